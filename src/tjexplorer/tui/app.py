"""The terminal program. The app paints the first frame, opens the library behind it, and then the reading room.

What a library needs (the search engine, the segmenter, the records) is loaded by the thread that opens it: the first frame
waits for none of it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.worker import Worker, WorkerState

from tjexplorer.messages import gettext as _
from tjexplorer.tui.alt_digits import as_pressed
from tjexplorer.tui.themes import THEMES
from tjexplorer.tui.threshold import Threshold

if TYPE_CHECKING:
    from tjexplorer.tui.reading_room import ReadingRoom
    from tjexplorer.workspace import Workspace

_OPENING = "opening"

_LOOK_AGAIN = 2.0
"""Seconds after which the program looks whether its terminal is still there."""


class ExplorerApp(App[None]):
    """Wires workspace and screens."""

    CSS_PATH = "app.tcss"
    TITLE = "tjexplorer"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", show=False, priority=True)]

    def __init__(self, open_workspace: Callable[[], Workspace], query: str | None = None) -> None:
        super().__init__()
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        self.room: ReadingRoom | None = None
        self.failure: BaseException | None = None
        self._open_workspace = open_workspace
        self._query = query
        self._threshold = Threshold()

    def on_mount(self) -> None:
        """Paint, then open."""
        self.push_screen(self._threshold)
        self.call_after_refresh(self._open)
        if not self.is_headless:
            self.set_interval(_LOOK_AGAIN, self._leave_where_no_terminal_is)

    def _leave_where_no_terminal_is(self) -> None:
        """A connection that broke may take the terminal away without a signal; Textual would read from nothing for ever."""
        try:
            there = sys.__stdin__ is not None and os.isatty(sys.__stdin__.fileno())
        except (OSError, ValueError):
            there = False
        if not there:
            self.exit()

    async def on_event(self, event: events.Event) -> None:
        """Keys of the reading room as they were pressed; what is typed into a dialog stays as it is."""
        if isinstance(event, events.Key) and self.screen_stack and self.screen is self.room:
            event = as_pressed(event)
        await super().on_event(event)

    def _open(self) -> None:
        self.run_worker(self._make_room, thread=True, name=_OPENING, exit_on_error=False)

    def _make_room(self) -> ReadingRoom:
        from tjexplorer.tui.reading_room import ReadingRoom  # noqa: PLC0415  # loads the search engine

        workspace = self._open_workspace()
        room = ReadingRoom(workspace, self._query)
        room.catalogue.records()
        return room

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The library is open, or cannot be opened."""
        if event.worker.name != _OPENING:
            return
        if event.state is WorkerState.ERROR:
            self.failure = event.worker.error
            self.exit()
        elif event.state is WorkerState.SUCCESS:
            self.room = event.worker.result
            self.call_later(self._enter)

    async def _enter(self) -> None:
        if self.room is not None:
            await self.switch_screen(self.room)
            self.call_after_refresh(self._give_next_key)

    def _give_next_key(self) -> None:
        """A key that was pressed before; the next one when this one has done what it does (moved the focus, say)."""
        if self._threshold.kept:
            self.post_message(self._threshold.kept.pop(0))
            self.call_after_refresh(self._give_next_key)

    def action_help_quit(self) -> None:
        """Ctrl+C ends many programs; here it says how to leave."""
        if self.room is not None:
            self.room.tell(_("Ctrl+Q quits, Ctrl+K copies a citation, y copies the passage."))


def run(open_workspace: Callable[[], Workspace], query: str | None = None) -> None:
    """Open the terminal program on a library, with a search if one is given; return when the reader leaves.

    Raises what opening the library raised.
    """
    app = ExplorerApp(open_workspace, query)
    app.run()
    if app.failure is not None:
        raise app.failure
