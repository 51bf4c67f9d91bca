"""`people` and `person`: whom the reports name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.record_page import (
    day_of,
    name_of,
    print_list,
    print_mentions,
    print_names,
    print_note,
    shown_name,
    total,
)
from tjexplorer.cli.searching import institution_id, record_id
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.export.name_documents import people_document, person_document
from tjexplorer.export.wording import kind_of_visit
from tjexplorer.messages import gettext as _

if TYPE_CHECKING:
    from tjexplorer.workspace import Workspace


@click.command(help=summary("people"))
@click.option("--report", help=_("Only those whom this report names."))
@click.option(
    "--institution",
    metavar="I",
    help=_("Only those with a role in this institution, or met on a visit to it (id or any of its names)."),
)
@everywhere
def people(session: Session, report: str | None, institution: str | None) -> int:
    """List the people."""
    workspace = session.workspace()
    report_id = workspace.library.resolve(report) if report else None
    body = institution_id(workspace, institution) if institution else None
    found = people_document(workspace, workspace.people)
    entries = [
        entry
        for entry in found["people"]
        if (report_id is None or report_id in entry["reports"]) and (body is None or _belongs(entry, body))
    ]
    if session.as_json:
        output.document({"people": entries})
    else:
        rows = [
            (
                entry["id"],
                shown_name(workspace.people, entry),
                len(entry["visits"]),
                total(entry),
                _part(workspace, entry["roles"][-1]) if entry["roles"] else None,
            )
            for entry in sorted(entries, key=lambda entry: -total(entry))
        ]
        output.table((_("person"), _("name"), _("visits"), _("mentions"), _("role")), rows, flexible=4)
    return 0 if entries else 1


def _belongs(entry: dict[str, Any], institution: str) -> bool:
    return any(role["institution"] == institution for role in entry["roles"]) or any(
        visit["institution"] == institution and visit["as"] == "host" for visit in entry["visits"]
    )


def _part(workspace: Workspace, role: dict[str, Any]) -> str:
    """A title with its body: as printed, else by its record."""
    body = role["organisation"] or name_of(workspace.institutions, role["institution"])
    return " ".join(filter(None, (body, role["role"])))


def _side(visit: dict[str, Any]) -> str:
    """On which side of a visit somebody was; those who came to Taiwan, or signed with us, were no hosts."""
    if visit["as"] == "participant":
        return _("participant")
    return _("other side") if visit["kind"] in {"inbound", "signing"} else _("host")


@click.command(help=summary("person"))
@click.argument("name", metavar="ID|NAME")
@everywhere
def person(session: Session, name: str) -> int:
    """Print one person."""
    workspace = session.workspace()
    record = workspace.people.get(record_id(workspace.people, name))
    found = person_document(workspace, record)
    if session.as_json:
        output.document(found)
        return 0
    fields = found["person"]
    print_names(record, record.country)
    print_note(record)
    print_list(_("roles"), [f"{_part(workspace, role)}  {role['report']}:{role['line']}" for role in fields["roles"]])
    if fields["visits"]:
        output.line()
        rows = [
            (
                day_of(visit),
                kind_of_visit(visit["kind"]),
                _side(visit),
                f"{visit['report']}:{visit['line']}",
                name_of(workspace.institutions, visit["institution"]),
            )
            for visit in fields["visits"]
        ]
        output.table((_("date"), _("kind"), _("part"), _("named"), _("institution")), rows, flexible=4)
    print_mentions(fields["mention_list"])
    return 0
