"""Who of the authority file took part in which visit, and on which side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tjexplorer.authority.people import People
from tjexplorer.model.record import PersonMet, Visit


class Side(StrEnum):
    """On which side of a visit somebody was."""

    HOST = "host"
    PARTICIPANT = "participant"


@dataclass(frozen=True, slots=True)
class Encounter:
    """Somebody named in a visit."""

    visit: Visit
    """The visit."""
    met: PersonMet
    """The name as the visit has it."""
    side: Side
    """Whether of those visited, or of the visitors."""
    person: str | None
    """Id of the person's record; None where no record has the name in that report, or several have."""


def encounters_of(visits: Iterable[Visit], people: People) -> tuple[Encounter, ...]:
    """Everybody named in some visits, hosts first, in the order of the visits."""
    return tuple(
        Encounter(visit, met, side, person.id if person else None)
        for visit in visits
        for side, named in ((Side.HOST, visit.hosts), (Side.PARTICIPANT, visit.participants))
        for met in named
        for person in (people.known_as(met.name, visit.report),)
    )


def encounters_by_person(visits: Iterable[Visit], people: People) -> dict[str, tuple[Encounter, ...]]:
    """The same for each person that has a record, by id; a visit that names somebody twice counts once."""
    found: dict[str, dict[tuple[str, int, Side], Encounter]] = {}
    for one in encounters_of(visits, people):
        if one.person is not None:
            found.setdefault(one.person, {}).setdefault((one.visit.report, one.visit.order, one.side), one)
    return {id_: tuple(of_person.values()) for id_, of_person in found.items()}
