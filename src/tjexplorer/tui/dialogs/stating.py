"""The dialog of the search statement: the paragraph, the command that repeats the search, and what was done with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from tjexplorer.keyboard.key_map import arriving
from tjexplorer.messages import gettext as _
from tjexplorer.tui.dialogs.dialog import Dialog
from tjexplorer.tui.panes.columns import gap, head, told
from tjexplorer.tui.widgets.line_list import LineList


class StatementDialog(Dialog[bool]):
    """A paragraph to read, copy and export."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,P", "close", show=False),
        Binding("y,ctrl+y", "copy_statement", show=False),
        Binding("c,ctrl+k", "copy_command", show=False),
        Binding("x,ctrl+e", "export", show=False),
    ]

    def __init__(self, statement: str, command: str, copy: Callable[[str], str], export: Callable[[], str]) -> None:
        hint = _("{copy} copies, {cite} copies command, {export} exports, Esc closes")
        keys = arriving("y", "Ctrl+Y"), arriving("c", "Ctrl+K"), arriving("x", "Ctrl+E")
        super().__init__(_("Search statement"), hint.format(copy=keys[0], cite=keys[1], export=keys[2]))
        self._statement = statement
        self._command = command
        self._copy = copy
        self._export = export
        self._done = ""

    def inside(self) -> list[Widget]:
        """The lines."""
        return [LineList(id="reading")]

    def on_mount(self) -> None:
        """Show them."""
        self._fill()
        self.query_one(LineList).focus()

    def _fill(self) -> None:
        self.query_one(LineList).show(
            [
                told(self._statement),
                *([gap(), told(self._done, "note")] if self._done else []),
                head(_("The command that repeats the search")),
                told(self._command, "strong"),
            ]
        )

    def action_copy_statement(self) -> None:
        """Copy the paragraph."""
        self._done = self._copy(self._statement)
        self._fill()

    def action_copy_command(self) -> None:
        """Copy the command alone."""
        self._done = self._copy(self._command)
        self._fill()

    def action_export(self) -> None:
        """Write the paragraph into a file."""
        self._done = self._export()
        self._fill()
