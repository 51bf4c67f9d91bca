"""The JSON documents of `institutions` and `institution`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tjexplorer.authority.encounters import Side, encounters_of
from tjexplorer.authority.seats import seat_of
from tjexplorer.dossier.kinship import family_of
from tjexplorer.export.documents import Document, person_met, visit_fields, write_up_section
from tjexplorer.export.holdings import Holdings, MentionList, briefly, other_names, preferred_names
from tjexplorer.export.recommendations import named_in
from tjexplorer.model.institution import Institution
from tjexplorer.model.mention import Authority


def institutions_document(holdings: Holdings, chosen: Iterable[Institution]) -> Document:
    """`institutions`: one entry for each of some records."""
    mentions = MentionList(holdings, Authority.INSTITUTION)
    visited = Counter(visit.institution for visit in holdings.visits() if visit.institution)
    return {"institutions": [_fields(record, mentions, visited[record.id]) for record in chosen]}


def institution_document(holdings: Holdings, record: Institution) -> Document:
    """`institution ID`: the entry of the list with all mentions, visits, people met, programmes and recommendations."""
    mentions = MentionList(holdings, Authority.INSTITUTION)
    visits = [(report, visit) for report in holdings.reports() for visit in report.record.visits]
    there = [(report, visit) for report, visit in visits if visit.institution == record.id]
    parts = family_of(record.id, holdings.institutions).parts
    met = encounters_of((visit for _report, visit in there), holdings.people)
    return {
        "institution": {
            **_fields(record, mentions, len(there)),
            "later": [body.id for body in holdings.institutions.later(record.id)],
            "mention_list": mentions.rows(record.id),
            "visit_list": [visit_fields(visit, write_up_section(report, visit)) for report, visit in there],
            "visits_to_parts": [
                visit_fields(visit, write_up_section(report, visit))
                for report, visit in visits
                if visit.institution in parts
            ],
            "people": [
                {**person_met(one.met), "report": one.visit.report, "line": one.met.line, "person": one.person}
                for one in met
                if one.side is Side.HOST
            ],
            "programmes": briefly(holdings.programmes.of(record.id)),
            "parts": briefly(holdings.institutions.children(record.id)),
            "seat": _seat(holdings, record),
            "recommendations": _recommendations(holdings, record.id),
        }
    }


def _fields(record: Institution, mentions: MentionList, visits: int) -> Document:
    return {
        "id": record.id,
        "kind": record.kind,
        "country": record.country,
        "names": preferred_names(record),
        "variants": mentions.variants(record),
        "parent": record.parent,
        "earlier": [{"id": body.id, "until": body.until} for body in record.earlier],
        "visits": visits,
        "mentions": mentions.counts(record.id),
        **other_names(record),
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
