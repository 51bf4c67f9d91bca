"""Pane 2: the hits as a list, by report, or each occurrence in its line as a concordance."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from tjexplorer.keyboard.key_map import key_of
from tjexplorer.messages import gettext as _
from tjexplorer.text.cells import clip
from tjexplorer.text.printable import printable
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.desks.answer import PAGE, Answer, View
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import Place
from tjexplorer.tui.drawing import ELLIPSIS
from tjexplorer.tui.keys import N_
from tjexplorer.tui.panes.columns import told
from tjexplorer.tui.panes.concordance_rows import room_beside
from tjexplorer.tui.panes.pane import Pane
from tjexplorer.tui.panes.result_entries import More, ReportGroup, Showing
from tjexplorer.tui.widgets.line_list import Entry, LineList, entry_room


class ResultsPane(Pane):
    """The answer to the search."""

    class MoreWanted(Message):
        """The reader opened the next page, and its hits are not at hand."""

        def __init__(self, shown: int) -> None:
            super().__init__()
            self.shown = shown

    NAME: ClassVar[PaneName] = PaneName.RESULTS
    NUMBER: ClassVar[int] = 2
    LABEL: ClassVar[str] = N_("Results")

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._answer: Answer | None = None
        self._problem = ""
        self._shown = PAGE
        self._onward = 0
        self._folded: set[str] = set()
        self._numbers: dict[Hashable, int] = {}
        self._total = 0
        self.context = 0

    def compose(self) -> ComposeResult:
        """One list."""
        yield LineList(id="hits")

    @property
    def lines(self) -> LineList:
        """The list."""
        return self.query_one("#hits", LineList)

    @property
    def target(self) -> Widget:
        """The list."""
        return self.lines

    @property
    def fitting(self) -> int:
        """The cells that fit on either side of a match."""
        years = self._answer is not None and self._answer.sort not in {"order", "report"}
        return room_beside(entry_room(self.lines.cells), years=years)

    def on_mount(self) -> None:
        """Say what to do first."""
        super().on_mount()
        self.show(None)

    def on_resize(self) -> None:
        """What stands in the border is cut to the pane."""
        super().on_resize()
        self._tell_number()

    def relabel(self) -> None:
        """Everything in another language."""
        self.show(self._answer, self._problem)

    def show(self, answer: Answer | None, problem: str = "") -> None:
        """Show an answer; without one what to do, or what is wrong with the query."""
        before = self._answer
        changed = answer is None or before is None or answer.request.query != before.request.query
        # Where the cursor was left on the best hit of an early answer it goes to the best one of the next.
        at_first = before is not None and before.early and self._numbers.get(self.lines.cursor_key) == 1
        if changed:
            self._folded.clear()
        if changed or answer is None or before is None or (answer.view, answer.order) != (before.view, before.order):
            self._shown, self._onward = PAGE, 0
        self._answer, self._problem = answer, problem
        self._fill(afresh=changed or at_first)

    def set_context(self, cells: int) -> None:
        """Show no more than this on either side of a match; 0 for as much as fits."""
        self.context = cells
        self._fill()

    def follow(self, place: Place, section: str) -> None:
        """Put the cursor on the entry that holds a match; one of a later page or a folded group is brought up."""
        answer = self._answer
        if answer is None:
            return
        if answer.view is not View.CONCORDANCE:
            hits = (hit for hit in answer.result.hits if hit.report == place.report and hit.section == section)
            hit = next(hits, None)
            if hit is None:
                return
            place = self._showing(answer).place_of(hit)
        number = self._numbers.get(place, 0)
        if number > self._shown or (answer.view is View.REPORTS and place.report in self._folded):
            self._shown = max(self._shown, -(-number // PAGE) * PAGE)
            self._folded.discard(place.report)
            self._fill(cursor=place)
        self.lines.move_to(place)
        self._tell_number()

    def return_to(self, key: Hashable | None) -> None:
        """Put the cursor back on an entry; where it is there no more the cursor stays."""
        number = self._numbers.get(key, 0)
        if number > self._shown or (isinstance(key, Place) and key.report in self._folded):
            self._shown = max(self._shown, -(-number // PAGE) * PAGE)
            self._folded.discard(key.report if isinstance(key, Place) else "")
            self._fill(cursor=key)
        if key is not None:
            self.lines.move_to(key)
            self._tell_number()

    def _showing(self, answer: Answer) -> Showing:
        return Showing(answer, self._catalogue, self._shown, frozenset(self._folded), self.context)

    def _fill(self, cursor: Hashable | None = None, *, afresh: bool = False) -> None:
        """List the answer. The cursor goes to the key given, or afresh to the first place, else it stays where it is."""
        if self._answer is None:
            self._numbers, self._total = {}, 0
            self.retitle("")
            self.lines.show(list(self._before_searching()))
        else:
            showing = self._showing(self._answer)
            places = showing.places()
            self._total = showing.total
            self._numbers = {place: number for number, place in enumerate(places, 1) if place}
            self.retitle(showing.title())
            cursor = places[0] if afresh and places else cursor
            onward, self._onward = self._onward if isinstance(self.lines.cursor_key, More) else 0, 0
            self.lines.show(list(showing.entries()), cursor=cursor)
            if onward:
                # From the entry for the next page to the first one of that page.
                self.lines.move_to(self.lines.keys[min(onward, len(self.lines.keys)) - 1])
            if self._numbers.get(self.lines.cursor_key) == 1:
                # What stands above the first hit is seen too: filters, notes, the name of its report.
                self.lines.scroll_to(y=0, animate=False, force=True)
        self._tell_number()

    def _before_searching(self) -> Iterator[Entry]:
        if self._problem:
            yield told(self._problem, "note")
            return
        yield told(_("Type a word in the search line: {key}.").format(key=key_of("search", typing=True)), "")
        yield told(_("Chinese, Japanese or English; old and new characters find each other."), "dim")

    @on(LineList.Highlighted)
    def _tell_number(self) -> None:
        """Below: which entry of how many the cursor is on, and for an occurrence in which report it stands."""
        answer, key = self._answer, self.lines.cursor_key
        number = self._numbers.get(key, 0)
        words = _("{number} of {total}").format(number=number, total=self._total) if number else ""
        if words and answer is not None and answer.view is View.CONCORDANCE and isinstance(key, Place):
            words += f": {self._catalogue.label(key.report)}"
        room = max(self.outer_size.width - 8, 4)
        self.border_subtitle = Content(clip(printable(words), room, ELLIPSIS))

    @on(LineList.Opened)
    def _open_more(self, event: LineList.Opened) -> None:
        """Enter on what is no place: the next page, or a group."""
        if isinstance(event.key, More):
            event.stop()
            self._onward = len(self.lines.keys)
            at_hand = self._answer.result.hits if self._answer is not None else ()
            listed = self._answer is not None and self._answer.view is not View.CONCORDANCE
            self._shown = (min(self._shown, len(at_hand)) if listed else self._shown) + PAGE
            if listed and len(at_hand) < min(self._shown, self._total):
                self.post_message(self.MoreWanted(self._shown))
            else:
                self._fill()
        elif isinstance(event.key, ReportGroup):
            event.stop()
            self._fold(event.key.report, unfold=event.key.report in self._folded)

    @on(LineList.Folded)
    def _fold_group(self, event: LineList.Folded) -> None:
        event.stop()
        grouped = self._answer is not None and self._answer.view is View.REPORTS
        if grouped and isinstance(event.key, (ReportGroup, Place)):
            self._fold(event.key.report, unfold=event.unfold)

    def _fold(self, report: str, *, unfold: bool) -> None:
        (self._folded.discard if unfold else self._folded.add)(report)
        self._fill(cursor=None if unfold else ReportGroup(report))
