"""Counts of the search, words beside it, words of a report, and the same passage elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.worker import Worker

from tjexplorer.keyboard.key_map import key_of
from tjexplorer.messages import gettext as _
from tjexplorer.model.search_record import Inquiry
from tjexplorer.search.request import SearchRequest
from tjexplorer.statistics.words import WordKind
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.desks.counting import GROUP, CountingDesk
from tjexplorer.tui.desks.exporting import ExportDesk
from tjexplorer.tui.desks.history import (
    CollocatesPage,
    CountedPage,
    CountsPage,
    KeywordsPage,
    ParallelsPage,
    WordPage,
    after,
)
from tjexplorer.tui.desks.ledger_page import Ledger, LedgerPage, LedgerRows
from tjexplorer.tui.dialogs.choosing import Choice, ChoosingDialog
from tjexplorer.tui.dialogs.querying import QueryingDialog
from tjexplorer.tui.dialogs.switching import Switch, SwitchingDialog
from tjexplorer.tui.leads import SearchFor

if TYPE_CHECKING:
    from tjexplorer.tui.reading_room import ReadingRoom

MOST_QUERIES = 6
"""Queries of one chart."""

WINDOWS = (2, 5, 10, 20, 40)
"""Windows of collocates that keys go through."""

_CONTEXTS: dict[type, str] = {
    CountsPage: "counts",
    CollocatesPage: "collocates",
    KeywordsPage: "keywords",
    WordPage: "places",
    ParallelsPage: "parallels",
    LedgerPage: "ledger",
}

_ON = {
    "add_query": {"counts"},
    "order": {"collocates", "keywords"},
    "word_kinds": {"collocates", "keywords"},
    "wider": {"collocates"},
    "narrower": {"collocates"},
    "extent": {"parallels", "ledger"},
}
"""On which pages the actions of the context `counting` hold."""


def context_of(page: object) -> str:
    """What kind of page of counts it is; empty for others."""
    return _CONTEXTS.get(type(page), "")


def holds(action: str, context: str) -> bool:
    """Whether an action does anything on a kind of page."""
    return action not in _ON or context in _ON[action]


class CountingActions:
    """Actions on what is counted."""

    def __init__(self, room: ReadingRoom) -> None:
        self._room = room

    def handlers(self) -> dict[str, Callable[[], None]]:
        """By action id."""
        return {
            "counts": self._counts,
            "collocates": self._collocates,
            "keywords": self._keywords,
            "parallels": self._parallels,
            "add_query": self._add_query,
            "order": self._turn_order,
            "word_kinds": self._choose_kinds,
            "wider": lambda: self._change_window(1),
            "narrower": lambda: self._change_window(-1),
            "extent": self._turn_extent,
            "recommendations": lambda: self._room.go(LedgerPage(Ledger.RECOMMENDATIONS)),
            "notes": lambda: self._room.go(LedgerPage(Ledger.NOTES)),
            "visits": lambda: self._room.go(LedgerPage(Ledger.VISITS)),
            "check": lambda: self._room.go(LedgerPage(Ledger.FINDINGS)),
        }

    # Opening

    def _request(self) -> SearchRequest | None:
        """The search at hand; None where nothing was asked, which the reader is told."""
        if self._room.searching.question.query.strip():
            return self._room.searching.question.request()
        self._room.tell(_("Type a query first: {key}.").format(key=key_of("search", typing=True)))
        return None

    def _counts(self) -> None:
        request = self._request()
        if request is not None:
            self._room.go(CountsPage((request,)))

    def _collocates(self) -> None:
        here = self._room.reading.page
        if isinstance(here, CountsPage):
            self._room.go(CollocatesPage(here.requests[0]))
            return
        request = self._request()
        if request is not None:
            self._room.go(CollocatesPage(request))

    def _keywords(self) -> None:
        """Of the report that is read; else the reader chooses."""
        room = self._room
        if room.reading.report is not None and not room.at_home:
            room.go(KeywordsPage(room.reading.report.id))
            return

        def chosen(report: Hashable | None) -> None:
            if report is not None:
                room.go(KeywordsPage(str(report)))

        choices = [Choice(record.id, record.label, "", record.display_title) for record in room.catalogue.records()]
        room.app.push_screen(ChoosingDialog(_("Words that set a report apart"), choices), chosen)

    def _parallels(self) -> None:
        room = self._room
        taken = room.copying.taken()
        if taken is not None:
            report, span = taken
            room.go(ParallelsPage(report.id, span.start, span.end))

    def search_for(self, key: SearchFor) -> None:
        """Ask the search what a row of a page counts."""
        room = self._room
        room.searching.repeat(Inquiry.of(key.request))
        room.search_line.typing.value = key.request.query
        room.show_pane(PaneName.RESULTS)

    def answered(self) -> None:
        """The search has other filters or forms: the counts of its query follow, where they are being read."""
        room = self._room
        here, answer = room.reading.page, room.searching.answer
        if not isinstance(here, CountsPage) or answer is None or room.wish.active is not PaneName.READER:
            return
        if answer.request.query != here.requests[0].query:
            return
        others = tuple(replace(answer.request, query=one.query, off_forms=one.off_forms, on_forms=one.on_forms)
                       for one in here.requests[1:])  # fmt: skip
        self._turn_to(CountsPage((answer.request, *others)))

    # What a page shows

    def _turn_to(self, page: CountedPage) -> None:
        """Show another state of the page at hand; that is no new stop on the way."""
        if page != self._room.reading.page:
            self._room.guard(lambda: self._room.reading.turn(page))
            self._room.show_footer()

    def _add_query(self) -> None:
        room, here = self._room, self._room.reading.page
        if not isinstance(here, CountsPage):
            return

        def answered(queries: tuple[str, ...] | None) -> None:
            if queries:
                known = {one.query: one for one in here.requests}
                plain = replace(here.requests[0], off_forms=frozenset(), on_forms=frozenset())
                self._turn_to(CountsPage(tuple(known.get(query, replace(plain, query=query)) for query in queries)))

        earlier = [record.inquiry.query for record in room.searching.earlier()]
        room.app.push_screen(QueryingDialog([one.query for one in here.requests], earlier, MOST_QUERIES), answered)

    def _turn_order(self) -> None:
        here = self._room.reading.page
        if isinstance(here, (CollocatesPage, KeywordsPage)):
            self._turn_to(here.in_next_order())

    def _change_window(self, step: int) -> None:
        here = self._room.reading.page
        if isinstance(here, CollocatesPage):
            ahead = [one for one in WINDOWS if (one > here.choice.window if step > 0 else one < here.choice.window)]
            if ahead:
                window = ahead[0 if step > 0 else -1]
                self._turn_to(replace(here, choice=replace(here.choice, window=window)))

    def _choose_kinds(self) -> None:
        """Which kinds of words are listed; none chosen means all."""
        from tjexplorer.export.statistics import kind_name  # noqa: PLC0415  # not before something is counted

        here = self._room.reading.page
        if not isinstance(here, (CollocatesPage, KeywordsPage)):
            return
        kinds = set(here.choice.kinds)

        def show() -> None:
            page = self._room.reading.page
            if isinstance(page, (CollocatesPage, KeywordsPage)):
                self._turn_to(page.of_kinds(frozenset(kinds)))

        def turned(kind: Hashable, on: bool) -> None:
            (kinds.add if on else kinds.discard)(WordKind(str(kind)))
            show()

        def reset() -> None:
            kinds.clear()
            show()

        switches = [Switch(str(kind), kind_name(kind), "", kind in kinds, _("Only these")) for kind in WordKind]
        self._room.app.push_screen(SwitchingDialog(_("Kinds of words"), switches, turned, reset))

    def _turn_extent(self) -> None:
        here = self._room.reading.page
        if isinstance(here, ParallelsPage):
            self._turn_to(replace(here, extent=after(here.extent)))
        elif isinstance(here, LedgerPage):
            self._turn_to(here.in_next_groups())

    def narrow(self, words: str) -> bool:
        """Only the rows of a list that hold these words; whether the page at hand is a list."""
        here = self._room.reading.page
        if not isinstance(here, LedgerPage):
            return False
        if words != here.words:
            self._turn_to(replace(here, words=words))
        return True

    # When a count ends

    def counted(self, message: CountingDesk.Counted) -> None:
        """Show it, if the reader still waits for it."""
        room = self._room
        if room.counting.accept(message) and room.reading.page == message.page:
            room.guard(lambda: room.reading.open(message.page, keep=False, resume=True))

    def failed(self, worker: Worker[object]) -> None:
        """A thread ended by an error that nobody foresaw: a page that waits for it says so."""
        page = self._room.counting.asked
        if worker.group == GROUP and page is not None:
            self.counted(CountingDesk.Counted(page, None, str(worker.error)))

    def give_up(self) -> bool:
        """Leave a page that is being counted, or show all of a list that was narrowed; whether there was one."""
        room, here = self._room, self._room.reading.page
        if room.context == "ledger" and isinstance(here, LedgerPage) and here.words and not room.reader.typing.display:
            return self.narrow("")
        if room.counting.asked is None or room.context not in _CONTEXTS.values():
            return False
        page = room.counting.give_up()
        if not room.going.go(-1) and page is not None:
            room.guard(lambda: room.reading.open(page, keep=False))
            room.show_pane(room.wish.side)
        room.tell(_("The count was given up."))
        return True

    # Exports

    def export(self) -> None:
        """Write the page at hand into a file of the kind that the reader chooses."""
        room, page = self._room, self._room.reading.page
        found = room.counting.found(page) if isinstance(page, CountedPage) else None
        if not isinstance(page, CountedPage) or found is None:
            room.tell(_("It is not counted yet."))
            return
        if isinstance(page, LedgerPage) and isinstance(found, LedgerRows):
            from tjexplorer.tui.pages.ledger import shown_rows  # noqa: PLC0415  # not before something is listed

            found = LedgerRows(page.ledger, tuple(shown_rows(page, found)))
        desk = ExportDesk(room.workspace.places, room.catalogue)

        def chosen(form: Hashable | None) -> None:
            if form is not None:
                room.guard(lambda: told(str(form)))

        def told(form: str) -> None:
            room.tell(_("The table or chart is in {path}").format(path=desk.counts(page, found, form)), seconds=15)

        choices = [
            Choice("csv", _("Table (CSV)"), "csv", _("A row for each count, for a spreadsheet.")),
            Choice("tsv", _("Table with tabs (TSV)"), "tsv", _("The same, for programs that part cells by tabs.")),
        ]
        if isinstance(page, CountsPage):
            choices.append(Choice("svg", _("Chart (SVG)"), "svg", _("Where the matches stand in each report.")))
        room.app.push_screen(ChoosingDialog(_("Save what is counted"), choices), chosen)
