"""What the pages of institutions, people, programmes and places have in common, for people to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tjexplorer.authority.register import Register
from tjexplorer.cli import output
from tjexplorer.errors import UnknownNameError
from tjexplorer.messages import gettext as _
from tjexplorer.model.names import NamedRecord


def print_names(record: NamedRecord, kind: str | None = None) -> None:
    """A heading, and all names of a record."""
    output.paragraph(f"{record.name}  ({', '.join(filter(None, (record.id, kind)))})")
    for label, text in (
        (_("Japanese"), record.ja),
        (_("reading"), record.ja_reading),
        (_("English"), record.en),
        (_("abbreviation"), record.abbreviation),
    ):
        if text:
            output.paragraph(f"{label}: {text}", indent=2)
    forms = " · ".join(dict.fromkeys(v.form for v in record.variants if v.form not in record.preferred))
    if forms:
        output.paragraph(f"{_('other names')}: {forms}", indent=2)


def print_note(record: NamedRecord) -> None:
    """The editor's note on a record."""
    if record.note:
        output.paragraph(f"{_('note')}: {record.note}", indent=2)


def print_list(label: str, texts: Sequence[str]) -> None:
    """A label, and what belongs under it, one line each; nothing where there is none."""
    if not texts:
        return
    output.paragraph(f"{label}:", indent=2)
    for text in texts:
        output.paragraph(text, indent=4)


def print_names_of(label: str, records: Iterable[NamedRecord]) -> None:
    """A label, and other records by name and id in one paragraph; nothing where there are none."""
    names = ", ".join(f"{record.name} ({record.id})" for record in records)
    if names:
        output.paragraph(f"{label}: {names}", indent=2)


def name_of(register: Register[Any], id_: str | None) -> str:
    """The name of a record; the id itself where there is no record, nothing where there is no id."""
    return register.by_id[id_].name if id_ in register.by_id else id_ or ""


def day_of(visit: dict[str, Any]) -> str:
    """The day of a visit as lists show it: the probable, the printed or the bounds of one that is not printed."""
    bounds = "/".join(dict.fromkeys(filter(None, (visit["date_from"], visit["date_to"]))))
    return str(visit["probable_date"] or visit["date"] or bounds)


def print_mentions(mentions: Sequence[dict[str, Any]]) -> None:
    """Where a record is named."""
    if mentions:
        output.line()
        rows = [(m["section"], m["line"], m["text"]) for m in mentions]
        output.table((_("section"), _("line"), _("mention")), rows, flexible=2)


def total(entry: dict[str, Any]) -> int:
    """How often an entry of a list is named in all reports."""
    return sum(entry["mentions"].values())


def shown_name(entry: dict[str, Any]) -> str:
    """The name of an entry of a list, as `NamedRecord.name` chooses it."""
    names = entry["names"]
    return str(names["zh"] or names["ja"] or names["en"])


def known_country(code: str, register: Register[Any]) -> str:
    """A country code that some record has, written in any case. Raises `UnknownNameError`."""
    known = sorted({record.country for record in register if record.country})
    if code.upper() not in known:
        raise UnknownNameError(_("country"), code.upper(), known, f"tjexplorer {register.COMMAND}")
    return code.upper()
