"""The JSON documents of people, programmes and places."""

from __future__ import annotations

from collections.abc import Iterable

from tjexplorer.authority.encounters import encounters_by_person
from tjexplorer.authority.seats import places_of_visits, seat_of
from tjexplorer.export.documents import Document, iso, write_up_section
from tjexplorer.export.holdings import Holdings, MentionList, briefly, other_names, preferred_names
from tjexplorer.model.institution import Institution
from tjexplorer.model.mention import Authority
from tjexplorer.model.person import Person
from tjexplorer.model.place import GeographicPlace
from tjexplorer.model.programme import Programme
from tjexplorer.model.record import Visit


def people_document(holdings: Holdings, chosen: Iterable[Person]) -> Document:
    """`people`: one entry for each of some records."""
    mentions = MentionList(holdings, Authority.PERSON)
    taken_part = _parts_taken(holdings)
    return {"people": [_person(record, mentions, taken_part.get(record.id, [])) for record in chosen]}


def person_document(holdings: Holdings, record: Person) -> Document:
    """`person ID`: the entry of the list with all mentions."""
    mentions = MentionList(holdings, Authority.PERSON)
    taken_part = _parts_taken(holdings).get(record.id, [])
    return {"person": {**_person(record, mentions, taken_part), "mention_list": mentions.rows(record.id)}}


def _parts_taken(holdings: Holdings) -> dict[str, list[Document]]:
    """The visits of each person, by id."""
    rows = _visit_rows(holdings)
    return {
        id_: [{**rows[_key(one.visit)], "as": str(one.side), "line": one.met.line} for one in encounters]
        for id_, encounters in encounters_by_person(holdings.visits(), holdings.people).items()
    }


def _person(record: Person, mentions: MentionList, visits: list[Document]) -> Document:
    told = [
        *(role.report for role in record.roles),
        *(source.report for source in record.sources),
        *(visit["report"] for visit in visits),
    ]
    return {
        "id": record.id,
        "names": preferred_names(record),
        "variants": mentions.variants(record),
        "roles": [
            {
                "role": role.role,
                "institution": role.institution,
                "report": role.report,
                "line": role.line,
                "organisation": role.organisation,
            }
            for role in record.roles
        ],
        "reports": mentions.reports(record.id, told),
        "country": record.country,
        **other_names(record),
        "visits": visits,
        "mentions": mentions.counts(record.id),
    }


def _key(visit: Visit) -> tuple[str, int]:
    return visit.report, visit.order


def _visit_rows(holdings: Holdings) -> dict[tuple[str, int], Document]:
    """Visits by what tells one from others; `visits` has the rest of them."""
    return {
        _key(visit): {
            "report": visit.report,
            "order": visit.order,
            "date": iso(visit.date),
            "institution": visit.institution,
            "kind": visit.kind,
            "date_from": iso(visit.date_from),
            "date_to": iso(visit.date_to),
            "probable_date": iso(visit.probable_date),
            "section": write_up_section(report, visit),
        }
        for report in holdings.reports()
        for visit in report.record.visits
    }


def programmes_document(holdings: Holdings, chosen: Iterable[Programme]) -> Document:
    """`programmes`: one entry for each of some records."""
    mentions = MentionList(holdings, Authority.PROGRAMME)
    return {"programmes": [_programme(record, mentions) for record in chosen]}


def programme_document(holdings: Holdings, record: Programme) -> Document:
    """`programme ID`: the entry of the list with its parts and all mentions."""
    mentions = MentionList(holdings, Authority.PROGRAMME)
    return {
        "programme": {
            **_programme(record, mentions),
            "parts": briefly(holdings.programmes.parts(record.id)),
            "mention_list": mentions.rows(record.id),
        }
    }


def _programme(record: Programme, mentions: MentionList) -> Document:
    told = [
        *(time.report for time in record.years),
        *(budget.report for budget in record.budgets),
        *(source.report for source in record.sources),
    ]
    return {
        "id": record.id,
        "names": preferred_names(record),
        "variants": mentions.variants(record),
        "owner": record.owner,
        "years": [
            {
                "start": time.start,
                "end": time.end,
                "as_printed": time.as_printed,
                "report": time.report,
                "line": time.line,
            }
            for time in record.years
        ],
        "budgets": [
            {
                "amount": budget.amount,
                "unit": budget.unit,
                "as_printed": budget.as_printed,
                "report": budget.report,
                "line": budget.line,
                "subject": budget.subject,
            }
            for budget in record.budgets
        ],
        "reports": mentions.reports(record.id, told),
        "kind": record.kind,
        "country": record.country,
        "parent": record.parent,
        **other_names(record),
        "mentions": mentions.counts(record.id),
    }


class _Whereabouts:
    """Which visits and which seats lie in which place: each counts for its own place and for all around it."""

    def __init__(self, holdings: Holdings) -> None:
        gazetteer = holdings.gazetteer
        rows = _visit_rows(holdings)
        self.visits: dict[str, list[Document]] = {}
        for visit, places in places_of_visits(holdings.visits(), gazetteer, holdings.institutions).items():
            # A visit counts once for each place, under the first of its own places that lies there.
            first = {one.id: place.id for place in reversed(places) for one in (place, *gazetteer.broader(place.id))}
            for id_, place_id in first.items():
                self.visits.setdefault(id_, []).append({**rows[_key(visit)], "place": place_id})
        self.institutions: dict[str, list[Institution]] = {}
        for institution in holdings.institutions:
            seat = seat_of(institution, gazetteer)
            if seat is not None:
                for around in (seat, *gazetteer.broader(seat.id)):
                    self.institutions.setdefault(around.id, []).append(institution)


def places_document(holdings: Holdings, chosen: Iterable[GeographicPlace]) -> Document:
    """`places`: one entry for each of some records. Visits to a place, and seats in it, count for what it lies in too."""
    mentions = MentionList(holdings, Authority.PLACE)
    found = _Whereabouts(holdings)
    return {"places": [_place(record, mentions, found) for record in chosen]}


def place_document(holdings: Holdings, record: GeographicPlace) -> Document:
    """`place ID`: the entry of the list with what lies in it and all mentions."""
    mentions = MentionList(holdings, Authority.PLACE)
    return {
        "place": {
            **_place(record, mentions, _Whereabouts(holdings)),
            "within": briefly(holdings.gazetteer.within(record.id)),
            "mention_list": mentions.rows(record.id),
        }
    }


def _place(record: GeographicPlace, mentions: MentionList, found: _Whereabouts) -> Document:
    visits = found.visits.get(record.id, [])
    told = [*(source.report for source in record.sources), *(visit["report"] for visit in visits)]
    return {
        "id": record.id,
        "kind": record.kind,
        "country": record.country,
        "names": preferred_names(record),
        "variants": mentions.variants(record),
        "parent": record.parent,
        "visits": visits,
        "institutions": [institution.id for institution in found.institutions.get(record.id, ())],
        "reports": mentions.reports(record.id, told),
        **other_names(record),
        "mentions": mentions.counts(record.id),
    }
