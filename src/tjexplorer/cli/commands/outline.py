"""`outline`: the sections of a report."""

from __future__ import annotations

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.export.documents import outline_document
from tjexplorer.messages import gettext as _


@click.command(help=summary("outline"))
@click.argument("report")
@everywhere
def outline(session: Session, report: str) -> int:
    """Print the outline."""
    found = session.workspace().library.report(report)
    if session.as_json:
        output.document(outline_document(found))
        return 0
    rows = [
        (
            section.path,
            "  " * (section.level - 1) + (f"[{section.title}]" if section.implied else section.title or _("(cover)")),
            str(section.kind),
            f"{section.line}-{section.end_line}",
        )
        for section in found.sections
    ]
    output.table((found.id + "/", _("heading"), _("kind"), _("lines")), rows, flexible=1)
    return 0
