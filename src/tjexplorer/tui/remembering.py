"""Leaving the room as one finds it again: its state, taken now and then and at the end, and put back at the start."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from threading import Lock
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.css.query import NoMatches

from tjexplorer.errors import TjexplorerError
from tjexplorer.messages import language
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.desks.branches import View
from tjexplorer.tui.desks.history import HOME, CollocatesPage, CountsPage, Place, Step, Stop, WordPage
from tjexplorer.tui.desks.question import NOTHING_ASKED
from tjexplorer.tui.state import State, save
from tjexplorer.tui.state_file import state_file

if TYPE_CHECKING:
    from tjexplorer.tui.reading_room import ReadingRoom

EVERY = 2.0
"""Seconds after which a change is written: so much a program loses that is killed."""


class Remembering:
    """Keeps the state of a room in its file."""

    def __init__(self, room: ReadingRoom, state: State) -> None:
        self._room = room
        self._path = state_file(room.workspace.places)
        self._turn = Lock()
        self._written = state
        self._begun = state
        self.theme = state.theme
        self.language = state.language

    def prepare(self) -> None:
        """Read what will be shown first; may be called from any thread."""
        report = getattr(self._begun.stop, "report", "")
        if report:
            with contextlib.suppress(TjexplorerError):
                self._room.catalogue.report(report)

    # At the start

    def restore(self) -> None:
        """Put everything back. What is there no more is left out."""
        room, state = self._room, self._begun
        room.wish = state.wish
        room.dividing.shares = state.shares
        if state.browse in set(View):
            room.browse.restore(View(state.browse), dict(state.turned), state.branch)
        room.reading.names_shown = state.names
        room.keeping.arrange(state.grouping, state.order)
        room.copying.turned = state.style
        if state.pane != HOME:
            room.at_home = False
            room.wish = replace(room.wish, active=PaneName(state.pane))
        stop = self._opened(state.stop)
        room.reading.history.begin(Step(stop, state.asked, state.pane, state.hit, opened=stop is not None))
        if state.trip in {record.id for record in room.catalogue.records()}:
            room.itinerary.show(state.trip)
        if stop is not None:
            room.follow_reader()
        if state.asked != NOTHING_ASKED:
            room.going.recall(state.asked, state.hit)

    def _opened(self, stop: Stop | None) -> Stop | None:
        """Open a stop; what was opened, with its place where the report still has it."""
        room = self._room
        if stop is None:
            return None
        try:
            if isinstance(stop, Place):
                last = max(len(room.catalogue.report(stop.report).source.text) - 1, 0)
                stop = replace(stop, offset=min(stop.offset, last))
            room.reading.open(stop, keep=False)
        except (TjexplorerError, KeyError):
            return None
        return stop

    # Afterwards

    def state(self) -> State:
        """The state of the room now."""
        room = self._room
        keeps = room.workspace.settings.history
        hit = room.results.lines.cursor_key
        branch, turned = room.browse.place_in_tree
        stop = self._stop()
        if not keeps and isinstance(stop, (CountsPage, CollocatesPage, WordPage)):
            stop = None
        return State(
            pane=HOME if room.at_home else str(room.wish.active),
            stop=stop,
            asked=room.searching.question.asked() if keeps else NOTHING_ASKED,
            hit=hit if keeps and isinstance(hit, Place) else None,
            wish=room.wish,
            shares=room.dividing.shares,
            browse=str(room.browse.view),
            branch=branch,
            turned=MappingProxyType(turned),
            trip=room.itinerary.report or "",
            names=room.reading.names_shown,
            grouping=room.keeping.grouping,
            order=room.keeping.order,
            theme=self.theme if self.theme == room.app.theme else None,
            language=self.language if self.language == language() else None,
            style=room.copying.turned,
        )

    def _stop(self) -> Stop | None:
        reading = self._room.reading
        if reading.page is not None:
            return reading.page
        report = reading.report
        # What is being opened is nowhere yet but on the way.
        return Place(report.id, self._room.reader.text.place) if report is not None else reading.history.here

    def keep(self) -> None:
        """Write the state, if it changed, behind the screen."""
        state = self.state()
        if state != self._written:
            self._room.run_worker(
                lambda: self._write(state), thread=True, group="state", name="state", exit_on_error=False
            )

    def keep_now(self) -> None:
        """Write the state, if it changed, and wait for it: the program ends."""
        # Where the program ends for want of a terminal, parts of the screen may be gone.
        with contextlib.suppress(NoMatches):
            self._write(self.state())

    def _write(self, state: State) -> None:
        with self._turn:
            if state != self._written:
                save(self._path, state)
                self._written = state
