"""Dates as these reports print them: ROC years, Japanese eras and Western years, in words and in figures.

A year of two or three figures before 年 is a ROC year (民國元年 is 1912), one of four a Western year, and one after 令和,
平成, 昭和, 大正 or 明治 counts in that era. Before 1873 Japan kept a lunar calendar, so that only the year of such a date
is told. A date that no calendar has is no date; nothing here raises for what a text says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "year"]
"""How much of a date was printed."""

_PRECISIONS: tuple[Precision, ...] = ("day", "month", "year")

_ERAS = {
    "令和": date(2019, 5, 1),
    "平成": date(1989, 1, 8),
    "昭和": date(1926, 12, 25),
    "大正": date(1912, 7, 30),
    "明治": date(1868, 1, 25),
}
"""First day of each era. A date beyond its end is still told: plans print 平成40年."""

_ROC_OFFSET = 1911
_FIRST_GREGORIAN_YEAR_IN_JAPAN = 1873
_FIRST_TERSE_ROC_YEAR = 38
"""Two figures are taken for a year in 96.12.20 from here on (1949); below, 10.11.12 could be anything."""

WEEKDAYS = {
    "zh": ("一", "二", "三", "四", "五", "六", "日"),
    "ja": ("月", "火", "水", "木", "金", "土", "日"),
}
"""The days of the week from Monday, by language."""

_WEEKDAY_NUMBERS = {name: number for names in WEEKDAYS.values() for number, name in enumerate(names)} | {"天": 6}

# Each figure and sign to the one that the expressions below know, one for one: full-width forms, and the
# compatibility ideographs and radicals that extraction from PDF leaves.
_PLAIN = str.maketrans("０１２３４５６７８９／．－（）～〜–—‐‑\uf98e\u2f49\u2f47", "0123456789/.-()~~----年月日")

_WEEKDAY = (
    r"(?:\s{0,2}\(\s?(?:星期|禮拜|週|周)?(?P<in_brackets>[一二三四五六日天月火水木金土])(?:曜日?)?\s?\)"
    r"|\s{0,2}(?:星期|禮拜|週|周)(?P<zh>[一二三四五六日天])|\s{0,2}(?P<ja>[月火水木金土日])曜日?)?"
)
_MONTH_DAY = r"\s{0,4}(?P<month>[0-9]{1,2})\s{0,4}月(?:\s{0,4}(?P<day>[0-9]{1,2})\s{0,4}日)?"
_IN_WORDS = re.compile(
    r"(?<![0-9])(?:(?P<era>令和|平成|昭和|大正|明治)\s{0,4}(?P<era_year>[0-9]{1,2}|元)"
    r"|(?:中華)?(?P<roc>民國)\s{0,4}(?P<roc_year>[0-9]{1,3}|元)"
    r"|(?:(?P<western>西元|公元|西曆|西暦)\s{0,4})?(?P<year>[0-9]{2,4}))"
    rf"\s{{0,4}}年(?:{_MONTH_DAY}{_WEEKDAY})?"
)
_IN_FIGURES = re.compile(
    r"(?<![0-9./-])(?P<year>[0-9]{2,4})(?P<sign>[./-])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})"
    rf"(?![0-9]|[./-][0-9]{{3}}|\.[0-9]+\.){_WEEKDAY}"
)
_WITHOUT_YEAR = re.compile(
    rf"(?<![0-9./-])(?P<month>[0-9]{{1,2}})/(?P<day>[0-9]{{1,2}})(?![0-9/]){_WEEKDAY}"
    rf"|(?<![0-9年])(?P<month_in_words>[0-9]{{1,2}})\s{{0,4}}月\s{{0,4}}(?P<day_in_words>[0-9]{{1,2}})\s{{0,4}}日"
    + _WEEKDAY.replace("P<", "P<words_")
)
_END_IN_WORDS = re.compile(
    r"\s{0,2}(?:至|到|~|-)\s{0,2}(?=[0-9])(?:(?P<month>[0-9]{1,2})\s{0,4}月)?\s{0,4}(?P<day>[0-9]{1,2})\s{0,4}日"
    + _WEEKDAY
)
_END_IN_FIGURES = re.compile(rf"[~-](?:(?P<month>[0-9]{{1,2}})[./])?(?P<day>[0-9]{{1,2}})(?![0-9:./-]){_WEEKDAY}")


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date in a text."""

    start: int
    """First code point, the name of the era included."""
    end: int
    """One past the last code point, the weekday included."""
    date: date
    """The day; the first one of the month or year where no more is printed."""
    weekday_printed: int | None = None
    """The day of the week that stands beside it, Monday being 0; None where none is printed."""
    precision: Precision = "day"
    """How much of the date is printed."""

    @property
    def weekday_agrees(self) -> bool:
        """Whether the printed day of the week, if any, is that of the date."""
        return self.weekday_printed is None or self.weekday_printed == self.date.weekday()


