"""What is marked in the text of a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, repeat

from tjexplorer.model.bookmark import PLAIN_SIGN
from tjexplorer.model.span import Span
from tjexplorer.search.results import Relation
from tjexplorer.tui.relations import ROLES

PLAIN, _NAME, _FOUND, _CURRENT, _FIRST_MATCH = range(5)
_MATCHES = {relation: look for look, relation in enumerate(Relation, _FIRST_MATCH)}
LOOKS = {
    _NAME: "name", _FOUND: "found", _CURRENT: "current", **{look: ROLES[one] for one, look in _MATCHES.items()}
}  # fmt: skip
"""Roles of the looks that a character may have."""


@dataclass(frozen=True)
class Marks:
    """What is marked in a report; all places are of its source."""

    hits: tuple[Span, ...] = ()
    """Matches of the search."""
    relations: tuple[Relation, ...] = ()
    """How each of them belongs to what was typed; those without one count as typed."""
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
    bookmark_signs: tuple[str, ...] = ()
    """What stands in the margin at each of the bookmarked passages; those without one have a star."""
    looks: bytearray = field(default_factory=bytearray, compare=False)
    """For each code point how it looks; made by `over`."""

    def over(self, length: int) -> Marks:
        """The same with the looks of a source of this length filled in."""
        looks = bytearray(length + 1)
        for span, look in (
            *((span, _NAME) for span in self.names),
            *((span, _MATCHES[relation]) for span, relation in self.related()),
            *((span, _FOUND) for span in self.found),
            *((span, _CURRENT) for span in (self.current,) if span is not None),
        ):
            looks[span.start : min(span.end, length)] = bytes([look]) * (min(span.end, length) - span.start)
        return replace(self, looks=looks)

    def signed(self) -> Iterator[tuple[Span, str]]:
        """The bookmarked passages with their signs."""
        missing = repeat(PLAIN_SIGN, len(self.bookmarks) - len(self.bookmark_signs))
        return zip(self.bookmarks, chain(self.bookmark_signs, missing), strict=True)

    def related(self) -> Iterator[tuple[Span, Relation]]:
        """The matches with their relations."""
        missing = repeat(Relation.TYPED, len(self.hits) - len(self.relations))
        return zip(self.hits, chain(self.relations, missing), strict=True)
