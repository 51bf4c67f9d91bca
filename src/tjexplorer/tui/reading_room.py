"""The main screen at work: messages of the panes come in here, and the desks are asked."""

from __future__ import annotations

from textual import on
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from tjexplorer.messages import gettext as _
from tjexplorer.tui.actions.counting import CountingActions, context_of, holds
from tjexplorer.tui.actions.keeping import KeepingActions
from tjexplorer.tui.actions.looking_up import LookupActions
from tjexplorer.tui.actions.moving import MovingActions
from tjexplorer.tui.actions.reading import ReadingActions
from tjexplorer.tui.actions.searching import SearchActions
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.collecting import collect_seldom
from tjexplorer.tui.desks.all_hits import AllHits
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.counting import CountingDesk
from tjexplorer.tui.desks.history import DossierPage, Place, Stop
from tjexplorer.tui.desks.keeping import BookmarkDesk
from tjexplorer.tui.desks.reading import ReadingDesk
from tjexplorer.tui.desks.searching import SearchDesk
from tjexplorer.tui.leads import SearchFor, lead
from tjexplorer.tui.main_screen import MainScreen
from tjexplorer.tui.panes.bookmarks import BookmarkList
from tjexplorer.tui.panes.browse import BrowsePane
from tjexplorer.tui.panes.home import Home
from tjexplorer.tui.panes.itinerary import ChooseReport
from tjexplorer.tui.panes.reader import ReaderPane
from tjexplorer.tui.panes.results import ResultsPane
from tjexplorer.tui.welcome import EXAMPLE, Try
from tjexplorer.tui.widgets.footer import Footer
from tjexplorer.tui.widgets.ledger import Ledger
from tjexplorer.tui.widgets.line_list import LineList
from tjexplorer.tui.widgets.report_text import ReportText
from tjexplorer.tui.widgets.typing import TypingLine
from tjexplorer.workspace import Workspace


