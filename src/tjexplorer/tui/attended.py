"""The reading room with somebody in it: messages of the panes and of the desks come in here."""

from __future__ import annotations

from textual import events, on
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from tjexplorer.messages import gettext as _
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.desks.counting import CountingDesk
from tjexplorer.tui.desks.history import Place
from tjexplorer.tui.desks.searching import SearchDesk
from tjexplorer.tui.leads import SearchFor
from tjexplorer.tui.panes.bookmarks import BookmarksPane
from tjexplorer.tui.panes.browse import BrowsePane
from tjexplorer.tui.panes.home import Home
from tjexplorer.tui.panes.itinerary import ChooseReport
from tjexplorer.tui.panes.reader import ReaderPane
from tjexplorer.tui.panes.results import ResultsPane
from tjexplorer.tui.reading_room import ReadingRoom
from tjexplorer.tui.welcome import EXAMPLE, Try
from tjexplorer.tui.widgets.footer import Footer
from tjexplorer.tui.widgets.ledger import Ledger
from tjexplorer.tui.widgets.line_list import LineList
from tjexplorer.tui.widgets.report_text import ReportText
from tjexplorer.tui.widgets.typing import TypingLine


class AttendedRoom(ReadingRoom):
    """Hears what panes and desks tell, and asks the room for what follows from it."""

    # The person

    def on_key(self, event: events.Key) -> None:
        """Characters that an input method makes of letters mean nothing to a list."""
        self.settling.heard(event.character or "")

    def on_paste(self, event: events.Paste) -> None:
        """Some input methods send what they compose in one piece."""
        self.settling.heard(event.text.strip())

    # The library

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The library was read, or a thread failed: the reader is told, the program goes on."""
        worker = event.worker
        if event.state is WorkerState.ERROR:
            self.tell(_("Something failed: {problem}").format(problem=worker.error), severity="error")
            self._counter.failed(worker)
            if worker.name == "library":
                self.browse.show(self.browse.view, (), str(worker.error))
        elif event.state is WorkerState.SUCCESS and worker.name == "library":
            self.guard(self._keeper.show)
            self._fill_home(self._counts())
            self.looking_up.show(self.browse.view)
            self.run_worker(self.catalogue.annotate, thread=True, group="notes", name="notes", exit_on_error=False)
        elif event.state is WorkerState.SUCCESS and worker.name == "notes":
            self.guard(self.reading.notes_known)
            self.guard(self._keeper.show)

    # The search

    @on(Input.Changed, "#query")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.searching.type(event.value)

    @on(Input.Submitted, "#query")
    @on(TypingLine.LeftDown, "#query")
    def _search_done(self, event: Input.Submitted | TypingLine.LeftDown) -> None:
        event.stop()
        if self.at_home and not self.searching.question.query.strip():
            self.home.focus()
            return
        answered = not self.searching.waiting
        if not answered:
            self.searching.ask()
        self.searching.settle()
        self.show_pane(PaneName.RESULTS)
        key = self.results.lines.cursor_key
        if answered and isinstance(key, Place) and self.reading.current is None:
            # What was being read has no hit at hand: the Reader follows the results, as everywhere in them.
            self.follow(key)

    @on(Home.Typed)
    def _typed_at_home(self, event: Home.Typed) -> None:
        event.stop()
        self.settling.composing()
        typing = self.search_line.typing
        typing.focus()
        typing.insert_text_at_cursor(event.text)

    def on_search_desk_answered(self, message: SearchDesk.Answered) -> None:
        """A search ended. The focus stays where it is."""
        if not self.searching.accept(message):
            return
        self._read_library()
        answer = message.answer
        self.search_line.show(answer)
        early = answer is not None and answer.early
        self.query_one(Ledger).show_answer(None if early else answer)
        self.results.show(answer, message.problem)
        self.reading.set_hits(self.searching.hits())
        if not (answer is None and not message.problem) and not self.going.stays_at_home:
            self.bring_into_view(PaneName.RESULTS)
        if early:
            return
        self._searches.answered()
        self._counter.answered()
        follows = self.going.answered()
        if answer is None and not message.problem:
            return
        if action := self._all_hits.take():
            self.do(action)
        key = self.results.lines.cursor_key
        if isinstance(key, Place) and follows:
            self.follow(key)

    @on(ResultsPane.MoreWanted)
    def _more_wanted(self, event: ResultsPane.MoreWanted) -> None:
        event.stop()
        self.searching.ask_for(event.shown)

    def on_search_desk_counted(self, message: SearchDesk.Counted) -> None:
        """The answer was divided by its facets."""
        self._searches.counted(message)

    def on_search_desk_not_kept(self, message: SearchDesk.NotKept) -> None:
        """The history cannot be written; the search itself is not concerned."""
        self.tell(message.problem, severity="warning")

    def on_unmount(self) -> None:
        """The program ends."""
        self._collect_as_before()
        self.searching.leave()

    def on_counting_desk_counted(self, message: CountingDesk.Counted) -> None:
        """A page can be shown."""
        self._counter.counted(message)

    # The panes

    @on(LineList.Highlighted)
    def _highlighted(self, event: LineList.Highlighted) -> None:
        event.stop()
        stop = self._stop_of(event.key)
        if stop is not None and event.lines.id in {"hits", "institutions", "days", "kept"}:
            self.follow(stop)

    @on(LineList.Opened)
    def _opened(self, event: LineList.Opened) -> None:
        event.stop()
        if isinstance(event.key, Try):
            self._try(event.key)
        elif isinstance(event.key, SearchFor):
            self._counter.search_for(event.key)
        elif isinstance(event.key, ChooseReport):
            self.do("reports")
        else:
            stop = self._stop_of(event.key)
            if stop is not None:
                if event.lines.id == "hits":
                    self.searching.settle()
                self.go(stop)

    def _try(self, key: Try) -> None:
        if key.action:
            self.do(key.action)
        else:
            self.search_line.typing.value = EXAMPLE
            self.search_line.typing.cursor_position = len(EXAMPLE)
            self.show_pane(PaneName.RESULTS)

    @on(ReportText.Moved)
    def _moved(self, event: ReportText.Moved) -> None:
        event.stop()
        self.reading.moved(event.offset)

    @on(ReportText.NamesWanted)
    def _names_wanted(self, event: ReportText.NamesWanted) -> None:
        event.stop()
        self.guard(self.looking_up.names_here)

    @on(ReaderPane.Find)
    def _find(self, event: ReaderPane.Find) -> None:
        event.stop()
        if self._counter.narrow(event.words):
            return
        count = self.reading.find(event.words, jump=event.jump)
        self._reader_actions.found(event.words, count)

    @on(BookmarksPane.Find)
    def _find_kept(self, event: BookmarksPane.Find) -> None:
        event.stop()
        self.shelving.find(event.words)

    @on(BrowsePane.Turned)
    def _browse_turned(self, event: BrowsePane.Turned) -> None:
        event.stop()
        self.looking_up.show(event.view)

    @on(Footer.Clicked)
    def _footer(self, event: Footer.Clicked) -> None:
        event.stop()
        self.do(event.action)

    @on(Ledger.Wanted)
    def _ledger(self, event: Ledger.Wanted) -> None:
        event.stop()
        self.do("forms")
