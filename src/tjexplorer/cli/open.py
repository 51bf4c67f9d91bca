"""Opens the terminal program; the only module of the command line that imports it, and late."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.session import Session
from tjexplorer.messages import gettext as _
from tjexplorer.paths import find_library

if TYPE_CHECKING:
    from tjexplorer.workspace import Workspace


def open_program(session: Session, query: str | None) -> int:
    """The terminal program, with a search if one is given; without a terminal the overview of the library."""
    # Textual draws on stderr.
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        from tjexplorer.cli.commands.reports import print_overview  # noqa: PLC0415  # loads the segmenter

        say(_("There is no terminal here, so tjexplorer prints the overview; `tjexplorer search WORDS` searches."))
        print_overview(session)
        return 0
    from tjexplorer.tui.app import run  # noqa: PLC0415  # takes 0.2 s to import

    places = find_library(session.library)

    def open_workspace() -> Workspace:
        from tjexplorer.indexing.shelf import Building  # noqa: PLC0415  # loads the search engine
        from tjexplorer.workspace import Workspace as Opened  # noqa: PLC0415  # loads the engine

        # While the screen is drawn nothing may be written to stderr, so there is no voice.
        return Opened(places, building=Building.BEHIND)

    run(open_workspace, query)
    return 0
