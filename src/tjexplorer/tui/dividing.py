"""How wide and high the panes are: as the program divides the screen, or as the reader made them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tjexplorer.tui.arrangement import (
    STEP,
    STEP_OF_LINES,
    PaneName,
    Shares,
    column_of,
    columns,
    lower_lines,
    with_column,
    with_lower,
)

if TYPE_CHECKING:
    from tjexplorer.tui.main_screen import MainScreen

LOWER = "lower"
"""The edge between Results and the pane under it; the other edges are named after the column at their left."""


class Dividing:
    """Sets the sizes of the panes of a screen."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self.shares = Shares()

    def apply(self, total: int, shown: frozenset[PaneName]) -> None:
        """Size the columns of a terminal of this width, and what stands under each other in the middle."""
        screen = self._screen
        parts = {"browse": screen.browse, "middle": screen.query_one("#middle"), "reader": screen.reader}
        widths = columns(total, shown, self.shares) if len(shown) > 1 else None
        for name, widget in parts.items():
            cells = getattr(widths, name) if widths else 0
            widget.styles.width = cells or "1fr"
        lower = self._lower(shown)
        share = 400 if self.shares.lower is None else self.shares.lower
        screen.results.styles.height = f"{1000 - share}fr" if lower else "1fr"
        for name in (PaneName.ITINERARY, PaneName.BOOKMARKS):
            screen.pane(name).styles.height = f"{share}fr" if name is lower else "1fr"

    def _lower(self, shown: frozenset[PaneName]) -> PaneName | None:
        """The pane that stands under the results."""
        if PaneName.RESULTS not in shown:
            return None
        return next((name for name in (PaneName.ITINERARY, PaneName.BOOKMARKS) if name in shown), None)

    # By key

    def widen(self, name: PaneName, step: int) -> bool:
        """Make a pane narrower (step -1) or wider; whether that could be done."""
        total, shown = self._screen.size.width, self._screen.shown
        if len(shown) < 2 or name not in shown:
            return False
        column = column_of(name)
        now = getattr(columns(total, shown, self.shares), column)
        return self._take(with_column(self.shares, total, shown, column, now + step * STEP))

    def heighten(self, name: PaneName, step: int) -> bool:
        """Make a pane of the middle lower (step -1) or taller; whether that could be done."""
        lower, lines = self._lower(self._screen.shown), self._lines()
        if lower is None or column_of(name) != "middle":
            return False
        way = step if name is lower else -step
        wanted = lower_lines(lines, self.shares) + way * STEP_OF_LINES
        return self._take(with_lower(self.shares, lines, wanted))

    # By mouse

    def edge_at(self, x: int, y: int) -> str:
        """The edge between two panes at a cell of the screen; empty where there is none."""
        screen = self._screen
        if len(screen.shown) < 2:
            return ""
        parts = {"browse": screen.browse, "middle": screen.query_one("#middle"), "reader": screen.reader}
        seen = [(name, widget.region) for name, widget in parts.items() if widget.display]
        for (name, left), (_next, right) in pairwise(seen):
            if x in {left.right - 1, right.x} and left.y <= y < left.bottom:
                return name
        lower = self._lower(screen.shown)
        if lower is not None:
            region = screen.pane(lower).region
            if y in {region.y - 1, region.y} and region.x < x < region.right - 1:
                return LOWER
        return ""

    def move_edge(self, edge: str, x: int, y: int) -> None:
        """Move an edge to a cell of the screen, as far as it goes."""
        screen, shown = self._screen, self._screen.shown
        if edge == LOWER:
            middle = screen.query_one("#middle").region
            self._take(with_lower(self.shares, middle.height, middle.bottom - y))
            return
        left = screen.browse.region.x if edge == "browse" else screen.query_one("#middle").region.x
        self._take(with_column(self.shares, screen.size.width, shown, edge, x - left + 1))

    def _lines(self) -> int:
        return self._screen.query_one("#middle").region.height

    def _take(self, shares: Shares) -> bool:
        if shares == self.shares:
            return False
        self.shares = shares
        self._screen.arrange_panes()
        return True
