"""Acronyms as reports explain them: Center for Research and Development Strategy, CRSD."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tjexplorer.model.report import Report
from tjexplorer.proofreading.galley import Galley, Passage, Place
from tjexplorer.text.characters import HAN_CLASS
from tjexplorer.text.fold import fold

_ACRONYM = r"(?:[A-Z]{1,3}\s)?[A-Z][A-Za-z]{0,2}(?:[A-Z&/-]{1,6})[A-Za-z]?"
_PHRASE = r"[A-Z][A-Za-z.&'’-]{0,30}(?:,?\s{1,3}[A-Za-z&][A-Za-z.&'’-]{0,30}){1,16}"
_LATIN = re.compile(
    rf"(?P<words>{_PHRASE}(?:\s*[–—]\s*{_PHRASE})?)\s*(?:[,，;；:：]|[(（])\s*(?:以下)?(?:簡稱|縮寫|英文簡稱|即)?(?:為|:|：)?\s*「?(?P<acronym>{_ACRONYM})(?=[)）」\s，,。]|$)"
)
_AHEAD = re.compile(rf"(?P<acronym>{_ACRONYM})\s*[：:]\s*[{HAN_CLASS}]{{2,24}}\s*[(（](?P<words>{_PHRASE})\s*[)）]")
_HAN = re.compile(
    rf"(?P<words>[{HAN_CLASS}．・]{{3,24}})\s*[(（](?:簡稱)?(?P<acronym>[A-Z][A-Za-z&-]{{1,7}}[A-Z])[)）]"
)


@dataclass(frozen=True, slots=True)
class Gloss:
    """An acronym and the words that it is said to stand for."""

    acronym: str
    """As printed."""
    words: str
    """The words, folded, closed up for Chinese."""
    han: bool
    """Whether the words are Chinese or Japanese."""
    place: Place
    """Where the acronym stands."""
    words_place: Place
    """Where the words stand."""


def explained_in(report: Report) -> tuple[Gloss, ...]:
    """All explanations of acronyms in a report."""
    return tuple(glosses(Galley(report)))


def glosses(galley: Galley) -> Iterator[Gloss]:
    """All explanations of acronyms in a report, as it is being read."""
    for passage in galley.passages:
        for match in [*_LATIN.finditer(passage.text), *_AHEAD.finditer(passage.text)]:
            words = " ".join(fold(match["words"]).text.replace("–", " ").split())
            yield _gloss(passage, match, words, han=False)
        for match in _HAN.finditer(passage.text):
            yield _gloss(passage, match, fold(match["words"]).text, han=True)


def _gloss(passage: Passage, match: re.Match[str], words: str, *, han: bool) -> Gloss:
    places = passage.place(*match.span("acronym")), passage.place(*match.span("words"))
    return Gloss(match["acronym"].strip(), words, han, *places)


def fit(acronym: str, words: str) -> float:
    """How much of an acronym the words account for, in order: by their first letters, or letters that follow those."""
    letters = [letter for letter in acronym.casefold() if letter.isalpha()]
    split = re.findall("[a-z]+", words.casefold())
    best = [0] * (len(letters) + 1)
    for word in split:
        row = best[:]
        for start in range(len(letters)):
            length = 0
            while start + length < len(letters) and length < len(word) and letters[start + length] == word[length]:
                length += 1
                row[start + length] = max(row[start + length], best[start] + length)
        for at in range(1, len(row)):
            row[at] = max(row[at], row[at - 1])
        best = row
    return best[-1] / len(letters) if letters else 0.0
