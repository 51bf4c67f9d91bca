"""The lines of a source as they were received, numbered."""

from __future__ import annotations

from tjexplorer.model.report import Report
from tjexplorer.model.span import Span
from tjexplorer.typesetting.page import NOWHERE, Page, Passage, Row
from tjexplorer.typesetting.setter import joined, made, set_text, traced


def set_source(report: Report, cells: int) -> Page:
    """All lines of the source with their numbers, set for a width in cells."""
    source = report.source
    digits = len(str(source.line_count))
    rows: list[Row] = []
    passages: list[Passage] = []
    section_of = _sections_by_line(report)
    for number in range(1, source.line_count + 1):
        span = source.line_span(number)
        label = made(f"{number:>{digits}}  ")
        text = traced(source.line(number), range(span.start, span.end))
        passage = len(passages) if len(span) else NOWHERE
        first = len(rows)
        if not len(span):
            # The number of an empty line stands for the line itself.
            rows.append(Row(label[0], [span.start, *([NOWHERE] * (len(label[0]) - 1))], "dim"))
            continue
        rows.extend(set_text(joined([label, text]), cells, (0, digits + 2), passage=passage))
        passages.append(Passage(Span(span.start, span.end), section_of[number], first, len(rows) - 1))
    return Page(tuple(rows), tuple(passages), len(source.text))


def _sections_by_line(report: Report) -> list[str]:
    """For each line the id of its innermost section; the report's own id where there is none."""
    found = [report.id] * (report.source.line_count + 2)
    for section in report.sections:
        last = min(section.end_line, report.source.line_count)
        found[section.line : last + 1] = [section.id] * (last - section.line + 1)
    return found
