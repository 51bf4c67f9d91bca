"""The lines of a source as they were received, numbered."""

from __future__ import annotations

from tjexplorer.model.report import Report
from tjexplorer.model.span import Span
from tjexplorer.typesetting.page import NOWHERE, Page, Passage, Row
from tjexplorer.typesetting.setter import joined, made, set_text, traced


def set_source(report: Report, cells: int, window: Span | None = None) -> Page:
    """All lines of the source with their numbers, set for a width in cells; only a window of them, if one is given."""
    source = report.source
    covered = window or Span(0, len(source.text))
    rows: list[Row] = []
    passages: list[Passage] = []
    sections = SectionsByLine(report)
    for number in range(source.line_of(covered.start), source.last_line_of(covered) + 1):
        span = source.line_span(number)
        span = Span(max(span.start, covered.start), max(min(span.end, covered.end), span.start, covered.start))
        set_rows = set_line(report, number, span, cells, len(passages) if len(span) else NOWHERE)
        if len(span):
            passages.append(Passage(span, sections.at(number), len(rows), len(rows) + len(set_rows) - 1))
        rows.extend(set_rows)
    return Page(tuple(rows), tuple(passages), covered, whole=window is None)


def set_line(report: Report, number: int, span: Span, cells: int, passage: int) -> list[Row]:
    """One line of the source, or a part of it, with its number, as rows of a passage."""
    digits = len(str(report.source.line_count))
    label = made(f"{number:>{digits}}  ")
    if not len(span):
        # The number of an empty line stands for the line itself.
        return [Row(label[0], [span.start, *([NOWHERE] * (len(label[0]) - 1))], "dim", passage)]
    text = traced(report.source.slice(span), range(span.start, span.end))
    return set_text(joined([label, text]), cells, (0, digits + 2), passage=passage)


class SectionsByLine:
    """Which section is the innermost on a line."""

    def __init__(self, report: Report) -> None:
        self._found = [report.id] * (report.source.line_count + 2)
        for section in report.sections:
            last = min(section.end_line, report.source.line_count)
            self._found[section.line : last + 1] = [section.id] * (last - section.line + 1)

    def at(self, line: int) -> str:
        """The id of the section; that of the report where there is none."""
        return self._found[line]
