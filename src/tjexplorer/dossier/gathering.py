"""Gathering a dossier: everything that the reports say of one institution, by rules alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from types import MappingProxyType

from tjexplorer.authority.encounters import Side, encounters_of
from tjexplorer.authority.gazetteer import Gazetteer
from tjexplorer.authority.seats import seat_text
from tjexplorer.dossier.announcements import announcements_of
from tjexplorer.dossier.contents import (
    Ancestor,
    Dossier,
    MetElsewhere,
    OpenEnds,
    Party,
    PrintedForm,
    Unreported,
    VisitHeld,
)
from tjexplorer.dossier.descriptions import descriptions_of
from tjexplorer.dossier.encounters import day_of, roles_at, trips_of
from tjexplorer.dossier.kinship import Family, Kinship, family_of
from tjexplorer.dossier.learned import recommended, reflected
from tjexplorer.dossier.notes import notes_touching
from tjexplorer.dossier.passages import year_of
from tjexplorer.dossier.programmes import programmes_of
from tjexplorer.dossier.sources import Sources
from tjexplorer.dossier.visits import bodies_of
from tjexplorer.errors import RecordError
from tjexplorer.model.mention import Mention
from tjexplorer.model.names import Attestation
from tjexplorer.model.record import Visit
from tjexplorer.model.report import Report
from tjexplorer.text.characters import is_cjk

_WRAP = re.compile(r"(?<=[a-z])-\s*\n\s*(?=[a-z])")
"""The hyphen that a wrap has put into a word."""


def gather(institution: str, sources: Sources) -> Dossier:
    """The dossier of an institution, by the id of its record. Raises `UnknownNameError`."""
    family = family_of(institution, sources.institutions)
    readable, unread = sources.readable()
    reports = sorted((sources.annotated(report.id) for report in readable), key=_by_year)
    mentions = {report.id: [m for m in sources.mentions(report.id) if family.kinship(m.record)] for report in reports}
    own = {id_: [m for m in found if m.record == institution] for id_, found in mentions.items()}
    descriptions = descriptions_of(institution, sources)
    visits = _visits(family, reports, sources)
    elsewhere = _met_elsewhere(family, reports, sources)
    held: tuple[VisitHeld | MetElsewhere, ...] = (*visits, *elsewhere)
    parties = _parties(dict.fromkeys(one.visit.report for one in held), reports, sources)
    learned = recommended(family, reports, sources)
    gathered = Dossier(
        institution=sources.institutions.get(institution),
        family=family,
        seat=_seat(institution, sources),
        names=_names(family, sources),
        forms=tuple(form for report in reports for form in _forms(report, own[report.id])),
        ancestors=tuple(_ancestors(family, mentions, sources)),
        descendants=tuple(_descendants(family, mentions, sources)),
        descriptions=descriptions,
        visits=visits,
        visited_under=_visited_under(family, reports, sources),
        met_elsewhere=elsewhere,
        roles=roles_at(family, sources, [one for each in held for one in each.encounters]),
        parties=parties,
        own_reports=_own_reports(family, reports, sources),
        programmes=programmes_of(family, descriptions, sources),
        recommendations=learned,
        reflections=reflected(family, reports, [one.recommendation for one in learned]),
        notes=(),
        open_ends=_open_ends(family, reports, sources),
        mentions=MappingProxyType({id_: len(found) for id_, found in own.items() if found}),
        reports=MappingProxyType({report.id: report for report in reports}),
        unread=tuple(unread),
    )
    return notes_touching(gathered, sources)


def _by_year(report: Report) -> tuple[int, str]:
    return (year_of(report) or 0, report.id)


def _seat(institution: str, sources: Sources) -> str:
    try:
        gazetteer = sources.gazetteer
    except RecordError:
        gazetteer = Gazetteer()  # a damaged file of places takes nothing from the dossier but their names
    return seat_text(sources.institutions.get(institution), gazetteer)


def _names(family: Family, sources: Sources) -> MappingProxyType[str, str]:
    """Names of the family, of what stands above and below it, and of all bodies visited."""
    institutions = sources.institutions
    visited = (visit.institution for report in sources.readable()[0] for visit in report.record.visits)
    wanted = (
        *(id_ for id_ in visited if id_ and id_ in institutions),
        *family.lineage,
        *family.parts,
        *family.under,
        *(record.id for record in institutions.broader(family.id)),
    )
    return MappingProxyType({id_: institutions.get(id_).shown for id_ in sorted(set(wanted))})


def _forms(report: Report, mentions: Sequence[Mention]) -> Iterator[PrintedForm]:
    """The forms of the name that a report prints, the most frequent first."""
    first: dict[str, Mention] = {}
    counts: Counter[str] = Counter()
    for mention in mentions:
        text = _WRAP.sub("", report.source.slice(mention.span))
        printed = "".join(text.split()) if is_cjk(text[0]) else " ".join(text.split())
        first.setdefault(printed, mention)
        counts[printed] += 1
    for printed in sorted(first, key=lambda one: (-counts[one], first[one].span)):
        yield PrintedForm(report.id, printed, counts[printed], first[printed].line)


def _ancestors(family: Family, mentions: dict[str, list[Mention]], sources: Sources) -> Iterator[Ancestor]:
    """The steps up to the institution, by year; those whose year is not known come first."""
    steps = [
        Ancestor(body.id, successor, body.until, _first(body.id, mentions))
        for successor in (*family.earlier, family.id)
        for body in sources.institutions.get(successor).earlier
    ]
    yield from sorted(steps, key=lambda step: step.until or "")


def _descendants(family: Family, mentions: dict[str, list[Mention]], sources: Sources) -> Iterator[Ancestor]:
    """The steps on from the institution."""
    known = {family.id, *family.later}
    for successor in family.later:
        for body in sources.institutions.get(successor).earlier:
            if body.id in known:
                yield Ancestor(body.id, successor, body.until, _first(successor, mentions))


def _first(id_: str, mentions: dict[str, list[Mention]]) -> Attestation | None:
    for found in mentions.values():
        for mention in found:
            if mention.record == id_:
                return Attestation(mention.report, mention.line)
    return None


def _visits(family: Family, reports: Sequence[Report], sources: Sources) -> tuple[VisitHeld, ...]:
    found = [
        _held(report, at, kinship, sources)
        for report in reports
        for at, visit in enumerate(report.record.visits)
        if (kinship := family.kinship(visit.institution)) is not None
    ]
    return tuple(sorted(found, key=lambda held: day_of(held.visit)))


def _visited_under(family: Family, reports: Sequence[Report], sources: Sources) -> tuple[VisitHeld, ...]:
    found = [
        _held(report, at, Kinship.PART, sources)
        for report in reports
        for at, visit in enumerate(report.record.visits)
        if _stands_under(visit.institution, family, sources)
    ]
    return tuple(sorted(found, key=lambda held: day_of(held.visit)))


def _met_elsewhere(family: Family, reports: Sequence[Report], sources: Sources) -> tuple[MetElsewhere, ...]:
    found = []
    for report in reports:
        for visit in report.record.visits:
            met = tuple(
                one
                for one in encounters_of([visit], sources.people)
                if one.side is Side.HOST and any(map(family.kinship, bodies_of(one, sources.people)))
            )
            if met and family.kinship(visit.institution) is None:
                found.append(MetElsewhere(visit, _section_of(report, visit), met))
    return tuple(sorted(found, key=lambda held: day_of(held.visit)))


def _stands_under(institution: str | None, family: Family, sources: Sources) -> bool:
    """Whether a body, or one above it, stands below the institution with a name of its own."""
    if institution is None or institution not in sources.institutions:
        return False
    chain = (institution, *(record.id for record in sources.institutions.broader(institution)))
    return any(id_ in family.under for id_ in chain) and family.kinship(institution) is None


def _held(report: Report, at: int, kinship: Kinship, sources: Sources) -> VisitHeld:
    visit = report.record.visits[at]
    return VisitHeld(visit, kinship, _section_of(report, visit), encounters_of([visit], sources.people))


def _section_of(report: Report, visit: Visit) -> str | None:
    """Id of the section that begins with the write-up of a visit, else of the one that holds its first line."""
    if visit.write_up is None:
        return None
    line = visit.write_up.line
    starting = next((one for one in report.sections if one.line == line), None)
    holder = starting or report.section_on(line)
    return holder.id if holder else None


def _parties(wanted: dict[str, None], reports: Sequence[Report], sources: Sources) -> tuple[Party, ...]:
    by_id = {report.id: report for report in reports}
    return tuple(Party(id_, tuple(trips_of(by_id[id_], sources.people))) for id_ in wanted)


def _own_reports(family: Family, reports: Sequence[Report], sources: Sources) -> tuple[Party, ...]:
    made = [r.id for r in reports if r.record.agency and family.kinship(r.record.agency.institution)]
    return _parties(dict.fromkeys(made), reports, sources)


def _open_ends(family: Family, reports: Sequence[Report], sources: Sources) -> OpenEnds:
    unreported = []
    unwritten = []
    for report in reports:
        visited = {visit.institution for visit in report.record.visits}
        unwritten += [v for v in report.record.visits if family.kinship(v.institution) and v.write_up is None]
        for day in report.record.itinerary:
            for stop in day.stops:
                if family.kinship(stop.institution) and not visited & _near(stop.institution, family, sources):
                    unreported.append(Unreported(day, stop))
    return OpenEnds(tuple(unreported), tuple(unwritten), *announcements_of(family, sources))


def _near(institution: str | None, family: Family, sources: Sources) -> set[str | None]:
    """A body with those above and below it in the family: a visit to one of them reports a stop there."""
    if institution is None:
        return set()
    institutions = sources.institutions
    own = {family.id, *family.parts}
    above = {record.id for record in institutions.broader(institution)}
    below = {part for part in own if any(record.id == institution for record in institutions.broader(part))}
    return {institution, *(above & own), *below}
