"""What a citation of a report, or of a passage in it, is made of. The styles stand in `export`."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date as Date

from tjexplorer.model.record import EditorNote
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section
from tjexplorer.model.span import Span


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """The part of a report that a citation points to."""

    section: str | None
    """Id of the innermost section that holds all of it."""
    headings: tuple[str, ...]
    """The headings down to that section, outermost first, as printed; front matter has none."""
    line: int
    """1-based first line of the source."""
    end_line: int
    """1-based last line."""
    notes: tuple[EditorNote, ...]
    """Editor's notes on these lines."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A report as a bibliography describes it. What the source does not say is None or empty."""

    report: str
    """Id of the report."""
    key: str
    """Citation key, see `citation_key`."""
    form: str
    """trip-report or project-report."""
    title: str
    """The printed title with its subtitle, or the supplied title in square brackets."""
    title_supplied: bool
    """Whether the editor made the title."""
    authors: tuple[str, ...]
    """Whom the cover names as authors, as printed."""
    agency: str | None
    """The body that the report was made by or for, as printed."""
    category: str | None
    """出國類別, as printed."""
    places: tuple[str, ...]
    """Where the trip went, as printed."""
    year: int | None
    """Year of the report."""
    year_supplied: bool
    """Whether the report prints no date, so that the year is the editor's (shown in square brackets)."""
    report_date: Date | None
    """報告日期."""
    system_id: str | None
    """系統識別號."""
    source_name: str
    """The file as received."""
    passage: CitedPassage | None = None
    """The passage; None for the report as a whole."""


_USUAL = re.compile(r"([0-9]{4})-([a-z][a-z0-9]*)((?:-[a-z0-9]+)*)")
"""An id as this program makes them: year, agency, words of the subject."""

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TAKEN = re.compile(r"[a-z][a-z0-9]*[0-9]{4}(?:-.*)?|.*-x[0-9a-f]{8}")
"""What keys of other ids look like."""


def citation_key(report_id: str) -> str:
    """The key of a report in bibliographies, of ASCII letters, digits and single hyphens: its id with the year moved behind
    the agency. `2025-nstc-natural-sciences` gives `nstc2025-natural-sciences`.

    The key depends on the id alone, so that no other report can change it; and two ids never have the same key. An id
    of another form is its own key where it is plain, else it gets a digest.
    """
    usual = _USUAL.fullmatch(report_id)
    if usual:
        return f"{usual[2]}{usual[1]}{usual[3]}"
    if _PLAIN.fullmatch(report_id) and not _TAKEN.fullmatch(report_id):
        return report_id
    words = re.findall(r"[a-z0-9]+", report_id.lower())
    digest = hashlib.sha256(report_id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return "-".join([*(words or ["report"]), f"x{digest}"])


def cite(report: Report, span: Span | None = None) -> Citation:
    """The citation of a report, or of the passage of it that `span` covers."""
    record = report.record
    year = record.report_date.date.year if record.report_date else record.year or _year_of_id(record.id)
    title = record.display_title
    if record.title and record.subtitle:
        title += ("" if record.subtitle.text.startswith(("(", "（")) else "：") + record.subtitle.text
    return Citation(
        report=record.id,
        key=citation_key(record.id),
        form=record.form,
        title=title,
        title_supplied=record.title is None,
        authors=tuple(traveller.name for traveller in record.travellers if traveller.author),
        agency=record.agency.text if record.agency else None,
        category=record.category.text if record.category else None,
        places=tuple(place.text for place in record.destinations),
        year=year,
        year_supplied=year is not None and record.report_date is None,
        report_date=record.report_date.date if record.report_date else None,
        system_id=record.system_id,
        source_name=record.source_name,
        passage=_passage(report, span) if span else None,
    )


def section_holding(report: Report, span: Span) -> Section | None:
    """The innermost section that holds a whole passage, else the outermost one that holds its beginning."""
    innermost = report.section_at(span.start)
    if innermost is None:
        return None
    outermost = innermost
    for section in (innermost, *reversed(tuple(report.ancestors(innermost)))):
        if span.end <= section.span.end:
            return section
        outermost = section
    return outermost


def _passage(report: Report, span: Span) -> CitedPassage:
    span = _without_white_ends(report, span)
    section = section_holding(report, span)
    chain = (*report.ancestors(section), section) if section else ()
    line, end_line = report.source.line_of(span.start), report.source.last_line_of(span)
    return CitedPassage(
        section=section.id if section else None,
        # A colon that leads over to the text is no part of a heading that is cited.
        headings=tuple(part.title.rstrip("：:") for part in chain if part.title),
        line=line,
        end_line=end_line,
        notes=tuple(note for note in report.record.notes if line <= note.line <= end_line),
    )


def _without_white_ends(report: Report, span: Span) -> Span:
    text = report.source.slice(span)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, start + len(text.strip())) if text.strip() else span


def _year_of_id(report_id: str) -> int | None:
    found = re.match(r"([0-9]{4})-", report_id)
    return int(found[1]) if found else None
