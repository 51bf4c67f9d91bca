"""Opens the terminal program; the only module of the command line that imports it, and late."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.session import Session
from tjexplorer.messages import gettext as _
from tjexplorer.paths import find_library

if TYPE_CHECKING:
    from tjexplorer.workspace import Workspace


def served() -> bool:
    """Whether this process draws for a browser: its streams are pipes then, and still somebody sits at the other end."""
    return os.environ.get("TEXTUAL_DRIVER") == "textual.drivers.web_driver:WebDriver"


def open_program(session: Session, query: str | None, place: str | None = None, *, fresh: bool = False) -> int:
    """The terminal program, with a search or at a place if one is given; without a terminal the text of the place, or
    the overview of the library.
    """
    # Textual draws on stderr.
    if not served() and not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        from tjexplorer.cli.commands.reports import print_overview  # noqa: PLC0415  # loads the segmenter
        from tjexplorer.cli.commands.show import print_place  # noqa: PLC0415  # loads the segmenter

        if place is not None:
            say(_("There is no terminal here, so tjexplorer prints the text."))
            return print_place(session, place)
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

    run(open_workspace, places, query, place, fresh=fresh)
    return 0
