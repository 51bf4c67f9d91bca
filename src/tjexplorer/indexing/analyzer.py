"""The analyzer: which index terms a text has, and which terms a text must have to contain a pattern.

Runs of CJK characters give single characters and overlapping pairs, since their words have no borders that a program
could know. Latin letters and digits give whole words; a word ends where letters turn into digits. Every other
character that is no space is a term of its own. No positions are kept.

A term is a folded text with the form in which it stands: 产学 as 產學 and 产学 as 産学 are two terms. So the index knows
how often each written form stands in a section. What the index cannot count is *irregular*: Latin words out of which
folding took a hyphen, and their parts; and characters that are one in the source, as in ㍿. Such a term only proposes
its section, and the text decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.indexing.spelling import spelling
from tjexplorer.text.characters import CJK_CLASS, LATIN_CLASS, is_word

ANALYZER_VERSION = 2
"""Grows with every change of the rules: an index made by another version is stale."""

FORM = "\0"
"""Parts a folded text from its form in a term; where both are one, nothing follows it."""

IRREGULAR = "\1"
"""Begins a term that proposes and does not count."""

_WORD = re.compile(f"[{LATIN_CLASS}]+|[0-9]+")
_LATIN = re.compile(f"[{LATIN_CLASS}]+")
_CJK_RUN = re.compile(f"[{CJK_CLASS}]+")
_CJK_PAIR = re.compile(f"[{CJK_CLASS}]{{1,2}}")
_OTHER = re.compile(rf"[^\s{LATIN_CLASS}0-9{CJK_CLASS}]")

_Pair = tuple[str, str]
"""A folded text and its form."""


def terms_of(report: SearchedReport, begin: int, end: int) -> dict[str, int]:
    """The index terms of a range of a report's folded text, with how often each stands there."""
    folded = report.folded[begin:end]
    starts, ends, reading = report.starts, report.ends, report.reading
    forms = [reading[a:b] for a, b in zip(starts[begin:end], ends[begin:end], strict=True)]
    texts: list[str] = []
    written: list[str] = []
    irregular: set[str] = set()
    for run in _CJK_RUN.finditer(folded):
        first, last = run.span()
        characters, letters = run[0], forms[first:last]
        texts += characters
        written += letters
        if last - first > 1:
            pairs = list(map(str.__add__, letters, letters[1:]))
            if ends[begin + first : begin + last - 1] != starts[begin + first + 1 : begin + last]:
                _mend(pairs, report, begin + first, irregular)
            texts += map(str.__add__, characters, characters[1:])
            written += pairs
    for other in _OTHER.finditer(folded):
        texts.append(other[0])
        written.append(forms[other.start()])
    # All at once: this is most of what the program itself does where an index is built.
    found: Counter[_Pair] = Counter(zip(texts, written, strict=True))
    terms = {
        f"{text}{FORM}{'' if form == text else form if len(form) == len(text) else spelling(form)}": count
        for (text, form), count in found.items()
    }
    for term in (*_words(report, begin, folded), *irregular):
        terms[term] = terms.get(term, 0) + 1
    return terms


def _mend(pairs: list[str], report: SearchedReport, first: int, irregular: set[str]) -> None:
    """Pairs whose characters do not follow each other letter for letter, as they really stand."""
    starts, ends, folded = report.starts, report.ends, report.folded
    for at in range(len(pairs)):
        here, end, start = first + at, ends[first + at], starts[first + at + 1]
        if end != start:
            pairs[at] = spelling(report.reading[starts[here] : ends[here + 1]])
        if start < end:
            irregular |= {IRREGULAR + piece for piece in (folded[here], folded[here + 1], *_pairs_at(folded, here))}


def _pairs_at(folded: str, at: int) -> Iterator[str]:
    """The pairs that have one of two characters."""
    return (folded[n : n + 2] for n in range(max(0, at - 1), at + 2))


def _words(report: SearchedReport, begin: int, folded: str) -> Iterator[str]:
    starts, ends = report.starts, report.ends
    for word in _WORD.finditer(folded):
        first, last = begin + word.start(), begin + word.end()
        form = report.reading[starts[first] : ends[last - 1]]
        aligned = len(form) == last - first and ends[first : last - 1] == starts[first + 1 : last]
        if aligned and not _runs_on(folded, word.start(), word.end()):
            yield f"{word[0]}{FORM}{'' if form == word[0] else form}"
            continue
        yield IRREGULAR + word[0]
        for at in range(first + 1, last):
            if ends[at - 1] != starts[at]:
                yield IRREGULAR + report.folded[at:last]


def _runs_on(folded: str, first: int, last: int) -> bool:
    """Whether a letter that is neither Latin nor CJK touches a word: it has no edge there."""
    before, after = folded[first - 1 : first], folded[last : last + 1]
    return any(char and is_word(char) and not _WORD.match(char) for char in (before, after))


@dataclass(frozen=True, slots=True)
class Demand:
    """What a text must have to contain a pattern."""

    terms: tuple[str, ...]
    """All of these folded texts, each in some form."""
    prefix: str | None
    """A word that begins so; None where nothing is asked."""


def demand_of(pattern: str) -> Demand:
    """What no text can do without that contains a folded pattern.

    A Latin word or a number at the beginning of a pattern begins a word in the text (matching demands the border
    there); one at its end may go on in the text.
    """
    prefix = None
    terms: set[str] = set()
    for word in _WORD.finditer(pattern):
        if word.end() == len(pattern):
            prefix = word[0]
        else:
            terms.add(word[0])
    terms.update(_OTHER.findall(pattern))
    for run in _CJK_RUN.findall(pattern):
        terms.update(map(str.__add__, run, run[1:]) if len(run) > 1 else (run,))
    return Demand(tuple(sorted(terms)), prefix)


def is_counted(pattern: str) -> bool:
    """Whether a folded pattern is one term, so that the index knows how often it stands in a section."""
    return bool(_CJK_PAIR.fullmatch(pattern)) and (len(pattern) == 1 or pattern[0] != pattern[1])


def is_latin(pattern: str) -> bool:
    """Whether a folded pattern is one Latin word."""
    return bool(_LATIN.fullmatch(pattern))
