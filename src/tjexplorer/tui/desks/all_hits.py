"""What cannot be done with the first hits of an answer alone waits until all of them are there."""

from __future__ import annotations

from collections.abc import Callable

from tjexplorer.messages import gettext as _
from tjexplorer.search.request import SearchRequest
from tjexplorer.tui.desks.searching import SearchDesk

OF_ALL_HITS = frozenset({"export_results", "statement"})
"""Actions that need all hits of the answer."""


class AllHits:
    """Keeps one action back until the answer is whole."""

    def __init__(self, searching: SearchDesk, tell: Callable[[str], None]) -> None:
        self._searching = searching
        self._tell = tell
        self._kept: tuple[str, SearchRequest] | None = None

    def keep_back(self, action: str) -> bool:
        """Whether an action has to wait; then all hits are asked for."""
        answer = self._searching.answer
        if answer is None or action not in OF_ALL_HITS or not self._searching.lacks_hits:
            return False
        self._kept = (action, answer.request)
        self._searching.ask_for(0)
        self._tell(_("Counting ..."))
        return True

    def take(self) -> str:
        """The action that waited for the answer at hand, once; empty where none did, or for another answer."""
        kept, self._kept = self._kept, None
        answer = self._searching.answer
        return kept[0] if kept and answer and answer.request == kept[1] and not self._searching.lacks_hits else ""
