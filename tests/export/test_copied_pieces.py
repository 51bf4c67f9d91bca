"""What the copy menu and the command `cite` give."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tjexplorer.corpus.library import Library
from tjexplorer.export.copying import IN_TEXT, OF_WHOLE_REPORTS, Piece, Style, citation_document, copied
from tjexplorer.export.links import followed
from tjexplorer.model.citation import cite
from tjexplorer.model.reading import BlockKind
from tjexplorer.model.span import Span

LIBRARY = Library(Path(__file__).parents[2] / "corpus")


def at(report, first: str, last: str) -> Span:
    text = report.source.text
    return Span(text.index(first), text.index(last, text.index(first)) + len(last))


def test_a_passage_of_several_paragraphs(report):
    span = at(report, "2、 人才", "40~50 件")
    assert copied(report, span, Piece.PASSAGE, Style.FOOTNOTE) == (
        "2、 人才培育系統：JST 的 ACT-X 計畫*為 2020 年啟動的研究資助計畫，詳見[/附件一]與 <b>R&D</b>。\n- 每年 40~50 件"
    )


def test_a_table_is_rows_and_tabs(report):
    span = at(report, "計畫名稱", "45歲以下")
    assert copied(report, span, Piece.PASSAGE, Style.APA) == "計畫名稱\t對象\nACT-X\t45歲以下"


@pytest.mark.parametrize("style", IN_TEXT)
def test_a_passage_with_its_citation(report, style):
    span = at(report, "推動", "合作。")
    citation = copied(report, span, Piece.CITATION, style)
    assert copied(report, span, Piece.BOTH, style) == f"推動產學合作。\n\n{citation}"
    assert "18" in citation


def test_the_lines_of_the_source(report):
    span = at(report, "2、 人才", "資助")
    text = copied(report, span, Piece.SOURCE, Style.FOOTNOTE)
    assert text == report.source.slice(span)
    assert "研\n\n究" in text or "研\n究" in text


def test_what_a_terminal_would_obey_is_no_part_of_a_copy(report):
    from dataclasses import replace

    from tjexplorer.model.source import SourceText

    hostile = replace(report, source=SourceText("a\x1b[201~b\r\nc\td\x9b31m\x07"), sections=())
    text = copied(hostile, Span(0, len(hostile.source.text)), Piece.SOURCE, Style.FOOTNOTE)
    assert text == "a␛[201~b\nc\td\ufffd31m␇"
    for piece in (Piece.PASSAGE, Piece.BOTH, Piece.MARKDOWN):
        assert "\x1b" not in copied(hostile, Span(0, 8), piece, Style.FOOTNOTE)


def test_markdown_is_a_quotation_with_its_own_note(report):
    text = copied(report, at(report, "2、 人才", "45歲以下"), Piece.MARKDOWN, Style.FOOTNOTE)
    quotation, note = text.split("\n\n[^")
    name = "nstc2025-natural-sciences-7-14"
    assert quotation.endswith(f"> [^{name}]")
    assert note.startswith(f"{name}]: 賴明治，《台日自然科學研究領域交流》")
    assert note.endswith("[@nstc2025-natural-sciences, 行 7-14]")
    kinds = [token.type for token in MarkdownIt("commonmark").enable("table").parse(quotation) if token.nesting == 1]
    assert kinds[0] == "blockquote_open"
    assert kinds.count("table_open") == 1


@pytest.mark.parametrize(
    ("style", "note"),
    [
        (Style.APA, "賴明治（2025）。"),
        (Style.CHICAGO, "賴明治, 台日自然科學研究領域交流, trip report"),
        (Style.PANDOC, "[@nstc2025-natural-sciences, 行 18]"),
        (Style.BIBTEX, "賴明治，"),
    ],
)
def test_the_note_follows_the_style(report, style, note):
    text = copied(report, at(report, "推動", "合作。"), Piece.MARKDOWN, style)
    assert text.startswith("> 推動產學合作。[^nstc2025-natural-sciences-18-18]\n\n[^")
    assert f"]: {note}" in text
    assert text.count("[@nstc2025-natural-sciences, 行 18]") == 1


def test_a_whole_report(report):
    assert copied(report, None, Piece.LINK, Style.FOOTNOTE) == "tjexplorer:2025-nstc-natural-sciences"
    assert copied(report, None, Piece.COMMAND, Style.APA) == "tjexplorer --at tjexplorer:2025-nstc-natural-sciences"
    assert copied(report, None, Piece.CITATION, Style.PANDOC) == "[@nstc2025-natural-sciences]"
    for piece in set(Piece) - set(OF_WHOLE_REPORTS):
        with pytest.raises(ValueError, match="whole report"):
            copied(report, None, piece, Style.FOOTNOTE)


def test_the_document_has_all_pieces(report):
    span = at(report, "推動", "合作。")
    found = json.loads(json.dumps(citation_document(report, span)))
    assert set(found["citations"]) == {"footnote", "apa", "chicago", "pandoc", "bibtex"}
    assert found["passage"] == "推動產學合作。"
    assert (found["line"], found["start"], found["end"]) == (18, span.start, span.end)
    for piece in (Piece.PASSAGE, Piece.MARKDOWN, Piece.LINK, Piece.COMMAND, Piece.SOURCE):
        assert found[piece] == copied(report, span, piece, Style.FOOTNOTE)
    whole = citation_document(report, None)
    assert "passage" not in whole
    assert whole["section"] is whole["line"] is whole["start"] is None
    assert whole["csl_json"]["id"] == cite(report).key


@given(st.data())
def test_letters_are_those_of_the_source_whatever_is_taken(data):
    """Quoted text is never folded: without white space and hyphens of wraps it is a run of the source."""
    real = LIBRARY.report(data.draw(st.sampled_from(LIBRARY.report_ids)))
    blocks = [block for section in real.sections for block in section.blocks if block.kind is BlockKind.PARAGRAPH]
    at_block = data.draw(st.integers(0, len(blocks) - 1))
    block = blocks[at_block]
    start = data.draw(st.integers(block.span.start, block.span.end - 1))
    end = data.draw(st.integers(start + 1, block.span.end))
    text = copied(real, Span(start, end), Piece.PASSAGE, Style.FOOTNOTE)
    bare = "".join(real.source.slice(Span(start, end)).split())
    if bare:
        assert set("".join(text.split())) <= set(bare)
        assert text == text.strip()
    assert followed(copied(real, Span(start, end), Piece.LINK, Style.FOOTNOTE), LIBRARY).span == Span(start, end)
