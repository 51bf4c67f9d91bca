"""The export of bookmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tjexplorer.export.formats import SUFFIXES
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.desks.bookmark_exporting import BookmarkExportDesk
from tjexplorer.tui.desks.exporting import ExportDesk
from tjexplorer.tui.desks.keeping import KeptKey
from tjexplorer.tui.dialogs.exporting import ExportDialog

if TYPE_CHECKING:
    from tjexplorer.tui.reading_room import ReadingRoom


def export_bookmarks(room: ReadingRoom) -> None:
    """Ask which bookmarks are exported, how and where, and tell what was written."""
    cursor = room.bookmarks.lines.cursor_key
    here = cursor.id if isinstance(cursor, KeptKey) else cursor if isinstance(cursor, str) else None
    files = ExportDesk(room.workspace.places, room.catalogue)
    desk = BookmarkExportDesk(room.workspace, room.keeping, files)
    dialog = ExportDialog(desk, desk.selections(here), list(SUFFIXES))

    def exported(told: str | None) -> None:
        if told is not None:
            room.show_pane(PaneName.BOOKMARKS)
            room.tell(told, seconds=15)

    room.app.push_screen(dialog, exported)
