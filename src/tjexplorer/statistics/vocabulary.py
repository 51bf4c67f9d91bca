"""Where the words of all reports stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tjexplorer.indexing.spelling import spelling
from tjexplorer.statistics.origins import Origins
from tjexplorer.statistics.strings import LONGEST, SHORTEST, strings_of
from tjexplorer.statistics.tokens import Tokens
from tjexplorer.statistics.words import Word, WordKind


class Standing(NamedTuple):
    """A word that begins at a token."""

    word: Word
    """Which."""
    end: int
    """One past its last token."""


class Occurrence(NamedTuple):
    """A word at a place."""

    word: Word
    """Which."""
    begin: int
    """Its first token."""
    end: int
    """One past its last token."""


@dataclass(frozen=True, slots=True)
class CutReport:
    """A report with the places of its words."""

    tokens: Tokens
    """Its tokens."""
    origins: Origins
    """Its places and lengths."""
    standing: Sequence[tuple[Standing, ...]]
    """For each token the words that begin there; strings of ideographs may lie one in the other and overlap."""

    def beginning_at(self, tokens: Iterable[int]) -> Iterator[Occurrence]:
        """The words that begin at some tokens."""
        for token in tokens:
            for word, end in self.standing[token]:
                yield Occurrence(word, token, end)

    def in_sections(self, ordinals: Container[int]) -> Iterator[int]:
        """The tokens that stand in some sections."""
        return (token for token, section in enumerate(self.tokens.sections) if section in ordinals)

    def printed(self, found: Occurrence) -> str:
        """A word as it stands there, white space of wraps taken out."""
        a, b = self.tokens.reading_range(found.begin, found.end - 1)
        return spelling(self.tokens.report.reading[a:b])


@dataclass(frozen=True, slots=True)
class Example:
    """A place of a word."""

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
    text: str
    """The source between the ends without line breaks."""


def cut(texts: Sequence[tuple[Tokens, Origins]]) -> tuple[CutReport, ...]:
    """The words of reports that make one library: which strings of ideographs are words depends on all of them."""
    runs = [
        tokens.report.folded[tokens.starts[begin] : tokens.ends[end - 1]]
        for tokens, _origins in texts
        for begin, end in tokens.runs()
    ]
    strings = {text: Word(WordKind.STRING, text) for text in strings_of(runs)}
    return tuple(CutReport(tokens, origins, _standing(tokens, strings)) for tokens, origins in texts)


def _standing(tokens: Tokens, strings: dict[str, Word]) -> Sequence[tuple[Standing, ...]]:
    nothing: tuple[Standing, ...] = ()
    found = [(Standing(word, at + 1),) if word else nothing for at, word in enumerate(tokens.words)]
    folded = tokens.report.folded
    for begin, end in tokens.runs():
        first = tokens.starts[begin]
        for at in range(begin, end - SHORTEST + 1):
            start = first + at - begin
            words = [
                Standing(strings[text], at + length)
                for length in range(SHORTEST, min(LONGEST, end - at) + 1)
                if (text := folded[start : start + length]) in strings
            ]
            if words:
                found[at] = tuple(words)
    return found


def example_of(report: CutReport, found: Occurrence) -> Example:
    """A place of a word, told in lines."""
    searched = report.tokens.report
    start, end = searched.source_range(*report.tokens.reading_range(found.begin, found.end - 1))
    return Example(
        report=searched.id,
        section=searched.sections[report.tokens.sections[found.begin]].id,
        line=searched.source.line_of(start),
        start=start,
        end=end,
        text=searched.source.text[start:end].replace("\r", "").replace("\n", ""),
    )


def label_of(places: Iterable[tuple[CutReport, Occurrence]]) -> str:
    """The spelling in which a word is printed most often at some places; of equally frequent ones the first."""
    spellings = Counter(report.printed(found) for report, found in places)
    return spellings.most_common(1)[0][0]


def without_fragments(counts: dict[Word, int]) -> list[Word]:
    """The words of a list but those strings of ideographs that a longer one of the list holds in most of their places: so
    many that four of five places counted here are, at most, places of the longer one.
    """
    strings = {word.key: n for word, n in counts.items() if word.kind is WordKind.STRING}
    fragments = set()
    for text, n in strings.items():
        for length in range(SHORTEST, len(text)):
            for at in range(len(text) - length + 1):
                part = text[at : at + length]
                if part in strings and n >= _MOSTLY * strings[part]:
                    fragments.add(part)
    return [word for word in counts if word.kind is not WordKind.STRING or word.key not in fragments]


_MOSTLY = 0.8
