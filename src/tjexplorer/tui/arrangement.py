"""Which panes are seen, by the size of the terminal and by what the reader wants."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

SMALLEST = (40, 12)
"""Columns and lines below which nothing can be read."""

TWO_COLUMNS = 80
"""Columns from which a list stands beside the Reader."""

THREE_COLUMNS = 120
"""Columns from which Browse, lists and Reader stand side by side."""


NARROWEST = {"browse": 22, "middle": 28, "reader": 34}
"""Columns below which no key and no mouse makes a column of panes narrower."""

LOWEST = 6
"""Lines below which neither Results nor the pane under it is made lower, borders included."""

STEP = 4
"""Columns by which one key makes a pane narrower or wider."""

STEP_OF_LINES = 2
"""Lines by which one key makes a pane lower or taller."""


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


@dataclass(frozen=True, slots=True)
class Shares:
    """How the reader divides the screen, in thousandths; None: as the program does. Thousandths fit any terminal."""

    browse: int | None = None
    """Browse, of all columns, where three columns stand side by side."""
    reader: int | None = None
    """The Reader, of the columns that Browse leaves there."""
    beside: int | None = None
    """The list beside the Reader, of all columns, where there are two."""
    drawer: int | None = None
    """Browse beside the Reader, of all columns, where there are two."""
    lower: int | None = None
    """The pane under the results, of all lines that both have."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in cells, borders included; 0 for what is not shown."""

    browse: int
    """Pane 1."""
    middle: int
    """Results, and what stands under them."""
    reader: int
    """Pane 3."""


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


def columns(total: int, shown: frozenset[PaneName], shares: Shares) -> Columns:
    """The columns of a terminal of this width, for panes of which more than one is shown."""
    has_browse, has_middle = PaneName.BROWSE in shown, bool(shown - {PaneName.BROWSE, PaneName.READER})
    if not has_middle:
        browse = _within(_cells(shares.drawer, total, 440), total, "browse", "reader")
        return Columns(browse, 0, total - browse)
    if not has_browse and total < THREE_COLUMNS:
        middle = _within(_cells(shares.beside, total, 420), total, "middle", "reader")
        return Columns(0, middle, total - middle)
    browse = 0
    if has_browse:
        usual = max(32, total // 5)
        wanted = usual if shares.browse is None else _cells(shares.browse, total, 0)
        browse = _within(wanted, total - NARROWEST["middle"], "browse", "reader")
    rest = total - browse
    reader = _within(_cells(shares.reader, rest, 545), rest, "reader", "middle")
    return Columns(browse, rest - reader, reader)


def lower_lines(total: int, shares: Shares) -> int:
    """The lines of the pane under the results, of those that both have."""
    return max(min(_cells(shares.lower, total, 400), total - LOWEST), min(LOWEST, total // 2))


def with_column(shares: Shares, total: int, shown: frozenset[PaneName], edge: str, cells: int) -> Shares:
    """The same with one column of this width, as far as its neighbours allow: `browse`, `middle` or `reader`."""
    now = columns(total, shown, shares)
    if not now.middle:
        drawer = cells if edge == "browse" else total - cells
        return replace(shares, drawer=_share(_within(drawer, total, "browse", "reader"), total))
    if not now.browse and total < THREE_COLUMNS:
        beside = cells if edge == "middle" else total - cells
        return replace(shares, beside=_share(_within(beside, total, "middle", "reader"), total))
    if edge == "browse":
        # The Reader keeps its width; what stands beside Browse gives way.
        browse = _within(cells, total - now.reader, "browse", "middle")
        rest = total - browse
        return replace(shares, browse=_share(browse, total), reader=_share(min(now.reader, rest), rest))
    rest = total - now.browse
    reader = cells if edge == "reader" else rest - cells
    return replace(shares, reader=_share(_within(reader, rest, "reader", "middle"), rest))


def with_lower(shares: Shares, total: int, lines: int) -> Shares:
    """The same with so many lines for the pane under the results."""
    share = _share(lines, total) if total else None
    return replace(shares, lower=_share(lower_lines(total, Shares(lower=share)), total) if total else None)


def column_of(name: PaneName) -> str:
    """In which column a pane stands."""
    return str(name) if name in {PaneName.BROWSE, PaneName.READER} else "middle"


def _cells(share: int | None, total: int, usual: int) -> int:
    return round((usual if share is None else share) * total / 1000)


def _share(cells: int, total: int) -> int:
    return round(cells * 1000 / max(total, 1))


def _within(cells: int, total: int, here: str, beside: str) -> int:
    """As many cells as both neighbours can have; where there is no room for both, half."""
    least, most = NARROWEST[here], total - NARROWEST[beside]
    return total // 2 if most < least else max(least, min(cells, most))
