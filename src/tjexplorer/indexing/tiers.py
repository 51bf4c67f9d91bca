"""Tiers: the sections in which a term weighs most, kept apart, so that the best few are found without reading of all.

A common word stands in tens of thousands of sections, and twenty are shown first. Each section gives every term that is
frequent there for its length once more, under the mark of the tier that it reaches (a tiered index: Manning, Raghavan and
Schütze, Introduction to Information Retrieval, 2008, 7.2.1). The highest tier is asked first, the next one only where that
has too few. The weight is that of the ranking, for sections of ordinary length; so a section lies in the same tier whatever
other reports a library has, and one report can be replaced by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from tjexplorer.indexing.analyzer import FORM, IRREGULAR, is_latin

TIERS: tuple[tuple[float, str], ...] = ((12.0, "\2"), (8.0, "\3"), (5.0, "\4"))
"""The least weight of each tier, and the mark before its terms; the highest first."""

BEGINNING = "\5"
"""Follows the first one or two letters of Latin words, which are a term of their own here: too many words begin so."""

LONGEST_BEGINNING = 2
"""Letters of such a beginning at most."""

K1 = 1.2
"""How soon more occurrences stop counting (BM25)."""

TITLE_WEIGHT, TITLE_B = 4.0, 0.3
"""Weight of the heading, and how far its length counts."""

BODY_B = 0.75
"""How far the length of the body counts."""

_HEADING, _BODY = 18.0, 400.0
"""Folded characters of a section of ordinary length."""


def worth_of_heading(length: int, ordinary: float = _HEADING) -> float:
    """What a match is worth in a heading of some folded characters."""
    return TITLE_WEIGHT / (1 - TITLE_B + TITLE_B * length / ordinary)


def worth_of_body(length: int, ordinary: float = _BODY) -> float:
    """What a match is worth in a body of some folded characters."""
    return 1 / (1 - BODY_B + BODY_B * length / ordinary)


def tier_terms(
    heading: Mapping[str, int], body: Mapping[str, int], heading_length: int, body_length: int
) -> dict[str, float]:
    """The terms of a section that reach a tier, with the mark of the tier, and what they weigh; from how often the terms of
    heading and body (`analyzer.terms_of`) stand there.
    """
    in_body, in_heading = worth_of_body(body_length), worth_of_heading(heading_length)
    least = TIERS[-1][0]
    enough = least / in_body
    weights = {term: count * in_body for term, count in body.items() if count >= enough}
    for term, count in heading.items():
        weights[term] = body.get(term, 0) * in_body + count * in_heading
    found = {
        _mark(weight) + term: weight
        for term, weight in weights.items()
        if weight >= least and not term.startswith(IRREGULAR)
    }
    for beginning, weight in _beginnings(heading, body, in_heading, in_body).items():
        if weight >= least:
            found[_mark(weight) + beginning + BEGINNING] = weight
    return found


def _mark(weight: float) -> str:
    return next(mark for least, mark in TIERS if weight >= least)


def _beginnings(
    heading: Mapping[str, int], body: Mapping[str, int], in_heading: float, in_body: float
) -> Mapping[str, float]:
    found: dict[str, float] = defaultdict(float)
    for terms, worth in ((heading, in_heading), (body, in_body)):
        for term, count in terms.items():
            if term < "\u3000" and term[0] > IRREGULAR:  # most terms are CJK; this is asked of each
                word = term.partition(FORM)[0]
                if is_latin(word):
                    for length in range(1, min(LONGEST_BEGINNING, len(word)) + 1):
                        found[word[:length]] += count * worth
    return found
