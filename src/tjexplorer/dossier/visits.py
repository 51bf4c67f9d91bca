"""Which visits concern an institution: those to it, those to its parts, and those on which its people were met elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tjexplorer.authority.encounters import Encounter, Side, encounters_of
from tjexplorer.authority.institutions import Institutions
from tjexplorer.authority.people import People
from tjexplorer.dossier.kinship import family_of
from tjexplorer.model.record import Visit


class Through(StrEnum):
    """By what a visit concerns an institution, the closest way first."""

    ITSELF = "itself"
    PART = "part"
    HOST = "host"


@dataclass(frozen=True, slots=True)
class VisitMade:
    """A visit as it concerns one institution."""

    visit: Visit
    """The visit."""
    through: Through
    """Whether it was to the institution, to a part of it, or to another body where somebody of it was met."""
    met: tuple[Encounter, ...]
    """The hosts: all of them on visits to it and its parts, elsewhere those who belong to it or a part."""


class VisitsMade:
    """The visits of a library by the institutions that they concern."""

    def __init__(self, visits: Iterable[Visit], institutions: Institutions, people: People) -> None:
        self._institutions = institutions
        self._wholes: dict[str, tuple[str, ...]] = {}
        self._of: dict[str, list[VisitMade]] = {}
        for visit in visits:
            self._place(visit, people)

    def of(self, institution: str) -> tuple[VisitMade, ...]:
        """The visits that concern an institution, in the order in which they were given."""
        return tuple(self._of.get(institution, ()))

    def counts(self, institution: str) -> Counter[Through]:
        """How many visits concern it in each way; no visit is counted twice."""
        return Counter(one.through for one in self.of(institution))

    def _place(self, visit: Visit, people: People) -> None:
        hosts = tuple(one for one in encounters_of([visit], people) if one.side is Side.HOST)
        ways: dict[str, VisitMade] = {}
        if visit.institution is not None:
            for whole in self._with_wholes(visit.institution):
                through = Through.ITSELF if whole == visit.institution else Through.PART
                ways[whole] = VisitMade(visit, through, hosts)
        elsewhere: dict[str, dict[Encounter, None]] = {}
        for host in hosts:
            for body in bodies_of(host, people):
                for whole in self._with_wholes(body):
                    elsewhere.setdefault(whole, {})[host] = None
        for whole, met in elsewhere.items():
            ways.setdefault(whole, VisitMade(visit, Through.HOST, tuple(met)))
        for whole, way in ways.items():
            self._of.setdefault(whole, []).append(way)

    def _with_wholes(self, id_: str) -> tuple[str, ...]:
        """A body and those of which it is a part."""
        if id_ not in self._wholes:
            above = self._institutions.broader(id_) if id_ in self._institutions else ()
            wholes = (one.id for one in above if id_ in family_of(one.id, self._institutions).parts)
            self._wholes[id_] = (id_, *wholes)
        return self._wholes[id_]


def bodies_of(host: Encounter, people: People) -> tuple[str, ...]:
    """The bodies to which somebody met belongs by the very line that names the person there. What other lines tell of the
    person, an earlier post or another one, is not counted.
    """
    if host.person is None:
        return ()
    roles = people.get(host.person).roles
    here = (role.institution for role in roles if (role.report, role.line) == (host.visit.report, host.met.line))
    return tuple(dict.fromkeys(filter(None, here)))
