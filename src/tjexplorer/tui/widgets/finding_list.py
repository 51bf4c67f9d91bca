"""A list in which words can be looked for."""

from __future__ import annotations

from collections import defaultdict

from tjexplorer.text.fold import fold
from tjexplorer.text.matching import Pattern
from tjexplorer.tui.drawing import Line, Piece, cut_pieces
from tjexplorer.tui.widgets.line_list import GUTTER, LineList


class FindingList(LineList):
    """A list whose found words are marked, and gone to without a move of the cursor."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._words = ""
        self._at: list[int] = []
        self._here = -1
        self._ranges: dict[int, list[tuple[int, int]]] = {}

    @property
    def found(self) -> int:
        """At how many places the words stand."""
        return len(self._at)

    def find(self, words: str) -> int:
        """Mark words in any spelling, and show the first place from the top of the screen on; how often they stand there."""
        self._words, self._here = words.strip(), -1
        self._search()
        self.redraw()
        if self._at:
            top = int(self.scroll_offset.y)
            self._show(next((index for index, row in enumerate(self._at) if row >= top), 0))
        return len(self._at)

    def forget_found(self) -> bool:
        """Mark nothing any more; whether anything was found."""
        had = bool(self._at)
        self._words = ""
        self._search()
        self.redraw()
        return had

    def step_found(self, step: int) -> bool:
        """Go to the next or previous place; whether that meant beginning again at the other end."""
        target = self._here + step
        over = not 0 <= target < len(self._at)
        if self._at:
            self._show(target % len(self._at))
        return over

    def _show(self, index: int) -> None:
        self._here = index
        row, top, height = self._at[index], int(self.scroll_offset.y), self.scrollable_content_region.height
        if not top <= row < top + height:
            self.scroll_to(y=max(row - height // 3, 0), animate=False, force=True)
        self.redraw()

    def lay_out(self, cells: int) -> int:
        """Draw all entries for a width; what was found is found anew."""
        rows = super().lay_out(cells)
        self._search()
        return rows

    def _search(self) -> None:
        """Where the words stand in the entries, whose lines are read as one text."""
        self._at, self._ranges = [], {}
        pattern = Pattern.of(self._words)
        if not pattern.text:
            return
        by_entry: dict[int, list[int]] = defaultdict(list)
        for row, (index, _line) in enumerate(self._rows):
            by_entry[index].append(row)
        for rows in by_entry.values():
            texts = ["".join(part.text for part in self._rows[row][1]) for row in rows]
            folded = fold("\n".join(texts))
            for start, end in pattern.find(folded.text):
                self._mark(rows, texts, *folded.span(start, end))

    def _mark(self, rows: list[int], texts: list[str], start: int, end: int) -> None:
        """Mark a range of the text of an entry on the rows that show it."""
        at, first = 0, True
        for row, text in zip(rows, texts, strict=True):
            begins, ends = max(start - at, 0), min(end - at, len(text))
            if begins < ends:
                self._ranges.setdefault(row, []).append((begins, ends))
                if first:
                    self._at.append(row)
                    first = False
            at += len(text) + 1

    def draw(self, row: int) -> tuple[Line, str]:
        """A row with its gutter, and with what was found on it."""
        line, background = super().draw(row)
        if row not in self._ranges:
            return line, background
        here = 0 <= self._here < len(self._at) and self._at[self._here] == row
        whole = sum(len(part.text) for part in line)
        marked: list[Piece] = []
        at = 0
        for start, end in self._ranges[row]:
            marked += cut_pieces(line, at, start + GUTTER)
            marked += [
                Piece(part.text, "current" if here else "found")
                for part in cut_pieces(line, start + GUTTER, end + GUTTER)
            ]
            at = end + GUTTER
        marked += cut_pieces(line, at, whole)
        return tuple(marked), background
