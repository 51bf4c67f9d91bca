"""`institutions` and `institution`: who is who."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tjexplorer.authority.institution_file import KINDS
from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.searching import institution_id
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.cli.usage import OneOf
from tjexplorer.export.documents import institution_document, institutions_document
from tjexplorer.messages import gettext as _
from tjexplorer.model.mention import Mention

if TYPE_CHECKING:
    from tjexplorer.workspace import Workspace


def _mentions(workspace: Workspace) -> list[Mention]:
    return [mention for report_id in workspace.library.report_ids for mention in workspace.mentions(report_id)]


@click.command(help=summary("institutions"))
@click.option("--kind", type=OneOf(KINDS), help=_("Only this kind."))
@everywhere
def institutions(session: Session, kind: str | None) -> int:
    """List the institutions."""
    workspace = session.workspace()
    chosen = [record for record in workspace.institutions if kind in {None, record.kind}]
    found = institutions_document(chosen, _mentions(workspace), workspace.visits())
    if session.as_json:
        output.document(found)
    else:
        entries = sorted(found["institutions"], key=lambda entry: -sum(entry["mentions"].values()))
        rows = [
            (e["id"], e["kind"], e["visits"], sum(e["mentions"].values()), e["names"]["zh"] or e["names"]["en"])
            for e in entries
        ]
        output.table((_("institution"), _("kind"), _("visits"), _("mentions"), _("name")), rows, flexible=4)
    return 0 if chosen else 1


@click.command(help=summary("institution"))
@click.argument("name", metavar="ID|NAME")
@everywhere
def institution(session: Session, name: str) -> int:
    """Print one institution."""
    workspace = session.workspace()
    record = workspace.institutions.get(institution_id(workspace, name))
    later = workspace.institutions.later(record.id)
    found = institution_document(record, later, _mentions(workspace), workspace.reports())
    if session.as_json:
        output.document(found)
        return 0
    fields = found["institution"]
    output.paragraph(f"{record.name}  ({record.id}, {record.kind})")
    for label, text in ((_("Japanese"), record.ja), (_("reading"), record.ja_reading), (_("English"), record.en)):
        if text:
            output.paragraph(f"{label}: {text}", indent=2)
    forms = " · ".join(dict.fromkeys(variant.form for variant in record.variants))
    if forms:
        output.paragraph(f"{_('other names')}: {forms}", indent=2)
    for label, ids in (
        (_("part of"), [record.parent] if record.parent else []),
        (_("earlier"), [body.id for body in record.earlier]),
        (_("later"), fields["later"]),
    ):
        if ids:
            names = ", ".join(f"{workspace.institutions.get(i).name} ({i})" for i in ids)
            output.paragraph(f"{label}: {names}", indent=2)
    _print_visits(fields)
    _print_mentions(fields)
    return 0


def _print_visits(fields: dict[str, object]) -> None:
    visits = fields["visit_list"]
    if not isinstance(visits, list) or not visits:
        return
    output.line()
    rows = [
        (
            v["probable_date"] or v["date"] or v["date_from"],
            v["kind"],
            v["section"],
            ", ".join(h["name"] for h in v["hosts"]),
        )
        for v in visits
    ]
    output.table((_("date"), _("kind"), _("write-up"), _("hosts")), rows, flexible=3)


def _print_mentions(fields: dict[str, object]) -> None:
    mentions = fields["mention_list"]
    if not isinstance(mentions, list) or not mentions:
        return
    output.line()
    rows = [(m["section"], m["line"], m["text"]) for m in mentions]
    output.table((_("section"), _("line"), _("mention")), rows, flexible=2)
