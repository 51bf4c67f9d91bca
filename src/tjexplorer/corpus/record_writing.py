"""`report.yaml` as text: the format that `record_file` reads."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any

import yaml

from tjexplorer.model.record import Day, EditorNote, Evidence, LineRange, ReportRecord, Traveller, Visit

_HEAD = (
    "# The record of this report; its format is explained in corpus/README.md. Every line is a line of source.txt.\n"
)
_DRAFT_HEAD = (
    "# A program wrote the parts named under drafted, and nobody has confirmed them. Compare each with source.txt,\n"
    "# correct it, and take its name out of the list. An empty part says only that the program found nothing.\n"
)
_UNBROKEN = 1_000_000
_OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
"""What a terminal or an editor would obey. It stands between double quotes alone, where it can be escaped."""

_TRAVELLER_KEYS = ("name", "organisation", "unit", "title", "role", "line", "author")
_VISIT_KEYS = (
    "kind", "institution", "date", "as_printed", "line", "date_from", "date_to", "probable_date", "starts", "ends",
    "city", "place", "hosts", "participants", "topics", "write_up", "reflections", "notes",
)  # fmt: skip
_DAY_KEYS = ("date", "as_printed", "line", "probable_date", "route", "stops", "overnight", "notes")
_NOTE_KEYS = ("line", "quote", "kind", "note", "level", "evidence")
_KEYS: dict[type, tuple[str, ...]] = {
    Traveller: _TRAVELLER_KEYS, Visit: _VISIT_KEYS, Day: _DAY_KEYS, EditorNote: _NOTE_KEYS,
    LineRange: ("line", "end_line"),
}  # fmt: skip
_RECORD_KEYS = (
    "system_id", "title", "subtitle", "supplied_title", "label", "plan_name", "agency", "category", "destinations", "trip",
    "report_date", "travellers", "keywords", "abstract", "visits", "itinerary", "notes",
)  # fmt: skip


class _Dumper(yaml.SafeDumper):
    """Writes every string so that it is read back letter for letter."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  # asked of each value
        """Aliases are never written: records may not have any."""
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Text with anything that is no plain sign on one line goes between double quotes, where all has an escape."""
    style = None if text.isprintable() and not text.isspace() else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def record_to_yaml(record: ReportRecord) -> str:
    """The text of `report.yaml`. `load_record` reads an equal record from it."""
    head = _HEAD + (_DRAFT_HEAD if record.drafted else "")
    text = yaml.dump(
        record_document(record),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=None,
        width=_UNBROKEN,
    )
    return head + _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def record_document(record: ReportRecord) -> dict[str, Any]:
    """The record as mappings and lists in the order of the file; dates are dates."""
    document: dict[str, Any] = {
        "id": record.id,
        "form": record.form,
        "source": {"name": record.source_name, "sha256": record.sha256},
    }
    if record.drafted:
        document["drafted"] = list(record.drafted)
    return document | {key: _plain(getattr(record, key)) for key in _RECORD_KEYS}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Evidence):
        return _evidence(value)
    if not hasattr(value, "__dataclass_fields__"):
        return value
    keys = _KEYS.get(type(value)) or tuple(field.name for field in fields(value))
    return {key: _plain(getattr(value, key)) for key in keys}


def _evidence(evidence: Evidence) -> Any:
    if evidence.statement is not None:
        return evidence.statement
    return {"report": evidence.report, "line": evidence.line, "quote": evidence.quote}
