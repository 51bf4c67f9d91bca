"""Strings of ideographs that return, and are no fragments of others.

A string of two to six ideographs is a word here where it

- stands at least three times in all reports, outside names and terms;
- neither begins nor ends with a function character, and has no particle inside (`words.EDGE_STOPS`, `INNER_STOPS`);
- does not begin right after a number: what stands there is a counter;
- is *free on both sides*: no one ideograph, particles apart, stands before it, nor after it, in half of its places or
  more. So 業技術 is none, being nearly always part of 產業技術.

The last is the criterion of accessor variety and of branching entropy (H. Feng, K. Chen, X. Deng and W. Zheng, “Accessor variety
criteria for Chinese word extraction”, Computational Linguistics 30(1), 2004; Z. Jin and K. Tanaka-Ishii, “Unsupervised
segmentation of Chinese text by use of branching entropy”, COLING/ACL 2006) in its plainest form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tjexplorer.statistics.words import EDGE_STOPS, INNER_STOPS

SHORTEST, LONGEST = 2, 6
"""Ideographs of a string."""

LEAST = 3
"""Places of a string in all reports."""

_FREE = 0.5
"""The share of one neighbour from which a string is a fragment of a longer one."""


def strings_of(runs: Sequence[str]) -> frozenset[str]:
    """The strings among unbroken runs of ideographs, folded."""
    kept: set[str] = set()
    shorter = _counted(runs, SHORTEST, None)
    for length in range(SHORTEST, LONGEST + 1):
        longer = _counted(runs, length + 1, shorter)
        fragments = _fragments(shorter, longer)
        kept.update(text for text, n in shorter.items() if n >= LEAST and text not in fragments and _may_be(text))
        shorter = longer
    return frozenset(kept)


def _counted(runs: Iterable[str], length: int, shorter: Counter[str] | None) -> Counter[str]:
    """How often each string of a length stands there, those that stand but once left out. A string that returns is made of
    shorter ones that do.
    """
    counts: Counter[str] = Counter()
    for run in runs:
        for at in range(len(run) - length + 1):
            text = run[at : at + length]
            if shorter is None or (text[:-1] in shorter and text[1:] in shorter):
                counts[text] += 1
    return Counter({text: n for text, n in counts.items() if n > 1})


def _fragments(shorter: Counter[str], longer: Counter[str]) -> set[str]:
    """The strings that one neighbour extends in half of their places or more. A particle extends nothing: it is a word."""
    found = set()
    for text, n in longer.items():
        for part, neighbour in ((text[:-1], text[-1]), (text[1:], text[0])):
            if n >= _FREE * shorter[part] and neighbour not in INNER_STOPS:
                found.add(part)
    return found


def _may_be(text: str) -> bool:
    """Whether function characters forbid it."""
    return text[0] not in EDGE_STOPS and text[-1] not in EDGE_STOPS and INNER_STOPS.isdisjoint(text)
