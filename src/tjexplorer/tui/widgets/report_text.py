"""The text of a report: one continuous page with margin signs, highlights and a cursor that is always in view."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from tjexplorer.model.report import Report
from tjexplorer.model.span import Span
from tjexplorer.tui.drawing import Line, Piece
from tjexplorer.tui.keys import bindings
from tjexplorer.tui.relations import SIGNS
from tjexplorer.tui.widgets.line_view import LineView
from tjexplorer.tui.widgets.marks import LOOKS, PLAIN, Marks
from tjexplorer.typesetting.page import NOWHERE, Page
from tjexplorer.typesetting.report_page import set_report
from tjexplorer.typesetting.source_page import set_source

MARGIN = 4
"""Cells before the text: sign of a hit, sign of a bookmark or note, bar of the passage, space."""


class ReportText(LineView):
    """A report to read. The cursor is a row; the passage on it is what keys act on."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("move"), *bindings("reader")]

    @dataclass
    class Moved(Message):
        """The cursor came to another place."""

        offset: int

    class NamesWanted(Message):
        """The reader asked who and what is named in the passage."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.report: Report | None = None
        self.original = False
        self._page = Page((), (), 0)
        self._marks = Marks().over(0)
        self._signs: dict[int, str] = {}
        self._cursor = 0
        self._extent = (0, 0)
        self._place = 0
        self._depth = 0.3

    # What is shown

    def show(self, report: Report, offset: int, *, depth: float | None = 0.3) -> None:
        """Show a report with a place of its source in view, at this share of the height; None keeps what is in view."""
        if report is not self.report:
            self.report = report
            self._marks = Marks().over(len(report.source.text))
            self._set_page()
            depth = 0.3 if depth is None else depth
        self._go_to(offset, depth)

    def mark(self, marks: Marks) -> None:
        """Show these marks."""
        if self.report is not None:
            self._marks = marks.over(len(self.report.source.text))
            self._make_signs()
            self.redraw()

    def show_original(self, original: bool) -> None:
        """Show the lines of the source, or the reading text, at the same place."""
        self.original = original
        place, depth = self.place, self._share()
        self._set_page()
        self._go_to(place, depth)

    @property
    def place(self) -> int:
        """The code point at the cursor."""
        return self._place

    @property
    def cursor(self) -> int:
        """The row of the cursor."""
        return self._cursor

    @property
    def passage(self) -> Span | None:
        """The passage that keys act on, with what it was extended by."""
        passages = self._page.passages
        if not passages:
            return None
        first, last = self._extent
        taken = passages[first : last + 1]
        return Span(min(part.span.start for part in taken), max(part.span.end for part in taken))

    @property
    def section(self) -> str | None:
        """Id of the section at the cursor."""
        passages = self._page.passages
        return passages[self._extent[0]].section if passages else None

    def is_in_view(self, offset: int) -> bool:
        """Whether a place is on the screen."""
        row = self._page.row_at(offset)
        top = int(self.scroll_offset.y)
        return top <= row < top + self._height

    # Layout

    @property
    def _height(self) -> int:
        return max(self.scrollable_content_region.height, 1)

    def lay_out(self, cells: int) -> int:
        """Set the page for a width; the cursor stays with its place."""
        share = self._share() if self._page.rows else self._depth
        self._set_page(cells)
        self.call_after_refresh(self._go_to, self._place, share)
        return len(self._page.rows)

    def _set_page(self, cells: int | None = None) -> None:
        cells = self.cells if cells is None else cells
        if self.report is None or not cells:
            return
        setter: Callable[[Report, int], Page] = set_source if self.original else set_report
        self._page = setter(self.report, cells - MARGIN - 1)
        self._make_signs()
        self.virtual_size = self.virtual_size.with_height(len(self._page.rows))
        self._put_cursor(self._page.row_at(self._place))
        self.redraw()

    def _make_signs(self) -> None:
        """The margin signs: hits in the first cell, bookmarks and notes in the second."""
        if not self._page.rows:
            return
        first = {self._page.row_at(span.start): "-" for span in self._marks.found}
        first.update({self._page.row_at(span.start): SIGNS[one] for span, one in reversed(list(self._marks.related()))})
        if self._marks.current:
            first[self._page.row_at(self._marks.current.start)] = ">"
        second = {self._page.row_at(span.start): "!" for span in self._marks.notes}
        second.update({self._page.row_at(span.start): "*" for span in self._marks.bookmarks})
        rows = first.keys() | second.keys()
        self._signs = {row: first.get(row, " ") + second.get(row, " ") for row in rows}

    def draw(self, row: int) -> tuple[Line, str]:
        """A row with its margin."""
        printed = self._page.rows[row]
        looks = self._marks.looks
        line = list(self._margin(row))
        at = 0
        for look, run in groupby(printed.origins, key=lambda origin: looks[origin] if origin != NOWHERE else PLAIN):
            end = at + sum(1 for _origin in run)
            line.append(Piece(printed.text[at:end], LOOKS.get(look) or printed.role))
            at = end
        return tuple(line), ""

    def _margin(self, row: int) -> Iterable[Piece]:
        signs = self._signs.get(row, "  ")
        yield Piece(signs[0], "strong" if signs[0] == ">" else "mark")
        yield Piece(signs[1], "note" if signs[1] == "!" else "mark")
        first, last = self._extent
        passages = self._page.passages
        taken = bool(passages) and passages[first].first_row <= row <= passages[last].last_row
        yield Piece("│ " if taken else "  ", "bar" if self.has_focus else "dim")

    # Movement

    def _share(self) -> float:
        """How far down the screen the cursor stands."""
        return min(max((self._cursor - int(self.scroll_offset.y)) / self._height, 0.0), 0.8)

    def on_resize(self, event: events.Resize) -> None:
        """The cursor stays in view, also when only the height changed."""
        super().on_resize(event)
        self.call_after_refresh(self._keep_in_view)

    def _keep_in_view(self) -> None:
        if self._page.rows and not self.is_in_view(self._place):
            self._go_to(self._place, 0.3)

    def _go_to(self, offset: int, depth: float | None) -> None:
        """Put the cursor on a place, at a share of the height; None moves as little as needed."""
        self._place = offset
        if not self._page.rows:
            self._depth = 0.3 if depth is None else depth
            return
        row = self._page.row_at(offset)
        self._put_cursor(row)
        top = int(self.scroll_offset.y)
        if depth is not None:
            self._scroll(row - int(depth * self._height))
        elif not top <= row < top + self._height:
            self._scroll(row - self._height // 3)
        self.redraw()
        self.post_message(self.Moved(self._place))

    def _scroll(self, top: int) -> None:
        self.scroll_to(y=max(top, 0), animate=False, force=True, immediate=True)

    def _put_cursor(self, row: int) -> None:
        self._cursor = min(max(row, 0), max(len(self._page.rows) - 1, 0))
        passage = self._page.passage_at(self._cursor)
        self._extent = (passage, passage)

    def _move_cursor(self, row: int) -> None:
        row = min(max(row, 0), max(len(self._page.rows) - 1, 0))
        if row == self._cursor or not self._page.rows:
            return
        self._put_cursor(row)
        self._place = self._page.offset_at(self._cursor)
        self.redraw()
        self.post_message(self.Moved(self._place))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The cursor never leaves the view, whoever scrolls."""
        super().watch_scroll_y(old_value, new_value)
        top = round(new_value)
        if self._page.rows and not top <= self._cursor < top + self._height:
            self._move_cursor(min(max(self._cursor, top), top + self._height - 1))

    def _shift(self, rows: int) -> None:
        """Move text and cursor together; at the ends of the text the cursor alone."""
        top, cursor = int(self.scroll_offset.y), self._cursor
        self._scroll(min(max(top + rows, 0), int(self.max_scroll_y)))
        moved = int(self.scroll_offset.y) - top
        self._move_cursor(cursor + (moved or rows))

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a row."""
        self._move_cursor(event.y + int(self.scroll_offset.y))

    def on_focus(self) -> None:
        """The bar looks different with the focus."""
        self.redraw()

    def on_blur(self) -> None:
        """The bar looks different without the focus."""
        self.redraw()

    def action_cursor_down(self) -> None:
        """One line on."""
        self._shift(1)

    def action_cursor_up(self) -> None:
        """One line back."""
        self._shift(-1)

    def action_page_down(self) -> None:
        """One screen on, two lines of it kept."""
        self._shift(max(self._height - 2, 1))

    def action_page_up(self) -> None:
        """One screen back, two lines of it kept."""
        self._shift(-max(self._height - 2, 1))

    def action_first(self) -> None:
        """To the beginning."""
        self._scroll(0)
        self._move_cursor(0)

    def action_last(self) -> None:
        """To the end."""
        self._scroll(int(self.max_scroll_y))
        self._move_cursor(len(self._page.rows) - 1)

    def action_names_here(self) -> None:
        """Ask who and what is named in the passage."""
        self.post_message(self.NamesWanted())

    def action_extend_down(self) -> None:
        """Take the next passage in."""
        self._extend(0, 1)

    def action_extend_up(self) -> None:
        """Take the previous passage in."""
        self._extend(-1, 0)

    def _extend(self, before: int, after: int) -> None:
        first, last = self._extent
        passages = self._page.passages
        if not passages:
            return
        self._extent = (max(first + before, 0), min(last + after, len(passages) - 1))
        edge = passages[self._extent[1]].last_row if after else passages[self._extent[0]].first_row
        top = int(self.scroll_offset.y)
        if edge >= top + self._height and passages[self._extent[0]].first_row < edge - self._height + 1:
            pass  # a passage taller than the screen: what is in view stays
        elif edge >= top + self._height:
            self._scroll(edge - self._height + 1)
        elif edge < top:
            self._scroll(edge)
        self.redraw()
