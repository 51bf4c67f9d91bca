"""Where the best sections for a longer word most likely are, before all sections are read that may have it.

The index counts pairs of characters. A word stands in a section no more often than the rarest of its pairs, so that the
sections with the most of that pair are looked at first.
"""

from __future__ import annotations

from collections.abc import Callable

from tjexplorer.indexing.analyzer import is_counted
from tjexplorer.search.forms import Needle
from tjexplorer.search.plan import Operand, Plan
from tjexplorer.search.ranking import Weights
from tjexplorer.search.results import Relation
from tjexplorer.search.tally import FormTally, Tallies, is_plain
from tjexplorer.text.matching import Pattern

_LOOKED_AT = 150
"""Sections that are read for a first answer."""

_PAIRS = 2
"""The rarest pairs of a word are asked for; reading the text is cheaper than more of them."""

_SHORTEST = 3
"""Characters of a word that the index does not count by itself."""


def glimpse(plan: Plan, tallies: Tallies, weights: Weights, check: Callable[[], None]) -> frozenset[int] | None:
    """Sections with a single word; None where it must be looked for everywhere, or where that takes no longer."""
    pairs = _pairs(plan)
    if not pairs or tallies.stock.index is None:
        return None
    index = tallies.stock.index
    frequencies = {pair: index.frequency(pair.pattern.text) for pair in pairs}
    if not all(frequencies.values()):
        return None
    first, *second = sorted(frequencies, key=lambda one: frequencies[one] or 0)[:_PAIRS]
    if (frequencies[first] or 0) <= _LOOKED_AT:
        return None
    rarest = tallies.of(first, check)
    worth: dict[int, float] = {}
    for form in rarest:
        # What is spelled as typed comes first.
        _add(worth, form, weights, 1000.0 if form.form == first.spelling else 1.0)
    others = [tallies.of(pair, check) for pair in second]
    found: set[int] = set()
    for number in sorted(worth, key=lambda each: -worth[each]):
        if all(any(number in form.bodies or number in form.headings for form in forms) for forms in others):
            found.add(number)
            if len(found) == _LOOKED_AT:
                break
    return frozenset(found)


def _add(worth: dict[int, float], form: FormTally, weights: Weights, factor: float) -> None:
    for counts, weight in ((form.headings, weights.headings), (form.bodies, weights.bodies)):
        for number, count in counts.items():
            worth[number] = worth.get(number, 0.0) + factor * count * weight[number]


def _pairs(plan: Plan) -> list[Needle]:
    """The pairs of characters of the one word of a plan, each as if it had been typed by itself."""
    step = plan.step
    if not isinstance(step, Operand) or len(step.words) > 1 or step.words[0].apart or step.whole or step.title_only:
        return []
    needles = step.words[0].needles
    text, typed = needles[0].pattern.text, needles[0].spelling
    if len(needles) > 1 or not is_plain(needles[0]) or len(text) < _SHORTEST or len(typed) != len(text):
        return []
    pairs = [(text[at : at + 2], typed[at : at + 2]) for at in range(len(text) - 1)]
    if not all(is_counted(pair) for pair, _typed in pairs):
        return []
    found = [Needle(letters, Pattern.of(letters), Relation.TYPED) for _pair, letters in pairs]
    return found if all(one.pattern.text == pair for one, (pair, _typed) in zip(found, pairs, strict=True)) else []
