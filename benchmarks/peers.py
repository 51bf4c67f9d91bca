"""Peers for search, each on the same sections: SQLite FTS5 over bigrams, a ranked scan, regular expressions, Whoosh as it
comes. They are given folded text and folded words, so that all look for the same.
"""

from __future__ import annotations

import heapq
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from math import log
from pathlib import Path
from typing import Any

from whoosh.index import open_dir
from whoosh.query.compound import And
from whoosh.query.terms import Term

from tjexplorer.indexing.analyzer import FORM
from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.indexing.schema import BODY
from tjexplorer.text.characters import CJK_CLASS, LATIN_CLASS

_RUN = re.compile(f"[{CJK_CLASS}]+|[{LATIN_CLASS}]+|[0-9]+")
_CJK = re.compile(f"[{CJK_CLASS}]")
_BORDER = "§"
_NO_TEXT = "content='',"

Names = set[tuple[str, str]]
"""Sections found: id of the report, id of the section."""


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections that all peers search."""

    names: list[tuple[str, str]]
    """Report and section."""
    texts: list[str]
    """Folded heading and folded body, line feeds between what no match may cross."""

    @classmethod
    def of(cls, reports: Sequence[SearchedReport]) -> Sections:
        """Those of the reports, in order."""
        names, texts = [], []
        for report in reports:
            for ordinal, section in enumerate(report.sections):
                begin, end = report.folded_range(ordinal)
                names.append((report.id, section.id))
                texts.append(report.folded[begin:end])
        return cls(names, texts)

    @property
    def megabytes(self) -> float:
        """Millions of bytes of folded text."""
        return sum(len(text.encode()) for text in self.texts) / 1e6


def has_fts5() -> bool:
    """Whether this Python's SQLite was built with FTS5."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("create virtual table probe using fts5(text)")
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()
    return True


def bigrams(text: str) -> str:
    """Bigrams of CJK runs and whole Latin words and numbers, with spaces between.

    Where a phrase could run on across a border between two runs, a token marks the border.
    """
    pieces: list[str] = []
    last = ""
    for run in _RUN.findall(text):
        if last == run[0]:
            pieces.append(_BORDER)
        if len(run) > 1 and _CJK.match(run):
            pieces.extend(map(str.__add__, run, run[1:]))
        else:
            pieces.append(run)
        last = run[-1]
    return " ".join(pieces)


class BigramTable:
    """FTS5 with positions, so that a phrase of overlapping bigrams is a substring."""

    def __init__(self, path: Path, *, keeps_text: bool = False) -> None:
        self._path = path
        self._connection = sqlite3.connect(path)
        self._connection.execute(
            f"create virtual table sections using fts5(text, {'' if keeps_text else _NO_TEXT} "
            "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'\")"
        )

    def fill(self, sections: Sections) -> None:
        """Add all sections, then commit."""
        with self._connection:
            self._connection.executemany(
                "insert into sections(rowid, text) values (?, ?)",
                ((row, bigrams(text)) for row, text in enumerate(sections.texts)),
            )

    def best(self, word: str, limit: int = 20) -> list[int]:
        """Rows by rank."""
        rows = self._connection.execute(
            "select rowid from sections where sections match ? order by rank limit ?", (_phrase(word), limit)
        )
        return [row for (row,) in rows]

    def all(self, word: str) -> set[int]:
        """All rows."""
        rows = self._connection.execute("select rowid from sections where sections match ?", (_phrase(word),))
        return {row for (row,) in rows}

    @property
    def size(self) -> int:
        """Bytes on the disk."""
        return self._path.stat().st_size

    def close(self) -> None:
        """Close the database."""
        self._connection.close()


def _phrase(word: str) -> str:
    return f'"{bigrams(word)}"'


class TantivyIndex:
    """tantivy over the same bigrams with positions, one segment; its parser makes a phrase of them."""

    def __init__(self, folder: Path, sections: Sections) -> None:
        # Only where it is installed; it is no part of this project.
        tantivy: Any = import_module("tantivy")
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("row", stored=True)
        builder.add_text_field("text", stored=False, tokenizer_name="whitespace", index_option="position")
        self._index: Any = tantivy.Index(builder.build(), path=str(folder))
        writer = self._index.writer(500_000_000, 1)
        for row, text in enumerate(sections.texts):
            writer.add_document(tantivy.Document(row=row, text=bigrams(text)))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher: Any = self._index.searcher()

    def best(self, word: str, limit: int = 20) -> list[int]:
        """Rows by rank."""
        found = self._searcher.search(self._index.parse_query(_phrase(word), ["text"]), limit)
        return [self._searcher.doc(address)["row"][0] for _score, address in found.hits]


class RankedScan:
    """Counts a word in each section, ranks by BM25, takes the best: what a program without an index would do."""

    def __init__(self, sections: Sections) -> None:
        self._texts = sections.texts
        self._lengths = [len(text) for text in sections.texts]
        self._average = sum(self._lengths) / max(1, len(self._lengths))

    def best(self, word: str, limit: int = 20) -> list[int]:
        """Rows by rank."""
        found = []
        for row, text in enumerate(self._texts):
            count = text.count(word)
            if count:
                found.append((count, row))
        weight = log(1 + (len(self._texts) - len(found) + 0.5) / (len(found) + 0.5))
        ranked = (
            (weight * 2.2 * n / (n + 1.2 * (0.25 + 0.75 * self._lengths[row] / self._average)), row) for n, row in found
        )
        return [row for _score, row in heapq.nlargest(limit, ranked)]


def by_expression(sections: Sections, word: str) -> set[int]:
    """All rows, by a regular expression: the oracle."""
    expression = re.compile(re.escape(word))
    return {row for row, text in enumerate(sections.texts) if expression.search(text)}


class StockWhoosh:
    """The `search()` that Whoosh ships, on our own index files. Of each pair of characters it is given the commonest form
    alone, so that it has less to do than ours.
    """

    def __init__(self, folder: Path) -> None:
        self._index: Any = open_dir(str(folder), readonly=True)
        self._searcher: Any = self._index.searcher()

    def best(self, word: str, limit: int = 20) -> int:
        """How many of the best sections there are; words of two ideographs and more."""
        terms = [Term(BODY, self._commonest(word[at : at + 2])) for at in range(len(word) - 1)]
        return len(list(self._searcher.search(And(terms) if len(terms) > 1 else terms[0], limit=limit)))

    @cache  # noqa: B019  # it lives as long as the measurement
    def _commonest(self, pair: str) -> bytes:
        reader = self._searcher.reader()
        forms = reader.expand_prefix(BODY, (pair + FORM).encode())
        return max(forms, key=lambda form: int(reader.doc_frequency(BODY, form)), default=b"")

    def close(self) -> None:
        """Close the files."""
        self._searcher.close()
        self._index.close()
