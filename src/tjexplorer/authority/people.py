"""The persons of a library: one record each, found by id or by any form of the name."""

from __future__ import annotations

from pathlib import Path

from tjexplorer.authority.checks import check_ids, listed, required
from tjexplorer.authority.record_nodes import NAMING_KEYS, check_claims, naming
from tjexplorer.authority.register import Register
from tjexplorer.model.mention import Authority
from tjexplorer.model.person import Person, PersonRole
from tjexplorer.yaml_file import Node, optional, read


class People(Register[Person]):
    """Authority records of persons."""

    AUTHORITY = Authority.PERSON
    COMMAND = "people"

    def known_as(self, name: str, report: str) -> Person | None:
        """The person whom a name means in a report; None where no record has it, or more than one."""
        found = self.find(name, report)
        return found[0] if len(found) == 1 else None


def load_people(path: Path) -> People:
    """The persons of an authority file (`corpus/README.md` has the format).

    Raises `RecordError` with file and line where the file is wrong or contradicts itself.
    """
    placed = [(node, read_person(node)) for node in read(path).items()]
    check_ids((node, record.id) for node, record in placed)
    check_claims(placed)
    return People([record for _node, record in placed])


def read_person(node: Node) -> Person:
    """One record. Raises `RecordError` with the first mistake inside it."""
    entry = node.mapping(*NAMING_KEYS, "roles")
    return Person(**naming(node, entry), roles=tuple(_role(item) for item in listed(entry, "roles")))


def _role(node: Node) -> PersonRole:
    entry = node.mapping("role", "institution", "organisation", "report", "line")
    return PersonRole(
        report=required(node, entry, "report").text(),
        line=required(node, entry, "line").whole(),
        role=optional(entry.get("role"), Node.text),
        institution=optional(entry.get("institution"), Node.text),
        organisation=optional(entry.get("organisation"), Node.text),
    )
