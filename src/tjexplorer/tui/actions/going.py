"""Back and forward through everything that was opened or searched."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from tjexplorer.messages import gettext as _
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.desks.history import HOME, Place, Step
from tjexplorer.tui.desks.question import Asked

if TYPE_CHECKING:
    from tjexplorer.tui.reading_room import ReadingRoom


class GoingActions:
    """Actions on the way of the reader."""

    def __init__(self, room: ReadingRoom) -> None:
        self._room = room
        self._wanted: Hashable | None = None
        self._recalled = False
        room.reading.history.where = self._where
        # The results at hand are about to be those of another search.
        room.searching.before = room.reading.history.note

    def handlers(self) -> dict[str, Callable[[], None]]:
        """By action id."""
        return {"go_back": lambda: self._go(-1), "go_forward": lambda: self._go(1), "home": self._home}

    def _where(self) -> tuple[str, Hashable | None]:
        room = self._room
        return (HOME if room.at_home else str(room.wish.active)), room.results.lines.cursor_key

    def _home(self) -> None:
        self._room.reading.history.go_home()
        self._room.go_home()

    def _go(self, step: int) -> None:
        if not self.go(step):
            self._room.tell(_("There is no earlier place.") if step < 0 else _("There is no later place."))

    def go(self, step: int) -> bool:
        """Go to the step before (-1) or after (1); whether there is one."""
        room, history = self._room, self._room.reading.history
        if step < 0 and self._has_followed_away():
            # A list was followed since: what was opened last comes first.
            stop = history.here
            if stop is not None:
                room.reading.open(stop, keep=False, resume=True)
            room.show_pane(PaneName.READER)
            return True
        target = history.back() if step < 0 else history.forward()
        if target is not None:
            self.show(target)
        return target is not None

    def _has_followed_away(self) -> bool:
        room, here = self._room, self._room.reading.history.here
        if here is None or room.at_home or not room.reading.history.step.opened:
            return False
        report = room.reading.report
        if isinstance(here, Place):
            return report is None or report.id != here.report
        return here != room.reading.page

    def show(self, step: Step) -> None:
        """Show what a step showed: what was open, what was searched, and where the reader was."""
        room = self._room
        if step.asked != room.searching.question.asked():
            self.recall(step.asked, step.cursor)
        else:
            room.results.return_to(step.cursor)
        if step.stop is not None:
            room.reading.open(step.stop, keep=False, resume=True)
        if step.pane == HOME:
            room.go_home()
        else:
            room.show_pane(PaneName(step.pane))
        room.follow_reader()

    # The search

    def recall(self, asked: Asked, cursor: Hashable | None) -> None:
        """Ask again what was asked once; then the cursor of the results goes where it was."""
        self._recalled, self._wanted = True, cursor
        self._room.searching.recall(asked)
        self._room.search_line.typing.value = asked.inquiry.query
        self._room.search_line.typing.cursor_position = len(asked.inquiry.query)

    @property
    def stays_at_home(self) -> bool:
        """Whether an answer belongs to a step that shows the first screen: it does not take the reader away from there."""
        step = self._room.reading.history.step
        return step.pane == HOME and step.asked == self._room.searching.question.asked()

    def answered(self) -> bool:
        """A search was answered: it is a step, or belongs to the one at hand. Whether the Reader follows the results; where
        the answer only came back, it does so if the reader is in the results.
        """
        room = self._room
        room.reading.history.ask(room.searching.question.asked(), room.searching.sitting)
        recalled, self._recalled = self._recalled, False
        if recalled:
            room.results.return_to(self._wanted)
        active = room.wish.active
        return active is PaneName.RESULTS if recalled else active is not PaneName.READER
