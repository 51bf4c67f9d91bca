"""Where a typed word stands in a text: the one definition of a hit, for index and plain scan alike.

A word of a script written without spaces matches anywhere. A Latin or numeric edge matches only at the edge of a word
or number (25年 is not in 2025年, but nm is in 20nm), except that a Latin word may go on (`cluster` finds clusters),
unless it is typed as an abbreviation in capitals (JST).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from tjexplorer.text.characters import continues, is_cjk, is_wide, is_word
from tjexplorer.text.fold import fold

_LONGEST_ABBREVIATION = 5
"""Letters of the longest word in capitals that is taken for an abbreviation, and matches as a whole."""

_SHORTEST_PREFIX = 2
"""Characters of the shortest word that a trailing `*` opens."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A typed word or phrase, ready to be looked for in folded text."""

    text: str
    """The folded text to look for; empty where what was typed folds to nothing, and then nothing matches."""
    starts_word: bool
    """A match must not begin inside a Latin word or number."""
    ends_word: bool
    """A match must not end inside a Latin word or number."""
    prefix: bool
    """A trailing `*` was typed after a Latin word."""

    @classmethod
    def of(cls, typed: str) -> Pattern:
        """Fold what was typed and derive the rules for its edges."""
        word, starred = _without_star(typed)
        text = fold(word).text
        return cls(
            text=text,
            starts_word=bool(text) and is_word(text[0]),
            ends_word=bool(text) and not starred and _closes(word, text[-1]),
            prefix=starred,
        )

    def find(self, folded: str) -> list[tuple[int, int]]:
        """All matches in a folded text, left to right, none overlapping another."""
        found: list[tuple[int, int]] = []
        if not self.text:
            return found
        length = len(self.text)
        at = folded.find(self.text)
        while at >= 0:
            if self._fits(folded, at, at + length):
                found.append((at, at + length))
                at = folded.find(self.text, at + length)
            else:
                at = folded.find(self.text, at + 1)
        return found

    def _fits(self, folded: str, start: int, end: int) -> bool:
        return _edges_fit(folded, start, end, self.starts_word, self.ends_word)


def find_exact(typed: str, text: str) -> list[tuple[int, int]]:
    """Where the characters stand as typed in a text that is not folded.

    The edges keep the rules of `Pattern`. White space beside a wide character does not count, since a hard wrap may have
    put it anywhere; other white space matches any run of it.
    """
    word, starred = _without_star(typed)
    word = " ".join(word.split())
    if not word:
        return []
    starts_word = is_word(word[0])
    ends_word = not starred and _closes(word, word[-1])
    found: list[tuple[int, int]] = []
    expression = re.compile(_expression(word))
    match = expression.search(text)
    while match:
        start, end = match.span()
        fits = _edges_fit(text, start, end, starts_word, ends_word)
        if fits:
            found.append((start, end))
        match = expression.search(text, end if fits else start + 1)
    return found


def stands_inside(longer: str, form: str, at: int, folded: str) -> bool:
    """Whether a form that stands at a place of a folded text is part of a longer folded string there."""
    offset = longer.find(form)
    while offset >= 0:
        if offset <= at and folded.startswith(longer, at - offset):
            return True
        offset = longer.find(form, offset + 1)
    return False


def _edges_fit(text: str, start: int, end: int, starts_word: bool, ends_word: bool) -> bool:
    """Whether a match cuts no word or number at an edge where it must not."""
    return not (
        (starts_word and start > 0 and continues(text[start - 1], text[start]))
        or (ends_word and end < len(text) and continues(text[end - 1], text[end]))
    )


def _without_star(typed: str) -> tuple[str, bool]:
    """What was typed without a trailing `*` that says something, and whether it opened a Latin word."""
    stripped = typed.strip()
    if not stripped.endswith(("*", "＊")):
        return typed, False
    word = stripped.rstrip("*＊")
    if _last_word(word) and len(_last_word(word)) >= _SHORTEST_PREFIX:
        return word, True
    # After an ideograph, whose right edge is always open, the star says nothing.
    return (word, False) if word and is_cjk(fold(word).text[-1:] or " ") else (typed, False)


def _last_word(typed: str) -> str:
    """The Latin letters and digits that end what was typed, in its own case."""
    normal = unicodedata.normalize("NFKC", typed)
    start = len(normal)
    while start > 0 and is_word(normal[start - 1]):
        start -= 1
    return normal[start:]


def _closes(typed: str, last: str) -> bool:
    """Whether the right edge ends a word: after a digit, and after an abbreviation in capitals."""
    if not is_word(last):
        return False
    if last.isdecimal():
        return True
    letters = re.split(r"\d", _last_word(typed.strip()))[-1]
    return 0 < len(letters) <= _LONGEST_ABBREVIATION and letters.isupper()


def _expression(word: str) -> str:
    """A regular expression for the characters as typed, with white space allowed beside wide ones."""
    parts: list[str] = []
    before = ""
    spaced = False
    for char in word:
        if char == " ":
            spaced = True
            continue
        if before and (is_wide(before) or is_wide(char)):
            parts.append(r"\s*+")
        elif spaced:
            parts.append(r"\s++")
        parts.append(re.escape(char))
        before, spaced = char, False
    return "".join(parts)
