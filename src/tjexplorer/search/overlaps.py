"""Where matches of different needles may share letters, so that their numbers do not simply add up.

A short word inside a longer one is reckoned: of 人才 those in 人才培育 count for the longer word alone. What reckoning
cannot tell is *tangled*: there the places themselves decide (`places.merged`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from tjexplorer.search.sight import Sight
from tjexplorer.search.sighting import Sections, Sighting
from tjexplorer.search.tally import Counts, is_plain

_Name = tuple[str, bool, int]
"""A needle by its folded text, or by the characters as typed where they are meant exactly; and its group."""


def tangled(sight: Sight) -> Sections:
    """The sections in which only places tell how often words stand there."""
    if sight.chained:
        # Of words that stand near each other not all matches count.
        return frozenset(sight.chained).union(*(one.sections for one in sight.shown))
    found: set[int] = set()
    needles = _by_needle(sight.shown)
    sections: dict[_Name, Sections] = {}
    for one, other in combinations(needles, 2):
        exactly = one[1] or other[1]
        if not (exactly or may_overlap(one[0], other[0])):
            continue
        for name in (one, other):
            if name not in sections:
                sections[name] = frozenset[int]().union(*(each.sections for each in needles[name]))
        common = sections[one] & sections[other]
        crossings = crossings_of(one[0], other[0])
        if exactly or not _is_reckoned([*needles[one], *needles[other]], one[0], other[0]):
            found |= common
        elif crossings:
            found.update(number for number in common if _stands(sight, number, crossings))
    return frozenset(found)


def reckoned(sight: Sight, tangled_: Sections) -> list[Sighting]:
    """What is shown, with numbers that add up outside of the tangled sections."""
    found: list[Sighting] = []
    for one in sorted(sight.shown, key=lambda each: -len(each.needle.pattern.text)):
        text = one.needle.pattern.text
        longer = [each for each in found if len(each.needle.pattern.text) > len(text) and _has_inside(each, one)]
        if longer:
            headings, bodies = dict(one.headings), dict(one.bodies)
            for other in longer:
                times = _times(other, one)
                _take(headings, other.headings, times, tangled_)
                _take(bodies, other.bodies, times, tangled_)
            one = replace(one, headings=headings, bodies=bodies)  # noqa: PLW2901  # the same counts, less what is reckoned elsewhere
        found.append(one)
    return found


def _by_needle(sightings: Iterable[Sighting]) -> dict[_Name, list[Sighting]]:
    found: dict[_Name, list[Sighting]] = {}
    for one in sightings:
        needle = one.needle
        text = needle.typed if needle.exact else needle.pattern.text
        found.setdefault((text, needle.exact, one.group), []).append(one)
    return found


def _is_reckoned(sightings: Iterable[Sighting], one: str, other: str) -> bool:
    """Whether two needles share letters only as `reckoned` knows how, or where their texts cross."""
    if one not in other and other not in one:
        return True
    inner = min(one, other, key=len)
    return (
        one != other
        and not crossings_of(inner, inner)
        and all(_is_regular(each) and each.key.on and is_plain(each.needle) for each in sightings)
    )


def _is_regular(sighting: Sighting) -> bool:
    """Whether each letter of a form is a letter of its folded text."""
    return len(sighting.key.form) == len(sighting.needle.pattern.text)


def _has_inside(longer: Sighting, shorter: Sighting) -> bool:
    """Whether the form of one needle, reckoned with, has that of another inside."""
    return bool(_times(longer, shorter)) and _is_reckoned(
        (longer, shorter), longer.needle.pattern.text, shorter.needle.pattern.text
    )


def _times(longer: Sighting, shorter: Sighting) -> int:
    text, inner = longer.needle.pattern.text, shorter.needle.pattern.text
    form = longer.key.form
    return sum(form[at : at + len(inner)] == shorter.key.form for at in _all_in(inner, text))


def _all_in(inner: str, text: str) -> Iterator[int]:
    at = text.find(inner)
    while at >= 0:
        yield at
        at = text.find(inner, at + 1)


def _take(counts: Counts, taken: Counts, times: int, without: Sections) -> None:
    for number, count in taken.items():
        if number in without:
            continue
        left = counts.get(number, 0) - times * count
        if left > 0:
            counts[number] = left
        else:
            counts.pop(number, None)


def _stands(sight: Sight, number: int, texts: tuple[str, ...]) -> bool:
    report, ordinal = sight.numbering.place(number)
    begin, end = report.folded_range(ordinal)
    return any(report.folded.find(text, begin, end) >= 0 for text in texts)


@lru_cache(maxsize=10_000)
def crossings_of(one: str, other: str) -> tuple[str, ...]:
    """The shortest texts in which the end of one string is the beginning of the other."""
    found = []
    for first, second in ((one, other), (other, one)):
        for shared in range(1, min(len(first), len(second))):
            if first[-shared:] == second[:shared]:
                found.append(first + second[shared:])
    return tuple(dict.fromkeys(found))


def may_overlap(one: str, other: str) -> bool:
    """Whether there is a text in which two strings share a character."""
    return one in other or other in one or bool(crossings_of(one, other))
