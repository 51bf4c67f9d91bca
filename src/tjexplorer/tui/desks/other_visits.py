"""Who else went there: visits that other reports tell of, to the same body, its lineage, its parts or what it is part of."""

from __future__ import annotations

from tjexplorer.dossier.kinship import Family, family_of
from tjexplorer.errors import TjexplorerError
from tjexplorer.model.record import Visit
from tjexplorer.tui.desks.catalogue import Catalogue


class OtherVisits:
    """Finds them, and keeps the families of the bodies."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._families: dict[str, Family | None] = {}

    def to(self, institution: str | None, report_id: str) -> tuple[Visit, ...]:
        """Visits of other reports to a body, the earliest first; none where no record has its id."""
        if institution is None:
            return ()
        return tuple(
            visit
            for visit in self._catalogue.visits()
            if visit.report != report_id and visit.institution and self._akin(institution, visit.institution)
        )

    def _akin(self, one: str, other: str) -> bool:
        """Whether one of two bodies belongs to the family of the other."""
        if one == other:
            return True
        first, second = self._family(one), self._family(other)
        return first is not None and second is not None and bool(first.kinship(other) or second.kinship(one))

    def _family(self, id_: str) -> Family | None:
        if id_ not in self._families:
            try:
                self._families[id_] = family_of(id_, self._catalogue.workspace.institutions)
            except TjexplorerError:
                self._families[id_] = None  # told where the records are listed
        return self._families[id_]
