"""The proof sheet: the reading text of a report in pieces, each character tied to its place, and how a note is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tjexplorer.model.reading import Block, BlockKind, ReadingText, Run
from tjexplorer.model.record import EditorNote, Evidence, ReportRecord
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.source import SourceText
from tjexplorer.model.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a source."""

    report: str
    """Id of the report."""
    line: int
    """Line on which they begin."""
    quote: str
    """The words, letter for letter but for line feeds."""
    start: int
    """Their first code point."""

    @property
    def evidence(self) -> Evidence:
        """The place as evidence."""
        return Evidence(report=self.report, line=self.line, quote=self.quote)


class Passage:
    """One stretch of reading text: a block, a cell, or an entry of a contents list."""

    def __init__(self, report: Report, text: ReadingText, section: Section | None, block: Block | None) -> None:
        self.report = report
        self.section = section
        """The section it stands in; None for contents entries."""
        self.block = block
        """The block it belongs to; None for contents entries."""
        self.text = text.text
        """What is printed."""
        self._reading = text

    @cached_property
    def _origins(self) -> list[int]:
        return list(self._reading.origins())

    @property
    def kind(self) -> BlockKind | None:
        """What the block is."""
        return self.block.kind if self.block else None

    @property
    def in_table(self) -> bool:
        """Whether it is a cell, or the whole, of a table or card."""
        return bool(self.block and self.block.rows)

    @property
    def start(self) -> int:
        """Its first code point in the source."""
        return self._reading.span.start

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """Where a stretch of the text stands. What other blocks interrupt is quoted up to the interruption."""
        end = len(self.text) if end is None else end
        while start < end and self.text[start].isspace():
            start += 1
        source = self.report.source
        first = self._origins[start] if start < len(self._origins) else self.start
        last = first
        for at in self._origins[start:end]:
            between = source.text[last + 1 : at]
            if at > last + 1 and "".join(between.split()) not in {"", "-"}:
                break
            last = max(last, at)
        quote = source.text[first : last + 1].replace("\r", "").replace("\n", "")
        return Place(self.report.id, source.line_of(first), quote.strip(), first)


class Galley:
    """A report as the checks read it."""

    def __init__(self, report: Report) -> None:
        self.report = report

    @property
    def source(self) -> SourceText:
        """The source."""
        return self.report.source

    @property
    def record(self) -> ReportRecord:
        """The record; for a report without one it says nothing but the id."""
        return self.report.record

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All of the reading text but contents lists, tables by cell, in source order."""
        return tuple(
            Passage(self.report, text, section, block)
            for section in self.report.sections
            if section.kind is not SectionKind.TOC
            for block in section.blocks
            for text in _units(block)
            if text.text.strip()
        )

    @cached_property
    def running(self) -> tuple[Passage, ...]:
        """The passages that are sentences: paragraphs, list items and footnotes."""
        kinds = {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.FOOTNOTE}
        return tuple(passage for passage in self.passages if passage.kind in kinds)

    @cached_property
    def contents(self) -> tuple[Passage, ...]:
        """The entries of contents lists, line by line."""
        pieces = sorted(item.span for item in self.report.left_out if item.reason == "contents")
        return tuple(Passage(self.report, _verbatim(self.source, piece), None, None) for piece in pieces)

    def blocks_of(self, section: Section) -> list[Passage]:
        """The passages of a section itself, whole blocks."""
        return [Passage(self.report, block.text, section, block) for block in section.blocks if block.text.text.strip()]

    def rows_of(self, section: Section) -> Iterator[tuple[Block, list[Passage]]]:
        """The rows of tables and cards of a section, with their block."""
        for block in section.blocks:
            for row in block.rows:
                yield block, [Passage(self.report, cell.text, section, block) for cell in row]


def _units(block: Block) -> list[ReadingText]:
    return [cell.text for row in block.rows for cell in row] or [block.text]


def _verbatim(source: SourceText, span: Span) -> ReadingText:
    return ReadingText((Run(source.slice(span), span),))


def calculation(statement: str) -> Evidence:
    """Evidence outside the source: a calendar, a sum."""
    return Evidence(statement=statement)


def note(
    place: Place, kind: str, sentence: str, evidence: Sequence[Evidence | Place], *, certain: bool = True
) -> EditorNote:
    """A note on a place. Evidence that is a place stands as one."""
    shown = tuple(item.evidence if isinstance(item, Place) else item for item in evidence)
    return EditorNote(place.report, place.line, place.quote, kind, sentence, "certain" if certain else "likely", shown)
