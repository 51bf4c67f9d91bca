"""The search: from what is typed to an answer, in a thread, with stale answers dropped."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from threading import Lock

from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import get_current_worker

from tjexplorer.errors import TjexplorerError
from tjexplorer.messages import gettext as _
from tjexplorer.search.request import SearchRequest, Sort
from tjexplorer.search.searcher import RowSort, SearchCancelled, Searcher
from tjexplorer.tui.desks.answer import CONCORDANCE_SORTS, LIST_SORTS, Answer, View

DEBOUNCE = 0.12
"""Seconds of quiet before a search begins: an input method hands over several characters one after the other."""

CONTEXT = 60
"""Cells of text on each side of a match in the concordance."""

GROUP = "search"
"""Name of the worker group: one search at a time."""

KEPT = 50
"""Searches remembered."""


@dataclass
class Question:
    """What the reader asks."""

    query: str = ""
    """As typed."""
    view: View = View.LIST
    """List or concordance."""
    list_sort: str = LIST_SORTS[0]
    """Order of the list."""
    row_sort: str = CONCORDANCE_SORTS[0]
    """Order of the concordance."""
    reports: frozenset[str] = frozenset()
    """Reports to search; empty for all."""
    kinds: frozenset[str] = frozenset()
    """Kinds of sections to search; empty for all."""
    off_forms: frozenset[str] = frozenset()
    """Written forms switched off."""
    on_forms: frozenset[str] = frozenset()
    """Written forms switched on."""
    earlier: list[str] = field(default_factory=list)
    """Earlier queries, the latest first."""

    def request(self) -> SearchRequest:
        """The request for a search."""
        return SearchRequest(
            self.query,
            reports=tuple(sorted(self.reports)),
            kinds=tuple(sorted(self.kinds)),
            off_forms=self.off_forms,
            on_forms=self.on_forms,
            sort=Sort(self.list_sort),
        )

    @property
    def sort(self) -> str:
        """The order in the view at hand."""
        return self.row_sort if self.view is View.CONCORDANCE else self.list_sort

    def turn_sort(self) -> None:
        """Go on to the next order."""
        if self.view is View.CONCORDANCE:
            self.row_sort = _next(CONCORDANCE_SORTS, self.row_sort)
        else:
            self.list_sort = _next(LIST_SORTS, self.list_sort)

    def turn_view(self) -> None:
        """Go on to the next view."""
        self.view = View.LIST if self.view is View.CONCORDANCE else View.CONCORDANCE

    def turn_form(self, form: Hashable, on: bool) -> None:
        """Switch a written form on or off."""
        one = frozenset({str(form)})
        self.off_forms = self.off_forms - one if on else self.off_forms | one
        self.on_forms = self.on_forms | one if on else self.on_forms - one

    def remember(self) -> None:
        """Keep the query among the earlier ones. What was typed on the way to it is not kept."""
        query = self.query.strip()
        if query:
            kept = [one for one in self.earlier if one != query]
            if kept and query.startswith(kept[0]):
                kept.pop(0)
            self.earlier = [query, *kept][:KEPT]


def _next(values: tuple[str, ...], value: str) -> str:
    return values[(values.index(value) + 1) % len(values)]


class SearchDesk:
    """Runs searches for a screen and posts what they found to it."""

    class Answered(Message):
        """A search ended; `answer` is None where the query is empty or cannot be searched."""

        def __init__(self, serial: int, answer: Answer | None, problem: str) -> None:
            super().__init__()
            self.serial = serial
            self.answer = answer
            self.problem = problem

    def __init__(self, screen: Screen[None], searcher: Callable[[], Searcher]) -> None:
        self._screen = screen
        self._searcher = searcher
        self._turn = Lock()
        self._timer: Timer | None = None
        self._serial = 0
        self.question = Question()
        self.answer: Answer | None = None

    def type(self, query: str) -> None:
        """The query changed: search once typing rests. Forms belong to a query; those of the old one are forgotten."""
        if query.strip() != self.question.query.strip():
            self.question.off_forms = self.question.on_forms = frozenset()
        self.question.query = query
        self._stop_timer()
        self._screen.workers.cancel_group(self._screen, GROUP)
        self._serial += 1
        self._timer = self._screen.set_timer(DEBOUNCE, self.ask)

    def ask(self) -> None:
        """Search now."""
        self._stop_timer()
        self._serial += 1
        question, serial = replace(self.question), self._serial
        if not question.query.strip():
            self._screen.post_message(self.Answered(serial, None, ""))
            return
        self._screen.run_worker(
            lambda: self._work(question, serial), thread=True, exclusive=True, group=GROUP, exit_on_error=False
        )

    def accept(self, message: Answered) -> bool:
        """Take an answer in, unless a newer question was asked since; whether it was taken."""
        if message.serial != self._serial:
            return False
        self.answer = message.answer
        if message.answer and message.answer.result.hits:
            self.question.remember()
        return True

    @property
    def waiting(self) -> bool:
        """Whether typing has not yet rested."""
        return self._timer is not None

    def _stop_timer(self) -> None:
        if self._timer:
            self._timer.stop()
            self._timer = None

    def _work(self, question: Question, serial: int) -> None:
        """Runs in a thread: touches no widget."""
        worker = get_current_worker()

        def cancelled() -> bool:
            return worker.is_cancelled

        with self._turn:
            if cancelled():
                return
            answer, problem = None, ""
            try:
                request, searcher = question.request(), self._searcher()
                result = searcher.search(request, cancelled)
                answer = Answer(request, result, question.view, question.sort)
                if question.view is View.CONCORDANCE and result.total_matches:
                    order = RowSort(question.row_sort)
                    table = searcher.concordance(request, width=CONTEXT, sort=order, cancelled=cancelled)
                    answer = replace(answer, rows=table.rows)
            except SearchCancelled:
                return
            except TjexplorerError as error:
                problem = str(error) or _("The search failed.")
            if not cancelled():
                self._screen.post_message(self.Answered(serial, answer, problem))
