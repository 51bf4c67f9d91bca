"""Where a needle stands in a report: the one judge of a hit, with or without an index."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.search.forms import Needle
from tjexplorer.text.matching import find_exact

Places = dict[int, list[tuple[int, int]]]
"""Ordinals of sections, each with ranges of the reading text in order."""

_WORTH_JUMPING = 8
"""One pass over a report is cheaper than jumping to its sections where one in so many is proposed."""


def find(needle: Needle, report: SearchedReport, proposed: Collection[int] | None = None) -> Places:
    """All places of a needle. `proposed` are the sections beyond which there are none; None where nobody knows."""
    if needle.name and not needle.name.holds_in(report.id):
        return {}
    ranges = _exact(needle, report) if needle.exact else _folded(needle, report, proposed)
    name = needle.name
    if name:
        ranges = ((a, b) for a, b in ranges if name.may_be(report.reading[a:b]))
    return _by_section(report, ranges)


def _by_section(report: SearchedReport, ranges: Iterable[tuple[int, int]]) -> Places:
    """Ranges in rising order by the sections that hold them."""
    found: Places = {}
    here: list[tuple[int, int]] = []
    limit = -1
    for range_ in ranges:
        if range_[0] >= limit:
            ordinal = report.section_of(range_[0])
            limit = report.section_starts[ordinal + 1]
            here = found[ordinal] = []
        here.append(range_)
    return found


def _exact(needle: Needle, report: SearchedReport) -> Iterator[tuple[int, int]]:
    reading = report.reading
    first = needle.typed.strip()[:1]
    if first not in reading:
        return
    bounds = report.units.reading
    for unit in range(len(bounds) - 1):
        base = bounds[unit]
        for a, b in find_exact(needle.typed, reading[base : bounds[unit + 1] - 1]):
            yield base + a, base + b


def _folded(needle: Needle, report: SearchedReport, proposed: Collection[int] | None) -> Iterator[tuple[int, int]]:
    folded, starts, ends = report.folded, report.starts, report.ends
    pattern = needle.pattern
    if proposed is None or len(proposed) * _WORTH_JUMPING > len(report.sections):
        found = pattern.find(folded)
    else:
        found = []
        for ordinal in sorted(proposed):
            base, end = report.folded_range(ordinal)
            found += [(base + i, base + j) for i, j in pattern.find(folded[base:end])]
    if needle.not_inside or needle.not_before:
        found = [(i, j) for i, j in found if _counts(needle, folded, i, j)]
    return ((starts[i], ends[j - 1]) for i, j in found)


def _counts(needle: Needle, folded: str, i: int, j: int) -> bool:
    if needle.not_before and folded[j : j + 1] in needle.not_before:
        return False
    return not any(_stands_inside(longer, needle.pattern.text, i, folded) for longer in needle.not_inside)


def _stands_inside(longer: str, form: str, i: int, folded: str) -> bool:
    """Whether the form at `i` is part of a longer string there."""
    at = longer.find(form)
    while at >= 0:
        if at <= i and folded.startswith(longer, i - at):
            return True
        at = longer.find(form, at + 1)
    return False
