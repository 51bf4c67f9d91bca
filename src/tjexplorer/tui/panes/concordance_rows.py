"""How an occurrence is drawn: on one line, its match under the matches of the other lines."""

from __future__ import annotations

from dataclasses import replace

from tjexplorer.search.concordance import Measure, narrowed
from tjexplorer.search.results import ConcordanceRow, Relation
from tjexplorer.text.cells import width
from tjexplorer.text.printable import printable
from tjexplorer.tui.drawing import Line, Piece, clip_line, piece
from tjexplorer.tui.panes.columns import spread
from tjexplorer.tui.relations import ROLES, SIGNS

USUAL_MATCH = 8
"""Cells that most matches take: four characters."""

LEAST = 4
"""Cells of context on the left that are always shown."""

WITH_YEAR = 44
"""Cells from which a line has room for the year of its report."""

_WITH_YEAR, _WITHOUT_YEAR = 12, 6
"""Cells of the reference at the right edge: sign of the relation, year, line number."""


def room_beside(cells: int, *, years: bool) -> int:
    """Cells of context that fit on either side of a match into a line of this width."""
    return max((cells - _reference_width(cells, years=years) - 1 - USUAL_MATCH) // 2, LEAST)


def draw_row(row: ConcordanceRow, relation: Relation, year: str | None, context: int, cells: int) -> list[Line]:
    """An occurrence for a width in cells.

    `year` is shown before the line number where there is room, None where it stands above; `context` is the most cells
    on either side, 0 for what fits.
    """
    years = year is not None
    taken = _reference_width(cells, years=years)
    room = room_beside(cells, years=years)
    # Made visible before it is measured: a control character takes no cell, its picture does.
    safe = replace(row, left=printable(row.left), right=printable(row.right))
    left = narrowed(safe, min(context or room, room), Measure.CELLS).left
    right = narrowed(safe, context, Measure.CELLS).right if context else safe.right
    sign = SIGNS[relation] if relation is not Relation.TYPED else " "
    line = (Piece(" " * (room - width(left)) + left), piece(row.match, ROLES[relation]), Piece(right))
    reference = f"{sign} {year or '':>4} {row.line:>5}" if taken == _WITH_YEAR else f"{sign}{row.line:>5}"
    return [spread(clip_line(line, cells - taken - 1, ""), reference, cells)]


def _reference_width(cells: int, *, years: bool) -> int:
    return _WITH_YEAR if years and cells >= WITH_YEAR else _WITHOUT_YEAR
