"""The JSON documents of the command line: fields and order as its contract fixes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date as Date
from typing import Any

from tjexplorer.model.institution import Institution
from tjexplorer.model.mention import Mention
from tjexplorer.model.record import Day, EditorNote, Evidence, PersonMet, Printed, Visit
from tjexplorer.model.report import Report
from tjexplorer.text.fold import fold

Document = dict[str, Any]
"""What `json` takes."""

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""Weekdays as the contract writes them."""


def _iso(date: Date | None) -> str | None:
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
        "trip_start": _iso(record.trip.start) if record.trip else None,
        "trip_end": _iso(record.trip.end) if record.trip else None,
        "report_date": _iso(record.report_date.date) if record.report_date else None,
        "characters": len(report.source.text),
        "sections": len(report.sections),
        "visits": len(record.visits),
        "label": record.label,
        "supplied_title": record.supplied_title,
        "form": record.form,
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


def mentions_by_institution(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """Mentions sorted by the institution they name."""
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.record, []).append(mention)
    return found


def institution_fields(institution: Institution, mentions: Sequence[Mention], visits: int) -> Document:
    """One institution as the lists show it; `mentions` are its own."""
    places: dict[str, set[str]] = {}
    for mention in mentions:
        places.setdefault(fold(mention.form).text, set()).add(mention.report)
    return {
        "id": institution.id,
        "kind": institution.kind,
        "country": institution.country,
        "names": {"zh": institution.zh, "ja": institution.ja, "en": institution.en},
        "variants": [
            {
                "form": variant.form,
                "kind": variant.kind,
                "reports": sorted(places.get(fold(variant.form).text, ())),
            }
            for variant in institution.variants
        ],
        "parent": institution.parent,
        "earlier": [{"id": body.id, "until": body.until} for body in institution.earlier],
        "visits": visits,
        "mentions": dict(sorted(Counter(mention.report for mention in mentions).items())),
    }


def institutions_document(
    institutions: Iterable[Institution], mentions: Iterable[Mention], visits: Iterable[Visit]
) -> Document:
    """`institutions`: one entry for each authority record."""
    named = mentions_by_institution(mentions)
    visited = Counter(visit.institution for visit in visits if visit.institution)
    return {
        "institutions": [
            institution_fields(record, named.get(record.id, ()), visited[record.id]) for record in institutions
        ]
    }


def institution_document(
    institution: Institution, later: Iterable[Institution], mentions: Iterable[Mention], reports: Iterable[Report]
) -> Document:
    """`institution ID`: the entry of the list with all mentions, visits and hosts."""
    own = [mention for mention in mentions if mention.record == institution.id]
    there = [
        (report, visit) for report in reports for visit in report.record.visits if visit.institution == institution.id
    ]
    fields = institution_fields(institution, own, len(there))
    fields["later"] = [body.id for body in later]
    fields["mention_list"] = [
        {
            "report": mention.report,
            "section": mention.section,
            "line": mention.line,
            "start": mention.span.start,
            "end": mention.span.end,
            "text": mention.text,
        }
        for mention in own
    ]
    fields["visit_list"] = [visit_fields(visit, write_up_section(report, visit)) for report, visit in there]
    fields["people"] = [
        {**_person(host), "report": visit.report, "line": host.line} for _report, visit in there for host in visit.hosts
    ]
    return {"institution": fields}


def _person(person: PersonMet) -> Document:
    return {"name": person.name, "role": person.role, "organisation": person.organisation}


def visit_fields(visit: Visit, section: str | None) -> Document:
    """One visit; `section` is the id of its write-up."""
    return {
        "report": visit.report,
        "order": visit.order,
        "date": _iso(visit.date),
        "date_as_printed": visit.as_printed,
        "starts": visit.starts,
        "ends": visit.ends,
        "city": _text(visit.city),
        "place": _text(visit.place),
        "institution": visit.institution,
        "hosts": [_person(host) for host in visit.hosts],
        "section": section,
        "line": visit.write_up.line if visit.write_up else visit.line,
        "topics": [topic.text for topic in visit.topics],
        "notes": list(visit.notes),
        "kind": visit.kind,
        "date_from": _iso(visit.date_from),
        "date_to": _iso(visit.date_to),
        "probable_date": _iso(visit.probable_date),
        "participants": [_person(person) for person in visit.participants],
    }


def visits_document(reports: Iterable[Report], institution: str | None = None) -> Document:
    """`visits`: all visits of some reports, or those of one institution."""
    return {
        "visits": [
            visit_fields(visit, write_up_section(report, visit))
            for report in reports
            for visit in report.record.visits
            if institution in {None, visit.institution}
        ]
    }


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
        "date": _iso(day.date),
        "weekday": WEEKDAYS[day.date.weekday()] if day.date else None,
        "as_printed": day.as_printed,
        "route": _text(day.route),
        "institutions": list(institutions),
        "overnight": _text(day.overnight),
        "line": day.line,
        "notes": list(day.notes),
        "probable_date": _iso(day.probable_date),
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
