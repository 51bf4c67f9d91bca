"""`reports`: what is in the library."""

from __future__ import annotations

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.export.documents import reports_document
from tjexplorer.messages import gettext as _
from tjexplorer.model.record import ReportRecord


@click.command(help=summary("reports"))
@everywhere
def reports(session: Session) -> int:
    """List the reports."""
    return print_overview(session)


def print_overview(session: Session) -> int:
    """The reports, as a table or as JSON; 1 where there are none."""
    workspace = session.workspace()
    found = workspace.reports()
    if session.as_json:
        output.document(reports_document(found))
    else:
        rows = [
            (
                report.id,
                _trip(report.record),
                len(report.sections),
                len(report.record.visits),
                _title(report.record),
            )
            for report in found
        ]
        output.table((_("report"), _("trip"), _("sections"), _("visits"), _("title")), rows, flexible=4)
    return 0 if found else 1


def _trip(record: ReportRecord) -> str:
    if record.trip is None:
        return ""
    start, end = record.trip.probable_start or record.trip.start, record.trip.probable_end or record.trip.end
    return f"{start}/{end:%m-%d}"


def _title(record: ReportRecord) -> str:
    """The title, marked where a program made the record and nobody has confirmed it."""
    return (
        _("{title} (record drafted, not confirmed)").format(title=record.display_title)
        if record.drafted
        else (record.display_title)
    )
