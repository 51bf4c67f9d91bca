"""The dialog that asks before the program ends."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from tjexplorer.messages import gettext as _
from tjexplorer.tui.dialogs.dialog import Dialog
from tjexplorer.tui.drawing import piece, wrap_line
from tjexplorer.tui.widgets.drawn import Drawn


class AskingDialog(Dialog[bool]):
    """A question that Enter answers with yes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y,q", "yes", show=False),
        Binding("n", "close", show=False),
    ]

    def __init__(self, question: str) -> None:
        super().__init__(question, _("Enter: yes, Esc: no"))
        self._question = question

    def inside(self) -> list[Widget]:
        """The question."""
        return [Drawn(id="question")]

    def on_mount(self) -> None:
        """Show the question."""
        words = _("Bookmarks and searches are kept.")
        self.query_one("#question", Drawn).show(lambda cells: wrap_line((piece(words, "dim"),), cells))

    def action_yes(self) -> None:
        """Yes."""
        self.dismiss(True)
