"""Expressions that find their words in every spelling: traditional, simplified, Japanese, full and half width."""

from __future__ import annotations

import re
from functools import lru_cache

from tjexplorer.text.fold import fold


def plain(text: str) -> str:
    """A text in one spelling, character for character, so that a place in it is the same place in the text.

    What folding would make longer or shorter stays as it is.
    """
    return "".join(map(_plain_character, text))


@lru_cache(maxsize=16_384)
def _plain_character(char: str) -> str:
    if char.isascii() or char == "、":
        return char  # folding makes 、 a comma, but in lists of persons and offices the two are not the same
    folded = fold(char).text
    if len(folded) != 1:
        return char
    # Folding loses capitals; full-width capitals are kept as such, since a name is told by them.
    return folded.upper() if char.isupper() else folded


def words(expression: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """An expression for plain texts: its own ideographs and signs are made plain too, its syntax is not touched."""
    return re.compile("".join(char if char.isascii() else _plain_character(char) for char in expression), flags)
