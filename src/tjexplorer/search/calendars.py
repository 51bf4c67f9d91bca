"""The calendars of these reports: Western years, years of the Republic, Japanese eras. All on folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date

from tjexplorer.text.fold import fold


@dataclass(frozen=True, slots=True)
class Era:
    """A Japanese era."""

    name: str
    """As printed."""
    first: Date
    """Its first day."""
    last: Date
    """Its last day; of the present one the last day that dates know."""
    before: int
    """The Western year before its first."""


ERAS = (
    Era("令和", Date(2019, 5, 1), Date.max, 2018),
    Era("平成", Date(1989, 1, 8), Date(2019, 4, 30), 1988),
    Era("昭和", Date(1926, 12, 25), Date(1989, 1, 7), 1925),
    Era("大正", Date(1912, 7, 30), Date(1926, 12, 24), 1911),
    Era("明治", Date(1873, 1, 1), Date(1912, 7, 29), 1867),
)
"""The eras, latest first; 明治 from the day on which Japan began to count days as the West does."""

ROC = 1911
"""The year before 民國元年."""

ROC_NAME = "民國"
"""What stands before years of the Republic."""

BEFORE_ERA_YEARS = "".join(sorted({fold(era.name[-1]).text for era in ERAS}))
"""Folded characters after which a bare number before 年 counts in an era: 昭和64年 is no year 64 of the Republic."""

_FIRST_TERSE = 38
"""Two figures are a year of the Republic in 96.9.18 from here on (1949); 10.11.12 could be anything."""

_ERA_OF = {fold(era.name).text: era for era in ERAS}
_NAMES = "|".join(_ERA_OF)
_ROC_FOLDED = fold(ROC_NAME).text
_YEAR = (
    rf"(?:(?P<era>{_NAMES})|(?:{fold('中華').text})?(?P<roc>{_ROC_FOLDED})|(?P<western>{fold('西元').text}|{fold('公元').text}))?"
    r"(?P<year>[0-9]{1,4}|元)"
)
_YEAR_ALONE = re.compile(_YEAR + "年?")
_IN_WORDS = re.compile(_YEAR + r"年(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?")
_IN_FIGURES = re.compile(_YEAR + r"(?P<sign>[-/.])(?P<month>[0-9]{1,2})(?:(?P=sign)(?P<day>[0-9]{1,2}))?")

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH_OF = {name.casefold()[:3]: number for number, name in enumerate(_MONTHS, 1)}
_ORDINAL = "(?:st|nd|rd|th)?"
_ENGLISH = re.compile(
    rf"(?:(?P<before>[0-9]{{1,2}}){_ORDINAL} )?(?P<month>[a-z]{{3,9}})(?:[.,] ?| )"
    rf"(?:(?P<after>[0-9]{{1,2}}){_ORDINAL}(?:, ?| ))?(?P<year>[1-9][0-9]{{3}})"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, a month or a day."""

    year: int
    """Western."""
    month: int | None = None
    """1 to 12; None for a whole year."""
    day: int | None = None
    """Day of the month; None for a whole month or year."""

    @property
    def first(self) -> Date:
        """Its first day."""
        return Date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> Date:
        """Its last day."""
        if self.day:
            return self.first
        if self.month is None or self.month == 12:
            return Date(self.year, 12, 31)
        return Date.fromordinal(Date(self.year, self.month + 1, 1).toordinal() - 1)


def read_year(folded: str) -> Moment | None:
    """The year that a whole folded text is: 2015, 104, 民國104年, 平成27. A number below 200 counts in the Republic."""
    found = _YEAR_ALONE.fullmatch(folded)
    return _moment(found, None, None) if found else None


def read_date(folded: str, *, month_in_figures: bool = False) -> Moment | None:
    """The day or month that a whole folded text is, in any calendar, in words or figures; None where it is none.

    Months in figures (2015-03) could be much else, and are read only where asked for.
    """
    found = _IN_WORDS.fullmatch(folded)
    if found:
        return _moment(found, found["month"], found["day"])
    found = _IN_FIGURES.fullmatch(folded)
    if found and (found["day"] or month_in_figures):
        named = found["era"] or found["roc"] or len(found["year"]) == 4
        if named or (found["year"].isdecimal() and int(found["year"]) >= _FIRST_TERSE):
            return _moment(found, found["month"], found["day"])
        return None
    found = _ENGLISH.fullmatch(folded)
    if found and _is_month(found["month"]) and not (found["before"] and found["after"]):
        day = found["before"] or found["after"]
        return _valid(int(found["year"]), _MONTH_OF[found["month"][:3]], int(day) if day else None)
    return None


def _is_month(word: str) -> bool:
    number = _MONTH_OF.get(word[:3])
    return number is not None and (len(word) == 3 or word == "sept" or word == _MONTHS[number - 1].casefold())


def _moment(found: re.Match[str], month: str | None, day: str | None) -> Moment | None:
    printed = found["year"]
    if printed == "元" and not (found["era"] or found["roc"]):
        return None
    number = 1 if printed == "元" else int(printed)
    if found["era"]:
        year = _ERA_OF[found["era"]].before + number
    elif found["roc"] or (not found["western"] and number < 200):
        year = ROC + number
    else:
        year = number
    return _valid(year, int(month) if month else None, int(day) if day else None) if number else None


def _valid(year: int, month: int | None, day: int | None) -> Moment | None:
    """A moment that the calendar has."""
    if month == 0 or day == 0:
        return None
    moment = Moment(year, month, day)
    try:
        _ends = moment.first, moment.last
    except (ValueError, OverflowError):
        return None
    return moment if year >= 1000 else None


def eras_of(moment: Moment) -> Iterator[tuple[str, int]]:
    """The eras in which a moment lies, wholly or in part, each with its number of the year."""
    for era in ERAS:
        if era.first <= moment.last and moment.first <= era.last:
            yield era.name, moment.year - era.before


def english_months(month: int) -> tuple[str, ...]:
    """The names of a month in English: in full, and short with and without a full stop."""
    name = _MONTHS[month - 1]
    short = (name[:3], "Sept") if name == "September" else (name[:3],)
    return tuple(dict.fromkeys((name, *(form for each in short for form in (each, each + ".")))))
