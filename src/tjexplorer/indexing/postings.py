"""Postings of a term, block by block: document numbers, and how often the term stands in each document.

Whoosh's public way goes from posting to posting and takes several times as long for common words. The way of this
module reads what a block holds at once. It reaches into the matcher of Whoosh's own codec, and leaves every other
matcher to the public way; a test holds both to the same numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate, repeat
from typing import Any

from whoosh.codec.whoosh3 import W3LeafMatcher
from whoosh.matching.wrappers import FilterMatcher

Postings = dict[int, int]
"""Document numbers, each with a count of one or more."""


def postings(reader: Any, field: str, term: bytes) -> Postings:
    """Documents that have a term, those deleted left out."""
    numbers, counts, deleted = _all(reader, field, term)
    # All at once: a table that grows is copied again and again.
    found = dict(zip(numbers, map(int, counts), strict=True))
    for number in deleted:
        found.pop(number, None)
    return found


def weights(reader: Any, field: str, term: bytes) -> dict[int, float]:
    """The same with the weight of each posting as it was written."""
    numbers, counts, deleted = _all(reader, field, term)
    found = dict(zip(numbers, counts, strict=True))
    for number in deleted:
        found.pop(number, None)
    return found


def _all(reader: Any, field: str, term: bytes) -> tuple[list[int], list[float], list[int]]:
    """Document numbers, their weights, and the numbers of documents that are deleted."""
    numbers: list[int] = []
    counts: list[float] = []
    deleted: list[int] = []
    for leaf, offset in reader.leaf_readers():
        if (field, term) not in leaf:
            continue
        matcher: Any = leaf.postings(field, term)
        if type(matcher) is FilterMatcher and type(matcher.child) is W3LeafMatcher:
            deleted += (offset + number for number in matcher._ids)
            matcher = matcher.child
            # The filter has gone to the first document that it lets through.
            matcher.reset()
        for inside, worth in _blocks(matcher) if type(matcher) is W3LeafMatcher else _one_by_one(matcher):
            numbers += map(offset.__add__, inside) if offset else inside
            counts += worth
    return numbers, counts, deleted


def postings_publicly(reader: Any, field: str, term: bytes) -> Postings:
    """The same by Whoosh's public way."""
    if (field, term) not in reader:
        return {}
    return {number: int(count) for (number,), (count,) in _one_by_one(reader.postings(field, term))}


def _one_by_one(matcher: Any) -> Iterator[tuple[tuple[int], tuple[float]]]:
    while matcher.is_active():
        yield (matcher.id(),), (matcher.weight(),)
        matcher.next()


def _blocks(matcher: Any) -> Iterator[tuple[Iterable[int], Iterable[float]]]:
    while matcher.is_active():
        matcher._read_data()
        gaps, worth, _values = matcher._data
        if worth is None or isinstance(worth, float):
            worth = repeat(worth or 1.0, len(gaps))
        yield accumulate(gaps), worth
        matcher._next_block()
