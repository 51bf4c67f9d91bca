"""The laws, plans, programmes and funds of a library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tjexplorer.authority.checks import listed, required
from tjexplorer.authority.record_nodes import NAMING_KEYS, agreed, naming
from tjexplorer.authority.register import Register
from tjexplorer.messages import gettext as _
from tjexplorer.model.mention import Authority
from tjexplorer.model.programme import Budget, Period, Programme
from tjexplorer.yaml_file import Node, optional, read

KINDS = ("law", "plan", "strategy", "programme", "fund", "project", "system", "award", "agreement")
"""Kinds of programmes."""


class Programmes(Register[Programme]):
    """Authority records of laws, plans, programmes and funds."""

    AUTHORITY = Authority.PROGRAMME
    COMMAND = "programmes"

    def __init__(self, records: Sequence[Programme] = ()) -> None:
        super().__init__(records)
        self._parts: dict[str, list[Programme]] = {}
        self._owned: dict[str, list[Programme]] = {}
        for record in self:
            if record.parent is not None:
                self._parts.setdefault(record.parent, []).append(record)
            if record.owner is not None:
                self._owned.setdefault(record.owner, []).append(record)

    def parts(self, id_: str) -> tuple[Programme, ...]:
        """The programmes that are part of one, in file order."""
        return tuple(self._parts.get(id_, ()))

    def of(self, institution: str) -> tuple[Programme, ...]:
        """The programmes that an institution runs, in file order."""
        return tuple(self._owned.get(institution, ()))


def load_programmes(path: Path) -> Programmes:
    """The programmes of an authority file (`corpus/README.md` has the format).

    Raises `RecordError` with file and line where the file is wrong or contradicts itself.
    """
    return Programmes(read_programmes(read(path)))


def read_programmes(top: Node) -> tuple[Programme, ...]:
    """All records, in the order of the file. Raises `RecordError` with the first mistake."""
    placed = [(node, read_programme(node)) for node in top.items()]
    return agreed(placed, parent=lambda record: [record.parent] if record.parent else [])


def read_programme(node: Node) -> Programme:
    """One record. Raises `RecordError` with the first mistake inside it."""
    entry = node.mapping(*NAMING_KEYS, "kind", "abbreviation", "owner", "parent", "years", "budgets")
    return Programme(
        **naming(node, entry),
        kind=required(node, entry, "kind").one_of(*KINDS),
        owner=optional(entry.get("owner"), Node.text),
        parent=optional(entry.get("parent"), Node.text),
        years=tuple(_period(item) for item in listed(entry, "years")),
        budgets=tuple(_budget(item) for item in listed(entry, "budgets")),
    )


def _period(node: Node) -> Period:
    entry = node.mapping("start", "end", "as_printed", "report", "line")
    start, end = optional(entry.get("start"), Node.whole), optional(entry.get("end"), Node.whole)
    if start is None and end is None:
        raise node.error(_("a time needs its first year, its last year, or both"))
    if start is not None and end is not None and end < start:
        raise node.error(_("the last year, {end}, comes before the first, {start}").format(start=start, end=end))
    return Period(
        start=start,
        end=end,
        as_printed=required(node, entry, "as_printed").text(),
        report=required(node, entry, "report").text(),
        line=required(node, entry, "line").whole(),
    )


def _budget(node: Node) -> Budget:
    entry = node.mapping("amount", "unit", "as_printed", "subject", "report", "line")
    return Budget(
        amount=required(node, entry, "amount").number(),
        unit=required(node, entry, "unit").text(),
        as_printed=required(node, entry, "as_printed").text(),
        report=required(node, entry, "report").text(),
        line=required(node, entry, "line").whole(),
        subject=optional(entry.get("subject"), Node.text),
    )
