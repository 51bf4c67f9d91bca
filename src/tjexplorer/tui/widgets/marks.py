"""What is marked in the text of a report."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tjexplorer.model.span import Span

PLAIN, _NAME, _MATCH, _FOUND, _CURRENT = range(5)
LOOKS = {_NAME: "name", _MATCH: "match", _FOUND: "found", _CURRENT: "current"}
"""Roles of the looks that a character may have."""


@dataclass(frozen=True)
class Marks:
    """What is marked in a report; all places are of its source."""

    hits: tuple[Span, ...] = ()
    """Matches of the search."""
    current: Span | None = None
    """The match that the reader is at."""
    found: tuple[Span, ...] = ()
    """Places of the words looked for within the report."""
    bookmarks: tuple[Span, ...] = ()
    """Bookmarked passages."""
    notes: tuple[Span, ...] = ()
    """Places of editor's notes."""
    names: tuple[Span, ...] = ()
    """Names of institutions, people, programmes and places, where the reader wants to see them."""
    looks: bytearray = field(default_factory=bytearray, compare=False)
    """For each code point how it looks; made by `over`."""

    def over(self, length: int) -> Marks:
        """The same with the looks of a source of this length filled in."""
        looks = bytearray(length + 1)
        for spans, look in (
            (self.names, _NAME),
            (self.hits, _MATCH),
            (self.found, _FOUND),
            ((self.current,), _CURRENT),
        ):
            for span in spans:
                if span is not None:
                    looks[span.start : min(span.end, length)] = bytes([look]) * (min(span.end, length) - span.start)
        return replace(self, looks=looks)
