"""Searches as they are remembered: what was asked, and what it found when."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date as Date
from datetime import datetime
from enum import StrEnum
from typing import Any


class Sort(StrEnum):
    """Order of hits."""

    RELEVANCE = "relevance"
    ORDER = "order"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What a search asks: a query with its filters. Filters of one kind widen each other, filters of different kinds
    narrow each other.
    """

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
    """Years of reports: the last one of the report or its trip, as statistics count them; empty for all."""
    date_from: Date | None = None
    """Only sections whose days (of the visit told, else of the trip, else of the report) end on this day or later."""
    date_to: Date | None = None
    """Only sections whose days begin on this day or earlier."""
    spelling_only: bool = False
    """Spelling variants yes, other names and terms no."""
    exact: bool = False
    """Only the characters as typed."""
    off_forms: frozenset[str] = frozenset()
    """Written forms switched off, as the answer shows them."""
    on_forms: frozenset[str] = frozenset()
    """Written forms switched on that are off by default (`near`)."""
    sort: Sort = Sort.RELEVANCE
    """Order of hits."""

    @property
    def filtered(self) -> bool:
        """Whether any filter beside the query holds."""
        lists = (self.reports, self.institutions, self.kinds, self.agencies, self.years)
        return any(lists) or self.date_from is not None or self.date_to is not None

    @staticmethod
    def of(request: Inquiry) -> Inquiry:
        """What a search request asks, without what it says of the hits to return."""
        return Inquiry(**{name: getattr(request, name) for name in _NAMES})

    def arguments(self) -> dict[str, Any]:
        """The fields by name, those that hold nothing left out, the query never: what a request is made of."""
        found = {name: getattr(self, name) for name in _NAMES}
        return {name: value for name, value in found.items() if name == "query" or value != _EMPTY[name]}


_NAMES = tuple(field.name for field in fields(Inquiry))
_EMPTY = {field.name: field.default for field in fields(Inquiry)}


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """A search of the past with what it found."""

    when: datetime
    """When it was made, with its time zone."""
    library: str
    """Folder of the library that was searched."""
    inquiry: Inquiry
    """What was asked."""
    total_sections: int
    """Sections found."""
    total_matches: int
    """Matches in them."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that somebody gave a name."""

    name: str
    """As the reader wrote it."""
    inquiry: Inquiry
    """What it asks."""
    created: datetime
    """When it was saved, with its time zone."""
    note: str = ""
    """What the reader wrote on it; may be empty."""
