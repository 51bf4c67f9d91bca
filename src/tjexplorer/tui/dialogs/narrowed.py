"""What dialogs with a line to type in above a list have in common: keys move in the list while typing goes on."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from tjexplorer.messages import gettext as _
from tjexplorer.tui.dialogs.dialog import Answer, Dialog
from tjexplorer.tui.widgets.line_list import LineList
from tjexplorer.tui.widgets.typing import TypingLine


class NarrowedDialog(Dialog[Answer]):
    """A line to type in, and a list. Home and End move in the list as long as nothing is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("home", "edge(-1)", show=False, priority=True),
        Binding("end", "edge(1)", show=False, priority=True),
        Binding("ctrl+home", "far_edge(-1)", show=False, priority=True),
        Binding("ctrl+end", "far_edge(1)", show=False, priority=True),
    ]

    def __init__(self, title: str, hint: str) -> None:
        about = _(
            "Up, Down, PgUp and PgDn move in the list while you type, Home and End as long as nothing is typed. Words are "
            "found in any spelling: traditional, simplified, Japanese."
        )
        super().__init__(title, hint, about)

    @property
    def typing(self) -> TypingLine:
        """The line to type in."""
        return self.query_one(TypingLine)

    @property
    def lines(self) -> LineList:
        """The list."""
        return self.query_one(LineList)

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Home and End move the cursor of the line to type in where something was typed."""
        return action != "edge" or not self.typing.value

    def action_move(self, step: int) -> None:
        """Move the cursor of the list while typing goes on."""
        (self.lines.action_cursor_down if step > 0 else self.lines.action_cursor_up)()

    def action_page(self, step: int) -> None:
        """Move it by a screen."""
        (self.lines.action_page_down if step > 0 else self.lines.action_page_up)()

    def action_edge(self, step: int) -> None:
        """Move it to the first or the last entry."""
        (self.lines.action_last if step > 0 else self.lines.action_first)()

    def action_far_edge(self, step: int) -> None:
        """The same, whatever is typed."""
        self.action_edge(step)
