"""`notes`: the editor's notes on doubtful places of the sources."""

from __future__ import annotations

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.export.documents import notes_document
from tjexplorer.messages import gettext as _


@click.command(help=summary("notes"))
@click.option("--report", help=_("Only this report."))
@everywhere
def notes(session: Session, report: str | None) -> int:
    """List editor's notes."""
    workspace = session.workspace()
    wanted = workspace.library.resolve(report) if report else None
    found = [note for note in workspace.notes() if wanted in {None, note.report}]
    if session.as_json:
        output.document(notes_document(found))
    else:
        for note in found:
            output.paragraph(f"{note.report}:{note.line}  {note.kind}  「{note.quote}」")
            output.paragraph(note.note, indent=4)
    return 0 if found else 1
