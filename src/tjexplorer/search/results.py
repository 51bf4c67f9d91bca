"""What a search answers. The `to_json` documents are the contract of the command line, field for field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum
from typing import Any


class Relation(StrEnum):
    """How a written form belongs to what was typed."""

    TYPED = "typed"
    SPELLING = "spelling"
    NAME = "name"
    SAME = "same"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class FormCount:
    """A written form that the query stands for."""

    form: str
    """As it stands in the source (or as typed, where it occurs nowhere). The key of `off_forms` and `on_forms`."""
    count: int
    """Where on: its matches in the hits, so that these counts add up to `total_matches`. Where off: its places."""
    relation: Relation
    """How it belongs to what was typed."""
    on: bool
    """Whether it counts."""

    def to_json(self) -> dict[str, Any]:
        """The document of the contract."""
        return {"form": self.form, "count": self.count, "relation": str(self.relation), "on": self.on}


@dataclass(frozen=True, slots=True)
class Match:
    """A place that the query found."""

    line: int
    """First line, 1-based."""
    end_line: int
    """Last line."""
    start: int
    """First code point of the source."""
    end: int
    """One past the last."""
    text: str
    """The source between the ends without line breaks."""
    form: str
    """The written form it shows, as `FormCount.form` has it."""
    relation: Relation
    """That form's relation."""

    def to_json(self) -> dict[str, Any]:
        """The document of the contract."""
        return {
            "line": self.line,
            "end_line": self.end_line,
            "start": self.start,
            "end": self.end,
            "text": self.text,
        }


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that the query found."""

    report: str
    """Id of the report."""
    section: str
    """Id of the section."""
    number: str | None
    """Its number as printed."""
    title: str
    """Its heading."""
    kind: str
    """Its kind."""
    score: float
    """Higher is better; comparable within one answer only."""
    line: int
    """Line of the match that it opens at; of the section, where the query names no words."""
    snippet: str
    """A piece of reading text around the best match."""
    snippet_marks: tuple[tuple[int, int], ...]
    """The matches within `snippet`, as half-open character ranges of it."""
    matches: tuple[Match, ...]
    """All matches in source order; no place is in two of them."""
    date: Date | None
    """First day of what the section tells."""
    path: tuple[str, ...] = ()
    """The headings that it stands under, outermost first."""
    opens: int = 0
    """Which of `matches` to open it at: the first; of several words the first where they stand closest."""

    def to_json(self) -> dict[str, Any]:
        """The document of the contract."""
        return {
            "report": self.report,
            "section": self.section,
            "number": self.number,
            "title": self.title,
            "kind": self.kind,
            "score": round(self.score, 4),
            "line": self.line,
            "snippet": self.snippet,
            "matches": [match.to_json() for match in self.matches],
            "path": list(self.path),
        }


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The whole answer."""

    query: str
    """As typed."""
    read_as: str
    """How it was read, in words."""
    forms: tuple[FormCount, ...]
    """The written forms, typed ones first."""
    total_sections: int
    """Sections found, whatever the limit."""
    total_matches: int
    """Matches in them, whatever the limit."""
    hits: tuple[Hit, ...]
    """As many as asked for, in the order asked for."""
    notes: tuple[str, ...]
    """What the reader should know: repairs of the query, filters that empty it, damaged files."""
    final: bool = True
    """Whether everything was looked for. `Searcher.first` may answer before: then forms, totals and hits are of what was
    typed alone, and the totals may be of some sections alone."""

    def to_json(self) -> dict[str, Any]:
        """The document of the contract."""
        return {
            "query": self.query,
            "read_as": self.read_as,
            "forms": [form.to_json() for form in self.forms],
            "total_sections": self.total_sections,
            "total_matches": self.total_matches,
            "hits": [hit.to_json() for hit in self.hits],
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True)
class ConcordanceRow:
    """One occurrence with what stands beside it."""

    left: str
    """Reading text before it."""
    match: str
    """Reading text of the match."""
    right: str
    """Reading text after it."""
    report: str
    """Id of the report."""
    section: str
    """Id of the section."""
    line: int
    """First line."""
    start: int
    """First code point of the source."""
    end: int
    """One past the last."""
    form: str
    """The written form it shows."""

    def to_json(self) -> dict[str, Any]:
        """The document of the contract."""
        return {
            "left": self.left,
            "match": self.match,
            "right": self.right,
            "report": self.report,
            "section": self.section,
            "line": self.line,
            "start": self.start,
            "end": self.end,
        }


@dataclass(frozen=True, slots=True)
class Concordance:
    """All occurrences."""

    query: str
    """As typed."""
    read_as: str
    """How it was read, in words."""
    forms: tuple[FormCount, ...]
    """The written forms."""
    total: int
    """Occurrences, whatever the limit."""
    rows: tuple[ConcordanceRow, ...]
    """One row for each, in the order asked for."""
    notes: tuple[str, ...]
    """As in `SearchResult`."""

    def to_json(self) -> dict[str, Any]:
        """The document of the contract."""
        return {"query": self.query, "total": self.total, "rows": [row.to_json() for row in self.rows]}
