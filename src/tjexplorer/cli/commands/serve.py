"""`serve`: the terminal program in a browser, for a colleague who has no terminal."""

from __future__ import annotations

import sys

import click
from click.core import ParameterSource

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.errors import UsageError
from tjexplorer.messages import gettext as _
from tjexplorer.messages import language
from tjexplorer.paths import find_library


@click.command(help=summary("serve"))
@click.option(
    "--host", default="127.0.0.1", metavar="NAME", help=_("Address to listen at; this computer alone by default.")
)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, metavar="N", help=_("Port to listen at."))
@everywhere
@click.pass_context
def serve(context: click.Context, session: Session, host: str, port: int) -> int:
    """Serve the terminal program until Ctrl+C."""
    from tjexplorer.cli import serving  # noqa: PLC0415  # nobody else needs a web server

    # A wrong folder is told now, and not to everyone who opens the page.
    find_library(session.library)
    call = serving.command(session.library, language() if _language_is_given(context) else None)
    url = serving.address(host, port)

    def started() -> None:
        if session.as_json:
            output.document({"url": url, "open_to_others": not serving.is_loopback(host)})
            sys.stdout.flush()
        say(_("Open {url} in a browser. Ctrl+C ends.").format(url=url))
        if not serving.is_loopback(host):
            warning = _(
                "Everyone who reaches port {port} of this computer can read the library and read, change and delete its "
                "bookmarks: there is no password."
            )
            say(warning.format(port=port))

    try:
        serving.run(call, host, port, started)
    except ImportError:
        problem = _("`tjexplorer serve` needs the package textual-serve. Install it: {command}.")
        raise UsageError(problem.format(command=f"`{serving.installation()}`")) from None
    except OSError as wrong:
        problem = _("Port {port} of {host} cannot be used: {reason}. Name another one with --port or --host.")
        raise UsageError(problem.format(port=port, host=host, reason=wrong.strerror or wrong)) from None
    return 0


def _language_is_given(context: click.Context | None) -> bool:
    """Whether the call names a language, before or behind the command; else each visitor's program finds its own."""
    while context is not None:
        if context.get_parameter_source("lang") is ParameterSource.COMMANDLINE:
            return True
        context = context.parent
    return False
