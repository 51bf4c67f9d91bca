"""An open Whoosh index: which sections have some terms. The only place that reads postings.

A reader is opened once for one generation of the index and never refreshed: in some versions of Whoosh a refreshed
reader brings deleted documents back.
"""

from __future__ import annotations

import struct
import threading
import weakref
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from pickle import UnpicklingError
from typing import Any, TypeVar

import whoosh.reading
from whoosh.index import FileIndex, open_dir
from whoosh.index import IndexError as WhooshIndexError
from whoosh.reading import ReaderClosed, TermNotFound

from tjexplorer.indexing.analyzer import FORM, IRREGULAR, Demand, is_latin
from tjexplorer.indexing.mapped import MappedStorage
from tjexplorer.indexing.postings import Postings, postings, weights
from tjexplorer.indexing.schema import BEST, BODY, HEADING, ORDINAL, REPORT, TEXTS, schema
from tjexplorer.indexing.term_search import keep_keys
from tjexplorer.indexing.tiers import BEGINNING, TIERS

DAMAGE: tuple[type[Exception], ...] = (
    OSError, EOFError, ValueError, TypeError, AttributeError, LookupError, AssertionError, ArithmeticError,
    ImportError, UnpicklingError, struct.error, ReaderClosed, TermNotFound, WhooshIndexError,
    getattr(whoosh.reading, "CorruptIndexError", ReaderClosed),
)  # fmt: skip
"""What Whoosh raises where files are not what it wrote. Version 2.7.4 has no error of its own for that."""

_ENOUGH_TERMS = 2
"""Rarest terms that are intersected; reading the text is cheaper than more of them."""

_FEW_SECTIONS = 500
"""Sections that are read rather than narrowed any further."""

T = TypeVar("T")

_MOST_PREFIXED = 2_000
"""Terms with one beginning that are read; with more of them the beginning narrows nothing."""

_MOST_KEPT = 100
"""Terms whose sections are kept: a query grows by a character at a time, and its forms come again with each."""


@dataclass(frozen=True, slots=True)
class FormPostings:
    """Where one written form of a term stands, by sections of the library numbered through."""

    text: str
    """The folded term."""
    form: str
    """As it stands in the source."""
    headings: Postings
    """Matches in headings."""
    bodies: Postings
    """Matches in bodies."""


