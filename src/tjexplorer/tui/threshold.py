"""The first frame: what the first screen always says, painted while the library is opened behind it.

Opening takes longer than painting. Keys that are pressed meanwhile are kept and given to the reading room.
"""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from tjexplorer.messages import gettext as _
from tjexplorer.paths import state_folder
from tjexplorer.tui.drawing import piece
from tjexplorer.tui.panes.columns import gap, told
from tjexplorer.tui.welcome import first_steps, greeting, is_first_visit
from tjexplorer.tui.widgets.drawn import Drawn
from tjexplorer.tui.widgets.footer import Footer
from tjexplorer.tui.widgets.line_list import LineList
from tjexplorer.tui.widgets.search_line import SearchLine


class Threshold(Screen[None]):
    """Looks like the first screen without its list of reports."""

    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[events.Key | events.Paste] = []

    def compose(self) -> ComposeResult:
        """The same lines as the reading room."""
        yield SearchLine(id="search-line")
        yield Drawn(id="ledger", classes="one-line")
        yield LineList(id="home")
        yield Footer()

    def on_mount(self) -> None:
        """Draw what is known."""
        self.query_one("#ledger", Drawn).show(lambda _cells: [(piece(" " + _("Written forms appear here."), "dim"),)])
        steps = first_steps() if is_first_visit(state_folder()) else ()
        self.query_one(LineList).show([*greeting(), *steps, gap(), told(_("The library is being opened."), "dim")])
        self.query_one(Footer).show_context("home")

    def on_key(self, event: events.Key) -> None:
        """Keep it for later."""
        event.stop()
        self.kept.append(events.Key(event.key, event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Keep it for later."""
        event.stop()
        self.kept.append(events.Paste(event.text))
