"""Bookmarks as lists show them: found by words, narrowed, in an order, in groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from tjexplorer.bookmarks.placed import PlacedBookmark
from tjexplorer.model.bookmark import RANK_DIGITS, Bookmark, Colour
from tjexplorer.text.fold import fold


class Order(StrEnum):
    """In which order bookmarks are listed."""

    DATE = "date"
    """As they were made."""
    PLACE = "place"
    """By report, and by place in it."""
    OWN = "own"
    """As the reader put them."""


class Grouping(StrEnum):
    """By what bookmarks are grouped."""

    NONE = "none"
    COLLECTION = "collection"
    REPORT = "report"
    TAG = "tag"
    COLOUR = "colour"


@dataclass(frozen=True, slots=True)
class Group:
    """Bookmarks that have something in common."""

    name: str
    """The collection, report id, tag or colour; empty for those that have none."""
    members: tuple[PlacedBookmark, ...]
    """They, in their order."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which bookmarks are asked for. Words, tags and collections are compared in any spelling."""

    words: str = ""
    """Words, all of which stand in quotation, note, tags, collection, or the name of the report."""
    tags: tuple[str, ...] = ()
    """Tags, all of which it has."""
    collection: str | None = None
    """The collection; None for any, empty for those in none."""
    colour: Colour | None = None
    """The colour; None for any and for none."""
    reports: frozenset[str] = frozenset()
    """Ids of reports; empty for all."""


def matching(placed: Iterable[PlacedBookmark], wanted: Wanted) -> tuple[PlacedBookmark, ...]:
    """Those that are asked for."""
    words = [fold(word).text for word in wanted.words.split()]
    tags = {_label(tag) for tag in wanted.tags}

    def fits(bookmark: Bookmark) -> bool:
        return (
            tags <= {_label(tag) for tag in bookmark.tags}
            and (wanted.collection is None or _label(wanted.collection) == _label(bookmark.collection))
            and (wanted.colour is None or bookmark.colour is wanted.colour)
            and (not wanted.reports or bookmark.report in wanted.reports)
        )

    return tuple(each for each in placed if fits(each.bookmark) and (not words or _has(each, words)))


def _has(each: PlacedBookmark, wanted: Sequence[str]) -> bool:
    # Each part is folded alone: no word is found across two of them. Wraps of the source part no word.
    bookmark = each.bookmark
    label = each.report.record.label if each.report else ""
    texts = [bookmark.quotation, bookmark.note, bookmark.collection, label, *(f"#{tag}" for tag in bookmark.tags)]
    folded = [fold(text).text for text in texts]
    bare = ["".join(text.split()) for text in folded]
    return all(any(word in text for text in (*folded, *bare)) for word in wanted)


def _label(name: str) -> str:
    return fold(name.lstrip("#＃")).text


def arranged(placed: Iterable[PlacedBookmark], order: Order) -> tuple[PlacedBookmark, ...]:
    """Bookmarks in an order. Lost ones stand where they stood."""
    match order:
        case Order.DATE:
            return tuple(sorted(placed, key=lambda each: (each.bookmark.created, each.bookmark.id)))
        case Order.PLACE:
            return tuple(
                sorted(
                    placed, key=lambda each: (each.bookmark.report, each.span.start, each.span.end, each.bookmark.id)
                )
            )
        case Order.OWN:
            return tuple(sorted(placed, key=lambda each: _own(each.bookmark)))


def in_own_order(bookmarks: Iterable[Bookmark]) -> tuple[Bookmark, ...]:
    """Bookmarks as the reader put them."""
    return tuple(sorted(bookmarks, key=_own))


def _own(bookmark: Bookmark) -> tuple[float, str]:
    return bookmark.rank, bookmark.id


def grouped(placed: Sequence[PlacedBookmark], grouping: Grouping) -> tuple[Group, ...]:
    """Bookmarks in groups by name, those without one last; one with several tags stands in the group of each.

    Colours come in the order of `Colour`. The members keep their order.
    """
    if grouping is Grouping.NONE:
        return (Group("", tuple(placed)),) if placed else ()
    groups: dict[str, list[PlacedBookmark]] = {}
    for each in placed:
        for name in names(each.bookmark, grouping):
            groups.setdefault(name, []).append(each)
    colours: list[str] = list(Colour)

    def place(name: str) -> tuple[bool, int, str, str]:
        return not name, colours.index(name) if grouping is Grouping.COLOUR and name else 0, fold(name).text, name

    return tuple(Group(name, tuple(groups[name])) for name in sorted(groups, key=place))


def names(bookmark: Bookmark, grouping: Grouping) -> tuple[str, ...]:
    """The names of the groups that a bookmark belongs to; one empty name where it has none."""
    match grouping:
        case Grouping.COLLECTION:
            return (bookmark.collection,)
        case Grouping.REPORT:
            return (bookmark.report,)
        case Grouping.TAG:
            return tuple(dict.fromkeys(bookmark.tags)) or ("",)
        case Grouping.COLOUR:
            return (bookmark.colour.value if bookmark.colour else "",)
        case Grouping.NONE:
            return ("",)


def moved(listed: Sequence[Bookmark], taken: Iterable[str], step: int) -> dict[str, float]:
    """The new ranks by id that put some bookmarks one place further down (step 1) or up (-1) in a list.

    `listed` are the bookmarks in the reader's own order; those that are taken move together, and keep their order. As few
    ranks change as can be: those of the ones that move, and all only where no number lies between two neighbours. Empty
    where nothing can move.
    """
    chosen = set(taken)
    ids = [bookmark.id for bookmark in listed]
    before = list(ids)
    places = [at for at, each in enumerate(ids) if each in chosen]
    edge = len(ids) - 1 if step > 0 else 0
    for at in reversed(places) if step > 0 else places:
        if at == edge:
            edge -= 1 if step > 0 else -1  # it stands at the end: the next one can only come beside it
            continue
        ids[at], ids[at + step] = ids[at + step], ids[at]
    if ids == before:
        return {}
    by_id = {bookmark.id: bookmark for bookmark in listed}
    return ranks_of([by_id[each] for each in ids], chosen)


def ranks_of(order: Sequence[Bookmark], chosen: set[str]) -> dict[str, float]:
    """The new ranks by id for bookmarks in a new order: for the chosen ones between those of their neighbours.

    Where there is no room between neighbours, all get new ones.
    """
    ids = [bookmark.id for bookmark in order]
    ranks = {bookmark.id: bookmark.rank for bookmark in order}
    found: dict[str, float] = {}
    at = 0
    while at < len(ids):
        if ids[at] not in chosen:
            at += 1
            continue
        end = at
        while end < len(ids) and ids[end] in chosen:
            end += 1
        low = ranks[ids[at - 1]] if at else None
        high = ranks[ids[end]] if end < len(ids) else None
        count = end - at
        if low is None:
            low = (high or 0.0) - count - 1
        if high is None:
            high = low + count + 1
        gap = (high - low) / (count + 1)
        found |= {ids[at + number]: round(low + gap * (number + 1), RANK_DIGITS) for number in range(count)}
        at = end
    settled = [found.get(each, ranks[each]) for each in ids]
    if all(left < right for left, right in pairwise(settled)):
        return found
    first = min(ranks.values())
    return {each: round(first) + float(number) for number, each in enumerate(ids)}
