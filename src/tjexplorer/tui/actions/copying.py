"""Citing and copying the passage at hand, and coming back to a place by its link."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.notifications import SeverityLevel

from tjexplorer.bookmarks.placed import PlacedBookmark
from tjexplorer.export.copying import Piece, Style, copied
from tjexplorer.export.links import Linked, followed
from tjexplorer.export.quotation import plain_text, source_lines
from tjexplorer.keyboard.key_map import key_of
from tjexplorer.messages import gettext as _
from tjexplorer.model.report import Report
from tjexplorer.model.span import Span
from tjexplorer.tui import clipboard
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.desks.history import Place
from tjexplorer.tui.desks.keeping import KeptKey
from tjexplorer.tui.dialogs.copying import CopyDialog, Wanted, label, style_label
from tjexplorer.tui.dialogs.going_to import GoingToDialog
from tjexplorer.tui.leads import lead

if TYPE_CHECKING:
    from tjexplorer.tui.reading_room import ReadingRoom

_SHOWN = 24
"""Characters of what was copied that the message repeats."""

_SECONDS = 8

_TURNS = 8
"""How often the screen is drawn while a report that was just opened waits to be set."""


class CopyingActions:
    """Actions that take a passage out of the program, or lead to it from outside."""

    def __init__(self, room: ReadingRoom) -> None:
        self._room = room
        self._turn = threading.Lock()
        self.turned: str | None = None
        """The style that was turned to in the copy menu, by its name; None where that never happened."""

    def handlers(self) -> dict[str, Callable[[], None]]:
        """By action id."""
        return {"cite": self._cite, "copy": self._copy, "go_to": self._go_to}

    @property
    def style(self) -> Style:
        """The style that was turned to last, else that of the settings."""
        return Style(self.turned or self._room.workspace.settings.citation_style)

    # Out of the program

    def taken(self) -> tuple[Report, Span] | None:
        """The report with all its notes, and the passage that keys act on: in the text, or where the entry of a list or page
        leads.
        """
        room = self._room
        report, span = room.reading.report, room.reading.passage
        if report is not None and span is not None:
            return room.catalogue.report(report.id), span
        for key in self._under_the_cursor():
            taken = self._led_to(key)
            if taken is not None:
                return taken
        if room.reading.page is None:
            told = _("Open a report first: {key} chooses one.")
        else:
            told = _("This entry leads to no passage. Go to one that does, or choose a report: {key}.")
        room.tell(told.format(key=key_of("reports")))
        return None

    def _under_the_cursor(self) -> Iterator[object]:
        """What the cursor is on in the list where the focus is, then in the page of the Reader."""
        room = self._room
        if not room.at_home and room.wish.active is not PaneName.READER:
            yield room.pane(room.wish.active).cursor_key
        if room.reading.page is not None:
            yield room.reader.page.cursor_key

    def _led_to(self, key: object) -> tuple[Report, Span] | None:
        """The paragraph to which an entry leads, or the passage of a bookmark."""
        room = self._room
        kept = room.keeping.find(key.id) if isinstance(key, KeptKey) else None
        if kept is not None and kept.anchor.span is not None:
            return room.catalogue.report(kept.bookmark.report), kept.anchor.span
        stop = lead(key, room.keeping)
        if not isinstance(stop, Place):
            return None
        report = room.catalogue.report(stop.report)
        span = _paragraph(report, stop.offset)
        return (report, span) if span is not None else None

    def _cite(self) -> None:
        taken = self.taken()
        if taken is not None:
            wanted = Wanted(Piece.CITATION, self.style)
            self._put(wanted, _letters(*taken, wanted))

    def _copy(self) -> None:
        taken = self.taken()
        if taken is None:
            return
        report, span = taken
        lines = "-".join(dict.fromkeys(map(str, (report.source.line_of(span.start), report.source.last_line_of(span)))))
        place = _("{report}, line {lines}").format(report=report.record.label, lines=lines)
        dialog = CopyDialog(place, partial(_letters, report, span), self.style)

        def chosen(wanted: Wanted | None) -> None:
            if dialog.style is not self.style:
                self.turned = str(dialog.style)
            if wanted is not None:
                self._put(wanted, _letters(report, span, wanted))

        self._room.app.push_screen(dialog, chosen)

    def _put(self, wanted: Wanted, text: str) -> None:
        """Copy, and say where it went; the programs that take it may be slow."""
        run = partial(self._hand_over, wanted, text)
        self._room.run_worker(run, thread=True, group="copying", name="copying", exit_on_error=False)

    def _hand_over(self, wanted: Wanted, text: str) -> None:
        app, folder = self._room.app, self._room.workspace.places.state
        with self._turn:
            done = clipboard.copy(text, folder, lambda words: app.call_from_thread(app.copy_to_clipboard, words))
        what = style_label(wanted.style) if wanted.piece is Piece.CITATION else label(wanted)
        line = " ".join(text.split())
        words = line if len(line) <= _SHOWN else line[:_SHOWN] + ".."
        told = _("{what}: “{words}” {where}").format(what=what, words=words, where=done.sentence())
        level: SeverityLevel = "warning" if done.too_long or done.nowhere else "information"
        app.call_from_thread(partial(self._room.tell, told, seconds=_SECONDS, severity=level))

    def copy_kept(self, placed: Sequence[PlacedBookmark]) -> None:
        """Copy bookmarked passages, each with its citation; of a lost one the words that were kept."""
        wanted = Wanted(Piece.BOTH, self.style)
        parts = []
        for each in placed:
            if each.anchor.span is None:
                words = plain_text(source_lines(each.bookmark.quotation))
                parts.append(f"{words}\n\n{self._room.catalogue.label(each.bookmark.report)}")
            else:
                report = self._room.catalogue.report(each.bookmark.report)
                parts.append(_letters(report, each.anchor.span, wanted))
        self._put(wanted, "\n\n\n".join(parts))

    # Into it

    def _go_to(self) -> None:
        report = self._room.reading.report
        first = f"{report.id}:{self._room.reading.passage_lines()[0]}" if report is not None else ""
        library = self._room.workspace.library
        dialog = GoingToDialog(lambda text: followed(text, library), first)

        def chosen(linked: Linked | None) -> None:
            if linked is not None:
                self.open(linked)

        self._room.app.push_screen(dialog, chosen)

    def open(self, linked: Linked) -> None:
        """Open the place of a link, the passage taken."""
        self._room.guard(lambda: self._open(linked))

    def _open(self, linked: Linked) -> None:
        span = linked.span
        if span is None and linked.section is not None:
            span = Span(linked.section.span.start, linked.section.span.start)
        self._room.go(Place(linked.report.id, span.start if span else 0))
        if linked.span is not None:
            self._room.call_after_refresh(self._take, linked.span)
        if linked.changed:
            told = _("The words of this link no longer stand in {report}; its lines are taken as they are today.")
            self._room.tell(told.format(report=linked.report.id), seconds=_SECONDS, severity="warning")

    def _take(self, span: Span, turns: int = _TURNS) -> None:
        """What a link covers is taken: as the passage at the cursor, else as a selection."""
        text = self._room.reader.text
        arrived = text.passage is not None and span.start in text.passage
        if not arrived and turns:
            self._room.call_after_refresh(self._take, span, turns - 1)
        elif len(span) and text.passage != span:
            text.select(span)


def _paragraph(report: Report, offset: int) -> Span | None:
    """The paragraph that holds a place, or the next one of its section."""
    section = report.section_at(offset)
    spans = [block.span for block in section.blocks if block.span.end > offset] if section else []
    return min(spans, default=None)


def _letters(report: Report, span: Span, wanted: Wanted) -> str:
    return copied(report, None if wanted.whole else span, wanted.piece, wanted.style)
