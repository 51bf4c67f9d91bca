"""Searches as they are remembered: what was asked, and what it found when."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date as Date
from datetime import datetime
from typing import Any

SORTS = ("relevance", "order", "date")
"""Orders of hits."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What a search asked: the fields of a search request that its answer depends on, under the same names."""

    query: str
    """As typed."""
    reports: tuple[str, ...] = ()
    """Ids of reports; empty for all."""
    institutions: tuple[str, ...] = ()
    """Ids of institutions that a section names; empty for all sections."""
    kinds: tuple[str, ...] = ()
    """Kinds of sections; empty for all."""
    agencies: tuple[str, ...] = ()
    """Agencies that made a report, by id or as printed; empty for all."""
    years: tuple[int, ...] = ()
    """Years of reports; empty for all."""
    date_from: Date | None = None
    """First day of what is told."""
    date_to: Date | None = None
    """Last day of it."""
    spelling_only: bool = False
    """Spelling variants yes, other names and terms no."""
    exact: bool = False
    """Only the characters as typed."""
    off_forms: frozenset[str] = frozenset()
    """Written forms switched off."""
    on_forms: frozenset[str] = frozenset()
    """Written forms switched on that are off by default."""
    sort: str = "relevance"
    """Order of hits: one of `SORTS`."""

    @classmethod
    def of(cls, request: object) -> Inquiry:
        """What a search request asks, taken from its fields of the same names."""
        found = {name: getattr(request, name) for name in _NAMES if hasattr(request, name)}
        return cls(**{**found, "sort": str(found.get("sort", "relevance"))})

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
