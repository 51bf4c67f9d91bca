"""A dialog of switches: the written forms. Each is turned by one key, and the search follows at once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from tjexplorer.messages import gettext as _
from tjexplorer.tui.dialogs.dialog import Dialog
from tjexplorer.tui.drawing import Line, Piece, piece
from tjexplorer.tui.panes.columns import head, spread, told
from tjexplorer.tui.widgets.line_list import Entry, LineList


@dataclass(frozen=True, slots=True)
class Switch:
    """One switch."""

    key: Hashable
    """What it stands for."""
    label: str
    """Its name."""
    aside: str
    """Count and relation, at the right edge."""
    on: bool
    """Whether it is on."""
    group: str = ""
    """Heading above it."""
    role: str = ""
    """The look of its name where it is on."""


class SwitchList(LineList):
    """A list whose entries Space turns on and off."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space,ideographic_space,x,ｘ", "open", show=False)]


class SwitchingDialog(Dialog[bool]):
    """Switches. `turned` is called for each turn with the key and the new state."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,V,f5", "close", show=False),
        Binding("0,０,alt+0,delete", "reset", show=False),
    ]

    def __init__(
        self,
        title: str,
        switches: Sequence[Switch],
        turned: Callable[[Hashable, bool], None],
        reset: Callable[[], None],
    ) -> None:
        super().__init__(title, _("Space switches, Del resets, Esc closes"))
        self._switches = list(switches)
        self._initially = list(switches)
        self._turned = turned
        self._reset = reset

    def inside(self) -> list[Widget]:
        """The switches."""
        return [SwitchList(id="switches")]

    def on_mount(self) -> None:
        """Show them."""
        self._fill()
        self.query_one(SwitchList).focus()

    def renew(self, switches: Sequence[Switch]) -> None:
        """Show new counts, if the dialog still stands."""
        if self.is_mounted and switches:
            self._switches = list(switches)
            self._fill()

    def _fill(self) -> None:
        entries: list[Entry] = []
        group = ""
        for switch in self._switches:
            if switch.group != group:
                group = switch.group
                entries.append(head(group))
            entries.append(Entry(switch.key, partial(draw_switch, switch)))
        self.query_one(SwitchList).show(entries or [told(_("There is nothing to switch."), "dim")])

    @on(LineList.Opened)
    def _turn(self, event: LineList.Opened) -> None:
        event.stop()
        for index, switch in enumerate(self._switches):
            if switch.key == event.key:
                self._switches[index] = replace(switch, on=not switch.on)
                self._fill()
                self._turned(switch.key, not switch.on)
                return

    def action_reset(self) -> None:
        """All as at first."""
        self._reset()
        self.dismiss(True)


def draw_switch(switch: Switch, cells: int) -> list[Line]:
    """A switch for a width in cells."""
    sign = Piece("[x] " if switch.on else "[ ] ", "on" if switch.on else "off")
    return [spread((sign, piece(switch.label, switch.role if switch.on else "dim")), switch.aside, cells)]
