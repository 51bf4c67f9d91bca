"""Places within a distance of each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.search.places import Place

Range = tuple[int, int]
"""A place by its letters: how many go before its first one in the section, and before its end."""


def near_each_other(
    report: SearchedReport, ordinal: int, parts: Sequence[Sequence[Place]], distances: Sequence[int]
) -> list[list[Place]]:
    """Of each part the places that stand in a chain: near one of the part before, which stands in one, and near one of
    the part behind. Empty where there is no chain.

    A distance counts the folded characters between the nearest ends, white space left out; places that share a letter
    are not near each other, but one.
    """
    measure = _measure(report, ordinal)
    left = [[(measure(place.a), measure(place.b)) for place in part] for part in parts]
    kept = [list(range(len(part))) for part in parts]
    steps = list(enumerate(distances))
    # Once along the chain and once back: what is left then has a neighbour on both sides.
    for at, distance in steps:
        kept[at + 1] = _beside(left[at + 1], kept[at + 1], left[at], kept[at], distance)
    for at, distance in reversed(steps):
        kept[at] = _beside(left[at], kept[at], left[at + 1], kept[at + 1], distance)
    if not all(kept):
        return []
    return [[part[number] for number in numbers] for part, numbers in zip(parts, kept, strict=True)]


def _beside(ours: list[Range], kept: list[int], theirs: list[Range], others: list[int], distance: int) -> list[int]:
    """Which of ours have one of theirs within a distance."""
    begins = sorted(theirs[number][0] for number in others)
    ends = sorted(theirs[number][1] for number in others)

    def has_neighbour(begin: int, end: int) -> bool:
        after = bisect_left(begins, end)
        if after < len(begins) and begins[after] - end <= distance:
            return True
        before = bisect_right(ends, begin)
        return before > 0 and begin - ends[before - 1] <= distance

    return [number for number in kept if has_neighbour(*ours[number])]


def _measure(report: SearchedReport, ordinal: int) -> Callable[[int], int]:
    """How many folded letters of a section go before a place of its reading text."""
    low, high = report.folded_range(ordinal)
    letters = list(accumulate((not char.isspace() for char in report.folded[low:high]), initial=0))
    starts = report.starts

    def measure(a: int) -> int:
        return letters[bisect_left(starts, a, low, high) - low]

    return measure
