"""The analyzer: which index terms a folded text has, and which terms a text must have to contain a pattern.

Runs of CJK characters give single characters and overlapping pairs, since their words have no borders that a program
could know. Latin letters and digits give whole words; a word ends where letters turn into digits. Every other
character that is no space is a term of its own. No positions are kept: the index only proposes sections, the folded
text decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tjexplorer.text.characters import CJK_CLASS, LATIN_CLASS

ANALYZER_VERSION = 1
"""Grows with every change of the rules: an index made by another version is stale."""

_WORD = re.compile(f"[{LATIN_CLASS}]+|[0-9]+")
_CJK_RUN = re.compile(f"[{CJK_CLASS}]+")
_OTHER = re.compile(rf"[^\s{LATIN_CLASS}0-9{CJK_CLASS}]")


def terms_of(folded: str) -> set[str]:
    """The index terms of a folded text."""
    terms = set(_WORD.findall(folded))
    terms.update(_OTHER.findall(folded))
    for run in _CJK_RUN.findall(folded):
        terms.update(run)
        terms.update(map(str.__add__, run, run[1:]))
    return terms


@dataclass(frozen=True, slots=True)
class Demand:
    """What a text must have to contain a pattern."""

    terms: tuple[str, ...]
    """All of these terms."""
    prefix: str | None
    """A term that begins so; None where nothing is asked."""


def demand_of(pattern: str) -> Demand:
    """The terms without which no text contains a folded pattern.

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
