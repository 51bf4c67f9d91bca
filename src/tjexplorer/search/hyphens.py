"""Hyphens inside words. Folding takes them out (start-up is startup), and the parts are words all the same."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.text.characters import LATIN_CLASS

_DASHES = "-‐‑‒–—―⁃−⸺⸻─━➖﹘﹣－"
"""What folds to a hyphen."""

_WORD = re.compile(f"[{LATIN_CLASS}]+")


def parts_at(report: SearchedReport, at: int) -> bool:
    """Whether folding took out a hyphen before a place of the folded text."""
    if not 0 < at < len(report.folded):
        return False
    a, b = report.ends[at - 1], report.starts[at]
    return a < b and any(char in _DASHES for char in report.reading[a:b])


class HyphenatedParts:
    """In which sections the parts of words stand that follow a hyphen.

    The index knows such a word as one (bayhdole), and cannot propose its sections for a part of it.
    """

    def __init__(self, reports: Sequence[SearchedReport]) -> None:
        self.reports = reports
        found = {(part, report.id, ordinal) for report in reports for part, ordinal in _parts(report)}
        self._parts = sorted(found)

    def beginning(self, word: str) -> Iterator[tuple[str, int]]:
        """Report and ordinal of the sections that have a part that begins with a folded Latin word."""
        for part, report, ordinal in self._parts[bisect_left(self._parts, (word,)) :]:
            if not part.startswith(word):
                return
            yield report, ordinal


def _parts(report: SearchedReport) -> Iterator[tuple[str, int]]:
    """Each folded part of a word after a hyphen, to the end of the word, with the ordinal of its section."""
    reading, starts = report.reading, report.starts
    for dash in _DASHES:
        a = reading.find(dash)
        while a >= 0:
            # Where folding kept it, something folded begins here.
            at = bisect_left(starts, a)
            if at < len(starts) and starts[at] > a and (word := _WORD.match(report.folded, at)):
                yield word[0], report.section_of(a)
            a = reading.find(dash, a + 1)
