"""Stretches of reading text with their lines, and the printed forms cut from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tjexplorer.model.reading import Block, ReadingText
from tjexplorer.model.record import Printed
from tjexplorer.model.source import SourceText
from tjexplorer.text.cells import width

_SPACED = re.compile(r"\s+")
_RESIDUE = re.compile(r"</?u>")
_PRINTED = re.compile(r"\[(?:bookmark|image):[^\]]*\]|</?u>|(?P<text>.)", re.DOTALL)
_FORM_LINES = 40
"""Lines over which one printed form may run."""

_SHORT = 50
"""Cells of a line below which it is not full in any usual measure, so that it ends what it says."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of reading text; every character knows the line on which it stands."""

    source: SourceText
    """The text that it is from."""
    text: str
    """As it is read: wraps joined."""
    origins: Sequence[int]
    """For each character its code point in the source."""

    @property
    def line(self) -> int:
        """The line of its first character; of the source's first where there is none."""
        return self.source.line_of(self.origins[0]) if self.origins else 1

    def part(self, start: int, end: int) -> Passage:
        """From one character to before another, white space at the ends left out."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end = max(start, start + len(piece.strip()))
        return Passage(self.source, self.text[start:end], self.origins[start:end])

    def stripped(self, signs: str) -> Passage:
        """Without these signs and white space at its ends."""
        left = len(self.text) - len(self.text.lstrip(signs + " \t\u3000"))
        return self.part(left, max(left, len(self.text.rstrip(signs + " \t\u3000"))))

    def before_break(self) -> Passage:
        """What stands before a blank line that no wrap explains: the line above it is short."""
        for at, (here, there) in enumerate(pairwise(self.origins)):
            if there - here > 2 and self.source.text.count("\n", here, there) > 1:
                above = self.source.line(self.source.line_of(here))
                if width(above.strip(), ambiguous=1) < _SHORT:
                    return self.part(0, at + 1)
        return self

    def split(self, parting: re.Pattern[str]) -> Iterator[Passage]:
        """The pieces between matches of a pattern, brackets kept whole, empty ones left out."""
        start = 0
        bracketed = _bracketed(self.text)
        for match in parting.finditer(self.text):
            if match.end() > match.start() and not bracketed[match.start()]:
                yield from self._filled(start, match.start())
                start = match.end()
        yield from self._filled(start, len(self.text))

    def _filled(self, start: int, end: int) -> Iterator[Passage]:
        piece = self.part(start, end)
        if piece.text:
            yield piece

    def said(self) -> str | None:
        """The text, white space reduced to single blanks; None where it is empty."""
        return _SPACED.sub(" ", self.text) or None

    def printed(self) -> Printed | None:
        """The passage as a printed form; None where it is empty or not letter for letter what its line begins."""
        closed = _SPACED.sub(" ", self.text)
        return Printed(closed, self.line) if closed and self.stands() else None

    def stands(self) -> bool:
        """Whether the text stands in the source from its line on, white space and underlining aside."""
        first = _closed(self.source.line(self.line))
        last = min(self.source.line_count, self.line + _FORM_LINES)
        whole = "".join(_closed(self.source.line(number)) for number in range(self.line, last + 1))
        return 0 <= whole.find(_closed(self.text)) < len(first)


def _closed(text: str) -> str:
    return _SPACED.sub("", _RESIDUE.sub("", text))


def _bracketed(text: str) -> bytearray:
    """A mark for each character that stands between an opening bracket and the one that closes it."""
    marks = bytearray(len(text))
    opened: list[int] = []
    for at, char in enumerate(text):
        if char in "(（「《【[〔":
            opened.append(at)
        elif char in ")）」》】]〕" and opened:
            start = opened.pop()
            if not opened:
                marks[start:at] = b"\1" * (at - start)
    return marks


def passage_of(source: SourceText, text: ReadingText) -> Passage:
    """A reading text as a passage."""
    return Passage(source, text.text, tuple(text.origins())).part(0, len(text.text))


def line_passage(source: SourceText, line: int) -> Passage:
    """A line of the source without the residue of extraction."""
    span = source.line_span(line)
    text = source.slice(span)
    kept = [at for found in _PRINTED.finditer(text) if found["text"] for at in range(*found.span())]
    return Passage(source, "".join(text[at] for at in kept), [span.start + at for at in kept]).part(0, len(kept))


def block_passage(source: SourceText, block: Block) -> Passage:
    """A block without its list mark."""
    whole = passage_of(source, block.text)
    if block.mark and whole.text.startswith(block.mark):
        return whole.part(len(block.mark), len(whole.text))
    return whole


def first_printed(passage: Passage, *cuts: Callable[[Passage], Passage]) -> Printed | None:
    """The passage as a printed form, or where a wrap cut a word of it, what the first fitting cut leaves."""
    tried = (passage, *(cut(passage) for cut in cuts))
    return next((printed for printed in (piece.printed() for piece in tried) if printed), None)


def before_brackets(passage: Passage) -> Passage:
    """What stands before the first bracket."""
    found = re.search(r"[(（]", passage.text)
    return passage.part(0, found.start()) if found and found.start() else passage
