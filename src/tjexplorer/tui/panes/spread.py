"""Where in a report its hits stand, on one line: from its beginning on the left to its end on the right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from tjexplorer.text.cells import one_cell
from tjexplorer.tui.drawing import Line, Piece, line_width

_HEIGHTS = "─▁▂▃▄▅▆▇█"
"""A cell without any, with few, with many."""


@dataclass(frozen=True, slots=True)
class Spread:
    """What the line shows."""

    starts: tuple[int, ...]
    """Code points at which the hits begin, in order."""
    length: int
    """Code points of the report."""
    here: int
    """The place of the reader."""


def heights(starts: Iterable[int], length: int, cells: int) -> list[int]:
    """For each of so many equal parts of a report how many hits stand there, from 0 to 8: the most in one part are 8."""
    counts = [0] * cells
    for start in starts:
        counts[cell_of(start, length, cells)] += 1
    most = max(counts, default=0)
    return [-(-8 * count // most) if count else 0 for count in counts]


def cell_of(offset: int, length: int, cells: int) -> int:
    """The part in which a place lies."""
    return min(max(offset, 0) * cells // max(length, 1), cells - 1)


def draw_spread(spread: Spread, label: str, cells: int) -> Line:
    """The line, as wide as the pane; the part that the reader is in stands out."""
    before = (Piece(" "), Piece(label, "dim"), Piece(" "))
    room = cells - line_width(before) - 1
    if room < 8 or not spread.starts:
        return ()
    parts = heights(spread.starts, spread.length, room)
    here = cell_of(spread.here, spread.length, room)
    signs = [
        (one_cell(_HEIGHTS[high]), "selected" if at == here else "mark" if high else "rule")
        for at, high in enumerate(parts)
    ]
    plot = [Piece("".join(sign for sign, _role in run), role) for role, run in groupby(signs, key=lambda sign: sign[1])]
    return (*before, *plot)
