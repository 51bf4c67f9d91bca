"""Bookmarks."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.desks.exporting import ExportDesk
from tjexplorer.tui.desks.history import DossierPage
from tjexplorer.tui.dialogs.choosing import Choice, ChoosingDialog
from tjexplorer.tui.dialogs.noting import Noted, NotingDialog

if TYPE_CHECKING:
    from tjexplorer.tui.reading_room import ReadingRoom


class KeepingActions:
    """Actions on bookmarks."""

    def __init__(self, room: ReadingRoom) -> None:
        self._room = room

    def handlers(self) -> dict[str, Callable[[], None]]:
        """By action id."""
        return {
            "bookmark": self._bookmark,
            "bookmark_note": self._bookmark_note,
            "undo": self._undo,
            "export": self._export,
        }

    def show(self) -> None:
        """Show the bookmarks as they are now, in their pane and in the margin."""
        self._room.keeping.load()
        self._room.bookmarks.show(self._room.keeping.placed, self._room.keeping.problems)
        self._room.reading.mark()

    def _bookmark(self) -> None:
        report, span = self._room.reading.report, self._room.reading.passage
        if report is None or span is None:
            self._room.tell(_("Open a report first: r chooses one."))
            return
        self._room.keeping.add(report, span)
        self.show()
        line = report.source.line_of(span.start)
        self._room.tell(
            _("Bookmarked: {label}, line {line}. u takes it back.").format(label=report.record.label, line=line)
        )

    def _bookmark_note(self) -> None:
        report, span = self._room.reading.report, self._room.reading.passage
        if report is None or span is None:
            self._room.tell(_("Open a report first: r chooses one."))
            return

        def noted(written: Noted | None) -> None:
            if written is not None:
                self._room.guard(lambda: self._room.keeping.add(report, span, written.note, written.tags))
                self.show()
                self._room.tell(_("Bookmarked with its note. u takes it back."))

        self._room.app.push_screen(NotingDialog(report.source.slice(span), Noted("", ())), noted)

    def edit(self, bookmark_id: str) -> None:
        """Edit note and tags of a bookmark."""
        placed = self._room.keeping.find(bookmark_id)
        if placed is None:
            return
        bookmark = placed.bookmark

        def noted(written: Noted | None) -> None:
            if written is not None:
                self._room.guard(lambda: self._room.keeping.change(bookmark, written.note, written.tags))
                self.show()
                self._room.tell(_("Note and tags are kept. u takes the change back."))

        self._room.app.push_screen(NotingDialog(bookmark.quotation, Noted(bookmark.note, bookmark.tags)), noted)

    def delete(self, bookmark_id: str) -> None:
        """Delete a bookmark."""
        self._room.keeping.delete(bookmark_id)
        self.show()
        self._room.tell(_("The bookmark is deleted. u brings it back."))

    def _undo(self) -> None:
        sentence = self._room.keeping.undo()
        self.show()
        self._room.tell(sentence or _("There is nothing to undo."))

    # Exports

    def _export(self) -> None:
        """Export what is at hand: results, an itinerary, a dossier, else the bookmarks."""
        room = self._room
        here = room.reading.history.here
        if room.context == "itinerary":
            self._export_itinerary()
        elif room.context == "results":
            room.do("export_results")
        elif room.context == "dossier" and isinstance(here, DossierPage):
            path = ExportDesk(room.workspace.places, room.catalogue).dossier(here.institution)
            room.tell(_("The dossier is in {path}").format(path=path), seconds=15)
        else:
            self._export_bookmarks()

    def _export_itinerary(self) -> None:
        room = self._room
        report = room.itinerary.report
        record = room.catalogue.record(report) if report else None
        if record is None or not (record.itinerary or record.visits):
            room.tell(_("There is no itinerary to export: r chooses another report."))
            return
        desk = ExportDesk(room.workspace.places, room.catalogue)

        def write(form: str) -> None:
            path = desk.itinerary(record.id, form)
            left_out = desk.left_out(record.id) if form == "ics" else ""
            told = _("The itinerary is in {path}").format(path=path)
            room.tell(f"{told}  {left_out}".rstrip(), seconds=15)

        def chosen(form: Hashable | None) -> None:
            if form is not None:
                room.guard(lambda: write(str(form)))

        choices = [
            Choice("csv", _("Table (CSV)"), "csv", _("A row for each day, stop and visit, for a spreadsheet.")),
            Choice("ics", _("Calendar (ICS)"), "ics", _("An event for each day and visit, for a calendar program.")),
        ]
        title = _("Export the itinerary: {label}").format(label=record.label)
        room.app.push_screen(ChoosingDialog(title, choices), chosen)

    def _export_bookmarks(self) -> None:
        self._room.keeping.load()
        if not self._room.keeping.placed:
            self._room.tell(_("There is no bookmark to export yet: m in the Reader makes one."))
            return
        path = self._room.keeping.export()
        count = len(self._room.keeping.placed)
        told = ngettext("{count} bookmark is in {path}", "{count} bookmarks are in {path}", count)
        self._room.show_pane(PaneName.BOOKMARKS)
        self._room.tell(told.format(count=count, path=path), seconds=15)
