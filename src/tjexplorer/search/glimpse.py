"""Where the best sections for a word or some words most likely are, before all sections are looked at that have it.

What the index counts by itself (one or two ideographs; the beginnings of Latin words) stands in its tiers, the weightiest
sections by themselves (`indexing.tiers`). Of a longer word the index counts the pairs of characters: it stands in a section
no more often than the rarest of its pairs, so that the sections with the most of that pair are looked at first; and of
several words the rarest tells where to look.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping

from tjexplorer.indexing.analyzer import demand_of, is_counted, is_latin
from tjexplorer.indexing.reader import IndexReader
from tjexplorer.indexing.tiers import LONGEST_BEGINNING
from tjexplorer.search.forms import Needle
from tjexplorer.search.plan import All, Operand, Plan, Some, Step
from tjexplorer.search.ranking import Weights
from tjexplorer.search.results import Relation
from tjexplorer.search.tally import FormTally, Tallies, is_plain
from tjexplorer.text.matching import Pattern

_LOOKED_AT = 150
"""Sections that are read for a first answer to a longer word."""

_SPARE = 20
"""Sections that are read beyond those asked for: what they weigh is known for sections of ordinary length."""

_TIMES = 4
"""Of several words the rarest alone is asked for: so many times as many of its sections are read."""

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
    """Sections among which the best ones are, some ways to pick them, the quickest first; none where words must be looked
    for everywhere, or where that takes no longer.
    """
    index, needed = tallies.stock.index, _needed(plan.step)
    if index is None or not needed:
        return
    desk = _Desk(index, tallies, weights, check)
    if len(needed) == 1 and len(needed[0]) == 1:
        yield from desk.one_word(needed[0][0], limit + _SPARE)
        return
    found = [desk.one_of(words, _TIMES * (limit + _SPARE)) for words in needed]
    if all(found):
        together = plan.step.whole.needles[0] if isinstance(plan.step, Operand) and plan.step.whole else None
        beside = desk.having(together) if together and is_plain(together) else frozenset()
        yield beside.union(*filter(None, found))


def _needed(step: Step) -> list[list[Needle]]:
    """Words that a section must have, all of one list; none where a plan asks for something else too, or where the rules of
    a word leave places out.
    """
    match step:
        case Operand(words, title_only=False) if not any(word.apart for word in words):
            needles = [word.needles[0] for word in words if len(word.needles) == 1 and is_plain(word.needles[0])]
            return [needles] if len(needles) == len(words) else []
        case All(parts):
            all_of = [_needed(part) for part in parts]
            one_way = all(len(ways) == 1 for ways in all_of)
            return [[needle for ways in all_of for needle in ways[0]]] if one_way else []
        case Some(parts):
            some_of = [_needed(part) for part in parts]
            return [words for ways in some_of for words in ways] if all(some_of) else []
        case _:
            return []


class _Desk:
    """What is at hand for one search."""

    def __init__(self, index: IndexReader, tallies: Tallies, weights: Weights, check: Callable[[], None]) -> None:
        self._index = index
        self._tallies = tallies
        self._weights = weights
        self._check = check

    def one_word(self, needle: Needle, enough: int) -> Iterator[_Sections]:
        """The sections that have the most of a word, in order of haste."""
        index, text, typed = self._index, needle.pattern.text, needle.spelling
        if is_counted(text):
            if (index.frequency(text) or 0) > _FEW:
                yield from _weightiest(index, text, typed, self._weights, enough)
        elif is_latin(text) and len(text) <= LONGEST_BEGINNING and not needle.pattern.ends_word:
            found = index.best(text, enough)
            if found:
                yield _heaviest(found, enough)
        elif pairs := _pairs(text, typed):
            yield from _by_pairs(pairs, self._tallies, index, self._weights, self._check)

    def having(self, needle: Needle) -> _Sections:
        """Sections that may have several words side by side: they come before all others."""
        for few in self.one_word(needle, _LOOKED_AT):
            return few
        having = self._index.sections_with(demand_of(needle.pattern.text))
        return frozenset(having) if having and len(having) <= _FEW else frozenset()

    def one_of(self, words: Iterable[Needle], enough: int) -> _Sections | None:
        """The sections that have the most of the rarest of some words; None where that is not known."""
        rarest: tuple[int, Needle] | None = None
        for word in words:
            for part in (word, *_pairs(word.pattern.text, word.spelling)):
                text = part.pattern.text
                frequency = self._index.frequency(text) if is_counted(text) else None
                if frequency and (rarest is None or frequency < rarest[0]):
                    rarest = frequency, part
        if rarest is None:
            return None
        frequency, part = rarest
        if frequency > _FEW:
            return next(_weightiest(self._index, part.pattern.text, part.spelling, self._weights, enough), None)
        worth: dict[int, float] = {}
        for form in self._tallies.of(part, self._check):
            for number, weight in _worth(form, self._weights).items():
                worth[number] = worth.get(number, 0.0) + weight
        return _heaviest(worth, enough)


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


def _pairs(text: str, typed: str) -> list[Needle]:
    """The pairs of characters of a word, each as if it had been typed by itself."""
    if len(text) < _SHORTEST or len(typed) != len(text):
        return []
    pairs = [(text[at : at + 2], typed[at : at + 2]) for at in range(len(text) - 1)]
    if not all(is_counted(pair) for pair, _typed in pairs):
        return []
    found = [Needle(letters, Pattern.of(letters), Relation.TYPED) for _pair, letters in pairs]
    return found if all(one.pattern.text == pair for one, (pair, _typed) in zip(found, pairs, strict=True)) else []
