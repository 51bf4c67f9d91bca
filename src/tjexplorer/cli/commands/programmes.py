"""`programmes` and `programme`: laws, plans, programmes and funds."""

from __future__ import annotations

from typing import Any

import click

from tjexplorer.authority.programmes import KINDS
from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.record_page import (
    name_of,
    print_list,
    print_mentions,
    print_names,
    print_names_of,
    print_note,
    shown_name,
    total,
)
from tjexplorer.cli.searching import institution_id, record_id
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.cli.usage import OneOf
from tjexplorer.export.name_documents import programme_document, programmes_document
from tjexplorer.messages import gettext as _


@click.command(help=summary("programmes"))
@click.option("--kind", type=OneOf(KINDS), help=_("Only this kind."))
@click.option("--owner", metavar="I", help=_("Only those of this institution (id or any of its names)."))
@click.option("--report", help=_("Only those that this report names."))
@everywhere
def programmes(session: Session, kind: str | None, owner: str | None, report: str | None) -> int:
    """List the programmes."""
    workspace = session.workspace()
    report_id = workspace.library.resolve(report) if report else None
    owner_id = institution_id(workspace, owner) if owner else None
    chosen = [
        record
        for record in workspace.programmes
        if kind in {None, record.kind} and (owner_id is None or record.owner == owner_id)
    ]
    found = programmes_document(workspace, chosen)
    entries = [entry for entry in found["programmes"] if report_id is None or report_id in entry["reports"]]
    if session.as_json:
        output.document({"programmes": entries})
    else:
        rows = [
            (entry["id"], _years(entry), total(entry), shown_name(workspace.programmes, entry))
            for entry in sorted(entries, key=lambda entry: -total(entry))
        ]
        output.table((_("programme"), _("years"), _("mentions"), _("name")), rows, flexible=3)
    return 0 if entries else 1


def _years(entry: dict[str, Any]) -> str | None:
    """The first year that the sources give, and the last where they give one."""
    starts = [time["start"] for time in entry["years"] if time["start"] is not None]
    ends = [time["end"] for time in entry["years"] if time["end"] is not None]
    return _span(min(starts, default=None), max(ends, default=None))


def _span(start: int | None, end: int | None) -> str | None:
    if start is None and end is None:
        return None
    return f"{start or ''}" if start == end else f"{start or ''}–{end or ''}"


@click.command(help=summary("programme"))
@click.argument("name", metavar="ID|NAME")
@everywhere
def programme(session: Session, name: str) -> int:
    """Print one programme."""
    workspace = session.workspace()
    register = workspace.programmes
    record = register.get(record_id(register, name))
    found = programme_document(workspace, record)
    if session.as_json:
        output.document(found)
        return 0
    fields = found["programme"]
    print_names(record, record.kind)
    if record.owner:
        output.paragraph(f"{_('owner')}: {name_of(workspace.institutions, record.owner)} ({record.owner})", indent=2)
    print_names_of(_("part of"), [register.get(record.parent)] if record.parent else [])
    print_names_of(_("parts"), register.parts(record.id))
    print_note(record)
    print_list(
        _("years"),
        [f"{_span(time.start, time.end)}  「{time.as_printed}」  {time.report}:{time.line}" for time in record.years],
    )
    print_list(
        _("budgets"),
        [
            "  ".join(filter(None, (budget.subject, f"「{budget.as_printed}」", f"{budget.report}:{budget.line}")))
            for budget in record.budgets
        ],
    )
    print_mentions(fields["mention_list"])
    return 0
