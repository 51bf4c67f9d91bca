"""The dialog of the settings: a row for each, what it changes below it. A change holds at once and is written at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from tjexplorer.messages import gettext as _
from tjexplorer.text.printable import printable
from tjexplorer.tui.dialogs.dialog import Dialog
from tjexplorer.tui.drawing import Line, Piece, line_width, piece, wrap_line
from tjexplorer.tui.panes.columns import gap, told
from tjexplorer.tui.widgets.line_list import Entry, LineList

LABELS = 24
"""Cells of the column of labels."""


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A setting that can be turned through its values."""

    name: str
    """Its name in the file."""
    label: str
    """Its name on the screen."""
    says: str
    """What it changes."""
    values: tuple[tuple[str | None, str], ...]
    """What can be written into the file (None: nothing, so that the default holds), each with its name on the screen."""
    now: int
    """Index of the value in force."""


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """What the dialog shows."""

    rows: Sequence[SettingRow]
    """The settings."""
    below: Sequence[str]
    """Sentences under them: where the file is, and what else stands in it."""


class SettingsList(LineList):
    """A list whose entries Space turns on too."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "open", show=False)]


class SettingsDialog(Dialog[bool]):
    """The settings. `page` gives them in the language in use, `change` writes one and says what went wrong, if anything."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,comma,fullwidth_comma", "close", show=False)]

    def __init__(self, page: Callable[[], SettingsPage], change: Callable[[str, str | None], str]) -> None:
        super().__init__(_("Settings"), "")
        self._page = page
        self._change = change
        self._said = ""

    def inside(self) -> list[Widget]:
        """The rows."""
        return [SettingsList(id="settings")]

    @property
    def lines(self) -> SettingsList:
        """The rows."""
        return self.query_one(SettingsList)

    def on_mount(self) -> None:
        """Show them."""
        self._fill()
        self.lines.focus()

    def _fill(self) -> None:
        box = self.query_one(".dialog", Vertical)
        box.border_title = Content(printable(_("Settings")))
        self._hint = _("Left and Right change, Esc closes")
        self._show_hint()
        page = self._page()
        entries = [Entry(row.name, partial(_draw, row)) for row in page.rows]
        said = [gap(), told(self._said, "note")] if self._said else []
        self.lines.show([*entries, *said, gap(), *(told(sentence, "dim") for sentence in page.below)])

    @on(LineList.Opened)
    def _next(self, event: LineList.Opened) -> None:
        event.stop()
        self._turn(str(event.key), 1)

    @on(LineList.Folded)
    def _step(self, event: LineList.Folded) -> None:
        event.stop()
        self._turn(str(event.key), 1 if event.unfold else -1)

    def _turn(self, name: str, step: int) -> None:
        row = next(row for row in self._page().rows if row.name == name)
        value, _shown = row.values[(row.now + step) % len(row.values)]
        self._said = self._change(name, value)
        self._fill()


def _draw(row: SettingRow, cells: int) -> list[Line]:
    label, value = piece(row.label, "strong"), piece(row.values[row.now][1], "on")
    shown = (piece("< ", "dim"), value, piece(" >", "dim"))
    if cells < LABELS + line_width(shown):
        first = [(label,), *wrap_line(shown, cells, first=2, rest=4)]
    else:
        first = [(label, Piece(" " * max(LABELS - line_width((label,)), 1)), *shown)]
    return [*first, *wrap_line((piece(row.says, "dim"),), cells, first=2, rest=2)]
