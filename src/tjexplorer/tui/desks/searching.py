"""The search: from what is typed to an answer, in a thread, with stale answers dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from threading import Lock

from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import get_current_worker

from tjexplorer.errors import TjexplorerError
from tjexplorer.messages import gettext as _
from tjexplorer.model.search_record import Inquiry, SearchRecord
from tjexplorer.search.concordance import REACH, Measure, arranged
from tjexplorer.search.facets import Facet
from tjexplorer.search.searcher import SearchCancelled
from tjexplorer.tui.desks.answer import PAGE, Answer, View
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.facet_counts import counted_facets, rough_facets
from tjexplorer.tui.desks.hits import Hits, SoughtHits
from tjexplorer.tui.desks.question import Asked, Question
from tjexplorer.tui.desks.recollection import Recollection

DEBOUNCE = 0.12
"""Seconds of quiet before a search begins: an input method hands over several characters one after the other."""

GROUP = "search"
"""Name of the worker group: one search at a time."""

COUNTING = "facets"
"""Name of the worker group that counts what filters would leave."""

GLANCE = 100
"""Hits of an early answer: more than a screen holds."""

MANY = 200
"""Reports from which on there is an early answer; in fewer the whole one is there as soon."""

REMEMBERED = 500
"""Earlier searches that are looked through."""


class SearchDesk:
    """Runs searches for a screen and posts what they found to it."""

    class Answered(Message):
        """A search was answered; `answer` is None where the query is empty or cannot be searched.

        Before the answer there may be an early one.
        """

        def __init__(self, serial: int, answer: Answer | None, problem: str) -> None:
            super().__init__()
            self.serial = serial
            self.answer = answer
            self.problem = problem

    class Counted(Message):
        """The facets of an answer; where they could not be counted those that are at hand, and what is wrong."""

        def __init__(self, answer: Answer, facets: tuple[Facet, ...], problem: str = "") -> None:
            super().__init__()
            self.answer = answer
            self.facets = facets
            self.problem = problem

    class NotKept(Message):
        """A search could not be kept in the history."""

        def __init__(self, problem: str) -> None:
            super().__init__()
            self.problem = problem

    def __init__(self, screen: Screen[None], catalogue: Catalogue) -> None:
        self._screen = screen
        self._catalogue = catalogue
        self._workspace = catalogue.workspace
        self._turn = Lock()
        self._timer: Timer | None = None
        self._serial = 0
        self._answered = 0
        self._settling = False
        self._limit = PAGE
        self._typing = False
        self._recollection = Recollection()
        self._recalled: Asked | None = None
        self.sitting = 0
        self.before: Callable[[], None] = lambda: None
        self.question = Question()
        self.answer: Answer | None = None

    def type(self, query: str) -> None:
        """The query changed: search once typing rests. Forms belong to a query; those of the old one are forgotten."""
        if query == self.question.query:
            return  # a search that came back: its query was put into the line
        self._settling = False
        if not self._typing:
            self.begin()
            self._typing = True
        if query.strip() != self.question.query.strip():
            self.question.off_forms = self.question.on_forms = frozenset()
        self.question.query = query
        self._limit = PAGE
        self._stop_timer()
        self._screen.workers.cancel_group(self._screen, GROUP)
        self._serial += 1
        self._timer = self._screen.set_timer(DEBOUNCE, self.ask)

    def begin(self) -> None:
        """What is asked from now on is another search to the reader, even where it differs little from the last one."""
        self._typing = False
        self.sitting += 1
        self.before()

    def recall(self, asked: Asked) -> None:
        """Ask what was asked once, and show it in the same way. In the history it stands already."""
        self._recalled = asked
        self._typing = False
        self.sitting += 1
        self.question.take_back(asked)
        self._limit = PAGE
        self.ask()

    def repeat(self, inquiry: Inquiry) -> None:
        """Ask what was asked once, with its filters and forms."""
        self.begin()
        self.question.take(inquiry)
        self._limit = PAGE
        self.ask()
        self.settle()

    def ask_for(self, limit: int) -> None:
        """Search for more hits than are at hand, 0 for all."""
        usual, self._limit = self._limit, limit
        self.ask()
        self._limit = limit or usual

    def ask(self) -> None:
        """Search now."""
        self._stop_timer()
        self._serial += 1
        question, serial, limit = replace(self.question), self._serial, self._limit
        if not question.query.strip():
            self._screen.post_message(self.Answered(serial, None, ""))
            return
        self._screen.run_worker(
            lambda: self._work(question, serial, limit), thread=True, exclusive=True, group=GROUP, exit_on_error=False
        )

    def accept(self, message: Answered) -> bool:
        """Take an answer in, unless a newer question was asked since; whether it was taken."""
        if message.serial != self._serial:
            return False
        self.answer = message.answer
        if message.answer and message.answer.early:
            return True
        self._answered = message.serial
        recalled, self._recalled = self._recalled, None
        if message.answer and self.question.asked() != recalled:
            self._keep(self._recollection.found(self._record(message.answer)))
        if self._settling:
            self.settle()
        return True

    @property
    def pending(self) -> int | None:
        """The number of the question that has no whole answer yet; None where all are answered."""
        return self._serial if self._answered != self._serial and self.question.query.strip() else None

    @property
    def lacks_hits(self) -> bool:
        """Whether the answer at hand has its first hits alone; a concordance has its rows."""
        answer = self.answer
        return answer is not None and answer.view is not View.CONCORDANCE and not answer.is_whole

    def hits(self) -> Hits | SoughtHits:
        """The matches of the answer at hand; none of an early one, since more will stand between them."""
        answer = self.answer
        if answer is None or answer.early or not answer.result.total_matches:
            return Hits()
        if answer.is_whole:
            return Hits.of(answer.result, self._catalogue.report_ids)
        return SoughtHits(self._workspace.searcher.search, answer.request, self._catalogue.report_ids)

    # What is kept of it

    def settle(self) -> None:
        """The reader goes on to the results: the search counts, as soon as it is answered."""
        self._typing = False
        self._settling = self.waiting or self._answered != self._serial
        if not self._settling:
            self._keep(*self._recollection.settled())

    def leave(self) -> None:
        """The program ends: keep the search that it ends with."""
        record = self._recollection.left()
        if record is not None:
            self._workspace.history.add(record)

    def earlier(self) -> list[SearchRecord]:
        """Earlier searches of this library, the latest first, each once."""
        library = str(self._workspace.places.root)
        known = (one for one in self._workspace.history.latest(REMEMBERED) if one.library == library)
        return self._recollection.recent(known)

    def _record(self, answer: Answer) -> SearchRecord:
        result = answer.result
        return SearchRecord(
            datetime.now().astimezone(),
            str(self._workspace.places.root),
            Inquiry.of(answer.request),
            result.total_sections,
            result.total_matches,
        )

    def _keep(self, *records: SearchRecord | None) -> None:
        """Write searches into the history, in a thread: another program may hold it."""
        kept = [record for record in records if record is not None]

        def write() -> None:
            problems = [problem for record in kept if (problem := self._workspace.history.add(record))]
            if problems:
                self._screen.post_message(self.NotKept(problems[0]))

        if kept:
            self._screen.run_worker(write, thread=True, group="history", exit_on_error=False)

    # Counting

    def count(self, answer: Answer) -> None:
        """Count by report, year, agency, kind and institution, in a thread; the screen gets `Counted`."""
        self._screen.run_worker(
            lambda: self._count(answer), thread=True, exclusive=True, group=COUNTING, exit_on_error=False
        )

    def rough(self, answer: Answer) -> tuple[Facet, ...]:
        """The facets of the hits at hand: what can be had at once."""
        return rough_facets(self._workspace, answer)

    def _count(self, answer: Answer) -> None:
        worker = get_current_worker()
        try:
            counted, problem = counted_facets(self._workspace, answer, lambda: worker.is_cancelled)
        except SearchCancelled:
            return
        if not worker.is_cancelled:
            self._screen.post_message(self.Counted(answer, counted, problem))

    # Searching

    @property
    def waiting(self) -> bool:
        """Whether typing has not yet rested."""
        return self._timer is not None

    def _stop_timer(self) -> None:
        if self._timer:
            self._timer.stop()
            self._timer = None

    def _work(self, question: Question, serial: int, limit: int) -> None:
        """Runs in a thread: touches no widget."""
        worker = get_current_worker()

        def cancelled() -> bool:
            return worker.is_cancelled

        with self._turn:
            if cancelled():
                return
            try:
                for answer in self._answers(question, limit, cancelled):
                    if cancelled():
                        return
                    self._screen.post_message(self.Answered(serial, answer, ""))
            except SearchCancelled:
                return
            except TjexplorerError as error:
                if not cancelled():
                    self._screen.post_message(self.Answered(serial, None, str(error) or _("The search failed.")))

    def _answers(self, question: Question, limit: int, cancelled: Callable[[], bool]) -> Iterator[Answer]:
        """An early answer, where that is worth while, and the answer."""
        request, searcher = question.request(), self._workspace.searcher
        # In the list by report each report tells how much was found there.
        limit = 0 if question.view is View.REPORTS else limit
        if question.view is View.LIST and limit == PAGE and len(self._catalogue.report_ids) >= MANY:
            first = searcher.first(replace(request, limit=GLANCE), cancelled)
            early = Answer(request, first, question.view, question.sort, (), question.order, early=True)
            if early.is_whole:
                yield replace(early, early=False)
                return
            if first.hits:
                yield early
        result = searcher.search(replace(request, limit=limit), cancelled)
        answer = Answer(request, result, question.view, question.sort, (), question.order)
        if question.view is View.CONCORDANCE and result.total_matches:
            answer = self._with_rows(answer, question, cancelled)
        yield answer

    def _with_rows(self, answer: Answer, question: Question, cancelled: Callable[[], bool]) -> Answer:
        request, searcher = answer.request, self._workspace.searcher
        table = searcher.concordance(request, width=REACH, measure=Measure.CHARACTERS, cancelled=cancelled)
        reports = {row.report for row in table.rows}
        years = {report_id: self._catalogue.record(report_id).year for report_id in reports}
        return replace(answer, rows=arranged(table.rows, question.order, years))
