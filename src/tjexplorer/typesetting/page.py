"""Rows of a page, and the way from a place in the source to a row and back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tjexplorer.model.span import Span

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

    @property
    def start(self) -> int:
        """The first code point that it shows; `NOWHERE` where it shows none."""
        return next((origin for origin in self.origins if origin != NOWHERE), NOWHERE)


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
    """A whole report, set for one width."""

    rows: tuple[Row, ...]
    """From top to bottom."""
    passages: tuple[Passage, ...]
    """In the order of the rows."""
    length: int
    """Code points of the source."""

    @cached_property
    def _row_of(self) -> list[int]:
        """For each code point its row; for one that is not shown the row of the next one that is."""
        found = [NOWHERE] * (self.length + 1)
        for index in range(len(self.rows) - 1, -1, -1):
            for origin in self.rows[index].origins:
                if origin != NOWHERE:
                    found[origin] = index
        following = max(len(self.rows) - 1, 0)
        for offset in range(self.length, -1, -1):
            if found[offset] == NOWHERE:
                found[offset] = following
            following = found[offset]
        return found

    @cached_property
    def _passage_starts(self) -> list[int]:
        return [passage.first_row for passage in self.passages]

    def row_at(self, offset: int) -> int:
        """The row that shows a code point, or the next one shown."""
        return self._row_of[min(max(offset, 0), self.length)]

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
