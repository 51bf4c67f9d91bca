"""Bookmarks in each format, byte for byte."""

from __future__ import annotations

import ast
import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import tjexplorer.export
from tjexplorer import yaml_file
from tjexplorer.errors import UnknownNameError
from tjexplorer.export.formats import SUFFIXES, export_bookmarks
from tjexplorer.export.quotation import block_quote, plain_text, quotation
from tjexplorer.export.tables import BOOKMARK_COLUMNS, csv_table, hits_csv
from tjexplorer.messages import choose_language
from tjexplorer.model.span import Span

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("form", SUFFIXES)
def test_golden(form, placed, now):
    """The files of `golden/` were read line by line when they were made; read a change before it is kept."""
    text = export_bookmarks(form, placed, library="corpus", now=now)
    assert text.encode("utf-8") == (GOLDEN / f"bookmarks-{form}{SUFFIXES[form]}").read_bytes()


@pytest.mark.parametrize("form", SUFFIXES)
def test_no_bookmarks(form, now):
    assert export_bookmarks(form, (), library="corpus", now=now) is not None


def test_an_unknown_format(placed, now):
    with pytest.raises(UnknownNameError, match="csl-json"):
        export_bookmarks("csl", placed, library="corpus", now=now)


def test_front_matter_is_yaml_whatever_the_names_hold(placed, now):
    text = export_bookmarks("markdown", placed, library="---\n<b>: {", now=now)
    front, body = text[4:].split("\n---\n", 1)
    entries = yaml_file.parse(front, Path("x.md")).mapping("title", "exported", "library", "count", "tags")
    assert entries["library"].text() == "---\n<b>: {"
    assert entries["count"].whole() == 4
    assert [tag.text() for tag in entries["tags"].items()] == ["=JST", "人才"]
    assert "\n# Bookmarks\n" in body


def test_the_document_has_the_headings_that_it_should(placed, now):
    text = export_bookmarks("markdown", placed, library="corpus", now=now)
    tokens = MarkdownIt("commonmark").enable("table").parse(text.split("---\n", 2)[2])
    headings = [(token.tag, tokens[at + 1].content) for at, token in enumerate(tokens) if token.type == "heading_open"]
    assert [tag for tag, _title in headings] == ["h1", "h2", "h3", "h2", "h3", "h3", "h3"]
    assert sum(token.type == "blockquote_open" for token in tokens) == 4
    assert sum(token.type == "table_open" for token in tokens) == 1


def test_labels_follow_the_language(placed, now):
    choose_language("zh_TW")
    text = export_bookmarks("markdown", placed, library="corpus", now=now)
    assert "：`tjexplorer show 2025-nstc-natural-sciences/1.1 --line 5`" in text


def test_a_passage_cuts_its_paragraphs(report):
    text = report.source.text
    span = Span(text.index("2020 年啟"), text.index("，詳見"))
    assert block_quote(quotation(report, span)) == "> 2020 年啟動的研究資助計畫"
    assert plain_text(quotation(report, span)) == "2020 年啟動的研究資助計畫"


def test_a_passage_cuts_its_tables(report):
    text = report.source.text
    from_caption = Span(text.index("計畫列表"), text.index("歲以下"))
    assert plain_text(quotation(report, from_caption)) == "計畫列表\n計畫名稱\t對象\nACT-X\t45"
    one_row = Span(text.index("ACT-X 45歲"), text.index("歲以下") + 3)
    assert plain_text(quotation(report, one_row)) == "ACT-X 45歲以下"


def test_what_the_reading_text_leaves_out_is_quoted_from_the_source(report):
    assert plain_text(quotation(report, Span(0, 12))) == "台日自然科學研究領域交流"


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2)))
def test_csv_cells_are_no_formulas(rows):
    text = csv_table(("a", "b"), rows)
    back = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert len(back) == len(rows)
    for cells in back:
        assert len(cells) == 2
        for cell in cells:
            assert cell[:1] not in set("=+-@\t\r＝＋－＠")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_csv_formulas_get_an_apostrophe(cell):
    assert list(csv.reader(io.StringIO(csv_table(("a",), [[cell]]))))[1][0].startswith("'")


def test_csv_numbers_and_nothing():
    assert csv_table(("a", "b", "c"), [[-1, -0.5, None]]) == "a,b,c\n-1,-0.5,\n"


def test_csv_of_bookmarks_agrees_with_json(placed, now):
    rows = list(csv.DictReader(io.StringIO(export_bookmarks("csv", placed, library="x", now=now))))
    entries = json.loads(export_bookmarks("json", placed, library="x", now=now))["bookmarks"]
    assert tuple(rows[0]) == BOOKMARK_COLUMNS == tuple(entries[0])
    assert [row["id"] for row in rows] == [entry["id"] for entry in entries]
    assert [int(row["start"]) for row in rows] == [entry["start"] for entry in entries]


def test_csv_of_hits():
    match = {"line": 3, "end_line": 3, "start": 5, "end": 9, "text": "產學合作"}
    hit = {"report": "r", "section": "r/1", "number": None, "title": "-一", "kind": "body", "score": 1.5, "line": 2}
    document = {"hits": [{**hit, "snippet": "…", "matches": [match, {**match, "line": 4}]}]}
    assert hits_csv(document) == (
        "report,section,number,title,kind,score,line,end_line,start,end,text\n"
        "r,r/1,,'-一,body,1.5,3,3,5,9,產學合作\n"
        "r,r/1,,'-一,body,1.5,4,3,5,9,產學合作\n"
    )


def test_export_never_opens_a_file():
    for path in Path(tjexplorer.export.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                assert name not in {"open", "write_text", "write_bytes", "write_atomically", "read_text"}, path
