"""A list of entries of any height, with a cursor that keyboard and mouse move."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from tjexplorer.tui.drawing import Line, Piece
from tjexplorer.tui.keys import bindings, rebind
from tjexplorer.tui.widgets.line_view import LineView

GUTTER = 2
"""Cells before each row, where the cursor's sign stands."""

ROOMY = 28
"""Cells from which one at the right edge stays free, so that figures do not touch the scroll bar."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list."""

    key: Hashable | None
    """What it stands for; None for one that cannot be chosen, such as a heading."""
    draw: Callable[[int], list[Line]]
    """Its lines for a width in cells."""
    heads: bool = False
    """Whether a part of the list begins with it."""


def entry_room(cells: int) -> int:
    """The cells of an entry in a list of this width."""
    return max(cells - GUTTER - (1 if cells >= ROOMY else 0), 4)


def heading(*lines: Line) -> Entry:
    """An entry that is only read: its lines are taken as they are."""
    return Entry(None, lambda _cells: list(lines))


@dataclass(frozen=True, slots=True)
class Within:
    """Key of an entry that leads to another one of the same list."""

    key: Hashable
    """Key of that one."""


class LineList(LineView):
    """Entries under each other. The cursor rests only on those that have a key."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list"), *bindings("move")]

    @dataclass
    class Highlighted(Message):
        """The reader moved the cursor to an entry."""

        lines: LineList
        key: Hashable

        @property
        def control(self) -> LineList:
            """The list, for selectors."""
            return self.lines

    @dataclass
    class Opened(Message):
        """The reader opened an entry."""

        lines: LineList
        key: Hashable

        @property
        def control(self) -> LineList:
            """The list, for selectors."""
            return self.lines

    @dataclass
    class Folded(Message):
        """The reader asked to unfold or fold the entry under the cursor."""

        lines: LineList
        key: Hashable
        unfold: bool

        @property
        def control(self) -> LineList:
            """The list, for selectors."""
            return self.lines

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        rebind(self)
        self._entries: list[Entry] = []
        self._rows: list[tuple[int, Line]] = []
        self._starts: list[int] = [0]
        self._cursor = -1
        self._from_the_top = True

    @property
    def keys(self) -> list[Hashable]:
        """Keys of the entries that can be chosen, in order."""
        return [entry.key for entry in self._entries if entry.key is not None]

    @property
    def cursor_key(self) -> Hashable | None:
        """Key of the entry under the cursor."""
        return self._entries[self._cursor].key if 0 <= self._cursor < len(self._entries) else None

    def show(self, entries: Iterable[Entry], cursor: Hashable | None = None) -> None:
        """Show these entries; the cursor goes to the key given, else it stays with its own, else to the first."""
        wanted = cursor if cursor is not None else self.cursor_key
        self._entries = list(entries)
        self._cursor = self._index_of(wanted)
        if self._cursor < 0:
            self._cursor = self._step(-1, 1)
        self._from_the_top = self._cursor == self._step(-1, 1)
        self.refit()
        if self._from_the_top:
            self.scroll_to(y=0, animate=False, force=True)
        else:
            self._reveal()

    def move_to(self, key: Hashable) -> None:
        """Put the cursor on an entry without telling anybody; nothing happens where there is none."""
        index = self._index_of(key)
        if index >= 0 and index != self._cursor:
            self._cursor = index
            self.redraw()
            self._reveal()

    def go_to(self, key: Hashable) -> None:
        """Put the cursor on an entry, and the entry with the headings above it at the top; nothing where there is none."""
        index = self._index_of(key)
        if index < 0:
            return
        above = index
        while above > 0 and self._entries[above - 1].key is None:
            above -= 1
        self._cursor = index
        self._from_the_top = False
        self.redraw()
        self.scroll_to(y=self._starts[above], animate=False, force=True)

    def step_part(self, step: int) -> bool:
        """Go to the part of the list after or before the one at the top; whether there is one."""
        top = int(self.scroll_offset.y)
        starts = [start for start, entry in zip(self._starts, self._entries, strict=False) if entry.heads]
        if step < 0:
            starts = [start for start in starts if start < top][-1:] or ([0] if top else [])
        else:
            starts = [start for start in starts if start > top][:1]
        if not starts or (step > 0 and top >= self.max_scroll_y):
            return False
        index = self._rows[starts[0]][0]
        first = self._step(index - 1, 1)
        if first >= 0:
            self._cursor = first
        self._from_the_top = False
        self.redraw()
        self.scroll_to(y=starts[0], animate=False, force=True)
        return True

    def lay_out(self, cells: int) -> int:
        """Draw all entries for a width."""
        self._rows, self._starts = [], []
        room = entry_room(cells)
        for index, entry in enumerate(self._entries):
            self._starts.append(len(self._rows))
            self._rows.extend((index, line) for line in entry.draw(room))
        if not self._from_the_top:
            self.call_after_refresh(self._reveal)
        return len(self._rows)

    def draw(self, row: int) -> tuple[Line, str]:
        """A row with its gutter."""
        index, line = self._rows[row]
        if index != self._cursor:
            return (Piece(" " * GUTTER), *line), ""
        sign = ">" if row == self._starts[index] else " "
        away = "" if self.has_focus else "-away"
        return (Piece(sign.ljust(GUTTER), f"cursor-sign{away}"), *line), f"cursor{away}"

    def on_focus(self) -> None:
        """The cursor looks different with the focus."""
        self.redraw()

    def on_blur(self) -> None:
        """The cursor looks different without the focus."""
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one on the same entry opens it."""
        row = event.y + int(self.scroll_offset.y)
        if not 0 <= row < len(self._rows):
            return
        index = self._rows[row][0]
        if self._entries[index].key is None:
            return
        if index == self._cursor:
            self.action_open()
        else:
            self._go(index)

    def action_open(self) -> None:
        """Open the entry under the cursor; one that is out of sight is shown first."""
        if self._is_below():
            self._reveal()
        elif isinstance(self.cursor_key, Within):
            self.go_to(self.cursor_key.key)
        elif self.cursor_key is not None:
            self.post_message(self.Opened(self, self.cursor_key))

    def action_expand(self) -> None:
        """Ask to unfold the entry under the cursor."""
        if self.cursor_key is not None:
            self.post_message(self.Folded(self, self.cursor_key, unfold=True))

    def action_collapse(self) -> None:
        """Ask to fold the entry under the cursor."""
        if self.cursor_key is not None:
            self.post_message(self.Folded(self, self.cursor_key, unfold=False))

    def action_cursor_down(self) -> None:
        """One entry on; what stands above the first one is read first, what stands below the last one at the end."""
        if self._is_below():
            self.scroll_relative(y=1, animate=False, force=True)
            return
        self._go(self._step(self._cursor, 1), otherwise=1)

    def action_cursor_up(self) -> None:
        """One entry back; at the first one what stands above comes into view."""
        self._go(self._step(self._cursor, -1), otherwise=-1)

    def action_page_down(self) -> None:
        """One screen on."""
        self._page(1)

    def action_page_up(self) -> None:
        """One screen back."""
        self._page(-1)

    def action_first(self) -> None:
        """To the first entry."""
        self._go(self._step(-1, 1))
        self.scroll_to(y=0, animate=False, force=True)

    def action_last(self) -> None:
        """To the last entry."""
        self._go(self._step(len(self._entries), -1))
        self.scroll_to(y=self.max_scroll_y, animate=False, force=True)

    def _page(self, direction: int) -> None:
        if not self._rows:
            return
        height = max(self.scrollable_content_region.height - 1, 1)
        if direction > 0 and self._is_below():
            self.scroll_relative(y=height, animate=False, force=True)
            return
        start = self._starts[self._cursor] if self._cursor >= 0 else 0
        row = min(max(start + direction * height, 0), len(self._rows) - 1)
        index = self._rows[row][0]
        if self._entries[index].key is None:
            index = self._step(index, direction)
        if index == self._cursor or not 0 <= index < len(self._entries):
            index = self._step(self._cursor, direction)
        self._go(index, otherwise=direction * height)

    def _step(self, index: int, direction: int) -> int:
        """The next entry that can be chosen; -1 where there is none."""
        index += direction
        while 0 <= index < len(self._entries):
            if self._entries[index].key is not None:
                return index
            index += direction
        return -1

    def _go(self, index: int, otherwise: int = 0) -> None:
        if index < 0:
            self.scroll_relative(y=otherwise, animate=False, force=True)
            return
        if index == self._cursor:
            return
        self._cursor = index
        self._from_the_top = False
        self.redraw()
        self._reveal()
        self.post_message(self.Highlighted(self, self._entries[index].key))

    def _is_below(self) -> bool:
        """Whether the entry under the cursor begins below what is seen."""
        height = self.scrollable_content_region.height
        return (
            0 <= self._cursor < len(self._starts) and self._starts[self._cursor] >= int(self.scroll_offset.y) + height
        )

    def _reveal(self) -> None:
        """Scroll as little as needed for the entry under the cursor to be seen from its first row."""
        height = self.scrollable_content_region.height
        if self._cursor < 0 or not height or self._cursor >= len(self._starts):
            return
        top = self._starts[self._cursor]
        bottom = self._starts[self._cursor + 1] if self._cursor + 1 < len(self._starts) else len(self._rows)
        seen = int(self.scroll_offset.y)
        if top < seen:
            # A heading right above the entry belongs to it.
            above = self._cursor - 1
            top = self._starts[above] if above >= 0 and self._entries[above].key is None else top
            self.scroll_to(y=top, animate=False, force=True)
        elif bottom > seen + height:
            self.scroll_to(y=min(top, bottom - height), animate=False, force=True)

    def _index_of(self, key: Hashable | None) -> int:
        if key is None:
            return -1
        return next((index for index, entry in enumerate(self._entries) if entry.key == key), -1)
