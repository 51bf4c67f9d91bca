"""Authority records of geographic places."""

from __future__ import annotations

from dataclasses import dataclass

from tjexplorer.model.names import NamedRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class GeographicPlace(NamedRecord):
    """An authority record of a country, region, city or ward."""

    kind: str
    """country, region, prefecture, city, ward, district or other."""
    parent: str | None = None
    """Id of the place it lies in."""
