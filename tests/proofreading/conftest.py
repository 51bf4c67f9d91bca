"""Small reports to proofread."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tjexplorer.corpus.segmenter import segment
from tjexplorer.model.record import EditorNote, ReportRecord
from tjexplorer.model.report import Report
from tjexplorer.model.source import SourceText
from tjexplorer.proofreading.proofreader import proofread


def report_of(text: str, report_id: str = "small") -> Report:
    """A report without a record."""
    source = SourceText(text)
    sections, left_out = segment(report_id, source)
    record = ReportRecord(report_id, "trip-report", "source.txt", "", report_id)
    return Report(record, source, sections, left_out)


@pytest.fixture
def make_report() -> Callable[..., Report]:
    return report_of


@pytest.fixture
def found_in() -> Callable[..., list[EditorNote]]:
    """The notes on a text, of one kind or of all."""

    def found(text: str, kind: str | None = None) -> list[EditorNote]:
        return [note for note in proofread(report_of(text)) if kind in {None, note.kind}]

    return found
