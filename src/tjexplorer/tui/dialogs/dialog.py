"""What the dialogs have in common: a bordered box over the panes, closed by Escape."""

from __future__ import annotations

import re
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widget import Widget

from tjexplorer.keyboard.key_map import key_of
from tjexplorer.messages import gettext as _
from tjexplorer.text.cells import width
from tjexplorer.text.printable import printable

Answer = TypeVar("Answer")

_BESIDE_HINT = 6
"""Cells of the lower edge that are no hint."""

_SAID = 6.0
"""Seconds for which something stands in the place of the hint."""

_PART = re.compile(r"(?<=[,，、;；。])\s*")
"""Where one part of a hint ends."""


def fitting_hint(hint: str, cells: int) -> str:
    """As many parts of a hint as there is room for: the last one, which tells how to leave, and the first ones."""
    *parts, last = _PART.split(hint)
    while parts:
        shown = "".join(part + (" " if part[-1].isascii() else "") for part in parts) + last
        if width(shown) <= cells:
            return shown
        parts.pop()
    return last


class Dialog(ModalScreen[Answer | None]):
    """A box with a title and, below, what keys do. Its answer is None where the reader closed it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("f1", "explain", show=False),
        Binding("ctrl+c", "tell_how_to_leave", show=False),
    ]

    def __init__(self, title: str, hint: str, about: str = "") -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-small"), (64, "-large")]
        self.VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]
        self._title = title
        self._hint = hint
        self._about = about
        self._hint_back: Timer | None = None

    def inside(self) -> list[Widget]:
        """What stands in the box."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The box."""
        box = Vertical(*self.inside(), classes="dialog")
        box.border_title = Content(printable(self._title))
        box.border_subtitle = Content(printable(self._hint))
        yield box

    def on_resize(self) -> None:
        """More or less room for the hint."""
        self.call_after_refresh(self._show_hint)

    def _show_hint(self) -> None:
        box = self.query_one(".dialog")
        box.border_subtitle = Content(fitting_hint(printable(self._hint), box.outer_size.width - _BESIDE_HINT))

    def say_for_a_while(self, words: str) -> None:
        """Say something in the place of the hint."""
        self.query_one(".dialog").border_subtitle = Content(printable(words))
        if self._hint_back is not None:
            self._hint_back.stop()
        self._hint_back = self.set_timer(_SAID, self._show_hint)

    def action_close(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def action_explain(self) -> None:
        """What can be done here, in a dialog above this one."""
        from tjexplorer.tui.dialogs.reading import ReadingDialog  # noqa: PLC0415  # which is a dialog itself
        from tjexplorer.tui.panes.columns import gap, told  # noqa: PLC0415  # not before it is needed

        keys = [told(part.rstrip(",，、;；")) for part in _PART.split(self._hint)]
        about = [gap(), told(self._about)] if self._about else []
        self.app.push_screen(ReadingDialog(self._title, [*keys, *about]))

    def action_tell_how_to_leave(self) -> None:
        """Ctrl+C copies what is selected; else it tells how to leave, as it does in the panes."""
        if self.get_selected_text() is not None:
            self.action_copy_text()
        else:
            self.say_for_a_while(_("Esc closes this, {quit} quits").format(quit=key_of("quit")))

    def holds_back(self) -> bool:
        """Whether the program should not end yet, since something typed here would be lost; the dialog asks then."""
        return False
