"""The first screen: three things to try at the first visit, later what one had at hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tjexplorer.messages import ngettext
from tjexplorer.model.search_record import SearchRecord
from tjexplorer.search.request import SearchRequest
from tjexplorer.tui.leads import SearchFor
from tjexplorer.tui.panes.home import News
from tjexplorer.tui.welcome import is_first_visit, note_visit

if TYPE_CHECKING:
    from tjexplorer.tui.reading_room import ReadingRoom

SEARCHES = 3
"""Earlier searches on the first screen."""


class ArrivingActions:
    """Actions of the first screen."""

    def __init__(self, room: ReadingRoom) -> None:
        self._room = room
        state = room.workspace.places.state
        self._first = is_first_visit(state)
        if self._first:
            note_visit(state)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """By action id."""
        return {"first_steps": self._first_steps}

    def news(self) -> News:
        """What the first screen knows of its reader now."""
        if self._first:
            return News()
        room = self._room
        searches = tuple(_search(record) for record in room.searching.earlier()[:SEARCHES])
        return News(False, self._place(), searches, len(room.keeping.placed))

    def _place(self) -> str:
        reading = self._room.reading
        if reading.report is None or reading.page is not None:
            return ""
        report, offset = reading.report, self._room.reader.text.place
        section = report.section_at(min(offset, max(len(report.source.text) - 1, 0)))
        return "  ".join(filter(None, [report.record.label, section.title if section else ""]))

    def _first_steps(self) -> None:
        """Show them again, until the program ends."""
        self._first = True
        self._room.do("home")


def _search(record: SearchRecord) -> tuple[SearchFor, str]:
    places = ngettext("{count} place", "{count} places", record.total_matches).format(count=record.total_matches)
    return SearchFor(SearchRequest(**record.inquiry.arguments()), "home"), places
