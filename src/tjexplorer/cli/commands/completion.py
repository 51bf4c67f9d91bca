"""`completion`: a script that completes commands and options in a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.cli.usage import OneOf


@click.command(help=summary("completion"))
@click.argument("shell", type=OneOf(["bash", "zsh", "fish"]))
@everywhere
def completion(session: Session, shell: str) -> int:  # noqa: ARG001  # no library is needed
    """Print a completion script."""
    made = get_completion_class(shell)
    context = click.get_current_context().find_root()
    if made is not None:
        output.raw(made(context.command, {}, "tjexplorer", "_TJEXPLORER_COMPLETE").source())
    return 0
