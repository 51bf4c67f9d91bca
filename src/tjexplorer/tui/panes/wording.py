"""Names that the interface gives to things of the model, in the language in use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date

from tjexplorer.bookmarks.arranging import Grouping, Order
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.mention import Authority
from tjexplorer.model.record import ReportRecord, Visit
from tjexplorer.model.section import SectionKind
from tjexplorer.search.results import Relation
from tjexplorer.tui.keys import N_

_INSTITUTION_KINDS = {
    "ministry": N_("Ministries"),
    "agency": N_("Agencies"),
    "council": N_("Councils"),
    "institute": N_("Research institutes"),
    "university": N_("Universities"),
    "office": N_("Offices and departments"),
    "tlo": N_("Technology licensing (TLO)"),
    "incubator": N_("Incubators"),
    "park": N_("Science parks"),
    "association": N_("Associations"),
    "company": N_("Companies"),
    "foundation": N_("Foundations"),
    "international": N_("International bodies"),
    "government": N_("Public authorities"),
    "other": N_("Others"),
}

INSTITUTION_KINDS = tuple(_INSTITUTION_KINDS)
"""Kinds of institutions in the order in which lists show them."""

_PROGRAMME_KINDS = {
    "law": N_("Laws"),
    "plan": N_("Plans"),
    "strategy": N_("Strategies"),
    "programme": N_("Programmes"),
    "fund": N_("Funds"),
    "project": N_("Projects"),
    "system": N_("Systems and schemes"),
    "award": N_("Awards"),
    "agreement": N_("Agreements"),
}

_PLACE_KINDS = {
    "country": N_("Countries"),
    "region": N_("Regions"),
    "prefecture": N_("Prefectures"),
    "city": N_("Cities"),
    "ward": N_("Wards"),
    "district": N_("Districts"),
    "other": N_("Others"),
}

_SECTION_KINDS: dict[str, str] = {
    SectionKind.FRONT: N_("front matter"),
    SectionKind.ABSTRACT: N_("abstract"),
    SectionKind.TOC: N_("contents"),
    SectionKind.BODY: N_("body"),
    SectionKind.VISIT: N_("visit"),
    SectionKind.ITINERARY: N_("itinerary"),
    SectionKind.DELEGATION: N_("delegation"),
    SectionKind.REFLECTIONS: N_("reflections and recommendations"),
    SectionKind.APPENDIX: N_("appendix"),
}

_RELATIONS = {
    Relation.TYPED: N_("as typed"),
    Relation.SPELLING: N_("spelling"),
    Relation.NAME: N_("same name"),
    Relation.SAME: N_("same meaning"),
    Relation.NEAR: N_("related"),
}

_NOTE_KINDS = {
    "weekday": N_("weekday"),
    "date": N_("date"),
    "name": N_("name"),
    "acronym": N_("acronym"),
    "sum": N_("sum"),
    "figure": N_("figure number"),
    "misprint": N_("misprint"),
    "missing": N_("missing"),
    "contradiction": N_("contradiction"),
}

_EVIDENCE_KINDS = {
    "arithmetic": N_("arithmetic"),
    "background": N_("background knowledge"),
    "calendar": N_("calendar"),
    "usage": N_("usage"),
}

_VISIT_KINDS = {
    "visit": N_("visit"),
    "meeting": N_("meeting"),
    "signing": N_("signing"),
    "inbound": N_("visit to Taiwan"),
}


def institution_kind(kind: str) -> str:
    """A kind of institutions."""
    return _(_INSTITUTION_KINDS.get(kind, kind))


def programme_kind(kind: str) -> str:
    """A kind of programmes."""
    return _(_PROGRAMME_KINDS.get(kind, kind))


def place_kind(kind: str) -> str:
    """A kind of places."""
    return _(_PLACE_KINDS.get(kind, kind))


def authority_name(authority: Authority) -> str:
    """What a record of an authority file is called."""
    return {
        Authority.INSTITUTION: _("institution"),
        Authority.PERSON: _("person"),
        Authority.PROGRAMME: _("programme"),
        Authority.PLACE: _("place"),
    }[authority]


def section_kind(kind: str) -> str:
    """A kind of section."""
    return _(_SECTION_KINDS.get(kind, kind))


def relation(value: Relation) -> str:
    """How a written form belongs to what was typed."""
    return _(_RELATIONS[value])


def note_kind(kind: str) -> str:
    """A kind of editor's note."""
    return _(_NOTE_KINDS.get(kind, kind))


def evidence_told(statement: str) -> str:
    """What a note rests on beside the reports; the word before the colon that says of which kind it is, in the language in
    use. The rest are the editor's own words.
    """
    kind, colon, rest = statement.partition(":")
    return f"{_(_EVIDENCE_KINDS[kind])}{colon}{rest}" if colon and kind in _EVIDENCE_KINDS else statement


def visit_kind(kind: str) -> str:
    """A kind of visit."""
    return _(_VISIT_KINDS.get(kind, kind))


def visits_told(visits: Sequence[Visit]) -> str:
    """How many visits these are; meetings, signings and visits to Taiwan are not passed off as visits."""
    count = len(visits)
    kinds = {visit.kind for visit in visits}
    if kinds <= {"visit"}:
        sentence = ngettext("{count} visit", "{count} visits", count)
    elif kinds == {"meeting"}:
        sentence = ngettext("{count} meeting", "{count} meetings", count)
    else:
        sentence = ngettext("{count} visit or meeting", "{count} visits and meetings", count)
    return sentence.format(count=count)


def weekday(day: Date) -> str:
    """The short name of a day of the week."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))[day.weekday()]


def visit_date(visit: Visit) -> str:
    """The day of a visit; one that the source does not print, or prints wrongly, stands in square brackets."""
    if visit.probable_date:
        return f"[{visit.probable_date.isoformat()}]"
    if visit.date:
        return visit.date.isoformat()
    if visit.date_from and visit.date_to and visit.date_from != visit.date_to:
        return f"[{visit.date_from.isoformat()}..{visit.date_to.isoformat()}]"
    return f"[{visit.date_from.isoformat()}]" if visit.date_from else _("[no date]")


def trip_dates(record: ReportRecord) -> str:
    """The period of a trip; the probable one in square brackets; empty where there was no trip."""
    trip = record.trip
    if trip is None:
        return ""
    if trip.probable_start or trip.probable_end:
        return f"[{trip.probable_start or trip.start} - {trip.probable_end or trip.end}]"
    return f"{trip.start} - {trip.end}"


def order_name(order: Order) -> str:
    """In which order bookmarks are listed."""
    return {
        Order.DATE: _("as they were made"),
        Order.PLACE: _("by place in the reports"),
        Order.OWN: _("in your own order"),
    }[order]


def grouping_name(grouping: Grouping) -> str:
    """By what bookmarks are grouped."""
    return {
        Grouping.NONE: _("not grouped"),
        Grouping.COLLECTION: _("by collection"),
        Grouping.REPORT: _("by report"),
        Grouping.TAG: _("by tag"),
        Grouping.COLOUR: _("by colour"),
    }[grouping]
