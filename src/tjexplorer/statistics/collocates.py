"""Which words stand beside the matches of a query more often than chance would have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from tjexplorer.search.results import ConcordanceRow, FormCount, SearchResult
from tjexplorer.statistics import measures
from tjexplorer.statistics.places import rows_of
from tjexplorer.statistics.scope import Part
from tjexplorer.statistics.vocabulary import CutReport, Example, Occurrence, example_of, label_of, without_fragments
from tjexplorer.statistics.words import Word, WordKind

WINDOW = 10
"""Tokens on either side. An ideograph is a token, so that these are about five Chinese words, the window of J. Sinclair
(“Corpus, Concordance, Collocation”, 1991, has four)."""

MINIMUM = 3
"""Places beside the query below which a word tells nothing."""


class Association(StrEnum):
    """By which measure collocates are put in order."""

    LOG_LIKELIHOOD = "log-likelihood"
    LOG_DICE = "log-dice"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which words are collocates, and in which order."""

    window: int = WINDOW
    """Tokens on either side."""
    minimum: int = MINIMUM
    """The least count."""
    sort: Association = Association.LOG_LIKELIHOOD
    """The order."""
    kinds: frozenset[WordKind] = frozenset()
    """Kinds of words; empty for all."""


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word that stands beside the query."""

    word: Word
    """Which."""
    text: str
    """As it is printed beside the query, most often."""
    kind: WordKind
    """What it is."""
    record: str | None
    """The id of its authority record."""
    count: int
    """Its places that begin within the window of a match."""
    matches: int
    """Matches that have it within their windows."""
    total: int
    """Its places in all sections in question, those inside a match left out."""
    expected: float
    """The places that would begin in the windows by chance."""
    log_likelihood: float
    """G² (Dunning 1993)."""
    log_dice: float
    """logDice (Rychlý 2008), a match and a place counted once at most."""
    example: Example
    """Its first place beside the query."""


@dataclass(frozen=True, slots=True)
class Collocates:
    """The words beside one query."""

    query: str
    """As typed."""
    read_as: str
    """How it was read, in words."""
    forms: tuple[FormCount, ...]
    """The written forms."""
    notes: tuple[str, ...]
    """What the reader should know."""
    matches: int
    """All matches: the `total_matches` of the search."""
    window: int
    """Tokens on either side; a window ends with its paragraph or table cell."""
    minimum: int
    """The least count."""
    window_tokens: int
    """Tokens in the windows, each once."""
    tokens: int
    """Tokens of all sections in question, matches left out."""
    sort: Association
    """The order of the rows."""
    rows: tuple[Collocate, ...]
    """The collocates that stand beside the query more often than expected, the strongest first."""


@dataclass(slots=True)
class _Tally:
    """What is counted over the reports."""

    beside: dict[Word, list[tuple[CutReport, Occurrence]]] = field(default_factory=dict)
    matches: Counter[Word] = field(default_factory=Counter)
    totals: Counter[Word] = field(default_factory=Counter)
    window_tokens: int = 0
    tokens: int = 0


_BESIDE, _MATCH = 1, 2
"""Marks of tokens."""


def collocates_of(result: SearchResult, texts: Sequence[tuple[Part, CutReport]], choice: Choice) -> Collocates:
    """The collocates of an answer that has all its hits."""
    tally = _tally(result, texts, choice.window)
    counts = {word: len(places) for word, places in tally.beside.items() if len(places) >= choice.minimum}
    words = [word for word in without_fragments(counts) if not choice.kinds or word.kind in choice.kinds]
    rows = [_row(word, tally, result.total_matches) for word in words]
    rows = [row for row in rows if row.count > row.expected]
    return Collocates(
        query=result.query,
        read_as=result.read_as,
        forms=result.forms,
        notes=result.notes,
        matches=result.total_matches,
        window=choice.window,
        minimum=choice.minimum,
        window_tokens=tally.window_tokens,
        tokens=tally.tokens,
        sort=choice.sort,
        rows=tuple(sorted(rows, key=lambda row: _order(row, choice.sort))),
    )


def places_beside(
    result: SearchResult, texts: Sequence[tuple[Part, CutReport]], window: int, word: Word
) -> tuple[ConcordanceRow, ...]:
    """The places of a word that `Collocate.count` counts, in the order of the reports."""
    return rows_of(_tally(result, texts, window).beside.get(word, ()))


def _tally(result: SearchResult, texts: Sequence[tuple[Part, CutReport]], window: int) -> _Tally:
    tally = _Tally()
    spans: dict[str, list[tuple[int, int]]] = {}
    for hit in result.hits:
        spans.setdefault(hit.report, []).extend((match.start, match.end) for match in hit.matches)
    for part, text in texts:
        _count(tally, part, text, spans.get(part.report.id, ()), window)
    return tally


def _count(tally: _Tally, part: Part, text: CutReport, spans: Iterable[tuple[int, int]], window: int) -> None:
    """Add what one report gives."""
    tokens = text.tokens
    marks = bytearray(len(tokens))
    windows: list[tuple[range, range]] = []
    for start, end in spans:
        a, b = part.origins.reading_range(start, end)
        first, last = tokens.covered(a, b)
        low, high = tokens.unit_range(part.report.unit_of(a))
        windows.append((range(max(low, first - window), first), range(last, min(high, last + window))))
        marks[first:last] = bytes([_MATCH]) * (last - first)
    for pair in windows:
        for token in (*pair[0], *pair[1]):
            marks[token] = marks[token] or _BESIDE
    chosen = frozenset(part.sections)
    for token in text.in_sections(chosen):
        if marks[token] == _MATCH:
            continue
        tally.tokens += 1
        tally.window_tokens += marks[token] == _BESIDE
        for found in text.beginning_at((token,)):
            if _MATCH in marks[token : found.end]:
                continue
            tally.totals[found.word] += 1
            if marks[token] == _BESIDE:
                tally.beside.setdefault(found.word, []).append((text, found))
    for left, right in windows:
        beside = text.beginning_at((*left, *right))
        tally.matches.update({found.word for found in beside if _MATCH not in marks[found.begin : found.end]})


def _row(word: Word, tally: _Tally, matches: int) -> Collocate:
    places = tally.beside[word]
    count, total = len(places), tally.totals[word]
    windows, tokens = tally.window_tokens, tally.tokens
    return Collocate(
        word=word,
        text=label_of(places),
        kind=word.kind,
        record=word.record,
        count=count,
        matches=tally.matches[word],
        total=total,
        expected=total * windows / tokens,
        log_likelihood=measures.log_likelihood(
            count, total - count, windows - count, tokens - windows - (total - count)
        ),
        log_dice=measures.log_dice(min(count, tally.matches[word]), matches, total),
        example=example_of(*places[0]),
    )


def _order(row: Collocate, sort: Association) -> tuple[float, int, str]:
    score = row.log_likelihood if sort is Association.LOG_LIKELIHOOD else row.log_dice
    return -score, -row.count, row.text
