"""Keeps the message catalogues in step with the source: collects the messages, updates the `.po` files, compiles them.

A message is the first argument of `_`, `gettext` or `N_`, or the first two of `ngettext`. The files hold messages and
nothing that changes by itself: no dates, no line numbers, no guesses; messages that are gone are dropped.

Run `python tools/messages.py` to write the files, with `--check` to say whether they are up to date and complete.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import IO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).parents[1] / "src" / "tjexplorer"
FOLDER = SOURCE / "locale"
DOMAIN = "tjexplorer"
LANGUAGES = ("zh_TW", "ja")
"""The languages that need a catalogue; English is the language of the message ids."""

KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "gettext": None, "N_": None, "ngettext": (1, 2)}
"""Functions that take a message, and which arguments are messages; None: the first."""

Found = tuple[int, str, list[str | None], list[str]]
"""Line, function, arguments and comments, as Babel takes them from an extraction method."""

Id = str | tuple[str, ...]
"""A message id; singular and plural where there are two."""


class SourceFaultError(Exception):
    """A call in the source from which no message can be taken."""


def template_path() -> Path:
    """The file that lists the messages."""
    return FOLDER / f"{DOMAIN}.pot"


def po_path(language: str) -> Path:
    """The file in which a language is translated."""
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def mo_path(language: str) -> Path:
    """The compiled file, which the program reads."""
    return po_path(language).with_suffix(".mo")


class SteadyCatalog(Catalog):
    """A catalogue whose header holds no date and no version, so that equal messages make equal bytes."""

    def __iter__(self) -> Iterator[Message]:
        lines = [f"Language: {self.locale_identifier}", f"Plural-Forms: {self.plural_forms}"] if self.locale else []
        lines += ["MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: 8bit"]
        _own_header, *messages = super().__iter__()
        yield Message("", "".join(f"{line}\n" for line in lines))
        yield from messages


def calls(
    file: IO[bytes],
    keywords: Collection[str],
    _comment_tags: Collection[str],
    options: Mapping[str, object],  # noqa: ARG001  # part of the signature that Babel asks for
) -> Iterator[Found]:
    """Extraction method for Babel that reads the syntax tree.

    Babel's own one reads tokens, in which Python 3.11 hides the calls within an f-string and Python 3.12 does not.
    """
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in keywords:
            arguments = [_text(argument) for argument in node.args]
            if arguments and arguments[0] is not None:
                yield node.lineno, node.func.id, arguments, []


def _text(argument: ast.expr) -> str | None:
    """The string that stands here; None where it is known only when the program runs."""
    if isinstance(argument, ast.JoinedStr):
        problem = f"line {argument.lineno}: an f-string can be no message; use {{name}} and .format(name=…)"
        raise SourceFaultError(problem)
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        if not argument.value:
            raise SourceFaultError(f"line {argument.lineno}: the empty message stands for the header of the catalogue")
        return argument.value
    return None


@cache
def collect(source: Path) -> tuple[Id, ...]:
    """The message ids of the source, each once, sorted."""
    place = source

    def reading(name: str, _method: str, _options: dict[str, object]) -> None:
        nonlocal place
        place = source / name

    try:
        found = extract_from_dir(source, [("**.py", calls)], keywords=KEYWORDS, callback=reading)  # type: ignore[list-item]  # Babel takes functions as well as names
        ids = {message for _name, _line, message, _comments, _context in found}
    except SourceFaultError as fault:
        raise SystemExit(f"{place.relative_to(source.parent).as_posix()}, {fault}") from None
    return tuple(sorted(ids, key=forms))


def template() -> SteadyCatalog:
    """The messages without translations."""
    return _catalogue(None, {})


def refreshed(language: str) -> SteadyCatalog:
    """The messages with the translations that the `.po` file has for them."""
    return _catalogue(language, shipped(language))


def shipped(language: str) -> dict[Id, Message]:
    """The `.po` file as it is, by message id, without the header."""
    path = po_path(language)
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        # Entries that are commented out are of no interest: Babel keeps them apart.
        return {_key(message): message for message in read_po(file, locale=language) if message.id}


def _key(message: Message) -> Id:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def _catalogue(language: str | None, translated: Mapping[Id, Message]) -> SteadyCatalog:
    name = language or "the language of the file"
    head = f"# The messages of {DOMAIN} in {name}. `python tools/messages.py` keeps the list up to date."
    catalogue = SteadyCatalog(locale=language, header_comment=head)
    for message in collect(SOURCE):
        before = translated.get(message)
        made = catalogue.add(
            message,
            before.string if before else "",
            user_comments=before.user_comments if before else (),
        )
        # Set here because the releases of Babel differ in the flags that they find by themselves.
        made.flags = {"python-brace-format"} if "{" in str(message) else set()
        if before and before.fuzzy:
            made.flags.add("fuzzy")
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """The text of a `.po` or `.pot` file."""
    file = BytesIO()
    write_po(file, catalogue, width=0, no_location=True, ignore_obsolete=True)
    return file.getvalue().rstrip(b"\n") + b"\n"


def compiled(catalogue: Catalog) -> bytes:
    """The bytes of a `.mo` file; fuzzy messages stay out."""
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def forms(text: str | Iterable[str] | None) -> tuple[str, ...]:
    """All forms of a message or of its translation."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def placeholders(text: str) -> list[str] | None:
    """The names in braces, sorted; None where the braces do not pair."""
    try:
        return sorted(name for _literal, name, _spec, _conversion in Formatter().parse(text) if name is not None)
    except ValueError:
        return None


def faults(catalogue: Catalog) -> Iterator[str]:
    """What a catalogue lacks, one sentence for each message."""
    for message in catalogue:
        if not message.id:
            continue
        shown = forms(message.id)[-1]
        translations = forms(message.string)
        if not translations or not all(translations):
            yield f"not translated: {shown!r}"
        elif message.fuzzy:
            yield f"marked as fuzzy: {shown!r}"
        elif any(placeholders(text) != placeholders(shown) for text in translations):
            yield f"other names in braces: {shown!r}"


def fresh() -> dict[Path, bytes]:
    """All files as they should be."""
    files = {template_path(): written(template())}
    for language in LANGUAGES:
        catalogue = refreshed(language)
        files[po_path(language)] = written(catalogue)
        files[mo_path(language)] = compiled(catalogue)
    return files


def stale() -> list[Path]:
    """The files that are not as they should be."""
    return [path for path, content in fresh().items() if not path.is_file() or path.read_bytes() != content]


def main(arguments: list[str]) -> int:
    """Write the files, or say whether they are up to date; 1 where something is to be done."""
    if arguments not in ([], ["--check"]):
        print(__doc__)
        return 2
    old = stale()
    if arguments:
        for path in old:
            print(f"{path.relative_to(FOLDER).as_posix()} is stale: run python tools/messages.py")
    else:
        files = fresh()
        for path in old:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[path])
            print(f"{path.relative_to(FOLDER).as_posix()} written")
    missing = [f"{language}: {fault}" for language in LANGUAGES for fault in faults(refreshed(language))]
    print("\n".join([*missing, f"{len(collect(SOURCE))} messages, {len(missing)} to be mended"]))
    return 1 if missing or (arguments and old) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
