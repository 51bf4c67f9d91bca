"""An itinerary as a calendar file (iCalendar, RFC 5545): an event for every day of a trip and for every visit.

The calendar library is imported when a calendar is asked for, since nothing else needs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from datetime import date as Date
from types import MappingProxyType
from typing import TYPE_CHECKING

from tjexplorer.export.citation import footnote
from tjexplorer.export.itinerary import (
    ITINERARY_COLUMNS,
    NameOf,
    day_date,
    day_lines,
    listed,
    people_told,
    visit_date,
    visit_lines,
)
from tjexplorer.export.label import colon
from tjexplorer.messages import gettext as _
from tjexplorer.model.citation import cite
from tjexplorer.model.record import Day, Visit
from tjexplorer.model.report import Report
from tjexplorer.model.span import Span
from tjexplorer.text.printable import printable

if TYPE_CHECKING:
    from icalendar import Component

PRODUCT = "-//tjexplorer//Itineraries//EN"
"""PRODID of the calendars, without a version: the same report gives the same bytes."""

ZONES: Mapping[str, tuple[int, str]] = MappingProxyType({"Asia/Tokyo": (9, "JST"), "Asia/Taipei": (8, "CST")})
"""Hours east of Greenwich and the name of the time kept there. Neither has changed its clocks since 1980."""

_ZONES_HOLD_FROM = datetime(1980, 1, 1)  # local time, as RFC 5545 asks for the onset of a zone

_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
"""What a TEXT value escapes (RFC 5545, 3.3.11)."""


@dataclass(frozen=True, slots=True)
class _Event:
    """What a VEVENT says, before anything is escaped."""

    uid: str
    """Unique, and the same in every export."""
    start: Date | datetime
    """First day, or local beginning."""
    end: Date | datetime | None
    """The day after the last, or local end; None for a single day or an end that is not printed."""
    zone: str | None
    """Time zone of beginning and end; None for whole days."""
    summary: str
    """One line."""
    location: str
    """One line, or empty."""
    description: tuple[str, ...]
    """Lines."""
    categories: tuple[str, ...]
    """Names."""


def itinerary_ics(report: Report, name_of: NameOf, stamp: datetime) -> str:
    """The days and visits of a report as one iCalendar document, in the language in use.

    `name_of` gives the name of an institution by its id; `stamp` (aware) is the DTSTAMP of all events: `stamp_of` has one
    that depends on the record alone. Lines end with CR LF and are folded at 75 octets. An event stands on the probable date
    where the printed one cannot be right, and says so. A visit of which only bounds are known covers them; one without
    any date has no event (`itinerary.undated` counts them).
    """
    from icalendar import Calendar  # noqa: PLC0415  # see above

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    _put(calendar, "X-WR-CALNAME", report.record.label)
    _put(calendar, "X-WR-CALDESC", footnote(cite(report)))
    events = _events(report, name_of)
    for zone in ZONES:
        if any(event.zone == zone for event in events):
            calendar.add_component(_time_zone(zone))
    for event in events:
        calendar.add_component(_component(event, stamp))
    content: bytes = calendar.to_ical()
    return content.decode("utf-8")


def stamp_of(report: Report) -> datetime:
    """A DTSTAMP that is always the same: the date of the report, else the end of the trip, else its last visit; at 0:00 UTC."""
    record = report.record
    day = record.report_date.date if record.report_date else None
    if day is None and record.trip:
        day = record.trip.probable_end or record.trip.end
    if day is None:
        known = [date for visit in record.visits if (date := visit_date(visit) or visit.date_to or visit.date_from)]
        day = max(known, default=Date(record.year or 1970, 1, 1))
    return datetime.combine(day, time(), UTC)


def is_itinerary_export(beginning: str) -> bool:
    """Whether a file that begins so was written as an itinerary by this program: a calendar or a table."""
    first, _end, rest = beginning.partition("\n")
    if first.rstrip("\r") == "BEGIN:VCALENDAR":
        return f"\nPRODID:{PRODUCT}" in f"\n{rest}"
    return first.rstrip("\r") == ",".join(ITINERARY_COLUMNS)


def _events(report: Report, name_of: NameOf) -> list[_Event]:
    days = (_day_event(report, day, number) for number, day in enumerate(report.record.itinerary, 1))
    visits = (_visit_event(report, visit, name_of) for visit in report.record.visits)
    return [event for event in (*days, *visits) if event]


def _day_event(report: Report, day: Day, number: int) -> _Event | None:
    date = day_date(day)
    if date is None:
        return None
    route, stops = day.route.text if day.route else "", listed(stop.text for stop in day.stops)
    title, lines = _("Day {n}").format(n=number), day_lines(day)
    told = [
        *_dated(day.date, day.probable_date, day.as_printed),
        _labelled(_("Route"), route),
        _labelled(_("Stops"), stops),
        _labelled(_("Overnight"), day.overnight.text if day.overnight else ""),
        *(_labelled(_("Note"), note) for note in day.notes),
        _labelled(_("Source lines"), listed(map(str, lines))),
        _cited(report, lines[0], lines[-1]),
    ]
    return _Event(
        uid=f"{report.id}-day-{number}@tjexplorer",
        start=date,
        end=_after(date),
        zone=None,
        summary=_labelled(title, route or stops) or title,
        location="",
        description=tuple(filter(None, told)),
        categories=(report.record.label, _("day")),
    )


def _visit_event(report: Report, visit: Visit, name_of: NameOf) -> _Event | None:
    found = _when(visit)
    if found is None:
        return None
    start, end, zone = found
    told = [
        *_dated(visit.date, visit.probable_date, visit.as_printed),
        *_bounds(visit, zone),
        _labelled(_("Hosts"), people_told(visit.hosts)),
        _labelled(_("Participants"), people_told(visit.participants)),
        _labelled(_("Topics"), listed(topic.text for topic in visit.topics)),
        *(_labelled(_("Note"), note) for note in visit.notes),
        _labelled(_("Source lines"), visit_lines(visit)),
        _cited(report, visit.write_up.line, visit.write_up.end_line) if visit.write_up else footnote(cite(report)),
    ]
    return _Event(
        uid=f"{report.id}-visit-{visit.order}@tjexplorer",
        start=start,
        end=end,
        zone=zone,
        summary=_visit_summary(visit, name_of),
        location=_location(visit),
        description=tuple(filter(None, told)),
        categories=(report.record.label, _kind(visit.kind)),
    )


def _when(visit: Visit) -> tuple[Date | datetime, Date | datetime | None, str | None] | None:
    """Beginning, end and time zone of a visit; None where it has no date at all."""
    date = visit_date(visit)
    if date is None:
        first, last = visit.date_from or visit.date_to, visit.date_to or visit.date_from
        return None if first is None or last is None else (first, _after(max(first, last)), None)
    if visit.starts is None:
        return date, _after(date), None
    start = datetime.combine(date, time.fromisoformat(visit.starts))
    end = datetime.combine(date, time.fromisoformat(visit.ends)) if visit.ends else None
    zone = "Asia/Taipei" if visit.kind == "inbound" else "Asia/Tokyo"
    return start, end if end and end > start else None, zone


def _after(day: Date) -> Date | None:
    """The day on which a whole day has ended; the calendar itself ends with the year 9999."""
    return day + timedelta(days=1) if day < Date.max else None


def _visit_summary(visit: Visit, name_of: NameOf) -> str:
    kind = _kind(visit.kind)
    if visit.institution:
        name = name_of(visit.institution)
    else:
        name = next((printed.text for printed in (*visit.topics, visit.place, visit.city) if printed), "")
    summary = name if name and visit.kind == "visit" else _labelled(kind, name) or kind
    if visit_date(visit):
        return summary
    if visit.as_printed is None:
        return _("{event} (date not printed)").format(event=summary)
    return _("{event} (as printed: {printed})").format(event=summary, printed=visit.as_printed)


def _kind(kind: str) -> str:
    names = {"visit": _("visit"), "meeting": _("meeting"), "signing": _("signing"), "inbound": _("visit to Taiwan")}
    return names[kind]


def _location(visit: Visit) -> str:
    place, city = (printed.text if printed else "" for printed in (visit.place, visit.city))
    return place if city in place else ", ".join(filter(None, (place, city)))


def _dated(date: Date | None, probable: Date | None, as_printed: str | None) -> list[str]:
    """What is printed of a date, and what the evidence gives where that cannot be right."""
    told = [_labelled(_("Printed date"), as_printed) if as_printed else _("The date is not printed.")]
    if probable and date:
        sentence = _("The printed date ({date}) cannot be right; the event stands on the probable one, {probable}.")
        told.append(sentence.format(date=date, probable=probable))
    elif probable:
        told.append(_("The event stands on the probable date, {probable}.").format(probable=probable))
    return told


def _bounds(visit: Visit, zone: str | None) -> list[str]:
    """What is known of the time of a visit beside what beginning and end of its event show."""
    told = []
    if visit_date(visit) is None:
        sentence = _("The day lies between {first} and {last}, both included.")
        told.append(sentence.format(first=visit.date_from or "?", last=visit.date_to or "?"))
    if zone is None and (visit.starts or visit.ends):
        told.append(_labelled(_("Time"), f"{visit.starts or '?'}–{visit.ends or '?'}"))
    return told


def _cited(report: Report, first: int, last: int) -> str:
    """The citation of some lines of a report, as far as the source has them."""
    source = report.source
    first, last = (min(max(line, 1), source.line_count) for line in (first, last))
    return footnote(cite(report, Span(source.line_span(first).start, source.line_span(last).end)))


def _labelled(label: str, value: str) -> str:
    """A value behind its label; empty where there is none."""
    return f"{label}{colon()}{value}" if value else ""


def _component(event: _Event, stamp: datetime) -> Component:
    from icalendar import Event  # noqa: PLC0415  # see above
    from icalendar.prop import vInline  # noqa: PLC0415  # see above

    made = Event()
    _put(made, "UID", event.uid)
    made.add("dtstamp", stamp.astimezone(UTC))
    # Local times with the name of their zone: so no database of time zones is asked.
    named = {"TZID": event.zone} if event.zone else {}
    made.add("dtstart", event.start, parameters=named)
    if event.end is not None:
        made.add("dtend", event.end, parameters=named)
    _put(made, "SUMMARY", event.summary)
    if event.location:
        _put(made, "LOCATION", event.location)
    _put(made, "DESCRIPTION", *event.description)
    made["CATEGORIES"] = vInline(",".join(_escaped(printable(name)) for name in event.categories))
    return made


def _put(component: Component, name: str, *lines: str) -> None:
    """Set a property to a text; nothing in it can end the line or be obeyed by a terminal."""
    from icalendar.prop import vInline  # noqa: PLC0415  # see above

    component[name] = vInline(_escaped("\n".join(map(printable, lines))))


def _escaped(text: str) -> str:
    # The library takes a backslash before an N for a line break when it escapes; so it is given what is escaped already.
    return text.translate(_ESCAPED)


def _time_zone(name: str) -> Component:
    from icalendar import Timezone, TimezoneStandard  # noqa: PLC0415  # see above

    hours, abbreviation = ZONES[name]
    standard = TimezoneStandard()
    standard.add("dtstart", _ZONES_HOLD_FROM)
    standard.add("tzoffsetfrom", timedelta(hours=hours))
    standard.add("tzoffsetto", timedelta(hours=hours))
    standard.add("tzname", abbreviation)
    zone = Timezone()
    zone.add("tzid", name)
    zone.add_component(standard)
    return zone
