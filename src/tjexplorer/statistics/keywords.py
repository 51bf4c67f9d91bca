"""Which words set one report apart from the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tjexplorer.search.results import ConcordanceRow
from tjexplorer.statistics import measures
from tjexplorer.statistics.places import rows_of
from tjexplorer.statistics.vocabulary import CutReport, Example, Occurrence, example_of, label_of, without_fragments
from tjexplorer.statistics.words import Word, WordKind

MINIMUM = 3
"""Places in the report below which a word tells nothing."""


class Keyness(StrEnum):
    """By which measure words are put in order."""

    LOG_LIKELIHOOD = "log-likelihood"
    LOG_RATIO = "log-ratio"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which words are keywords, and in which order."""

    minimum: int = MINIMUM
    """The least count."""
    sort: Keyness = Keyness.LOG_LIKELIHOOD
    """The order."""
    kinds: frozenset[WordKind] = frozenset()
    """Kinds of words; empty for all."""


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word that a report has more often than the others."""

    word: Word
    """Which."""
    text: str
    """As the report prints it most often."""
    kind: WordKind
    """What it is."""
    record: str | None
    """The id of its authority record."""
    count: int
    """Its places in the report."""
    other_count: int
    """Its places in the others."""
    per_10000: float
    """Places for each 10,000 characters of the report."""
    other_per_10000: float
    """Places for each 10,000 characters of the others."""
    log_likelihood: float
    """G² (Rayson and Garside 2000): how sure the difference is."""
    log_ratio: float
    """Log ratio (Hardie 2014): how great it is, each point doubling."""
    example: Example
    """Its first place in the report."""


@dataclass(frozen=True, slots=True)
class Keywords:
    """What sets a report apart."""

    report: str
    """Its id."""
    label: str
    """The editor's short name."""
    others: tuple[str, ...]
    """Ids of the reports that it is compared with."""
    characters: int
    """Characters of its reading text, contents lists and white space left out."""
    other_characters: int
    """Characters of the others."""
    minimum: int
    """The least count."""
    sort: Keyness
    """The order of the rows."""
    rows: tuple[Keyword, ...]
    """The words that are more frequent in the report than in the others, the strongest first."""


def keywords_of(text: CutReport, others: Sequence[CutReport], choice: Choice) -> Keywords:
    """The words of a report against the others; none where there are no others."""
    places = _places((text,))
    elsewhere = {word: len(found) for word, found in _places(others).items()}
    sizes = _characters((text,)), _characters(others)
    counts = {word: len(found) for word, found in places.items() if len(found) >= choice.minimum}
    rows = []
    for word in without_fragments(counts):
        if (not choice.kinds or word.kind in choice.kinds) and all(sizes):
            row = _row(word, places[word], elsewhere.get(word, 0), sizes)
            if row.per_10000 > row.other_per_10000:
                rows.append(row)
    return Keywords(
        report=text.tokens.report.id,
        label=text.tokens.report.facts.label,
        others=tuple(other.tokens.report.id for other in others),
        characters=sizes[0],
        other_characters=sizes[1],
        minimum=choice.minimum,
        sort=choice.sort,
        rows=tuple(sorted(rows, key=lambda row: _order(row, choice.sort))),
    )


def places_in(text: CutReport, word: Word) -> tuple[ConcordanceRow, ...]:
    """The places of a word that `Keyword.count` counts, in the order of the report."""
    return rows_of((text, found) for found in text.beginning_at(range(len(text.tokens))) if found.word == word)


def _places(texts: Iterable[CutReport]) -> dict[Word, list[tuple[CutReport, Occurrence]]]:
    found: dict[Word, list[tuple[CutReport, Occurrence]]] = {}
    for text in texts:
        for one in text.beginning_at(range(len(text.tokens))):
            found.setdefault(one.word, []).append((text, one))
    return found


def _characters(texts: Iterable[CutReport]) -> int:
    return sum(text.origins.visible(0, len(text.tokens.report.reading)) for text in texts)


def _row(
    word: Word, places: Sequence[tuple[CutReport, Occurrence]], other_count: int, sizes: tuple[int, int]
) -> Keyword:
    size, other_size = sizes
    count = len(places)
    return Keyword(
        word=word,
        text=label_of(places),
        kind=word.kind,
        record=word.record,
        count=count,
        other_count=other_count,
        per_10000=count * 10_000 / size,
        other_per_10000=other_count * 10_000 / other_size,
        log_likelihood=measures.keyness(count, size, other_count, other_size),
        log_ratio=measures.log_ratio(count, size, other_count, other_size),
        example=example_of(*places[0]),
    )


def _order(row: Keyword, sort: Keyness) -> tuple[float, int, str]:
    score = row.log_likelihood if sort is Keyness.LOG_LIKELIHOOD else row.log_ratio
    return -score, -row.count, row.text
