"""Bookmarks brought into files on which their owner goes on working, and the templates by which this is done.

A file is read, changed and replaced in one step, in turns with other programs of this kind; whoever reads it sees the old
text or the new one. Where an editor saved it in between, it is read again.
"""

from __future__ import annotations

import contextlib
import glob
import hashlib
import json
import os
import stat
import tempfile
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from tjexplorer.errors import ExportError
from tjexplorer.export.formats import is_export
from tjexplorer.export.markers import MarkerError, Part, holds_markers, parts_of
from tjexplorer.export.template import BookmarkTemplate, TemplateError
from tjexplorer.export.updating import Pages, Updated, updated, written
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.settings import Settings
from tjexplorer.yaml_file import sync_folder, write_atomically

LAST = "bookmark-exports.json"
"""File of the state folder: by format, library and selection the file that was written last."""

LOCK_SECONDS = 10.0
"""How long an export waits for another one into the same file."""

_NAMED = 3
"""So many bookmarks that were edited by hand are named."""

_PART = ".tjexplorer-part"
_TRIES = 5
_MOST_NUMBERED = 10_000
_LARGEST_TEMPLATE = 1_000_000


def read_template(path: Path) -> BookmarkTemplate:
    """The template in a file. Raises `TemplateError` with file and line."""
    with contextlib.suppress(RuntimeError):  # no home
        path = path.expanduser()
    try:
        if not path.is_file():
            raise TemplateError(str(path), None, _("there is no such file"))
        if path.stat().st_size > _LARGEST_TEMPLATE:
            raise TemplateError(str(path), None, _("it is too large for a template"))
        source = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = wrong.object.count(b"\n", 0, wrong.start) + 1
        raise TemplateError(str(path), line, _("this is no UTF-8 text")) from None
    except (OSError, ValueError) as wrong:
        reason = (wrong.strerror if isinstance(wrong, OSError) else None) or str(wrong)
        raise TemplateError(str(path), None, reason) from None
    return BookmarkTemplate(source.replace("\r\n", "\n"), str(path))


def template_of(named: Path | None, settings: Settings, settings_file: Path) -> BookmarkTemplate | None:
    """The template that the caller names, else that of the settings, else None for the one that comes with the program.

    A relative path in the settings begins at the folder of their file. Raises `TemplateError`.
    """
    if named is None and settings.export_template:
        named = Path(settings.export_template)
        with contextlib.suppress(RuntimeError):  # no home
            named = named.expanduser()
        named = settings_file.parent / named
    return read_template(named) if named else None


def told(result: Updated, path: Path) -> str:
    """What became of a Markdown file, in a line."""
    counts = [
        (result.added, ngettext("{n} new", "{n} new", len(result.added))),
        (result.changed, ngettext("{n} updated", "{n} updated", len(result.changed))),
        (result.same, ngettext("{n} as before", "{n} as before", len(result.same))),
        (result.gone, ngettext("{n} no bookmark any more", "{n} no bookmarks any more", len(result.gone))),
        (result.edited, ngettext("{n} left as you edited it", "{n} left as you edited them", len(result.edited))),
    ]
    parts = [words.format(n=len(ids)) for ids, words in counts if ids]
    if result.edited:
        parts[-1] += f" ({', '.join(result.edited[:_NAMED])}{'…' if len(result.edited) > _NAMED else ''})"
    return _("{path}: {counts}.").format(path=path, counts=", ".join(parts) or _("no bookmarks"))


def write_markdown(target: Path, pages: Pages, known: Collection[str], state: Path, *, force: bool = False) -> Updated:
    """Bring an export into a Markdown file, which is made where it is not there yet.

    `known` are the ids of all bookmarks of the library, `state` is the folder for locks. With `force` the file is replaced
    by a new one, whatever it holds. Raises `MarkerError` where its markers do not fit together, `ExportError` where it has
    none, is no text, or cannot be read or written; then it stays as it is.
    """
    result = Updated("")

    def change(old: bytes | None) -> bytes:
        nonlocal result
        if old is None or not old.strip() or force:
            ids = tuple(each.name for chapter in pages.chapters for each in chapter.passages if each.body)
            result = Updated(written(pages), added=ids)
        else:
            result = updated(_text_with_parts(old, target), pages, known, str(target))
        return result.text.encode("utf-8")

    _rewrite(target, change, state)
    return result


def write_data(target: Path, form: str, text: str, state: Path, *, force: bool = False) -> None:
    """Write an export of another format, in place of an earlier one in the file.

    Raises `ExportError` where it cannot be written, or holds anything but an export of bookmarks in this format, which is
    not replaced without `force`.
    """

    def change(old: bytes | None) -> bytes:
        if old and not force:
            if holds_markers(old.decode("utf-8", "replace")):
                problem = _("{path} holds bookmarks in Markdown. Name another file, or replace it with --force.")
                raise ExportError(problem.format(path=target))
            if not is_export(form, old.decode("utf-8", "replace")):
                problem = _(
                    "{path} exists and holds no bookmarks of this program in the format {form}. "
                    "Name another file, take a new one (--new), or replace it (--force)."
                )
                raise ExportError(problem.format(path=target, form=form))
        return text.encode("utf-8")

    _rewrite(target, change, state)


