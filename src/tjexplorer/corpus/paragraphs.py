"""From lines to blocks: wraps and page breaks joined, every character still at its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tjexplorer.corpus.lines import Layout, Line, Role, ends_sentence, is_prose
from tjexplorer.corpus.table_lines import CellSpans, TableLines
from tjexplorer.model.reading import Block, BlockKind, Cell, ReadingText, Run, join_texts
from tjexplorer.model.source import SourceText
from tjexplorer.model.span import Span

_LATIN = re.compile(r"[0-9A-Za-z\u00c0-\u024f]")
_WORD_PART = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_CLINGS = re.compile(r"[,.;:!?)\]%’”]")
_OPENING = re.compile(r"(?:另外|此外|其次|再者|首先|最後|因此|然而|目前|為此)，")
"""Words that open a sentence: after a line that ends neither in a sentence nor in a comma, they open a paragraph."""


def join_spans(source: SourceText, spans: Sequence[Span]) -> ReadingText:
    """Pieces of source text as one reading text.

    Between Latin words the break becomes a space; a hyphen that only the break made goes with it (`Materi-` `als`), one
    that belongs to the word stays (`Grants-` `in-Aid`). Next to Chinese and Japanese characters the break vanishes.
    """
    runs: list[Run] = []
    for span in spans:
        if len(span) == 0:
            continue
        if runs:
            runs.extend(_joint(source, runs, span))
        runs.append(Run(source.slice(span), span))
    return ReadingText(tuple(runs))


def _joint(source: SourceText, runs: list[Run], span: Span) -> list[Run]:
    """The joint between the last run and the span that follows; may cut a hyphen off the last run."""
    last = runs[-1]
    before, after = last.text, source.text[span.start : span.end]
    gap = Span(last.span.end, span.start)
    if len(gap) == 0:
        return []
    if before.endswith("-") and _LATIN.match(before[-2:-1]) and _LATIN.match(after):
        word = _WORD_PART.match(after)
        compound = word is not None and after[word.end() : word.end() + 1] == "-"
        if compound or not before[-2].isalpha() or not (after[0].isalpha() and after[0].islower()):
            return [Run("", gap)]
        runs[-1] = Run(before[:-1], Span(last.span.start, last.span.end - 1))
        return [Run("", Span(last.span.end - 1, span.start))]
    latin_before = bool(_LATIN.match(before[-1])) or (bool(_CLINGS.match(before[-1])) and before[-1].isascii())
    latin_after = bool(_LATIN.match(after[0])) or after[0] in "([&"
    return [Run(" " if latin_before and latin_after else "", gap)]


@dataclass(slots=True)
class _Open:
    """A paragraph or item that a later line may continue."""

    kind: BlockKind
    spans: list[Span]
    last: Line
    index: int
    level: int = 0
    mark: str = ""
    interrupted: bool = False

    def text(self, source: SourceText) -> str:
        return "".join(source.slice(span) for span in self.spans)


@dataclass(slots=True)
class BlockBuilder:
    """Builds the blocks of one section, line by line."""

    source: SourceText
    """The text."""
    layout: Layout
    """How it was set."""
    front: bool = False
    """Whether this is a cover, whose lines stand for themselves."""
    _slots: list[Block | _Open] = field(default_factory=list)
    _open: _Open | None = None

    def heading(self, line: Line, title_end: int) -> None:
        """A heading line; what stands behind the title begins a paragraph."""
        title, rest = _split(line.pieces, title_end)
        mark = line.enumerator.mark if line.enumerator else ""
        self._close(Block(BlockKind.HEADING, join_spans(self.source, title), mark=mark))
        rest = _stripped(self.source, rest)
        if rest:
            self._begin(_Open(BlockKind.PARAGRAPH, rest, line, 0))

    def table(self, table: TableLines) -> None:
        """A table or card."""
        rows = tuple(tuple(self._cell(cell) for cell in row) for row in table.rows)
        text = join_texts([cell.text for row in rows for cell in row])
        kind = BlockKind.CARD if table.card else BlockKind.TABLE
        self._interrupt(Block(kind, text, rows=rows, header=table.header))

    def _cell(self, cell: CellSpans) -> Cell:
        return Cell(join_spans(self.source, cell.pieces), cell.column)

    def line(self, line: Line, index: int) -> None:
        """A line that is neither heading nor part of a table."""
        if line.role is Role.ITEM:
            mark = " ".join(part for part in (line.bullet, line.enumerator.mark if line.enumerator else "") if part)
            self._begin(_Open(BlockKind.ITEM, list(line.pieces), line, index, line.level, mark))
        elif line.role is Role.TEXT:
            if self._open is not None and self._continues(self._open, line, index):
                self._open.spans.extend(line.pieces)
                self._open.last, self._open.index, self._open.interrupted = line, index, False
            else:
                self._begin(_Open(BlockKind.PARAGRAPH, list(line.pieces), line, index))
        else:
            kinds = {
                Role.CAPTION: BlockKind.CAPTION,
                Role.FIGURE_TEXT: BlockKind.FIGURE_TEXT,
                Role.FOOTNOTE: BlockKind.FOOTNOTE,
            }
            mark = line.text.split(maxsplit=1)[0] if line.role is Role.FOOTNOTE else ""
            self._interrupt(Block(kinds[line.role], join_spans(self.source, line.pieces), mark=mark))

    def _continues(self, block: _Open, line: Line, index: int) -> bool:
        last = block.last
        if self.front:
            labels = "：" in last.text or "：" in line.text
            return index - block.index == 1 and not labels and line.text[0] not in "(（"
        if self.layout.hard_wrapped and not block.interrupted:
            if self.layout.is_full(last):
                return block.kind is BlockKind.ITEM or last.text[-1] not in "。！？"
            return not last.finished and is_prose(last.text + line.text)
        if last.finished:
            return block.interrupted and last.text.endswith(("：", ":")) and line.text[0] not in "「『"
        if _OPENING.match(line.text) and last.text[-1] not in "，,、":
            return False
        return is_prose(block.text(self.source)) or is_prose(line.text) or ends_sentence(line.text)

    def _begin(self, block: _Open) -> None:
        self._open = block
        self._slots.append(block)

    def _close(self, block: Block) -> None:
        self._open = None
        self._slots.append(block)

    def _interrupt(self, block: Block) -> None:
        if self._open is not None:
            self._open.interrupted = True
        self._slots.append(block)

    def blocks(self) -> tuple[Block, ...]:
        """The blocks, in the order in which they begin."""
        made: list[Block] = []
        for slot in self._slots:
            if isinstance(slot, Block):
                made.append(slot)
            else:
                text = join_spans(self.source, slot.spans)
                kind = BlockKind.QUOTATION if _is_quotation(slot.kind, text, made) else slot.kind
                made.append(Block(kind, text, slot.level, slot.mark))
        return tuple(made)


def _is_quotation(kind: BlockKind, text: ReadingText, before: Sequence[Block]) -> bool:
    """Whether a paragraph is nothing but somebody's words, announced by a colon."""
    if kind is not BlockKind.PARAGRAPH or not before or not before[-1].text.text.endswith(("：", ":")):
        return False
    words = text.text
    return (words[0], words[-1]) in {("「", "」"), ("『", "』"), ("“", "”")} and words.find(words[-1]) == len(words) - 1


def _split(pieces: Sequence[Span], at: int) -> tuple[list[Span], list[Span]]:
    before: list[Span] = []
    after: list[Span] = []
    for piece in pieces:
        cut = min(max(at, 0), len(piece))
        if cut:
            before.append(Span(piece.start, piece.start + cut))
        if cut < len(piece):
            after.append(Span(piece.start + cut, piece.end))
        at -= cut
    return before, after


def _stripped(source: SourceText, spans: Sequence[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        text = source.slice(span)
        start = span.start + len(text) - len(text.lstrip()) if not kept else span.start
        if start < span.end:
            kept.append(Span(start, span.end))
    return kept
