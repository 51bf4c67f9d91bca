"""The terminal program. The app paints the first frame, opens the library behind it, and then the reading room.

What a library needs (the search engine, the segmenter, the records) is loaded by the thread that opens it: the first frame
waits for none of it.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.worker import Worker, WorkerState

from tjexplorer.keyboard.key_map import key_map, key_of, use
from tjexplorer.messages import gettext as _
from tjexplorer.messages import prefer_language
from tjexplorer.tui.alt_digits import as_pressed, keep_alt
from tjexplorer.tui.appearance import dress, register, without_colour
from tjexplorer.tui.pasting import clean_pastes
from tjexplorer.tui.state_file import chosen_language, chosen_theme, state_file
from tjexplorer.tui.threshold import Threshold

if TYPE_CHECKING:
    from tjexplorer.export.links import Linked
    from tjexplorer.paths import Places
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

    def __init__(
        self,
        open_workspace: Callable[[], Workspace],
        query: str | None = None,
        place: str | None = None,
        *,
        fresh: bool = False,
        theme: str | None = None,
    ) -> None:
        clean_pastes()
        super().__init__(ansi_color=without_colour())
        keep_alt()
        self.animation_level = "none"
        register(self, theme)
        self.room: ReadingRoom | None = None
        self.failure: BaseException | None = None
        self._open_workspace = open_workspace
        self._query = query
        self._place = place
        self._arrival: Linked | None = None
        self._fresh = fresh
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
            there = self._is_heard() if self.is_web else sys.__stdin__ is not None and os.isatty(sys.__stdin__.fileno())
        except (OSError, ValueError):
            there = False
        if not there:
            self.exit()

    def _is_heard(self) -> bool:
        """In a browser: whether the thread that reads what it sends goes on; it ends with the server."""
        return any(thread.name == "textual-input" for thread in threading.enumerate())

    async def on_event(self, event: events.Event) -> None:
        """Keys as they were pressed: one with Alt types nothing; what is typed stays as it is."""
        if isinstance(event, events.Key) and self.screen_stack:
            there = self.screen.focused
            typing = there is not None and there.check_consume_key(event.key, event.character)
            event = as_pressed(event, typing=typing)
        await super().on_event(event)

    def _open(self) -> None:
        self.run_worker(self._make_room, thread=True, name=_OPENING, exit_on_error=False)

    def _make_room(self) -> ReadingRoom:
        from tjexplorer.export.links import followed  # noqa: PLC0415  # loads the segmenter
        from tjexplorer.tui.attended import AttendedRoom  # noqa: PLC0415  # loads the search engine
        from tjexplorer.tui.state import load  # noqa: PLC0415  # the same

        workspace = self._open_workspace()
        use(key_map(workspace.settings.keys, workspace.settings.twins))
        state = load(state_file(workspace.places))
        if self._place is not None:
            self._arrival = followed(self._place, workspace.library)
        if self._query or self._place or self._fresh:
            state = state.looks()
        prefer_language(state.language or workspace.settings.language)
        room = AttendedRoom(workspace, self._query, state)
        room.catalogue.records()
        room.remembering.prepare()
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
            chosen = self.room.workspace.chosen
            given = chosen.settings.theme if "theme" in chosen.given else None
            dress(self, chosen.settings, self.room.remembering.theme or given)
            await self.switch_screen(self.room)
            if self._arrival is not None:
                self.call_after_refresh(self.room.copying.open, self._arrival)
            self.call_after_refresh(self._give_next_key)

    def _give_next_key(self) -> None:
        """A key that was pressed before; the next one when this one has done what it does (moved the focus, say)."""
        if self._threshold.kept:
            self.post_message(self._threshold.kept.pop(0))
            self.call_after_refresh(self._give_next_key)

    async def action_quit(self) -> None:
        """Leave, unless a dialog holds something typed that would be lost; it asks then."""
        from tjexplorer.tui.dialogs.dialog import Dialog  # noqa: PLC0415  # not before the first frame

        if not any(isinstance(screen, Dialog) and screen.holds_back() for screen in reversed(self.screen_stack)):
            self.exit()

    def exit(self, *args: Any, **kwargs: Any) -> None:
        """Leave; what is open is found again at the next start."""
        if self.room is not None and self.room.is_mounted:
            self.room.remembering.keep_now()
        super().exit(*args, **kwargs)

    def action_help_quit(self) -> None:
        """Ctrl+C ends many programs; here it says how to leave."""
        if self.room is not None:
            self.room.tell(
                _("{quit} quits, {cite} copies a citation, {copy} opens the copy menu.").format(
                    quit=key_of("quit"), cite=key_of("cite", typing=True), copy=key_of("copy", typing=True)
                )
            )


def run(
    open_workspace: Callable[[], Workspace],
    places: Places,
    query: str | None = None,
    place: str | None = None,
    *,
    fresh: bool = False,
) -> None:
    """Open the terminal program on the library of these places as it was left, `fresh` on the first screen, or with a search
    or at a place if one is given; return when the reader leaves.

    Raises what opening the library raised, and what `followed` raises for a place that is not there.
    """
    spoken = chosen_language(state_file(places))
    if spoken:
        prefer_language(spoken)
    app = ExplorerApp(open_workspace, query, place, fresh=fresh, theme=chosen_theme(state_file(places)))
    app.run()
    if app.failure is not None:
        raise app.failure
