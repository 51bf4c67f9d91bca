"""The places of a word, each in its line of context."""

from __future__ import annotations

from collections.abc import Iterable

from tjexplorer.search.results import ConcordanceRow
from tjexplorer.statistics.vocabulary import CutReport, Occurrence, example_of

CONTEXT = 60
"""Characters of reading text on either side; fewer where the block ends."""


def rows_of(places: Iterable[tuple[CutReport, Occurrence]]) -> tuple[ConcordanceRow, ...]:
    """A row for each place, in the order given."""
    return tuple(_row(text, found) for text, found in places)


def _row(text: CutReport, found: Occurrence) -> ConcordanceRow:
    report = text.tokens.report
    a, b = text.tokens.reading_range(found.begin, found.end - 1)
    low, high = report.block_range(report.unit_of(a))
    example = example_of(text, found)
    return ConcordanceRow(
        left=_line(report.reading[max(low, a - CONTEXT) : a]),
        match=_line(report.reading[a:b]),
        right=_line(report.reading[b : min(high, b + CONTEXT)]),
        report=example.report,
        section=example.section,
        line=example.line,
        start=example.start,
        end=example.end,
        form=text.printed(found),
    )


def _line(text: str) -> str:
    """On one line; no character changes its place."""
    return "".join(" " if char.isspace() else char for char in text)
