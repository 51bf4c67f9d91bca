"""A place to type several lines, made for input methods."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from tjexplorer.bookmarks.naming import seen
from tjexplorer.tui.appearance import STILL


class NoteArea(TextArea):
    """Lines of plain text. Up and Down leave it at its first and last row; Tab goes on to what is beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "down_or_leave", show=False),
        Binding("ctrl+a", "select_all", show=False),
    ]

    class LeftDown(Message):
        """The reader wants to go on to what stands below."""

    def __init__(self, text: str, *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(
            seen(text), soft_wrap=True, show_line_numbers=False, compact=True, placeholder=placeholder, id=id,
            highlight_cursor_line=False,
        )  # fmt: skip
        self.move_cursor(self.document.end)

    def on_focus(self) -> None:
        """The cursor stands still where nothing shall move by itself."""
        self.cursor_blink = not self.app.has_class(STILL)

    def on_resize(self) -> None:
        """The terminal's cursor, which the candidate window of an input method follows, stands where one types."""
        self.call_after_refresh(self._place_cursor)

    def _place_cursor(self) -> None:
        if self.has_focus:
            self.scroll_cursor_visible()
            self.app.cursor_position = self.cursor_screen_offset
            self.refresh()

    def edit(self, edit: Edit) -> EditResult:
        """What is pasted may hold characters that a terminal obeys; none of them is wanted here."""
        edit.text = seen(edit.text)
        return super().edit(edit)

    def action_down_or_leave(self) -> None:
        """One row down; from the last one on to what stands below."""
        before = self.cursor_location
        last = self.navigator.is_last_wrapped_line(before)
        if last and self.selection.is_empty:
            self.post_message(self.LeftDown())
        else:
            self.action_cursor_down()
