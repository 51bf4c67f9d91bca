"""Document numbers of a term's postings, block by block.

Whoosh's public way goes from posting to posting and takes several times as long for common words. The way of this
module reads what a block holds at once. It reaches into the matcher of Whoosh's own codec, and leaves every other
matcher to the public way; a test holds both to the same numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from whoosh.codec.whoosh3 import W3LeafMatcher


def numbers(reader: Any, field: str, term: bytes) -> set[int]:
    """Numbers of the documents that have a term, those deleted left out."""
    found: set[int] = set()
    for leaf, offset in reader.leaf_readers():
        if (field, term) in leaf:
            matcher = leaf.postings(field, term)
            for inside in _blocks(matcher) if type(matcher) is W3LeafMatcher else (matcher.all_ids(),):
                found.update(inside if offset == 0 else (offset + number for number in inside))
    return found


def numbers_publicly(reader: Any, field: str, term: bytes) -> set[int]:
    """The same by Whoosh's public way."""
    return set(reader.postings(field, term).all_ids()) if (field, term) in reader else set()


def _blocks(matcher: Any) -> Iterator[Iterable[int]]:
    while matcher.is_active():
        matcher._read_ids()
        yield matcher._ids
        matcher._next_block()
