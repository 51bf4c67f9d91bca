"""What kind of character one is, as folding, matching and the analyzer see it: each asked of folded text."""

from __future__ import annotations

import unicodedata
from functools import cache

CJK_CLASS = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u303c\u3041-\u312f\u3131-\u318e\u31a0-\u31bf"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f"
    "\U00016fe0-\U0001b2ff\U00020000-\U0003ffff"
)
"""Inside of a regular expression's class: ideographs, kana, bopomofo and Hangul, which are written without spaces."""

HAN_CLASS = "\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Inside of a regular expression's class: ideographs."""

LATIN_CLASS = "a-zß-öø-ɏɐ-ʯḀ-ỿⱠ-Ɀꜣ-\ua7ff"
"""Inside of a regular expression's class: Latin letters as folding leaves them, in lower case."""

_CJK_RANGES = tuple(
    (ord(part[0]), ord(part[2])) for part in (CJK_CLASS[at : at + 3] for at in range(0, len(CJK_CLASS), 3))
)


@cache
def is_cjk(char: str) -> bool:
    """Whether a character belongs to a script written without spaces (ideograph, kana, bopomofo, Hangul)."""
    code = ord(char)
    return any(first <= code <= last for first, last in _CJK_RANGES)


@cache
def is_word(char: str) -> bool:
    """Whether a character makes part of a word or number that spaces delimit: Latin, Greek, Cyrillic…, digits."""
    return (char.isalpha() or char.isdecimal() or unicodedata.category(char).startswith("M")) and not is_cjk(char)


def continues(before: str, after: str) -> bool:
    """Whether two neighbours belong to one word or one number. Letters and figures part: 20nm is a number and a word."""
    return is_word(before) and is_word(after) and before.isdecimal() == after.isdecimal()


@cache
def is_wide(char: str) -> bool:
    """Whether a character takes a full square in CJK type, punctuation included."""
    return unicodedata.east_asian_width(char) in {"W", "F"}
