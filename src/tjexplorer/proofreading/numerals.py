"""Numbers as reports print them: figures, thousands, Chinese numerals."""

from __future__ import annotations

NUMERAL = r"(?:[0-9０-９]{1,3}|[一二三四五六七八九十兩]{1,3})"
"""A small whole number."""

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"兩": 2}


def number_of(numeral: str) -> int | None:
    """The whole number that figures or Chinese numerals below a hundred stand for."""
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return _DIGITS.get(numeral)
    if (tens and tens not in _DIGITS) or (ones and ones not in _DIGITS):
        return None
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
