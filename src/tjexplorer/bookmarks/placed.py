"""Bookmarks beside the reports they point into: what lists and exports show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tjexplorer.bookmarks.anchor import locate
from tjexplorer.model.bookmark import Anchor, AnchorStatus, Bookmark
from tjexplorer.model.citation import section_holding
from tjexplorer.model.report import Report
from tjexplorer.model.span import Span


@dataclass(frozen=True, slots=True)
class PlacedBookmark:
    """A bookmark with its place in the source as it is now."""

    bookmark: Bookmark
    """What was kept."""
    anchor: Anchor
    """Where it stands now."""
    report: Report | None
    """Its report; None where the library has it no more."""

    @property
    def span(self) -> Span:
        """The place now; for a lost one the place where it was."""
        return self.anchor.span or self.bookmark.span

    @property
    def line(self) -> int:
        """The first line now; for a lost one the line where it was."""
        if self.report is None or self.anchor.span is None:
            return self.bookmark.line
        return self.report.source.line_of(self.anchor.span.start)

    @property
    def section(self) -> str:
        """The id of its section: the kept one where it still holds the passage, else the one that does now."""
        if self.report is None or self.anchor.span is None:
            return self.bookmark.section
        kept = self.report.by_id.get(self.bookmark.section)
        if kept and kept.span.start <= self.span.start and self.span.end <= kept.span.end:
            return kept.id
        holder = section_holding(self.report, self.span)
        return holder.id if holder else self.bookmark.section


def place(bookmarks: Iterable[Bookmark], reports: Mapping[str, Report]) -> tuple[PlacedBookmark, ...]:
    """Each bookmark with its place, in the given order; those of reports that are gone count as lost."""
    placed = []
    for bookmark in bookmarks:
        report = reports.get(bookmark.report)
        anchor = locate(bookmark, report.source) if report else Anchor(AnchorStatus.LOST, None)
        placed.append(PlacedBookmark(bookmark, anchor, report))
    return tuple(placed)
