"""What the Reader shows: opening places, the marks in the text, and what the foot of the pane says of the place."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from tjexplorer.errors import TjexplorerError
from tjexplorer.messages import gettext as _
from tjexplorer.model.mention import Authority, Mention
from tjexplorer.model.report import Report
from tjexplorer.model.span import Span
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.counting import CountingDesk
from tjexplorer.tui.desks.found_words import FoundWords
from tjexplorer.tui.desks.history import CountedPage, History, Place, Stop
from tjexplorer.tui.desks.hits import HitPlace, Hits, SoughtHits
from tjexplorer.tui.desks.keeping import BookmarkDesk
from tjexplorer.tui.desks.note_places import note_places
from tjexplorer.tui.desks.opened_pages import opened_page
from tjexplorer.tui.panes.columns import told
from tjexplorer.tui.panes.reader import ReaderPane
from tjexplorer.tui.panes.reader_lines import Trust
from tjexplorer.tui.panes.spread import Spread
from tjexplorer.tui.widgets.marks import Marks
from tjexplorer.tui.widgets.report_setting import Layout


class ReadingDesk:
    """Serves one Reader."""

    def __init__(self, catalogue: Catalogue, pane: ReaderPane, bookmarks: BookmarkDesk, counting: CountingDesk) -> None:
        self._catalogue = catalogue
        self._counting = counting
        self._pane = pane
        self._bookmarks = bookmarks
        self.found = FoundWords()
        self._notes: tuple[Span, ...] = ()
        self.history = History()
        self.hits: Hits | SoughtHits = Hits()
        self.current: HitPlace | None = None
        self.names_shown = False
        self._page: Stop | None = None
        self._cursors: dict[Stop, Hashable | None] = {}
        self._awaited: Place | None = None
        self.opened: Callable[[str], None] = lambda _problem: None
        pane.prepare = self.found.prepare
        pane.text.measure = lambda: catalogue.workspace.settings.measure

    @property
    def report(self) -> Report | None:
        """The report that is being read; None on a page about a record, and while one is being opened."""
        return self._pane.text.report if self._pane.text.display and self._awaited is None else None

    @property
    def page(self) -> Stop | None:
        """The page that is shown; None where a report is."""
        return self._page

    @property
    def is_empty(self) -> bool:
        """Whether nothing was opened yet."""
        return self._pane.text.report is None and self._awaited is None and self.history.here is None

    @property
    def passage(self) -> Span | None:
        """What is selected, else the passage at the cursor, without the white space around it."""
        return self._pane.text.passage if self.report else None

    # Opening

    def open(self, stop: Stop, *, keep: bool = True, resume: bool = False) -> None:
        """Show a stop; `keep` counts it among the places to go back to, `resume` puts the cursor of a page where it was."""
        if self._page is not None:
            self._cursors[self._page] = self._pane.page.cursor_key
        if not isinstance(stop, Place):
            title, entries = opened_page(stop, self._catalogue, self._counting, self._bookmarks)
        if not isinstance(stop, CountedPage):
            self._counting.leave()
        if isinstance(stop, Place):
            self._show(stop)
        else:
            self._await_nothing()
            self._pane.show_page(entries, title, self._cursors.get(stop) if resume else None)
        self._page = None if isinstance(stop, Place) else stop
        if keep:
            self.history.go(stop)

    def turn(self, page: CountedPage) -> None:
        """Show another state of the page at hand, in the place of it."""
        shown = self._page
        self.open(page, keep=False, resume=True)
        if self.history.here == shown:
            self.history.amend(page)

    def _show(self, place: Place) -> None:
        """Show a place, at once where its report was read before."""
        self.current = self._hit_at(place) if self._catalogue.has_read(place.report) else None
        if self._catalogue.has_read(place.report):
            self._await_nothing()
            self._show_read(place)
        else:
            self._awaited = place
            label = self._catalogue.known_label(place.report)
            self._pane.fetch(lambda: self._catalogue.report(place.report), label, self._read)

    def _await_nothing(self) -> None:
        """What is being read in a thread is wanted no more."""
        self._awaited = None
        self._pane.give_up()

    def _read(self, report: Report | TjexplorerError) -> None:
        """The report that was waited for is there, or cannot be."""
        place, self._awaited = self._awaited, None
        if isinstance(report, TjexplorerError):
            self._pane.show_page([told(str(report))], place.report if place else "")
            self.opened(str(report))
        elif place is not None and place.report == report.id:
            self._show(place)
            self.opened("")

    def _show_read(self, place: Place) -> None:
        report = self._catalogue.report(place.report)
        known = self._pane.text.report
        if known is None or known.id != report.id:
            self.found.forget()
            self._notes = tuple(note_places(report))
        heading = any(section.span.start == place.offset or (section.heading and section.heading.start == place.offset)
                      for section in report.sections)  # fmt: skip
        self._pane.show_report(report, place.offset, 0.0 if heading and not self.current else 0.3)
        self.mark()
        self.tell_place()

    def _hit_at(self, place: Place) -> HitPlace | None:
        places = self.hits.of_report(place.report)
        return next((each for each in places if each.span.start == place.offset), None)

    def notes_known(self) -> None:
        """The notes that proofreading finds are there: mark them in the report that is being read."""
        if self._pane.text.report is not None:
            self._notes = tuple(note_places(self._catalogue.report(self._pane.text.report.id)))
            self.mark()
            self.tell_place()

    # Marks and the trust line

    def set_hits(self, hits: Hits | SoughtHits) -> None:
        """Other matches are to be marked; the reader stays where he is."""
        self.hits = hits
        self.current = None
        if self.report:
            self.current = self._hit_at(Place(self.report.id, self._pane.text.place))
        self.mark()
        self.tell_place()

    def mark(self) -> None:
        """Draw the marks of the report that is being read."""
        report = self._pane.text.report
        if report is None:
            return
        current = self.current.span if self.current and self.current.report == report.id else None
        self._pane.text.mark(
            Marks(
                self.hits.spans(report.id),
                self.hits.relations(report.id),
                current,
                self.found.of(report.id),
                self._bookmarks.spans(report.id),
                self._notes,
                tuple(name.span for name in self._names(report)) if self.names_shown else (),
                self._bookmarks.signs(report.id),
            )
        )

    def _names(self, report: Report) -> tuple[Mention, ...]:
        return tuple(
            name for authority in Authority for name in self._catalogue.workspace.mentions(report.id, authority)
        )

    def turn_names(self) -> None:
        """Mark the names in the text, or mark them no more. Raises a `TjexplorerError` where no names are known."""
        self.names_shown = not self.names_shown
        self.mark()

    def names_here(self) -> tuple[Mention, ...]:
        """The names in the passage at the cursor, each record once, in the order of the text."""
        report, span = self.report, self.passage
        if report is None or span is None:
            return ()
        here = sorted((name for name in self._names(report) if name.span.overlaps(span)), key=lambda name: name.span)
        return tuple({(name.authority, name.record): name for name in reversed(here)}.values())[::-1]

    def tell_place(self) -> None:
        """Write heading path and trust line for the place at the cursor."""
        report = self.report
        if report is None:
            return
        offset = self._pane.text.place
        section = report.section_at(min(offset, max(len(report.source.text) - 1, 0)))
        chain = (*report.ancestors(section), section) if section else ()
        first, last = self.passage_lines()
        notes = self._catalogue.report(report.id).record.notes
        here = [note for note in notes if first <= note.line <= last]
        on_hit = self.current if self.current and self.current.report == report.id else None
        position = self.hits.position(on_hit)[0] if on_hit else 0
        hits = self.hits.of_report(report.id)
        selected = len(self._pane.text.selection or ())
        found = self.found.of(report.id)
        trust = Trust(
            report.source.line_of(offset), position, len(hits), len(notes), len(here), selected,
            (self.found.position(offset), len(found)) if found else (0, 0),
        )  # fmt: skip
        starts = tuple(each.start for each in found) or tuple(hit.span.start for hit in hits)
        spread = Spread(starts, len(report.source.text), offset)
        label = _("found") if found else _("hits")
        self._pane.show_place([part.title for part in chain if part.title], trust, spread, label)

    def passage_lines(self) -> tuple[int, int]:
        """First and last line of the passage at the cursor."""
        report, span = self.report, self.passage
        if report is None or span is None:
            return 0, 0
        return report.source.line_of(span.start), report.source.last_line_of(span)

    def moved(self, offset: int) -> None:
        """The cursor of the text came to another place."""
        report = self.report
        if report is None:
            return
        if isinstance(self.history.here, Place):
            self.history.amend(Place(report.id, offset))
        self.tell_place()

    # Within the report

    def go_to_hit(self, hit: HitPlace) -> None:
        """Go to a match, without a move of the text where it is in view."""
        place = Place(hit.report, hit.span.start)
        text = self._pane.text
        report = self.report
        if report is None or report.id != hit.report:
            self.open(place)
        elif text.is_in_view(hit.span.start):
            self.current = hit
            self._pane.show_report(report, hit.span.start, None)
            self.mark()
            self.tell_place()
            self.history.amend(place)
        else:
            self.open(place, keep=False)
            self.history.amend(place)

    def go_within(self, offset: int) -> None:
        """Go to a place of the report at hand; it takes the place of the one at hand in the history."""
        report = self.report
        if report is not None:
            self._show(Place(report.id, offset))
            self.history.amend(Place(report.id, self._pane.text.place))

    def find(self, words: str, *, jump: bool) -> int:
        """Mark words within the report or page, in any spelling; how often they stand there."""
        report = self.report
        if report is None:
            return self._pane.page.find(words) if self._pane.page.display else 0
        count = self.found.find(report, words)
        self.mark()
        span = self.found.from_here(self._pane.text.place) if jump else None
        if span is not None:
            self._pane.text.show(report, span.start, depth=None)
        self.tell_place()
        return count

    def clear_found(self) -> bool:
        """Select nothing and mark no found words any more; whether there was anything of that."""
        if self._pane.text.drop_selection():
            return True
        if self.report is None:
            return self._pane.page.display and self._pane.page.forget_found()
        had = self.found.forget()
        if had:
            self.mark()
            self.tell_place()
        return had

    def turn_to(self, layout: Layout) -> None:
        """Show the reading text, the lines of the source, or both; the reading text where that is shown already."""
        report = self.report
        if report:
            shown = self._pane.text.layout_wanted
            self._pane.text.lay(Layout.TEXT if shown is layout else layout)
            self._pane.show_report(report, self._pane.text.place, None)
            self.mark()
            self.tell_place()
