"""Ordinal numbers are one in figures and in numerals: 第2期 and 第二期. Read on folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tjexplorer.search.equivalent import FIGURES, Equivalent
from tjexplorer.text.fold import fold

_NUMERALS = "一二三四五六七八九"
_TEN = "十"
_VALUE = {fold(char).text: value for value, char in enumerate(_NUMERALS, 1)}
_ORDINAL = re.compile(rf"第(?:(?P<figures>[1-9][0-9]?)(?![0-9])|(?P<numeral>[{''.join(_VALUE)}{_TEN}]{{1,3}}))")


def ordinal_forms(folded: str) -> Iterator[Equivalent]:
    """A folded operand with the ordinals in it, up to 99, written the other way; nothing where it has none."""
    for write in (_in_figures, _in_numerals):
        form = _ORDINAL.sub(lambda found, write=write: write(found), folded)  # type: ignore[misc]  # a default of a lambda has no type
        if form != folded:
            # 第2 is not in 第25, nor 第二 in 第二十五.
            following = FIGURES + "".join(_VALUE) + _TEN if _ORDINAL.fullmatch(form) else ""
            yield Equivalent(form, not_before=following)


def _in_figures(found: re.Match[str]) -> str:
    value = _value(found)
    return f"第{value}" if value else found[0]


def _in_numerals(found: re.Match[str]) -> str:
    value = _value(found)
    if not value:
        return found[0]
    tens, ones = divmod(value, 10)
    text = (_NUMERALS[tens - 1] if tens > 1 else "") + (_TEN if tens else "")
    return "第" + text + (_NUMERALS[ones - 1] if ones else "")


def _value(found: re.Match[str]) -> int | None:
    """The number; None for numerals that make none (第二三)."""
    if found["figures"]:
        return int(found["figures"])
    before, ten, after = found["numeral"].partition(_TEN)
    if not ten:
        return _VALUE.get(before)
    tens, ones = _VALUE.get(before, 0 if before else 1), _VALUE.get(after, 0)
    whole = (tens or not before) and (ones or not after)
    return 10 * tens + ones if whole and tens else None
