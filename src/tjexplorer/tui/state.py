"""What the reading room shows, as it is found again at the next start: one JSON file for each library.

Here is what a reader last did on the screen; what he has chosen once and for all stands in the settings. Where both speak of
one thing (colours, language), the settings are the default and the last choice on the screen holds. Nothing here is worth
an error: a file that is damaged, foreign, or of a later version gives what a first start gives, and of two programs that
write it the last one wins.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from tjexplorer.bookmarks.arranging import Grouping, Order
from tjexplorer.messages import LANGUAGES
from tjexplorer.search.concordance import RowOrder, RowSort, Unit
from tjexplorer.searches.shape import from_plain, plain
from tjexplorer.settings import CITATION_STYLES
from tjexplorer.tui.arrangement import PaneName, Shares, Wish
from tjexplorer.tui.desks.answer import View
from tjexplorer.tui.desks.history import HOME, Stop
from tjexplorer.tui.desks.question import NOTHING_ASKED, Asked
from tjexplorer.tui.state_file import FORMAT, received
from tjexplorer.tui.stop_shapes import from_plain_stop, plain_stop
from tjexplorer.yaml_file import write_atomically

T = TypeVar("T")
E = TypeVar("E", bound=Enum)


@dataclass(frozen=True, slots=True)
class State:
    """What is found again. The defaults are a first start."""

    pane: str = HOME
    """Name of the pane with the focus, or that of the first screen."""
    stop: Stop | None = None
    """What the Reader shows."""
    asked: Asked = NOTHING_ASKED
    """The search, with its filters, and how its results are shown."""
    hit: Stop | None = None
    """What the cursor of the results is on."""
    wish: Wish = field(default_factory=Wish)
    """Which panes are seen."""
    shares: Shares = field(default_factory=Shares)
    """How wide and high they are."""
    browse: str = ""
    """What Browse lists; empty for the first view."""
    branch: str = ""
    """Its entry under the cursor; empty for the first one."""
    turned: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))
    """Its branches that the reader folded (false) or unfolded."""
    trip: str = ""
    """Id of the report whose days the Itinerary shows; empty for none."""
    names: bool = False
    """Whether names are marked in the text."""
    grouping: str = ""
    """How the bookmarks are grouped; empty for the first way."""
    order: str = ""
    """In which order they are; empty for the first one."""
    theme: str | None = None
    """The colours, where the reader chose them on the screen."""
    language: str | None = None
    """The language, where the reader chose it on the screen."""
    style: str | None = None
    """The style of citations, where the reader turned to it in the copy menu."""

    def looks(self) -> State:
        """How the room looks, without what was open and searched in it."""
        return State(
            wish=Wish(browse_hidden=self.wish.browse_hidden),
            shares=self.shares,
            browse=self.browse,
            turned=self.turned,
            grouping=self.grouping,
            order=self.order,
            theme=self.theme,
            language=self.language,
            style=self.style,
        )


def load(path: Path) -> State:
    """The state in a file; of what cannot be read there, what a first start has. Raises nothing."""
    document = received(path)
    return _state(document) if document else State()


def save(path: Path, state: State) -> bool:
    """Write a state; whether that could be done. Raises nothing."""
    try:
        # Others on the machine have no business with what somebody reads.
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(path, json.dumps(_document(state), ensure_ascii=False, indent=1) + "\n")
    except (OSError, ValueError):
        return False
    return True


def _document(state: State) -> dict[str, Any]:
    order = state.asked.order
    document: dict[str, Any] = {
        "format": FORMAT,
        "pane": state.pane,
        "stop": plain_stop(state.stop),
        "asked": plain(state.asked.inquiry),
        "view": state.asked.view,
        "order": [order.sort, order.by, order.unit],
        "hit": plain_stop(state.hit),
        "wish": asdict(state.wish),
        "shares": asdict(state.shares),
        "turned": dict(state.turned),
    }
    for name in ("browse", "branch", "trip", "names", "theme", "language", "style"):
        document[name] = getattr(state, name)
    document["bookmarks"] = [state.grouping, state.order]
    return document


def _state(document: dict[str, Any]) -> State:
    """Part by part: what is wrong in one of them costs that one alone."""
    return State(
        pane=_part(lambda: _pane(document["pane"]), HOME),
        stop=_part(lambda: from_plain_stop(document["stop"]), None),
        asked=_part(lambda: _asked(document), NOTHING_ASKED),
        hit=_part(lambda: from_plain_stop(document["hit"]), None),
        wish=_part(lambda: _wish(document["wish"]), Wish()),
        shares=_part(lambda: _shares(document["shares"]), Shares()),
        browse=_part(lambda: _typed(document["browse"], str), ""),
        branch=_part(lambda: _typed(document["branch"], str), ""),
        turned=_part(lambda: _turned(document["turned"]), MappingProxyType({})),
        trip=_part(lambda: _typed(document["trip"], str), ""),
        names=_part(lambda: _typed(document["names"], bool), False),
        grouping=_part(lambda: _one_of(document["bookmarks"][0], tuple(Grouping)), ""),
        order=_part(lambda: _one_of(document["bookmarks"][1], tuple(Order)), ""),
        theme=_part(lambda: _typed(document["theme"], str), None),
        language=_part(lambda: _one_of(document["language"], LANGUAGES), None),
        style=_part(lambda: _one_of(document["style"], CITATION_STYLES), None),
    )


def _part(read: Callable[[], T], otherwise: T) -> T:
    with contextlib.suppress(KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError):
        return read()
    return otherwise


def _typed(value: Any, kind: type[T]) -> T:
    if type(value) is not kind:
        raise TypeError(value)
    return value


def _one_of(value: Any, known: tuple[str, ...]) -> str:
    if value not in known:
        raise ValueError(value)
    return str(value)


def _pane(value: Any) -> str:
    return _one_of(value, (HOME, *PaneName))


def _asked(document: dict[str, Any]) -> Asked:
    sort, by, unit = document["order"]
    if not 0 <= _typed(by, int) <= 100:
        raise ValueError(by)
    return Asked(from_plain(document["asked"]), View(document["view"]), RowOrder(RowSort(sort), by, Unit(unit)))


def _wish(value: dict[str, Any]) -> Wish:
    return Wish(
        active=PaneName(value["active"]),
        side=PaneName(value["side"]),
        lower=PaneName(value["lower"]),
        zoomed=_typed(value["zoomed"], bool),
        browse_hidden=_typed(value["browse_hidden"], bool),
    )


def _shares(value: dict[str, Any]) -> Shares:
    def share(name: str) -> int | None:
        found = value.get(name)
        if found is not None and not 0 < _typed(found, int) < 1000:
            raise ValueError(found)
        return found

    return Shares(**{each.name: share(each.name) for each in fields(Shares)})


def _turned(value: dict[str, Any]) -> Mapping[str, bool]:
    return MappingProxyType({_typed(name, str): _typed(on, bool) for name, on in value.items()})
