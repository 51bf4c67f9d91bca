"""The JSON document of `dossier`: everything that a dossier holds, with its places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tjexplorer.authority.encounters import Encounter
from tjexplorer.dossier.announcements import Announcement, Sentence
from tjexplorer.dossier.contents import Ancestor, Dossier, OpenEnds, Party, ProgrammeSeen, Recommended, VisitHeld
from tjexplorer.dossier.descriptions import Description
from tjexplorer.dossier.passages import Paragraph
from tjexplorer.export.documents import notes_document, visit_fields
from tjexplorer.model.names import Attestation

Document = dict[str, Any]
"""What `json` takes."""


def dossier_document(dossier: Dossier) -> Document:
    """A dossier; every quotation with report, lines and code points, every paragraph with whether the page quotes it."""
    record = dossier.institution
    return {
        "institution": {
            "id": record.id,
            "kind": record.kind,
            "names": {"zh": record.zh, "ja": record.ja, "ja_reading": record.ja_reading, "en": record.en},
            "abbreviation": record.abbreviation,
            "parent": record.parent,
            "parts": list(dossier.family.parts),
            "under": list(dossier.family.under),
        },
        "forms": [
            {"report": form.report, "text": form.text, "count": form.count, "line": form.line} for form in dossier.forms
        ],
        "earlier": [_step(step) for step in dossier.ancestors],
        "later": [_step(step) for step in dossier.descendants],
        "descriptions": [_description(one) for one in dossier.descriptions],
        "visits": [_visit(held) for held in dossier.visits],
        "visited_under": [_visit(held) for held in dossier.visited_under],
        "met_elsewhere": [
            {**visit_fields(one.visit, one.section), "people": _people(one.encounters)} for one in dossier.met_elsewhere
        ],
        "travellers": [_party(party) for party in dossier.parties],
        "own_reports": [_party(party) for party in dossier.own_reports],
        "others_named": [
            {
                "person": seen.person,
                "name": seen.record.name,
                "role": seen.role.role,
                "institution": seen.role.institution,
                "report": seen.role.report,
                "line": seen.role.line,
            }
            for seen in dossier.roles
        ],
        "programmes": [_programme(seen) for seen in dossier.programmes],
        "recommendations": [_recommended(one) for one in dossier.recommendations],
        "reflections": [paragraph_fields(one) for one in dossier.reflections],
        "notes": notes_document(dossier.notes)["notes"],
        "open_ends": _open_ends(dossier.open_ends),
        "mentions": dict(dossier.mentions),
        "unread": list(dossier.unread),
    }


def paragraph_fields(paragraph: Paragraph) -> Document:
    """A paragraph with its place."""
    return {
        "report": paragraph.report,
        "section": paragraph.section,
        "line": paragraph.line,
        "end_line": paragraph.end_line,
        "start": paragraph.span.start,
        "end": paragraph.span.end,
        "text": paragraph.text,
    }


def _step(step: Ancestor) -> Document:
    named = step.named
    return {
        "id": step.institution,
        "successor": step.successor,
        "until": step.until,
        "named": {"report": named.report, "line": named.line} if named else None,
    }


def _description(description: Description) -> Document:
    return {
        "report": description.report,
        "year": description.year,
        "institution": description.institution,
        "kinship": str(description.kinship),
        "paragraphs": [
            {**paragraph_fields(one.paragraph), "how": str(one.how), "score": one.score, "quoted": one.quoted}
            for one in description.paragraphs
        ],
    }


def _visit(held: VisitHeld) -> Document:
    fields = visit_fields(held.visit, held.section)
    return {**fields, "kinship": str(held.kinship), "people": _people(held.encounters)}


def _people(encounters: Iterable[Encounter]) -> list[Document]:
    return [
        {"name": one.met.name, "side": str(one.side), "person": one.person, "line": one.met.line} for one in encounters
    ]


def _party(party: Party) -> Document:
    return {
        "report": party.report,
        "travellers": [
            {
                "name": trip.traveller.name,
                "organisation": trip.traveller.organisation,
                "unit": trip.traveller.unit,
                "title": trip.traveller.title,
                "person": trip.person,
                "line": trip.traveller.line,
            }
            for trip in party.trips
        ],
    }


def _programme(seen: ProgrammeSeen) -> Document:
    record = seen.programme
    return {
        "id": record.id,
        "name": record.name,
        "owned": seen.owned,
        "years": [
            {"start": p.start, "end": p.end, "as_printed": p.as_printed, "report": p.report, "line": p.line}
            for p in record.years
        ],
        "budgets": [
            {
                "amount": budget.amount,
                "unit": budget.unit,
                "as_printed": budget.as_printed,
                "subject": budget.subject,
                "report": budget.report,
                "line": budget.line,
            }
            for budget in record.budgets
        ],
        "places": _places(seen.places),
    }


def _recommended(one: Recommended) -> Document:
    recommendation = one.recommendation
    return {
        "report": recommendation.report,
        "section": recommendation.section,
        "number": recommendation.number,
        "title": recommendation.title,
        "text": recommendation.text,
        "line": recommendation.line,
        "end_line": recommendation.end_line,
        "start": recommendation.span.start,
        "end": recommendation.span.end,
        "names_it": one.names_it,
        "on_visit": one.on_visit,
    }


def _open_ends(ends: OpenEnds) -> Document:
    return {
        "scheduled": [
            {
                "report": one.day.report,
                "date": one.day.date.isoformat() if one.day.date else None,
                "probable_date": one.day.probable_date.isoformat() if one.day.probable_date else None,
                "stop": one.stop.text,
                "institution": one.stop.institution,
                "line": one.stop.line,
            }
            for one in ends.unreported
        ],
        "without_write_up": [visit_fields(visit, None) for visit in ends.unwritten],
        "announced": [_announced(one) for one in ends.announced],
        "unsettled": [_sentence(one) for one in ends.unsettled],
    }


def _sentence(sentence: Sentence) -> Document:
    return {
        "report": sentence.report,
        "section": sentence.section,
        "line": sentence.line,
        "end_line": sentence.end_line,
        "start": sentence.span.start,
        "end": sentence.span.end,
        "text": sentence.text,
    }


def _announced(one: Announcement) -> Document:
    return {
        **_sentence(one.sentence),
        "due": one.due.isoformat(),
        "later_reports": list(one.later_reports),
        "later_places": _places(one.echoes),
    }


def _places(places: Iterable[Attestation]) -> list[Document]:
    return [{"report": place.report, "line": place.line} for place in places]
