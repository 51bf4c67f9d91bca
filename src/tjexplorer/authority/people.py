"""The persons of a library: one record each, found by id or by any form of the name."""

from __future__ import annotations

from pathlib import Path

from tjexplorer.authority.checks import listed, required
from tjexplorer.authority.name_forms import folded_name
from tjexplorer.authority.name_words import has_words, words_of
from tjexplorer.authority.record_nodes import NAMING_KEYS, agreed, naming
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

    def sought(self, name: str) -> tuple[Person, ...]:
        """As of every register; and one of the names is enough. All who bear a surname are found, even where a report names
        one of them by it alone.
        """
        found = super().sought(name)
        folded = folded_name(name)
        if any(not _is_short(person, folded) for person in found):
            return found
        return tuple({person.id: person for person in (*found, *self._having(name))}.values())

    def _having(self, name: str) -> tuple[Person, ...]:
        words = words_of(name)
        return tuple(person for person in self if has_words(person.id, self.forms(person.id), words))


def _is_short(person: Person, folded: str) -> bool:
    """Whether a folded form is no more than a part of a person's name."""
    shorts = {folded_name(variant.form) for variant in person.variants if variant.kind == "short"}
    return folded in shorts and folded not in map(folded_name, person.preferred)


def load_people(path: Path) -> People:
    """The persons of an authority file (`corpus/README.md` has the format).

    Raises `RecordError` with file and line where the file is wrong or contradicts itself.
    """
    return People(read_people(read(path)))


def read_people(top: Node) -> tuple[Person, ...]:
    """All records, in the order of the file. Raises `RecordError` with the first mistake."""
    placed = [(node, read_person(node)) for node in top.items()]
    return agreed(placed)


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
