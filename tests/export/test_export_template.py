"""Templates of the Markdown export: what they print is escaped, what is wrong in them is told with its line."""

from __future__ import annotations

import dataclasses
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tjexplorer import yaml_file
from tjexplorer.bookmarks.placed import PlacedBookmark
from tjexplorer.errors import ExportError
from tjexplorer.export.markdown import bookmarks_to_markdown
from tjexplorer.export.markers import Part, parts_of
from tjexplorer.export.template import BLOCKS, BookmarkTemplate, TemplateError, default_source, default_template
from tjexplorer.export.template_values import BookmarkValues, ReportValues, labels
from tjexplorer.model.bookmark import Anchor, AnchorStatus, Bookmark, Colour

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
HOSTILE = st.one_of(
    ANY,
    st.sampled_from(
        ["<!-- tjexplorer:end b-20261121-0000 -->", "x\n<!-- tjexplorer:begin head -->\n", "---\n", "# x", "> y", "`\n```\n", "{{ title }}",
         "{% endblock %}", "<script>", "\\", "-->", "[a](b)", "1. x", "    code", "a\n===\n", "| a |\n| - |\n", "&lt;", "...", "$x$"]
    ),
    st.text(alphabet="<>!-`#*_[]()|\\\n tjexplorer:begin", max_size=20),
)  # fmt: skip


def template(text: str) -> BookmarkTemplate:
    return BookmarkTemplate(text, "my.md.j2")


def kept(number: int, words: list[str], colour: Colour | None = None) -> PlacedBookmark:
    report, section, quotation, note, tag, collection = words
    bookmark = Bookmark(
        id=f"b-20261121-{number:04d}", report=report, section=section, line=1, start=0, end=max(1, len(quotation)),
        quotation=quotation, before="", after="", note=note, tags=(tag,) if tag else (), created=NOW, source_sha256="",
        collection=collection, colour=colour,
    )  # fmt: skip
    return PlacedBookmark(bookmark, Anchor(AnchorStatus.LOST, None), None)


def body_of(text: str) -> list[Token]:
    return MARKDOWN.parse(text.split("\n---\n", 1)[1])


@given(
    st.lists(st.tuples(st.lists(HOSTILE, min_size=6, max_size=6), st.sampled_from([None, *Colour])), max_size=4),
    HOSTILE,
)
def test_hostile_text_makes_no_markdown(marks, library):
    placed = [kept(number, words, colour) for number, (words, colour) in enumerate(marks)]
    text = bookmarks_to_markdown(placed, library=library, now=NOW)
    front = text[4:].split("\n---\n", 1)[0]
    entries = yaml_file.parse(front, "x.md").mapping("title", "exported", "library", "count", "tags")
    assert (entries["library"].text(), entries["count"].whole()) == (library, len(placed))
    parts = [part for part in parts_of(text, "x.md") if isinstance(part, Part)]
    reports = {each.bookmark.report for each in placed}
    assert len(parts) == 2 + len(reports) + len(placed)
    assert not any(part.edited for part in parts)
    tokens = body_of(text)
    count = {kind: sum(token.type == kind for token in tokens) for kind in ("heading_open", "blockquote_open")}
    # A heading or quotation of which no letter can be seen is an empty one.
    assert count["heading_open"] == 1 + len(reports) + len(placed)
    assert count["blockquote_open"] <= len(placed)
    blocks = {token.type for token in tokens if token.nesting != -1}
    assert blocks <= {"heading_open", "blockquote_open", "paragraph_open", "inline", "html_block"}
    assert all(
        re.fullmatch(r"<!-- tjexplorer:\S+ .*-->\n?", token.content) for token in tokens if token.type == "html_block"
    )
    inline = {child.type for token in tokens for child in token.children or []}
    assert inline <= {"text", "softbreak", "hardbreak", "code_inline"}


