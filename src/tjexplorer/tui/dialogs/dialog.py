"""What the dialogs have in common: a bordered box over the panes, closed by Escape."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget

from tjexplorer.text.printable import printable

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None]):
    """A box with a title and, below, what keys do. Its answer is None where the reader closed it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]

    def __init__(self, title: str, hint: str) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-small"), (64, "-large")]
        self.VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]
        self._title = title
        self._hint = hint

    def inside(self) -> list[Widget]:
        """What stands in the box."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The box."""
        box = Vertical(*self.inside(), classes="dialog")
        box.border_title = Content(printable(self._title))
        box.border_subtitle = Content(printable(self._hint))
        yield box

    def action_close(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def holds_back(self) -> bool:
        """Whether the program should not end yet, since something typed here would be lost; the dialog asks then."""
        return False
