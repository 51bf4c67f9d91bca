"""Where a reader has been."""

from __future__ import annotations

from dataclasses import dataclass

from tjexplorer.model.mention import Authority

_KEPT = 200
"""Places kept."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a report."""

    report: str
    """Id of the report."""
    offset: int
    """Code point of its source."""


@dataclass(frozen=True, slots=True)
class RecordPage:
    """The page of a record of an authority file."""

    authority: Authority
    """The file."""
    id: str
    """Id of the record."""


@dataclass(frozen=True, slots=True)
class DossierPage:
    """The dossier of an institution."""

    institution: str
    """Its id."""


Stop = Place | RecordPage | DossierPage
"""What the Reader shows."""


class History:
    """Stops in the order of reading, with one of them at hand."""

    def __init__(self) -> None:
        self._stops: list[Stop] = []
        self._at = -1

    @property
    def here(self) -> Stop | None:
        """The stop at hand."""
        return self._stops[self._at] if self._stops else None

    def go(self, stop: Stop) -> None:
        """Go on to a stop; what lay ahead is forgotten. A stop beside the one at hand is not counted twice."""
        if stop == self.here:
            return
        self._stops = [*self._stops[: self._at + 1], stop][-_KEPT:]
        self._at = len(self._stops) - 1

    def amend(self, stop: Stop) -> None:
        """The reader moved within the stop at hand."""
        if self._stops:
            self._stops[self._at] = stop

    def back(self) -> Stop | None:
        """The stop before, or None at the beginning."""
        return self._move(-1)

    def forward(self) -> Stop | None:
        """The stop after, or None at the end."""
        return self._move(1)

    def _move(self, step: int) -> Stop | None:
        if not 0 <= self._at + step < len(self._stops):
            return None
        self._at += step
        return self._stops[self._at]
