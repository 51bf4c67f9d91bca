"""A passage as a string of letters, with the place of each in the source.

A letter is an ideograph or a kana of the folded text, or a whole Latin word or number, so that an English name weighs as
many letters as it has words. White space, punctuation and marks are none: two copies of a passage rarely agree on them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tjexplorer.model.reading import ReadingText
from tjexplorer.model.span import Span
from tjexplorer.text.characters import CJK_CLASS
from tjexplorer.text.fold import fold

_LETTER = re.compile(rf"[{CJK_CLASS}]|[^\W\d_{CJK_CLASS}]+|\d+")

_FIRST_WORD = 0xF0000
"""Words are written as code points of the private planes, which are no letters of a folded text."""

_MOST_WORDS = 0x10FFFF - _FIRST_WORD
"""Room of those planes. Words beyond share the last code point."""


class Alphabet:
    """Gives every Latin word and number a code point of its own. Those of different alphabets cannot be compared."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}

    def letter(self, word: str) -> str:
        """The letter of a word; of an ideograph or kana itself."""
        if len(word) == 1 and not word.isascii():
            return word
        return self._words.setdefault(word, chr(_FIRST_WORD + min(len(self._words), _MOST_WORDS)))


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a passage."""

    text: str
    """One character for each letter."""
    starts: Sequence[int]
    """For each letter the code point of the source at which it begins."""
    ends: Sequence[int]
    """For each letter one past the code point at which it ends."""
    readings: Sequence[tuple[int, int]]
    """For each letter its range in the reading text."""

    def span(self, start: int, end: int) -> Span:
        """Where some letters stand in the source, from the first to the last of them, the marks between them included."""
        # Where a caption interrupts a paragraph, a later letter may stand before an earlier one.
        return Span(min(self.starts[start:end]), max(self.ends[start:end]))

    def reading(self, start: int, end: int) -> Span:
        """Where some letters stand in the reading text."""
        return Span(self.readings[start][0], self.readings[end - 1][1])


def letters_of(reading: ReadingText, alphabet: Alphabet) -> Letters:
    """The letters of a reading text."""
    origins = list(reading.origins())
    folded = fold(reading.text)
    found = list(_LETTER.finditer(folded.text))
    readings = [folded.span(match.start(), match.end()) for match in found]
    return Letters(
        text="".join(alphabet.letter(match[0]) for match in found),
        starts=[origins[first] for first, _last in readings],
        ends=[origins[last - 1] + 1 for _first, last in readings],
        readings=readings,
    )
