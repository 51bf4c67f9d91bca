"""The reading text of a whole report as one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tjexplorer.model.reading import Block, BlockKind, ReadingText, Run
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section
from tjexplorer.model.span import Span
from tjexplorer.text.cells import width
from tjexplorer.typesetting.page import BLANK, NOWHERE, Page, Passage, Row
from tjexplorer.typesetting.setter import joined, made, set_text, traced
from tjexplorer.typesetting.table import set_table

LARGEST_HANG = 8
"""Cells that a list mark pushes the following lines to the right, at most."""

_ROLES = {BlockKind.CAPTION: "caption", BlockKind.FOOTNOTE: "footnote", BlockKind.FIGURE_TEXT: "dim"}
_TABLES = (BlockKind.TABLE, BlockKind.CARD)
_CLOSE = (BlockKind.ITEM, BlockKind.FOOTNOTE, BlockKind.FIGURE_TEXT)


def set_report(report: Report, cells: int, window: Span | None = None) -> Page:
    """All sections under each other, set for a width in cells; only what stands in a window of the source, if one is given.

    A block that reaches beyond the window is cut, so that the time it takes depends on the window alone.
    """
    return Composition(report, cells, window).page(report.sections)


def set_sections(report: Report, sections: Sequence[Section], cells: int) -> Page:
    """Some sections of a report under each other, set for a width in cells."""
    return Composition(report, cells).page(sections)


class Composition:
    """A page while it is being set."""

    def __init__(self, report: Report, cells: int, window: Span | None = None) -> None:
        self._report = report
        self._cells = max(cells, 8)
        self._window = window
        self._rows: list[Row] = []
        self._passages: list[Passage] = []

    def page(self, sections: Sequence[Section]) -> Page:
        """The page of some sections."""
        for section in sections:
            if self._window is None or section.span.overlaps(self._window):
                self._set_section(section)
        self._rows.append(BLANK)
        covered = self._window or Span(0, len(self._report.source.text))
        return Page(tuple(self._rows), tuple(self._passages), covered, whole=self._window is None)

    def _set_section(self, section: Section) -> None:
        before: Block | None = None
        starts_here = self._window is None or section.span.start in self._window
        if section.implied and section.heading is None and section.title and starts_here:
            self._set_lost_heading(section)
        for each in section.blocks:
            block = self._within_window(each)
            if block is None or not block.text.text.strip():
                continue
            self._leave_room(block, before, section)
            if block.kind in _TABLES and block.rows:
                for span, rows in set_table(block, self._cells, len(self._passages)):
                    self._add(span, section, rows)
            else:
                self._add(block.span, section, self._set_block(block, section))
            before = block

    def _within_window(self, block: Block) -> Block | None:
        """What of a block is to be set; None for one outside of the window."""
        window = self._window
        if window is None or (block.text.runs and window.start <= block.span.start and block.span.end <= window.end):
            return block
        if not block.text.runs or not block.span.overlaps(window):
            return None
        rows = tuple(
            row for row in block.rows if any(cell.text.span.overlaps(window) for cell in row if cell.text.runs)
        )
        return replace(block, text=_cut(block.text, window), rows=rows)

    def _add(self, span: Span, section: Section, rows: list[Row]) -> None:
        """Append rows as one passage."""
        if rows:
            self._passages.append(Passage(span, section.id, len(self._rows), len(self._rows) + len(rows) - 1))
            self._rows.extend(rows)

    def _set_lost_heading(self, section: Section) -> None:
        """The heading that the source lost stands in square brackets, as library rules ask of what is supplied."""
        self._blank(2 if section.level <= 2 else 1)
        start = section.span.start
        text, _nowhere = made(f"[{section.title}]")
        head = (text, [start, *([NOWHERE] * (len(text) - 1))])
        rows = set_text(head, self._cells, (0, 2), role=_head_role(section.level), passage=len(self._passages))
        # What was lost cannot be quoted: keys that take a passage take the first one below.
        span = next((block.span for block in section.blocks if block.text.text.strip()), section.span)
        self._add(span, section, rows)

    def _leave_room(self, block: Block, before: Block | None, section: Section) -> None:
        if block.kind is BlockKind.HEADING:
            self._blank(2 if section.level <= 1 else 1)
        elif before is None or not (block.kind is before.kind and block.kind in _CLOSE):
            self._blank(1)

    def _blank(self, count: int) -> None:
        if not self._rows:
            return
        present = 0
        while present < len(self._rows) and self._rows[-1 - present] is BLANK:
            present += 1
        self._rows.extend([BLANK] * (count - present))

    def _set_block(self, block: Block, section: Section) -> list[Row]:
        passage = len(self._passages)
        text = traced(block.text.text, block.text.origins())
        if block.kind is BlockKind.HEADING:
            return set_text(text, self._cells, (0, self._hang(block)), role=_head_role(section.level), passage=passage)
        if block.kind is BlockKind.ITEM:
            indent = min(block.level * 2, self._cells // 4)
            hang = indent + self._hang(block)
            return set_text(text, self._cells, (indent, hang), passage=passage)
        if block.kind is BlockKind.QUOTATION:
            return set_text(text, self._cells, (4, 4), passage=passage)
        if block.kind is BlockKind.FIGURE_TEXT:
            text = joined([made("| "), text])
            return set_text(text, self._cells, (2, 4), role="dim", passage=passage)
        indent = 2 if block.kind in {BlockKind.CAPTION, BlockKind.FOOTNOTE} else 0
        rest = indent + (self._hang(block) if block.mark else 0)
        return set_text(text, self._cells, (indent, rest), role=_ROLES.get(block.kind, ""), passage=passage)

    def _hang(self, block: Block) -> int:
        """Cells of a list mark with the space behind it."""
        text = block.text.text
        if not block.mark or not text.startswith(block.mark):
            return 0
        wide = width(block.mark) + (1 if text[len(block.mark) :].startswith(" ") else 0)
        return min(wide, LARGEST_HANG, self._cells // 3)


def _cut(text: ReadingText, window: Span) -> ReadingText:
    """The part of a reading text that comes from a window of the source."""
    runs = []
    for run in text.runs:
        start, end = max(run.span.start, window.start), min(run.span.end, window.end)
        if start < end and run.verbatim:
            runs.append(Run(run.text[start - run.span.start : end - run.span.start], Span(start, end)))
        elif start <= end and not run.verbatim:
            runs.append(run)
    return ReadingText(tuple(runs))


def _head_role(level: int) -> str:
    return f"head-{min(max(level, 1), 3)}"
