"""Pages of dossiers and comparisons as Markdown: escaped, and what is bold is what only one says."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tjexplorer.dossier.comparison import compare
from tjexplorer.dossier.descriptions import descriptions_of
from tjexplorer.dossier.gathering import gather
from tjexplorer.dossier.passages import Paragraph, Passage
from tjexplorer.export.comparison import comparison_document, comparison_markdown, marked
from tjexplorer.export.dossier import dossier_markdown
from tjexplorer.export.dossier_document import dossier_document
from tjexplorer.export.footnotes import place, placed
from tjexplorer.messages import choose_language
from tjexplorer.model.reading import BlockKind, ReadingText, Run
from tjexplorer.model.span import Span

HOSTILE = (
    "產總研",
    "1.",
    " ",
    "**",
    "_",
    "<b>",
    "[^1]",
    "|",
    "#",
    "- ",
    "2,288人",
    "R&D",
    "&amp;",
    "大學",
    "`",
    "“",
    "JST",
    "。",
)


def cell_of(text: str, other: str):
    passages = []
    for report, words in (("a", text), ("b", other)):
        span = Span(0, len(words))
        reading = ReadingText((Run(words, span),))
        paragraph = Paragraph(report, f"{report}/1", BlockKind.PARAGRAPH, span, 1, 1, words, reading)
        passages.append(Passage(report, 2000, (paragraph,)))
    return compare(passages).rows[0].cells[0]


def rendered(markdown: str) -> tuple[str, list[str]]:
    """The text that a reader sees, and the pieces in bold."""
    text, bold, depth = "", [], 0
    for token in MarkdownIt().parse(markdown):
        for child in token.children or ():
            if child.type in {"strong_open", "strong_close"}:
                depth += 1 if child.type == "strong_open" else -1
                bold += [""] if child.type == "strong_open" else []
            else:
                assert child.type in {"text", "text_special"}, child
                text += child.content
                if depth:
                    bold[-1] += child.content
    return text, bold


@given(
    st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=14),
    st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=14),
)
def test_a_marked_paragraph_reads_as_printed(one, other):
    cell = cell_of("產總研的人員" + "".join(one), "產總研的人員" + "".join(other))
    if cell is None:
        return
    text, _bold = rendered("> " + marked(cell))
    assert " ".join(text.split()) == " ".join(cell.paragraph.text.split())


def test_bold_is_what_only_one_says():
    cell = cell_of("產總研有研究人員2,288人，預算797.34億日圓。", "產總研有研究人員2,288人，預算582.1億日圓。")
    text, bold = rendered(marked(cell))
    assert bold == ["797.34"]
    assert text == "產總研有研究人員2,288人，預算797.34億日圓。"


@pytest.mark.parametrize("start", ["- 項目一", "1. 產總研", "# 標題", "+ 項目", "(1) 產總研"])
def test_what_begins_like_a_list_is_a_paragraph(start):
    words = f"{start}與大學合作密切，共有研究人員2,288人"
    cell = cell_of(words, "產總研與大學合作密切，共有研究人員2,300人，職員六百人")
    (opening, *_rest) = MarkdownIt().parse(marked(cell))
    assert opening.type == "paragraph_open"


def test_places():
    assert place("r", 3) == "`r:3`"
    assert place("r", 3, 3) == "`r:3`"
    assert place("r", 3, 9) == "`r:3-9`"
    assert place("r`x\n", 3) == "`r'x:3`"
    assert placed([("a", "r", 1), ("b", "r", 1), ("c", "r", 2), ("d", "s", 2)]) == "a, b `r:1`, c `:2`, d `s:2`"
    assert placed([]) == ""


def test_a_comparison_shows_each_paragraph_once(workspace):
    found = compare([one.passage for one in descriptions_of("aist", workspace)])
    page = comparison_markdown(found, {report.id: report for report in workspace.reports()}, title="AIST")
    notes = re.findall(r"^\[\^[0-9]+\]: ", page, re.MULTILINE)
    assert len(notes) == sum(len(passage.paragraphs) for passage in found.passages)
    document = comparison_document(found)
    assert [one["paragraphs"] for one in document["passages"]] == [len(one.paragraphs) for one in found.passages]
    for row in document["rows"]:
        for cell in filter(None, row["cells"]):
            assert all(cell["start"] <= one["start"] < one["end"] <= cell["end"] for one in cell["only_here"])


def test_a_full_dossier_quotes_every_description(workspace):
    dossier = gather("nims", workspace)
    page = dossier_markdown(dossier, full=True)
    assert "more paragraph" not in page
    for description in dossier.descriptions:
        for one in description.paragraphs:
            if one.paragraph.kind is not BlockKind.TABLE:
                assert one.paragraph.text[-12:].strip("。") in page.replace("\\", "")


def test_the_document_says_what_the_page_quotes(workspace):
    document = dossier_document(gather("aist", workspace))
    quoted = [one["line"] for found in document["descriptions"] for one in found["paragraphs"] if one["quoted"]]
    assert {1303, 353} <= set(quoted)
    for found in document["descriptions"]:
        source = workspace.library.source(found["report"])
        for one in found["paragraphs"]:
            assert source.line_of(one["start"]) == one["line"]
    assert document["mentions"]["2015-most-industry-academia"] > 50


def test_headings_follow_the_language(workspace):
    dossier = gather("nims", workspace)
    try:
        choose_language("zh_TW")
        chinese = dossier_markdown(dossier)
    finally:
        choose_language(None)
    assert chinese.startswith("# 物質材料研究機構 (NIMS)\n")
    assert re.findall(r"`[^`]+`", chinese) == re.findall(r"`[^`]+`", dossier_markdown(dossier))


def test_a_caption_in_the_middle_of_a_paragraph_is_not_quoted(workspace):
    """The paragraph on line 939 is broken by a figure, whose caption stands between its two halves."""
    page = dossier_markdown(gather("hokudai-cris", workspace))
    (quote,) = [block for block in page.split("\n\n") if "於2005年併入" in block]
    assert "圖 28" not in quote
    assert "\n" not in quote
