"""Okapi BM25 for several fields (BM25F; Zaragoza and others, TREC-13, 2004) over verified counts.

Words that stand together come first, then those spelled as typed, then by BM25F. The steps are added to the score, so
that one number orders the hits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

_K1 = 1.2
"""How soon more occurrences stop counting."""

_TITLE_WEIGHT, _TITLE_B = 4.0, 0.3
"""Weight of the heading, and how far its length counts."""

_BODY_B = 0.75
"""How far the length of the body counts."""


@dataclass(frozen=True, slots=True)
class Found:
    """What ranking needs to know of a hit."""

    counts: Sequence[tuple[int, int]]
    """For each group its matches in heading and body."""
    lengths: tuple[int, int]
    """Characters of heading and body."""
    together: bool
    """Whether words typed side by side stand so."""
    as_typed: bool
    """Whether all that was typed is spelled so."""


class Ranking:
    """Scores for one query."""

    def __init__(self, sections: int, frequencies: Sequence[int], lengths: tuple[int, int]) -> None:
        """Of the sections in question: their number, for each group in how many it stands, and all characters."""
        self._idf = [log(1 + (sections - df + 0.5) / (df + 0.5)) for df in frequencies]
        self._average = tuple(max(1.0, length / max(1, sections)) for length in lengths)
        self._step = 1.0 + sum(idf * (_K1 + 1) for idf in self._idf)

    def score(self, found: Found) -> float:
        """The score of a hit."""
        title_norm = 1 - _TITLE_B + _TITLE_B * found.lengths[0] / self._average[0]
        body_norm = 1 - _BODY_B + _BODY_B * found.lengths[1] / self._average[1]
        score = self._step * (2 * found.together + found.as_typed)
        for idf, (title, body) in zip(self._idf, found.counts, strict=True):
            frequency = _TITLE_WEIGHT * title / title_norm + body / body_norm
            score += idf * (_K1 + 1) * frequency / (_K1 + frequency)
        return score
