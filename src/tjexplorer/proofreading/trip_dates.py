"""Dates outside the trip, a report older than its trip, and numbered periods that overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from itertools import pairwise

from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.record import EditorNote
from tjexplorer.proofreading.days import (
    Dated,
    fitting_year,
    moved_by,
    report_date,
    schedule_days,
    trip_period,
    write_ups,
    year_of_days,
)
from tjexplorer.proofreading.galley import Galley, Passage, Place, calculation, note
from tjexplorer.proofreading.numerals import NUMERAL, number_of
from tjexplorer.proofreading.weekdays import calendar
from tjexplorer.text.dates import find_dates

_LENGTH = re.compile(rf"(?:共計|共|計|為期|合計)?\s*(?P<days>{NUMERAL})\s*天(?:\s*(?P<nights>{NUMERAL})\s*夜)?")
_NUMBERED_PERIOD = re.compile(
    rf"第\s*(?P<number>{NUMERAL})\s*(?:個[^\s，。(（]{{0,6}}|期[^\s，。(（]{{0,4}})[（(]\s*(?P<first>[12]\d{{3}})\s*年?\s*[-~～–—至]\s*"
    r"(?P<last>[12]\d{3})\s*年?\s*[）)](?P<name>[^\s，。；、（(]{0,12})"
)


def check(galley: Galley) -> Iterator[EditorNote]:
    """Notes on dates that cannot be those of the trip."""
    bounds = _bounds(galley)
    if bounds is not None:
        yield from _outside(galley, bounds)
    yield from _report_before_trip(galley)
    yield from _lengths(galley)
    yield from _overlapping_periods(galley)


@dataclass(frozen=True, slots=True)
class _Bounds:
    first: Date
    last: Date
    evidence: tuple[Place, ...]
    moved: int
    """By how many years the printed days were moved to fit their weekdays."""


def _bounds(galley: Galley) -> _Bounds | None:
    """The days of the trip: the printed period, or the schedule, moved to the year that its weekdays fit."""
    period = trip_period(galley)
    if period is not None:
        first, last = period.first.found, period.last.found
        place = period.first.passage.place(first.start, last.end)
        return _Bounds(first.date, last.date, (place,), 0) if first.date <= last.date else None
    days = schedule_days(galley)
    if len(days) < 2:
        return None
    shift = fitting_year([one.found for one in days]) or 0
    dates = [moved_by(one.found.date, shift) or one.found.date for one in days]
    evidence = tuple(one.passage.place(one.found.start, one.found.end) for one in (days[0], days[-1]))
    return _Bounds(min(dates), max(dates), evidence, shift)


def _outside(galley: Galley, bounds: _Bounds) -> Iterator[EditorNote]:
    visits = [one.when for one in write_ups(galley)]
    days = schedule_days(galley) if bounds.moved == 0 else []
    for dated in (visits, days):
        outside = [one for one in dated if not bounds.first <= one.found.date <= bounds.last]
        if len(outside) * 2 <= len(dated):  # else they are dates of something else
            for one in outside:
                yield _outside_note(galley, one, bounds)


def _outside_note(galley: Galley, one: Dated, bounds: _Bounds) -> EditorNote:
    day = one.found.date
    place = one.passage.place(one.found.start, one.found.end)
    evidence: list[Place] = [*bounds.evidence]
    sentence = _("{date} lies outside the trip, {first} to {last}.").format(
        date=day.isoformat(), first=bounds.first.isoformat(), last=bounds.last.isoformat()
    )
    if not bounds.moved:
        return note(place, "date", sentence, evidence)
    same_day = [d for d in schedule_days(galley) if moved_by(d.found.date, bounds.moved) == moved_by(day, bounds.moved)]
    evidence = [d.passage.place(d.found.start, d.found.end) for d in same_day] or evidence
    sentence += " " + _("The weekdays of the schedule fit {year}.").format(year=bounds.first.year)
    probable = moved_by(day, bounds.moved)
    shown = [calculation(calendar(d)) for d in (day, probable) if d is not None]
    return note(place, "date", sentence, [*evidence, *shown])


def _report_before_trip(galley: Galley) -> Iterator[EditorNote]:
    period, printed = trip_period(galley), report_date(galley)
    if period and printed and printed.found.date < period.last.found.date:
        last = period.last
        sentence = _("The report is dated {date}, before the trip ended on {last}.").format(
            date=printed.found.date.isoformat(), last=last.found.date.isoformat()
        )
        place = printed.passage.place(printed.found.start, printed.found.end)
        yield note(place, "date", sentence, [last.passage.place(last.found.start, last.found.end)])


def _lengths(galley: Galley) -> Iterator[EditorNote]:
    """The number of days printed with the period of the trip."""
    for passage in galley.running:
        if "期間" not in passage.text:
            continue
        dates = find_dates(passage.text, year=year_of_days(galley))
        for match in _LENGTH.finditer(passage.text):
            before = [found for found in dates if found.end <= match.start()]
            if len(before) < 2 or match.start() - before[-1].end > 6:
                continue
            first, last = before[-2].date, before[-1].date
            counted, printed = (last - first).days + 1, number_of(match["days"])
            if printed and printed != counted and counted > 0:
                sentence = ngettext(
                    "The period is {counted} day long, not {printed}.",
                    "The period is {counted} days long, not {printed}.",
                    counted,
                ).format(counted=counted, printed=printed)
                shown = calculation(_("calendar: {first} to {last}").format(first=first, last=last))
                yield note(passage.place(*match.span()), "sum", sentence, [shown])


@dataclass(frozen=True, slots=True)
class _Numbered:
    passage: Passage
    number: int
    first: int
    last: int
    span: tuple[int, int]

    @property
    def place(self) -> Place:
        return self.passage.place(*self.span)


def _overlapping_periods(galley: Galley) -> Iterator[EditorNote]:
    """Of periods in one series, each five years after the other, one that begins before its forerunner ended."""
    series: dict[str, list[_Numbered]] = {}
    for passage in galley.passages:
        for match in _NUMBERED_PERIOD.finditer(passage.text):
            number = number_of(match["number"])
            if number is not None and match["name"]:
                one = _Numbered(passage, number, int(match["first"]), int(match["last"]), match.span())
                series.setdefault(match["name"], []).append(one)
    for periods in series.values():
        ordered = sorted(periods, key=lambda one: one.number)
        steps = list(pairwise(ordered))
        regular = [pair for pair in steps if pair[1].first == pair[0].last + 1]
        if len(regular) < 2:
            continue
        for before, after in steps:
            if after.number == before.number + 1 and before.first < after.first <= before.last:
                sentence = _("Period {number} begins in {first}, before period {before} ends in {last}.").format(
                    number=after.number, first=after.first, before=before.number, last=before.last
                )
                yield note(after.place, "date", sentence, [before.place, *(pair[1].place for pair in regular[:1])])
