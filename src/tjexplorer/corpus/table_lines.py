"""A table among the lines: its rows, and where the pieces of its cells are."""

from __future__ import annotations

from dataclasses import dataclass

from tjexplorer.corpus.lines import Line
from tjexplorer.model.span import Span


@dataclass(frozen=True, slots=True)
class CellSpans:
    """The pieces of one cell in the source, to be joined."""

    pieces: tuple[Span, ...]
    """In source order; empty for an empty cell."""
    column: int
    """0-based."""


@dataclass(frozen=True, slots=True)
class TableLines:
    """A table found among the lines."""

    first: int
    """Index of its first line."""
    last: int
    """Index of its last line."""
    rows: tuple[tuple[CellSpans, ...], ...]
    """Rows of cells."""
    header: bool
    """Whether the first row names the columns."""
    card: bool = False
    """Whether it is a card of labels and values."""


def is_tab_led(line: Line) -> bool:
    """Whether tabs stand before the text of a line, and none in it."""
    return "\t" in line.lead and "\t" not in line.text


def pieces_of(line: Line, start: int, end: int) -> tuple[Span, ...]:
    """Where a part of a line's text stands in the source; residue may have stood inside it."""
    found: list[Span] = []
    at = 0
    for piece in line.pieces:
        first, last = max(start - at, 0), min(end - at, len(piece))
        if first < last:
            found.append(Span(piece.start + first, piece.start + last))
        at += len(piece)
    return tuple(found)
