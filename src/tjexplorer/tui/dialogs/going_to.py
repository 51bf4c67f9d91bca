"""The dialog that asks for a place: typed, or a link that was copied."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from tjexplorer.errors import TjexplorerError
from tjexplorer.export.links import Linked
from tjexplorer.messages import gettext as _
from tjexplorer.tui.dialogs.dialog import Dialog
from tjexplorer.tui.drawing import piece, wrap_line
from tjexplorer.tui.widgets.drawn import Drawn
from tjexplorer.tui.widgets.typing import TypingLine


class GoingToDialog(Dialog[Linked]):
    """A line to type in. Its answer is the place; what is wrong with one is said above the line."""

    def __init__(self, follow: Callable[[str], Linked], first: str) -> None:
        super().__init__(_("Go to a place"), _("Enter goes there, Esc closes"))
        self._follow = follow
        self._first = first

    def inside(self) -> list[Widget]:
        """What is asked, and the line."""
        return [Drawn(id="question"), TypingLine(value=self._first, placeholder=_("REPORT:LINE or a link"), id="place")]

    def on_mount(self) -> None:
        """Typing starts at once; what stands there gives way."""
        self._say(_("A report, REPORT/SECTION, REPORT:LINE, or a link from the copy menu."), "dim")
        typing = self.query_one(TypingLine)
        typing.focus()
        typing.select_all()

    def _say(self, words: str, role: str) -> None:
        self.query_one("#question", Drawn).show(lambda cells: wrap_line((piece(words, role),), cells, most=2))

    @on(Input.Submitted)
    def _go(self, event: Input.Submitted) -> None:
        event.stop()
        if not event.value.strip():
            self.dismiss(None)
            return
        try:
            self.dismiss(self._follow(event.value))
        except TjexplorerError as problem:
            self._say(str(problem), "note")
