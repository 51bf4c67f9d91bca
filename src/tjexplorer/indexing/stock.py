"""What a search reads: the reports of a library, and their index where there is one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tjexplorer.indexing.catalogue import Catalogue, Entry
from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.indexing.numbering import Numbering
from tjexplorer.indexing.reader import IndexReader


@dataclass(frozen=True)
class Stock:
    """What a search reads."""

    reports: tuple[SearchedReport, ...]
    """The reports, in order."""
    index: IndexReader | None
    """The index of the same reports; None while there is none."""
    catalogue: Catalogue | None = None
    """What is known of the reports before they are read; None where nothing is."""

    @cached_property
    def report_ids(self) -> tuple[str, ...]:
        """The ids of the reports."""
        return tuple(report.facts.id for report in self.reports)

    @cached_property
    def numbering(self) -> Numbering:
        """The sections of the reports, numbered through; the index counts them so too."""
        known = self.catalogue
        return Numbering(self.reports, known.entries if known else tuple(map(Entry.of, self.reports)))
