"""An open Whoosh index: which sections have some terms. The only place that reads postings.

A reader is opened once for one generation of the index and never refreshed: in some versions of Whoosh a refreshed
reader brings deleted documents back.
"""

from __future__ import annotations

import struct
import threading
import weakref
from collections.abc import Iterable
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

from whoosh.index import open_dir
from whoosh.reading import ReaderClosed, TermNotFound

from tjexplorer.indexing.analyzer import Demand
from tjexplorer.indexing.schema import BODY, ORDINAL, REPORT, TITLE, schema

DAMAGE: tuple[type[Exception], ...] = (
    OSError, EOFError, ValueError, TypeError, AttributeError, LookupError, AssertionError, ArithmeticError,
    ImportError, UnpicklingError, struct.error, ReaderClosed, TermNotFound,
)  # fmt: skip
"""What Whoosh raises where files are not what it wrote. It has no error of its own for that."""

_ENOUGH_TERMS = 4
"""Rare terms that are intersected; reading the text is cheaper than more of them."""

_MOST_PREFIXED = 256
"""Terms with one beginning that are read; with more of them the beginning narrows nothing."""


class IndexReader:
    """One generation of the index, open for reading. May be used from any thread.

    Opening raises what `DAMAGE` lists where the files are not those of an index.
    """

    def __init__(self, folder: Path) -> None:
        self._lock = threading.Lock()
        index: Any = open_dir(str(folder), readonly=True, schema=schema())
        self._reader: Any = index.reader()
        # Whoever forgets to close it must not leave files open.
        self._finalizer = weakref.finalize(self, _close, self._reader, index)
        self._places: dict[int, tuple[str, int]] = {}

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
                documents = self._documents(demand, TITLE), self._documents(demand, BODY)
                if documents[0] is None or documents[1] is None:
                    return None
                found: dict[str, set[int]] = {}
                for number in documents[0] | documents[1]:
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

    def _documents(self, demand: Demand, field: str) -> set[int] | None:
        """Numbers of the documents that fulfil a demand in one field; None where the demand narrows nothing."""
        terms = [term.encode() for term in demand.terms]
        if not all((field, term) in self._reader for term in terms):
            return set()
        terms.sort(key=lambda term: int(self._reader.doc_frequency(field, term)))
        found: set[int] | None = None
        for term in terms[:_ENOUGH_TERMS]:
            numbers = self._numbers(field, term)
            found = set(numbers) if found is None else found.intersection(numbers)
            if not found:
                return found
        if demand.prefix:
            prefixed = self._prefixed(field, demand.prefix)
            if prefixed is not None:
                found = prefixed if found is None else found & prefixed
        return found

    def _prefixed(self, field: str, prefix: str) -> set[int] | None:
        terms = []
        for term in self._reader.expand_prefix(field, prefix):
            terms.append(term)
            if len(terms) > _MOST_PREFIXED:
                return None
        return {number for term in terms for number in self._numbers(field, term)}

    def _numbers(self, field: str, term: bytes) -> Iterable[int]:
        numbers: Iterable[int] = self._reader.postings(field, term).all_ids()
        return numbers


def _close(reader: Any, index: Any) -> None:
    reader.close()
    index.close()
