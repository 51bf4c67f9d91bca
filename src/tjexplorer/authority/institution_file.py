"""Reading `institutions.yaml`: strict about keys and values, and about records that contradict each other."""

from __future__ import annotations

import re

from tjexplorer.authority.checks import listed, required
from tjexplorer.authority.record_nodes import (
    NAMING_KEYS,
    agreed,
    country_code,
    naming,
)
from tjexplorer.messages import gettext as _
from tjexplorer.model.institution import EarlierBody, Institution
from tjexplorer.yaml_file import Node, optional

KINDS = (
    "ministry", "agency", "council", "institute", "university", "office", "tlo", "incubator", "park", "association",
    "company", "foundation", "international", "government", "other",
)  # fmt: skip
"""Kinds of institutions."""

_UNTIL = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?")


def read_institutions(top: Node) -> tuple[Institution, ...]:
    """All records, in the order of the file.

    Raises `RecordError`: unknown keys and values, doubled ids, unknown parents and predecessors, circles of them, a form
    that means two bodies in one report.
    """
    placed = [(node, read_institution(node)) for node in top.items()]
    return agreed(
        placed,
        parent=lambda record: [record.parent] if record.parent else [],
        earlier=lambda record: [body.id for body in record.earlier],
    )


def read_institution(node: Node) -> Institution:
    """One record. Raises `RecordError` with the first mistake inside it."""
    entry = node.mapping(*NAMING_KEYS, "kind", "abbreviation", "parent", "earlier", "place")
    place = entry["place"].mapping("city", "prefecture", "country") if "place" in entry else {}
    if "country" in place:
        country_code(place["country"])
    return Institution(
        **naming(node, entry),
        kind=required(node, entry, "kind").one_of(*KINDS),
        parent=optional(entry.get("parent"), Node.text),
        earlier=tuple(_earlier(item) for item in listed(entry, "earlier")),
        city=optional(place.get("city"), Node.text),
        prefecture=optional(place.get("prefecture"), Node.text),
    )


def _earlier(node: Node) -> EarlierBody:
    entry = node.mapping("id", "until")
    return EarlierBody(required(node, entry, "id").text(), optional(entry.get("until"), time_of_change))


def time_of_change(node: Node) -> str:
    """A year, or a year and a month."""
    text = node.text()
    if not _UNTIL.fullmatch(text):
        raise node.error(_("“{text}” is no year (2003) or month (2003-10)").format(text=text))
    return text
