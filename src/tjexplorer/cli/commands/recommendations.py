"""`recommendations`: every item of 建議, one row each."""

from __future__ import annotations

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.searching import institution_id
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.export.recommendations import named_in, recommendations_document
from tjexplorer.messages import gettext as _


@click.command(help=summary("recommendations"))
@click.option("--report", help=_("Only this report."))
@click.option("--institution", help=_("Only those that name this institution (id or any of its names)."))
@everywhere
def recommendations(session: Session, report: str | None, institution: str | None) -> int:
    """List recommendations."""
    workspace = session.workspace()
    wanted = institution_id(workspace, institution) if institution else None
    report_ids = [workspace.library.resolve(report)] if report else workspace.library.report_ids
    found = [
        (one, named_in(one, workspace.library.report(report_id), workspace.mentions(report_id)))
        for report_id in report_ids
        for one in workspace.recommendations(report_id)
    ]
    if wanted:
        found = [(one, institutions) for one, institutions in found if wanted in institutions]
    if session.as_json:
        output.document(recommendations_document(found))
    else:
        for one, _institutions in found:
            output.paragraph(f"{one.section}:{one.line}  {one.title}")
            if one.number and not one.title.startswith(one.number):
                output.paragraph(f"{one.number} {one.text}", indent=4)
            else:
                output.paragraph(one.text, indent=4)
            output.line()
    return 0 if found else 1
