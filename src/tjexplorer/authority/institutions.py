"""The institutions of a library: one record each, found by id or by any form of its name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tjexplorer.authority.institution_file import read_institutions
from tjexplorer.authority.register import Register
from tjexplorer.model.institution import Institution
from tjexplorer.model.mention import Authority
from tjexplorer.yaml_file import read


class Institutions(Register[Institution]):
    """Authority records of organisations, with what lies above, below, before and after each."""

    AUTHORITY = Authority.INSTITUTION
    COMMAND = "institutions"

    def __init__(self, records: Sequence[Institution] = ()) -> None:
        super().__init__(records)
        self._children: dict[str, list[Institution]] = {}
        self._later: dict[str, list[Institution]] = {}
        for record in self:
            if record.parent is not None:
                self._children.setdefault(record.parent, []).append(record)
            for earlier in record.earlier:
                self._later.setdefault(earlier.id, []).append(record)

    def children(self, id_: str) -> tuple[Institution, ...]:
        """The bodies directly below one, in file order."""
        return tuple(self._children.get(id_, ()))

    def broader(self, id_: str) -> tuple[Institution, ...]:
        """The bodies above one, nearest first."""
        chain: list[Institution] = []
        parent = self.get(id_).parent
        while parent is not None:
            chain.append(self.by_id[parent])
            parent = self.by_id[parent].parent
        return tuple(chain)

    def earlier(self, id_: str) -> tuple[Institution, ...]:
        """The direct predecessors, in the order of the record."""
        return tuple(self.by_id[body.id] for body in self.get(id_).earlier)

    def later(self, id_: str) -> tuple[Institution, ...]:
        """The direct successors, in file order."""
        return tuple(self._later.get(id_, ()))

    def lineage(self, id_: str) -> tuple[Institution, ...]:
        """All predecessors, the body itself, and all successors: each once, earlier bodies before later ones."""
        before: dict[str, Institution] = {}
        self._walk_back(self.get(id_), before)
        after: dict[str, Institution] = {}
        self._walk_on(self.get(id_), after)
        return (*before.values(), *list(after.values())[-2::-1])

    def _walk_back(self, record: Institution, found: dict[str, Institution]) -> None:
        """Predecessors, each after its own, then the record."""
        for body in self.earlier(record.id):
            if body.id not in found:
                self._walk_back(body, found)
        found[record.id] = record

    def _walk_on(self, record: Institution, found: dict[str, Institution]) -> None:
        """Successors, each after its own, then the record: latest first."""
        for body in self.later(record.id):
            if body.id not in found:
                self._walk_on(body, found)
        found[record.id] = record


def load_institutions(path: Path) -> Institutions:
    """The institutions of an authority file (`corpus/README.md` has the format).

    Raises `RecordError` with file and line where the file is wrong or contradicts itself.
    """
    return Institutions(read_institutions(read(path)))
