"""The lines of a source text, with extraction residue taken out and the role that each comes to play."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from statistics import quantiles

from tjexplorer.corpus.numbering import Enumerator, read_enumerator
from tjexplorer.model.reading import LeftOut
from tjexplorer.model.source import SourceText
from tjexplorer.model.span import Span
from tjexplorer.text.cells import width

_RESIDUE = re.compile(r"\[bookmark:[^\]\n]*\]|\[image:[^\]\n]*\]|</?u>")
_REASONS = {"[b": "anchor", "[i": "image", "<u": "markup", "</": "markup"}
TERMINAL = "。！？!?；;：:"
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_CLOSING = "」』”’）)］]】》〉\"'"


class Role(Enum):
    """What a line is in the reading text."""

    BLANK = auto()
    CONTENTS = auto()
    HEADING = auto()
    CARD = auto()
    TABLE = auto()
    CAPTION = auto()
    FIGURE_TEXT = auto()
    FOOTNOTE = auto()
    ITEM = auto()
    TEXT = auto()


@dataclass(slots=True)
class Line:
    """One line at work; roles are filled in by the passes of the segmenter."""

    number: int
    """1-based."""
    raw: Span
    """The whole line, without its line feed."""
    pieces: tuple[Span, ...]
    """What is text in it: residue and outer white space taken out."""
    text: str
    """The pieces together."""
    lead: str
    """White space before the text."""
    spaced_end: bool
    """Whether white space stands after the text."""
    tabbed: bool
    """Whether a tab stands anywhere on the line."""
    anchored: bool
    """Whether a bookmark anchor of a word processor stands on it: such lines are targets of a contents list."""
    pictured: bool
    """Whether a picture stood on it."""
    role: Role = Role.TEXT
    """What it is."""
    bullet: str = ""
    """A bullet in front of everything else."""
    enumerator: Enumerator | None = None
    """The number or sign with which it begins, after a bullet."""
    level: int = 0
    """Depth as a list item."""

    @property
    def body(self) -> str:
        """The text after bullet and enumerator."""
        return self.text[self.enumerator.end :].strip() if self.enumerator else self.text

    @property
    def finished(self) -> bool:
        """Whether it ends as a sentence does."""
        return ends_sentence(self.text)


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a sentence's punctuation, closing brackets and quotation marks aside."""
    bare = text.rstrip(_CLOSING + " ")
    if bare and bare[-1] in TERMINAL:
        return True
    if bare.endswith(".") and not _HAN.search(text):
        return True  # within Chinese text a full stop ends a name: XIROKU INC.
    return text[-1:] in {"」", "』", "”"}


def is_prose(text: str) -> bool:
    """Whether a text has the punctuation of running text."""
    return any(mark in text for mark in "，。；,;")


def read_lines(source: SourceText) -> tuple[list[Line], list[LeftOut]]:
    """All lines of a source, and the residue that was taken out."""
    lines: list[Line] = []
    left_out: list[LeftOut] = []
    for number in range(1, source.line_count + 1):
        raw = source.line_span(number)
        lines.append(_read_line(source, number, raw, left_out))
    return lines, left_out


def _read_line(source: SourceText, number: int, raw: Span, left_out: list[LeftOut]) -> Line:
    text = source.slice(raw)
    pieces: list[Span] = []
    reasons: set[str] = set()
    at = 0
    for found in _RESIDUE.finditer(text):
        reason = _REASONS[found.group()[:2]]
        reasons.add(reason)
        left_out.append(LeftOut(Span(raw.start + found.start(), raw.start + found.end()), reason))
        if found.start() > at:
            pieces.append(Span(raw.start + at, raw.start + found.start()))
        at = found.end()
    if at < len(text):
        pieces.append(Span(raw.start + at, raw.end))
    pieces = _stripped(source, pieces)
    content = "".join(source.slice(piece) for piece in pieces)
    lead = text[: len(text) - len(text.lstrip())]
    line = Line(
        number, raw, tuple(pieces), content, lead,
        spaced_end=text != text.rstrip(), tabbed="\t" in text, anchored="anchor" in reasons, pictured="image" in reasons,
    )  # fmt: skip
    if not content:
        line.role = Role.BLANK
        return line
    line.bullet, line.enumerator = read_enumerator(content)
    return line


def _stripped(source: SourceText, pieces: Sequence[Span]) -> list[Span]:
    kept = list(pieces)
    while kept:
        text = source.slice(kept[0])
        start = kept[0].start + len(text) - len(text.lstrip())
        if start < kept[0].end:
            kept[0] = Span(start, kept[0].end)
            break
        kept.pop(0)
    while kept:
        text = source.slice(kept[-1])
        end = kept[-1].start + len(text.rstrip())
        if end > kept[-1].start:
            kept[-1] = Span(kept[-1].start, end)
            break
        kept.pop()
    return kept


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text was set."""

    hard_wrapped: bool
    """Whether paragraphs were cut into lines of one measure."""
    measure: int
    """The width of a full line in cells; 0 where paragraphs are not cut."""

    def is_full(self, line: Line) -> bool:
        """Whether a line runs to the end of the measure, so that the next one may continue it."""
        return self.hard_wrapped and width(line.text, ambiguous=1) >= self.measure * 0.84


def layout_of(lines: Sequence[Line]) -> Layout:
    """Whether the lines of a text crowd at one width, and which.

    A text is hard-wrapped where at least two in five of its lines end within an eighth of the ninth decile of all
    widths, and that decile is no longer than a page is wide.
    """
    widths = [width(line.text[:400], ambiguous=1) for line in lines if line.role is not Role.BLANK]
    if len(widths) < 20:
        return Layout(hard_wrapped=False, measure=0)
    decile = int(quantiles(widths, n=10)[-1])
    near = sum(decile * 0.875 <= w <= decile * 1.125 for w in widths)
    if decile <= 110 and near >= 0.4 * len(widths):
        return Layout(hard_wrapped=True, measure=decile)
    return Layout(hard_wrapped=False, measure=0)


def next_filled(lines: Sequence[Line], index: int) -> int | None:
    """The index of the next line that is not blank."""
    for at in range(index + 1, len(lines)):
        if lines[at].role is not Role.BLANK:
            return at
    return None


def previous_filled(lines: Sequence[Line], index: int) -> int | None:
    """The index of the line before that is not blank."""
    for at in range(index - 1, -1, -1):
        if lines[at].role is not Role.BLANK:
            return at
    return None


def filled(lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    """Index and line of all lines that are not blank."""
    for index, line in enumerate(lines):
        if line.role is not Role.BLANK:
            yield index, line
