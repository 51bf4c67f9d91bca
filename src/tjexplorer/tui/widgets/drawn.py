"""A few drawn lines without a cursor: status lines, ledgers, headings."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from tjexplorer.tui.drawing import Line
from tjexplorer.tui.widgets.line_view import LineView


class Drawn(LineView, can_focus=False):
    """Lines made anew for each width by a function."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._make: Callable[[int], list[Line]] = lambda _cells: []
        self._lines: list[Line] = []

    def show(self, make: Callable[[int], list[Line]]) -> None:
        """Show what a function makes for the width in cells."""
        self._make = make
        self.refit()

    def lay_out(self, cells: int) -> int:
        """Make the lines."""
        self._lines = self._make(cells)
        return len(self._lines)

    def draw(self, row: int) -> tuple[Line, str]:
        """A line."""
        return self._lines[row], ""

    def line_at(self, event: events.Click) -> int | None:
        """The line that was clicked."""
        row = event.y + int(self.scroll_offset.y)
        return row if 0 <= row < len(self._lines) else None
