"""`index`: build or refresh the index."""

from __future__ import annotations

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.messages import gettext as _


@click.command(help=summary("index"))
@click.option("--rebuild", is_flag=True, help=_("Build it anew even where it is fresh."))
@everywhere
def index(session: Session, rebuild: bool) -> int:
    """Build or refresh the index."""
    workspace = session.workspace()
    made = workspace.shelf.refresh(rebuild=rebuild)
    if session.as_json:
        output.document({"index": str(workspace.places.index), "reports": list(made.reports)})
    else:
        say(_("The index of {n} reports is in {path}.").format(n=len(made.reports), path=workspace.places.index))
    return 0
