"""Who met whom: the persons at an institution, ours who went there, and what the visits tell of one person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tjexplorer.authority.encounters import Encounter, Side, encounters_of
from tjexplorer.authority.people import People
from tjexplorer.dossier.kinship import Family, Kinship
from tjexplorer.dossier.sources import Sources
from tjexplorer.model.person import Person, PersonRole
from tjexplorer.model.record import Traveller, Visit
from tjexplorer.model.report import Report


@dataclass(frozen=True, slots=True)
class Trip:
    """Somebody as a member of a party."""

    report: str
    """Id of the report."""
    traveller: Traveller
    """The entry of the report."""
    person: str | None
    """Id of the person's record; None where no record has the name, or several have."""


@dataclass(frozen=True, slots=True)
class PersonHistory:
    """What the records tell of one person."""

    person: str
    """Id of the record."""
    received: tuple[Encounter, ...]
    """Visits in which the person was a host, by day."""
    took_part: tuple[Encounter, ...]
    """Visits in which the person was named among the visitors, by day."""
    trips: tuple[Trip, ...]
    """Trips that the person made, in the order of the reports."""
    roles: tuple[PersonRole, ...]
    """What the sources say of the person."""


@dataclass(frozen=True, slots=True)
class RoleSeen:
    """A person whose role names an institution, though no visit names the person as host."""

    person: str
    """Id of the record."""
    record: Person
    """The record."""
    role: PersonRole
    """The role and where it is printed."""
    kinship: Kinship
    """What the body of the role is to the institution."""


def history_of_person(person: str, sources: Sources) -> PersonHistory:
    """Visits and trips of one person. Raises `UnknownNameError`."""
    record = sources.people.get(person)
    reports = sources.readable()[0]
    visits = sorted((visit for report in reports for visit in report.record.visits), key=day_of)
    own = [one for one in encounters_of(visits, sources.people) if one.person == person]
    return PersonHistory(
        person=person,
        received=tuple(one for one in own if one.side is Side.HOST),
        took_part=tuple(one for one in own if one.side is Side.PARTICIPANT),
        trips=tuple(trip for report in reports for trip in trips_of(report, sources.people) if trip.person == person),
        roles=record.roles,
    )


def trips_of(report: Report, people: People) -> Iterator[Trip]:
    """The party of a report."""
    for traveller in report.record.travellers:
        known = people.known_as(traveller.name, report.id)
        yield Trip(report.id, traveller, known.id if known else None)


def roles_at(family: Family, sources: Sources, met: Sequence[Encounter]) -> tuple[RoleSeen, ...]:
    """Persons whose role names the institution, its lineage or a part, and who are not among those `met`; in the order of
    the file, each report once.
    """
    known = {(one.person, one.visit.report) for one in met}
    found: dict[tuple[str, str], RoleSeen] = {}
    for person in sources.people:
        for role in person.roles:
            kinship = family.kinship(role.institution)
            key = person.id, role.report
            if kinship is not None and key not in known:
                found.setdefault(key, RoleSeen(person.id, person, role, kinship))
    return tuple(found.values())


def day_of(visit: Visit) -> tuple[str, str, int]:
    """What visits are ordered by: the day, then report and order; visits without any day come last."""
    return (visit.when.isoformat() if visit.when else "9999", visit.report, visit.order)
