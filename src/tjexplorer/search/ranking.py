"""Okapi BM25 for several fields (BM25F; Zaragoza and others, TREC-13, 2004) over verified counts.

Words that stand together come first, then those spelled as typed, then by BM25F. The steps are added to the score, so
that one number orders the hits. A common word stands in tens of thousands of sections: whatever is done for each of them
is done by functions that take all at once.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from operator import mul

from tjexplorer.indexing.numbering import Numbering
from tjexplorer.indexing.tiers import K1, worth_of_body, worth_of_heading
from tjexplorer.search.tally import Counts

_MANY = 2_000
"""Sections of which not all are weighed."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What a match is worth in each section of a library, by its length against those of the sections in question."""

    headings: Sequence[float]
    """A match in the heading."""
    bodies: Sequence[float]
    """A match in the body."""
    heaviest: float
    """The largest of these."""

    @classmethod
    def of(cls, numbering: Numbering, scope: frozenset[int] | None) -> Weights:
        """For the sections in question, None for all."""
        headings, bodies = numbering.lengths
        count = max(1, numbering.total if scope is None else len(scope))
        heading, body = (
            max(1.0, (sum(lengths) if scope is None else sum(map(lengths.__getitem__, scope))) / count)
            for lengths in (headings, bodies)
        )
        worth = [worth_of_body(length, body) for length in bodies]
        titles = [worth_of_heading(length, heading) for length in headings]
        return cls(titles, worth, max(worth, default=0.0))


class Ranking:
    """Scores for one query."""

    def __init__(self, sections: int, frequencies: Mapping[int, int], groups: int) -> None:
        """Of the sections in question: their number, and for each group in how many it stands."""
        counts = [frequencies.get(group, 0) for group in range(groups)]
        self._idf = [log(1 + (sections - df + 0.5) / (df + 0.5)) * (K1 + 1) for df in counts]
        self.step = 1.0 + sum(self._idf)
        """More than any section has without a step."""

    def best(
        self,
        groups: Sequence[tuple[Counts, Counts]],
        weights: Weights,
        classes: Iterable[tuple[int, frozenset[int]]],
        limit: int,
    ) -> list[tuple[float, int]]:
        """The best sections with their scores, equal ones in their order; all for a limit of 0.

        `classes` are the sections found by how many steps are added to their scores, most first: those of one class come
        before all of the next, so that few are compared.
        """
        several = sum(map(any, groups)) > 1
        values = [frequencies(*group, weights) if several else {} for group in groups]
        found: list[tuple[float, int]] = []
        for steps, sections in classes:
            left = limit - len(found)
            numbers: Iterable[int] = sections
            if limit and not several and left < len(sections):
                group = next(filter(any, groups), None)
                numbers = candidates(*group, weights, sections, left) if group else sorted(sections)[:left]
            if several:
                scored = [(self._score(values, number) + steps * self.step, number) for number in numbers]
            else:
                scored = [(self.score(groups, weights, number, steps), number) for number in numbers]
            scored.sort(key=lambda one: (-one[0], one[1]))
            found += scored[:left] if limit else scored
            # The next class is not even made where it is not needed.
            if limit and len(found) >= limit:
                break
        return found

    def score(self, groups: Sequence[tuple[Counts, Counts]], weights: Weights, number: int, steps: int) -> float:
        """The score of one section, with its steps."""
        score = 0.0
        for idf, (headings, bodies) in zip(self._idf, groups, strict=True):
            value = bodies.get(number, 0) * weights.bodies[number] + headings.get(number, 0) * weights.headings[number]
            score += idf * value / (K1 + value)
        return score + steps * self.step

    def _score(self, values: Sequence[Mapping[int, float]], number: int) -> float:
        score = 0.0
        for idf, worth in zip(self._idf, values, strict=True):
            value = worth.get(number, 0.0)
            score += idf * value / (K1 + value)
        return score


def candidates(
    headings: Counts, bodies: Counts, weights: Weights, sections: frozenset[int], limit: int
) -> Iterable[int]:
    """Sections among which the best ones are, where one group alone is looked for: more of it is always better.

    Sections with few matches are not even weighed where they cannot reach what others have.
    """
    if not bodies.keys() <= sections:
        bodies = {number: bodies[number] for number in bodies.keys() & sections}
    headed = {
        number: count * weights.headings[number] + bodies.get(number, 0) * weights.bodies[number]
        for number, count in headings.items()
        if number in sections
    }
    for fewest in (8, 4, 2, 1) if len(bodies) > _MANY else (1,):
        numbers = [number for number, count in bodies.items() if count >= fewest and number not in headed]
        worth = list(map(mul, map(bodies.__getitem__, numbers), map(weights.bodies.__getitem__, numbers)))
        best = heapq.nlargest(limit, [*worth, *headed.values()])
        if len(best) == limit and (fewest == 1 or best[-1] > weights.heaviest * (fewest - 1)):
            # What differs in the last digit alone may come to one score.
            least = best[-1] * (1 - 1e-9)
            found = [number for number, value in zip(numbers, worth, strict=True) if value >= least]
            return found + [number for number, value in headed.items() if value >= least]
    return sections


def frequencies(headings: Counts, bodies: Counts, weights: Weights) -> dict[int, float]:
    """The weighted matches of each section."""
    values = dict(zip(bodies, map(mul, bodies.values(), map(weights.bodies.__getitem__, bodies)), strict=True))
    for number, count in headings.items():
        values[number] = values.get(number, 0.0) + count * weights.headings[number]
    return values