class IndexReader:
    """One generation of the index, open for reading. May be used from any thread.

    Opening raises what `DAMAGE` lists where the files are not those of an index.
    """

    def __init__(
        self, folder: Path, documents: Sequence[int], digests: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        """`documents` has for each document the number of its section (`numbered`), `digests` those of the pieces of each
        file (`mapped`); what is read is not compared without.
        """
        self._lock = threading.Lock()
        open_index: Any = FileIndex
        index: Any = open_index(MappedStorage(folder, digests), schema=schema())
        self._reader: Any = index.reader()
        # Whoosh opens the file of stored fields when it is first asked. Then the generation may be gone.
        for leaf, _offset in self._reader.leaf_readers():
            if leaf.doc_count_all():
                leaf.stored_fields(0)
        keep_keys(self._reader)
        # Whoever forgets to close it must not leave files open.
        self._finalizer = weakref.finalize(self, _close, self._reader, index)
        self._kept: dict[str, frozenset[int]] = {}
        self._frequencies: dict[str, int] = {}
        self._expanded: dict[str, list[str] | None] = {}
        self.is_broken = False
        """Whether something of it could not be read since it was opened."""
        # Mostly documents are in the order of sections, and there is nothing to translate.
        in_order = all(number == at for at, number in enumerate(documents))
        self._numbers = range(len(documents)) if in_order else documents

    @property
    def sections(self) -> int:
        """Number of sections in the index, those deleted left out."""
        return int(self._reader.doc_count())

    def close(self) -> None:
        """Close the files."""
        with self._lock:
            self._finalizer()

    def forget(self) -> None:
        """Drop what is kept from one question to the next, for measurements."""
        with self._lock:
            self._kept.clear()
            self._frequencies.clear()
            self._expanded.clear()

    def counted(self, beginning: str, *, whole: bool) -> tuple[list[FormPostings], frozenset[int]] | None:
        """All forms of the terms that begin so, or are exactly so (`analyzer.is_counted`, `analyzer.is_latin`), and the
        sections where only the text can tell, which are among the others too; None where the index cannot tell.
        """

        def ask() -> tuple[list[FormPostings], frozenset[int]] | None:
            terms = self._beginning(beginning + FORM if whole else beginning)
            irregular = self._irregular(beginning, whole=whole)
            if terms is None or irregular is None:
                return None
            return [self._form(term) for term in terms], irregular

        return self._asked(ask)

    def frequency(self, text: str) -> int | None:
        """In how many sections a term stands at most; None where the index cannot tell. Reads no postings."""
        return self._asked(lambda: self._frequency(text))

    def sections_with(self, demand: Demand) -> Set[int] | None:
        """The sections that fulfil a demand; None where the index cannot tell."""
        if not demand.terms and not demand.prefix:
            return None
        return self._asked(lambda: self._fulfilling(demand))

    def best(self, text: str, enough: int, form: str | None = None) -> dict[int, float] | None:
        """Sections in which a folded text weighs most, with what it weighs, `enough` of them or more: in one written form,
        or in all. A Latin `text` of one or two letters stands for all words that begin so. None where the index cannot
        tell without reading of all sections, or where no more than these have it.
        """
        return self._asked(lambda: self._best(text, enough, form))

    def form(self, text: str, form: str) -> FormPostings | None:
        """Where a folded text (`analyzer.is_counted`) stands in one written form; None where the index cannot tell."""
        return self._asked(lambda: self._form(_term(text, form)))

    def frequency_of(self, text: str, form: str) -> int | None:
        """In how many sections a folded text stands at most in one written form; None where the index cannot tell."""
        term = _term(text, form).encode()
        return self._asked(lambda: sum(int(self._reader.doc_frequency(field, term)) for field in TEXTS))

    def _best(self, text: str, enough: int, form: str | None) -> dict[int, float] | None:
        found: dict[int, float] = {}
        for _least, mark in TIERS:
            for term in self._tier(mark, text, form):
                for number, weight in weights(self._reader, BEST, term.encode()).items():
                    found[number] = found.get(number, 0.0) + weight
            if len(found) >= enough:
                numbers = self._numbers
                return {numbers[number]: weight for number, weight in found.items()}
        return None

    def _tier(self, mark: str, text: str, form: str | None) -> list[str]:
        if form is not None:
            return [mark + _term(text, form)]
        if is_latin(text):
            return [mark + text + BEGINNING]
        beginning = (mark + text + FORM).encode()
        return [term.decode() for term in self._reader.expand_prefix(BEST, beginning)]

    def _asked(self, question: Callable[[], T]) -> T | None:
        with self._lock:
            try:
                return question()
            except DAMAGE:
                # Whoever gets None reads the text itself.
                self.is_broken = True
                return None

    def _fulfilling(self, demand: Demand) -> Set[int] | None:
        frequencies = {text: self._frequency(text) for text in demand.terms}
        if not all(frequencies.values()):
            return frozenset()
        rarest = sorted(demand.terms, key=frequencies.__getitem__)[:_ENOUGH_TERMS]
        having = [self._having(text) for text in rarest]
        # Words that begin so are many terms: not where others narrow it enough.
        if demand.prefix and not (rarest and frequencies[rarest[0]] <= _FEW_SECTIONS):
            prefixed = self._prefixed(demand.prefix)
            if prefixed is not None:
                having.append(prefixed)
        return frozenset.intersection(*having) if having else None

    def _frequency(self, text: str) -> int:
        """In how many sections a folded text stands at most, each of its forms and fields counted by itself."""
        known = self._frequencies.get(text)
        if known is None:
            terms = [term.encode() for term in (*(self._beginning(text + FORM) or ()), IRREGULAR + text)]
            known = sum(int(self._reader.doc_frequency(field, term)) for field in TEXTS for term in terms)
            self._frequencies[text] = known
        return known

    def _prefixed(self, prefix: str) -> frozenset[int] | None:
        terms, irregular = self._beginning(prefix), self._irregular(prefix)
        return None if terms is None or irregular is None else irregular.union(*map(self._having_term, terms))

    def _irregular(self, beginning: str, *, whole: bool = False) -> frozenset[int] | None:
        """The sections with irregular terms that begin so, and may have it as a whole part."""
        terms = self._beginning(IRREGULAR + beginning)
        if terms is None:
            return None
        if whole:
            # What follows a part is itself a part of the word, to its end.
            done = len(IRREGULAR + beginning)
            terms = [term for term in terms if len(term) == done or self._has(IRREGULAR + term[done:])]
        return frozenset[int]().union(*map(self._having_term, terms))

    def _has(self, term: str) -> bool:
        return any((field, term.encode()) in self._reader for field in TEXTS)

    def _beginning(self, beginning: str) -> list[str] | None:
        """The terms that begin so; None for too many."""
        if beginning not in self._expanded:
            if len(self._expanded) >= _MOST_KEPT:
                self._expanded.clear()
            self._expanded[beginning] = self._expand(beginning)
        return self._expanded[beginning]

    def _expand(self, beginning: str) -> list[str] | None:
        found: dict[str, None] = {}
        for field in TEXTS:
            for term in self._reader.expand_prefix(field, beginning.encode()):
                found[term.decode()] = None
                if len(found) > _MOST_PREFIXED:
                    return None
        return list(found)

    def _form(self, term: str) -> FormPostings:
        text, _mark, form = term.partition(FORM)
        return FormPostings(text, form or text, self._postings(HEADING, term), self._postings(BODY, term))

    def _having(self, text: str) -> frozenset[int]:
        """The sections that have a folded text in some form."""
        having = self._kept.get(text)
        if having is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            terms = [*(self._beginning(text + FORM) or ()), IRREGULAR + text]
            having = self._kept[text] = frozenset[int]().union(*map(self._having_term, terms))
        return having

    def _having_term(self, term: str) -> frozenset[int]:
        return frozenset[int]().union(*(self._postings(field, term) for field in TEXTS))

    def _postings(self, field: str, term: str) -> Postings:
        found = postings(self._reader, field, term.encode())
        numbers = self._numbers
        if isinstance(numbers, range):
            return found
        return dict(zip(map(numbers.__getitem__, found), found.values(), strict=True))


def _term(text: str, form: str) -> str:
    return f"{text}{FORM}{'' if form == text else form}"


def numbered(folder: Path, reports: Iterable[tuple[str, int]]) -> list[int]:
    """For each document of an index the number of its section, where these are the reports in their order, each with its
    number of sections. Documents that are deleted have numbers too; nothing ever asks for them.

    Raises what `DAMAGE` lists.
    """
    bases: dict[str, int] = {}
    total = 0
    for report, sections in reports:
        bases[report] = total
        total += sections
    index: Any = open_dir(str(folder), readonly=True, schema=schema())
    reader: Any = index.reader()
    try:
        stored = map(reader.stored_fields, range(int(reader.doc_count_all())))
        return [bases.get(fields[REPORT], 0) + int(fields[ORDINAL]) for fields in stored]
    finally:
        _close(reader, index)


def _close(reader: Any, index: Any) -> None:
    reader.close()
    index.close()
