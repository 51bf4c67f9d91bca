"""Counting behind the screen: frequencies, collocates, keywords, near-identical passages; kept once they are known."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from tjexplorer.errors import TjexplorerError
from tjexplorer.messages import gettext as _
from tjexplorer.search.searcher import SearchCancelled
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import (
    CollocatesPage,
    CountedPage,
    CountsPage,
    KeywordsPage,
    ParallelsPage,
    WordPage,
)
from tjexplorer.tui.desks.ledger_page import LedgerPage, LedgerRows

if TYPE_CHECKING:
    from tjexplorer.search.results import ConcordanceRow
    from tjexplorer.statistics.collocates import Collocates
    from tjexplorer.statistics.frequency import Frequencies
    from tjexplorer.statistics.keywords import Keywords
    from tjexplorer.tui.desks.near import Near

    Found = Frequencies | Collocates | Keywords | tuple[ConcordanceRow, ...] | Near | LedgerRows
    """What pages show."""

GROUP = "counting"
"""Name of the worker group: one count at a time, a new one ends the one before."""

KEPT = 30
"""Counts remembered."""


class CountingDesk:
    """Counts for a screen and posts to it when a page can be shown."""

    class Counted(Message):
        """A count ended; it is kept, or it could not be made."""

        def __init__(self, page: CountedPage, found: Found | None, problem: str) -> None:
            super().__init__()
            self.page = page
            self.found = found
            self.problem = problem

    def __init__(self, screen: Screen[None], catalogue: Catalogue) -> None:
        self._screen = screen
        self._catalogue = catalogue
        self._workspace = catalogue.workspace
        self._turn = Lock()
        self._kept: dict[CountedPage, Found] = {}
        self._problems: dict[CountedPage, str] = {}
        self._asked: CountedPage | None = None

    def found(self, stop: CountedPage) -> Found | None:
        """What is known of a page; None where it is not counted yet, or cannot be."""
        return self._kept.get(_counted_as(stop))

    def take_problem(self, stop: CountedPage) -> str:
        """Why a page was not counted, told once: the next time it is tried again. Empty where nothing is wrong."""
        return self._problems.pop(stop, "")

    def ask(self, stop: CountedPage) -> None:
        """Count, unless that is going on; what was counted for another page is given up."""
        if stop != self._asked:
            self._asked = stop
            self._screen.run_worker(
                lambda: self._work(stop), thread=True, exclusive=True, group=GROUP, name=GROUP, exit_on_error=False
            )

    def leave(self) -> None:
        """Nobody waits any more."""
        if self._asked is not None:
            self._asked = None
            self._screen.workers.cancel_group(self._screen, GROUP)

    def give_up(self) -> CountedPage | None:
        """The reader does not want to wait; the page that he waited for."""
        page = self._asked
        self.leave()
        if page is not None:
            self._problems = {page: _("The count was given up.")}
        return page

    def accept(self, message: Counted) -> bool:
        """Keep a count; whether it is the one that is waited for."""
        if message.found is not None:
            self._kept = dict([*self._kept.items(), (_counted_as(message.page), message.found)][-KEPT:])
        elif message.page == self._asked:
            self._problems = {message.page: message.problem}
        if message.page != self._asked:
            return False
        self._asked = None
        return True

    @property
    def asked(self) -> CountedPage | None:
        """The page that is being counted."""
        return self._asked

    def forget(self) -> None:
        """What was counted says some things in the language that was in use."""
        self.leave()
        self._kept, self._problems = {}, {}

    def _work(self, stop: CountedPage) -> None:
        """Runs in a thread: touches no widget."""
        worker = get_current_worker()
        found, problem = None, ""
        with self._turn:
            if worker.is_cancelled:
                return
            try:
                found = self._count(stop, lambda: worker.is_cancelled)
            except SearchCancelled:
                return
            except TjexplorerError as error:
                problem = str(error) or _("It could not be counted.")
        if not worker.is_cancelled:
            self._screen.post_message(self.Counted(stop, found, problem))

    def _count(self, stop: CountedPage, cancelled: Callable[[], bool]) -> Found:
        if isinstance(stop, ParallelsPage):
            from tjexplorer.tui.desks.near import near  # noqa: PLC0415  # not before something is compared

            return near(self._workspace.parallels, stop, self._section_of(stop))
        if isinstance(stop, LedgerPage):
            from tjexplorer.tui.desks.ledgers import ledger_rows  # noqa: PLC0415  # loads the checks of records

            return ledger_rows(self._catalogue, stop, cancelled)
        statistician = self._workspace.statistician
        match stop:
            case CountsPage():
                return statistician.frequency(stop.requests, cancelled)
            case CollocatesPage():
                return statistician.collocates(stop.request, stop.choice, cancelled)
            case KeywordsPage():
                return statistician.keywords(stop.report, stop.choice, cancelled)
            case WordPage(of=CollocatesPage() as page):
                return statistician.places_beside(page.request, page.choice.window, stop.word, cancelled)
            case WordPage(of=KeywordsPage() as page):
                return statistician.places_in(page.report, stop.word, cancelled)
        raise AssertionError(stop)

    def _section_of(self, stop: ParallelsPage) -> str:
        section = self._workspace.library.report(stop.report).section_at(stop.start)
        return section.id if section else ""


def _counted_as(stop: CountedPage) -> CountedPage:
    """The page under which a count is kept: the rows of a list are the same in all groups."""
    return LedgerPage(stop.ledger) if isinstance(stop, LedgerPage) else stop
