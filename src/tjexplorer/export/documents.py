"""The JSON documents of the command line: fields and order as its contract fixes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date
from typing import Any

from tjexplorer.dossier.visits import Through, VisitMade
from tjexplorer.model.record import Day, EditorNote, Evidence, PersonMet, Printed, Visit
from tjexplorer.model.report import Report

Document = dict[str, Any]
"""What `json` takes."""

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""Weekdays as the contract writes them."""


def iso(date: Date | None) -> str | None:
    """A day in ISO form."""
    return date.isoformat() if date else None


def _text(printed: Printed | None) -> str | None:
    return printed.text if printed else None


def reports_document(reports: Iterable[Report]) -> Document:
    """`reports`: one entry for each report."""
    return {"reports": [_report(report) for report in reports]}


def _report(report: Report) -> Document:
    record = report.record
    return {
        "id": record.id,
        "source_name": record.source_name,
        "sha256": record.sha256,
        "title": _text(record.title),
        "subtitle": _text(record.subtitle),
        "agency": record.agency.text if record.agency else None,
        "authors": [
            {"name": person.name, "title": person.title, "organisation": person.organisation}
            for person in record.travellers
            if person.author
        ],
        "category": _text(record.category),
        "destinations": [place.text for place in record.destinations],
        "trip_start": iso(record.trip.start) if record.trip else None,
        "trip_end": iso(record.trip.end) if record.trip else None,
        "report_date": iso(record.report_date.date) if record.report_date else None,
        "characters": len(report.source.text),
        "sections": len(report.sections),
        "visits": len(record.visits),
        "label": record.label,
        "supplied_title": record.supplied_title,
        "form": record.form,
        "drafted": list(record.drafted),
    }


def outline_document(report: Report) -> Document:
    """`outline`: one entry for each section, parents before children."""
    return {
        "report": report.id,
        "sections": [
            {
                "id": section.id,
                "parent": section.parent,
                "level": section.level,
                "number": section.number,
                "title": section.title,
                "kind": str(section.kind),
                "implied": section.implied,
                "line": section.line,
                "end_line": section.end_line,
                "start": section.span.start,
                "end": section.span.end,
            }
            for section in report.sections
        ],
    }


def person_met(person: PersonMet) -> Document:
    """Somebody named in a visit."""
    return {"name": person.name, "role": person.role, "organisation": person.organisation}


def visit_fields(visit: Visit, section: str | None) -> Document:
    """One visit; `section` is the id of its write-up."""
    return {
        "report": visit.report,
        "order": visit.order,
        "date": iso(visit.date),
        "date_as_printed": visit.as_printed,
        "starts": visit.starts,
        "ends": visit.ends,
        "city": _text(visit.city),
        "place": _text(visit.place),
        "institution": visit.institution,
        "hosts": [person_met(host) for host in visit.hosts],
        "section": section,
        "line": visit.write_up.line if visit.write_up else visit.line,
        "topics": [topic.text for topic in visit.topics],
        "notes": list(visit.notes),
        "kind": visit.kind,
        "date_from": iso(visit.date_from),
        "date_to": iso(visit.date_to),
        "probable_date": iso(visit.probable_date),
        "participants": [person_met(person) for person in visit.participants],
    }


def visits_document(reports: Iterable[Report], concerning: Iterable[VisitMade] | None = None) -> Document:
    """`visits`: all visits of some reports, or of these the visits that concern one institution, each with how it does."""
    ways = None if concerning is None else {(one.visit.report, one.visit.order): one for one in concerning}
    rows = []
    for report in reports:
        for visit in report.record.visits:
            way = ways.get((visit.report, visit.order)) if ways is not None else None
            if ways is None or way is not None:
                fields = visit_fields(visit, write_up_section(report, visit))
                rows.append({**fields, **(through_fields(way) if way else {})})
    return {"visits": rows}


def through_fields(made: VisitMade) -> Document:
    """How a visit concerns an institution that it was not made to itself, and who of it was met there; else nothing."""
    if made.through is Through.ITSELF:
        return {}
    if made.through is Through.PART:
        return {"through": str(made.through)}
    return {"through": str(made.through), "met_there": [person_met(one.met) for one in made.met]}


def write_up_section(report: Report, visit: Visit) -> str | None:
    """The id of the section that reports a visit: the outermost one that begins on its first line, else the one there."""
    if visit.write_up is None:
        return None
    line = visit.write_up.line
    starting = next((section.id for section in report.sections if section.line == line), None)
    if starting is not None:
        return starting
    holder = report.section_on(line)
    return holder.id if holder else None


def itinerary_document(report: Report) -> Document:
    """`itinerary`: every day of a trip."""
    return {"report": report.id, "days": [_day(day) for day in report.record.itinerary]}


def _day(day: Day) -> Document:
    institutions = dict.fromkeys(stop.institution for stop in day.stops if stop.institution)
    return {
        "date": iso(day.date),
        "weekday": WEEKDAYS[day.date.weekday()] if day.date else None,
        "as_printed": day.as_printed,
        "route": _text(day.route),
        "institutions": list(institutions),
        "overnight": _text(day.overnight),
        "line": day.line,
        "notes": list(day.notes),
        "probable_date": iso(day.probable_date),
        "stops": [{"text": stop.text, "institution": stop.institution, "line": stop.line} for stop in day.stops],
    }


def notes_document(notes: Iterable[EditorNote]) -> Document:
    """`notes`: the editor's notes."""
    return {
        "notes": [
            {
                "report": note.report,
                "line": note.line,
                "quote": note.quote,
                "kind": note.kind,
                "note": note.note,
                "level": note.level,
                "evidence": [_evidence(evidence) for evidence in note.evidence],
            }
            for note in notes
        ]
    }


def _evidence(evidence: Evidence) -> Document:
    if evidence.statement is not None:
        return {"statement": evidence.statement}
    return {"report": evidence.report, "line": evidence.line, "quote": evidence.quote}
