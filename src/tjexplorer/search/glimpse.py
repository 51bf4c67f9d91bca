"""Where the best sections for one word most likely are, before all sections are looked at that have it.

What the index counts by itself (one or two ideographs; the beginnings of Latin words) stands in its tiers, the weightiest
sections by themselves (`indexing.tiers`). Of a longer word the index counts the pairs of characters: it stands in a section
no more often than the rarest of its pairs, so that the sections with the most of that pair are looked at first.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping

from tjexplorer.indexing.analyzer import is_counted, is_latin
from tjexplorer.indexing.reader import IndexReader
from tjexplorer.indexing.tiers import LONGEST_BEGINNING
from tjexplorer.search.forms import Needle
from tjexplorer.search.plan import Operand, Plan
from tjexplorer.search.ranking import Weights
from tjexplorer.search.results import Relation
from tjexplorer.search.tally import FormTally, Tallies, is_plain
from tjexplorer.text.matching import Pattern

_LOOKED_AT = 150
"""Sections that are read for a first answer to a longer word."""

_SPARE = 20
"""Sections that are read beyond those asked for: what they weigh is known for sections of ordinary length."""

_FEW = 3_000
"""Sections with a word that are counted as soon as they are picked."""

_PAIRS = 2
"""The rarest pairs of a word are asked for; reading the text is cheaper than more of them."""

_SHORTEST = 3
"""Characters of a word that the index does not count by itself."""

_Sections = frozenset[int]


def glimpses(
    plan: Plan, tallies: Tallies, weights: Weights, limit: int, check: Callable[[], None]
) -> Iterator[_Sections]:
    """Sections among which the best ones for a single word are, some ways to pick them, the quickest first; none where it
    must be looked for everywhere, or where that takes no longer.
    """
    index, needle = tallies.stock.index, _one_word(plan)
    if index is None or needle is None:
        return
    text, typed = needle.pattern.text, needle.spelling
    if is_counted(text):
        if (index.frequency(text) or 0) > _FEW:
            yield from _weightiest(index, text, typed, weights, limit + _SPARE)
    elif is_latin(text) and len(text) <= LONGEST_BEGINNING and not needle.pattern.ends_word:
        found = index.best(text, limit + _SPARE)
        if found:
            yield _heaviest(found, limit + _SPARE)
    elif pairs := _pairs(text, typed):
        yield from _by_pairs(pairs, tallies, index, weights, check)


def _weightiest(index: IndexReader, text: str, typed: str, weights: Weights, enough: int) -> Iterator[_Sections]:
    """Sections with the most of a term, first those that have it as it was typed."""
    as_typed = index.frequency_of(text, typed)
    if as_typed is None:
        return
    own: Mapping[int, float] | None
    if as_typed > _FEW:
        own = index.best(text, enough, typed)
    else:
        form = index.form(text, typed)
        own = None if form is None else _worth(FormTally(form.form, form.headings, form.bodies), weights)
    if own is None:
        return
    found = _heaviest(own, enough)
    if len(found) < enough:
        others = index.best(text, enough)
        if others is None:
            return
        rest = {number: weight for number, weight in others.items() if number not in found}
        found |= _heaviest(rest, enough - len(found))
    yield found


def _by_pairs(
    pairs: list[Needle], tallies: Tallies, index: IndexReader, weights: Weights, check: Callable[[], None]
) -> Iterator[_Sections]:
    frequencies = {pair: index.frequency(pair.pattern.text) for pair in pairs}
    if not all(frequencies.values()):
        return
    first, *second = sorted(frequencies, key=lambda one: frequencies[one] or 0)[:_PAIRS]
    if (frequencies[first] or 0) <= _LOOKED_AT:
        return
    if (frequencies[first] or 0) > _FEW:
        yield from _weightiest(index, first.pattern.text, first.spelling, weights, _LOOKED_AT)
    rarest = tallies.of(first, check)
    worth: dict[int, float] = {}
    for form in rarest:
        # What is spelled as typed comes first.
        factor = 1000.0 if form.form == first.spelling else 1.0
        for number, weight in _worth(form, weights).items():
            worth[number] = worth.get(number, 0.0) + factor * weight
    others = [tallies.of(pair, check) for pair in second]
    found: set[int] = set()
    for number in sorted(worth, key=lambda each: -worth[each]):
        if all(any(number in form.bodies or number in form.headings for form in forms) for forms in others):
            found.add(number)
            if len(found) == _LOOKED_AT:
                break
    yield frozenset(found)


def _heaviest(worth: Mapping[int, float], count: int) -> _Sections:
    return frozenset(heapq.nlargest(count, worth, key=worth.__getitem__) if len(worth) > count else worth)


def _worth(form: FormTally, weights: Weights) -> dict[int, float]:
    found: dict[int, float] = {}
    for counts, weight in ((form.headings, weights.headings), (form.bodies, weights.bodies)):
        for number, count in counts.items():
            found[number] = found.get(number, 0.0) + count * weight[number]
    return found


def _one_word(plan: Plan) -> Needle | None:
    """The one word of a plan; None where it asks for more, or where its rules leave places out."""
    step = plan.step
    if not isinstance(step, Operand) or len(step.words) > 1 or step.words[0].apart or step.whole or step.title_only:
        return None
    needles = step.words[0].needles
    return needles[0] if len(needles) == 1 and is_plain(needles[0]) else None


def _pairs(text: str, typed: str) -> list[Needle]:
    """The pairs of characters of a word, each as if it had been typed by itself."""
    if len(text) < _SHORTEST or len(typed) != len(text):
        return []
    pairs = [(text[at : at + 2], typed[at : at + 2]) for at in range(len(text) - 1)]
    if not all(is_counted(pair) for pair, _typed in pairs):
        return []
    found = [Needle(letters, Pattern.of(letters), Relation.TYPED) for _pair, letters in pairs]
    return found if all(one.pattern.text == pair for one, (pair, _typed) in zip(found, pairs, strict=True)) else []
