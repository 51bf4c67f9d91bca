"""Folding: one spelling for all the ways in which the same words are written.

A query and its source are folded with the same table, character by character, so that neighbours never decide what a
character is. Each folded character knows the range of the input that it came from.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tjexplorer.text.characters import HAN_CLASS, LATIN_CLASS, is_word
from tjexplorer.text.fold_table import TABLE, fold_cluster, is_mark

FOLDING_VERSION = 1
"""Grows with every change of the rules: an index folded by another version is stale."""

_LEFT_OVER = re.compile(r"\[(?:bookmark|image): [^\[\]\n]*\]")
# Whole runs before the `u`, and all that closes after it: what is left can make no new mark-up, nor take long to see.
_UNDERLINE = re.compile(r"[< \n/]++(u[ \n]*+>(?:[ \n]*+(?:u[ \n]*+)?>)*+)?")
_SPACE = re.compile(r"[ \n]+")
_LETTER = re.compile(f"[{LATIN_CLASS}]")
_HYPHEN_IN_WORD = rf"(?<=[{LATIN_CLASS}]{{2}})-(?=[{LATIN_CLASS}]{{2}})"
_THOUSAND = r"[0-9]{3}(?![0-9])"
_JOINT = re.compile(rf"{_HYPHEN_IN_WORD}|(?<=[0-9])[,，](?={_THOUSAND})")
# An enumeration (1、234人) is no number of thousands. It keeps its 、, lest a second folding take it for one.
_ENUMERATION_COMMA = re.compile(rf"(?<![0-9])、|、(?!{_THOUSAND})")
_REPEATED = re.compile(f"([{HAN_CLASS}])([々〻]+)")

_MOST_MARKS = 30
"""Marks on one character that count (Unicode's stream-safe text format); sorting more of them takes quadratic time."""

_Edit = tuple[int, int, str]
"""A range of the text so far, and what comes in its place."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and for each of its characters where in the input it came from."""

    text: str
    """The folded text."""
    starts: Sequence[int]
    """For each folded character, the first code point of the input that it came from."""
    ends: Sequence[int]
    """For each folded character, one past the last code point of the input that it came from."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the input that a non-empty range of the folded text came from."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no folded range: {start}:{end} of {len(self.text)}")
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """The one spelling of a text. Folding the result again changes nothing."""
    draft = _Draft(text)
    draft.edit((found.start(), found.end(), "") for found in _LEFT_OVER.finditer(draft.text))
    draft.edit(_dropped(draft.text))
    draft.edit(_clusters(draft.text))
    draft.text = draft.text.translate(TABLE)
    draft.edit(_underlines(draft.text))
    draft.edit(_spaces(draft.text))
    draft.edit((found.start(), found.end(), "") for found in _JOINT.finditer(draft.text))
    folded = _ENUMERATION_COMMA.sub(",", draft.text.replace("，", ","))
    folded = _REPEATED.sub(lambda found: found[1] * len(found[0]), folded)
    return Folded(folded, draft.starts, draft.ends)


class _Draft:
    """A text on its way, with the range of the input behind each character."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = array("I", range(len(text)))
        self.ends = array("I", range(1, len(text) + 1))

    def edit(self, edits: Iterable[_Edit]) -> None:
        """Apply edits, which come in order and do not overlap; all that replaces a range came from that range."""
        pieces: list[str] = []
        starts, ends = array("I"), array("I")
        done = 0
        for start, end, replacement in edits:
            pieces += self.text[done:start], replacement
            starts += self.starts[done:start]
            ends += self.ends[done:start]
            if replacement:
                starts.extend([self.starts[start]] * len(replacement))
                ends.extend([self.ends[end - 1]] * len(replacement))
            done = end
        if done:
            self.text = "".join([*pieces, self.text[done:]])
            self.starts = starts + self.starts[done:]
            self.ends = ends + self.ends[done:]


def _one_of(characters: Iterable[str]) -> str:
    return "".join(map(re.escape, characters))


def _dropped(text: str) -> Iterator[_Edit]:
    dropped = [char for char in sorted(set(text)) if not TABLE[ord(char)]]
    if dropped:
        for found in re.finditer(f"[{_one_of(dropped)}]+", text):
            yield found.start(), found.end(), ""


def _clusters(text: str) -> Iterator[_Edit]:
    """Characters with marks, and characters that fold to several."""
    characters = sorted(set(text))
    marks = _one_of(filter(is_mark, characters))
    longer = _one_of(char for char in characters if len(TABLE[ord(char)]) > 1)
    patterns = []
    if marks:
        # Marks without a base (after white space, or first of all) are dropped, as are those beyond the limit.
        patterns += [rf"([^\s{marks}][{marks}]{{1,{_MOST_MARKS}}})[{marks}]*", f"[{marks}]+"]
    if longer:
        patterns.append(f"[{longer}]")
    if not patterns:
        return
    for found in re.finditer("|".join(patterns), text):
        if marks and found[1]:
            yield found.start(), found.end(), fold_cluster(found[1])
        elif is_mark(found[0][0]):
            yield found.start(), found.end(), ""
        else:
            yield found.start(), found.end(), TABLE[ord(found[0])]


def _underlines(text: str) -> Iterator[_Edit]:
    if "<" not in text:
        return
    for found in _UNDERLINE.finditer(text):
        start = text.find("<", found.start(), found.end())
        if found[1] and start >= 0 and not is_mark(text[found.end() : found.end() + 1] or " "):
            yield start, found.end(), ""


def _spaces(text: str) -> Iterator[_Edit]:
    for found in _SPACE.finditer(text):
        kept = " " if _separates(text, found.start(), found.end()) else ""
        if found[0] != kept:
            yield found.start(), found.end(), kept


def _separates(text: str, start: int, end: int) -> bool:
    """Whether a run of white space keeps two words apart.

    It does between two words of scripts that are written with spaces. Beside ideographs and kana white space comes from
    hard wraps and from layout, and beside punctuation it is a matter of taste: `R & D`, `(TCI) →`. Two places keep
    theirs, since without it they would read otherwise: a dash between words (`Tokyo - Osaka`) and a list of
    numbers (`10, 123`). A hyphen at the end of a line loses it.
    """
    if start == 0 or end == len(text):
        return False
    before, after = text[start - 1], text[end]
    if is_word(before) and is_word(after):
        return True
    if before == "-":
        wrapped = start >= 2 and is_word(text[start - 2]) and "\n" in text[start:end]
        return not wrapped and _is_letter(after) and _is_letter(_previous(text, start - 2))
    if after == "-":
        return _is_letter(before) and _is_letter(_next(text, end + 1))
    return (before == "," and after.isdecimal()) or (after == "," and before.isdecimal())


def _is_letter(char: str) -> bool:
    return _LETTER.match(char) is not None


def _previous(text: str, at: int) -> str:
    """The first character that is no white space, going back from `at`; empty if there is none."""
    while at >= 0 and text[at] in " \n":
        at -= 1
    return text[at] if at >= 0 else ""


def _next(text: str, at: int) -> str:
    """The first character that is no white space, from `at` on; empty if there is none."""
    while at < len(text) and text[at] in " \n":
        at += 1
    return text[at : at + 1]


def folded_words(typed: str) -> list[str]:
    """The words that somebody typed with white space between them, each folded. Folding all at once would join words of
    ideographs: the white space beside them is no letter.
    """
    return [folded for word in typed.split() if (folded := fold(word).text)]
