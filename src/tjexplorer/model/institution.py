"""Authority records of organisations."""

from __future__ import annotations

from dataclasses import dataclass

from tjexplorer.model.names import NamedRecord


@dataclass(frozen=True, slots=True)
class EarlierBody:
    """A predecessor."""

    id: str
    """Id of its record."""
    until: str | None = None
    """Year or year-month of the change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution(NamedRecord):
    """An authority record of an organisation."""

    kind: str
    """ministry, agency, institute, university, office, company…"""
    parent: str | None = None
    """Id of the broader body."""
    earlier: tuple[EarlierBody, ...] = ()
    """Predecessors."""
    city: str | None = None
    """Seat."""
    prefecture: str | None = None
    """Prefecture or county of the seat."""
