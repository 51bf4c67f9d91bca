"""A source as records quote it: words found letter for letter whatever white space says, and names in any spelling."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache

from tjexplorer.authority.name_forms import folded_name
from tjexplorer.model.source import SourceText
from tjexplorer.text.characters import is_word
from tjexplorer.text.fold import Folded, fold

_UNDERLINING = re.compile(r"</?u>")

ROWS_BEFORE = 3
"""Rows of a table above a name in which what belongs to it may stand."""

ROWS_AFTER = 12
"""The same below it."""


@lru_cache(maxsize=16_384)
def closed(text: str) -> str:
    """A text without white space and without the residue of underlining."""
    return "".join(_UNDERLINING.sub("", text).split())


class PrintedSource:
    """The text of one report."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        rows = [closed(source.line(number)) for number in range(1, source.line_count + 1)]
        self._rows = rows
        self._starts = [0]
        for row in rows:
            self._starts.append(self._starts[-1] + len(row))
        self._text = "".join(rows)
        self._lines_of_names: dict[str, tuple[int, ...]] = {}

    @property
    def last(self) -> int:
        """The number of the last line that holds anything: line feeds at the end begin none."""
        return self.source.line_count - (1 if self.source.text.endswith("\n") else 0)

    @cached_property
    def folded(self) -> Folded:
        """The whole text in its one spelling."""
        return fold(self.source.text)

    def begins_on(self, line: int, words: str) -> bool:
        """Whether words begin on a line, letter for letter but for white space and the residue of underlining."""
        wanted = closed(words)
        if not wanted or not 1 <= line <= len(self._rows):
            return False
        first, end = self._starts[line - 1], self._starts[line]
        return self._text.find(wanted, first, end + len(wanted) - 1) >= 0

    def lines_of(self, words: str) -> tuple[int, ...]:
        """The lines on which words begin."""
        wanted = closed(words)
        return tuple(dict.fromkeys(self._line_at(at) for at in _found(self._text, wanted)))

    def _line_at(self, at: int) -> int:
        return bisect_right(self._starts, at)

    def within(self, line: int, last: int, words: str) -> bool:
        """Whether words stand in the lines from one to another, hyphens at their ends aside."""
        rows = self._rows[max(1, line) - 1 : max(0, last)]
        wanted = closed(words)
        return wanted in "".join(rows) or wanted in "".join(row.removesuffix("-") for row in rows)

    def beside(self, line: int, words: str) -> bool:
        """Whether words stand in the rows around a line, as in a table whose cells became lines."""
        return self.within(line - ROWS_BEFORE, line + ROWS_AFTER, words)

    def name_lines(self, name: str) -> tuple[int, ...]:
        """The lines on which a name begins in any spelling, Latin words being whole."""
        wanted = folded_name(name)
        if wanted not in self._lines_of_names:
            places = self.name_places(wanted)
            lines = (self.source.line_of(self.folded.starts[at]) for at in places)
            self._lines_of_names[wanted] = tuple(dict.fromkeys(lines))
        return self._lines_of_names[wanted]

    def name_places(self, wanted: str) -> list[int]:
        """The places in the folded text where a folded name stands, Latin words being whole."""
        text = self.folded.text
        return [at for at in _found(text, wanted) if not self._inside_word(at, at + len(wanted))]

    def _inside_word(self, start: int, end: int) -> bool:
        """Whether a word goes on beyond an end of a folded range, in print too: folding closes hyphens inside of words."""
        text, printed = self.folded.text, self.source.text
        first, last = self.folded.span(start, end)
        return _goes_on(text[start - 1 : start], text[start], printed[first - 1 : first]) or _goes_on(
            text[end : end + 1], text[end - 1], printed[last : last + 1]
        )


def _found(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _goes_on(neighbour: str, edge: str, printed: str) -> bool:
    """Whether the edge of a name and what stands beside it make one word."""
    return bool(neighbour and printed) and is_word(neighbour) and is_word(edge) and printed not in "-‐‑"
