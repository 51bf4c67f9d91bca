"""Paragraphs of reports, each with its place, and passages made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tjexplorer.model.reading import Block, BlockKind, ReadingText
from tjexplorer.model.record import LineRange
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section
from tjexplorer.model.span import Span

BODY = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTATION, BlockKind.TABLE)
"""Blocks that tell something; headings, captions, visit cards, footnotes and labels in figures do not."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, list item or table of a report."""

    report: str
    """Id of the report."""
    section: str
    """Id of the innermost section that holds it."""
    kind: BlockKind
    """What it is."""
    span: Span
    """Where it stands in the source."""
    line: int
    """1-based first line."""
    end_line: int
    """1-based last line."""
    text: str
    """Its reading text; of a table the cells one after the other."""
    reading: ReadingText
    """The same with the origin of each character."""
    mark: str = ""
    """The list mark as printed, which also begins the text."""

    def origin(self, start: int, end: int) -> Span:
        """The place in the source of a non-empty range of `text`."""
        origins = list(self.reading.origins())
        return Span(origins[start], origins[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class Passage:
    """What one report says of something: paragraphs that are compared with those of another."""

    report: str
    """Id of the report."""
    year: int | None
    """The year it tells of."""
    paragraphs: tuple[Paragraph, ...]
    """In source order."""


def year_of(report: Report) -> int | None:
    """The year a report tells of: that of the trip (the probable one where the printed one cannot be right), else of the
    report.
    """
    trip = report.record.trip
    return (trip.probable_start or trip.start).year if trip else report.record.year


def paragraphs_in(report: Report, sections: Sequence[Section] | None = None) -> tuple[Paragraph, ...]:
    """The paragraphs of some sections without those below them, or of the whole report; in source order."""
    found = [
        paragraph_of(report, section, block)
        for section in (report.sections if sections is None else sections)
        for block in section.blocks
        if block.kind in BODY
    ]
    return tuple(sorted(found, key=lambda paragraph: paragraph.span))


def paragraph_of(report: Report, section: Section, block: Block) -> Paragraph:
    """One block as a paragraph."""
    return Paragraph(
        report=report.id,
        section=section.id,
        kind=block.kind,
        span=block.span,
        line=report.source.line_of(block.span.start),
        end_line=report.source.last_line_of(block.span),
        text=block.text.text,
        reading=block.text,
        mark=block.mark,
    )


def passage_of(report: Report, span: Span) -> Passage:
    """All paragraphs that a stretch of a report touches: what a reader has chosen, or a section with all below it."""
    touched = tuple(paragraph for paragraph in paragraphs_in(report) if paragraph.span.overlaps(span))
    return Passage(report.id, year_of(report), touched)


def on_lines(paragraphs: Sequence[Paragraph], lines: LineRange) -> Iterator[Paragraph]:
    """Those that begin on some lines."""
    return (paragraph for paragraph in paragraphs if lines.line <= paragraph.line <= lines.end_line)
