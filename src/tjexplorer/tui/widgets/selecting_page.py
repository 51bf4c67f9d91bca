"""A page on which a stretch of text is selected letter by letter, with keys or the mouse."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType

from tjexplorer.model.span import Span
from tjexplorer.text.word_steps import word_at
from tjexplorer.tui.keys import bindings
from tjexplorer.tui.widgets.page_view import PageView
from tjexplorer.tui.widgets.report_setting import MARGIN
from tjexplorer.tui.widgets.selection import Selection, ends_of_row, step_letter, step_rows, step_word

SELECTING = frozenset({"caret_left", "caret_right", "word_left", "word_right", "drop_selection"})
"""Actions that there are while something is being selected."""

DOUBLE = 2
"""Clicks at one place, soon after each other, that take a word."""


class SelectingPage(PageView):
    """Rows with a selection. While there is one, what moves the cursor moves its end."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("selecting")]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._selection: Selection | None = None
        self._goal: int | None = None
        self._pressed: int | None = None
        self._dragged = False

    @property
    def selection(self) -> Span | None:
        """What is selected letter by letter; None where that is nothing."""
        return self._selection.span if self._selection is not None and len(self._selection.span) else None

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Keys of the selection mean elsewhere what they mean everywhere."""
        return action not in SELECTING or self._selection is not None

    def select(self, span: Span) -> None:
        """Select a stretch of the source, and show its beginning."""
        self._go_to(span.start, None)
        self._select(Selection(span.end, span.start))

    def drop_selection(self) -> bool:
        """Select nothing any more; whether anything was selected, or was to be."""
        had = self._selection is not None
        if had:
            self._selection = None
            self.redraw()
            self.post_message(self.Moved(self._place))
        return had

    def action_drop_selection(self) -> None:
        """Select nothing any more."""
        self.drop_selection()

    def action_select(self) -> None:
        """Begin to select at the cursor; where something is selected, nothing any more."""
        if not self.drop_selection():
            self._begin()
            self.redraw()

    def action_select_right(self) -> None:
        """Select one letter more to the right."""
        self._step_letter(1)

    def action_select_left(self) -> None:
        """Select one letter more to the left."""
        self._step_letter(-1)

    action_caret_right = action_select_right
    action_caret_left = action_select_left

    def action_word_right(self) -> None:
        """Select up to the next word."""
        self._step_word(1)

    def action_word_left(self) -> None:
        """Select from the beginning of the word."""
        self._step_word(-1)

    def _begin(self) -> Selection:
        if self._selection is None:
            shown = self._page.shown_from(self._place)
            at = self._place if shown is None else shown
            self._selection = Selection(at, at)
        return self._selection

    def _select(self, selection: Selection) -> None:
        """Let the selection be this, with its caret in view."""
        self._goal = None
        self._reach(selection.caret)
        self._selection = selection
        shown = self._page.shown_from(selection.caret)
        self._place = selection.caret if shown is None else shown
        row = self._page.row_at(self._place)
        self._put_cursor(row)
        if row < self._top:
            self._scroll(row)
        elif row >= self._top + self._height:
            self._scroll(row - self._height + 1)
        self.redraw()
        self.post_message(self.Moved(self._place))

    def _step_letter(self, step: int) -> None:
        if self.report is not None and self._page.rows:
            chosen = self._begin()
            self._select(chosen.to(step_letter(self._page, self.report.source.text, chosen.caret, step)))

    def _step_word(self, step: int) -> None:
        if self.report is not None and self._page.rows:
            chosen = self._begin()
            self._select(chosen.to(step_word(self._page, self.report.source.text, chosen.caret, step)))

    def _step_rows(self, rows: int) -> None:
        chosen = self._begin()
        goal = self._page.cell_at(chosen.caret) if self._goal is None else self._goal
        self._select(chosen.to(step_rows(self._page, chosen.caret, rows, goal)))
        self._goal = goal

    def _shift(self, rows: int) -> None:
        """Move on; while something is selected, move its end."""
        if self._selection is not None:
            self._step_rows(rows)
        else:
            super()._shift(rows)

    def action_first(self) -> None:
        """To the beginning; while something is selected, to that of the row."""
        if self._selection is not None:
            self._select(self._selection.to(ends_of_row(self._page, self._selection.caret)[0]))
        else:
            super().action_first()

    def action_last(self) -> None:
        """To the end; while something is selected, to that of the row."""
        if self._selection is not None:
            self._select(self._selection.to(ends_of_row(self._page, self._selection.caret)[1]))
        else:
            super().action_last()

    # The mouse

    def _letter_under(self, event: events.MouseEvent) -> int | None:
        row = event.y + self._top
        if not 0 <= row < len(self._page.rows):
            return None
        left = self._setting.left if self._setting is not None else 0
        return self._page.letter_at(row, event.x - left - MARGIN)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Where a selection may begin."""
        self._dragged = False
        if event.button == 1:
            self._pressed = self._letter_under(event)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from where the button was pressed; at the edge the text moves along."""
        if self._pressed is None:
            return
        if event.y < 0 or event.y >= self._height:
            self._scroll(min(max(self._top + (1 if event.y > 0 else -1), 0), int(self.max_scroll_y)))
        letter = self._letter_under(event)
        if letter is not None and self.report is not None and (letter != self._pressed or self._dragged):
            self._dragged = True
            self._select(Selection.between(self.report.source.text, self._pressed, letter))

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        """What was selected stays."""
        self._pressed = None
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a row, a second one selects the word; the one that ends a selection does neither."""
        letter = self._letter_under(event)
        if self._dragged:
            self._dragged = False
        elif event.chain == DOUBLE and letter is not None and self.report is not None:
            start, end = word_at(self.report.source.text, letter)
            self._select(Selection(start, end))
        else:
            self._selection = None
            self._move_cursor(event.y + self._top)
            self.redraw()
