"""Where entries of lists and pages lead."""

from __future__ import annotations

from dataclasses import dataclass

from tjexplorer.search.request import SearchRequest
from tjexplorer.tui.desks.history import CountedPage, DossierPage, LostPage, Place, RecordPage, Stop
from tjexplorer.tui.desks.keeping import BookmarkDesk, KeptKey
from tjexplorer.tui.panes.browse import Member
from tjexplorer.tui.panes.itinerary import VisitKey


@dataclass(frozen=True, slots=True)
class SearchFor:
    """Key of an entry that asks the search."""

    request: SearchRequest
    """What to search."""
    tag: str = ""
    """Tells entries of one page apart."""


def lead(key: object, bookmarks: BookmarkDesk) -> Stop | None:
    """What the key of an entry leads to; None where that is nothing to show in the Reader."""
    if isinstance(key, (Place, RecordPage, DossierPage, LostPage, CountedPage)):
        return key
    if isinstance(key, VisitKey):
        return key.place
    if isinstance(key, Member):
        return key.stop
    if isinstance(key, tuple) and len(key) > 1 and isinstance(key[1], (Place, RecordPage)):
        return key[1]
    if isinstance(key, KeptKey):
        kept = bookmarks.find(key.id)
        if kept is None:
            return None
        return Place(kept.bookmark.report, kept.span.start) if kept.anchor.span else LostPage(key.id)
    return None
