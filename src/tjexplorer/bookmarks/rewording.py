"""A passage of which a few letters were mended, or whose surroundings were.

It is looked for together with its surroundings, in two steps.

1. *Seeds*: eight letters each that stand in the source exactly once. Three in four of them must stand in one place, in
   their order. Where a passage has a near twin, its seeds scatter or are not unique.
2. *Alignment*: what lies between the seeds is compared letter by letter (edit distance, Levenshtein 1966). Both ends of
   the passage must be held by letters that did not change. At most one letter in ten may differ, and no figure unless the
   passage is long: rows of tables differ in nothing else. Lines in between that nobody kept, such as page numbers, do not
   count.

Where any of this fails the passage counts as lost: a place that nobody meant is worse than none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tjexplorer.bookmarks.letters import Kept, Letters, Standing

SEED = 8
"""Letters of a seed."""

MOST_SEEDS = 96
"""So many seeds at most are looked for; those of a long passage stand apart."""

SHORTEST = 8
"""A passage with fewer letters is not looked for with changed ones."""

ONE_IN = 10
"""One letter in so many may differ."""

LONGEST_FURNITURE = 40
"""Letters of lines between two letters of the passage that may be page furniture."""

A_FIGURE_IN = 100
"""One letter in so many may be a figure: below that a passage may have a twin that differs in figures alone."""

LONGEST_GAP = 64
"""Letters between two seeds that are compared one by one; longer pieces count as changed altogether."""

_NUMERALS = frozenset("〇零一二三四五六七八九十百千萬万億亿兩两壹貳參肆伍陸柒捌玖拾")


@dataclass(frozen=True, slots=True)
class _Block:
    """A run of letters that kept text and source share."""

    kept: int
    """Where it begins in the kept letters."""
    source: int
    """Where it begins in those of the source."""
    length: int
    """Its letters."""


def find_mended(kept: Kept, source: Letters, text: str) -> Standing | None:
    """The place where the letters of a passage stand but for a few; None where it is not certain.

    `text` is the source that the letters come from.
    """
    blocks = _blocks(kept.text, source.text) if kept.passage else []
    if not blocks or blocks[0].kept > kept.start or blocks[-1].kept + blocks[-1].length < kept.end:
        return None
    aligned = _aligned(blocks, kept, source.text)
    same = [place >= 0 and source.text[place] == letter for place, letter in zip(aligned, kept.text, strict=True)]
    if not (_held(aligned, same, kept.start, -1) and _held(aligned, same, kept.end - 1, 1)):
        return None
    start, end = aligned[kept.start], aligned[kept.end - 1] + 1
    furniture = _furniture(aligned[kept.start : kept.end], source, text)
    now = "".join(source.text[place] for place in range(start, end) if place not in furniture)
    length, same_inside = len(kept.passage), sum(same[kept.start : kept.end])
    agreed, changed = sum(same) - same_inside, max(length, len(now)) - same_inside
    certain = (
        changed <= (max(length // ONE_IN, 1) if length >= SHORTEST else 0)
        and kept.is_told_by(agreed, outwards=False)
        and (changed <= length // A_FIGURE_IN or _figures(kept.passage) == _figures(now))
    )
    return Standing(source.span(start, end), agreed) if certain else None


def _held(aligned: Sequence[int], same: Sequence[bool], at: int, outwards: int) -> bool:
    """Whether the letter at an end of the passage has a certain place: its own letter stands there, or its neighbour's
    stands beside it.
    """
    if same[at]:
        return True
    beside = at + outwards
    return aligned[at] >= 0 and 0 <= beside < len(same) and same[beside] and aligned[beside] == aligned[at] + outwards


def _furniture(aligned: Sequence[int], source: Letters, text: str) -> set[int]:
    """Letters of the source within the passage that are lines of their own which nobody kept: page numbers, running heads."""
    found: set[int] = set()
    placed = [place for place in aligned if place >= 0]
    for left, right in pairwise(placed):
        if 1 < right - left <= LONGEST_FURNITURE + 1:
            above = text[source.ends[left] : source.starts[left + 1]]
            below = text[source.ends[right - 1] : source.starts[right]]
            if "\n" in above and "\n" in below:
                found.update(range(left + 1, right))
    return found


def _blocks(kept: str, source: str) -> list[_Block]:
    """Shared runs in one place of the source, in order, none overlapping; empty where seeds tell of several places."""
    seeds = list(_seeds(kept, source))
    if not seeds:
        return []
    shifts = sorted(place - at for at, place in seeds)
    middle = shifts[len(shifts) // 2]
    reach = len(kept) // ONE_IN + SEED
    chosen = [(at, place) for at, place in seeds if abs(place - at - middle) <= reach]
    if 4 * len(chosen) < 3 * len(seeds):
        return []
    blocks: list[_Block] = []
    for at, place in chosen:
        last = blocks[-1] if blocks else _Block(0, 0, 0)
        inside = max(last.kept + last.length - at, 0)
        if inside and place - at == last.source - last.kept:
            continue
        block = _widened(kept, source, (at + inside, place + inside), last)
        if block is not None:
            blocks.append(block)
    return blocks


def _seeds(kept: str, source: str) -> Iterator[tuple[int, int]]:
    """Places in the kept letters with their only places in the source."""
    step = max(1, (len(kept) - SEED + 1) // MOST_SEEDS)
    for at in range(0, len(kept) - SEED + 1, step):
        seed = kept[at : at + SEED]
        place = source.find(seed)
        if place >= 0 and source.find(seed, place + 1) < 0:
            yield at, place


def _widened(kept: str, source: str, at: tuple[int, int], last: _Block) -> _Block | None:
    """The whole shared run around a letter, not further back than the run before it; None where there is none."""
    start, begin = at
    least, first = last.kept + last.length, last.source + last.length
    if begin < first or start >= len(kept) or begin >= len(source) or kept[start] != source[begin]:
        return None
    end, stop = at
    while start > least and begin > first and kept[start - 1] == source[begin - 1]:
        start, begin = start - 1, begin - 1
    while end < len(kept) and stop < len(source) and kept[end] == source[stop]:
        end, stop = end + 1, stop + 1
    return _Block(start, begin, end - start)


def _aligned(blocks: Sequence[_Block], kept: Kept, source: str) -> list[int]:
    """For each kept letter its place in the source, -1 where it has none."""
    places = [-1] * len(kept.text)
    for block in blocks:
        places[block.kept : block.kept + block.length] = range(block.source, block.source + block.length)
    for left, right in pairwise(blocks):
        start, end = left.kept + left.length, right.kept
        begin, stop = left.source + left.length, right.source
        if max(end - start, stop - begin) <= LONGEST_GAP:
            for at, place in _pairs(kept.text[start:end], source[begin:stop]):
                places[start + at] = begin + place
    return places


def _pairs(one: str, other: str) -> list[tuple[int, int]]:
    """Which letter of one text stands for which of another, in the way that changes fewest letters."""
    costs = [[row + column for column in range(len(other) + 1)] for row in range(len(one) + 1)]
    for row, left in enumerate(one, 1):
        for column, right in enumerate(other, 1):
            costs[row][column] = min(
                costs[row - 1][column - 1] + (left != right), costs[row - 1][column] + 1, costs[row][column - 1] + 1
            )
    pairs = []
    row, column = len(one), len(other)
    while row and column:
        if costs[row][column] == costs[row - 1][column - 1] + (one[row - 1] != other[column - 1]):
            row, column = row - 1, column - 1
            pairs.append((row, column))
        elif costs[row][column] == costs[row - 1][column] + 1:
            row -= 1
        else:
            column -= 1
    return pairs[::-1]


def _figures(letters: str) -> str:
    """The figures among the letters, in their order."""
    return "".join(char for char in letters if char in _NUMERALS or unicodedata.category(char).startswith("N"))
