"""Postings by term, gathered in memory and written at once.

Whoosh's public way makes a tuple of each posting, sorts all of them, and hands each to its codec by itself: most of the
time of building an index. Sections come in the order of their numbers, so that the postings of each term are in order by
themselves, and only the terms have to be sorted. This module hands whole blocks to the writer of Whoosh's own codec; what
it writes is what the public way writes (a test holds both to the same postings).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from itertools import islice
from operator import sub
from typing import Any

from whoosh.codec import whoosh3

BLOCK = 4096
"""Postings in a block; with Whoosh's own 128 there are many heads to read for a common word."""

# Untyped in Whoosh, every method of them.
_Codec: Any = whoosh3.W3Codec
_Fields: Any = whoosh3.W3FieldWriter
_Postings: Any = whoosh3.W3PostingsWriter

_Column = dict[str, tuple["array[int]", "array[float]"]]
"""For each term of a field its documents in rising order, and the weights of their postings."""


class TermTable:
    """The terms of the documents of one segment."""

    def __init__(self, fields: Iterable[str]) -> None:
        self._columns: dict[str, _Column] = {field: {} for field in sorted(fields)}
        self.postings = 0
        """How many there are."""

    def add(self, document: int, field: str, terms: Mapping[str, float]) -> None:
        """Take in the terms of a field of a document, with what each weighs. Documents come in rising order."""
        column = self._columns[field]
        for term, weight in terms.items():
            found = column.get(term)
            if found is None:
                column[term] = array("I", (document,)), array("f", (weight,))
            else:
                found[0].append(document)
                found[1].append(weight)
        self.postings += len(terms)

    def write(self, writer: Any, schema: Any) -> None:
        """Hand all of it to a codec's field writer, and forget it."""
        for field, column in self._columns.items():
            if not column:
                continue
            writer.start_field(field, schema[field])
            for term, name in sorted((name.encode(), name) for name in column):
                writer.write_term(term, *column.pop(name))
            writer.finish_field()


class TableCodec(_Codec):  # type: ignore[misc]  # its base is untyped
    """Whoosh's own codec with larger blocks, and with a table beside the postings that it is given one by one."""

    def __init__(self, table: TermTable | None = None) -> None:
        super().__init__(blocklimit=BLOCK)
        self._table = table

    def field_writer(self, storage: Any, segment: Any) -> Any:
        """The writer of all terms."""
        return _FieldWriter(self, storage, segment, self._table)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> Any:
        """The writer of the postings of a term."""
        return _PostingsWriter(dbfile, blocklimit=BLOCK, byteids=byteids)


class _FieldWriter(_Fields):  # type: ignore[misc]  # its base is untyped
    def __init__(self, codec: Any, storage: Any, segment: Any, table: TermTable | None) -> None:
        super().__init__(codec, storage, segment)
        self._table = table

    def add_postings(self, schema: Any, lengths: Any, items: Any) -> None:
        super().add_postings(schema, lengths, items)
        if self._table is not None:
            self._table.write(self, schema)

    def write_term(self, term: bytes, documents: array[int], weights: array[float]) -> None:
        self.start_term(term)
        self._postwriter.add_postings(documents, weights)
        self.finish_term()


class _PostingsWriter(_Postings):  # type: ignore[misc]  # its base is untyped
    def add_postings(self, documents: array[int], weights: array[float]) -> None:
        """All postings of a term; the last block is left to `finish_postings`."""
        for begin in range(0, len(documents), BLOCK):
            if begin:
                self._write_block()
            self._ids = documents[begin : begin + BLOCK]
            self._weights = weights[begin : begin + BLOCK]
            self._maxweight = max(self._weights)

    def _mini_ids(self) -> Any:
        ids = self._ids
        return super()._mini_ids() if self._byteids else (*ids[:1], *map(sub, islice(ids, 1, None), ids))

    def _mini_weights(self) -> Any:
        weights = self._weights
        if weights.count(weights[0]) == len(weights):
            return None if weights[0] == 1.0 else weights[0]
        return tuple(weights)
