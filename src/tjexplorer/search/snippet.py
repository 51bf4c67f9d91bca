"""The piece of reading text that shows best why a section was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.search.places import Place
from tjexplorer.search.results import Relation
from tjexplorer.text.characters import is_word

_LENGTH = 90
"""Characters of a snippet."""

_BEFORE = 30
"""Characters before the first match in it."""

_LONGEST_WORD = 20
"""Characters of a word that is kept whole where a snippet begins."""

_STOPS = "。！？；!?;"
"""Where a snippet likes to begin after."""


_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of reading text on one line."""

    text: str
    """The text, … where it was cut."""
    marks: tuple[tuple[int, int], ...]
    """The matches in it."""


def snippet(report: SearchedReport, ordinal: int, places: Sequence[Place], shown: Place | None = None) -> Snippet:
    """The window that begins with one place; without it that with the most matches, running text before headings, what was
    typed before other forms.
    """
    if not places:
        return _beginning(report, ordinal)
    place = shown or places[max(range(len(places)), key=lambda at: (_worth(report, places, at), -at))]
    low, high = report.unit_range(report.unit_of(place.a))
    begin = max(low, place.a - _BEFORE)
    end = min(high, max(begin + _LENGTH, place.b))
    begin = max(low, min(begin, end - _LENGTH))
    stop = max(report.reading.rfind(char, begin, place.a) for char in _STOPS)
    if stop >= 0 and begin > low:
        begin = stop + 1
    begin = _word_start(report.reading, begin, low)
    inside = [(p.a, p.b) for p in places if begin <= p.a and p.b <= end]
    return _cut(report.reading, (low, high), (begin, end), inside)


def _word_start(reading: str, begin: int, low: int) -> int:
    """The beginning of the word that a cut would go through, where it is near."""
    at = begin
    while at > max(low, begin - _LONGEST_WORD) and is_word(reading[at - 1]) and is_word(reading[at]):
        at -= 1
    return at


def _worth(report: SearchedReport, places: Sequence[Place], at: int) -> tuple[int, int]:
    """Whether it is running text, and how many matches are near, those as typed twice."""
    place = places[at]
    unit = report.unit_of(place.a)
    end = min(report.unit_range(unit)[1], place.a - _BEFORE + _LENGTH)
    worth = 0
    for other in places[at:]:
        if other.b > max(end, place.b):
            break
        worth += 2 if other.key.relation is Relation.TYPED else 1
    return (0 if place.title else 1), worth


def _beginning(report: SearchedReport, ordinal: int) -> Snippet:
    """The beginning of the running text, else the heading."""
    section = report.sections[ordinal]
    units = range(section.first_unit, section.end_unit)
    unit = next((n for n in units if not report.units.titles[n]), section.first_unit)
    low, high = report.unit_range(unit)
    return _cut(report.reading, (low, high), (low, min(high, low + _LENGTH)), [])


def _cut(reading: str, unit: tuple[int, int], window: tuple[int, int], inside: list[tuple[int, int]]) -> Snippet:
    begin, end = window
    text = reading[begin:end]
    before = "…" if begin > unit[0] else ""
    after = "…" if end < unit[1] else ""
    shift = len(before) - begin
    # One line, and no character changes its place.
    clean = _SPACE.sub(" ", text)
    return Snippet(before + clean + after, tuple((a + shift, b + shift) for a, b in inside))
