"""The reading text with the lines of its source: beside it where there is room for two columns, else below each passage."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

from tjexplorer.model.report import Report
from tjexplorer.model.section import Section
from tjexplorer.model.span import Span
from tjexplorer.text.cells import one_cell
from tjexplorer.typesetting.page import BLANK, NOWHERE, Page, Passage, Row
from tjexplorer.typesetting.report_page import Composition
from tjexplorer.typesetting.setter import joined, made, padded
from tjexplorer.typesetting.source_page import SectionsByLine, set_line

TWO_COLUMNS = 70
"""Cells from which text and source stand side by side."""

GAP = " │ "
"""Between the two."""

INDENT = 2
"""Cells that the lines below a passage are set in."""


def set_beside(report: Report, cells: int, window: Span | None = None, *, measure: int = 0) -> Page:
    """A report with the lines of its source, set for a width in cells; only a window of it, if one is given.

    `measure` is the most cells of either column, 0 for as many as there are.
    """
    return _Beside(report, cells, window, measure).page(report.sections)


def has_two_columns(cells: int) -> bool:
    """Whether a width has room for text and source side by side."""
    return cells >= TWO_COLUMNS


class _Beside(Composition):
    """Puts the lines of its source to each passage, in the order of the source. Lines that are white space are left out."""

    def __init__(self, report: Report, cells: int, window: Span | None, measure: int) -> None:
        self._columns = has_two_columns(cells)
        column = (cells - len(GAP)) // 2 if self._columns else cells
        column = max(min(column, measure or column), 8)
        super().__init__(report, column, window)
        self._side = column if self._columns else max(column - INDENT, 8)
        self._sections = SectionsByLine(report)
        self._line = report.source.line_of(window.start) if window else 1

    def page(self, sections: Iterable[Section]) -> Page:
        """The page, with the lines behind the last passage."""
        page = super().page(tuple(sections))
        last = self._report.source.last_line_of(page.covered)
        self._rows.pop()
        self._add_lines_alone(last)
        self._rows.append(BLANK)
        rows = self._rows
        if self._columns:
            blank = Row(" " * self._cells + one_cell(GAP), [NOWHERE] * (self._cells + len(GAP)), "rule")
            rows = [blank if row is BLANK else row for row in rows[:-1]] + [BLANK]
        return Page(tuple(rows), tuple(self._passages), page.covered, page.whole)

    def _add(self, span: Span, section: Section, rows: list[Row]) -> None:
        if not rows:
            return
        source = self._report.source
        blanks = 0
        while self._rows and self._rows[-1] is BLANK:
            self._rows.pop()
            blanks += 1
        self._add_lines_alone(source.line_of(span.start) - 1)
        self._rows.extend([BLANK] * (blanks if self._rows else 0))
        number = len(self._passages)
        rows = [Row(row.text, row.origins, row.role, number) for row in rows]
        lines = self._lines_until(source.last_line_of(span), number)
        super()._add(span, section, self._put_together(rows, lines))

    def _add_lines_alone(self, last: int) -> None:
        """Lines that belong to no passage: contents lists, residue."""
        source = self._report.source
        while self._line <= last:
            span = source.line_span(self._line)
            lines = self._lines_until(self._line, len(self._passages))
            if lines:
                place = Passage(
                    span, self._sections.at(self._line - 1), len(self._rows), len(self._rows) + len(lines) - 1
                )
                self._passages.append(place)
                self._rows.extend(self._put_together([], lines))

    def _lines_until(self, last: int, passage: int) -> list[Row]:
        """The lines that are still to come, up to one, without those that are empty."""
        source = self._report.source
        window = self._window or Span(0, len(source.text))
        found: list[Row] = []
        while self._line <= last:
            whole = source.line_span(self._line)
            start = max(whole.start, window.start)
            span = Span(start, max(min(whole.end, window.end), start))
            if source.slice(span).strip():
                found.extend(set_line(self._report, self._line, span, self._side, passage))
            self._line += 1
        return found

    def _put_together(self, rows: list[Row], lines: list[Row]) -> list[Row]:
        if not self._columns:
            return [*rows, *(_set_in(line) for line in lines)]
        found = []
        for row, line in zip_longest(rows, lines):
            parts = [padded(row, self._cells), made(one_cell(GAP))]
            if line is not None:
                parts.append((line.text, line.origins))
            text, origins = joined(parts)
            one = row or line
            role = row.role if row else ""
            aside = len(parts[0][0])
            found.append(Row(text, origins, role, one.passage if one else NOWHERE, aside))
        return found


def _set_in(row: Row) -> Row:
    return Row(" " * INDENT + row.text, [*([NOWHERE] * INDENT), *row.origins], row.role, row.passage, 0)
