"""Itineraries and visits as tables (CSV): the days of a trip with what was planned and what was reported on each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date as Date
from typing import Any

from tjexplorer.export.documents import WEEKDAYS
from tjexplorer.export.tables import csv_records
from tjexplorer.model.record import Day, LineRange, PersonMet, ReportRecord, Stop, Visit
from tjexplorer.model.report import Report

NameOf = Callable[[str], str]
"""The name to show of an institution by its id."""

ITINERARY_COLUMNS = (
    "date", "weekday", "date_as_printed", "probable_date", "date_from", "date_to", "starts", "ends", "kind",
    "institution", "institution_name", "as_printed", "city", "place", "hosts", "overnight", "report", "lines", "notes",
)  # fmt: skip
"""The columns of an itinerary. `date` is the printed one, `weekday` is computed from it."""

VISIT_COLUMNS = (
    "report", "order", "date", "date_as_printed", "probable_date", "date_from", "date_to", "starts", "ends", "kind",
    "institution", "institution_name", "city", "place", "hosts", "participants", "topics", "section", "line", "notes",
    "through", "met_there",
)  # fmt: skip
"""The columns of visits, named as the fields of the JSON document. The last two are empty but for those of one
institution."""

_LISTED = "; "
"""Between the members of a list that stands in one cell."""

_Row = dict[str, Any]


def itinerary_csv(report: Report, name_of: NameOf) -> str:
    """The days and visits of a report as CSV, in order of time; `ITINERARY_COLUMNS` are the columns.

    Each day has a row of the kind `day`, with its route under `as_printed`; then come its stops in the printed order, each
    in one row with the visit that reports it, else of the kind `stop`; then visits that no stop announces. Visits on no
    day of the itinerary stand where their date, or the earliest possible one, puts them. What the source does not say is
    an empty cell.
    """
    return csv_records(ITINERARY_COLUMNS, _rows(report, name_of))


def visits_csv(document: Mapping[str, Any], name_of: NameOf) -> str:
    """The document of `visits --json` as CSV, one row for each visit; `VISIT_COLUMNS` are the columns."""
    return csv_records(VISIT_COLUMNS, (_visit_record(visit, name_of) for visit in document["visits"]))


def day_date(day: Day) -> Date | None:
    """The day in the calendar: the probable date where the printed one cannot be right."""
    return day.probable_date or day.date


def visit_date(visit: Visit) -> Date | None:
    """The day in the calendar, as for days; None where no single day is known."""
    return visit.probable_date or visit.date


def undated(record: ReportRecord) -> int:
    """How many days and visits of a record have no date at all, so that no calendar can show them."""
    days = sum(day_date(day) is None for day in record.itinerary)
    return days + sum(visit.when is None and visit.date_to is None for visit in record.visits)


def people_told(people: Iterable[PersonMet]) -> str:
    """Persons in a line: `name role (organisation); …`."""
    return _LISTED.join(_person(person.name, person.role, person.organisation) for person in people)


def listed(parts: Iterable[str]) -> str:
    """Texts in a line, parted by semicolons."""
    return _LISTED.join(parts)


def day_lines(day: Day) -> list[int]:
    """The lines of the source that tell of a day, in order."""
    lines = {day.line, *(stop.line for stop in day.stops)}
    lines.update(printed.line for printed in (day.route, day.overnight) if printed)
    return sorted(lines)


def visit_lines(visit: Visit) -> str:
    """Where the date of a visit and its write-up stand: `269; 267–351`."""
    places = [_range(visit.write_up)] if visit.write_up else []
    if visit.line is not None and not (visit.write_up and _range(visit.write_up) == str(visit.line)):
        places.insert(0, str(visit.line))
    return listed(places)


def _range(lines: LineRange) -> str:
    # A hyphen would make a spreadsheet take 3-12 for a date.
    return str(lines.line) if lines.line == lines.end_line else f"{lines.line}–{lines.end_line}"


def _person(name: str, role: str | None, organisation: str | None) -> str:
    return " ".join(filter(None, (name, role, f"({organisation})" if organisation else None)))


def _rows(report: Report, name_of: NameOf) -> Iterator[_Row]:
    days, visits = report.record.itinerary, list(report.record.visits)
    placed: list[tuple[Date, list[_Row]]] = []
    latest = Date.min
    for day in days:
        there = day_date(day)
        latest = there or latest
        held = [visit for visit in visits if there is not None and visit_date(visit) == there]
        visits = [visit for visit in visits if visit not in held]
        placed.append((latest, list(_day_rows(day, held, name_of))))
    placed += [(visit.when or Date.max, [_visit_row(visit, None, None, name_of)]) for visit in visits]
    for _date, rows in sorted(placed, key=lambda one: one[0]):
        yield from rows


def _day_rows(day: Day, visits: list[Visit], name_of: NameOf) -> Iterator[_Row]:
    """The rows of a day and of the visits on it."""
    yield _day_row(day) | {
        "kind": "day",
        "as_printed": day.route.text if day.route else None,
        "lines": listed(map(str, day_lines(day))),
        "notes": " ".join(day.notes),
    }
    waiting = list(visits)
    for stop in day.stops:
        told = next((visit for visit in waiting if stop.institution and visit.institution == stop.institution), None)
        if told is None:
            yield _day_row(day) | {
                "kind": "stop",
                **_institution(stop.institution, name_of),
                "as_printed": stop.text,
                "lines": str(stop.line),
            }
        else:
            waiting.remove(told)
            yield _visit_row(told, day, stop, name_of)
    for visit in waiting:
        yield _visit_row(visit, day, None, name_of)


def _day_row(day: Day) -> _Row:
    return _dates(day.date, day.as_printed, day.probable_date) | {
        "overnight": day.overnight.text if day.overnight else None,
        "report": day.report,
    }


def _visit_row(visit: Visit, day: Day | None, stop: Stop | None, name_of: NameOf) -> _Row:
    return _dates(visit.date, visit.as_printed, visit.probable_date) | {
        "date_from": visit.date_from and visit.date_from.isoformat(),
        "date_to": visit.date_to and visit.date_to.isoformat(),
        "starts": visit.starts,
        "ends": visit.ends,
        "kind": visit.kind,
        **_institution(visit.institution, name_of),
        "as_printed": stop.text if stop else None,
        "city": visit.city.text if visit.city else None,
        "place": visit.place.text if visit.place else None,
        "hosts": people_told(visit.hosts),
        "overnight": day.overnight.text if day and day.overnight else None,
        "report": visit.report,
        "lines": listed(filter(None, (str(stop.line) if stop else "", visit_lines(visit)))),
        "notes": " ".join(visit.notes),
    }


def _dates(date: Date | None, as_printed: str | None, probable: Date | None) -> _Row:
    return {
        "date": date and date.isoformat(),
        "weekday": WEEKDAYS[date.weekday()] if date else None,
        "date_as_printed": as_printed,
        "probable_date": probable and probable.isoformat(),
    }


def _institution(id_: str | None, name_of: NameOf) -> _Row:
    return {"institution": id_, "institution_name": name_of(id_) if id_ else None}


def _visit_record(visit: Mapping[str, Any], name_of: NameOf) -> _Row:
    people = {
        key: listed(_person(one["name"], one["role"], one["organisation"]) for one in visit[key])
        for key in ("hosts", "participants", "met_there")
        if key in visit
    }
    texts = {"topics": listed(visit["topics"]), "notes": " ".join(visit["notes"])}
    return {**visit, **_institution(visit["institution"], name_of), **people, **texts}
