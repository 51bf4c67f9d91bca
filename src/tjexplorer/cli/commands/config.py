"""`config`: where things are and what holds."""

from __future__ import annotations

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.messages import gettext as _
from tjexplorer.messages import language


@click.group(help=summary("config"))
@everywhere
def config(session: Session) -> int:  # noqa: ARG001  # the options stand before the subcommand
    """Show settings."""
    return 0


@config.command(help=_("Print the settings in force."))
@everywhere
def show(session: Session) -> int:
    """Print the settings."""
    places = session.workspace().places
    settings = {
        "library": str(places.root),
        "corpus": str(places.corpus),
        "index": str(places.index),
        "bookmarks": str(places.bookmarks),
        "state": str(places.state),
        "language": language(),
    }
    if session.as_json:
        output.document(settings)
    else:
        for name, value in settings.items():
            output.line(f"{name}: {value}")
    return 0


@config.command(help=_("Print the folder of the library."))
@everywhere
def path(session: Session) -> int:
    """Print the folder of the library."""
    root = str(session.workspace().places.root)
    if session.as_json:
        output.document({"library": root})
    else:
        output.line(root)
    return 0
