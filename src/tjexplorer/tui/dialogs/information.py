"""What is known about a report, and its editor's notes."""

from __future__ import annotations

from collections.abc import Iterator

from tjexplorer.messages import gettext as _
from tjexplorer.model.record import EditorNote, ReportRecord
from tjexplorer.model.report import Report
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import Place
from tjexplorer.tui.drawing import Line, piece, wrap_line
from tjexplorer.tui.panes.columns import fact, head, told
from tjexplorer.tui.panes.wording import evidence_told, note_kind
from tjexplorer.tui.widgets.line_list import Entry

LABELS = 20
"""Cells of the column of labels."""


def information_entries(catalogue: Catalogue, report: Report, lines: tuple[int, int]) -> Iterator[Entry]:
    """Notes on the lines at the cursor first, then the record, then all notes."""
    notes = catalogue.report(report.id).record.notes
    here = [note for note in notes if lines[0] <= note.line <= lines[1]]
    if here:
        yield head(_("Editor's notes on this passage"))
        yield from (_note(catalogue, note) for note in here)
    yield head(_("The report"))
    for label, text in _fields(report.record):
        if text:
            yield fact(label, text, LABELS)
    yield head(_("Editor's notes on this report: {count}").format(count=len(notes)))
    if not notes:
        yield told(_("None: nothing in it was found to be doubtful."), "dim")
    yield from (_note(catalogue, note) for note in notes if note not in here)


def _fields(record: ReportRecord) -> Iterator[tuple[str, str]]:
    yield _("Drafted, not confirmed"), ", ".join(record.drafted)
    yield _("Title"), record.display_title
    yield _("Subtitle"), record.subtitle.text if record.subtitle else ""
    yield _("Agency"), record.agency.text if record.agency else ""
    travellers = "、".join(" ".join(filter(None, (one.name, one.title))) for one in record.travellers)
    yield _("Travellers"), travellers
    yield _("Category"), record.category.text if record.category else ""
    yield _("Destination"), "、".join(place.text for place in record.destinations)
    yield _("Trip, as printed"), record.trip.as_printed if record.trip else ""
    if record.trip and (record.trip.probable_start or record.trip.probable_end):
        start, end = record.trip.probable_start or record.trip.start, record.trip.probable_end or record.trip.end
        yield _("Trip, probably"), f"[{start} - {end}]"
    yield _("Date of the report"), record.report_date.as_printed if record.report_date else ""
    yield _("Plan"), record.plan_name.text if record.plan_name else ""
    yield _("Keywords"), "、".join(word.text for word in record.keywords)
    yield _("System number"), record.system_id or ""
    yield _("File as received"), record.source_name
    yield "SHA-256", record.sha256


def _note(catalogue: Catalogue, note: EditorNote) -> Entry:
    place = Place(note.report, catalogue.offset_of_line(note.report, note.line))
    return Entry((place, note.quote, note.note), lambda cells: _draw_note(catalogue, note, cells))


def _draw_note(catalogue: Catalogue, note: EditorNote, cells: int) -> list[Line]:
    level = _("certain") if note.level == "certain" else _("likely")
    where = _("line {line}").format(line=note.line)
    lines = wrap_line(
        (piece(f"{where}, {note_kind(note.kind)}, {level}: ", "dim"), piece(note.quote, "strong")), cells, rest=2
    )
    lines += wrap_line((piece(note.note, "note"),), cells, first=2, rest=2)
    for evidence in note.evidence:
        if evidence.statement:
            words = evidence_told(evidence.statement)
        else:
            words = f"{catalogue.label(evidence.report or note.report)} {evidence.line}: {evidence.quote or ''}"
        lines += wrap_line((piece(words, "dim"),), cells, first=4, rest=6)
    return lines
