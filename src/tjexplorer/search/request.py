"""What a caller asks of a search."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum


class Sort(StrEnum):
    """Order of hits."""

    RELEVANCE = "relevance"
    ORDER = "order"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A query with its filters. Filters of one kind widen each other, filters of different kinds narrow each other."""

    query: str
    """As typed."""
    reports: tuple[str, ...] = ()
    """Ids of reports; empty for all."""
    institutions: tuple[str, ...] = ()
    """Ids of institutions: only sections that mention one of them; empty for all sections."""
    kinds: tuple[str, ...] = ()
    """Kinds of sections; empty for all."""
    agencies: tuple[str, ...] = ()
    """Ids of the agencies that made a report, or agencies as printed where they have no record; empty for all."""
    years: tuple[int, ...] = ()
    """Years of reports: the last one of `ReportFacts.years`, as statistics count them; empty for all."""
    date_from: Date | None = None
    """Only sections whose days (of the visit told, else of the trip, else of the report) end on this day or later."""
    date_to: Date | None = None
    """Only sections whose days begin on this day or earlier."""
    spelling_only: bool = False
    """Spelling variants yes, other names and terms no."""
    exact: bool = False
    """Only the characters as typed."""
    off_forms: frozenset[str] = frozenset()
    """Written forms switched off, as `FormCount.form` shows them."""
    on_forms: frozenset[str] = frozenset()
    """Written forms switched on that are off by default (`near`)."""
    sort: Sort = Sort.RELEVANCE
    """Order of hits."""
    limit: int = 0
    """Hits to return, 0 for all; the totals do not depend on it."""

    @property
    def filtered(self) -> bool:
        """Whether any filter beside the query holds."""
        lists = (self.reports, self.institutions, self.kinds, self.agencies, self.years)
        return any(lists) or self.date_from is not None or self.date_to is not None
