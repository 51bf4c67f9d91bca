"""A dialog for the queries that one chart compares: typed ones and earlier ones come in, those that are there go out."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from tjexplorer.messages import gettext as _
from tjexplorer.text.fold import fold, folded_words
from tjexplorer.tui.dialogs.narrowed import NarrowedDialog
from tjexplorer.tui.drawing import Line, Piece, clip_line, piece
from tjexplorer.tui.panes.columns import told
from tjexplorer.tui.widgets.line_list import Entry, LineList
from tjexplorer.tui.widgets.typing import TypingLine

_PART = re.compile("[;；]")
"""Parts several queries that are typed at once."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """Key of an entry: queries that come in, or one that goes out."""

    queries: tuple[str, ...]
    """The queries."""
    comes: bool
    """Whether they come in."""


class QueryingDialog(NarrowedDialog[tuple[str, ...]]):
    """Its answer is the queries to compare, in order."""

    def __init__(self, present: Sequence[str], earlier: Sequence[str], most: int) -> None:
        super().__init__(_("Compare with"), _("Enter takes in or leaves out, Esc closes"))
        self._present = tuple(present)
        self._earlier = tuple(one for one in dict.fromkeys(earlier) if one not in present)
        self._most = most

    def inside(self) -> list[Widget]:
        """A line to type in, and the queries."""
        return [
            TypingLine(placeholder=_("type a query; several with ; between them"), id="more"),
            LineList(id="queries"),
        ]

    def on_mount(self) -> None:
        """Show those that there are."""
        self._fill("")
        self.query_one(TypingLine).focus()

    def _fill(self, typed: str) -> None:
        entries = list(self._entries(typed))
        first = next((entry.key for entry in entries if isinstance(entry.key, _Turn) and entry.key.comes), None)
        self.lines.show(entries, cursor=first)

    def _entries(self, typed: str) -> Iterator[Entry]:
        room = self._most - len(self._present)
        queries = tuple(dict.fromkeys(filter(None, (part.strip() for part in _PART.split(typed)))))
        new = tuple(one for one in queries if one not in self._present)[:room]
        if new:
            yield _entry(_Turn(new, comes=True), "[ ] ", "; ".join(new))
        for query in self._present:
            yield _entry(_Turn((query,), comes=False), "[x] ", query)
        if not room:
            yield told(_("There is no room for more: leave one out first."), "dim")
            return
        wanted = folded_words(typed)
        for query in self._earlier:
            if query not in new and all(word in fold(query).text for word in wanted):
                yield _entry(_Turn((query,), comes=True), "[ ] ", query)

    @on(Input.Changed, "#more")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._fill(event.value)

    @on(Input.Submitted, "#more")
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        self.lines.action_open()

    @on(LineList.Opened)
    def _turn(self, event: LineList.Opened) -> None:
        event.stop()
        turn: Hashable = event.key
        if isinstance(turn, _Turn):
            kept = (one for one in self._present if turn.comes or one not in turn.queries)
            self.dismiss((*kept, *(turn.queries if turn.comes else ())))


def _entry(turn: _Turn, sign: str, query: str) -> Entry:
    return Entry(turn, partial(_draw, sign, query))


def _draw(sign: str, query: str, cells: int) -> list[Line]:
    return [clip_line((Piece(sign, "on" if "x" in sign else "off"), piece(query)), cells)]
