"""Authority records of persons."""

from __future__ import annotations

from dataclasses import dataclass

from tjexplorer.model.names import NamedRecord


@dataclass(frozen=True, slots=True)
class PersonRole:
    """What a source says of a person at one place."""

    report: str
    """Id of the report."""
    line: int
    """Line on which it is printed."""
    role: str | None = None
    """Title, as printed."""
    institution: str | None = None
    """Id of the body."""
    organisation: str | None = None
    """The body, as printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(NamedRecord):
    """An authority record of a person."""

    roles: tuple[PersonRole, ...] = ()
    """In the order of the record."""
