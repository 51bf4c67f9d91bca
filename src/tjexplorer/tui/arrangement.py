"""Which panes are seen, by the size of the terminal and by what the reader wants."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SMALLEST = (40, 12)
"""Columns and lines below which nothing can be read."""

TWO_COLUMNS = 80
"""Columns from which a list stands beside the Reader."""

THREE_COLUMNS = 120
"""Columns from which Browse, lists and Reader stand side by side."""


class PaneName(StrEnum):
    """The panes, in the order of their numbers."""

    BROWSE = "browse"
    RESULTS = "results"
    READER = "reader"
    ITINERARY = "itinerary"
    BOOKMARKS = "bookmarks"


class Breadth(StrEnum):
    """How much room there is."""

    TINY = "tiny"
    NARROW = "narrow"
    MEDIUM = "medium"
    WIDE = "wide"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the reader wants to see."""

    active: PaneName = PaneName.RESULTS
    """The pane with the focus, or the last one that had it."""
    side: PaneName = PaneName.RESULTS
    """The list that was last used: it stands beside the Reader where there is room for one."""
    lower: PaneName = PaneName.ITINERARY
    """What stands under the results where there is room: Itinerary or Bookmarks."""
    zoomed: bool = False
    """The active pane alone."""
    browse_hidden: bool = False
    """Browse put away."""


def breadth(columns: int, lines: int) -> Breadth:
    """The room of a terminal of this size."""
    if columns < SMALLEST[0] or lines < SMALLEST[1]:
        return Breadth.TINY
    if columns < TWO_COLUMNS:
        return Breadth.NARROW
    return Breadth.MEDIUM if columns < THREE_COLUMNS else Breadth.WIDE


def seen(room: Breadth, wish: Wish) -> frozenset[PaneName]:
    """The panes that are shown."""
    if room is Breadth.TINY:
        return frozenset()
    if wish.zoomed or room is Breadth.NARROW:
        return frozenset({wish.active})
    if room is Breadth.MEDIUM:
        return frozenset({wish.side, PaneName.READER})
    shown = {PaneName.RESULTS, wish.lower, PaneName.READER}
    if not wish.browse_hidden or wish.active is PaneName.BROWSE:
        shown.add(PaneName.BROWSE)
    return frozenset(shown)
