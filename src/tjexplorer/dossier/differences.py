"""What a paragraph says that others do not: numbers, words, and clauses that are new for the most part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tjexplorer.dossier.likeness import NUMBER
from tjexplorer.dossier.passages import Paragraph
from tjexplorer.model.span import Span
from tjexplorer.text.characters import CJK_CLASS
from tjexplorer.text.fold import fold

WORD_LENGTH = 4
"""Neighbouring new characters of Chinese or Japanese, which has no spaces between words, that are marked by themselves.
Fewer are mostly particles and ends of words."""

MOSTLY = 2 / 3
"""Share of its letters and figures that must be new for a clause to be marked as a whole."""

_LETTER = rf"(?![{CJK_CLASS}])[^\W\d_]"
_TOKEN = re.compile(
    rf"(?P<cjk>[{CJK_CLASS}]+)|(?P<number>{NUMBER.pattern})|(?P<word>(?:{_LETTER})+(?:-(?:{_LETTER})+)*)"
)
_CLAUSE = re.compile(r"(?:[^，,。.；;：:、！？!?]|(?<=[0-9])[.,](?=[0-9]))+")


def only_here(paragraph: Paragraph, others: Sequence[Paragraph]) -> tuple[Span, ...]:
    """Places in the source of what none of `others` has, in order, none overlapping; the whole paragraph where there are
    no others.

    A number counts as a whole (321.9 is not 9), a Latin word too. Of Chinese and Japanese a character is new that stands
    in no pair of neighbours which another paragraph has; four new ones in a row are marked. A clause that is new for two
    thirds is marked as a whole. A list mark says nothing.
    """
    if not others:
        return (paragraph.span,)
    known: set[str] = set()
    for other in others:
        known.update(_units(fold(other.text).text))
    folded = fold(paragraph.text)
    origins = list(paragraph.reading.origins())
    found = []
    for start, end in _marked(folded.text, known):
        first, last = folded.span(start, end)
        if first >= len(paragraph.mark):
            found.append(Span(origins[first], origins[last - 1] + 1))
    return tuple(found)


def _units(text: str) -> Iterator[str]:
    for token in _TOKEN.finditer(text):
        if token["cjk"]:
            yield from (token[0][at : at + 2] for at in range(len(token[0]) - 1))
        else:
            yield token[0].replace(",", "")


def _marked(text: str, known: set[str]) -> Iterator[tuple[int, int]]:
    """Ranges of a folded text that are new, in order."""
    fresh, said = _fresh(text, known)
    marked = bytearray(len(text))
    for token in _TOKEN.finditer(text):
        if token["cjk"]:
            for run in re.finditer(b"\1{%d,}" % WORD_LENGTH, bytes(fresh[token.start() : token.end()])):
                _mark(marked, token.start() + run.start(), token.start() + run.end())
        elif fresh[token.start()]:
            _mark(marked, *token.span())
    for clause in _CLAUSE.finditer(text):
        start, end = clause.span()
        letters = sum(said[start:end])
        if letters >= WORD_LENGTH and sum(fresh[start:end]) >= MOSTLY * letters:
            first = said.index(1, start)
            _mark(marked, first, said.rindex(1, first, end) + 1)
    return (run.span() for run in re.finditer(b"\1+", bytes(marked)))


def _mark(marked: bytearray, start: int, end: int) -> None:
    marked[start:end] = b"\1" * (end - start)


def _fresh(text: str, known: set[str]) -> tuple[bytearray, bytearray]:
    """For each character whether it is new, and whether it is a letter or figure at all."""
    fresh, said = bytearray(len(text)), bytearray(len(text))
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        _mark(said, start, end)
        if not token["cjk"]:
            if token[0].replace(",", "") not in known:
                _mark(fresh, start, end)
            continue
        _mark(fresh, start, end)
        for at in range(start, end - 1):
            if text[at : at + 2] in known:
                fresh[at : at + 2] = b"\0\0"
    return fresh, said
