"""Changes of one bookmark by two programs at once: what either of them wrote is kept."""

from __future__ import annotations

from dataclasses import replace

from tjexplorer.model.bookmark import Bookmark


def merged(base: Bookmark, mine: Bookmark, theirs: Bookmark) -> Bookmark:
    """`theirs` with everything that leads from `base` to `mine`.

    What the reader changed here counts where both changed a collection, a colour or an order; of tags all that were
    added stay and all that were taken away go; two notes that say different things stand one below the other.
    """
    return replace(
        theirs,
        note=_note(base.note, mine.note, theirs.note),
        tags=_tags(base.tags, mine.tags, theirs.tags),
        collection=theirs.collection if mine.collection == base.collection else mine.collection,
        colour=theirs.colour if mine.colour == base.colour else mine.colour,
        order=theirs.order if mine.order == base.order else mine.order,
    )


def _note(base: str, mine: str, theirs: str) -> str:
    if mine in {base, theirs}:
        return theirs
    if theirs == base or theirs in mine:
        return mine
    if mine in theirs and mine:
        return theirs
    return "\n\n".join(filter(None, [theirs, mine]))


def _tags(base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    if theirs == base:
        return mine
    gone = set(base) - set(mine)
    added = [tag for tag in mine if tag not in base]
    return tuple(dict.fromkeys([*(tag for tag in theirs if tag not in gone), *added]))


def undone(before: Bookmark, after: Bookmark, now: Bookmark) -> Bookmark:
    """`now` without what led from `before` to `after`; what was changed since, by whomever, stays."""
    if now == after:
        return before
    note = before.note if now.note == after.note else now.note
    return replace(merged(after, before, replace(now, note=after.note)), note=note)
