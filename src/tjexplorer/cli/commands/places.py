"""`places` and `place`: where things are, and who went there."""

from __future__ import annotations

import click

from tjexplorer.authority.gazetteer import KINDS
from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.record_page import (
    day_of,
    known_country,
    name_of,
    print_mentions,
    print_names,
    print_names_of,
    print_note,
    shown_name,
    total,
)
from tjexplorer.cli.searching import record_id
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.cli.usage import OneOf
from tjexplorer.export.name_documents import place_document, places_document
from tjexplorer.export.wording import kind_of_visit
from tjexplorer.messages import gettext as _


@click.command(help=summary("places"))
@click.option("--kind", type=OneOf(KINDS), help=_("Only this kind."))
@click.option("--country", metavar="CODE", help=_("Only what lies in this country (JP, TW, US…)."))
@click.option("--report", help=_("Only those that this report names."))
@everywhere
def places(session: Session, kind: str | None, country: str | None, report: str | None) -> int:
    """List the places."""
    workspace = session.workspace()
    register = workspace.gazetteer
    report_id = workspace.library.resolve(report) if report else None
    code = known_country(country, register) if country else None
    chosen = [record for record in register if kind in {None, record.kind} and code in {None, record.country}]
    found = places_document(workspace, chosen)
    entries = [entry for entry in found["places"] if report_id is None or report_id in entry["reports"]]
    if session.as_json:
        output.document({"places": entries})
    else:
        rows = [
            (
                entry["id"],
                entry["kind"],
                len(entry["visits"]),
                len(entry["institutions"]),
                total(entry),
                shown_name(register, entry),
            )
            for entry in sorted(entries, key=lambda entry: -total(entry))
        ]
        head = (_("place"), _("kind"), _("visits"), _("seats"), _("mentions"), _("name"))
        output.table(head, rows, flexible=5)
    return 0 if entries else 1


@click.command(help=summary("place"))
@click.argument("name", metavar="ID|NAME")
@everywhere
def place(session: Session, name: str) -> int:
    """Print one place."""
    workspace = session.workspace()
    register = workspace.gazetteer
    record = register.get(record_id(register, name))
    found = place_document(workspace, record)
    if session.as_json:
        output.document(found)
        return 0
    fields = found["place"]
    print_names(record, record.kind)
    print_names_of(_("lies in"), register.broader(record.id))
    print_names_of(_("places in it"), register.within(record.id))
    print_note(record)
    print_names_of(_("institutions seated there"), map(workspace.institutions.get, fields["institutions"]))
    if fields["visits"]:
        output.line()
        rows = [
            (
                day_of(visit),
                kind_of_visit(visit["kind"]),
                register.get(visit["place"]).shown,
                name_of(workspace.institutions, visit["institution"]),
                visit["section"],
            )
            for visit in fields["visits"]
        ]
        output.table((_("date"), _("kind"), _("place"), _("institution"), _("write-up")), rows, flexible=3)
    print_mentions(fields["mention_list"])
    return 0
