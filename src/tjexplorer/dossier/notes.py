"""The editor's notes that touch what a dossier quotes or states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tjexplorer.authority.recognition import Recognizer
from tjexplorer.dossier.contents import Dossier, MetElsewhere, VisitHeld
from tjexplorer.dossier.kinship import Family
from tjexplorer.dossier.sources import Sources
from tjexplorer.model.record import EditorNote, LineRange, Visit
from tjexplorer.model.report import Report
from tjexplorer.text.fold import fold

WEIGHTY = ("contradiction", "date", "weekday", "name", "figure", "sum", "missing")
"""Kinds of notes that change what a reader takes for a fact, before those on acronyms. Misprints only count in a name."""


def notes_touching(dossier: Dossier, sources: Sources) -> Dossier:
    """The dossier with the notes on names of the institution and of people met, wherever they stand, and with those on
    the lines that it rests on: dates and persons of visits, stops, and quoted paragraphs as far as the note is not on another
    institution.
    """
    found: list[tuple[bool, EditorNote]] = []
    for report in dossier.reports.values():
        reading = _Reading(dossier, report, sources)
        for note in report.record.notes:
            on_name = reading.on_name(note)
            if on_name or reading.touches(note):
                found.append((on_name, note))
    found.sort(key=lambda one: (not one[0], one[1].kind not in WEIGHTY))
    return replace(dossier, notes=tuple(note for _on_name, note in found))


class _Reading:
    """The notes of a report, read for one dossier."""

    def __init__(self, dossier: Dossier, report: Report, sources: Sources) -> None:
        self._family = dossier.family
        self._institutions = Recognizer(sources.institutions, report.id)
        self._people = Recognizer(sources.people, report.id)
        held: tuple[VisitHeld | MetElsewhere, ...] = (*dossier.visits, *dossier.met_elsewhere)
        met = (one for each in held if each.visit.report == report.id for one in each.encounters)
        self._met = {one.person for one in met if one.person}
        family = (*dossier.family.lineage, *dossier.family.parts)
        self._bodies = {form.folded for id_ in family for form in sources.institutions.forms(id_)}
        self._persons = {form.folded for id_ in self._met for form in sources.people.forms(id_)}
        self._stated = [*_stated(dossier, report)]
        self._quoted = [*_quoted(dossier, report)]
        days = report.record.itinerary
        self._stops = [stop for day in days for stop in day.stops if dossier.family.kinship(stop.institution)]

    def on_name(self, note: EditorNote) -> bool:
        """Whether a note is on a name of the institution, of its parts or of somebody met: the words that it quotes hold
        one, or are no name and stand for one (IloPE是HoPE的誤讀).
        """
        quote = fold(note.quote).text
        if _holds(quote, self._persons) and self._names_of(self._people, note.quote, note.line) & self._met:
            return True
        if note.kind not in {"name", "acronym", "misprint"}:
            return False
        if _holds(quote, self._bodies):
            return _akin(self._names_of(self._institutions, note.quote, note.line), self._family)
        return (
            note.kind == "acronym"
            and _holds(fold(note.note).text, self._bodies)
            and not self._names_of(self._institutions, note.quote, note.line)
        )

    def touches(self, note: EditorNote) -> bool:
        """Whether a note is on a line that the dossier rests on."""
        if note.kind == "misprint":
            return False
        if _on(note, self._stated) or any(
            note.line == stop.line and (note.quote in stop.text or stop.text in note.quote) for stop in self._stops
        ):
            return True
        return _on(note, self._quoted) and not self._on_another(note)

    def _on_another(self, note: EditorNote) -> bool:
        """Whether the words that a note quotes, and its own, name institutions, and other ones alone."""
        texts = (note.quote, note.note)
        named = {id_ for text in texts for id_ in self._names_of(self._institutions, text, note.line)}
        return bool(named) and not _akin(named, self._family)

    def _names_of(self, recognizer: Recognizer, text: str, line: int) -> set[str]:
        return {one.record for one in recognizer.recognize(text, lambda _at: line)}


def _holds(folded: str, forms: set[str]) -> bool:
    """Whether some form may stand in a text; what it means there the rules of names decide, which take longer."""
    return any(form in folded for form in forms)


def _akin(named: set[str], family: Family) -> bool:
    return any(family.kinship(id_) for id_ in named)


def _on(note: EditorNote, lines: list[LineRange]) -> bool:
    return any(one.line <= note.line <= one.end_line for one in lines)


def _stated(dossier: Dossier, report: Report) -> Iterator[LineRange]:
    """Lines of facts on visits and days."""
    for held in dossier.visits:
        if held.visit.report == report.id:
            yield from (LineRange(line, line) for line in _lines_of(held.visit))
    for one in dossier.met_elsewhere:
        if one.visit.report == report.id:
            yield from (LineRange(each.met.line, each.met.line) for each in one.encounters)
    for day in report.record.itinerary:
        if any(dossier.family.kinship(stop.institution) for stop in day.stops):
            yield LineRange(day.line, day.line)


def _quoted(dossier: Dossier, report: Report) -> Iterator[LineRange]:
    """Lines of paragraphs that are quoted."""
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
