"""Words of the texts that are near to one that is nowhere: its longest pieces, known forms that look like it, and Latin
words that are a slip of the finger away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tjexplorer.errors import nearest
from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.search.forms import Vocabulary
from tjexplorer.text.characters import CJK_CLASS, LATIN_CLASS
from tjexplorer.text.fold import fold

_RUN = re.compile(f"[{CJK_CLASS}]+|[{LATIN_CLASS}]+")
_WORD = re.compile(f"[{LATIN_CLASS}]{{2,}}")

_MOST_READ = 10_000_000
"""Folded characters that are read for words."""

_TWO_SLIPS = 6
"""Letters of the shortest word in which two slips are forgiven."""

_SHORTEST = 3
"""Folded characters of the shortest word for which others are offered that look like it."""

_ALIKE = 0.6
"""How much of two words must agree for one to be offered for the other."""

_LONGEST = 40
"""Folded characters of a word whose pieces are looked for."""

_CHARACTERS = 200_000_000
"""Folded characters that may be read for the pieces of one word: about a tenth of a second."""

_MOST = 3
"""Words that are offered."""


class LatinWords:
    """The Latin words of some reports; read once for each set of reports, when first asked."""

    def __init__(self) -> None:
        self._reports: Sequence[SearchedReport] | None = None
        self._words: dict[str, str] = {}

    def near(self, word: str, reports: Sequence[SearchedReport]) -> list[str]:
        """The words nearest to a folded one, as first printed, the nearest first; alone where it is one of them."""
        if reports is not self._reports:
            self._words, self._reports = dict(_words(reports)), reports
        if word in self._words:
            return [self._words[word]]
        allowed = 2 if len(word) >= _TWO_SLIPS else 1
        found = []
        if len(word) < _SHORTEST:
            return []
        for other, printed in self._words.items():
            if abs(len(other) - len(word)) <= allowed:
                slips = slips_between(word, other, allowed)
                if slips <= allowed:
                    found.append((slips, other[0] != word[0], other, printed))
        return [printed for *_order, printed in sorted(found)[:_MOST]]


def _words(reports: Sequence[SearchedReport]) -> Iterator[tuple[str, str]]:
    """Each folded word, with its first printed form; the first report wins."""
    left = _MOST_READ
    known: set[str] = set()
    for report in reports:
        for found in _WORD.finditer(report.folded, 0, max(0, left)):
            if found[0] not in known:
                known.add(found[0])
                yield found[0], report.reading[report.starts[found.start()] : report.ends[found.end() - 1]]
        left -= len(report.folded)


def slips_between(one: str, other: str, most: int) -> int:
    """Letters added, left out, changed or exchanged with their neighbour between two words; `most` + 1 for more.

    The distance of optimal string alignment (Damerau 1964).
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        two_before, before, row = before, row, [i]
        for j, opposite in enumerate(other, 1):
            slips = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != opposite))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == opposite:
                slips = min(slips, two_before[j - 2] + 1)
            row.append(slips)
        # An exchange of neighbours goes back two rows.
        if min(row) > most and min(before) >= most:
            return most + 1
    return min(row[-1], most + 1)


@dataclass(frozen=True, slots=True)
class NearWords:
    """Finds such words in some reports."""

    reports: Sequence[SearchedReport]
    """The reports."""
    latin: LatinWords
    """Their Latin words."""
    vocabulary: Vocabulary
    """The written forms of terms and names."""

    def of(self, word: str) -> list[str]:
        """Words near to one, those most alike first. Known forms need not occur."""
        folded = fold(word).text
        found = dict.fromkeys((*self._pieces(word), *self._slips(word), *self._known_near(word)))
        return sorted(found, key=lambda other: -_alike(folded, other))

    def _slips(self, word: str) -> Iterator[str]:
        for run in _RUN.findall(fold(word).text):
            if re.match(f"[{LATIN_CLASS}]", run):
                yield from self.latin.near(run, self.reports)

    def _known_near(self, word: str) -> list[str]:
        """Forms of terms and names that look like a word; of two characters, half would be one, and a chance."""
        folded = fold(word).text
        if len(folded) < _SHORTEST:
            return []
        forms = [form for form in nearest(word, self.vocabulary.all_forms()) if len(form) > 1]
        return [form for form in forms if _alike(folded, form) >= _ALIKE]

    def _pieces(self, word: str) -> Iterator[str]:
        """The longest pieces of a word in characters that occur, as typed; none shares a character with another."""
        folded = fold(word)
        if len(folded.text) > _LONGEST:
            return
        found = [
            (run.start() + begin, run.start() + end)
            for run in _RUN.finditer(folded.text)
            if re.match(f"[{CJK_CLASS}]", run[0])
            for begin, end in _longest_pieces(run[0], self.reports)
        ]
        taken: list[tuple[int, int]] = []
        for begin, end in sorted(found, key=lambda piece: piece[0] - piece[1]):
            if all(end <= other[0] or other[1] <= begin for other in taken):
                taken.append((begin, end))
                start, stop = folded.span(begin, end)
                yield word[start:stop]


def _longest_pieces(run: str, reports: Sequence[SearchedReport]) -> list[tuple[int, int]]:
    """The pieces of two characters or more that occur in the folded texts, those within a longer one left out."""
    left = _CHARACTERS
    found: list[tuple[int, int]] = []
    begin, end = 0, 2
    while end <= len(run) and left > 0:
        piece = run[begin:end]
        occurs = False
        for report in reports:
            left -= len(report.folded)
            occurs = piece in report.folded
            if occurs or left <= 0:
                break
        if occurs:
            if found and found[-1][0] == begin:
                found.pop()
            found.append((begin, end))
            end += 1
        else:
            begin += 1
            end = max(end, begin + 2)
    return found


def _alike(folded: str, other: str) -> float:
    """How much of a folded word and another one agrees, from 0 to 1."""
    return SequenceMatcher(None, folded, fold(other).text).ratio()
