"""The one screen: search line, ledger, panes, footer. It arranges them, keeps the focus, and passes messages on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.widget import Widget

from tjexplorer.errors import TjexplorerError
from tjexplorer.messages import gettext as _
from tjexplorer.tui.arrangement import SMALLEST, Breadth, PaneName, Wish, breadth, seen
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.dividing import Dividing
from tjexplorer.tui.drawing import piece
from tjexplorer.tui.keys import bindings, rebind
from tjexplorer.tui.panes.bookmarks import BookmarksPane
from tjexplorer.tui.panes.browse import BrowsePane
from tjexplorer.tui.panes.home import Home
from tjexplorer.tui.panes.itinerary import ItineraryPane
from tjexplorer.tui.panes.pane import Pane
from tjexplorer.tui.panes.reader import ReaderPane
from tjexplorer.tui.panes.results import ResultsPane
from tjexplorer.tui.widgets.drawn import Drawn
from tjexplorer.tui.widgets.footer import Footer
from tjexplorer.tui.widgets.ledger import Ledger
from tjexplorer.tui.widgets.notice import Notice
from tjexplorer.tui.widgets.panes_row import PanesRow
from tjexplorer.tui.widgets.search_line import SearchLine


class MainScreen(Screen[None]):
    """Arranges the panes and knows which one is at hand."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    AUTO_FOCUS = None

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        rebind(self)
        self.catalogue = catalogue
        self.wish = Wish()
        self.at_home = True
        self.came_from: PaneName | None = None
        self.shown: frozenset[PaneName] = frozenset()
        self.dividing = Dividing(self)
        self._edge = ""
        self._side_before = PaneName.RESULTS

    def compose(self) -> ComposeResult:
        """Everything, from top to bottom."""
        yield SearchLine(id="search-line")
        yield Ledger(id="ledger", classes="one-line")
        yield Home(id="home")
        with PanesRow(id="panes"):
            yield BrowsePane()
            with Vertical(id="middle"):
                yield ResultsPane(self.catalogue)
                yield ItineraryPane(self.catalogue)
                yield BookmarksPane(self.catalogue)
            yield ReaderPane()
        yield Drawn(id="too-small", classes="one-line")
        yield Notice(id="notice")
        yield Footer()

    # Parts

    @property
    def search_line(self) -> SearchLine:
        """The line on top."""
        return self.query_one(SearchLine)

    @property
    def home(self) -> Home:
        """The first screen."""
        return self.query_one(Home)

    @property
    def reader(self) -> ReaderPane:
        """Pane 3."""
        return self.query_one(ReaderPane)

    @property
    def results(self) -> ResultsPane:
        """Pane 2."""
        return self.query_one(ResultsPane)

    @property
    def browse(self) -> BrowsePane:
        """Pane 1."""
        return self.query_one(BrowsePane)

    @property
    def itinerary(self) -> ItineraryPane:
        """Pane 4."""
        return self.query_one(ItineraryPane)

    @property
    def bookmarks(self) -> BookmarksPane:
        """Pane 5."""
        return self.query_one(BookmarksPane)

    def pane(self, name: PaneName) -> Pane:
        """A pane by its name."""
        return self.query_one(f"#{name}", Pane)

    @property
    def context(self) -> str:
        """Where the reader is: search, home, or the name of a pane."""
        if self.search_line.typing.has_focus:
            return "search"
        if self.at_home:
            return "home"
        if self.wish.active is PaneName.READER and self.reader.page.display:
            return self.page_context
        return str(self.wish.active)

    @property
    def page_context(self) -> str:
        """What kind of page the Reader shows: record or dossier."""
        return "record"

    # Telling

    def guard(self, handler: Callable[[], object]) -> None:
        """Call something; an error of ours becomes a message."""
        try:
            handler()
        except TjexplorerError as error:
            self.tell(str(error), severity="error")

    def tell(self, sentence: str, *, seconds: float = 5, severity: SeverityLevel = "information") -> None:
        """Say something at the edge of the screen; nothing for an empty sentence."""
        if sentence:
            self.query_one(Notice).say(sentence, seconds, warning=severity != "information")

    # Arrangement

    def on_mount(self) -> None:
        """The first screen, or what was left open."""
        self.arrange_panes()
        (self.home if self.at_home else self.pane(self.wish.active).target).focus()

    def on_resize(self, event: events.Resize) -> None:
        """A new size may ask for another arrangement."""
        self.arrange_panes(event.size.width, event.size.height)

    def arrange_panes(self, columns: int = 0, lines: int = 0) -> None:
        """Show and hide the panes by size and wish."""
        room = breadth(columns or self.size.width, lines or self.size.height)
        for each in Breadth:
            self.set_class(each is room, f"-{each}")
        tiny = room is Breadth.TINY
        shown = frozenset[PaneName]() if self.at_home else seen(room, self.wish)
        for name in PaneName:
            self.pane(name).display = name in shown
        self.shown = shown
        self.set_class(len(shown) == 1, "-alone")
        lists = {PaneName.RESULTS, PaneName.ITINERARY, PaneName.BOOKMARKS}
        self.query_one("#middle").display = bool(lists & shown)
        self.query_one("#panes").display = bool(shown)
        self.dividing.apply(columns or self.size.width, shown)
        self.home.display = self.at_home and not tiny
        for widget in (self.search_line, self.query_one(Ledger), self.query_one(Footer)):
            widget.display = not tiny
        small = self.query_one("#too-small", Drawn)
        small.display = tiny
        words = _("Too small: {columns} by {lines} needed").format(columns=SMALLEST[0], lines=SMALLEST[1])
        small.show(lambda _cells: [(piece(words),)])
        self.call_after_refresh(self._mend_focus)

    @on(PanesRow.Held)
    def _held(self, event: PanesRow.Held) -> None:
        event.stop()
        self._edge = self.dividing.edge_at(event.x, event.y)
        if self._edge:
            self.query_one(PanesRow).hold()

    @on(PanesRow.Dragged)
    def _dragged(self, event: PanesRow.Dragged) -> None:
        event.stop()
        self.dividing.move_edge(self._edge, event.x, event.y)

    def _mend_focus(self) -> None:
        """The focus never stays in what is hidden."""
        focused = self.focused
        hidden = focused is None or not all(
            node.display for node in focused.ancestors_with_self if isinstance(node, Widget)
        )
        if hidden and self.is_current:
            (self.home if self.at_home else self.pane(self.wish.active).target).focus()
        self.show_footer()

    def show_footer(self) -> None:
        """The keys of the pane at hand."""
        self.query_one(Footer).show_context(self.context)

    # Focus

    def show_pane(self, name: PaneName, *, focus: bool = True) -> None:
        """Bring a pane into view, and the focus into it."""
        self.at_home = False
        self._want(name)
        self.arrange_panes()
        if focus:
            self.pane(name).target.focus()

    def bring_into_view(self, name: PaneName) -> None:
        """Leave the first screen; show a pane where it can be shown without taking the focus away."""
        if self.at_home:
            self.at_home = False
            self._want(name)
            self.arrange_panes()

    def close_drawer(self) -> None:
        """Leave Browse for the pane that one came from, and the list that stood in its place."""
        before = self.came_from if self.came_from not in {None, PaneName.BROWSE} else self._side_before
        self.wish = replace(self.wish, side=self._side_before)
        self.show_pane(before or PaneName.RESULTS)

    def _want(self, name: PaneName) -> None:
        if name is not self.wish.active:
            self.came_from = self.wish.active
        if name is PaneName.BROWSE and self.wish.side is not PaneName.BROWSE:
            self._side_before = self.wish.side
        wish = replace(self.wish, active=name)
        if name is not PaneName.READER:
            wish = replace(wish, side=name)
        if name in {PaneName.ITINERARY, PaneName.BOOKMARKS}:
            wish = replace(wish, lower=name)
        self.wish = wish

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Mouse and Tab move the focus too."""
        owner = next((node for node in event.widget.ancestors_with_self if isinstance(node, Pane)), None)
        if owner is not None and owner.NAME is not self.wish.active:
            self._want(owner.NAME)
        self.show_footer()

    def go_home(self) -> None:
        """Back to the first screen."""
        self.at_home = True
        self.arrange_panes()
        self.home.focus()

    def step_pane(self, step: int) -> None:
        """The focus goes to the next part that is seen, the search line among them."""
        targets: list[tuple[str, Widget]] = [("search", self.search_line.typing)]
        if self.at_home:
            targets.append(("home", self.home))
        elif self.has_class("-narrow") or self.wish.zoomed:
            targets += [(name, self.pane(name).target) for name in PaneName]
        else:
            targets += [(name, self.pane(name).target) for name in PaneName if self.pane(name).display]
        names = [name for name, _target in targets]
        here = self.context if self.context in {"search", "home"} else str(self.wish.active)
        at = names.index(here) if here in names else 0
        name, target = targets[(at + step) % len(targets)]
        if name in set(PaneName):
            self.show_pane(PaneName(name))
        else:
            target.focus()

    def relabel(self) -> None:
        """Say everything anew in another language."""
        self.search_line.relabel()
        for name in PaneName:
            self.pane(name).relabel()
        self.arrange_panes()
