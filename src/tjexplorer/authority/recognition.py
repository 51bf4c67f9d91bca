"""Where the records of an authority file are named: their forms found in running text, by the rules of their records."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tjexplorer.authority.name_forms import NameForm
from tjexplorer.authority.register import Register
from tjexplorer.model.mention import Authority, Mention
from tjexplorer.model.names import NamedRecord
from tjexplorer.model.reading import Block, ReadingText
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.span import Span
from tjexplorer.text.characters import is_word
from tjexplorer.text.fold import Folded, fold
from tjexplorer.text.matching import stands_inside

R = TypeVar("R", bound=NamedRecord)

_KANA = (
    frozenset(map(chr, range(0x3041, 0x3097))),
    frozenset(map(chr, (*range(0x30A1, 0x30FB), 0x30FC, *range(0x31F0, 0x3200), *range(0xFF66, 0xFFA0)))),
)
"""Hiragana; katakana with the mark of length."""

_ASCII_WORD = re.compile(r"[!-~]+")
_ADDRESS = re.compile(r"https?://|www\.|^[^@]+@", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Recognized:
    """A name found in a text."""

    record: str
    """Id of the record."""
    form: str
    """The form of its record."""
    start: int
    """First code point in the text."""
    end: int
    """One past the last."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A form that stands at a place of a folded text and passes the rules."""

    record: str
    form: NameForm
    start: int
    end: int


class Recognizer:
    """Finds the names that hold in one report.

    Where names overlap the longest counts, so that a body is never found inside the name of another one; among equally
    long ones the first. A text of n characters takes time in proportion to n: at each place only the forms are tried
    that begin with its two characters.
    """

    def __init__(self, register: Register[R], report_id: str) -> None:
        self._report = report_id
        self._forms: dict[str, list[tuple[str, NameForm]]] = {}
        for record in register:
            for form in register.forms(record.id):
                if form.holds_in(report_id):
                    self._forms.setdefault(form.folded[:2], []).append((record.id, form))

    def recognize(self, text: str, line_of: Callable[[int], int] | None = None) -> list[Recognized]:
        """The names in a text, in its order, none overlapping. `line_of` gives the line of a code point of the text, for
        forms that hold on some lines alone; without it these are not found.
        """
        folded = fold(text)
        candidates = sorted(
            (each for each in self._candidates(text, folded) if self._holds(each, folded, line_of)),
            key=lambda found: (found.start - found.end, found.start),
        )
        taken = _addresses(text, folded)
        chosen = []
        for found in candidates:
            # Longer names were taken before, as were addresses: what overlaps this one covers one of its ends.
            if not taken[found.start] and not taken[found.end - 1]:
                taken[found.start : found.end] = b"\1" * (found.end - found.start)
                chosen.append(found)
        chosen.sort(key=lambda found: found.start)
        return [Recognized(found.record, found.form.form, *folded.span(found.start, found.end)) for found in chosen]

    def _holds(self, found: _Candidate, folded: Folded, line_of: Callable[[int], int] | None) -> bool:
        form = found.form
        if not (form.only_at or form.not_at):
            return True
        return form.holds_on(self._report, line_of(folded.starts[found.start]) if line_of else None)

    def _candidates(self, text: str, folded: Folded) -> Iterator[_Candidate]:
        line = folded.text
        forms = self._forms
        for at in range(len(line) - 1):
            for record, form in forms.get(line[at : at + 2], ()):
                end = at + len(form.folded)
                if line.startswith(form.folded, at) and _counts(form, at, end, text, folded):
                    yield _Candidate(record, form, at, end)


def _addresses(text: str, folded: Folded) -> bytearray:
    """A mark for each folded character, set in addresses of pages and mailboxes: what stands there names nobody."""
    marks = bytearray(len(folded.text))
    for word in _ASCII_WORD.finditer(text):
        address = _ADDRESS.search(word[0])
        if address:
            start = bisect_left(folded.starts, word.start() + address.start())
            end = bisect_left(folded.starts, word.end())
            marks[start:end] = b"\1" * (end - start)
    return marks


def _counts(form: NameForm, start: int, end: int, text: str, folded: Folded) -> bool:
    """Whether a form that stands at a place is a name there."""
    return (
        _is_edge(start, text, folded)
        and _is_edge(end, text, folded)
        and not _has_letter(start, end, folded.text)
        and not any(stands_inside(longer, form.folded, start, folded.text) for longer in form.not_inside)
        and form.may_be(text[slice(*folded.span(start, end))])
    )


def _is_edge(at: int, text: str, folded: Folded) -> bool:
    """Whether a name may begin or end before the folded character `at`: not inside a Latin word, a number or a word in
    kana, and not inside what one character folds to.
    """
    line = folded.text
    if not 0 < at < len(line):
        return True
    before, after = folded.starts[at - 1], folded.starts[at]
    if before == after:
        return False
    for script in _KANA:
        if text[before] in script and text[after] in script:
            return False
    if not (is_word(line[at - 1]) and is_word(line[at])):
        return True
    # Folding drops hyphens inside words. One that no line break explains joins two words: JST-CREST.
    between = text[folded.ends[at - 1] : after]
    return "\n" not in between and any(unicodedata.category(char) == "Pd" for char in between)


def _has_letter(start: int, end: int, line: str) -> bool:
    """Whether a hyphen ties a single letter to a Latin form, which makes another name: A-STEP, ACT-X."""
    before, after = line[max(0, start - 3) : start], line[end : end + 3]
    return (is_word(line[start]) and _ties_letter(before[::-1])) or (is_word(line[end - 1]) and _ties_letter(after))


def _ties_letter(beside: str) -> bool:
    return beside[:1] == "-" and is_word(beside[1:2] or " ") and not is_word(beside[2:3] or " ")


def mentions_of(report: Report, register: Register[R], covered: Sequence[Mention] = ()) -> tuple[Mention, ...]:
    """Every place of a report where a record is named, headings included, contents lists left out; in the order of the
    source. What lies within `covered` is part of another name and does not count: 東京 in 東京大學.
    """
    recognizer = Recognizer(register, report.id)
    found = [
        mention
        for section in report.sections
        if section.kind is not SectionKind.TOC
        for block in section.blocks
        for unit in _units(block)
        for mention in _mentions_in(unit, section, report, recognizer, register.AUTHORITY)
    ]
    taken = bytearray(len(report.source.text))
    for other in covered:
        taken[other.span.start : other.span.end] = b"\1" * (other.span.end - other.span.start)
    return tuple(
        mention for mention in sorted(found, key=lambda mention: mention.span) if not taken[mention.span.start]
    )


def _units(block: Block) -> Iterator[ReadingText]:
    """The stretches of a block across whose borders no name runs: cells, or the whole."""
    cells = [cell.text for row in block.rows for cell in row]
    yield from cells or [block.text]


def _mentions_in(
    unit: ReadingText, section: Section, report: Report, recognizer: Recognizer, authority: Authority
) -> Iterator[Mention]:
    origins: list[int] = []

    def origin(at: int) -> int:
        if not origins:
            origins.extend(unit.origins())
        return origins[at]

    for name in recognizer.recognize(unit.text, lambda at: report.source.line_of(origin(at))):
        span = Span(origin(name.start), origin(name.end - 1) + 1)
        yield Mention(
            record=name.record,
            form=name.form,
            report=report.id,
            section=section.id,
            line=report.source.line_of(span.start),
            span=span,
            text=report.source.slice(span).replace("\r", "").replace("\n", ""),
            authority=authority,
        )
