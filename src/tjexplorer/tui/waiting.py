"""What a reader waits for: a search that takes long, the index that is being built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tjexplorer.messages import gettext as _
from tjexplorer.tui.widgets.search_line import SearchLine

if TYPE_CHECKING:
    from tjexplorer.indexing.shelf import Shelf
    from tjexplorer.tui.desks.searching import SearchDesk

LOOK = 0.5
"""Seconds between two looks. What is answered sooner is never announced, so that nothing flickers."""


class Waiting:
    """Looks now and then whether something takes long, and says so in the search line."""

    def __init__(self, line: SearchLine, searching: SearchDesk, shelf: Shelf) -> None:
        self._line = line
        self._searching = searching
        self._shelf = shelf
        self._pending: int | None = None

    def look(self) -> None:
        """Say what is waited for since the last look."""
        pending, before = self._searching.pending, self._pending
        self._pending = pending
        progress = self._shelf.progress
        if pending is not None and pending == before:
            said = _("searching …")
            if progress:
                said = _("searching; index {done}/{total} …").format(done=progress.done, total=progress.total)
            self._line.wait(said)
        elif progress and pending is None:
            self._line.wait(_("index {done}/{total} …").format(done=progress.done, total=progress.total))
        elif pending is None:
            self._line.wait("")
