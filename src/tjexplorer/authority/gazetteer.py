"""The geographic places of a library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tjexplorer.authority.checks import required
from tjexplorer.authority.record_nodes import NAMING_KEYS, agreed, naming
from tjexplorer.authority.register import Register
from tjexplorer.model.mention import Authority
from tjexplorer.model.place import GeographicPlace
from tjexplorer.yaml_file import Node, optional, read

KINDS = ("country", "region", "prefecture", "city", "ward", "district", "other")
"""Kinds of places, the widest first."""


class Gazetteer(Register[GeographicPlace]):
    """Authority records of places, with what lies in each."""

    AUTHORITY = Authority.PLACE
    COMMAND = "places"

    def __init__(self, records: Sequence[GeographicPlace] = ()) -> None:
        super().__init__(records)
        self._within: dict[str, list[GeographicPlace]] = {}
        for record in self:
            if record.parent is not None:
                self._within.setdefault(record.parent, []).append(record)

    def within(self, id_: str) -> tuple[GeographicPlace, ...]:
        """The places that lie directly in one, in file order."""
        return tuple(self._within.get(id_, ()))

    def broader(self, id_: str) -> tuple[GeographicPlace, ...]:
        """The places that one lies in, the nearest first."""
        chain = []
        parent = self.get(id_).parent
        while parent is not None:
            chain.append(self.by_id[parent])
            parent = self.by_id[parent].parent
        return tuple(chain)

    def all_within(self, id_: str) -> frozenset[str]:
        """The ids of a place and of everything that lies in it."""
        found = {id_}
        waiting = [id_]
        while waiting:
            for record in self.within(waiting.pop()):
                if record.id not in found:
                    found.add(record.id)
                    waiting.append(record.id)
        return frozenset(found)


def load_gazetteer(path: Path) -> Gazetteer:
    """The places of an authority file (`corpus/README.md` has the format).

    Raises `RecordError` with file and line where the file is wrong or contradicts itself.
    """
    return Gazetteer(read_places(read(path)))


def read_places(top: Node) -> tuple[GeographicPlace, ...]:
    """All records, in the order of the file. Raises `RecordError` with the first mistake."""
    placed = [(node, read_place(node)) for node in top.items()]
    return agreed(placed, parent=lambda record: [record.parent] if record.parent else [])


def read_place(node: Node) -> GeographicPlace:
    """One record. Raises `RecordError` with the first mistake inside it."""
    entry = node.mapping(*NAMING_KEYS, "kind", "parent")
    return GeographicPlace(
        **naming(node, entry),
        kind=required(node, entry, "kind").one_of(*KINDS),
        parent=optional(entry.get("parent"), Node.text),
    )
