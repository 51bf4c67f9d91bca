"""Finds near-identical passages: candidates by rare strings of letters, judged by the runs that they share.

A **passage** is a paragraph, an item, a quotation, a footnote or a table cell of `LEAST_CHARACTERS` or more. Two are
candidates where they share strings of five letters that few passages have. Their **likeness** is the share of the shorter
one's letters that stand in common runs of six letters or more: 1 where the longer one holds all of the shorter one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tjexplorer.model.reading import Block, BlockKind, ReadingText
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section
from tjexplorer.model.span import Span
from tjexplorer.parallels.letters import Alphabet, Letters, letters_of
from tjexplorer.parallels.tiling import tiles

LEAST_CHARACTERS = 40
"""Characters of reading text, white space not counted, of a passage that is compared."""

LEAST_COMMON = 22
"""Letters that the common runs must have together: a long name with the words about it has up to 21."""

LEAST = 0.5
"""Likeness from which two passages count as the same, where the caller names none."""

LOWEST = 0.2
"""No likeness below this may be asked for: passages on one subject come so near to each other."""

_GRAM = 5
"""Letters of the strings by which candidates are found."""

_COMMON = 50
"""A string that more passages have is left aside: it tells nothing, and its pairs cost the time."""

_PLAIN = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTATION, BlockKind.FOOTNOTE})


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or cell that is compared."""

    report: str
    """Id of the report."""
    section: str
    """Id of the section."""
    line: int
    """1-based first line."""
    end_line: int
    """Last line."""
    span: Span
    """Where it stands in the source."""
    text: str
    """Its reading text."""


@dataclass(frozen=True, slots=True)
class Common:
    """A run of letters that two passages have in common."""

    here: Span
    """Where it stands in the source of the first."""
    there: Span
    """Where it stands in the source of the second."""
    here_text: Span
    """Where it stands in the reading text of the first, `Passage.text`."""
    there_text: Span
    """Where it stands in that of the second."""
    text: str
    """As the first prints it."""


@dataclass(frozen=True, slots=True)
class Parallel:
    """Two passages that say nearly the same."""

    here: Passage
    """The one asked about; of a list of all, the first in the order of the reports."""
    there: Passage
    """The other."""
    likeness: float
    """The share of the shorter one's letters in the common runs, from 0 to 1."""
    runs: tuple[Common, ...]
    """The common runs in the order of the first passage; none overlaps another in either passage."""


