"""Words to search for: pieces of the text itself, drawn with a seed, in three classes by how many sections have them."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from itertools import pairwise

from benchmarks.corpus_maker import SEED
from benchmarks.peers import Sections

CLASSES: Mapping[str, tuple[float, float]] = {"common": (0.05, 1.0), "medium": (0.005, 0.05), "rare": (0.0, 0.005)}
"""Share of the sections that have the word: from, to."""

TYPED = (
    "産学連携",
    "技術移転",
    "知的財産",
    "理化学研究所",
    "北海道大学",
    "人材育成",
    "RIKEN",
    "cluster",
    "Tsukuba",
    "JST",
)
"""What readers type, letter by letter."""

_DRAWN = 1500
_RUN = re.compile("[\u30a1-\u30fa\u4e00-\u9fff]{2,}")


def drawn(sections: Sections, each: int) -> dict[str, list[str]]:
    """For each class as many words of two to six characters, as folded text has them."""
    chance = random.Random(SEED)
    chosen = chance.sample(sections.texts, min(len(sections.texts), 300))
    runs = _RUN.findall("\n".join(chosen))
    found: dict[str, list[str]] = {name: [] for name in CLASSES}
    seen = set()
    for _draw in range(_DRAWN):
        run = chance.choice(runs)
        begin = chance.randrange(len(run) - 1)
        word = run[begin : begin + chance.randint(2, 6)]
        # A word like 大大 may overlap itself; how often it counts is then a matter of taste.
        if word in seen or any(a == b for a, b in pairwise(word)):
            continue
        seen.add(word)
        name = _class_of(_share(sections, word))
        if len(found[name]) < each:
            found[name].append(word)
        if all(len(words) == each for words in found.values()):
            break
    return found


def keystrokes() -> list[str]:
    """Every beginning of the typed words."""
    return list(dict.fromkeys(word[:length] for word in TYPED for length in range(1, len(word) + 1)))


def _share(sections: Sections, word: str) -> float:
    having = sum(word in text for text in sections.texts)
    return having / len(sections.texts)


def _class_of(share: float) -> str:
    return next(name for name, (low, high) in CLASSES.items() if low < share <= high)
