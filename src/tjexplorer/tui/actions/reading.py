"""Going about in the reports."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from tjexplorer.keyboard.key_map import key_of
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.desks.history import Place
from tjexplorer.tui.desks.walking import Walking, start_of
from tjexplorer.tui.dialogs.choosing import Choice, ChoosingDialog
from tjexplorer.tui.dialogs.information import information_entries
from tjexplorer.tui.dialogs.outline import OutlineDialog
from tjexplorer.tui.dialogs.reading import ReadingDialog
from tjexplorer.tui.panes.wording import trip_dates
from tjexplorer.tui.widgets.report_setting import Layout

if TYPE_CHECKING:
    from tjexplorer.tui.reading_room import ReadingRoom


class ReadingActions:
    """Actions on what is being read."""

    def __init__(self, room: ReadingRoom) -> None:
        self._room = room
        self._walking = Walking(room.reading, room.reader)
        room.reading.opened = self._opened

    def handlers(self) -> dict[str, Callable[[], None]]:
        """By action id."""
        reading = self._room.reading
        return {
            "next_hit": lambda: self._hit(1),
            "previous_hit": lambda: self._hit(-1),
            "next_section": lambda: self._section(1),
            "previous_section": lambda: self._section(-1),
            "original": lambda: reading.turn_to(Layout.SOURCE),
            "beside": lambda: reading.turn_to(Layout.BESIDE),
            "outline": self._outline,
            "information": self._information,
            "reports": self._reports,
        }

    def _opened(self, problem: str) -> None:
        """A report that had to be read first is there, or cannot be."""
        if problem:
            self._room.tell(problem, severity="error")
        else:
            self._room.follow_reader()

    def _hit(self, step: int) -> None:
        days = self._room.itinerary.lines
        if not self._room.at_home and self._room.wish.active is PaneName.ITINERARY and days.found:
            self._room.tell(self._walking.next_in(days, step))
            return
        self._room.bring_into_view(PaneName.READER)
        self._room.tell(self._walking.next_hit(step))
        self._room.follow_reader()

    def _section(self, step: int) -> None:
        self._room.tell(self._walking.next_section(step))

    def _outline(self) -> None:
        reading, report = self._room.reading, self._room.reading.report
        if report is None:
            self._no_report()
            return
        starts = tuple(hit.span.start for hit in reading.hits.of_report(report.id))

        def chosen(section: str | None) -> None:
            if section is not None:
                self._room.go(Place(report.id, start_of(report.by_id[section])))

        dialog = OutlineDialog(report, self._room.reader.text.section, starts)
        self._room.app.push_screen(dialog, chosen)

    def _information(self) -> None:
        report = self._room.reading.report
        if report is None:
            self._no_report()
            return
        entries = list(information_entries(self._room.catalogue, report, self._room.reading.passage_lines()))

        def chosen(key: Hashable | None) -> None:
            if isinstance(key, tuple) and isinstance(key[0], Place):
                self._room.go(key[0])

        self._room.app.push_screen(ReadingDialog(report.record.label, entries), chosen)

    def _reports(self) -> None:
        choices = [
            Choice(record.id, record.label, trip_dates(record), record.display_title)
            for record in self._room.catalogue.records()
        ]
        itinerary = not self._room.at_home and self._room.wish.active is PaneName.ITINERARY
        here = self._room.itinerary.report if itinerary else None

        def chosen(report_id: Hashable | None) -> None:
            if report_id is None:
                return
            if itinerary:
                self._room.itinerary.show(str(report_id))
                self._room.show_pane(PaneName.ITINERARY)
            else:
                self._room.go(Place(str(report_id), 0))

        self._room.app.push_screen(ChoosingDialog(_("Reports"), choices, here), chosen)

    def _no_report(self) -> None:
        if self._room.reading.page is None:
            told = _("Open a report first: {key} chooses one.")
        else:
            told = _("This page is no report. {open} opens the place of an entry; {key} chooses a report.")
        self._room.tell(told.format(key=key_of("reports"), open=key_of("open")))

    def found(self, words: str, count: int) -> None:
        """Say how often words were found within the report or page."""
        if not words.strip():
            told = ""
        elif self._room.reading.report is None:
            told = ngettext("{count} place on this page", "{count} places on this page", count)
        else:
            told = ngettext("{count} place in this report", "{count} places in this report", count)
        self._room.reader.tell_found(told.format(count=count))
