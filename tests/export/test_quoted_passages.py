"""Passages of the real reports as they are quoted: over borders of sections, with tables and lists, moved and lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tjexplorer.bookmarks.anchor import make
from tjexplorer.bookmarks.placed import PlacedBookmark, place
from tjexplorer.corpus.library import Library
from tjexplorer.export.markdown import bookmarks_to_markdown
from tjexplorer.model.bookmark import Colour
from tjexplorer.model.reading import BlockKind
from tjexplorer.model.span import Span

GOLDEN = Path(__file__).parent / "golden" / "bookmarks-of-the-corpus.md"
REPORTS = ("2008-nsc-jst", "2025-nstc-natural-sciences")


@pytest.fixture
def marks(library: Library, now: datetime) -> tuple[PlacedBookmark, ...]:
    reports = {name: library.report(name) for name in REPORTS}
    report = reports["2025-nstc-natural-sciences"]
    sections = {section.id.rpartition("/")[2]: section for section in report.sections}
    blocks = sections["5.3.4"].blocks
    (table,) = (block for block in blocks if block.kind is BlockKind.TABLE)
    border = sections["5.3.4"].span.start
    items = [block for section in report.sections for block in section.blocks if block.kind is BlockKind.ITEM]
    other = reports["2008-nsc-jst"]
    paragraph = next(
        block for section in other.sections for block in section.blocks
        if block.kind is BlockKind.PARAGRAPH and "\n" in other.source.slice(block.span)
    )  # fmt: skip
    kept = [
        make(report, Span(border - 60, border + 40), now=now, note="跨節\n\n- 第二段"),
        make(report, table.span, now=now, tags=("表",)),
        make(report, Span(items[0].span.start, items[2].span.end), now=now),
        make(other, paragraph.span, now=now),
        replace(make(report, sections["5.2"].heading or Span(0, 9), now=now), start=3, end=12),
        make(other, Span(0, 20), now=now),
    ]
    kept[1] = replace(kept[1], collection="博士生", colour=Colour.GREEN)
    kept[4] = replace(kept[4], end=3 + len(kept[4].quotation))
    kept[5] = replace(kept[5], quotation="不在原文的字句\n\n| 也不是表格 |", end=18, before="", after="")
    named = [replace(mark, id=f"b-20261121-{number:04d}") for number, mark in enumerate(kept)]
    return place(named, reports)


def test_golden_of_the_corpus(marks, now):
    """The file was read beside the sources when it was made; read a change before it is kept."""
    text = bookmarks_to_markdown(marks, library="corpus", now=now)
    assert text.encode("utf-8") == GOLDEN.read_bytes()


def test_quotations_hold_what_was_kept(marks, now):
    text = bookmarks_to_markdown(marks, library="corpus", now=now)
    tokens = MarkdownIt("commonmark").enable("table").parse(text.split("\n---\n", 1)[1])
    quotes: list[str] = []
    depth = 0
    for token in tokens:
        depth += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type == "blockquote_open":
            quotes.append("")
        if depth and token.type == "inline":
            quotes[-1] += "".join(child.content for child in token.children or [])
    assert len(quotes) == len(marks)
    ordered = sorted(marks, key=lambda each: (each.bookmark.report, each.anchor.span is None, each.span.start))
    for each, quote in zip(ordered, quotes, strict=True):
        source = (
            each.report.source.slice(each.anchor.span) if each.report and each.anchor.span else each.bookmark.quotation
        )
        # Bars of a table are its lines, not its words; everything else is there, letter for letter.
        assert "".join(quote.replace("|", "").split()) == "".join(source.replace("|", "").split())
