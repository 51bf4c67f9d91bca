"""Links to passages: written when a passage is copied, and read when somebody comes back with one.

    tjexplorer:2013-cepd-hokkaido/8.2.1:1076-1079@51234-51300.3f9a2c1b

Behind the scheme stand report and section, the lines of the source (1-based), its code points (0-based, half open) and
a mark of the words. Everything behind the lines may be left out, the lines too, and the scheme where a person types it:
`2013-cepd-hokkaido:1076`. A shell takes such a link as it is, without quotes.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from tjexplorer.bookmarks.passage import whole
from tjexplorer.corpus.library import Library
from tjexplorer.errors import UsageError
from tjexplorer.messages import gettext as _
from tjexplorer.model.citation import section_holding
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section
from tjexplorer.model.span import Span

SCHEME = "tjexplorer:"
"""How links begin."""

_MARK_LENGTH = 8

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Digits, letters and signs as an input method types them in full width, and the plain ones."""

_FORM = re.compile(
    r"(?P<where>.+?)(?:[:：](?P<line>[0-9]{1,9})(?:[-–—](?P<end_line>[0-9]{1,9}))?"
    r"(?:@(?P<start>[0-9]{1,12})-(?P<end>[0-9]{1,12})\.(?P<mark>[0-9a-f]{8}))?)?",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Linked:
    """What a link, or a place that somebody typed, means in a library."""

    report: Report
    """The report."""
    section: Section | None
    """The section that was named; None for the report as a whole, or for lines of it."""
    span: Span | None
    """The passage; None where the report or section as a whole is meant."""
    changed: bool = False
    """Whether the words of the link stand there no more, so that its lines are taken as they are today."""


def link_of(report: Report, span: Span | None = None) -> str:
    """The link to a passage, or to a report as a whole."""
    name = SCHEME + quote(report.id, safe="", errors="surrogatepass")
    if span is None:
        return name
    section = section_holding(report, span)
    path = f"/{section.path}" if section else ""
    line, end_line = report.source.line_of(span.start), report.source.last_line_of(span)
    lines = str(line) if line == end_line else f"{line}-{end_line}"
    return f"{name}{path}:{lines}@{span.start}-{span.end}.{_mark(report, span)}"


def followed(text: str, library: Library) -> Linked:
    """The place that a link or a typed place names: `REPORT`, `REPORT/SECTION`, either with `:LINE` or `:LINE-LINE`.

    Raises `UnknownNameError` where there is no such report or section, `UsageError` for lines that it does not have.
    """
    name = text.strip().removeprefix("<").removesuffix(">").strip()
    if name not in library.report_ids:
        name = name.translate(_HALF_WIDTH)
    linked = name.startswith(SCHEME)
    found = _FORM.fullmatch(name.removeprefix(SCHEME))
    if found is None:
        raise UsageError(_("The place is empty. Write REPORT, REPORT/SECTION or REPORT:LINE, or give a link."))
    where = unquote(found["where"], errors="surrogatepass") if linked else found["where"]
    if name in library.report_ids:  # an id with a colon in it
        return Linked(library.report(name), None, None)
    if found["mark"]:
        return _known_again(where, found, library)
    report, section = library.section(where) if "/" in where else (library.report(where), None)
    if found["line"] is None:
        return Linked(report, section, None)
    return Linked(
        report, section, lines_of(report, section, int(found["line"]), int(found["end_line"] or found["line"]))
    )


def _known_again(where: str, found: re.Match[str], library: Library) -> Linked:
    """The passage of a whole link, whatever became of its section; its lines where the words are others today."""
    report_id, _slash, path = where.partition("/")
    report = library.report(report_id)
    section = report.by_id.get(f"{report.id}/{path}")
    start, end = int(found["start"]), int(found["end"])
    if start < end <= len(report.source.text) and _mark(report, Span(start, end)) == found["mark"]:
        return Linked(report, section, Span(start, end))
    last = report.source.line_count
    line, end_line = int(found["line"]), int(found["end_line"] or found["line"])
    return Linked(report, None, lines_of(report, None, min(line, last), min(end_line, last)), changed=True)


def lines_of(report: Report, section: Section | None, line: int, end_line: int) -> Span:
    """The text on lines of a report, white space at its ends left out; an empty span where they hold none.

    Raises `UsageError` where they do not exist, or lie outside of the section, where one is named.
    """
    first, last = (section.line, section.end_line) if section else (1, report.source.line_count)
    told = str(line) if line == end_line else f"{line}-{end_line}"
    if not first <= line <= end_line <= last:
        place = section.id if section else report.id
        problem = _("{place} has no lines {lines}: its lines are {first} to {last}. Name some of them.")
        raise UsageError(problem.format(place=place, lines=told, first=first, last=last))
    span = Span(report.source.line_span(line).start, report.source.line_span(end_line).end)
    text = report.source.slice(span)
    if not text.strip():
        return Span(span.start, span.start)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, start + len(text.strip()))


def passage_of(linked: Linked) -> Span | None:
    """The passage that is quoted: that of the link, else the whole section; None for a whole report.

    Raises `UsageError` where there is no text.
    """
    if linked.span is not None and not len(linked.span):
        line, report = linked.report.source.line_of(linked.span.start), linked.report.id
        raise UsageError(
            _("There is no text on line {line} of {report}. Name another one.").format(line=line, report=report)
        )
    if linked.span is not None or linked.section is None:
        return linked.span
    return whole(linked.report, linked.section)


def _mark(report: Report, span: Span) -> str:
    """A few letters by which the words are known again; white space does not count."""
    words = "".join(report.source.slice(span).split())
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK_LENGTH]
