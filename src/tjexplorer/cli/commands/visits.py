"""`visits` and `itinerary`: who went where, and when."""

from __future__ import annotations

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.searching import institution_id
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.export.documents import itinerary_document, visits_document
from tjexplorer.messages import gettext as _


@click.command(help=summary("visits"))
@click.option("--report", help=_("Only this report."))
@click.option("--institution", help=_("Only this institution (id or any of its names)."))
@everywhere
def visits(session: Session, report: str | None, institution: str | None) -> int:
    """List visits."""
    workspace = session.workspace()
    reports = [workspace.library.report(report)] if report else list(workspace.reports())
    wanted = institution_id(workspace, institution) if institution else None
    found = visits_document(reports, wanted)
    if session.as_json:
        output.document(found)
    else:
        rows = []
        for visit in found["visits"]:
            host = visit["institution"]
            name = workspace.institutions.get(host).name if host else ""
            day = visit["probable_date"] or visit["date"] or f"{visit['date_from']}/{visit['date_to']}"
            hours = f"{visit['starts']}-{visit['ends']}" if visit["starts"] and visit["ends"] else visit["starts"]
            rows.append((day, hours, visit["kind"], name, visit["section"]))
        output.table((_("date"), _("time"), _("kind"), _("institution"), _("write-up")), rows, flexible=3)
    return 0 if found["visits"] else 1


@click.command(help=summary("itinerary"))
@click.argument("report")
@everywhere
def itinerary(session: Session, report: str) -> int:
    """Print an itinerary."""
    workspace = session.workspace()
    found = itinerary_document(workspace.library.report(report))
    if session.as_json:
        output.document(found)
        return 0 if found["days"] else 1
    for day in found["days"]:
        output.paragraph(f"{day['probable_date'] or day['date'] or '?'}  {day['as_printed'] or ''}")
        stops = day["route"] or "; ".join(stop["text"] for stop in day["stops"])
        if stops:
            output.paragraph(stops, indent=4)
        if day["overnight"]:
            output.paragraph(f"{_('overnight')}: {day['overnight']}", indent=4)
        for note in day["notes"]:
            output.paragraph(f"{_('note')}: {note}", indent=4)
    return 0 if found["days"] else 1
