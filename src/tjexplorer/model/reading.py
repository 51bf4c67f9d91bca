"""The reading text: what an editor would print, every character still tied to its place in the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tjexplorer.model.span import Span


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of reading text that stands unbroken in the source, or a joint between two such stretches."""

    text: str
    """What is printed. As long as the span, letter for letter; or, at a joint, "" or one space."""
    span: Span
    """The code points it came from; a joint covers the white space (and hyphen) that it stands for."""

    @property
    def verbatim(self) -> bool:
        """Whether the text is the source, letter for letter."""
        return len(self.text) == len(self.span)


@dataclass(frozen=True, slots=True)
class ReadingText:
    """Joined text with its places."""

    runs: tuple[Run, ...] = ()
    """In source order."""

    @property
    def text(self) -> str:
        """The text as one string."""
        return "".join(run.text for run in self.runs)

    def origins(self) -> Iterator[int]:
        """For each character of `text` the code point in the source it stands for."""
        for run in self.runs:
            if run.verbatim:
                yield from range(run.span.start, run.span.end)
            else:
                yield from (run.span.start for _ in run.text)

    @property
    def span(self) -> Span:
        """From the first code point to the last."""
        return Span(self.runs[0].span.start, self.runs[-1].span.end) if self.runs else Span(0, 0)


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTATION = "quotation"
    TABLE = "table"
    CARD = "card"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    FIGURE_TEXT = "figure_text"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table or card."""

    text: ReadingText
    """Its content, wraps joined."""
    column: int
    """0-based column."""


@dataclass(frozen=True, slots=True)
class Block:
    """One unit of the reading text."""

    kind: BlockKind
    """What it is."""
    text: ReadingText
    """Its text; for tables and cards all cells in source order, a joint between them."""
    level: int = 0
    """Depth of a list item or heading, 0 for the outermost."""
    mark: str = ""
    """The list mark, enumerator or footnote mark as printed (it also stands in the text)."""
    rows: tuple[tuple[Cell, ...], ...] = ()
    """For tables and cards: the rows."""
    header: bool = False
    """For tables: whether the first row holds the headings of the columns."""

    @property
    def span(self) -> Span:
        """Where it stands, from its first code point to its last."""
        return self.text.span


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Source text that the reading text leaves out."""

    span: Span
    """The code points."""
    reason: str
    """contents, anchor, image, markup, furniture or space."""


def join_texts(texts: Sequence[ReadingText]) -> ReadingText:
    """Several reading texts as one, an empty joint between neighbours that do not touch."""
    runs: list[Run] = []
    for text in texts:
        if runs and text.runs and runs[-1].span.end < text.runs[0].span.start:
            runs.append(Run("", Span(runs[-1].span.end, text.runs[0].span.start)))
        runs.extend(text.runs)
    return ReadingText(tuple(runs))
