"""Rows with figures in columns, and words in their context: what pages of counts share."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from tjexplorer.text.cells import width, widths
from tjexplorer.text.printable import printable
from tjexplorer.tui.drawing import Line, Piece, clip_line, line_width, piece
from tjexplorer.tui.widgets.line_list import Entry

_GAP = 2
"""Cells between two columns."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of figures behind a label: their names and widths."""

    names: tuple[str, ...]
    """What stands above each."""
    widths: tuple[int, ...]
    """Cells of each."""
    label: int
    """Cells of the widest label."""
    least: int
    """Cells that are left of a label; columns of figures that would take more are not shown, the last one first."""

    @classmethod
    def of(cls, names: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]], least: int = 12) -> Columns:
        """Columns in which all these labels and figures have room."""
        wide = [width(name) for name in names]
        label = 0
        for text, figures in rows:
            label = max(label, width(printable(text)))
            wide = [max(cells, width(figure)) for cells, figure in zip(wide, figures, strict=True)]
        return cls(tuple(names), tuple(wide), label, min(least, label))

    def shown(self, cells: int, reserve: int = 0) -> int:
        """How many columns have room, where `reserve` cells are kept free at the right."""
        number = len(self.widths)
        while number > 1 and self.least + sum(self.widths[:number]) + _GAP * number + reserve > cells:
            number -= 1
        return number

    def line(self, label: Line, figures: Sequence[str], cells: int, reserve: int = 0, role: str = "") -> Line:
        """A row; the label is cut where it must be, figures stand at the right of their columns."""
        number = self.shown(cells, reserve)
        taken = sum(self.widths[:number]) + _GAP * number
        room = max(min(self.label, cells - reserve - taken), 1)
        kept = clip_line(label, room)
        pieces = [*kept, Piece(" " * (room - line_width(kept)))]
        for figure, wide in list(zip(figures, self.widths, strict=True))[:number]:
            pieces.append(piece(" " * (_GAP + wide - width(figure)) + figure, role))
        return tuple(pieces)

    def head(self, words: str, cells: int, reserve: int = 0) -> Line:
        """The names of the columns, and what the labels are."""
        return self.line((piece(words, "dim"),), self.names, cells, reserve, "dim")


def figures_entry(
    columns: Columns,
    label: str,
    figures: Sequence[str],
    key: Hashable | None = None,
    bar: Callable[[int], str] | None = None,
) -> Entry:
    """A row of a table; `bar` makes what fills the room at the right."""
    return Entry(key, partial(_draw_figures, columns, label, tuple(figures), bar))


BAR = 9
"""Cells kept free for a bar."""

_LONGEST_BAR = 40


def _draw_figures(
    columns: Columns, label: str, figures: Sequence[str], bar: Callable[[int], str] | None, cells: int
) -> list[Line]:
    reserve = BAR if bar else 0
    line = columns.line((piece(label),), figures, cells, reserve)
    if bar is None:
        return [line]
    room = max(min(cells - line_width(line) - 1, _LONGEST_BAR), 1)
    return [clip_line((*line, Piece(" "), Piece(bar(room), "mark")), cells)]


def in_context(left: str, match: str, right: str, before: Line, cells: int) -> Line:
    """A word with what stands on either side, aligned on the word by cells."""
    room = max(cells - line_width(before), 8)
    side = room * 2 // 5
    shown = last_cells(printable(left), side)
    line = (*before, Piece(" " * (side - width(shown))), Piece(shown), piece(match, "match"), piece(right))
    return clip_line(line, cells, "")


def last_cells(text: str, cells: int) -> str:
    """The end of a text that has room in so many cells."""
    used = 0
    each = widths(text)
    for at in range(len(text) - 1, -1, -1):
        used += each[at]
        if used > cells:
            return text[at + 1 :]
    return text
