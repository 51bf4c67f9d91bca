"""A passage as it is quoted: the reading text between two places, paragraph by paragraph.

Wraps are joined as in the reading text, and every letter is the source's. Where the reading text has nothing (a contents
list, a passage that is lost), the lines of the source stand in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tjexplorer.export.escape import escape
from tjexplorer.model.reading import Block, ReadingText
from tjexplorer.model.report import Report
from tjexplorer.model.span import Span
from tjexplorer.text.printable import printable

_CONTROLS = {code: printable(chr(code)) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}


@dataclass(frozen=True, slots=True)
class QuotedBlock:
    """A paragraph of a quotation, or a table in it."""

    text: str
    """The letters of the source, wraps joined; for a table its cells, a space between them."""
    rows: tuple[tuple[str, ...], ...] = ()
    """For tables: the cells, each row with as many as the longest."""
    header: bool = False
    """For tables: whether the first row holds the headings of the columns."""


def quotation(report: Report, span: Span) -> tuple[QuotedBlock, ...]:
    """What the reader sees of a passage, in source order."""
    blocks = sorted(
        (block for section in report.sections for block in section.blocks if block.span.overlaps(span)),
        key=lambda block: block.span.start,
    )
    quoted = tuple(part for block in blocks for part in _quoted(block, span))
    return quoted or source_lines(report.source.slice(span))


def source_lines(text: str) -> tuple[QuotedBlock, ...]:
    """The lines of a source that hold anything, each by itself."""
    return tuple(QuotedBlock(line.strip()) for line in text.split("\n") if line.strip())


def source_letters(report: Report, span: Span) -> str:
    """A passage of the source letter for letter, with its line breaks and tabs; control characters, which whatever it is
    pasted into would obey, as pictures.
    """
    return report.source.slice(span).replace("\r\n", "\n").translate(_CONTROLS)


def clipped(text: ReadingText, span: Span) -> str:
    """The part of a reading text that lies in a span; a joint only between two parts that do."""
    printed = ""
    joint = ""
    for run in text.runs:
        if not run.verbatim:
            joint += run.text
            continue
        start, end = max(run.span.start, span.start), min(run.span.end, span.end)
        if start < end:
            printed += (joint if printed else "") + run.text[start - run.span.start : end - run.span.start]
            joint = ""
    return printed.strip()


def _quoted(block: Block, span: Span) -> Iterator[QuotedBlock]:
    rows = []
    for row in block.rows:
        width = max((cell.column + 1 for cell in row), default=0)
        cells = [""] * width
        for cell in row:
            cells[cell.column] = " ".join(filter(None, (cells[cell.column], clipped(cell.text, span))))
        rows.append((cells, any(cells)))
    text = clipped(block.text, span)
    if sum(held for _cells, held in rows) > 1:
        widest = max(len(cells) for cells, held in rows if held)
        table = tuple((*cells, *[""] * (widest - len(cells))) for cells, held in rows if held)
        yield QuotedBlock(text, table, block.header and rows[0][1])
    elif rows:
        yield from (QuotedBlock(" ".join(filter(None, cells))) for cells, held in rows if held)
    elif text:
        yield QuotedBlock(text)


def plain_text(blocks: Sequence[QuotedBlock]) -> str:
    """A quotation for the clipboard: paragraphs parted by line feeds, the cells of a row by tabs."""
    rows = (row for block in blocks for row in (block.rows or ((block.text,),)))
    return "\n".join("\t".join(map(printable, row)).rstrip("\t") for row in rows)


def block_quote(blocks: Sequence[QuotedBlock]) -> str:
    """A quotation as a Markdown block quote, each source paragraph a paragraph of its own, tables as tables."""
    parts = [_table(block) if block.rows else [escape(block.text)] for block in blocks]
    return "\n>\n".join("\n".join(f"> {line}" for line in lines) for lines in parts)


def _table(block: QuotedBlock) -> list[str]:
    rows = [[escape(cell) for cell in row] for row in block.rows]
    head, body = (rows[0], rows[1:]) if block.header else ([""] * len(rows[0]), rows)
    return [_row(head), _row(["---"] * len(head)), *map(_row, body)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
