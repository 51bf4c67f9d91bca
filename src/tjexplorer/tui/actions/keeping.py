"""Bookmarks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.tui.arrangement import PaneName
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

    def _export(self) -> None:
        self._room.keeping.load()
        if not self._room.keeping.placed:
            self._room.tell(_("There is no bookmark to export yet: m in the Reader makes one."))
            return
        path = self._room.keeping.export()
        count = len(self._room.keeping.placed)
        told = ngettext("{count} bookmark is in {path}", "{count} bookmarks are in {path}", count)
        self._room.show_pane(PaneName.BOOKMARKS)
        self._room.tell(told.format(count=count, path=path), seconds=15)
