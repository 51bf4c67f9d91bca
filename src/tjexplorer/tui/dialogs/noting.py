"""The dialog for note and tags of a bookmark."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Noted:
    """What was written."""

    note: str
    """The note."""
    tags: tuple[str, ...]
    """The tags."""


class NotingDialog(Dialog[Noted]):
    """Two lines to type in, below the passage."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
    ]

    def __init__(self, quotation: str, noted: Noted) -> None:
        super().__init__(_("Bookmark"), _("Enter keeps it, Tab to the tags, Esc leaves it"))
        self._quotation = quotation
        self._noted = noted

    def inside(self) -> list[Widget]:
        """The passage, the note, the tags."""
        return [
            Drawn(id="quotation"),
            Drawn(id="note-label", classes="one-line"),
            TypingLine(value=self._noted.note, placeholder=_("what is worth keeping here"), id="note"),
            Drawn(id="tags-label", classes="one-line"),
            TypingLine(value=" ".join(self._noted.tags), placeholder=_("none"), id="tags"),
        ]

    def on_mount(self) -> None:
        """Show the passage; the note is typed first."""
        words = " ".join(self._quotation.split())
        self.query_one("#quotation", Drawn).show(lambda cells: wrap_line((piece(words, "dim"),), cells, most=4))
        self.query_one("#note-label", Drawn).show(lambda _cells: [(piece(_("Note"), "head"),)])
        self.query_one("#tags-label", Drawn).show(
            lambda _cells: [(piece(_("Tags, with spaces between them"), "head"),)]
        )
        self.query_one("#note", TypingLine).focus()

    @on(TypingLine.LeftDown)
    def _down(self, event: TypingLine.LeftDown) -> None:
        event.stop()
        self.focus_next()

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        event.stop()
        tags = self.query_one("#tags", TypingLine).value.replace("，", " ").replace("、", " ").replace(",", " ")
        self.dismiss(Noted(self.query_one("#note", TypingLine).value.strip(), tuple(tags.split())))
