"""`report.yaml`: read strictly into a `ReportRecord`."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tjexplorer.errors import nearest
from tjexplorer.messages import gettext as _
from tjexplorer.model.record import (
    PARTS,
    Agency,
    Day,
    EditorNote,
    Evidence,
    LineRange,
    PersonMet,
    Printed,
    PrintedDate,
    ReportRecord,
    Stop,
    Traveller,
    Trip,
    Visit,
)
from tjexplorer.yaml_file import Node, optional, read

T = TypeVar("T")

FORMS = ("trip-report", "project-report")
VISIT_KINDS = ("visit", "meeting", "signing", "inbound")
NOTE_KINDS = (
    "weekday",
    "date",
    "name",
    "acronym",
    "sum",
    "figure",
    "misprint",
    "missing",
    "contradiction",
)
LEVELS = ("certain", "likely")


def load_record(path: Path, report_id: str) -> ReportRecord:
    """The record of a report. Raises `RecordError` with file and line."""
    return record_of(read(path), report_id)


def record_of(node: Node, report_id: str) -> ReportRecord:
    """The record of a report from its document. Raises `RecordError` with file and line."""
    top = node.mapping(
        "id", "form", "source", "system_id", "title", "subtitle", "supplied_title", "label", "plan_name", "agency",
        "category", "destinations", "trip", "report_date", "travellers", "keywords", "abstract", "visits", "itinerary",
        "notes", "drafted",
    )  # fmt: skip
    for key in ("id", "form", "source", "label"):
        if key not in top:
            raise node.error(_("the key “{key}” is missing").format(key=key))
    if top["id"].text() != report_id:
        raise top["id"].error(_("the id must be the folder's name, {name}").format(name=report_id))
    source = top["source"].mapping("name", "sha256")
    return ReportRecord(
        id=report_id,
        form=top["form"].one_of(*FORMS),
        source_name=_required(top["source"], source, "name").text(),
        sha256=_required(top["source"], source, "sha256").text(),
        label=top["label"].text(),
        system_id=optional(top.get("system_id"), Node.text),
        title=optional(top.get("title"), _printed),
        subtitle=optional(top.get("subtitle"), _printed),
        supplied_title=optional(top.get("supplied_title"), Node.text),
        plan_name=optional(top.get("plan_name"), _printed),
        agency=optional(top.get("agency"), _agency),
        category=optional(top.get("category"), _printed),
        destinations=_list(top.get("destinations"), _printed),
        trip=optional(top.get("trip"), _trip),
        report_date=optional(top.get("report_date"), _printed_date),
        travellers=_list(top.get("travellers"), _traveller),
        keywords=_list(top.get("keywords"), _printed),
        abstract=optional(top.get("abstract"), _range),
        visits=tuple(_visit(item, report_id, order) for order, item in enumerate(_items(top.get("visits")), 1)),
        itinerary=tuple(_day(item, report_id) for item in _items(top.get("itinerary"))),
        notes=tuple(_note(item, report_id) for item in _items(top.get("notes"))),
        drafted=_parts(top.get("drafted")),
    )


def _parts(node: Node | None) -> tuple[str, ...]:
    """The parts that nobody has confirmed, each once."""
    found: list[str] = []
    for item in _items(node):
        name = item.text()
        if name not in PARTS:
            close = nearest(name, PARTS, limit=1) or PARTS
            raise item.error(
                _("“{name}” is no part of a record that is drafted; known: {parts}").format(
                    name=name, parts=", ".join(close)
                )
            )
        if name in found:
            raise item.error(_("the part “{name}” stands here twice").format(name=name))
        found.append(name)
    return tuple(found)


def _required(owner: Node, entries: dict[str, Node], key: str) -> Node:
    if key not in entries:
        raise owner.error(_("the key “{key}” is missing").format(key=key))
    return entries[key]


def _items(node: Node | None) -> list[Node]:
    return list(node.items()) if node is not None else []


def _list(node: Node | None, read_as: Callable[[Node], T]) -> tuple[T, ...]:
    return tuple(read_as(item) for item in _items(node))


def _texts(node: Node | None) -> tuple[str, ...]:
    return tuple(item.text() for item in _items(node))


def _line(owner: Node, entries: dict[str, Node], key: str = "line") -> int:
    node = _required(owner, entries, key)
    value = node.whole()
    if value < 1:
        raise node.error(_("lines are counted from 1"))
    return value


def _printed(node: Node) -> Printed:
    entries = node.mapping("text", "line")
    return Printed(_required(node, entries, "text").text(), _line(node, entries))


def _range(node: Node) -> LineRange:
    entries = node.mapping("line", "end_line")
    found = LineRange(_line(node, entries), _line(node, entries, "end_line"))
    if found.end_line < found.line:
        raise node.error(_("end_line comes before line"))
    return found


def _agency(node: Node) -> Agency:
    entries = node.mapping("text", "line", "institution")
    name = _required(node, entries, "text").text()
    return Agency(name, _line(node, entries), optional(entries.get("institution"), Node.text))


def _trip(node: Node) -> Trip:
    entries = node.mapping("start", "end", "as_printed", "line", "probable_start", "probable_end")
    trip = Trip(
        start=_required(node, entries, "start").day(),
        end=_required(node, entries, "end").day(),
        as_printed=_required(node, entries, "as_printed").text(),
        line=_line(node, entries),
        probable_start=optional(entries.get("probable_start"), Node.day),
        probable_end=optional(entries.get("probable_end"), Node.day),
    )
    if trip.end < trip.start:
        raise node.error(_("the trip ends before it begins"))
    return trip


def _printed_date(node: Node) -> PrintedDate:
    entries = node.mapping("date", "as_printed", "line")
    printed = _required(node, entries, "as_printed").text()
    return PrintedDate(_required(node, entries, "date").day(), printed, _line(node, entries))


def _traveller(node: Node) -> Traveller:
    entries = node.mapping("name", "line", "organisation", "unit", "title", "role", "author")
    return Traveller(
        name=_required(node, entries, "name").text(),
        line=_line(node, entries),
        organisation=optional(entries.get("organisation"), Node.text),
        unit=optional(entries.get("unit"), Node.text),
        title=optional(entries.get("title"), Node.text),
        role=optional(entries.get("role"), Node.text),
        author=entries["author"].truth() if "author" in entries else False,
    )


def _person(node: Node) -> PersonMet:
    entries = node.mapping("name", "role", "line", "organisation")
    return PersonMet(
        name=_required(node, entries, "name").text(),
        line=_line(node, entries),
        role=optional(entries.get("role"), Node.text),
        organisation=optional(entries.get("organisation"), Node.text),
    )


def _clock(node: Node) -> str:
    text = node.text()
    if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", text):
        raise node.error(_('a time like "09:30" is expected here, not “{text}”').format(text=text))
    return text


def _visit(node: Node, report_id: str, order: int) -> Visit:
    entries = node.mapping(
        "kind", "institution", "date", "as_printed", "line", "date_from", "date_to", "probable_date", "starts", "ends",
        "city", "place", "hosts", "participants", "topics", "write_up", "reflections", "notes",
    )  # fmt: skip
    return Visit(
        report=report_id,
        order=order,
        kind=_required(node, entries, "kind").one_of(*VISIT_KINDS),
        institution=optional(entries.get("institution"), Node.text),
        date=optional(entries.get("date"), Node.day),
        as_printed=optional(entries.get("as_printed"), Node.text),
        line=optional(entries.get("line"), Node.whole),
        date_from=optional(entries.get("date_from"), Node.day),
        date_to=optional(entries.get("date_to"), Node.day),
        probable_date=optional(entries.get("probable_date"), Node.day),
        starts=optional(entries.get("starts"), _clock),
        ends=optional(entries.get("ends"), _clock),
        city=optional(entries.get("city"), _printed),
        place=optional(entries.get("place"), _printed),
        hosts=_list(entries.get("hosts"), _person),
        participants=_list(entries.get("participants"), _person),
        topics=_list(entries.get("topics"), _printed),
        write_up=optional(entries.get("write_up"), _range),
        reflections=_list(entries.get("reflections"), _range),
        notes=_texts(entries.get("notes")),
    )


def _stop(node: Node) -> Stop:
    entries = node.mapping("text", "line", "institution")
    name = _required(node, entries, "text").text()
    return Stop(name, _line(node, entries), optional(entries.get("institution"), Node.text))


def _day(node: Node, report_id: str) -> Day:
    entries = node.mapping("date", "as_printed", "line", "probable_date", "route", "stops", "overnight", "notes")
    return Day(
        report=report_id,
        date=optional(entries.get("date"), Node.day),
        as_printed=optional(entries.get("as_printed"), Node.text),
        line=_line(node, entries),
        probable_date=optional(entries.get("probable_date"), Node.day),
        route=optional(entries.get("route"), _printed),
        stops=_list(entries.get("stops"), _stop),
        overnight=optional(entries.get("overnight"), _printed),
        notes=_texts(entries.get("notes")),
    )


def _evidence(node: Node) -> Evidence:
    if node.is_scalar:
        return Evidence(statement=node.text())
    entries = node.mapping("report", "line", "quote")
    return Evidence(
        report=optional(entries.get("report"), Node.text),
        line=optional(entries.get("line"), Node.whole),
        quote=optional(entries.get("quote"), Node.text),
    )


def _note(node: Node, report_id: str) -> EditorNote:
    entries = node.mapping("line", "quote", "kind", "note", "level", "evidence")
    return EditorNote(
        report=report_id,
        line=_line(node, entries),
        quote=_required(node, entries, "quote").text(),
        kind=_required(node, entries, "kind").one_of(*NOTE_KINDS),
        note=_required(node, entries, "note").text(),
        level=_required(node, entries, "level").one_of(*LEVELS),
        evidence=_list(entries.get("evidence"), _evidence),
    )
