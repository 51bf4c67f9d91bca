"""Bookmarks, quotes and citations in the reports of the corpus."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tjexplorer.bookmarks.anchor import make
from tjexplorer.bookmarks.passage import quoted, whole
from tjexplorer.bookmarks.placed import place
from tjexplorer.corpus.library import Library
from tjexplorer.export.citation import STYLES, footnote
from tjexplorer.export.markdown import bookmarks_to_markdown
from tjexplorer.model.bookmark import AnchorStatus
from tjexplorer.model.citation import cite
from tjexplorer.model.reading import BlockKind
from tjexplorer.model.report import Report

LIBRARY = Library(Path(__file__).parents[2] / "corpus")


@pytest.fixture(params=LIBRARY.report_ids)
def real(request: pytest.FixtureRequest) -> Report:
    return LIBRARY.report(request.param)


@pytest.mark.parametrize(
    ("report_id", "told"),
    [
        (
            "2008-nsc-jst",
            "林光隆、鄭慧娟，《與日本獨立行政法人科學技術振興機構召開工作會議》（出國報告，行政院國家科學委員會，2008年1月20日）。",
        ),
        (
            "2013-cepd-hokkaido",
            "廖弘凱、張鎮修，《北海道產學合作機制與區域產業發展推動成果》（出國報告，行政院經濟建設委員會，2013年2月25日）。",
        ),
        (
            "2025-moea-innovation-policy",
            "經濟部產業技術司，《114 年度前瞻國際產業科研創新政策暨跨國交流計畫(第 1 期共 4 期)》（計畫報告，[2025]年）。",
        ),
        (
            "2025-nstc-natural-sciences",
            "賴明治，《台日自然科學研究領域交流》（出國報告，國家科學及技術委員會，2025年5月14日）。",
        ),
    ],
)
def test_the_reports_are_cited(report_id, told):
    assert footnote(cite(LIBRARY.report(report_id))) == told


def test_a_report_without_cover_is_cited_by_its_supplied_title():
    told = footnote(cite(LIBRARY.report("2015-most-industry-academia")))
    assert told.startswith("[")
    assert told.endswith("]（出國報告，[2015]年）。")


def test_every_section_can_be_kept_cited_and_printed(real: Report, now: datetime):
    sections = [section for section in real.sections if real.source.slice(section.span).strip()]
    marks = [make(real, whole(real, section), now=now) for section in sections]
    assert [mark.section for mark in marks] == [section.id for section in sections]
    placed = place(marks, {real.id: real})
    assert {each.anchor.status for each in placed} == {AnchorStatus.ANCHORED}
    for each in placed:
        for style in STYLES.values():
            assert "「」" not in style(cite(real, each.span))
            assert "\n" not in style(cite(real, each.span))
    leaves = [each for each in placed if not real.children(each.section)]
    tokens = (
        MarkdownIt("commonmark")
        .enable("table")
        .parse(bookmarks_to_markdown(leaves, library="corpus", now=now).split("---\n", 2)[2])
    )
    opened = [token.type for token in tokens if token.level == 0]
    assert opened.count("blockquote_open") == len(leaves)
    assert opened.count("heading_open") == 2 + len(leaves)
    inside = {token.type.removesuffix("_open") for token in tokens if token.level > 0 and token.nesting == 1}
    assert inside <= {"paragraph", "table", "thead", "tbody", "tr", "th", "td"}
    inline = {child.type for token in tokens for child in token.children or [] if token.level > 1}
    assert inline <= {"text"}


def test_a_paragraph_is_found_by_its_beginning(real: Report):
    for section in real.sections:
        for block in section.blocks:
            words = block.text.text[:40]
            if block.kind is not BlockKind.PARAGRAPH or len(words) < 40:
                continue
            span = quoted(real, section, words)
            assert span.start == block.span.start
            assert "".join(words.split()).rstrip("-,，、")[-5:] in "".join(real.source.slice(span).split())
