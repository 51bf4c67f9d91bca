"""Years and days are one in all calendars: 民國114年, 114年, 令和7年 and 2025年; 96.9.18 and 2007年9月18日."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tjexplorer.search.calendars import (
    BEFORE_ERA_YEARS,
    ROC,
    ROC_NAME,
    Moment,
    english_months,
    eras_of,
    read_date,
    read_year,
)
from tjexplorer.search.equivalent import FIGURES, Equivalent
from tjexplorer.text.fold import fold

_BARE = range(100, 140)
"""Years of the Republic that stand without 民國: smaller numbers before 年 are more often a length of time."""

_BEFORE_A_MONTH = range(60, 140)
"""Years of the Republic that are known for years by the month after them: 96年9月 is no length of time."""

_TERSE = range(38, 200)
"""Years of the Republic in figures: 96.9.18."""

_NOT_AFTER_BARE = fold("度代歷史前後內以").text
"""What makes a bare number before 年 something else than a year."""

_SIGNS = ".-/"
"""What stands between the figures of a date."""


_FISCAL = re.compile(rf"(?P<year>.+{fold('年').text}){fold('度').text}|(?:fy ?|fiscal year )(?P<western>[0-9]{{4}})")
_DAY_OF_A_YEAR = re.compile(r"(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日|(?P<mm>[01][0-9])/(?P<dd>[0-3][0-9])")


def calendar_forms(folded: str) -> Iterator[Equivalent]:
    """The ways to write the year, month or day that a whole folded operand names; nothing where it names none."""
    moment = read_date(folded)
    if moment:
        yield from _month_forms(moment) if moment.day is None else _day_forms(moment)
        return
    fiscal = _FISCAL.fullmatch(folded)
    if fiscal:
        named = read_year(fiscal["year"] or fiscal["western"])
        yield from _fiscal_forms(named) if named else ()
        return
    day = _DAY_OF_A_YEAR.fullmatch(folded)
    if day:
        yield from _day_of_a_year_forms(int(day["month"] or day["mm"]), int(day["day"] or day["dd"]))
        return
    # In English a day reads like one of a year; any leap year will do.
    english = read_date(f"{folded.rstrip('.')}, 2000") if folded.isascii() and folded[:1].isalnum() else None
    if english and english.month and english.day:
        yield from _day_of_a_year_forms(english.month, english.day)
        return
    year = read_year(folded)
    # A bare number is most often no year, and a small one before 年 is a length of time.
    number = folded[:-1]
    if year and folded.endswith("年") and (not number.isdecimal() or len(number) == 4 or int(number) in _BARE):
        yield from _year_forms(year)


def _year_forms(moment: Moment) -> Iterator[Equivalent]:
    roc = moment.year - ROC
    yield Equivalent(f"{moment.year}年")
    if roc >= 1:
        yield Equivalent(f"{ROC_NAME}{roc}年")
    if roc == 1:
        yield Equivalent(f"{ROC_NAME}元年")
    if roc in _BARE:
        yield Equivalent(f"{roc}年", not_before=_NOT_AFTER_BARE)
    elif roc in _BEFORE_A_MONTH:
        yield from (Equivalent(f"{roc}年{month}月", not_after=BEFORE_ERA_YEARS) for month in range(1, 13))
    for name, number in eras_of(moment):
        yield from (Equivalent(f"{name}{each}年") for each in _numbers(number))


def _numbers(number: int) -> tuple[str, ...]:
    return ("1", "元") if number == 1 else (str(number),)


def _years_in_words(moment: Moment) -> Iterator[tuple[str, str]]:
    """What may stand before 年, and what must not stand before that."""
    roc = moment.year - ROC
    yield str(moment.year), ""
    if roc >= 1:
        yield from ((f"{ROC_NAME}{each}", "") for each in _numbers(roc))
    if roc in _BEFORE_A_MONTH:
        yield str(roc), BEFORE_ERA_YEARS
    for name, number in eras_of(moment):
        yield from ((f"{name}{each}", "") for each in _numbers(number))


def _month_forms(moment: Moment) -> Iterator[Equivalent]:
    month = moment.month or 1
    for year, not_after in _years_in_words(moment):
        for each in _padded(month):
            yield Equivalent(f"{year}年{each}月", not_after=not_after)
    yield from (Equivalent(f"{moment.year}/{each}", not_after=FIGURES) for each in _padded(month))
    # With a sign behind: what begins a day of the month, 114.10.16, and no fraction.
    roc = moment.year - ROC
    for number in (moment.year, *((roc,) if roc in _TERSE else ())):
        for sign in _SIGNS:
            if (number, sign) != (moment.year, "/"):
                yield from (Equivalent(f"{number}{sign}{each}{sign}", not_after=FIGURES) for each in _padded(month))
    yield from (Equivalent(f"{name} {moment.year}") for name in english_months(month))


def _day_forms(moment: Moment) -> Iterator[Equivalent]:
    month, day = moment.month or 1, moment.day or 1
    pairs = tuple(dict.fromkeys(((str(month), str(day)), (f"{month:02}", f"{day:02}"))))
    for year, not_after in _years_in_words(moment):
        yield from (Equivalent(f"{year}年{m}月{d}日", not_after=not_after) for m, d in pairs)
    roc = moment.year - ROC
    for number in (moment.year, *((roc,) if roc in _TERSE else ())):
        for sign in _SIGNS:
            yield from (Equivalent(sign.join((str(number), m, d)), not_after=FIGURES) for m, d in pairs)
    for name in english_months(month):
        yield Equivalent(f"{name} {day}, {moment.year}")
        yield Equivalent(f"{day} {name} {moment.year}")


def _fiscal_forms(moment: Moment) -> Iterator[Equivalent]:
    """Of a fiscal year, which is called by the year in which it begins."""
    for year, not_after in _years_in_words(moment):
        yield Equivalent(f"{year}年度", not_after=not_after)
    roc = moment.year - ROC
    if roc in _BARE:
        yield Equivalent(f"{roc}年度", not_after=BEFORE_ERA_YEARS)
    for name in ("FY", "FY ", "fiscal year "):
        yield Equivalent(f"{name}{moment.year}")


def _day_of_a_year_forms(month: int, day: int) -> Iterator[Equivalent]:
    """Of a day without its year. In figures only with zeros: 3/9 could be a fraction."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return
    for m, d in dict.fromkeys(((str(month), str(day)), (f"{month:02}", f"{day:02}"))):
        yield Equivalent(f"{m}月{d}日")
    yield Equivalent(f"{month:02}/{day:02}")
    for name in english_months(month):
        yield Equivalent(f"{name} {day}")
        yield Equivalent(f"{day} {name}")


def _padded(number: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys((str(number), f"{number:02}")))
