"""Rows of a page, and the way from a place in the source to a row and back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tjexplorer.model.span import Span
from tjexplorer.text.cells import width, widths

NOWHERE = -1
"""Origin of a character that the typesetter made: indents, rules, labels."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of cells."""

    text: str
    """What is printed, safe to send to a terminal."""
    origins: Sequence[int]
    """For each character the code point of the source it stands for, or `NOWHERE`."""
    role: str = ""
    """How it looks: caption, footnote, head1 and the like; empty for running text."""
    passage: int = NOWHERE
    """Index of its passage in the page; `NOWHERE` for rows between passages."""
    aside: int = NOWHERE
    """The character from which on it is the source beside the text, and looks so; `NOWHERE` where it has none."""

    @property
    def start(self) -> int:
        """The first code point that it shows; `NOWHERE` where it shows none."""
        return next((origin for origin in self.origins if origin != NOWHERE), NOWHERE)

    @property
    def end(self) -> int:
        """One past the last code point that it shows; `NOWHERE` where it shows none."""
        return next((origin + 1 for origin in reversed(self.origins) if origin != NOWHERE), NOWHERE)

    def index_at(self, cell: int) -> int:
        """Which of its characters covers a cell; their number where the cell lies behind the last one."""
        reached = 0
        for index, cells in enumerate(widths(self.text)):
            reached += cells
            if reached > cell:
                return index
        return len(self.text)

    def cell_of(self, index: int) -> int:
        """The cell at which a character begins."""
        return width(self.text[:index])


BLANK = Row("", ())
"""An empty row."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What one key takes: a paragraph, an item, a table, a heading."""

    span: Span
    """Its place in the source."""
    section: str
    """Id of its section."""
    first_row: int
    """Its first row in the page."""
    last_row: int
    """Its last row."""


@dataclass(frozen=True)
class Page:
    """A report, or a piece of it, set for one width."""

    rows: tuple[Row, ...]
    """From top to bottom."""
    passages: tuple[Passage, ...]
    """In the order of the rows."""
    covered: Span
    """The code points that it has rows for, or leaves out on purpose."""
    whole: bool = True
    """Whether that is all of the report."""

    @cached_property
    def _places(self) -> tuple[list[int], bytearray]:
        """For each code point covered its row, for one that is not shown the row of the next one that is; and which are."""
        first, length = self.covered.start, len(self.covered)
        found = [NOWHERE] * (length + 1)
        shown = bytearray(length + 1)
        for index in range(len(self.rows) - 1, -1, -1):
            for origin in self.rows[index].origins:
                if 0 <= origin - first <= length:
                    found[origin - first] = index
                    shown[origin - first] = origin - first < length
        following = max(len(self.rows) - 1, 0)
        for offset in range(length, -1, -1):
            if found[offset] == NOWHERE:
                found[offset] = following
            following = found[offset]
        return found, shown

    @cached_property
    def _passage_starts(self) -> list[int]:
        return [passage.first_row for passage in self.passages]

    def has(self, offset: int) -> bool:
        """Whether a code point is among those covered."""
        return self.whole or self.covered.start <= offset < self.covered.end

    def row_at(self, offset: int) -> int:
        """The row that shows a code point, or the next one shown."""
        return self._places[0][min(max(offset - self.covered.start, 0), len(self.covered))]

    def shown_from(self, offset: int) -> int | None:
        """The first code point from `offset` on that is shown."""
        found = self._places[1].find(1, max(offset - self.covered.start, 0))
        return found + self.covered.start if found >= 0 else None

    def shown_before(self, offset: int) -> int | None:
        """The last code point before `offset` that is shown."""
        found = self._places[1].rfind(1, 0, max(offset - self.covered.start, 0))
        return found + self.covered.start if found >= 0 else None

    def cell_at(self, offset: int) -> int:
        """The cell of its row at which a code point, or the next one shown, begins."""
        shown = self.shown_from(offset)
        row = self.rows[self.row_at(offset)]
        return row.cell_of(row.origins.index(shown)) if shown in row.origins else 0

    def letter_at(self, row: int, cell: int) -> int | None:
        """The code point shown nearest to a cell of a row; None where the row shows none."""
        printed = self.rows[row]
        here = printed.index_at(cell)
        shown = [index for index, origin in enumerate(printed.origins) if origin != NOWHERE]
        # On its left what is nearest ends, on its right it begins: the one that is clicked is at no distance.
        nearest = min(shown, key=lambda index: (abs(index - here), index), default=None)
        return None if nearest is None else printed.origins[nearest]

    def row_beside(self, row: int, step: int) -> int | None:
        """The next row below (step 1) or above (step -1) that shows anything of the source."""
        row += step
        while 0 <= row < len(self.rows):
            if self.rows[row].start != NOWHERE:
                return row
            row += step
        return None

    def passage_at(self, row: int) -> int:
        """Index of the passage on a row, or of the last one before it; 0 above the first."""
        return max(bisect_right(self._passage_starts, row) - 1, 0)

    def offset_at(self, row: int) -> int:
        """The first code point shown on a row, or on the next row that shows any."""
        for index in range(max(row, 0), len(self.rows)):
            start = self.rows[index].start
            if start != NOWHERE:
                return start
        return self.passages[-1].span.start if self.passages else 0


EMPTY = Page((), (), Span(0, 0))
"""A page without rows."""
