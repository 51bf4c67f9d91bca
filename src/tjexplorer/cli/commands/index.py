"""`index`: build or refresh the index."""

from __future__ import annotations

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.diagnostics import ProgressLine, say
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.indexing.shelf import Voice
from tjexplorer.messages import gettext as _


@click.command(help=summary("index"))
@click.option("--rebuild", is_flag=True, help=_("Build it anew even where it is fresh."))
@everywhere
def index(session: Session, rebuild: bool) -> int:
    """Build or refresh the index."""
    workspace = session.workspace()
    voice = Voice(tell=say, progress=ProgressLine())
    made = workspace.shelf.refresh(rebuild=rebuild, voice=voice)
    if session.as_json:
        output.document({"index": str(workspace.places.index), "reports": list(made.reports)})
    else:
        say(_("The index of {n} reports is in {path}.").format(n=len(made.reports), path=workspace.places.index))
    return 0
