"""The JSON documents of `institutions` and `institution`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tjexplorer.authority.people import People
from tjexplorer.authority.seats import seat_of
from tjexplorer.dossier.visits import Through, VisitMade, VisitsMade
from tjexplorer.errors import RecordError
from tjexplorer.export.documents import Document, person_met, through_fields, visit_fields, write_up_section
from tjexplorer.export.holdings import Holdings, MentionList, briefly, other_names, preferred_names
from tjexplorer.export.recommendations import named_in
from tjexplorer.model.institution import Institution
from tjexplorer.model.mention import Authority


def institutions_document(holdings: Holdings, chosen: Iterable[Institution]) -> Document:
    """`institutions`: one entry for each of some records. Where the file of people is damaged, nobody knows how many
    visits were made to others with people of an institution: null.
    """
    mentions = MentionList(holdings, Authority.INSTITUTION)
    try:
        people, unknown = holdings.people, {}
    except RecordError:
        people, unknown = People(), {"visits_with_hosts": None}
    made = VisitsMade(holdings.visits(), holdings.institutions, people)
    return {"institutions": [{**_fields(record, mentions, made.of(record.id)), **unknown} for record in chosen]}


def institution_document(holdings: Holdings, record: Institution) -> Document:
    """`institution ID`: the entry of the list with all mentions, visits (in place of the counts of those to parts and with
    hosts), people met, programmes and recommendations.
    """
    mentions = MentionList(holdings, Authority.INSTITUTION)
    made = VisitsMade(holdings.visits(), holdings.institutions, holdings.people).of(record.id)
    return {
        "institution": {
            **_fields(record, mentions, made),
            "later": [body.id for body in holdings.institutions.later(record.id)],
            "mention_list": mentions.rows(record.id),
            "visit_list": _visits(holdings, made, Through.ITSELF),
            "visits_to_parts": _visits(holdings, made, Through.PART),
            "visits_with_hosts": _visits(holdings, made, Through.HOST),
            "people": _people(made),
            "programmes": briefly(holdings.programmes.of(record.id)),
            "parts": briefly(holdings.institutions.children(record.id)),
            "seat": _seat(holdings, record),
            "recommendations": _recommendations(holdings, record.id),
        }
    }


def _visits(holdings: Holdings, made: Iterable[VisitMade], through: Through) -> list[Document]:
    """The visits that concern an institution in one way."""
    reports = {report.id: report for report in holdings.reports()}
    return [
        {**visit_fields(one.visit, write_up_section(reports[one.visit.report], one.visit)), **through_fields(one)}
        for one in made
        if one.through is through
    ]


def _people(made: Sequence[VisitMade]) -> list[Document]:
    """Those met at it, then at its parts, then its people met elsewhere; each place that names somebody once."""
    met = {
        (host.visit.report, host.met): {
            **person_met(host.met),
            "report": host.visit.report,
            "line": host.met.line,
            "person": host.person,
        }
        for through in Through
        for one in made
        if one.through is through
        for host in one.met
    }
    return list(met.values())


def _fields(record: Institution, mentions: MentionList, made: Iterable[VisitMade]) -> Document:
    visits = Counter(one.through for one in made)
    return {
        "id": record.id,
        "kind": record.kind,
        "country": record.country,
        "names": preferred_names(record),
        "variants": mentions.variants(record),
        "parent": record.parent,
        "earlier": [{"id": body.id, "until": body.until} for body in record.earlier],
        "visits": visits[Through.ITSELF],
        "mentions": mentions.counts(record.id),
        **other_names(record),
        "visits_to_parts": visits[Through.PART],
        "visits_with_hosts": visits[Through.HOST],
    }


def _seat(holdings: Holdings, record: Institution) -> Document:
    place = seat_of(record, holdings.gazetteer)
    return {"city": record.city, "prefecture": record.prefecture, "place": place.id if place else None}


def _recommendations(holdings: Holdings, id_: str) -> list[Document]:
    """Those that name an institution."""
    return [
        {"report": one.report, "section": one.section, "number": one.number, "title": one.title, "line": one.line}
        for report in holdings.reports()
        for one in holdings.recommendations(report.id)
        if id_ in named_in(one, report, holdings.mentions(report.id))
    ]
