"""An open Whoosh index: which sections have some terms. The only place that reads postings.

A reader is opened once for one generation of the index and never refreshed: in some versions of Whoosh a refreshed
reader brings deleted documents back.
"""

from __future__ import annotations

import struct
import threading
import weakref
from collections.abc import Set
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import whoosh.reading
from whoosh.index import IndexError as WhooshIndexError
from whoosh.index import open_dir
from whoosh.reading import ReaderClosed, TermNotFound

from tjexplorer.indexing.analyzer import Demand
from tjexplorer.indexing.postings import numbers
from tjexplorer.indexing.schema import ORDINAL, REPORT, TEXT, schema

DAMAGE: tuple[type[Exception], ...] = (
    OSError, EOFError, ValueError, TypeError, AttributeError, LookupError, AssertionError, ArithmeticError,
    ImportError, UnpicklingError, struct.error, ReaderClosed, TermNotFound, WhooshIndexError,
    getattr(whoosh.reading, "CorruptIndexError", ReaderClosed),
)  # fmt: skip
"""What Whoosh raises where files are not what it wrote. Version 2.7.4 has no error of its own for that."""

_ENOUGH_TERMS = 2
"""Rarest terms that are intersected; reading the text is cheaper than more of them."""

_MOST_PREFIXED = 256
"""Terms with one beginning that are read; with more of them the beginning narrows nothing."""

_MOST_KEPT = 2_000
"""Terms whose postings are kept: a query grows by a character at a time, and its forms come again with each."""


class IndexReader:
    """One generation of the index, open for reading. May be used from any thread.

    Opening raises what `DAMAGE` lists where the files are not those of an index.
    """

    def __init__(self, folder: Path) -> None:
        self._lock = threading.Lock()
        index: Any = open_dir(str(folder), readonly=True, schema=schema())
        self._reader: Any = index.reader()
        # Whoosh opens the file of stored fields when it is first asked. Then the generation may be gone.
        for leaf, _offset in self._reader.leaf_readers():
            if leaf.doc_count_all():
                leaf.stored_fields(0)
        # Whoever forgets to close it must not leave files open.
        self._finalizer = weakref.finalize(self, _close, self._reader, index)
        self._places: dict[int, tuple[str, int]] = {}
        self._kept: dict[bytes, frozenset[int]] = {}

    @property
    def sections(self) -> int:
        """Number of sections in the index, those deleted left out."""
        return int(self._reader.doc_count())

    def close(self) -> None:
        """Close the files."""
        with self._lock:
            self._finalizer()

    def sections_with(self, demand: Demand) -> dict[str, frozenset[int]] | None:
        """For each report the ordinals of the sections that fulfil a demand; None where the index cannot tell."""
        if not demand.terms and not demand.prefix:
            return None
        with self._lock:
            try:
                documents = self._documents(demand)
                if documents is None:
                    return None
                found: dict[str, set[int]] = {}
                for number in documents:
                    report, ordinal = self._place(number)
                    found.setdefault(report, set()).add(ordinal)
            except DAMAGE:
                # Another process may have replaced this generation. Whoever gets None reads the text itself.
                return None
        return {report: frozenset(ordinals) for report, ordinals in found.items()}

    def _place(self, number: int) -> tuple[str, int]:
        place = self._places.get(number)
        if place is None:
            stored = self._reader.stored_fields(number)
            place = self._places[number] = (stored[REPORT], stored[ORDINAL])
        return place

    def _documents(self, demand: Demand) -> Set[int] | None:
        """Numbers of the documents that fulfil a demand; None where it narrows nothing."""
        terms = [term.encode() for term in demand.terms]
        frequencies = {term: int(self._reader.doc_frequency(TEXT, term)) for term in terms}
        if not all(frequencies.values()):
            return frozenset()
        found: Set[int] | None = None
        for term in sorted(terms, key=frequencies.__getitem__)[:_ENOUGH_TERMS]:
            having = self._having(term)
            found = having if found is None else found & having
        if demand.prefix:
            prefixed = self._prefixed(demand.prefix)
            if prefixed is not None:
                found = prefixed if found is None else found & prefixed
        return found

    def _prefixed(self, prefix: str) -> Set[int] | None:
        terms = []
        for term in self._reader.expand_prefix(TEXT, prefix):
            terms.append(term)
            if len(terms) > _MOST_PREFIXED:
                return None
        return frozenset[int]().union(*(self._having(term) for term in terms))

    def _having(self, term: bytes) -> frozenset[int]:
        """Numbers of the documents that have a term."""
        having = self._kept.get(term)
        if having is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            having = self._kept[term] = frozenset(numbers(self._reader, TEXT, term))
        return having


def _close(reader: Any, index: Any) -> None:
    reader.close()
    index.close()
