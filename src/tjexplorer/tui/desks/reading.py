"""What the Reader shows: opening places, going from hit to hit and from section to section, and the way back."""

from __future__ import annotations

from collections.abc import Hashable

from tjexplorer.messages import gettext as _
from tjexplorer.model.mention import Authority, Mention
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section
from tjexplorer.model.span import Span
from tjexplorer.text.fold import Folded, fold
from tjexplorer.text.matching import Pattern
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.counting import CountingDesk
from tjexplorer.tui.desks.history import CountedPage, DossierPage, History, Place, RecordPage, Stop
from tjexplorer.tui.desks.hits import HitPlace, Hits, SoughtHits
from tjexplorer.tui.desks.keeping import BookmarkDesk
from tjexplorer.tui.pages.dossier import dossier_entries
from tjexplorer.tui.pages.page import page_entries
from tjexplorer.tui.panes.reader import ReaderPane, Trust
from tjexplorer.tui.widgets.marks import Marks


class ReadingDesk:
    """Serves one Reader."""

    def __init__(self, catalogue: Catalogue, pane: ReaderPane, bookmarks: BookmarkDesk, counting: CountingDesk) -> None:
        self._catalogue = catalogue
        self._counting = counting
        self._pane = pane
        self._bookmarks = bookmarks
        self._folded: tuple[str, Folded] | None = None
        self._found: tuple[Span, ...] = ()
        self._notes: tuple[Span, ...] = ()
        self.history = History()
        self.hits: Hits | SoughtHits = Hits()
        self.current: HitPlace | None = None
        self.names_shown = False
        self._page: Stop | None = None
        self._cursors: dict[Stop, Hashable | None] = {}

    @property
    def report(self) -> Report | None:
        """The report that is being read; None on a page about a record."""
        return self._pane.text.report if self._pane.text.display else None

    @property
    def page(self) -> Stop | None:
        """The page that is shown; None where a report is."""
        return self._page

    @property
    def is_empty(self) -> bool:
        """Whether nothing was opened yet."""
        return self._pane.text.report is None and self.history.here is None

    @property
    def passage(self) -> Span | None:
        """The passage at the cursor, without the white space around it."""
        return self._pane.text.passage if self.report else None

    # Opening

    def open(self, stop: Stop, *, keep: bool = True, resume: bool = False) -> None:
        """Show a stop; `keep` counts it among the places to go back to, `resume` puts the cursor of a page where it was."""
        if self._page is not None:
            self._cursors[self._page] = self._pane.page.cursor_key
        if isinstance(stop, RecordPage):
            title = self._catalogue.name_of(stop.authority, stop.id)
            entries = page_entries(self._catalogue, stop)
        elif isinstance(stop, CountedPage):
            from tjexplorer.tui.pages.counted import counted_entries, counted_title  # noqa: PLC0415  # loads statistics

            title = counted_title(self._catalogue, stop)
            entries = counted_entries(self._catalogue, stop, self._counting)
        elif isinstance(stop, DossierPage):
            title = _("Dossier: {name}").format(name=self._catalogue.name(stop.institution))
            entries = dossier_entries(self._catalogue, stop.institution)
        if not isinstance(stop, CountedPage):
            self._counting.leave()
        if isinstance(stop, Place):
            self._show(stop)
        else:
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
        report = self._catalogue.report(place.report)
        known = self._pane.text.report
        self.current = self._hit_at(place)
        if known is None or known.id != report.id:
            self._found = ()
            self._notes = self._note_spans(report)
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
            self._notes = self._note_spans(self._catalogue.report(self._pane.text.report.id))
            self.mark()
            self.tell_place()

    def _note_spans(self, report: Report) -> tuple[Span, ...]:
        """Where the editor's notes stand: their words, or the line where these cannot be found."""
        spans = []
        for note in report.record.notes:
            line = report.source.line_span(min(max(note.line, 1), report.source.line_count))
            at = report.source.text.find(note.quote, line.start, line.end)
            spans.append(Span(at, at + len(note.quote)) if at >= 0 else line)
        return tuple(spans)

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
                self._found,
                self._bookmarks.spans(report.id),
                self._notes,
                tuple(name.span for name in self._names(report)) if self.names_shown else (),
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
        hits = len(self.hits.of_report(report.id))
        line = report.source.line_of(offset)
        trust = Trust(line, position, hits, len(notes), len(here))
        self._pane.show_place([part.title for part in chain if part.title], trust)

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

    # Going about

    def next_hit(self, step: int) -> str:
        """Go to the next or previous hit; what the reader should be told, or nothing."""
        report = self.report
        if report and self._found:
            return self._next_found(report, step)
        if not self.hits.any:
            return _("There is no hit to go to. Type a word in the search line: {key}.").format(key="F2")
        if self.current:
            start, at = self.current.report, self.current.span.start
        else:
            start, at = (report.id, self._pane.text.place) if report else ("", -1)
        neighbour = self.hits.neighbour(start, at, step)
        if neighbour is None:
            return ""
        hit, over = neighbour
        self._go_to_hit(hit)
        if over:
            return _("From the first hit again.") if step > 0 else _("From the last hit again.")
        return ""

    def _go_to_hit(self, hit: HitPlace) -> None:
        place = Place(hit.report, hit.span.start)
        text = self._pane.text
        same = self.report is not None and self.report.id == hit.report
        if same and text.is_in_view(hit.span.start) and self.report:
            self.current = hit
            self._pane.show_report(self.report, hit.span.start, None)
            self.mark()
            self.tell_place()
            self.history.amend(place)
        else:
            self.open(place, keep=not same)
            if same:
                self.history.amend(place)

    def _next_found(self, report: Report, step: int) -> str:
        at = self._pane.text.place
        ahead = [span for span in self._found if (span.start > at if step > 0 else span.start < at)]
        span = (ahead[0] if step > 0 else ahead[-1]) if ahead else self._found[0 if step > 0 else -1]
        self._pane.text.show(report, span.start, depth=None)
        if ahead:
            return ""
        return _("From the top again.") if step > 0 else _("From the bottom again.")

    def find(self, words: str, *, jump: bool) -> int:
        """Mark words within the report, in any spelling; how often they stand there."""
        report = self.report
        if report is None:
            return 0
        if self._folded is None or self._folded[0] != report.id:
            self._folded = (report.id, fold(report.source.text))
        folded = self._folded[1]
        ranges = Pattern.of(words).find(folded.text) if words.strip() else []
        self._found = tuple(Span(*folded.span(start, end)) for start, end in ranges)
        self.mark()
        if jump and self._found:
            at = self._pane.text.place
            span = next((span for span in self._found if span.start >= at), self._found[0])
            self._pane.text.show(report, span.start, depth=None)
        return len(self._found)

    def clear_found(self) -> bool:
        """Mark no words any more; whether any were marked."""
        had = bool(self._found)
        if had:
            self.find("", jump=False)
        return had

    def next_section(self, step: int) -> str:
        """Go to the next or previous section, or part of a page; what the reader should be told, or nothing."""
        report = self.report
        if self._page is not None and report is None:
            if self._pane.page.step_part(step):
                return ""
            return _("This is the last part.") if step > 0 else _("This is the first part.")
        if report is None:
            return _("Open a report first: r chooses one.")
        section = self._pane.text.section
        ids = [each.id for each in report.sections]
        at = ids.index(section) if section in ids else 0
        start = _start_of(report.sections[at]) if report.sections else 0
        # Going back from within a section leads to its heading first.
        target = at if step < 0 and self._pane.text.place > start + len(report.sections[at].title) + 2 else at + step
        if not 0 <= target < len(ids):
            return _("This is the last section.") if step > 0 else _("This is the first section.")
        self._show(Place(report.id, _start_of(report.sections[target])))
        self.history.amend(Place(report.id, self._pane.text.place))
        return ""

    def turn_original(self) -> None:
        """Show the lines of the source, or the reading text again."""
        report = self.report
        if report:
            self._pane.text.show_original(not self._pane.text.original)
            self._pane.show_report(report, self._pane.text.place, None)
            self.mark()

    def go_back(self, step: int) -> bool:
        """Go to the place before or after; whether there is one."""
        here = self.history.here
        if step < 0 and here is not None and not isinstance(here, Place) and here != self._page:
            # A list was followed since: the page that was opened last comes first.
            self.open(here, keep=False, resume=True)
            return True
        stop = self.history.back() if step < 0 else self.history.forward()
        if stop is not None:
            self.open(stop, keep=False, resume=True)
        return stop is not None


def _start_of(section: Section) -> int:
    return section.heading.start if section.heading else section.span.start
