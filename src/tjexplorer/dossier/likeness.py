"""How alike paragraphs are: cosine of weighted features.

Features of a paragraph are the pairs of neighbouring characters of its folded text where both are ideographs or kana, its
Latin words, and its numbers. A feature weighs its count's root times log(1 + n / d), n being the number of paragraphs that
are compared and d that of those which have it. What more than a tenth of the paragraphs (and more than fifty) have tells nothing and only
costs time; a paragraph of which nothing is left is like those of the same words alone.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from tjexplorer.text.characters import CJK_CLASS
from tjexplorer.text.fold import fold

COMMON = 10
"""A feature of more than one in so many paragraphs is left aside."""

FEW = 50
"""A feature of so many paragraphs or fewer always counts."""

_CJK_RUN = re.compile(f"[{CJK_CLASS}]{{2,}}")
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|-(?=[^\W\d_]))*")
"""A word of letters. Ideographs are letters too, so it is only asked of text without them."""

NUMBER = re.compile(r"[0-9](?:[0-9]|[.,](?=[0-9]))*")
"""A number as printed in figures."""

_CJK_CHARACTER = re.compile(f"[{CJK_CLASS}]")


def features(text: str) -> Counter[str]:
    """The features of a paragraph with their counts."""
    folded = fold(text).text
    found: Counter[str] = Counter()
    for run in _CJK_RUN.findall(folded):
        found.update(run[at : at + 2] for at in range(len(run) - 1))
    found.update(words_and_numbers(folded))
    return found


def words_and_numbers(folded: str) -> Iterator[str]:
    """The Latin words of two letters or more, and the numbers without their commas, of a folded text."""
    plain = _CJK_CHARACTER.sub(" ", folded)
    yield from (word[0] for word in WORD.finditer(plain) if len(word[0]) > 1)
    yield from (f"#{number[0].replace(',', '')}" for number in NUMBER.finditer(plain))


def alike(texts: Sequence[Sequence[str]]) -> dict[tuple[int, int, int, int], float]:
    """How alike paragraphs of different columns are, from 0 to 1: (column, row, later column, row) to cosine. Pairs that
    share nothing are left out.
    """
    counted = {(c, r): features(text) for c, column in enumerate(texts) for r, text in enumerate(column)}
    having = Counter(feature for one in counted.values() for feature in one)
    most = max(FEW, len(counted) // COMMON)
    weights: dict[tuple[int, int], dict[str, float]] = {}
    for place, found in counted.items():
        one = {f: math.sqrt(n) * math.log(1 + len(counted) / having[f]) for f, n in found.items() if having[f] <= most}
        if found and not one:
            one = {"=" + fold(texts[place[0]][place[1]]).text: 1.0}
        length = math.sqrt(sum(weight * weight for weight in one.values()))
        weights[place] = {f: weight / length for f, weight in one.items()} if length else {}
    postings: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
    for (column, row), one in weights.items():
        for feature, weight in one.items():
            if having[feature] != 1:
                postings[feature].append((column, row, weight))
    found_pairs: dict[tuple[int, int, int, int], float] = defaultdict(float)
    for feature in sorted(postings):
        places = postings[feature]
        for at, (column, row, weight) in enumerate(places):
            for other_column, other_row, other in places[at + 1 :]:
                if column != other_column:
                    found_pairs[column, row, other_column, other_row] += weight * other
    return dict(found_pairs)
