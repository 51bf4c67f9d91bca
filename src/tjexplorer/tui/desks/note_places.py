"""Where the editor's notes of a report stand."""

from __future__ import annotations

from collections.abc import Iterator

from tjexplorer.model.report import Report
from tjexplorer.model.span import Span


def note_places(report: Report) -> Iterator[Span]:
    """For each note its words, or the line where these cannot be found; in the order of the notes."""
    source = report.source
    for note in report.record.notes:
        line = source.line_span(min(max(note.line, 1), source.line_count))
        at = source.text.find(note.quote, line.start, line.end)
        yield Span(at, at + len(note.quote)) if at >= 0 else line
