"""What a reader writes on a bookmark: note, tags, collection, colour."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tjexplorer.bookmarks.naming import clean_collection, clean_note, clean_tags, proper
from tjexplorer.model.bookmark import Bookmark, Colour


@dataclass(frozen=True, slots=True)
class Label:
    """All of it."""

    note: str = ""
    """The note, of several lines perhaps."""
    tags: tuple[str, ...] = ()
    """The tags."""
    collection: str = ""
    """The collection; empty for none."""
    colour: Colour | None = None
    """The colour; None for none."""

    @classmethod
    def of(cls, bookmark: Bookmark) -> Label:
        """What is written on a bookmark."""
        return cls(bookmark.note, bookmark.tags, bookmark.collection, bookmark.colour)

    def on(self, bookmark: Bookmark) -> Bookmark:
        """The bookmark with this on it, cleaned. Raises `BookmarkError` where something is no text."""
        return replace(
            bookmark,
            note=clean_note(proper(self.note)),
            tags=clean_tags(self.tags),
            collection=clean_collection(self.collection),
            colour=self.colour,
        )


def tagged(bookmark: Bookmark, added: tuple[str, ...] = (), gone: tuple[str, ...] = ()) -> Bookmark:
    """The bookmark with some tags more and some less. Raises `BookmarkError` where one is no text."""
    taken = set(clean_tags(gone))
    return replace(bookmark, tags=clean_tags([*(tag for tag in bookmark.tags if tag not in taken), *added]))
