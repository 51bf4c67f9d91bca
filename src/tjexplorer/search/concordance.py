"""Each occurrence in its line of context (key word in context)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from tjexplorer.search.engine import Finding
from tjexplorer.search.places import Place
from tjexplorer.search.results import ConcordanceRow
from tjexplorer.text.cells import widths
from tjexplorer.text.fold import fold


class RowSort(StrEnum):
    """Order of rows."""

    ORDER = "order"
    LEFT = "left"
    RIGHT = "right"


class Measure(StrEnum):
    """What a width counts."""

    CELLS = "cells"
    CHARACTERS = "characters"


_SORT_KEY_LENGTH = 40
"""Characters of context by which rows are sorted."""


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
