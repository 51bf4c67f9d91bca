"""Inquiries as plain values for JSON and YAML, and back."""

from __future__ import annotations

from datetime import date as Date
from typing import Any

from tjexplorer.messages import gettext as _
from tjexplorer.model.search_record import Inquiry, Sort
from tjexplorer.yaml_file import Node

TEXTS = ("reports", "institutions", "kinds", "agencies")
"""Fields that are lists of words."""

FORMS = ("off_forms", "on_forms")
"""Fields that are sets of written forms."""

DAYS = ("date_from", "date_to")
"""Fields that are days."""

SWITCHES = ("spelling_only", "exact")
"""Fields that are true or false."""

KEYS = ("query", "reports", "institutions", "agencies", "years", "kinds", *DAYS, *SWITCHES, *FORMS, "sort")
"""All fields, in the order in which they are written."""


def plain(inquiry: Inquiry) -> dict[str, Any]:
    """The fields that hold anything, as words, numbers, lists and truth values."""
    held = inquiry.arguments()
    return {key: _plain(held[key]) for key in KEYS if key in held}


def _plain(value: Any) -> Any:
    if isinstance(value, Date):
        return value.isoformat()
    if isinstance(value, Sort):
        return str(value)
    if isinstance(value, frozenset):
        return sorted(value)
    return list(value) if isinstance(value, tuple) else value


def from_plain(document: Any) -> Inquiry:
    """The inquiry that plain values describe; keys that are no field are passed over, as later versions may write them.

    Raises `ValueError` where a value is of another kind than its field.
    """
    if not isinstance(document, dict) or "query" not in document:
        raise ValueError("no search")
    values: dict[str, Any] = {"query": _one(document["query"], str)}
    for key in (*TEXTS, *FORMS):
        if key in document:
            made = frozenset if key in FORMS else tuple
            values[key] = made(_list_of(document[key], str))
    if "years" in document:
        values["years"] = tuple(_list_of(document["years"], int))
    for key in DAYS:
        if key in document:
            values[key] = Date.fromisoformat(_one(document[key], str))
    for key in SWITCHES:
        if key in document:
            values[key] = _one(document[key], bool)
    if "sort" in document:
        values["sort"] = Sort(_one(document["sort"], str))
    return Inquiry(**values)


def _list_of(value: Any, kind: type) -> list[Any]:
    if not isinstance(value, list) or any(type(item) is not kind for item in value):
        raise ValueError("no such list")
    return value


def _one(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise ValueError("another kind of value")
    return value


def from_entries(entries: dict[str, Node], whole: Node) -> Inquiry:
    """The inquiry that the entries of a YAML mapping describe. Raises `RecordError` with file and line."""
    if "query" not in entries or not entries["query"].text().strip():
        raise entries.get("query", whole).error(_("a search needs a query"))
    values: dict[str, Any] = {"query": entries["query"].text()}
    for key in (*TEXTS, *FORMS):
        if key in entries:
            made = frozenset if key in FORMS else tuple
            values[key] = made(item.text() for item in entries[key].items())
    if "years" in entries:
        values["years"] = tuple(item.whole() for item in entries["years"].items())
    for key in DAYS:
        if key in entries:
            values[key] = entries[key].day()
    for key in SWITCHES:
        if key in entries:
            values[key] = entries[key].truth()
    if "sort" in entries:
        values["sort"] = Sort(entries["sort"].one_of(*Sort))
    return Inquiry(**values)
