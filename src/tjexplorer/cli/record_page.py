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
    output.paragraph(f"{record.shown}  ({', '.join(filter(None, (record.id, kind)))})")
    for label, text in (
        (_("Chinese"), record.zh),
        (_("Japanese"), record.ja),
        (_("reading"), record.ja_reading),
        (_("English"), record.en),
        (_("abbreviation"), record.abbreviation),
    ):
        if text and text != record.shown:
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
    names = ", ".join(f"{record.shown} ({record.id})" for record in records)
    if names:
        output.paragraph(f"{label}: {names}", indent=2)


def name_of(register: Register[Any], id_: str | None) -> str:
    """The name of a record to show; the id itself where there is no record, nothing where there is no id."""
    return register.by_id[id_].shown if id_ in register.by_id else id_ or ""


def day_of(visit: dict[str, Any]) -> str:
    """The day of a visit as lists show it; one that the source does not print, or prints wrongly, stands in square
    brackets: the probable one, or the bounds.
    """
    if visit["date"] and not visit["probable_date"]:
        return str(visit["date"])
    bounds = "..".join(dict.fromkeys(filter(None, (visit["date_from"], visit["date_to"]))))
    supplied = visit["probable_date"] or bounds
    return f"[{supplied}]" if supplied else ""


def visit_name(visit: dict[str, Any], institutions: Register[Any]) -> str:
    """What lists call a visit: the name of the institution, else what it was about or where it was."""
    return name_of(institutions, visit["institution"]) or next(iter(visit["topics"]), None) or visit["place"] or ""


def met_there(visit: dict[str, Any]) -> str:
    """Who of an institution was met on a visit to another one."""
    return _("met there: {names}").format(names=", ".join(one["name"] for one in visit["met_there"]))


def print_mentions(mentions: Sequence[dict[str, Any]]) -> None:
    """Where a record is named."""
    if mentions:
        output.line()
        rows = [(m["section"], m["line"], m["text"]) for m in mentions]
        output.table((_("section"), _("line"), _("mention")), rows, flexible=2)


def total(entry: dict[str, Any]) -> int:
    """How often an entry of a list is named in all reports."""
    return sum(entry["mentions"].values())


def shown_name(register: Register[Any], entry: dict[str, Any]) -> str:
    """The name of an entry of a list, with the printed one where a reader could not tell it from that."""
    return str(register.by_id[entry["id"]].shown_and_printed)


def known_country(code: str, register: Register[Any]) -> str:
    """A country code that some record has, written in any case. Raises `UnknownNameError`."""
    known = sorted({record.country for record in register if record.country})
    if code.upper() not in known:
        raise UnknownNameError(_("country"), code.upper(), known, f"tjexplorer {register.COMMAND}")
    return code.upper()
