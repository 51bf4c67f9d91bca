"""Where a needle stands in a report: the one judge of a hit, with or without an index."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from tjexplorer.authority.name_forms import NameForm
from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.search.forms import Needle
from tjexplorer.search.hyphens import parts_at
from tjexplorer.search.results import Relation
from tjexplorer.text.characters import is_word
from tjexplorer.text.matching import Pattern, find_exact, stands_inside

Places = dict[int, list[tuple[int, int]]]
"""Ordinals of sections, each with ranges of the reading text in order."""

_SIGNS_IN_NUMBERS = ".,/-．，／－"
"""What joins figures to one number or date."""

_KANA = re.compile("[\u30a1-\u30fa\u30fc]")
"""Kana in folded text."""

_WORTH_JUMPING = 8
"""One pass over a report is cheaper than jumping to its sections where one in so many is proposed."""


def find(needle: Needle, report: SearchedReport, proposed: Collection[int] | None = None) -> Places:
    """All places of a needle. `proposed` are the sections beyond which there are none; None where nobody knows."""
    if needle.name and not needle.name.holds_in(report.id):
        return {}
    ranges = _exact(needle, report) if needle.exact else _folded(needle, report, proposed)
    name = needle.name
    if name:
        ranges = ((a, b) for a, b in ranges if _means(name, report, a, b))
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


def _means(name: NameForm, report: SearchedReport, a: int, b: int) -> bool:
    """Whether words that fold to a form of a name are that name."""
    if name.not_at:
        start, _end = report.source_range(a, b)
        if not name.holds_on(report.id, report.source.line_of(start)):
            return False
    return name.may_be(report.reading[a:b])


def _folded(needle: Needle, report: SearchedReport, proposed: Collection[int] | None) -> Iterator[tuple[int, int]]:
    folded, starts, ends = report.folded, report.starts, report.ends
    if proposed is None or len(proposed) * _WORTH_JUMPING > len(report.sections):
        found = list(_in_range(needle.pattern, report, 0, len(folded)))
    else:
        found = []
        for ordinal in sorted(proposed):
            found += _in_range(needle.pattern, report, *report.folded_range(ordinal))
    if needle.not_inside or needle.not_before or needle.not_after:
        found = [(i, j) for i, j in found if _counts(needle, report, i, j)]
    if needle.relation is not Relation.TYPED:
        found = [(i, j) for i, j in found if _is_whole(report, i, j)]
    return ((starts[i], ends[j - 1]) for i, j in found)


def _in_range(pattern: Pattern, report: SearchedReport, low: int, high: int) -> Iterator[tuple[int, int]]:
    """All matches in a range of the folded text, by the rules of `text.matching`, and one more: a word may begin and end
    at a hyphen that folding took out, so that Dole is in Bayh-Dole.
    """
    text, folded = pattern.text, report.folded
    length = len(text)
    at = folded.find(text, low, high) if text else -1
    if not (pattern.starts_word or pattern.ends_word):
        while at >= 0:
            yield at, at + length
            at = folded.find(text, at + length, high)
        return
    # What goes on over an edge is of one kind, letters or figures.
    first = text[0].isdecimal() if pattern.starts_word else None
    last = text[-1].isdecimal() if pattern.ends_word else None
    while at >= 0:
        end = at + length
        if (first is None or _is_edge(report, at, folded[at - 1 : at], decimal=first)) and (
            last is None or _is_edge(report, end, folded[end : end + 1], decimal=last)
        ):
            yield at, end
            at = folded.find(text, end, high)
        else:
            at = folded.find(text, at + 1, high)


def _is_edge(report: SearchedReport, at: int, beside: str, *, decimal: bool) -> bool:
    """Whether a word or number may begin or end at a place, where it has `beside` on the other side."""
    if not beside or not is_word(beside) or beside.isdecimal() is not decimal:
        return True
    return parts_at(report, at)


def _is_whole(report: SearchedReport, i: int, j: int) -> bool:
    """Whether a form that nobody typed is a word by itself, if in the plural: gene is not in general, ラボ not in コラボ."""
    folded = report.folded
    if _runs_on_in_kana(report, i) or _runs_on_in_kana(report, j):
        return False
    last = folded[j - 1]
    if not is_word(last) or last.isdecimal() or _is_edge(report, j, folded[j : j + 1], decimal=False):
        return True
    return folded[j] == "s" and _is_edge(report, j + 1, folded[j + 1 : j + 2], decimal=False)


def _runs_on_in_kana(report: SearchedReport, at: int) -> bool:
    """Whether a place of the folded text lies inside a word in one kana; a particle in the other kana ends it."""
    if not (0 < at < len(report.folded) and _KANA.match(report.folded[at]) and _KANA.match(report.folded[at - 1])):
        return False
    before, after = report.ends[at - 1], report.starts[at]
    return before == after and _is_hiragana(report.reading[before - 1]) == _is_hiragana(report.reading[after])


def _is_hiragana(char: str) -> bool:
    return "\u3041" <= char <= "\u309f"


def _counts(needle: Needle, report: SearchedReport, i: int, j: int) -> bool:
    folded = report.folded
    if needle.not_before and folded[j : j + 1] in needle.not_before:
        return False
    if needle.not_after and i and (folded[i - 1] in needle.not_after or _continues_number(report, i)):
        return False
    return not any(stands_inside(longer, needle.pattern.text, i, folded) for longer in needle.not_inside)


def _continues_number(report: SearchedReport, i: int) -> bool:
    """Whether figures and a sign go before a place that make one number or date with what follows: 2.1千萬, 1.96.9.18."""
    # The letter itself, since a full stop that ends a sentence folds to a point.
    return i > 1 and report.folded[i - 2].isdecimal() and report.reading[report.starts[i - 1]] in _SIGNS_IN_NUMBERS
