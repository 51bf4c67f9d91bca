"""The row of panes. The edge between two of them can be dragged with the mouse."""

from __future__ import annotations

from textual import events
from textual.containers import Horizontal
from textual.message import Message


class PanesRow(Horizontal):
    """Tells where the mouse takes hold, drags, and lets go; the screen knows the edges."""

    class Held(Message):
        """The mouse was pressed on a cell of the screen that no list and no text took."""

        def __init__(self, x: int, y: int) -> None:
            super().__init__()
            self.x = x
            self.y = y

    class Dragged(Message):
        """The edge that is held came to a cell of the screen."""

        def __init__(self, x: int, y: int) -> None:
            super().__init__()
            self.x = x
            self.y = y

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._holding = False

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Perhaps an edge."""
        self.post_message(self.Held(int(event.screen_x), int(event.screen_y)))

    def hold(self) -> None:
        """It is one: follow the mouse until it is let go."""
        self._holding = True
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag what is held."""
        if self._holding and event.button:
            event.stop()
            self.post_message(self.Dragged(int(event.screen_x), int(event.screen_y)))
        elif self._holding:
            self._let_go()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go."""
        if self._holding:
            event.stop()
            self._let_go()

    def _let_go(self) -> None:
        self._holding = False
        self.release_mouse()
