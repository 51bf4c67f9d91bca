"""A line to type in, made for input methods."""

from __future__ import annotations

import unicodedata
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import Input

from tjexplorer.text.cells import width
from tjexplorer.tui.appearance import STILL


class TypingLine(Input):
    """An input whose cursor stands where the next character will stand, so that the candidate window opens there."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down", "leave_down", show=False)]

    class LeftDown(Message):
        """The reader wants to go on to what stands below."""

        def __init__(self, line: TypingLine) -> None:
            super().__init__()
            self.line = line

        @property
        def control(self) -> TypingLine:
            """The line, for selectors."""
            return self.line

    def __init__(self, *, placeholder: str = "", value: str | None = None, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(value=value, placeholder=placeholder, id=id, select_on_focus=False, compact=True)

    def on_focus(self) -> None:
        """The cursor stands still where nothing shall move by itself."""
        self.cursor_blink = not self.app.has_class(STILL)

    def begin(self) -> None:
        """Take the focus; what was typed before gives way to what is typed now."""
        self.focus()
        self.select_all()

    def validate_value(self, value: str) -> str:
        """What is pasted may hold characters that a terminal obeys; none of them is wanted here."""
        return "".join(char for char in value if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp"})

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal puts its cursor. Textual counts one cell too many at the end of the text."""
        x, y, _width, _height = self.content_region
        before = width(self.value[: self.cursor_position])
        return Offset(x + before - int(self.scroll_offset.x), y)

    def action_leave_down(self) -> None:
        """Tell that the reader goes on downwards."""
        self.post_message(self.LeftDown(self))