class Parallels:
    """The passages of some reports, prepared for comparison. Safe to ask from several threads once it is made."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._passages: list[Passage] = []
        self._letters: list[Letters] = []
        alphabet = Alphabet()
        for report in reports:
            for section, text in _texts(report):
                source = report.source
                self._passages.append(
                    Passage(
                        report=report.id,
                        section=section.id,
                        line=source.line_of(text.span.start),
                        end_line=source.last_line_of(text.span),
                        span=text.span,
                        text=text.text,
                    )
                )
                self._letters.append(letters_of(text, alphabet))
        self._grams = [_grams(letters.text) for letters in self._letters]
        self._having: defaultdict[str, list[int]] = defaultdict(list)
        for number, grams in enumerate(self._grams):
            for gram in grams:
                self._having[gram].append(number)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All passages that are compared, in the order of reports and sections."""
        return tuple(self._passages)

    def pairs(self, least: float = LEAST) -> tuple[Parallel, ...]:
        """All pairs of at least this likeness, the most alike first. Raises `ValueError` as `of_report` does."""
        return self._found(range(len(self._passages)), least, alike_first=True)

    def of_report(self, report: str, least: float = LEAST) -> tuple[Parallel, ...]:
        """The pairs of the passages of a report with any other, in its own order.

        Raises `ValueError` for a likeness under `LOWEST` or over 1.
        """
        chosen = [n for n, passage in enumerate(self._passages) if passage.report == report]
        return self._found(chosen, least)

    def of_section(self, section: str, least: float = LEAST) -> tuple[Parallel, ...]:
        """The pairs of the passages of a section, and of those below it, with any other; else as `of_report`."""
        chosen = [
            n for n, one in enumerate(self._passages) if one.section == section or one.section.startswith(f"{section}.")
        ]
        return self._found(chosen, least)

    def at(self, report: str, start: int, end: int, least: float = LEAST) -> tuple[Parallel, ...]:
        """The pairs of the passages that a range of the source touches; else as `of_report`."""
        place = Span(start, max(end, start + 1))
        chosen = [n for n, one in enumerate(self._passages) if one.report == report and one.span.overlaps(place)]
        return self._found(chosen, least)

    def _found(self, chosen: Sequence[int], least: float, *, alike_first: bool = False) -> tuple[Parallel, ...]:
        """Pairs of the chosen passages with any, in their order or the most alike first."""
        if not LOWEST <= least <= 1:
            raise ValueError(f"no likeness: {least}")
        rest = frozenset(chosen)
        found = []
        for here in chosen:
            for there in self._candidates(here, least):
                # A pair inside of what was asked for is told once.
                if there > here or there not in rest:
                    parallel = self._judged(here, there)
                    if parallel is not None and parallel.likeness >= least:
                        found.append((here, there, parallel))
        if alike_first:
            found.sort(key=lambda one: (-one[2].likeness, one[0], one[1]))
        else:
            found.sort(key=lambda one: (one[0], -one[2].likeness, one[1]))
        return tuple(parallel for _here, _there, parallel in found)

    def _candidates(self, here: int, least: float) -> Iterator[int]:
        """Passages that can be as alike as asked for, by the rare strings that they share."""
        shared: Counter[int] = Counter()
        rare = 0
        for gram in self._grams[here]:
            having = self._having[gram]
            if len(having) <= _COMMON:
                rare += 1
                shared.update(having)
        for there in sorted(shared.keys() - {here}):
            shorter = min(len(self._grams[here]), len(self._grams[there]))
            # A run of six letters holds two strings, and all strings that are not rare may be among them.
            if shared[there] >= shorter * least / 3 - (len(self._grams[here]) - rare):
                yield there

    def _judged(self, one: int, other: int) -> Parallel | None:
        # The runs are sought in one direction, so that both readings of a pair give the same.
        first, second = min(one, other), max(one, other)
        found = tiles(self._letters[first].text, self._letters[second].text)
        common = sum(tile.length for tile in found)
        if common < LEAST_COMMON:
            return None
        likeness = common / min(len(self._letters[first].text), len(self._letters[second].text))
        runs = []
        for tile in found:
            ranges = {first: (tile.here, tile.here + tile.length), second: (tile.there, tile.there + tile.length)}
            runs.append(self._common(one, ranges[one], other, ranges[other]))
        runs.sort(key=lambda run: (run.here.start, run.there.start))
        return Parallel(self._passages[one], self._passages[other], likeness, tuple(runs))

    def _common(self, one: int, here: tuple[int, int], other: int, there: tuple[int, int]) -> Common:
        first, second = self._letters[one], self._letters[other]
        shown = first.reading(*here)
        return Common(
            here=first.span(*here),
            there=second.span(*there),
            here_text=shown,
            there_text=second.reading(*there),
            text=self._passages[one].text[shown.start : shown.end],
        )


def _grams(text: str) -> frozenset[str]:
    return frozenset(text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1))


def _texts(report: Report) -> Iterator[tuple[Section, ReadingText]]:
    """The texts of a report that are compared, with their sections, in source order."""
    for section in report.sections:
        for block in section.blocks:
            for text in _parts(block):
                if sum(not char.isspace() for char in text.text) >= LEAST_CHARACTERS:
                    yield section, text


def _parts(block: Block) -> Iterator[ReadingText]:
    if block.kind in _PLAIN:
        yield block.text
    for row in block.rows:
        for cell in row:
            yield cell.text
