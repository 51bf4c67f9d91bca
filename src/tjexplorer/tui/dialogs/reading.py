"""A dialog to read in: help, information. Entries with a key can be chosen."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from tjexplorer.messages import gettext as _
from tjexplorer.tui.dialogs.dialog import Dialog
from tjexplorer.tui.widgets.line_list import Entry, LineList


class ReadingDialog(Dialog[Hashable]):
    """Lines to read. Its answer is the key of the entry that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,question_mark,f1", "close", show=False)]

    def __init__(self, title: str, entries: Sequence[Entry]) -> None:
        super().__init__(title, _("Esc closes"))
        self._entries = list(entries)

    def inside(self) -> list[Widget]:
        """The lines."""
        return [LineList(id="reading")]

    def on_mount(self) -> None:
        """Show the lines from the top."""
        lines = self.query_one("#reading", LineList)
        lines.show(self._entries)
        lines.focus()

    @on(LineList.Opened)
    def _choose(self, event: LineList.Opened) -> None:
        event.stop()
        self.dismiss(event.key)