def why_not(target: Path) -> str:
    """Why a file cannot take an export of Markdown; empty where it can: it is not there, is empty, or has markers."""
    try:
        old = _bytes(target)
        if old and old.strip():
            _text_with_parts(old, target)
    except MarkerError as wrong:
        return _("line {line}: {problem}").format(line=wrong.line, problem=wrong.problem)
    except ExportError:
        return _("it has no markers of this program")
    except OSError as wrong:
        return wrong.strerror or str(wrong)
    return ""


def beside(path: Path) -> Path:
    """The path itself, or with the first number behind its name that makes it a new one. Raises `ExportError`."""
    for number in range(1, _MOST_NUMBERED):
        numbered = path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")
        if not os.path.lexists(numbered):
            return numbered
    raise ExportError(_("All names like {name} are taken. Name another file.").format(name=path))


def last_used(state: Path, library: Path, form: str, what: str = "") -> Path | None:
    """The file into which bookmarks of a library were exported last in a format, where it is still there.

    `what` tells a selection of them from the others; empty for all bookmarks.
    """
    path = _remembered(state).get(_key(library, form, what))
    return Path(path) if path and Path(path).is_file() else None


def remember(state: Path, library: Path, form: str, path: Path, what: str = "") -> None:
    """Keep in mind into which file an export went. What cannot be kept is not: the next export asks anew."""
    entries = _remembered(state)
    entries.pop(_key(library, form, what), None)
    entries[_key(library, form, what)] = str(path.resolve())
    with contextlib.suppress(OSError, UnicodeEncodeError):
        text = json.dumps(dict(list(entries.items())[-100:]), ensure_ascii=False, indent=0)
        write_atomically(state / LAST, f"{text}\n")


def _key(library: Path, form: str, what: str) -> str:
    return "\n".join((form, str(library), what))


def _remembered(state: Path) -> dict[str, str]:
    try:
        found = json.loads((state / LAST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def _text_with_parts(old: bytes, target: Path) -> str:
    """The text of a file that has markers. Raises `ExportError`."""
    try:
        text = old.decode("utf-8")
    except UnicodeDecodeError:
        problem = _("{path} is no UTF-8 text. Nothing was written there; name another file.")
        raise ExportError(problem.format(path=target)) from None
    if not any(isinstance(part, Part) for part in parts_of(text, str(target))):
        problem = _(
            "{path} exists and has no markers of this program, so that nothing in it can be updated. "
            "Name another file, take a new one (--new), or replace it (--force)."
        )
        raise ExportError(problem.format(path=target))
    return text


def _rewrite(target: Path, change: Callable[[bytes | None], bytes], state: Path) -> None:
    try:
        target = target.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        with _turn(target, state):
            for _try in range(_TRIES):
                old = _bytes(target)
                new = change(old)
                if new == old or (_bytes(target) == old and _replaced(target, new)):
                    return
    except Timeout:
        problem = _("Another program has been writing {path} for more than {seconds} seconds. Try again.")
        raise ExportError(problem.format(path=target, seconds=int(LOCK_SECONDS))) from None
    except (OSError, ValueError, RuntimeError) as wrong:
        reason = (wrong.strerror if isinstance(wrong, OSError) else None) or str(wrong)
        problem = _("{path} cannot be written: {reason}. Name another file with --output.")
        raise ExportError(problem.format(path=target, reason=reason)) from None
    problem = _("Another program goes on changing {path}. Close it there, and export again.")
    raise ExportError(problem.format(path=target))


@contextlib.contextmanager
def _turn(target: Path, state: Path) -> Iterator[None]:
    """The turn to write a file. The lock stands apart, so that it does not lie about among its owner's notes."""
    folder = state / "locks"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        usable = os.access(folder, os.W_OK)
    except OSError:
        usable = False
    if not usable:
        yield
        return
    with FileLock(folder / f"{hashlib.sha256(os.fsencode(target)).hexdigest()[:16]}.lock", timeout=LOCK_SECONDS):
        for leftover in target.parent.glob(f"{glob.escape(_beginning(target))}*{_PART}"):
            leftover.unlink(missing_ok=True)  # an export that was killed
        yield


def _beginning(path: Path) -> str:
    """How the name of the file begins in which the new text of another one is written."""
    return f".{path.name[:60]}."


def _bytes(path: Path) -> bytes | None:
    """What a file holds; None where there is none. Raises `OSError`."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise OSError(_("this is no file"))
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _replaced(path: Path, data: bytes) -> bool:
    """Write a file whole or not at all, with the rights that it had. Raises `OSError`."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        if not os.access(path, os.W_OK):
            raise OSError(_("no right to write"))
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    handle, name = tempfile.mkstemp(prefix=_beginning(path), suffix=_PART, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    sync_folder(path.parent)
    return True
