"""How alike two names or titles are."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from tjexplorer.text.fold import fold

_SAME = str.maketrans("ノ", "的")
"""の, which folding writes ノ, and 的 say the same: a title may print either."""


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """A title as it is compared: folded, without white space and punctuation."""
    return "".join(char for char in fold(text).text if char.isalnum()).translate(_SAME)


def likeness(first: str, second: str, least: float = 0.0) -> float:
    """From 0 to 1: how much of two bare titles agrees; 0 where it is sure to be less than `least`."""
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio()


def one_apart(first: str, second: str) -> bool:
    """Whether one letter must be changed, added, left out, or changed places with its neighbour, to make both the same."""
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    at = 0
    while at < min(len(first), len(second)) and first[at] == second[at]:
        at += 1
    one, other = first[at:], second[at:]
    swapped = len(one) == len(other) > 1 and one[:2] == other[1::-1] and one[2:] == other[2:]
    return swapped or one[1:] == other[1:] or one[1:] == other or one == other[1:]
