"""From places of a source back to its reading text, and the counting of characters there."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from tjexplorer.indexing.documents import SearchedReport


class Origins:
    """Where the characters of a source stand in the reading text of its report."""

    def __init__(self, report: SearchedReport) -> None:
        runs = report.runs
        self._reading_of: dict[int, int] = {}
        for a, length, start, end in zip(runs.reading, runs.length, runs.start, runs.end, strict=True):
            if length == end - start:
                self._reading_of.update(zip(range(start, end), range(a, a + length), strict=True))
        self._visible = [0, *accumulate(not char.isspace() for char in report.reading)]
        self._section_starts = report.section_starts

    def reading_range(self, start: int, end: int) -> tuple[int, int]:
        """The range of the reading text that a match or mention was made from: its ends are letters of the source."""
        return self._reading_of[start], self._reading_of[end - 1] + 1

    def visible(self, a: int, b: int) -> int:
        """The characters of a range of the reading text, white space not counted."""
        return self._visible[b] - self._visible[a]

    def section_length(self, ordinal: int) -> int:
        """The characters of a section, its heading included, white space not counted."""
        return self.visible(self._section_starts[ordinal], self._section_starts[ordinal + 1])

    def section_at(self, a: int) -> int:
        """The ordinal of the section that holds a place of the reading text."""
        return bisect_right(self._section_starts, a) - 1
