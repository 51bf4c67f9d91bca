"""When a visit was: the printed date with its hours, or the bounds of a date that is not printed to the day."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date as Date

from tjexplorer.drafting.clock import hours
from tjexplorer.drafting.passage import Passage
from tjexplorer.model.record import Printed, Trip
from tjexplorer.text.dates import find_dates


@dataclass(frozen=True, slots=True)
class Moment:
    """A printed time."""

    printed: Printed
    """As printed, date and hours."""
    date: Date | None
    """The day; None for a period or a month."""
    date_from: Date | None = None
    """First day of a period or month."""
    date_to: Date | None = None
    """Last day."""
    starts: str | None = None
    """HH:MM."""
    ends: str | None = None
    """HH:MM."""


def moment_in(value: Passage, trip: Trip | None) -> Moment | None:
    """The time that a value prints; None where it prints no date. Days without a year are those of the trip."""
    found = find_dates(value.text, year=trip.start.year if trip else None, least="month")
    printed = value.printed()
    if not found or printed is None:
        return None
    first, last = found[0], found[-1]
    starts, ends = hours(value.text[first.end :])
    if first.precision == "month":
        end = Date(first.date.year, first.date.month, monthrange(first.date.year, first.date.month)[1])
        return Moment(printed, None, first.date, end)
    if len(found) == 2 and last.precision == "day" and last.date > first.date:
        return Moment(printed, None, first.date, last.date, starts, ends)
    return Moment(printed, first.date, None, None, starts, ends)
