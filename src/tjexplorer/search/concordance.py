"""Each occurrence in its line of context (key word in context)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from tjexplorer.search.places import Place
from tjexplorer.search.results import ConcordanceRow
from tjexplorer.text.cells import widths
from tjexplorer.text.characters import CJK_CLASS
from tjexplorer.text.fold import fold

if TYPE_CHECKING:
    from tjexplorer.search.engine import Finding  # loads the engine, which `concordance --help` does not need


class RowSort(StrEnum):
    """Order of rows."""

    ORDER = "order"
    LEFT = "left"
    RIGHT = "right"
    REPORT = "report"
    YEAR = "year"


class Unit(StrEnum):
    """What is counted from the match outwards where rows are sorted by what stands beside it."""

    CHARACTERS = "characters"
    WORDS = "words"


class Measure(StrEnum):
    """What a width counts."""

    CELLS = "cells"
    CHARACTERS = "characters"


@dataclass(frozen=True, slots=True)
class RowOrder:
    """How rows are to be ordered."""

    sort: RowSort = RowSort.ORDER
    """By what."""
    by: int = 0
    """How many units next to the match are compared, for `LEFT` and `RIGHT`; 0 for as far as the context goes."""
    unit: Unit = Unit.CHARACTERS
    """Characters, white space left out; or words: runs of Latin letters, of katakana or of figures, and every other
    character by itself, since Chinese parts no words. Punctuation is no word."""


REACH = 120
"""Characters of context that are enough for any order: what rows are asked for that are arranged and then narrowed."""

_SORT_KEY_LENGTH = 40
"""Characters of context by which rows are sorted."""

_WORD = re.compile(rf"[^\W\d_{CJK_CLASS}]+|[0-9]+|[\u30a1-\u30fa\u30fc]+|[^\W_]")
"""A word of folded text."""


def rows(findings: Iterable[Finding], width: int, measure: Measure) -> Iterator[ConcordanceRow]:
    """One row for each match, in the order of the source. Context stays inside the block; table cells are parted by a
    space.
    """
    for finding in findings:
        found = (_row(finding, place, width, measure) for place in finding.places)
        yield from sorted(found, key=lambda row: row.start)


def in_order(found: Iterable[ConcordanceRow], order: RowSort) -> list[ConcordanceRow]:
    """Rows sorted by what follows the match, or by what goes before it, read backwards from the match."""
    if order is RowSort.RIGHT:
        return sorted(found, key=lambda row: fold(row.right[:_SORT_KEY_LENGTH]).text)
    if order is RowSort.LEFT:
        return sorted(found, key=lambda row: fold(row.left[-_SORT_KEY_LENGTH:]).text[::-1])
    return list(found)


def arranged(
    found: Iterable[ConcordanceRow], order: RowOrder, years: Mapping[str, int | None]
) -> tuple[ConcordanceRow, ...]:
    """Rows in another order; those that are alike keep theirs. They should have `REACH` characters of context.

    `REPORT` puts the report with most rows first, `YEAR` the earliest year, reports without one last; `years` gives the year
    of a report.
    """
    known = list(found)
    if order.sort is RowSort.REPORT:
        counts = Counter(row.report for row in known)
        first = {report: at for at, report in enumerate(dict.fromkeys(row.report for row in known))}
        return tuple(sorted(known, key=lambda row: (-counts[row.report], first[row.report])))
    if order.sort is RowSort.YEAR:
        return tuple(sorted(known, key=lambda row: (years.get(row.report) is None, years.get(row.report) or 0)))
    if order.by and order.sort in {RowSort.LEFT, RowSort.RIGHT}:
        return tuple(sorted(known, key=lambda row: _nearest(row, order)))
    return tuple(in_order(known, order.sort))


def _nearest(row: ConcordanceRow, order: RowOrder) -> list[str]:
    """The units next to the match, the nearest first."""
    text = fold(row.left if order.sort is RowSort.LEFT else row.right).text
    units = _WORD.findall(text) if order.unit is Unit.WORDS else list("".join(text.split()))
    return units[: -order.by - 1 : -1] if order.sort is RowSort.LEFT else units[: order.by]


def narrowed(row: ConcordanceRow, width: int, measure: Measure) -> ConcordanceRow:
    """A row with no more than `width` cells or characters on either side."""
    return replace(row, left=_last(row.left, width, measure), right=_first(row.right, width, measure))


def _row(finding: Finding, place: Place, width: int, measure: Measure) -> ConcordanceRow:
    report = finding.report
    low, high = report.block_range(report.unit_of(place.a))
    start, end = report.source_range(place.a, place.b)
    reading = report.reading
    left = _last(_line(reading[max(low, place.a - width) : place.a]), width, measure)
    right = _first(_line(reading[place.b : min(high, place.b + width)]), width, measure)
    return ConcordanceRow(
        left=left,
        match=_line(reading[place.a : place.b]),
        right=right,
        report=report.id,
        section=finding.section.id,
        line=report.source.line_of(start),
        start=start,
        end=end,
        form=place.key.form,
    )


def _line(text: str) -> str:
    """On one line; no character changes its place."""
    return "".join(" " if char.isspace() else char for char in text)


def _first(text: str, width: int, measure: Measure) -> str:
    if measure is Measure.CHARACTERS:
        return text[:width]
    used = 0
    for at, cells in enumerate(widths(text)):
        used += cells
        if used > width:
            return text[:at]
    return text


def _last(text: str, width: int, measure: Measure) -> str:
    if measure is Measure.CHARACTERS:
        return text[len(text) - width :] if len(text) > width else text
    used = 0
    cells = widths(text)
    for at in range(len(text) - 1, -1, -1):
        used += cells[at]
        if used > width:
            return text[at + 1 :]
    return text
