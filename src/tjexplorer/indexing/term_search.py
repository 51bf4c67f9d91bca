"""Finding terms in Whoosh's sorted list of terms.

Whoosh looks for a term by halving the list, and reads a key of the file at each of some twenty steps. The first steps are
the same for every search; this module keeps the keys that they met.
"""

from __future__ import annotations

from typing import Any

_MOST_KEPT = 16_384
"""Keys that are kept of each part of an index."""


def keep_keys(reader: Any) -> None:
    """Have an open Whoosh reader keep the keys that it meets. Of readers that are not of Whoosh's own kind nothing changes."""
    for leaf, _offset in reader.leaf_readers():
        terms: Any = getattr(getattr(leaf, "_terms", None), "_tindex", None)
        if hasattr(terms, "closest_key_pos") and hasattr(terms, "key_at"):
            terms.closest_key_pos = _Halving(terms).closest_key_pos


class _Halving:
    def __init__(self, terms: Any) -> None:
        self._terms = terms
        self._kept: dict[int, bytes] = {}

    def closest_key_pos(self, key: bytes) -> int | None:
        """Where the first key stands that is not before this one; None past the end. As Whoosh's own, key by key."""
        terms, kept = self._terms, self._kept
        low, high = 0, terms.indexlen
        while low < high:
            middle = (low + high) // 2
            found = kept.get(middle)
            if found is None:
                found = terms.key_at(self._position(middle))
                if len(kept) < _MOST_KEPT:
                    kept[middle] = found
            if found < key:
                low = middle + 1
            else:
                high = middle
        return None if low == terms.indexlen else self._position(low)

    def _position(self, at: int) -> int:
        terms = self._terms
        return int(terms._get_pos(terms.indexbase + at * terms.indexsize))
