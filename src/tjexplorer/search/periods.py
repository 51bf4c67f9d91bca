"""The times that `year:` and `date:` ask for: one year, month or day in any calendar, or from one to another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Date

from tjexplorer.messages import gettext as _
from tjexplorer.search.calendars import Moment, read_date, read_year
from tjexplorer.text.fold import fold

_RANGE = re.compile(rf"(?P<first>.*?)(?:\.\.\.?|~|{fold('至').text}|{fold('到').text})(?P<last>.*)", re.DOTALL)
_HYPHEN = re.compile(r"(?P<first>[^-]+)-(?P<last>[^-]+)")

_FISCAL = re.compile(rf"({fold('年').text}){fold('度').text}$")


@dataclass(frozen=True, slots=True)
class Period:
    """A time between two days; either may be open."""

    first: Date | None
    """First day; None for no beginning."""
    last: Date | None
    """Last day; None for no end."""
    exchanged: bool = False
    """Whether the end was typed before the beginning."""

    def holds_year(self, year: int) -> bool:
        """Whether some day of a year lies in it."""
        return (not self.first or self.first.year <= year) and (not self.last or year <= self.last.year)

    def meets(self, first: str | None, last: str | None) -> bool:
        """Whether it shares a day with the time between two ISO days; never with an unknown one."""
        if first is None or last is None:
            return False
        begun = not self.first or last >= self.first.isoformat()
        return begun and (not self.last or first <= self.last.isoformat())


def read_period(value: str) -> Period | None:
    """The period that a whole value names; None where it names none.

    `2015`, `民國104年`, `平成27`, `2015-03`, `96.9.18`, `2012..2015`, `2012-2015`, `2015-03..`, `..2013`.
    """
    folded = fold(value).text.strip()
    moment = _moment(folded)
    if moment:
        return Period(moment.first, moment.last)
    found = _RANGE.fullmatch(folded) or _HYPHEN.fullmatch(folded)
    if not found:
        return None
    first, last = found["first"].strip(), found["last"].strip()
    begin, end = _moment(first), _moment(last)
    if not (first or last) or (first and not begin) or (last and not end):
        return None
    if begin and end and begin.first > end.first:
        return Period(end.first, begin.last, exchanged=True)
    return Period(begin.first if begin else None, end.last if end else None)


def _moment(folded: str) -> Moment | None:
    return read_date(folded, month_in_figures=True) or read_year(_FISCAL.sub(r"\1", folded))


def years_in_words(period: Period) -> str:
    """The years of a period, for `read_as`."""
    first, last = period.first, period.last
    if first and last:
        if first.year == last.year:
            return _("of the year {year}").format(year=first.year)
        return _("of the years {first} to {last}").format(first=first.year, last=last.year)
    if first:
        return _("of the year {year} or later").format(year=first.year)
    return _("of the year {year} or earlier").format(year=last.year if last else "")


def days_in_words(period: Period) -> str:
    """The days of a period, for `read_as`."""
    first, last = period.first, period.last
    if first and last:
        if first == last:
            return _("on {day}").format(day=first.isoformat())
        return _("between {first} and {last}").format(first=first.isoformat(), last=last.isoformat())
    if first:
        return _("on {day} or later").format(day=first.isoformat())
    return _("on {day} or earlier").format(day=last.isoformat() if last else "")
