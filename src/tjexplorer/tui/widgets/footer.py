"""The line at the bottom: the keys that matter in the pane at hand, ten at most. They can be clicked."""

from __future__ import annotations

from textual import events
from textual.message import Message

from tjexplorer.tui.drawing import Line, Piece, line_width, piece
from tjexplorer.tui.keys import footer_entries
from tjexplorer.tui.widgets.drawn import Drawn

MOST = 10
"""Entries shown at most."""


class Footer(Drawn):
    """Keys and what they do."""

    class Clicked(Message):
        """An entry was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self) -> None:
        super().__init__(id="footer", classes="one-line")
        self._places: list[tuple[int, int, str]] = []

    def show_context(self, context: str) -> None:
        """Show the keys of a pane."""
        self.show(lambda cells: [self._draw(context, cells)])

    def _draw(self, context: str, cells: int) -> Line:
        entries = footer_entries(context)[:MOST]
        self._places = []
        line: list[Piece] = []
        # Help stands last and is never left out.
        last = next((entry for entry in entries if entry[0] in {"help", "explain"}), entries[-1])
        reserve = line_width(_entry(last))
        for entry in [*(one for one in entries if one is not last), last]:
            part = _entry(entry)
            start, wide = line_width(line), line_width(part)
            if entry is not last and start + wide + reserve > cells:
                continue
            line.extend(part)
            self._places.append((start, start + wide, entry[0]))
        return tuple(line)

    def on_click(self, event: events.Click) -> None:
        """A click does what the key does."""
        event.stop()
        for start, end, action in self._places:
            if start <= event.x < end:
                self.post_message(self.Clicked(action))


def _entry(entry: tuple[str, str, str]) -> Line:
    _action, key, label = entry
    return (piece(f" {key}", "key"), piece(f" {label} ", "dim"))