def weekday_name(day: date | int, language: str = "zh") -> str:
    """The name of a day of the week (Monday is 0) in one character, Chinese (`zh`) or Japanese (`ja`)."""
    return WEEKDAYS[language][day if isinstance(day, int) else day.weekday()]


def find_dates(text: str, *, year: int | None = None, least: Precision = "day") -> list[DateFound]:
    """The dates in a text, in order, none overlapping another.

    With a `year`, days printed without one (04/14(一), 12月23日) are found too. `least` asks for months (2003年10月)
    or years (令和7年) as well. The end of a period that repeats no year (至12月23日, 114.10.16-17) has that of its beginning.
    """
    plain = text.translate(_PLAIN)
    found = [*_dates(plain, _IN_WORDS, _END_IN_WORDS), *_dates(plain, _IN_FIGURES, _END_IN_FIGURES)]
    if year is not None:
        found += _days_of(year, plain)
    wanted = _PRECISIONS[: _PRECISIONS.index(least) + 1]
    kept: list[DateFound] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.precision in wanted and (not kept or kept[-1].end <= one.start):
            kept.append(one)
    return kept


def parse_date(text: str, *, year: int | None = None) -> date | None:
    """The date that a whole text is, white space at its ends aside; None where it is none, or more than one."""
    stripped = text.strip()
    found = find_dates(stripped, year=year, least="year")
    return found[0].date if len(found) == 1 and (found[0].start, found[0].end) == (0, len(stripped)) else None


def _dates(plain: str, beginning: re.Pattern[str], ending: re.Pattern[str]) -> Iterator[DateFound]:
    for match in beginning.finditer(plain):
        one = _from_words(match) if beginning is _IN_WORDS else _from_figures(match)
        if one is None:
            continue
        yield one
        end = ending.match(plain, one.end) if one.precision == "day" else None
        if end:
            yield from _end_of_period(one.date, end)


def _from_words(match: re.Match[str]) -> DateFound | None:
    year = _year_in_words(match)
    if year is None:
        return None
    start, year_ends = match.start(), match.string.index("年", match.start()) + 1
    lunar = match["era"] and year < _FIRST_GREGORIAN_YEAR_IN_JAPAN
    if match["month"] is None or lunar:
        bare = match["year"] is not None and len(match["year"]) < 4 and not match["western"]
        found = None if bare else _calendar(year, 1, 1)
        return DateFound(start, year_ends, found, None, "year") if found else None
    day = match["day"]
    found = _calendar(year, int(match["month"]), int(day or 1))
    if found is None or (day and match["era"] and found < _ERAS[match["era"]]):
        return None
    if day is None:
        return DateFound(start, match.string.index("月", match.end("month")) + 1, found, None, "month")
    return DateFound(start, match.end(), found, _weekday(match))


def _year_in_words(match: re.Match[str]) -> int | None:
    printed = match["era_year"] or match["roc_year"] or match["year"]
    number = 1 if printed == "元" else int(printed)
    if number == 0:
        return None
    if match["era"]:
        return _ERAS[match["era"]].year + number - 1
    return number if match["western"] or (match["year"] and len(printed) == 4) else number + _ROC_OFFSET


def _from_figures(match: re.Match[str]) -> DateFound | None:
    printed = match["year"]
    year = int(printed)
    if len(printed) < 4:
        if year < _FIRST_TERSE_ROC_YEAR:
            return None
        year += _ROC_OFFSET
    found = _calendar(year, int(match["month"]), int(match["day"]))
    return DateFound(match.start(), match.end(), found, _weekday(match)) if found else None


def _days_of(year: int, plain: str) -> Iterator[DateFound]:
    for match in _WITHOUT_YEAR.finditer(plain):
        in_words = match["month_in_words"] is not None
        month, day = (match["month_in_words"], match["day_in_words"]) if in_words else (match["month"], match["day"])
        found = _calendar(year, int(month), int(day))
        if found:
            yield DateFound(match.start(), match.end(), found, _weekday(match, "words_" if in_words else ""))


def _end_of_period(begins: date, match: re.Match[str]) -> Iterator[DateFound]:
    month = int(match["month"] or begins.month)
    found = _calendar(begins.year, month, int(match["day"]))
    if found and found < begins and match["month"]:
        found = _calendar(begins.year + 1, month, int(match["day"]))
    if found and found >= begins:
        yield DateFound(match.start("month" if match["month"] else "day"), match.end(), found, _weekday(match))


def _weekday(match: re.Match[str], prefix: str = "") -> int | None:
    name = match[f"{prefix}in_brackets"] or match[f"{prefix}zh"] or match[f"{prefix}ja"]
    return _WEEKDAY_NUMBERS[name] if name else None


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
