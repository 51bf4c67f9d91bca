"""The main screen at work: keys end here, and the desks and actions are asked. What panes tell is heard in `attended`."""

from __future__ import annotations

from tjexplorer.messages import choose_language
from tjexplorer.tui.actions.arriving import ArrivingActions
from tjexplorer.tui.actions.copying import CopyingActions
from tjexplorer.tui.actions.counting import CountingActions, context_of, holds
from tjexplorer.tui.actions.going import GoingActions
from tjexplorer.tui.actions.keeping import LOOK_AGAIN, KeepingActions
from tjexplorer.tui.actions.looking_up import LookupActions
from tjexplorer.tui.actions.maintaining import MaintainingActions
from tjexplorer.tui.actions.moving import MovingActions
from tjexplorer.tui.actions.reading import ReadingActions
from tjexplorer.tui.actions.searching import SearchActions
from tjexplorer.tui.actions.settling import SettlingActions
from tjexplorer.tui.actions.shelving import ShelvingActions
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.collecting import collect_seldom
from tjexplorer.tui.desks.all_hits import AllHits
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.counting import CountingDesk
from tjexplorer.tui.desks.history import DossierPage, Place, Stop
from tjexplorer.tui.desks.keeping import BookmarkDesk
from tjexplorer.tui.desks.ledger_page import LedgerPage
from tjexplorer.tui.desks.reading import ReadingDesk
from tjexplorer.tui.desks.searching import SearchDesk
from tjexplorer.tui.leads import lead
from tjexplorer.tui.main_screen import MainScreen
from tjexplorer.tui.remembering import EVERY, Remembering
from tjexplorer.tui.state import State
from tjexplorer.tui.waiting import LOOK, Waiting
from tjexplorer.tui.widgets.ledger import Ledger
from tjexplorer.tui.widgets.line_list import LineList
from tjexplorer.tui.widgets.typing import TypingLine
from tjexplorer.workspace import Workspace


class ReadingRoom(MainScreen):
    """Panes, desks and actions together."""

    def __init__(self, workspace: Workspace, query: str | None, state: State | None = None) -> None:
        super().__init__(Catalogue(workspace))
        self.workspace = workspace
        self._query = query
        self._reading_library = False
        self._followed = ""
        self._state = state or State()
        self.searching = SearchDesk(self, self.catalogue)
        self._all_hits = AllHits(self.searching, self.tell)
        self.keeping = BookmarkDesk(workspace, self.catalogue)
        self.counting = CountingDesk(self, self.catalogue)
        self.remembering = Remembering(self, self._state)

    def on_mount(self) -> None:
        """Open the desks, and read the library behind the first screen."""
        self._collect_as_before = collect_seldom()
        self.reading = ReadingDesk(self.catalogue, self.reader, self.keeping, self.counting)
        self.reading.opened = self._report_opened
        self._searches = SearchActions(self)
        self._keeper = KeepingActions(self)
        self.shelving = ShelvingActions(self, self._keeper)
        self._reader_actions = ReadingActions(self)
        self.looking_up = LookupActions(self)
        self._counter = CountingActions(self)
        self.going = GoingActions(self)
        self.copying = CopyingActions(self)
        self.settling = SettlingActions(self)
        self.arriving = ArrivingActions(self)
        groups = (
            MovingActions(self),
            MaintainingActions(self),
            self._searches,
            self._keeper,
            self._reader_actions,
            self.looking_up,
            self._counter,
            self.going,
            self.settling,
            self.arriving,
            self.copying,
            self.shelving,
        )
        self._handlers = {name: handler for group in groups for name, handler in group.handlers().items()}
        self.query_one(Ledger).show_answer(None)
        self._fill_home({})
        self.remembering.restore()
        self.call_after_refresh(self.settling.tell_problems)
        if self._query:
            self.search_line.typing.value = self._query
            self.search_line.typing.cursor_position = len(self._query)
        elif not self.searching.question.query.strip():
            # Else the answer comes first; what is counted can wait for it.
            self._read_library()
        self.set_interval(EVERY, self.remembering.keep)
        self.set_interval(LOOK, Waiting(self.search_line, self.searching, self.workspace.shelf).look)
        self.set_interval(LOOK_AGAIN, self._keeper.look)

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
        if isinstance(self.reading.page, LedgerPage):
            self.reader.close_find()
        self.reading.open(stop)
        self.show_pane(PaneName.READER)
        self.follow_reader()

    def follow(self, stop: Stop) -> None:
        """Show a stop in the Reader while the focus stays in a list."""
        if self.reader.display or self.wish.active is not PaneName.READER:
            self.guard(lambda: self.reading.open(stop, keep=False))
            self.follow_reader()

    def _report_opened(self, problem: str) -> None:
        """A report that had to be read first is there, or cannot be."""
        self.tell(problem, severity="error" if problem else "information")
        self.follow_reader()

    def _proofread(self, report_id: str) -> None:
        """Look for doubtful places in a report of a large library, behind the screen."""
        if self.catalogue.waits_for_proofs(report_id):
            self.run_worker(
                lambda: self.catalogue.proofread(report_id),
                thread=True, group="notes", exclusive=True, name="notes", exit_on_error=False,
            )  # fmt: skip

    def follow_reader(self) -> None:
        """Itinerary and Results show what belongs to the place in the Reader."""
        report = self.reading.report
        if report is not None and report.id != self._followed:
            self._followed = report.id
            self._proofread(report.id)
        if report is not None and self.wish.active is not PaneName.ITINERARY:
            self.guard(lambda: self.itinerary.show(report.id))
        hit = self.reading.current
        if hit is not None:
            self.results.follow(Place(hit.report, hit.span.start), hit.section)

    def say_in(self, name: str | None) -> None:
        """Say everything in the language that was chosen once and for all; None for that of the environment."""
        choose_language(name)
        self.remembering.language = None
        self.speak()

    def go_home(self) -> None:
        """Back to the first screen, which tells what has become of all since."""
        self._fill_home(self._counts())
        super().go_home()

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

    def name_keys(self) -> None:
        """Name all keys anew, where other ones are to be named from now on."""
        self._fill_home(self._counts())
        self.relabel()
        self.reader.page.refit()
        self.reading.tell_place()
        self.show_footer()

    @property
    def page_context(self) -> str:
        """What kind of page the Reader shows: record, dossier, or one of counts."""
        page = self.reading.page
        return context_of(page) or ("dossier" if isinstance(page, DossierPage) else "record")

    def _stop_of(self, key: object) -> Stop | None:
        """What an entry of a list leads to."""
        return lead(key, self.keeping)

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
        read = (record.id for record in self.catalogue.records() if self.catalogue.has_read(record.id))
        reports = map(self.catalogue.report, read)
        return {report.id: (len(report.sections), len(report.record.visits)) for report in reports}

    def _fill_home(self, counts: dict[str, tuple[int, int]]) -> None:
        self.guard(lambda: self.home.fill(self.catalogue, counts, self.arriving.news()))
