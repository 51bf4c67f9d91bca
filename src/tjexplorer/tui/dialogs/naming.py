"""The dialog that asks under which name a search is saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from tjexplorer.messages import gettext as _
from tjexplorer.tui.dialogs.dialog import Dialog
from tjexplorer.tui.drawing import piece, wrap_line
from tjexplorer.tui.widgets.drawn import Drawn
from tjexplorer.tui.widgets.typing import TypingLine

Save = Callable[[str, str, bool], tuple[str, bool]]
"""Saves under a name with a note, replacing another one or not. What is wrong, empty where it is saved, and whether
replacing would help."""


class NamingDialog(Dialog[str]):
    """A name and a note. Its answer is the name under which the search was saved."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
    ]

    def __init__(self, name: str, what: str, save: Save) -> None:
        super().__init__(_("Save the search"), _("Enter saves it, Tab to the note, Esc leaves it"))
        self._first_name = name
        self._what = what
        self._save = save
        self._taken = ""
        self._warned = False

    def inside(self) -> list[Widget]:
        """The search, its name, a note."""
        return [
            Drawn(id="question"),
            Drawn(id="name-label", classes="one-line"),
            TypingLine(value=self._first_name, placeholder=_("a name for the search"), id="name"),
            Drawn(id="note-label", classes="one-line"),
            TypingLine(placeholder=_("none"), id="note"),
        ]

    def on_mount(self) -> None:
        """The name is typed first."""
        self._say(self._what, "dim")
        for name, label in (("#name-label", _("Name")), ("#note-label", _("Note"))):
            self._head(name, label)
        typing = self.query_one("#name", TypingLine)
        typing.focus()
        typing.select_all()

    def _head(self, name: str, label: str) -> None:
        self.query_one(name, Drawn).show(lambda _cells: [(piece(label, "head"),)])

    def _say(self, words: str, role: str) -> None:
        self.query_one("#question", Drawn).show(lambda cells: wrap_line((piece(words, role),), cells, most=2))

    @on(TypingLine.LeftDown)
    def _down(self, event: TypingLine.LeftDown) -> None:
        event.stop()
        self.focus_next()

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        event.stop()
        name = self.query_one("#name", TypingLine).value.strip()
        problem, replaceable = self._save(name, self.query_one("#note", TypingLine).value.strip(), name == self._taken)
        if not problem:
            self.dismiss(name)
            return
        self._taken = name if replaceable else ""
        self._say(_("“{name}” exists. Enter again replaces it.").format(name=name) if replaceable else problem, "note")
        self.query_one("#name", TypingLine).focus()

    def holds_back(self) -> bool:
        """A name or note that was typed is not lost by one key."""
        typed = self.query_one("#note", TypingLine).value.strip() or (
            self.query_one("#name", TypingLine).value != self._first_name
        )
        if not typed or self._warned:
            return False
        self._warned = True
        self._say(_("The search is not saved yet: Enter saves it. Ctrl+Q again quits without."), "note")
        return True
