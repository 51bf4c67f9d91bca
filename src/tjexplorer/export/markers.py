"""Markers: lines around what the program wrote into a Markdown file, so that all the rest of it stays its owner's.

    <!-- tjexplorer:begin b-20261121-7f3k 3f9a0c21d4e7 -->
    …
    <!-- tjexplorer:end b-20261121-7f3k -->

The digits are a digest of what stands between, so that an edit by hand is noticed. In the front matter, where Markdown has
no comments, `#` takes the place of `<!--`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tjexplorer.errors import ExportError
from tjexplorer.messages import gettext as _

FRONT_MATTER = "front-matter"
"""Name of the part inside the front matter."""

HEAD = "head"
"""Name of the part that begins the document."""

REPORT = "report:"
"""Names of the headings of reports begin so; those of bookmarks are their ids."""

BOM = "\ufeff"
"""What some editors put before the first letter of a file."""

_ANY = re.compile(r"<!--\s*tjexplorer:(?:begin|end)\b")
_ANY_YAML = re.compile(r"#\s*tjexplorer:(?:begin|end)\b")
_EXACT = re.compile(
    r"(?:<!--|#) tjexplorer:(?P<what>begin|end) (?P<name>[A-Za-z0-9][A-Za-z0-9:._-]*)"
    r"(?: (?P<digest>[0-9a-f]{12}))?(?P<gone> gone)?(?: -->)?"
)
_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_PLAIN_ID = re.compile(r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*")
_LONGEST_ID = 80


class MarkerError(ExportError):
    """Markers that do not fit together; names file and line. Nothing can be updated there."""

    def __init__(self, name: str, line: int, problem: str) -> None:
        self.name = name
        self.line = line
        self.problem = problem
        sentence = _("{place}: {problem}. Nothing was written there; mend the markers, or export into a new file.")
        super().__init__(sentence.format(place=f"{name}:{line}", problem=problem))


@dataclass(frozen=True, slots=True)
class Own:
    """Text of the file's owner, byte for byte."""

    text: str
    """Whole lines with their ends; the last line of a file may have none."""


@dataclass(frozen=True, slots=True)
class Part:
    """What the program wrote, with its markers."""

    name: str
    """Id of a bookmark, `REPORT` with a report's, `HEAD` or `FRONT_MATTER`."""
    digest: str
    """The digest in the marker; empty where there is none."""
    gone: bool
    """Whether the marker says that the bookmark was gone at the last export."""
    begin: str
    """The line of the first marker, with its end."""
    body: str
    """Everything between the markers."""
    end: str
    """The line of the last marker."""

    @property
    def text(self) -> str:
        """All of it, as it stands in the file."""
        return self.begin + self.body + self.end

    @property
    def edited(self) -> bool:
        """Whether somebody changed it by hand. What was emptied holds nothing that could be lost."""
        return bool(self.body.strip()) and self.digest != digest_of(self.body)


def digest_of(body: str) -> str:
    """A digest of a text that stays the same when an editor changes line ends or takes blanks from the ends of lines."""
    bare = "\n".join(line.rstrip() for line in body.split("\n")).strip("\n")
    return hashlib.sha256(bare.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def report_name(report: str) -> str:
    """The name of the part that holds the heading of a report. An id that could not stand in a comment is digested."""
    plain = _PLAIN_ID.fullmatch(report) and len(report) <= _LONGEST_ID
    return REPORT + (report if plain else f"x-{hashlib.sha256(report.encode('utf-8', 'replace')).hexdigest()[:12]}")


def between(name: str, body: str, *, gone: bool = False, newline: str = "\n") -> Part:
    """A part as it is written anew; `body` has line feeds alone."""
    digest, flag = digest_of(body), " gone" if gone else ""
    if name == FRONT_MATTER:
        begin, inside, end = f"# tjexplorer:begin {name} {digest}\n", f"{body}\n", f"# tjexplorer:end {name}\n"
    else:
        begin, end = f"<!-- tjexplorer:begin {name} {digest}{flag} -->\n", f"<!-- tjexplorer:end {name} -->\n"
        inside = f"\n{body}\n\n"
    first, middle, last = (text.replace("\n", newline) for text in (begin, inside, end))
    return Part(name, digest, gone, first, middle, last)


def holds_markers(text: str) -> bool:
    """Whether the program has written into a file, or somebody set markers for it."""
    return _ANY.search(text) is not None or _ANY_YAML.search(text) is not None


def parts_of(text: str, name: str) -> list[Own | Part]:
    """A file as parts in their order; joined they are the file. `name` is that of the file, for errors.

    Raises `MarkerError` where markers are cut, stand in each other, are not closed, or come twice.
    """
    found: list[Own | Part] = []
    pending: list[str] = []
    opened: tuple[int, re.Match[str], str] | None = None
    names: set[str] = set()
    for number, line, marker in _marked(text, name):
        if marker is None:
            pending.append(line)
            continue
        if marker["what"] == "begin":
            if opened:
                problem = _("the part {inner} begins inside the part {outer}, which is not closed")
                raise MarkerError(name, number, problem.format(inner=marker["name"], outer=opened[1]["name"]))
            if marker["name"] in names:
                raise MarkerError(name, number, _("the part {name} is there twice").format(name=marker["name"]))
            names.add(marker["name"])
            if pending:
                found.append(Own("".join(pending)))
            opened, pending = (number, marker, line), []
        elif opened is None or opened[1]["name"] != marker["name"]:
            problem = _("the part {name} ends here, but does not begin above").format(name=marker["name"])
            raise MarkerError(name, number, problem)
        else:
            _number, begin, first = opened
            found.append(Part(begin["name"], begin["digest"] or "", bool(begin["gone"]), first, "".join(pending), line))
            opened, pending = None, []
    if opened:
        raise MarkerError(name, opened[0], _("the part {name} is not closed").format(name=opened[1]["name"]))
    if pending:
        found.append(Own("".join(pending)))
    return found


def lines_of(text: str) -> list[str]:
    """The lines of a text with their ends, cut at line feeds alone."""
    found: list[str] = _LINE.findall(text)
    return found


def _marked(text: str, name: str) -> Iterator[tuple[int, str, re.Match[str] | None]]:
    """Lines with their numbers, and the marker that each of them is. Raises `MarkerError` for one that is cut."""
    lines = lines_of(text)
    front = _front_matter_lines(lines)
    for number, line in enumerate(lines, 1):
        if not (_ANY.search(line) or (number <= front and _ANY_YAML.search(line))):
            yield number, line, None
            continue
        bare = line.removeprefix(BOM).strip()
        marker = _EXACT.fullmatch(bare)
        if marker is None or bare.startswith("<!--") != bare.endswith("-->"):
            problem = _("the marker is damaged, or does not stand alone on its line")
            raise MarkerError(name, number, problem)
        yield number, line, marker


def _front_matter_lines(lines: list[str]) -> int:
    """How many lines the front matter of a document takes, with the marks around it; 0 where there is none."""
    if not lines or lines[0].removeprefix(BOM).rstrip() != "---":
        return 0
    return next((at for at, line in enumerate(lines[1:], 2) if line.rstrip() in {"---", "..."}), 0)
