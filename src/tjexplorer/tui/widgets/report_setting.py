"""How a report is set for a pane: which of its texts, how wide, and how much of it at once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tjexplorer.model.report import Report
from tjexplorer.model.span import Span
from tjexplorer.typesetting.beside import GAP, has_two_columns, set_beside
from tjexplorer.typesetting.page import Page
from tjexplorer.typesetting.report_page import set_report
from tjexplorer.typesetting.source_page import set_source

MARGIN = 4
"""Cells before the text: sign of a hit, sign of a bookmark or note, bar of the passage, space."""

AT_ONCE = 30_000
"""Code points that are set while the reader waits: some hundredths of a second."""

BEFORE, BEHIND = 4_000, 8_000
"""Code points around a place that are set first where a report is longer: more than a screen shows."""


class Layout(StrEnum):
    """What of a report is shown."""

    TEXT = "text"
    """The reading text."""
    SOURCE = "source"
    """The lines of the source."""
    BESIDE = "beside"
    """Both, beside or below each other."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What makes a page what it is."""

    report: Report
    """What is set."""
    layout: Layout
    """Which of its texts."""
    cells: int
    """Cells of the widget."""
    measure: int
    """The most cells of a line of text, 0 for as many as there are."""

    @property
    def room(self) -> int:
        """Cells that the text may take."""
        room = self.cells - MARGIN - 1
        if not self.measure:
            return room
        columns = self.layout is Layout.BESIDE and has_two_columns(room)
        return min(room, 2 * self.measure + len(GAP) if columns else self.measure)

    @property
    def left(self) -> int:
        """Cells before the margin, so that a text that does not fill the pane stands in the middle."""
        return max(self.cells - MARGIN - 1 - self.room, 0) // 2

    def __eq__(self, other: object) -> bool:
        """Whether another setting gives the same page: notes of the record change none."""
        if not isinstance(other, Setting):
            return NotImplemented
        same = self.report.source is other.report.source and self.report.sections is other.report.sections
        mine, others = (self.layout, self.cells, self.measure), (other.layout, other.cells, other.measure)
        return same and mine == others

    def __hash__(self) -> int:
        return hash((self.report.id, self.layout, self.cells, self.measure))


def set_page(setting: Setting, around: int | None = None) -> Page:
    """The report; of a long one the piece around a code point, if one is given."""
    report, length = setting.report, len(setting.report.source.text)
    window = None
    if around is not None and length > AT_ONCE:
        window = Span(max(min(around, length) - BEFORE, 0), min(around + BEHIND, length))
    match setting.layout:
        case Layout.TEXT:
            return set_report(report, setting.room, window)
        case Layout.SOURCE:
            return set_source(report, setting.room, window)
        case Layout.BESIDE:
            return set_beside(report, setting.room, window, measure=setting.measure)
