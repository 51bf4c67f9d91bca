"""Dates of trips, visits and days that contradict each other, or what is printed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from tjexplorer.consistency.finding import Finding, clipped
from tjexplorer.consistency.holdings import Holdings
from tjexplorer.consistency.printed import PrintedSource
from tjexplorer.consistency.value import Value
from tjexplorer.messages import gettext as _
from tjexplorer.text.dates import find_dates

_AT_HOME = {"inbound", "signing"}
"""Kinds of visits that need not fall into a trip."""


def check(holdings: Holdings) -> Iterator[Finding]:
    """The dates of every `report.yaml`."""
    for report, record in holdings.reports.items():
        trip, source = record["trip"], holdings.sources.get(report)
        yield from _period(trip["start"], trip["end"])
        yield from _period(trip["probable_start"], trip["probable_end"])
        yield from _as_printed(source, trip, ("start", "end"), None)
        yield from _as_printed(source, record["report_date"], ("date",), None)
        year = trip["start"].day.year if trip["start"].day else None
        for visit in record["visits"].items:
            yield from _as_printed(source, visit, ("date",), year)
            yield from _visit(visit, trip)
        for day in record["itinerary"].items:
            if len(find_dates(day["as_printed"].text or "", year=year)) == 1:  # else the period of the whole trip
                yield from _as_printed(source, day, ("date",), year)
        yield from _itinerary(record["itinerary"], trip)


def _period(start: Value, end: Value) -> Iterator[Finding]:
    if start.day and end.day and end.day < start.day:
        sentence = _("the end, {end}, comes before the beginning, {start}; correct one of them")
        yield end.finding(sentence.format(end=end.day, start=start.day))


def _as_printed(
    source: PrintedSource | None, owner: Value, keys: tuple[str, ...], year: int | None
) -> Iterator[Finding]:
    """The days that a record gives must be those of the printed words, as far as these name days. Words that do not
    stand at their place say nothing of days.
    """
    words, line = owner["as_printed"].text or "", owner["line"].whole
    if source is not None and line is not None and not source.begins_on(line, words):
        return
    printed = [found.date for found in find_dates(words, year=year)]
    for value, day in zip((owner[key] for key in keys), printed, strict=False):
        if value.day is not None and value.day != day:
            sentence = _("the date {given} is not that of “{words}”, {printed}; correct the date")
            yield value.finding(sentence.format(given=value.day, words=clipped(words), printed=day))


def _visit(visit: Value, trip: Value) -> Iterator[Finding]:
    yield from _period(visit["date_from"], visit["date_to"])
    starts, ends = visit["starts"].text, visit["ends"].text
    if starts and ends and len(starts) == len(ends) and ends <= starts:
        sentence = _("the visit ends at {ends}, and begins at {starts}; correct one of them")
        yield visit["ends"].finding(sentence.format(ends=ends, starts=starts))
    if visit["kind"].text in _AT_HOME:
        return
    told = next((visit[key] for key in ("probable_date", "date", "date_from") if visit[key].day), None)
    for value in (told, visit["date_to"]):
        if value is not None and value.day is not None:
            yield from _outside(
                value, trip, _("the visit of {day} lies outside the trip, {start} to {end}; correct it")
            )


def _outside(value: Value, trip: Value, sentence: str) -> Iterator[Finding]:
    """A day outside the period of the trip: the probable one where the printed one cannot be right."""
    start = trip["probable_start"].day or trip["start"].day
    end = trip["probable_end"].day or trip["end"].day
    if start and end and value.day and start <= end and not start <= value.day <= end:
        yield value.finding(sentence.format(day=value.day, start=start, end=end))


def _itinerary(itinerary: Value, trip: Value) -> Iterator[Finding]:
    days = [(day, day["date"].day) for day in itinerary.items]
    for day, given in days:
        if day["probable_date"].day:
            sentence = _("the day {day} lies outside the trip, {start} to {end}; correct it")
            yield from _outside(day["probable_date"], trip, sentence)
        yield from _stops(day)
        start, end = trip["start"].day, trip["end"].day
        if given and start and end and start <= end and not start <= given <= end:
            sentence = _("the day {day} lies outside the trip, {start} to {end}; correct it")
            yield day["date"].finding(sentence.format(day=given, start=start, end=end))
    yield from _order([(day, given) for day, given in days if given], trip, itinerary)


def _order(days: list[tuple[Value, date]], trip: Value, itinerary: Value) -> Iterator[Finding]:
    """Each day of the trip once, one after the other."""
    for (_before, earlier), (value, later) in pairwise(days):
        if later <= earlier:
            sentence = _("the day {day} stands after {before}; put the days in order, each once")
            yield value["date"].finding(sentence.format(day=later, before=earlier))
    start, end = trip["start"].day, trip["end"].day
    if not days or len(days) != len(itinerary.items) or not start or not end or not 0 <= (end - start).days < 366:
        return
    given = {day for _value, day in days}
    whole = [start + timedelta(days=number) for number in range((end - start).days + 1)]
    missing = [day for day in whole if day not in given]
    for day in missing:
        following = next((value for value, other in days if other > day), days[-1][0])
        sentence = _("the itinerary has no entry for {day}, a day of the trip; add it")
        yield following.finding(sentence.format(day=day))


def _stops(day: Value) -> Iterator[Finding]:
    lines = [stop["line"] for stop in day["stops"].items]
    for before, after in pairwise(lines):
        if before.whole and after.whole and after.whole < before.whole:
            sentence = _(
                "the stop of line {line} stands after that of line {before}; put the stops in the printed order"
            )
            yield after.finding(sentence.format(line=after.whole, before=before.whole))