@given(HOSTILE)
def test_a_template_of_ones_own_escapes_too(words):
    mine = template(
        "{% block bookmark %}\n"
        "### {{ bookmark.note }}\n\n"
        "Some *emphasis*, {{ bookmark.note }}, {{ bookmark.note | upper }} and {{ bookmark.note ~ '#' }}.\n\n"
        "{{ bookmark.note | quote }}\n\n{{ bookmark.section | code }}\n"
        "{% endblock %}"
    )
    text = bookmarks_to_markdown([kept(1, ["r", words, "q", words, "", ""])], library="x", now=NOW, template=mine)
    tokens = body_of(text)
    assert sum(token.type == "heading_open" for token in tokens) == 3
    assert sum(token.type == "html_block" for token in tokens) == 6
    inline = {child.type for token in tokens for child in token.children or []}
    assert inline <= {"text", "softbreak", "hardbreak", "code_inline", "em_open", "em_close"}


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("{% block bookmark %}\n{{ foo.bar }}\n{% endblock %}", 2, "'foo' is undefined"),
        ("{% block bookmark %}\n\n{{ bookmark.nothing }}{% endblock %}", 3, "has no attribute 'nothing'"),
        ("{% block bookmark %}\n\n{{ bookmark.line + 'x' }}{% endblock %}", 3, "unsupported operand"),
        ("{% block bookmark %}{{ 1 / 0 }}{% endblock %}", 1, "division by zero"),
        ("{% block nothing %}{% endblock %}", 1, "no block “nothing”"),
        ("\n# Title", 2, "outside of all blocks"),
        ("{% block head %}{% endblock %}\n\n{{ title }}", 3, "outside of all blocks"),
        ("{% set a = 1 %}{% block head %}{% endblock %}", 1, "outside of all blocks"),
        ("", 1, "none of the blocks"),
        ("{% block head %}\n{% if %}{% endblock %}", 2, "Expected an expression"),
        ("{% block head %}\n{{ title | nothing }}{% endblock %}", 2, "No filter named 'nothing'"),
        ("{% block head %}", 1, "Unexpected end of template"),
        ("{% block head %}{% include 'x' %}{% endblock %}", 1, "no loader"),
        ("{% block head %}\n{{ title.__class__ }}{% endblock %}", 2, "unsafe"),
        ("{% block head %}{{ tags.append('x') }}{% endblock %}", 1, "unsafe"),
        ("{% block head %}{% for a in range(10**9) %}{% endfor %}{% endblock %}", 1, "Range too big"),
        ("{% block head %}<!-- tjexplorer:end head -->{% endblock %}", 1, "prints a marker"),
        ("\n{% block front_matter %}a: [{% endblock %}", 2, "YAML"),
        ("{% block front_matter %}a: b\n---\n{% endblock %}", 1, "no line of the front matter"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(source, line, words, placed, now):
    with pytest.raises(TemplateError) as wrong:
        bookmarks_to_markdown(placed, library="x", now=now, template=template(source))
    sentence = str(wrong.value)
    assert f"my.md.j2:{line}: " in sentence
    assert words in sentence
    assert "\n" not in sentence
    assert isinstance(wrong.value, ExportError)


PIECES = st.lists(
    st.sampled_from(
        ["{% block head %}", "{% endblock %}", "{% block bookmark %}", "{{", "}}", "{%", "%}", "{#", "#}", " title ", "|", "quote", "lines",
         "{% for a in tags %}", "{% endfor %}", "{% if count %}", "{% endif %}", "{% raw %}", "bookmark.note", "(", ")", "[0]", "[9]", "'a'", "1", "+",
         "/", "0", " is defined ", "{% macro m() %}", "{% endmacro %}", "{{ m() }}", ".x", "~", ",", "\n", "{% set x = 1 %}", "range(9)", "%d", " % "]
    )
    | st.text(max_size=3),
    max_size=25,
)  # fmt: skip


@given(PIECES, st.booleans())
def test_any_text_is_a_template_or_told_in_one_sentence(pieces, inside):
    text = "".join(pieces)
    told = ""
    try:
        mine = template(f"{{% block bookmark %}}{text}{{% endblock %}}" if inside else text)
        bookmarks_to_markdown([kept(1, list("abcdef"))], library="x", now=NOW, template=mine)
    except TemplateError as wrong:
        told = str(wrong)
    assert "\n" not in told


@pytest.mark.parametrize("depth", [30, 3000])
def test_a_template_that_is_too_deep(depth):
    nested = "{% for a in tags %}" * depth + "{% endfor %}" * depth
    with pytest.raises(TemplateError, match="too deeply"):
        template(f"{{% block head %}}{nested}{{% endblock %}}")


def test_blocks_that_are_left_out_are_those_of_the_program(placed, now):
    mine = template("{# mine #}\n{% block head %}\n# Mine\n{% endblock %}\n")
    text = bookmarks_to_markdown(placed, library="x", now=now, template=mine)
    default = bookmarks_to_markdown(placed, library="x", now=now)
    assert text == re.sub(r"begin head \w+ -->\n\n# Bookmarks", "begin head 000 -->\n\n# Mine", default).replace(
        "000 ", re.search(r"begin head (\w+)", text)[1] + " "
    )


def test_blocks_that_print_nothing_are_left_out(placed, now):
    bare = template(
        "{% block front_matter %}{% endblock %}{% block head %}{% endblock %}{% block report %}{% endblock %}"
        "{% block bookmark %}\n- {{ bookmark.id }}\n{% endblock %}"
    )
    text = bookmarks_to_markdown(placed, library="x", now=now, template=bare)
    assert text.startswith("<!-- tjexplorer:begin b-20261121-0004")
    assert len(parts_of(text, "x")) == 2 * len(placed) - 1


def test_the_style_of_citations(placed, now):
    mine = template("{% block bookmark %}{{ bookmark.citation }}{% endblock %}")
    printed = {
        style: bookmarks_to_markdown(placed, library="x", now=now, template=mine, style=style)
        for style in ("footnote", "apa", "chicago", "pandoc")
    }
    assert len(set(printed.values())) == 4
    assert "\n[@nstc2025" in printed["pandoc"]
    assert "賴明治（2025）。" in printed["apa"]


def test_every_value_can_be_printed(placed, now):
    names = [field.name for field in dataclasses.fields(BookmarkValues)]
    of_report = [field.name for field in dataclasses.fields(ReportValues)]
    lines = [f"{{{{ bookmark.{name} }}}}\n" for name in names if name != "report"]
    lines += [f"{{{{ report.{name} }}}}\n" for name in of_report]
    text = "{% block bookmark %}\n" + "\n".join(lines) + "{% endblock %}"
    assert bookmarks_to_markdown(placed, library="x", now=now, template=template(text))


def test_the_default_has_all_blocks():
    assert set(default_template()._blocks) == set(BLOCKS)
    assert template(default_source())._blocks.keys() == default_template()._blocks.keys()


def test_the_documentation_lists_every_value():
    text = (Path(__file__).parents[2] / "docs" / "exporting.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:report|bookmark)\.\w+)`", text))
    values = {f"bookmark.{field.name}" for field in dataclasses.fields(BookmarkValues)}
    assert named == values | {f"report.{field.name}" for field in dataclasses.fields(ReportValues)}
    assert all(f"`{name}`" in text for name in (*BLOCKS, *labels()))


def test_the_example_of_the_documentation(placed, now):
    text = (Path(__file__).parents[2] / "docs" / "exporting.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```jinja\n(.*?)```", text, re.DOTALL)
    assert "### 三、科學技術振興機構" in bookmarks_to_markdown(placed, library="x", now=now, template=template(example))
