"""What two strings of letters have in common: runs of letters, in any order, none of which overlaps another.

This is greedy string tiling (Wise, 1993): the longest run that both have comes first, then the longest of what is left.
Unlike an alignment in one order it finds sentences that changed places.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

SHORTEST = 6
"""Letters of a run: shorter ones are shared by passages that have only their subject in common."""

_SEED = 5
"""Letters by which runs are looked for."""

_MOST_SEEDS = 40
"""A seed that stands more often in one string is passed over: it is a pattern that repeats itself."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A run that both strings have."""

    here: int
    """Where it begins in the first."""
    there: int
    """Where it begins in the second."""
    length: int
    """Its letters."""


def tiles(here: str, there: str, shortest: int = SHORTEST) -> tuple[Tile, ...]:
    """The runs of `shortest` letters or more that two strings have in common, in the order of the first one."""
    if here == there:
        return (Tile(0, 0, len(here)),) if len(here) >= shortest else ()
    heap = [(-length, a, b) for a, b, length in _maximal(here, there) if length >= shortest]
    heapq.heapify(heap)
    taken_here, taken_there = bytearray(len(here)), bytearray(len(there))
    found = []
    while heap:
        negative, a, b = heapq.heappop(heap)
        for start, end in _free(taken_here[a : a - negative], taken_there[b : b - negative]):
            if end - start == -negative:
                taken_here[a : a + end] = taken_there[b : b + end] = b"\1" * end
                found.append(Tile(a, b, end))
            elif end - start >= shortest:
                heapq.heappush(heap, (start - end, a + start, b + start))
    return tuple(sorted(found, key=lambda tile: (tile.here, tile.there)))


def _maximal(here: str, there: str) -> list[tuple[int, int, int]]:
    """Runs that go no further on either side: place in the first, in the second, length."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at in range(len(there) - _SEED + 1):
        places[there[at : at + _SEED]].append(at)
    found = []
    for a in range(len(here) - _SEED + 1):
        candidates = places.get(here[a : a + _SEED], ())
        if len(candidates) > _MOST_SEEDS:
            continue
        for b in candidates:
            if a and b and here[a - 1] == there[b - 1] and len(places[here[a - 1 : a - 1 + _SEED]]) <= _MOST_SEEDS:
                continue
            length = _SEED
            while a + length < len(here) and b + length < len(there) and here[a + length] == there[b + length]:
                length += 1
            found.append((a, b, length))
    return found


def _free(one: bytes | bytearray, other: bytes | bytearray) -> Iterator[tuple[int, int]]:
    """The ranges in which neither has a mark."""
    start = 0
    for at, marked in enumerate([*(a or b for a, b in zip(one, other, strict=True)), 1]):
        if marked:
            if at > start:
                yield start, at
            start = at + 1
