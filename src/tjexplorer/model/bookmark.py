"""Bookmarks: passages that a reader kept, and where they stand now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from tjexplorer.model.span import Span


class Colour(StrEnum):
    """The colours that a bookmark may have, by the names that files and commands use."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"


LETTERS: Mapping[Colour, str] = MappingProxyType({colour: colour.value[0].upper() for colour in Colour})
"""The letter that stands for each colour in the margin and in lists, so that no colour is told by colour alone."""

PLAIN_SIGN = "*"
"""Stands in the margin for a bookmark without a colour."""


RANK_DIGITS = 4
"""Decimals of a place in the reader's own order."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A passage that somebody kept, with enough of the source to find it again after an edit."""

    id: str
    """`b-<day>-<four random letters>`, for instance `b-20261121-7f3k`: sorts by day, never reused."""
    report: str
    """Id of the report."""
    section: str
    """Id of the innermost section that held the whole passage."""
    line: int
    """1-based first line of the passage."""
    start: int
    """First code point of the passage in the source."""
    end: int
    """One past its last code point."""
    quotation: str
    """The source between `start` and `end`, letter for letter, line breaks and all."""
    before: str
    """The source before the passage: up to 32 code points, more where the same words have a twin."""
    after: str
    """The source after it, as much."""
    note: str
    """What the reader wrote on it; may be empty."""
    tags: tuple[str, ...]
    """The reader's own words to sort by, each once."""
    created: datetime
    """When it was made, with its time zone."""
    source_sha256: str
    """SHA-256 of the source that the offsets count in."""
    collection: str = ""
    """The one collection that the reader put it in; empty for none."""
    colour: Colour | None = None
    """The colour that the reader gave it."""
    order: float | None = None
    """Its place in the reader's own order, on the scale of `rank`; None where it was never moved."""
    further: str = ""
    """YAML text of keys that this version does not know; kept as it stands for the one that does."""

    @property
    def span(self) -> Span:
        """The passage, in the source that it was made from."""
        return Span(self.start, self.end)

    @property
    def rank(self) -> float:
        """Its place in the reader's own order: the moment of its making (seconds since 1970) until it is moved."""
        return self.created.timestamp() if self.order is None else self.order

    @property
    def sign(self) -> str:
        """What stands for it in a margin: the letter of its colour, else a star."""
        return LETTERS[self.colour] if self.colour else PLAIN_SIGN


class AnchorStatus(StrEnum):
    """Whether the passage of a bookmark still stands in the source."""

    ANCHORED = "anchored"
    MOVED = "moved"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a bookmark stands in the source as it is now."""

    status: AnchorStatus
    """anchored: at its offsets; moved: found elsewhere; lost: found nowhere."""
    span: Span | None
    """The passage in the source as it is now; None for a lost one."""
    reworded: bool = False
    """Whether letters of the passage differ now from those that were kept; white space does not count."""
