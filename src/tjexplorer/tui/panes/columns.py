"""Small pieces of layout that lists share."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from tjexplorer.tui.drawing import Line, Piece, clip_line, line_width, piece, wrap_line
from tjexplorer.tui.widgets.line_list import Entry


def told(text: str, role: str = "", indent: int = 0) -> Entry:
    """A paragraph that is only read; its lines after the first are set in by two cells where the first is."""
    rest = indent + 2 if indent else 0
    return Entry(None, lambda cells: wrap_line((piece(text, role),), cells, first=indent, rest=rest))


def fact(label: str, text: str, column: int, key: Hashable | None = None) -> Entry:
    """A label with what it names, in two columns."""
    return Entry(key, lambda cells: labelled(label, (piece(text),), cells, column))


def gap() -> Entry:
    """An empty line."""
    return Entry(None, lambda _cells: [()])


def head(text: str) -> Entry:
    """A heading within a list."""
    return Entry(None, lambda cells: [(), *wrap_line((piece(text, "head"),), cells)], heads=True)


def spread(left: Line, right: str, cells: int, role: str = "dim") -> Line:
    """Something at the left edge, something at the right edge, the left one cut where it must be."""
    end = piece(right, role)
    taken = line_width((end,))
    kept = clip_line(left, max(cells - taken - 1, 1))
    return (*kept, Piece(" " * max(cells - line_width(kept) - taken, 0)), end)


def labelled(label: str, pieces: Iterable[Piece], cells: int, column: int) -> list[Line]:
    """A label in a column of its own, and what it names beside it; under it where there is no room."""
    content = tuple(pieces)
    label_piece = piece(label, "dim")
    if cells < column + 16 or line_width((label_piece,)) >= column:
        above = [] if not label else wrap_line((label_piece,), cells)
        return [*above, *wrap_line(content, cells, first=2, rest=2)]
    lines = wrap_line(content, cells - column)
    lead = (label_piece, Piece(" " * max(column - line_width((label_piece,)), 1)))
    return [(*lead, *lines[0]), *((Piece(" " * column), *line) for line in lines[1:])]
