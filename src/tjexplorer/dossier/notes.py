"""The editor's notes that touch what a dossier quotes or states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tjexplorer.dossier.contents import Dossier
from tjexplorer.model.record import EditorNote, LineRange, Visit
from tjexplorer.model.report import Report

WEIGHTY = ("contradiction", "date", "weekday", "name", "figure", "sum", "missing")
"""Kinds of notes that change what a reader takes for a fact, before those on acronyms. Misprints only count in a name."""

_OF_NAMES = ("name", "acronym", "misprint")


def notes_touching(dossier: Dossier) -> Dossier:
    """The dossier with the notes on the lines that it rests on: dates and persons of visits, stops, quoted paragraphs, and
    notes on names of the institution.
    """
    found: list[EditorNote] = []
    for report in dossier.reports.values():
        lines = list(_lines(dossier, report))
        names = {form.text for form in dossier.forms if form.report == report.id}
        found += [
            note
            for note in report.record.notes
            if _touches(note, lines)
            or _on_stop(note, report, dossier)
            or (note.kind in _OF_NAMES and any(name in note.quote for name in names))
        ]
    return replace(dossier, notes=tuple(sorted(found, key=lambda note: note.kind not in WEIGHTY)))


def _touches(note: EditorNote, lines: list[LineRange]) -> bool:
    return note.kind != "misprint" and any(one.line <= note.line <= one.end_line for one in lines)


def _on_stop(note: EditorNote, report: Report, dossier: Dossier) -> bool:
    """Whether a note is on a stop at the institution; a line of an itinerary names all stops of a day."""
    stops = [stop for day in report.record.itinerary for stop in day.stops if dossier.family.kinship(stop.institution)]
    return any(note.line == stop.line and (note.quote in stop.text or stop.text in note.quote) for stop in stops)


def _lines(dossier: Dossier, report: Report) -> Iterator[LineRange]:
    for held in dossier.visits:
        if held.visit.report == report.id:
            yield from (LineRange(line, line) for line in _lines_of(held.visit))
    for day in report.record.itinerary:
        if any(dossier.family.kinship(stop.institution) for stop in day.stops):
            yield LineRange(day.line, day.line)
    for description in dossier.descriptions:
        if description.report == report.id:
            yield from (LineRange(paragraph.line, paragraph.end_line) for paragraph in description.quoted)
    for one in dossier.recommendations:
        if one.recommendation.report == report.id:
            yield LineRange(one.recommendation.line, one.recommendation.end_line)


def _lines_of(visit: Visit) -> Iterator[int]:
    yield from (printed.line for printed in (visit.city, visit.place) if printed)
    yield from (person.line for person in (*visit.hosts, *visit.participants))
    if visit.line is not None:
        yield visit.line
