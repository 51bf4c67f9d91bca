"""The sections of a library, numbered through in the order of the reports.

Search counts by these numbers, so that a set or a table of all sections is one, and not one for each report.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate, chain

from tjexplorer.indexing.catalogue import Entry
from tjexplorer.indexing.documents import SearchedReport


class Numbering:
    """The sections of some reports by their numbers."""

    def __init__(self, reports: Sequence[SearchedReport], entries: Sequence[Entry]) -> None:
        """`entries` are those of the reports, in the same order."""
        self.reports = reports
        self._entries = entries
        self.bases = list(accumulate((len(entry.bodies) for entry in entries), initial=0))
        """The number of the first section of each report, and one past the last of all."""

    @property
    def total(self) -> int:
        """How many sections there are."""
        return self.bases[-1]

    def place(self, number: int) -> tuple[SearchedReport, int]:
        """The report of a section, and its ordinal there."""
        # A report without sections begins where the next one does.
        at = bisect_right(self.bases, number) - 1
        return self.reports[at], number - self.bases[at]

    def by_report(self, numbers: Iterable[int]) -> dict[int, list[int]]:
        """Of each report that has some of these sections their ordinals in rising order; by the place of the report."""
        found: dict[int, list[int]] = {}
        base, end = 0, 0
        ordinals: list[int] = []
        for number in sorted(numbers):
            if number >= end:
                at = bisect_right(self.bases, number) - 1
                base, end = self.bases[at], self.bases[at + 1]
                ordinals = found[at] = []
            ordinals.append(number - base)
        return found

    @cached_property
    def every_section(self) -> frozenset[int]:
        """All numbers."""
        return frozenset(range(self.total))

    @cached_property
    def lengths(self) -> tuple[list[int], list[int]]:
        """For each section the folded characters of its heading, and those of its body."""
        entries = self._entries
        return (
            list(chain.from_iterable(entry.headings for entry in entries)),
            list(chain.from_iterable(entry.bodies for entry in entries)),
        )

    @cached_property
    def subtree_ends(self) -> list[int]:
        """For each section one past the last of those that stand under it."""
        ends = list(range(1, self.total + 1))
        for entry, base in zip(self._entries, self.bases, strict=False):
            for ordinal in range(len(entry.above) - 1, -1, -1):
                above = base + entry.above[ordinal] - 1
                if above >= base:
                    ends[above] = max(ends[above], ends[base + ordinal])
        return ends

    def under(self, numbers: Iterable[int]) -> set[int]:
        """The sections that stand under one of these."""
        found: set[int] = set()
        for number in numbers:
            found.update(range(number + 1, self.subtree_ends[number]))
        return found