class ReadingRoom(MainScreen):
    """Panes, desks and actions together."""

    def __init__(self, workspace: Workspace, query: str | None) -> None:
        super().__init__(Catalogue(workspace))
        self.workspace = workspace
        self._query = query
        self._reading_library = False
        self.searching = SearchDesk(self, self.catalogue)
        self._all_hits = AllHits(self.searching, self.tell)
        self.keeping = BookmarkDesk(workspace, self.catalogue)
        self.counting = CountingDesk(self, workspace)

    def on_mount(self) -> None:
        """Open the desks, and read the library behind the first screen."""
        self._collect_as_before = collect_seldom()
        self.reading = ReadingDesk(self.catalogue, self.reader, self.keeping, self.counting)
        self._searches = SearchActions(self)
        self._keeper = KeepingActions(self)
        self._reader_actions = ReadingActions(self)
        self.looking_up = LookupActions(self)
        self._counter = CountingActions(self)
        groups = (
            MovingActions(self), self._searches, self._keeper, self._reader_actions, self.looking_up, self._counter
        )  # fmt: skip
        self._handlers = {name: handler for group in groups for name, handler in group.handlers().items()}
        self.query_one(Ledger).show_answer(None)
        self._fill_home({})
        super().on_mount()
        if self._query:
            # The answer first; what is counted can wait for it.
            self.search_line.typing.value = self._query
            self.search_line.typing.cursor_position = len(self._query)
        else:
            self._read_library()

    def _read_library(self) -> None:
        """Count and proofread, behind the screen, once."""
        if not self._reading_library:
            self._reading_library = True
            self.run_worker(self.catalogue.load, thread=True, group="library", name="library", exit_on_error=False)

    # Doing

    def action_do(self, action: str) -> None:
        """Keys end here."""
        self.do(action)

    def do(self, action: str) -> None:
        """Do what an action of the registry means; an error of ours becomes a message."""
        if action == "open":
            self._open_in_focus()
            return
        if (action in {"back", "leave"} and self._counter.give_up()) or self._all_hits.keep_back(action):
            return
        handler = self._handlers.get(action)
        if action == "export" and context_of(self.reading.page) == self.context:
            handler = self._counter.export
        if handler is not None:
            self.guard(handler)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of pages of counts mean on other pages what they mean everywhere."""
        return action != "do" or not parameters or holds(str(parameters[0]), self.context)

    def show_pane(self, name: PaneName, *, focus: bool = True) -> None:
        """Bring a pane into view; the itinerary of a first trip, and something in a Reader that is still empty."""
        if name is PaneName.ITINERARY and self.itinerary.report is None:
            self._show_first_trip()
        super().show_pane(name, focus=focus)
        stop = self._stop_of(self.pane(name).cursor_key)
        if stop is not None and self.reading.is_empty:
            self.follow(stop)

    def _show_first_trip(self) -> None:
        first = next((record.id for record in self.catalogue.records() if record.itinerary), None)
        if first is not None:
            self.guard(lambda: self.itinerary.show(first))

    def go(self, stop: Stop) -> None:
        """Open a stop in the Reader, with the focus."""
        self.guard(lambda: self._go(stop))

    def _go(self, stop: Stop) -> None:
        self.reading.open(stop)
        self.show_pane(PaneName.READER)
        self.follow_reader()

    def follow(self, stop: Stop) -> None:
        """Show a stop in the Reader while the focus stays in a list."""
        if self.reader.display or self.wish.active is not PaneName.READER:
            self.guard(lambda: self.reading.open(stop, keep=False))
            self.follow_reader()

    def follow_reader(self) -> None:
        """Itinerary and Results show what belongs to the place in the Reader."""
        report = self.reading.report
        if report is not None and self.wish.active is not PaneName.ITINERARY:
            self.guard(lambda: self.itinerary.show(report.id))
        hit = self.reading.current
        if hit is not None:
            self.results.follow(Place(hit.report, hit.span.start), hit.section)

    def speak(self) -> None:
        """Say everything anew in another language."""
        self._fill_home(self._counts())
        self.relabel()
        self.search_line.show(self.searching.answer)
        self.query_one(Ledger).show_answer(self.searching.answer)
        here = self.reading.history.here
        self.counting.forget()
        if here is not None and not isinstance(here, Place) and self.reader.page.display:
            self.guard(lambda: self.reading.open(here, keep=False))
        self.looking_up.show(self.browse.view)
        self.reading.tell_place()

    @property
    def page_context(self) -> str:
        """What kind of page the Reader shows: record, dossier, or one of counts."""
        page = self.reading.page
        return context_of(page) or ("dossier" if isinstance(page, DossierPage) else "record")

    def _open_in_focus(self) -> None:
        focused = self.focused
        if isinstance(focused, LineList):
            focused.action_open()
        elif isinstance(focused, TypingLine):
            self.show_pane(PaneName.RESULTS)

    # The library

    def _counts(self) -> dict[str, tuple[int, int]]:
        if not self.catalogue.counted:
            return {}
        reports = (self.catalogue.report(record.id) for record in self.catalogue.records())
        return {report.id: (len(report.sections), len(report.record.visits)) for report in reports}

    def _fill_home(self, counts: dict[str, tuple[int, int]]) -> None:
        self.guard(lambda: self.home.fill(self.catalogue, counts))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The library was read, or a thread failed: the reader is told, the program goes on."""
        worker = event.worker
        if event.state is WorkerState.ERROR:
            self.tell(_("Something failed: {problem}").format(problem=worker.error), severity="error")
            self._counter.failed(worker)
            if worker.name == "library":
                self.browse.show(self.browse.view, (), str(worker.error))
        elif event.state is WorkerState.SUCCESS and worker.name == "library":
            self._fill_home(self._counts())
            self.looking_up.show(self.browse.view)
            self.guard(self._keeper.show)
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
        if self.searching.waiting:
            self.searching.ask()
        self.searching.settle()
        self.show_pane(PaneName.RESULTS)

    @on(Home.Typed)
    def _typed_at_home(self, event: Home.Typed) -> None:
        event.stop()
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
        if not early:
            self._searches.answered()
            self._counter.answered()
        if answer is None and not message.problem:
            return
        self.bring_into_view(PaneName.RESULTS)
        if early:
            return
        if action := self._all_hits.take():
            self.do(action)
        key = self.results.lines.cursor_key
        if isinstance(key, Place) and self.wish.active is not PaneName.READER:
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

    def _stop_of(self, key: object) -> Stop | None:
        """What an entry of a list leads to."""
        return lead(key, self.keeping)

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
        count = self.reading.find(event.words, jump=event.jump)
        self._reader_actions.found(event.words, count)

    @on(BookmarkList.Delete)
    def _delete(self, event: BookmarkList.Delete) -> None:
        event.stop()
        self.guard(lambda: self._keeper.delete(event.bookmark))

    @on(BookmarkList.Edit)
    def _edit(self, event: BookmarkList.Edit) -> None:
        event.stop()
        self._keeper.edit(event.bookmark)

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
