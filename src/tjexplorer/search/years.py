"""Years are one: 民國114年, 114年, 令和7年 and 2025年 are the same year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tjexplorer.text.fold import fold

_ERAS = (("令和", 2018, 1, 99), ("平成", 1988, 1, 31), ("昭和", 1925, 1, 64))
"""Name, the year before the first, and the range of its years."""

_ROC = 1911
"""The year before 民國元年."""

_BARE = range(100, 140)
"""Years of the Republic that stand without 民國: smaller numbers before 年 are more often a length of time."""

_BEFORE_A_MONTH = range(60, 100)
"""Years of the Republic that are known for years by the month after them: 96年9月 is no length of time."""

_NOT_AFTER_BARE = "度代歷史前後內以"
"""What makes a bare number before 年 something else than a year."""


def year_forms(folded: str) -> Iterator[tuple[str, str]]:
    """The ways to write the year that a whole folded operand names, each with the folded characters that must not follow.

    Nothing where the operand names no year.
    """
    year = _year(folded)
    if year is None:
        return
    yield f"{year}年", ""
    roc = year - _ROC
    if roc >= 1:
        yield f"民國{roc}年", ""
    if roc in _BARE:
        yield f"{roc}年", fold(_NOT_AFTER_BARE).text
    elif roc in _BEFORE_A_MONTH:
        yield from ((f"{roc}年{month}月", "") for month in range(1, 13))
    for name, before, first, last in _ERAS:
        if first <= year - before <= last:
            yield f"{name}{year - before}年", ""


def _patterns() -> Iterator[tuple[re.Pattern[str], int]]:
    yield re.compile(r"(?:西元)?((?:19|20)[0-9]{2})年"), 0
    yield re.compile(r"(1[0-3][0-9])年"), _ROC
    yield re.compile(fold("民國").text + r"([0-9]{1,3})年"), _ROC
    for name, before, _first, _last in _ERAS:
        yield re.compile(fold(name).text + r"([0-9]{1,2})年"), before


_PATTERNS = tuple(_patterns())


def _year(folded: str) -> int | None:
    for pattern, before in _PATTERNS:
        found = pattern.fullmatch(folded)
        if found:
            return int(found[1]) + before
    return None
