"""Places within a distance of each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.search.places import Place

Stretch = tuple[Place, ...]
"""What stands near something as one: a single place, or the places of words that are near each other."""

_Range = tuple[int, int, int]
"""A place by its letters: how many go before its first one in the section, and before its end; and the number of its
stretch."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The stretches of each part that stand in a chain: near one of the part before, which stands in one, and near one
    of the part behind.
    """

    kept: tuple[tuple[Stretch, ...], ...]
    """For each part at least one."""
    _before: tuple[dict[int, int], ...]
    """For each link the nearest stretch of the part before, by the number of the stretch behind."""
    _behind: tuple[dict[int, int], ...]
    """The other way round."""
    _numbers: tuple[tuple[int, ...], ...]
    """For each part the numbers of those kept."""
    _parts: Sequence[Sequence[Stretch]]

    def places(self) -> tuple[Place, ...]:
        """All places, each once for each part."""
        return tuple(place for part in self.kept for stretch in part for place in stretch)

    def stretches(self) -> tuple[Stretch, ...]:
        """Each stretch joined with the nearest of the other parts: what is near something else as one."""
        found: dict[Stretch, None] = {}
        for part, numbers in enumerate(self._numbers):
            for number in numbers:
                found[tuple(dict.fromkeys(chain.from_iterable(self._joined(part, number))))] = None
        return tuple(found)

    def _joined(self, part: int, number: int) -> list[Stretch]:
        joined = [self._parts[part][number]]
        at = number
        for link in range(part - 1, -1, -1):
            at = self._before[link][at]
            joined.append(self._parts[link][at])
        at = number
        for link in range(part, len(self._parts) - 1):
            at = self._behind[link][at]
            joined.append(self._parts[link + 1][at])
        return joined


def near_each_other(
    report: SearchedReport, ordinal: int, parts: Sequence[Sequence[Stretch]], distances: Sequence[int]
) -> Chain | None:
    """The stretches of each part that stand in a chain; None where there is none.

    A distance counts the folded characters between the nearest ends of two places, white space left out; places that
    share a letter are not near each other, but one.
    """
    measure = _measure(report, ordinal)
    ranges = [_ranges(part, measure) for part in parts]
    kept = [set(range(len(part))) for part in parts]
    before: list[dict[int, int]] = [{} for _link in distances]
    behind: list[dict[int, int]] = [{} for _link in distances]
    steps = list(enumerate(distances))
    # Once along the chain and once back: what is left then has a neighbour on both sides.
    for at, distance in steps:
        before[at] = _nearest(ranges[at + 1], kept[at + 1], ranges[at], kept[at], distance)
        kept[at + 1] = set(before[at])
    for at, distance in reversed(steps):
        behind[at] = _nearest(ranges[at], kept[at], ranges[at + 1], kept[at + 1], distance)
        kept[at] = set(behind[at])
    if not all(kept):
        return None
    # What the way back took out may have been the nearest of something.
    for at, distance in steps:
        before[at] = _nearest(ranges[at + 1], kept[at + 1], ranges[at], kept[at], distance)
    numbers = tuple(tuple(sorted(part)) for part in kept)
    stretches = tuple(tuple(part[n] for n in here) for part, here in zip(parts, numbers, strict=True))
    return Chain(stretches, tuple(before), tuple(behind), numbers, parts)


def _ranges(part: Sequence[Stretch], measure: Callable[[int], int]) -> list[_Range]:
    return [(measure(place.a), measure(place.b), number) for number, stretch in enumerate(part) for place in stretch]


def _nearest(
    ours: list[_Range], kept: set[int], theirs: list[_Range], others: set[int], distance: int
) -> dict[int, int]:
    """Of ours those that have one of theirs within a distance, each with the nearest."""
    begins = sorted((begin, number) for begin, _end, number in theirs if number in others)
    ends = sorted((end, number) for _begin, end, number in theirs if number in others)
    found: dict[int, tuple[int, int]] = {}
    for begin, end, number in ours:
        if number not in kept:
            continue
        after = bisect_left(begins, (end, -1))
        if after < len(begins) and begins[after][0] - end <= distance:
            near = begins[after][0] - end, begins[after][1]
            found[number] = min(found.get(number, near), near)
        before = bisect_right(ends, (begin, len(theirs)))
        if before and begin - ends[before - 1][0] <= distance:
            near = begin - ends[before - 1][0], ends[before - 1][1]
            found[number] = min(found.get(number, near), near)
    return {number: other for number, (_distance, other) in found.items()}


def _measure(report: SearchedReport, ordinal: int) -> Callable[[int], int]:
    """How many folded letters of a section go before a place of its reading text."""
    low, high = report.folded_range(ordinal)
    letters = list(accumulate((not char.isspace() for char in report.folded[low:high]), initial=0))
    starts = report.starts

    def measure(a: int) -> int:
        return letters[bisect_left(starts, a, low, high) - low]

    return measure
