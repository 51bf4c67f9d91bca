"""Bookmarks."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tjexplorer.bookmarks.drafts import Draft, Drafts
from tjexplorer.bookmarks.editor import edit_note, editor_command
from tjexplorer.bookmarks.labelling import Label
from tjexplorer.bookmarks.placed import PlacedBookmark
from tjexplorer.errors import TjexplorerError
from tjexplorer.keyboard.key_map import key_of
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.bookmark import Bookmark
from tjexplorer.model.report import Report
from tjexplorer.model.span import Span
from tjexplorer.tui.actions.exporting import export_bookmarks
from tjexplorer.tui.desks.exporting import ExportDesk
from tjexplorer.tui.desks.history import DossierPage
from tjexplorer.tui.desks.keeping import KeptKey, Written
from tjexplorer.tui.dialogs.choosing import Choice, ChoosingDialog
from tjexplorer.tui.dialogs.noting import NotingDialog, Writing

if TYPE_CHECKING:
    from tjexplorer.tui.reading_room import ReadingRoom


LOOK_AGAIN = 2.0
"""Seconds after which the folder is looked at again: another program may have changed it."""


class KeepingActions:
    """Keeping passages, and taking changes of bookmarks back."""

    def __init__(self, room: ReadingRoom) -> None:
        self._room = room

    def handlers(self) -> dict[str, Callable[[], None]]:
        """By action id."""
        return {
            "bookmark": self._bookmark,
            "bookmark_note": self._bookmark_note,
            "undo": lambda: self._turn(back=True),
            "redo": lambda: self._turn(back=False),
            "export": self._export,
        }

    def show(self) -> None:
        """Show the bookmarks as they are now, in their pane and in the margin."""
        self._room.keeping.load()
        self._room.bookmarks.show(self._room.keeping)
        self._room.reading.mark()

    def look(self) -> None:
        """Show them anew where another program changed them. A change in the middle of a dialog is shown after it."""
        if self._room.is_current and self._room.keeping.is_stale:
            self._room.guard(self.show)

    def _taken(self) -> tuple[Report, Span] | None:
        """The report and the passage that keys act on; the reader is told where there is none."""
        report, span = self._room.reading.report, self._room.reading.passage
        if report is None or span is None:
            self._room.tell(_("Open a report first: {key} chooses one.").format(key=key_of("reports")))
            return None
        return report, span

    def _bookmark(self) -> None:
        taken = self._taken()
        if taken is None:
            return
        report, span = taken
        self._room.keeping.load()
        kept = self._room.keeping.on(report.id, span)
        if kept is not None:
            self._offer(kept)
            return
        self._room.keeping.add(report, span)
        self.show()
        line = report.source.line_of(span.start)
        words = _("Bookmarked: {label}, line {line}. {undo} takes it back.")
        self._room.tell(words.format(label=report.record.label, line=line, undo=key_of("undo")))

    def _offer(self, kept: PlacedBookmark) -> None:
        """The passage is kept already: what the reader may do with its bookmark."""
        bookmark = kept.bookmark

        def chosen(what: Hashable | None) -> None:
            if what == "edit":
                self.edit(bookmark.id)
            elif what == "remove":
                self._room.guard(lambda: self.delete([bookmark.id]))

        note = " ".join([*bookmark.note.split(), *(f"#{tag}" for tag in bookmark.tags)])
        choices = [
            Choice("leave", _("Leave it as it is"), below=note),
            Choice("edit", _("Edit note, tags, collection, colour"), key_of("bookmark_note")),
            Choice("remove", _("Remove the bookmark")),
        ]
        self._room.app.push_screen(ChoosingDialog(_("This passage is kept already"), choices), chosen)

    def _bookmark_note(self) -> None:
        taken = self._taken()
        if taken is None:
            return
        report, span = taken
        self._room.keeping.load()
        kept = self._room.keeping.on(report.id, span)
        if kept is not None:
            self.edit(kept.bookmark.id)
            return

        def noted(written: Label | None) -> None:
            if written is not None:
                self.show()
                self._room.tell(_("Bookmarked with its note. {undo} takes it back.").format(undo=key_of("undo")))

        def save(label: Label) -> None:
            self._room.keeping.add(report, span, label)

        draft = self._drafts.open(f"{report.id} {span.start} {span.end}")
        self._ask(report.source.slice(span), Label(), self._writing(save, draft), noted)

    @property
    def _drafts(self) -> Drafts:
        places = self._room.workspace.places
        return Drafts(places.state / "drafts", places.root)

    def _writing(self, save: Callable[[Label], None], draft: Draft) -> Writing:
        keeping = self._room.keeping
        return Writing(self.in_editor, save, draft, keeping.tags, keeping.collections)

    def _ask(self, quotation: str, label: Label, writing: Writing, then: Callable[[Label | None], None]) -> None:
        """Ask what is written on a passage."""
        self._room.app.push_screen(NotingDialog(quotation, label, writing), then)

    def in_editor(self, note: str) -> str:
        """A note in the reader's own editor, while the terminal is free. Raises `BookmarkError`."""
        return edit_note(note, editor_command(self._room.workspace.settings.editor, os.environ))

    def edit(self, bookmark_id: str) -> None:
        """Edit what is written on a bookmark."""
        placed = self._room.keeping.find(bookmark_id)
        if placed is not None:
            self._edit(placed.bookmark)

    def write(self, bookmark: Bookmark, label: Label) -> None:
        """Write on a bookmark what was typed elsewhere; where it cannot be kept, the dialog holds it."""
        try:
            became = self._room.keeping.write(bookmark, label)
        except TjexplorerError as problem:
            self._edit(bookmark, label, str(problem))
        else:
            self._say(bookmark, became)

    def _edit(self, bookmark: Bookmark, typed: Label | None = None, why: str = "") -> None:
        """The dialog of a bookmark, with what was typed on it already and why that could not be kept."""
        became = Written.SAME

        def save(label: Label) -> None:
            nonlocal became
            became = self._room.keeping.write(bookmark, label)

        def noted(written: Label | None) -> None:
            if written is not None:
                self._say(bookmark, became)

        draft = self._drafts.new(bookmark.id) if typed else self._drafts.open(bookmark.id)
        writing = replace(self._writing(save, draft), typed=typed, why=why)
        self._ask(bookmark.quotation, Label.of(bookmark), writing, noted)

    def _say(self, bookmark: Bookmark, became: Written) -> None:
        """Show the bookmarks, and say what became of what was written on one."""
        self.show()
        if became is Written.BROUGHT_BACK:
            self._room.bookmarks.lines.move_to(KeptKey(bookmark.id))
        undo = key_of("undo")
        match became:
            case Written.KEPT:
                self._room.tell(_("The bookmark is changed. {undo} takes it back.").format(undo=undo))
            case Written.SAME:
                self._room.tell(_("Nothing was to be changed."))
            case Written.JOINED:
                words = _(
                    "Another program changed this bookmark meanwhile: its note and tags are kept beside yours. "
                    "{undo} takes yours back."
                )
                self._room.tell(words.format(undo=undo), seconds=15)
            case Written.BROUGHT_BACK:
                words = _(
                    "Another program had deleted this bookmark: it is back, with what you wrote. {undo} takes it away again."
                )
                self._room.tell(words.format(undo=undo), seconds=15)

    def delete(self, ids: Sequence[str]) -> None:
        """Delete bookmarks."""
        count = self._room.keeping.delete(ids)
        self.show()
        words = ngettext(
            "{n} bookmark is deleted. {undo} brings it back.",
            "{n} bookmarks are deleted. {undo} brings them back.",
            count,
        )
        self._room.tell(words.format(n=count, undo=key_of("undo")) if count else "")

    def _turn(self, *, back: bool) -> None:
        """Take the last change back, or do it again."""
        keeping = self._room.keeping
        what = keeping.undo() if back else keeping.redo()
        self.show()
        if not what and back and keeping.removed:
            words = _("There is nothing to undo. {menu} in Bookmarks brings back what was removed before.")
            self._room.tell(words.format(menu=key_of("change_marked")))
        elif not what:
            self._room.tell(_("There is nothing to undo.") if back else _("There is nothing to redo."))
        elif back:
            self._room.tell(_("Taken back: {what}. {redo} does it again.").format(what=what, redo=key_of("redo")))
        else:
            self._room.tell(_("Done again: {what}. {undo} takes it back.").format(what=what, undo=key_of("undo")))

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
            no_itinerary = _("There is no itinerary to export: {key} chooses another report.")
            room.tell(no_itinerary.format(key=key_of("reports")))
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
            nothing = _("There is no bookmark to export yet: {key} in the Reader makes one.")
            self._room.tell(nothing.format(key=key_of("bookmark")))
            return
        export_bookmarks(self._room)
