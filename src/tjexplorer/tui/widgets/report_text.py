"""The text of a report: one continuous page with margin signs, highlights, a cursor, and a selection made letter by letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from tjexplorer.model.report import Report
from tjexplorer.model.span import Span
from tjexplorer.text.cells import one_cell
from tjexplorer.tui.drawing import Line, Piece
from tjexplorer.tui.kept_colours import sign_role
from tjexplorer.tui.keys import bindings, rebind
from tjexplorer.tui.relations import FOUND, SIGNS
from tjexplorer.tui.widgets.marks import LOOKS, Marks
from tjexplorer.tui.widgets.report_setting import Layout
from tjexplorer.tui.widgets.selecting_page import SelectingPage
from tjexplorer.typesetting.page import NOWHERE, Row


class ReportText(SelectingPage):
    """A report to read. Keys act on the passage at the cursor, or on what is selected."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("move"), *bindings("reader")]

    class NamesWanted(Message):
        """The reader asked who and what is named in the passage."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        rebind(self)
        self._marks = Marks().over(0)
        self._signs: dict[int, str] = {}

    # What is shown

    def show(self, report: Report, offset: int, *, depth: float | None = 0.3) -> None:
        """Show a report with a place of its source in view, at this share of the height; None keeps what is in view."""
        known, self.report = self.report, report
        same = known is not None and known.source is report.source
        if not same or offset != self._place:
            self._selection = None
        if not same or known is None or known.sections is not report.sections:
            self._place, self._extent = offset, (0, 0)
            self._marks = Marks().over(len(report.source.text))
            self._set_page()
            depth = 0.3 if depth is None else depth
        self._go_to(offset, depth)

    def mark(self, marks: Marks) -> None:
        """Show these marks."""
        if self.report is not None:
            self._marks = marks.over(len(self.report.source.text))
            self.page_changed()
            self.redraw()

    def lay(self, layout: Layout) -> None:
        """Show the reading text, the lines of the source, or both, at the same place."""
        self.layout_wanted = layout
        share = self._share()
        self._set_page()
        self._settle(share)

    @property
    def original(self) -> bool:
        """Whether the lines of the source are shown alone."""
        return self.layout_wanted is Layout.SOURCE

    @property
    def passage(self) -> Span | None:
        """What keys act on: what is selected, else the passage at the cursor with what it was extended by."""
        if self.selection is not None:
            return self.selection
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

    # Drawing

    def page_changed(self) -> None:
        """The margin signs: hits in the first cell, bookmarks and notes in the second; a note that has to give way to a
        bookmark behind the bar.
        """
        page = self._page
        if not page.rows:
            return
        marks = self._marks

        def rows(spans: Iterable[Span]) -> Iterator[int]:
            return (page.row_at(span.start) for span in spans if page.has(span.start))

        first = dict.fromkeys(rows(marks.found), FOUND)
        related = [(span, one) for span, one in marks.related() if page.has(span.start)]
        first.update({page.row_at(span.start): SIGNS[one] for span, one in reversed(related)})
        first.update(dict.fromkeys(rows([marks.current] if marks.current else []), ">"))
        notes = dict.fromkeys(rows(marks.notes), "!")
        kept = {page.row_at(span.start): sign for span, sign in marks.signed() if page.has(span.start)}
        self._signs = {
            row: first.get(row, " ") + kept.get(row, notes.get(row, " ")) + (notes.get(row, " ") if row in kept else " ")
            for row in first.keys() | notes.keys() | kept.keys()
        }  # fmt: skip

    def draw(self, row: int) -> tuple[Line, str]:
        """A row with its margin."""
        printed = self._page.rows[row]
        line = list(self._margin(row))
        at = 0
        for role, run in groupby(self._roles(printed)):
            end = at + sum(1 for _each in run)
            line.append(Piece(printed.text[at:end], role))
            at = end
        return tuple(line), ""

    def _roles(self, printed: Row) -> Iterator[str]:
        """For each character of a row how it looks."""
        looks = self._marks.looks
        chosen = self.selection or Span(0, 0)
        caret = self._caret_shown()
        for index, origin in enumerate(printed.origins):
            role = printed.role if printed.aside == NOWHERE or index < printed.aside else "dim"
            if origin == NOWHERE:
                yield role
            elif origin == caret:
                yield "current"
            elif origin in chosen:
                yield "selected"
            else:
                yield LOOKS.get(looks[origin]) or role

    def _caret_shown(self) -> int | None:
        """The letter at which the selection begins to grow; behind what is selected none, since it is not part of it."""
        if self._selection is None or self._selection.caret > self._selection.anchor:
            return None
        return self._page.shown_from(self._selection.caret)

    def _margin(self, row: int) -> Iterable[Piece]:
        signs = self._signs.get(row, "   ")
        if self._setting is not None and self._setting.left:
            yield Piece(" " * self._setting.left)
        yield Piece(signs[0], "strong" if signs[0] == ">" else "mark")
        yield Piece(signs[1], sign_role(signs[1]))
        first, last = self._extent
        passages = self._page.passages
        taken = bool(passages) and passages[first].first_row <= row <= passages[last].last_row
        shown = taken and self.selection is None
        yield Piece(one_cell("│") if shown else " ", "bar" if self.has_focus else "dim")
        yield Piece(signs[2], sign_role(signs[2]))

    def on_focus(self) -> None:
        """The bar looks different with the focus."""
        self.redraw()

    def on_blur(self) -> None:
        """The bar looks different without the focus."""
        self.redraw()

    # The passage

    def action_names_here(self) -> None:
        """Ask who and what is named in the passage."""
        self.post_message(self.NamesWanted())

    def action_extend_down(self) -> None:
        """Take the next passage in; while something is selected, the next row."""
        if self._selection is not None:
            self._step_rows(1)
        else:
            self._extend(0, 1)

    def action_extend_up(self) -> None:
        """Take the previous passage in; while something is selected, the previous row."""
        if self._selection is not None:
            self._step_rows(-1)
        else:
            self._extend(-1, 0)

    def _extend(self, before: int, after: int) -> None:
        first, last = self._extent
        passages = self._page.passages
        if not passages:
            return
        self._extent = (max(first + before, 0), min(last + after, len(passages) - 1))
        edge = passages[self._extent[1]].last_row if after else passages[self._extent[0]].first_row
        if edge >= self._top + self._height and passages[self._extent[0]].first_row < edge - self._height + 1:
            pass  # a passage taller than the screen: what is in view stays
        elif edge >= self._top + self._height:
            self._scroll(edge - self._height + 1)
        elif edge < self._top:
            self._scroll(edge)
        self.redraw()
