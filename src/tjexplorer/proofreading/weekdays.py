"""Weekdays that do not fit their dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date

from tjexplorer.messages import gettext as _
from tjexplorer.model.record import EditorNote
from tjexplorer.proofreading.days import Dated, fitting_year, moved_by, schedule_days, write_ups, year_of_days
from tjexplorer.proofreading.galley import Galley, Place, calculation, note
from tjexplorer.text.dates import find_dates

_BARE = frozenset("（(")
_MARKS = frozenset("星禮週周曜")


def check(galley: Galley) -> Iterator[EditorNote]:
    """A note for each date beside which the wrong day of the week is printed."""
    year = year_of_days(galley)
    dated = [
        Dated(passage, found)
        for passage in galley.passages
        for found in find_dates(passage.text, year=year)
        if found.weekday_printed is not None
    ]
    with_year = {
        one.passage.start: {found.start for found in find_dates(one.passage.text)}
        for one in {id(one.passage): one for one in dated}.values()
    }
    bare = sum(_is_bare(one) for one in dated)
    days = schedule_days(galley)
    shift = fitting_year([one.found for one in days])
    scheduled = {one.passage.start for one in days}
    for one in dated:
        if one.found.weekday_agrees or (_is_bare(one) and bare < 2):
            continue
        in_schedule = one.passage.start in scheduled
        if in_schedule or one.found.start in with_year[one.passage.start]:
            yield _note(galley, one, shift if in_schedule else None)


def weekday(number: int) -> str:
    """The name of a day of the week in the language of the interface; Monday is 0."""
    names = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
    return names[number]


def calendar(day: Date) -> str:
    """What the calendar says of a day."""
    return _("calendar: {date} is a {weekday}").format(date=day.isoformat(), weekday=weekday(day.weekday()))


def _note(galley: Galley, one: Dated, shift: int | None) -> EditorNote:
    found = one.found
    printed = weekday(found.weekday_printed or 0)
    place = one.passage.place(found.start, found.end)
    evidence = [calculation(calendar(found.date))]
    sentence = _("{date} is a {weekday}; {printed} is printed.").format(
        date=found.date.isoformat(), weekday=weekday(found.date.weekday()), printed=printed
    )
    other = moved_by(found.date, shift) if shift else None
    if other is None:
        return note(place, "weekday", sentence, evidence)
    evidence.append(calculation(calendar(other)))
    sentence += " " + _("All weekdays of the schedule fit {year}.").format(year=other.year)
    return note(place, "weekday", sentence, [*evidence, *_printed_elsewhere(galley, other)])


def _printed_elsewhere(galley: Galley, day: Date) -> list[Place]:
    """A write-up of the year that the weekdays fit, of that very day where there is one."""
    same_year = [
        one.when for one in write_ups(galley) if one.when.found.date.year == day.year and one.when.found.weekday_agrees
    ]
    best = [one for one in same_year if one.found.date == day] or same_year
    return [one.passage.place(one.found.start, one.found.end) for one in best[:1]]


def _is_bare(one: Dated) -> bool:
    """Whether the weekday is a single character in brackets in running text, which an enumerator (一) could be."""
    text = one.passage.text[one.found.start : one.found.end]
    after = one.passage.text[one.found.end : one.found.end + 1]
    return not _MARKS & set(text) and bool(_BARE & set(text)) and after.isalpha() and not one.passage.in_table
