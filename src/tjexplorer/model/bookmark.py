"""Bookmarks: passages that a reader kept, and where they stand now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tjexplorer.model.span import Span


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
    """Up to 32 code points of the source before the passage."""
    after: str
    """Up to 32 code points of the source after it."""
    note: str
    """What the reader wrote on it; may be empty."""
    tags: tuple[str, ...]
    """The reader's own words to sort by, each once."""
    created: datetime
    """When it was made, with its time zone."""
    source_sha256: str
    """SHA-256 of the source that the offsets count in."""

    @property
    def span(self) -> Span:
        """The passage, in the source that it was made from."""
        return Span(self.start, self.end)


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
