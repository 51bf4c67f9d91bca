"""Nothing of the corpus is interpreted as Markdown."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tjexplorer.export.escape import escape, escape_lines
from tjexplorer.export.quotation import QuotedBlock, block_quote
from tjexplorer.text.printable import printable

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
GFM = MarkdownIt("gfm-like", {"linkify": True})
GFM.linkify.set({"fuzzy_link": False, "fuzzy_email": False})

CORPUS = st.characters(exclude_categories=["Cs"])
HOSTILE = st.text(st.sampled_from("*_`[]<>#|~^$@\"'\\&;:/-+=.%!(){}1a \t\n產。\x1b\u202e") | CORPUS, max_size=60)

WHITE = " \t\n"


def as_read(text: str) -> str:
    """What a reader is meant to see: white space reduced as a renderer does."""
    return " ".join(printable(text.replace("\r\n", "\n")).split())


def read_back(markdown: str) -> str:
    """The text of the one paragraph that a Markdown text must be, and nothing but text."""
    tokens = MARKDOWN.parse(markdown)
    if not tokens:
        return ""
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"], tokens
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "softbreak"}, children
    return " ".join("".join(child.content if child.type == "text" else " " for child in children).split())


@given(HOSTILE)
@example("1. a")
@example("2) a")
@example("- [ ] a")
@example("# a")
@example("---")
@example("...")
@example("===")
@example("    a")
@example("<script>alert(1)</script>")
@example("[^1]: a")
@example("![a](b)")
@example("&lt;&#60;&copy;")
@example("[@key, p. 3]")
@example("| a | b |\n| - | - |")
@example("詳見[/附件一]")
@example("~~~")
@example("\\")
@example("a  ")
def test_a_text_is_read_as_it_stands(text):
    assert read_back(escape(text)) == as_read(text)


@given(HOSTILE, HOSTILE)
def test_a_block_quote_holds_its_paragraphs_and_nothing_else(one, two):
    blocks = [QuotedBlock(text) for text in (one, two) if as_read(text)]
    tokens = MARKDOWN.parse(block_quote(blocks) + "\n\nafter")
    kinds = [token.type for token in tokens if token.level < 2]
    inner = ["paragraph_open", "paragraph_close"] * len(blocks)
    quote = ["blockquote_open", *inner, "blockquote_close"] if blocks else []
    assert kinds == [*quote, "paragraph_open", "inline", "paragraph_close"]


@given(st.lists(st.tuples(HOSTILE, HOSTILE), min_size=2, max_size=4), st.booleans())
def test_a_table_keeps_its_cells(rows, header):
    block = QuotedBlock("x", tuple(rows), header)
    tokens = MARKDOWN.parse(block_quote([block]))
    cells = [token for token in tokens if token.type == "inline"]
    shown = [
        " ".join("".join(child.content for child in cell.children or []).split())
        for cell in (cells if header else cells[2:])
    ]
    assert shown == [as_read(cell) for row in rows for cell in row]


@pytest.mark.parametrize("text", ["http://www.pref.go.jp/a_b", "見 https://a.b/c 。", "www.hokudai.ac.jp"])
def test_addresses_make_no_links(text):
    children = GFM.parse(escape(text))[1].children or []
    assert {child.type for child in children} == {"text"}
    assert GFM.render(escape(text)) == f"<p>{text}</p>\n"


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("產學合作", "產學合作"),
        ("R&D、1.5 倍、10:00-11:45、(一) 時間", "R&D、1.5 倍、10:00-11:45、(一) 時間"),
        ("1. 目的", r"1\. 目的"),
        ("(1) 目的", r"(1\) 目的"),
        ("A) 目的", r"A\) 目的"),
        (": 定義", r"\: 定義"),
        ("% 題名", r"\% 題名"),
        ("40~50", r"40\~50"),
        ("#標籤 ==重點== %%註%% [[連結]]", r"\#標籤 \=\=重點\=\= \%\%註\%\% \[\[連結\]\]"),
        ("[@key, 行 3] $x$ {.a} ^b^", r"\[\@key, 行 3\] \$x\$ \{.a\} \^b\^"),
        ('a--b... "c"', r"a\-\-b\.\.\. \"c\""),
        (":smile: &amp;", r"\:smile: \&amp;"),
        ("\x1b[31m紅\x00", r"␛\[31m紅␀"),
        ("左\u202e右\u2028", "左�右�"),
        ("前\n後\t尾 ", "前 後 尾"),
    ],
)
def test_marks_are_escaped_where_they_act(text, markdown):
    assert escape(text) == markdown


def test_the_lines_of_a_note_are_kept():
    assert escape_lines("一\n- 二\n\n# 三\n") == "一\\\n\\- 二\n\n\\# 三"
