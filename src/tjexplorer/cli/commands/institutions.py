"""`institutions` and `institution`: who is who."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tjexplorer.authority.institution_file import KINDS
from tjexplorer.authority.seats import seat_text
from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.record_page import (
    day_of,
    known_country,
    met_there,
    print_list,
    print_mentions,
    print_names,
    print_names_of,
    print_note,
    shown_name,
    total,
    visit_name,
)
from tjexplorer.cli.searching import institution_id
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.cli.usage import OneOf
from tjexplorer.export.institution_documents import institution_document, institutions_document
from tjexplorer.export.wording import kind_of_visit
from tjexplorer.messages import gettext as _

if TYPE_CHECKING:
    from tjexplorer.model.institution import Institution
    from tjexplorer.workspace import Workspace


@click.command(help=summary("institutions"))
@click.option("--kind", type=OneOf(KINDS), help=_("Only this kind."))
@click.option("--country", metavar="CODE", help=_("Only those of this country (JP, TW, US…)."))
@click.option("--parent", metavar="I", help=_("Only the parts of this institution (id or any of its names)."))
@everywhere
def institutions(session: Session, kind: str | None, country: str | None, parent: str | None) -> int:
    """List the institutions."""
    workspace = session.workspace()
    register = workspace.institutions
    above = institution_id(workspace, parent) if parent else None
    code = known_country(country, register) if country else None
    chosen = [
        record
        for record in register
        if kind in {None, record.kind} and code in {None, record.country} and (above is None or record.parent == above)
    ]
    found = institutions_document(workspace, chosen)
    if session.as_json:
        output.document(found)
    else:
        rows = [
            (entry["id"], entry["kind"], _contacts(entry), total(entry), shown_name(register, entry))
            for entry in sorted(found["institutions"], key=lambda entry: -total(entry))
        ]
        output.table((_("institution"), _("kind"), _("contacts"), _("mentions"), _("name")), rows, flexible=4)
    return 0 if chosen else 1


def _contacts(entry: dict[str, Any]) -> int:
    """How many visits, meetings and the like concern it: its own, those of its parts, those with its people elsewhere."""
    return sum(entry[key] or 0 for key in ("visits", "visits_to_parts", "visits_with_hosts"))


@click.command(help=summary("institution"))
@click.argument("name", metavar="ID|NAME")
@everywhere
def institution(session: Session, name: str) -> int:
    """Print one institution."""
    workspace = session.workspace()
    record = workspace.institutions.get(institution_id(workspace, name))
    found = institution_document(workspace, record)
    if session.as_json:
        output.document(found)
        return 0
    fields = found["institution"]
    print_names(record, record.kind)
    _print_relations(workspace, record, fields)
    print_note(record)
    print_list(_("people met"), [_met(met) for met in fields["people"]])
    print_list(
        _("recommendations that name it"),
        [f"{one['section']}:{one['line']}  {one['title']}" for one in fields["recommendations"]],
    )
    _print_visits(workspace, fields["visit_list"])
    _print_visits(workspace, fields["visits_to_parts"], of=_("part visited"))
    _print_visits(workspace, fields["visits_with_hosts"], of=_("its people met at"))
    if not (fields["visit_list"] or fields["visits_to_parts"] or fields["visits_with_hosts"]):
        output.paragraph(
            _("No report tells of a visit to it or a part of it, nor of its people met elsewhere."), indent=2
        )
    print_mentions(fields["mention_list"])
    return 0


def _print_relations(workspace: Workspace, record: Institution, fields: dict[str, Any]) -> None:
    register = workspace.institutions
    print_names_of(_("part of"), [register.get(record.parent)] if record.parent else [])
    print_names_of(_("parts"), register.children(record.id))
    print_names_of(_("earlier"), register.earlier(record.id))
    print_names_of(_("later"), register.later(record.id))
    seat = seat_text(record, workspace.gazetteer)
    if seat:
        known = fields["seat"]["place"]
        output.paragraph(f"{_('seat')}: {seat}" + (f" ({known})" if known else ""), indent=2)
    print_names_of(_("programmes"), workspace.programmes.of(record.id))


def _met(met: dict[str, Any]) -> str:
    """Somebody met: name, title, body where it is another one, place, and the id of the record."""
    known = f"({met['person']})" if met["person"] else ""
    place = f"{met['report']}:{met['line']}"
    told = ", ".join(filter(None, (met["name"], met["role"], met["organisation"])))
    return "  ".join(filter(None, (told, known, place)))


def _print_visits(workspace: Workspace, visits: list[dict[str, Any]], of: str | None = None) -> None:
    """A table of visits; where they are those of several bodies, `of` heads the column of their ids."""
    if not visits:
        return
    output.line()
    titles = (_("date"), _("kind"), _("place"), *([of] if of else []), _("write-up"))
    rows = [
        (
            day_of(visit),
            kind_of_visit(visit["kind"]),
            visit["city"],
            *([visit["institution"] or visit_name(visit, workspace.institutions)] if of else []),
            visit["section"],
        )
        for visit in visits
    ]
    output.table(titles, rows, flexible=len(titles) - 1)
    for visit in visits:
        if "met_there" in visit:
            output.paragraph(f"{day_of(visit)}  {met_there(visit)}")
