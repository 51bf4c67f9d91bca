"""A report as tokens: names, terms, Latin words, runs of katakana, numbers, and single ideographs between them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tjexplorer.authority.name_forms import folded_name
from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.model.mention import Mention
from tjexplorer.model.term import Term
from tjexplorer.statistics.origins import Origins
from tjexplorer.statistics.words import FUNCTION_WORDS, Word, WordKind
from tjexplorer.text.characters import HAN_CLASS, LATIN_CLASS
from tjexplorer.text.matching import Pattern, stands_inside

_MASK = "\ue000"
"""Stands for a character that is cut by other rules."""

_TOKEN = re.compile(
    f"(?P<han>[{HAN_CLASS}])|(?P<kana>[\u30a1-\u30fa\u30fc]+)|(?P<latin>[{LATIN_CLASS}]+)|(?P<number>[0-9]+)"
)
_KANA = re.compile("[\u30a1-\u30fa\u30fc]+")
_SHORTEST = 2
"""Letters of the shortest Latin word or run of katakana that is a word."""


_RANKS = {kind: rank for rank, kind in enumerate(WordKind)}
"""Of equally long names at one place, which kind counts."""


class Named(NamedTuple):
    """A name or term that stands in a folded text."""

    start: int
    """First folded character."""
    end: int
    """One past the last."""
    word: Word
    """Which."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a report in order, as parallel arrays."""

    report: SearchedReport
    """The report."""
    starts: Sequence[int]
    """Where each begins in the folded text."""
    ends: Sequence[int]
    """Where it ends."""
    words: Sequence[Word | None]
    """What each is by itself; None for single ideographs, for numbers, and for what is not counted."""
    run_ends: Sequence[int]
    """For each ideograph one past the last token of its unbroken run of ideographs; for other tokens the token itself.
    A counter, the ideograph right after a number, is in no run."""
    sections: Sequence[int]
    """For each token the ordinal of its section."""

    def __len__(self) -> int:
        return len(self.starts)

    def unit_range(self, unit: int) -> tuple[int, int]:
        """The tokens of a unit: no window goes beyond."""
        bounds = self.report.units.folded
        return bisect_left(self.starts, bounds[unit]), bisect_left(self.starts, bounds[unit + 1])

    def covered(self, a: int, b: int) -> tuple[int, int]:
        """The tokens that a range of the reading text touches; an empty range where it touches none."""
        start, end = bisect_left(self.report.starts, a), bisect_left(self.report.starts, b)
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def runs(self) -> Iterator[tuple[int, int]]:
        """The unbroken runs of ideographs."""
        at = 0
        while at < len(self.starts):
            end = self.run_ends[at]
            if end > at:
                yield at, end
            at = max(end, at + 1)

    def reading_range(self, first: int, last: int) -> tuple[int, int]:
        """The range of the reading text from one token to another, both included."""
        return self.report.starts[self.starts[first]], self.report.ends[self.ends[last] - 1]


class TermForms:
    """All forms of all terms, ready to be looked for."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._patterns = [
            (Word(WordKind.TERM, term.id), Pattern.of(form.form), tuple(map(folded_name, form.not_inside)))
            for term in terms
            for form in term.forms
        ]

    def found_in(self, folded: str) -> Iterator[Named]:
        """Every place of every form."""
        for word, pattern, longer in self._patterns:
            for start, end in pattern.find(folded):
                if not any(stands_inside(text, pattern.text, start, folded) for text in longer):
                    yield Named(start, end, word)


def named_in(report: SearchedReport, mentions: Iterable[Mention], terms: TermForms, origins: Origins) -> list[Named]:
    """The names and terms of a report in order, none overlapping: the longest counts, a name before a term."""
    found = [*_mentioned(report, mentions, origins), *terms.found_in(report.folded)]
    found.sort(key=lambda one: (one.start - one.end, one.start, _RANKS[one.word.kind], one.word.key))
    taken = bytearray(len(report.folded))
    kept = []
    for one in found:
        # Longer ones were taken before: what overlaps this one covers one of its ends.
        if not taken[one.start] and not taken[one.end - 1]:
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            kept.append(one)
    return sorted(kept)


def _mentioned(report: SearchedReport, mentions: Iterable[Mention], origins: Origins) -> Iterator[Named]:
    for mention in mentions:
        a, b = origins.reading_range(mention.span.start, mention.span.end)
        start, end = bisect_left(report.starts, a), bisect_left(report.starts, b)
        if start < end:
            yield Named(start, end, Word(WordKind(mention.authority.value), mention.record))


def tokens_of(report: SearchedReport, named: Sequence[Named]) -> Tokens:
    """The report as tokens, given its names and terms in order."""
    pieces = sorted([*_between(report, named), *((one.start, one.end, one.word, False) for one in named)], key=_place)
    starts = array("I", (start for start, _end, _word, _han in pieces))
    ends = array("I", (end for _start, end, _word, _han in pieces))
    return Tokens(
        report=report,
        starts=starts,
        ends=ends,
        words=tuple(word for _start, _end, word, _han in pieces),
        run_ends=_run_ends(starts, ends, [han for _start, _end, _word, han in pieces]),
        sections=array("I", (report.section_of(report.starts[start]) for start in starts)),
    )


_Piece = tuple[int, int, Word | None, bool]
"""A token: its folded range, its word, and whether it is a single ideograph."""


def _place(piece: _Piece) -> int:
    return piece[0]


def _between(report: SearchedReport, named: Sequence[Named]) -> Iterator[_Piece]:
    """The tokens that are no names."""
    text = _without(report, named)
    number_end = -1
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        match found.lastgroup:
            case "han":
                yield start, end, None, start != number_end
            case "latin" if end - start >= _SHORTEST and found[0] not in FUNCTION_WORDS:
                yield start, end, Word(WordKind.LATIN, found[0]), False
            case "kana" if end - start >= _SHORTEST:
                yield start, end, Word(WordKind.KATAKANA, found[0]), False
            case _:
                yield start, end, None, False
        if found.lastgroup == "number":
            number_end = end


def _without(report: SearchedReport, named: Sequence[Named]) -> str:
    """The folded text with names and hiragana masked: folding has made katakana of hiragana."""
    pieces: list[str] = []
    done = 0
    for one in named:
        pieces += report.folded[done : one.start], _MASK * (one.end - one.start)
        done = one.end
    pieces.append(report.folded[done:])
    text = "".join(pieces)
    return _KANA.sub(lambda found: "".join(_kana(report, at) for at in range(*found.span())), text)


def _kana(report: SearchedReport, at: int) -> str:
    printed = report.reading[report.starts[at]]
    return _MASK if "\u3041" <= printed <= "\u309f" else report.folded[at]


def _run_ends(starts: Sequence[int], ends: Sequence[int], han: Sequence[bool]) -> Sequence[int]:
    run_ends = array("I", range(len(starts)))
    for at in range(len(starts) - 1, -1, -1):
        if not han[at]:
            continue
        joined = at + 1 < len(starts) and han[at + 1] and starts[at + 1] == ends[at]
        run_ends[at] = run_ends[at + 1] if joined else at + 1
    return run_ends
