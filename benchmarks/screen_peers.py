"""`python -m benchmarks.screen_peers input` and `… text FILE`: the least that Textual can do, as a peer for the screen."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.cells import chop_cells
from rich.segment import Segment
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Input

READY = "ready"
"""What an app shows before the first key."""


class OneInput(App[None]):
    """Nothing but a line to type into."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Input(placeholder=READY)


class Text(ScrollView, can_focus=True):
    """A text, cut at the width of the widget wherever that falls; rows are drawn when they are seen."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self._rows: list[str] = []

    def on_resize(self, event: events.Resize) -> None:
        """Cut it anew."""
        wide = max(2, event.size.width - 2)
        self._rows = [row for line in self._text.split("\n") for row in (chop_cells(line, wide) if line else [""])]
        self.virtual_size = Size(wide, len(self._rows))

    def render_line(self, y: int) -> Strip:
        """A row."""
        at = y + self.scroll_offset.y
        text = self._rows[at] if at < len(self._rows) else ""
        return Strip([Segment(text)]).adjust_cell_length(self.size.width)


class OneText(App[None]):
    """Opens a file when a key is pressed, and scrolls in it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.animation_level = "none"
        self._path = path

    def compose(self) -> ComposeResult:
        """Where the text will be."""
        yield Input(placeholder=READY, disabled=True)

    async def on_key(self, event: events.Key) -> None:
        """Open it."""
        if event.key == "o":
            await self.query_one(Input).remove()
            text = Text(self._path.read_text(encoding="utf-8"))
            await self.mount(text)
            text.focus()


if __name__ == "__main__":
    if sys.argv[1] == "input":
        OneInput().run()
    else:
        OneText(Path(sys.argv[2])).run()
