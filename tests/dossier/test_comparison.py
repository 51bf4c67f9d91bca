"""Alignment: nothing lost, nothing doubled, no side preferred; and what only one of a pair says."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.dossier.comparison import LEAST_LIKENESS, compare
from tjexplorer.dossier.descriptions import descriptions_of
from tjexplorer.dossier.passages import Paragraph, Passage
from tjexplorer.model.reading import BlockKind, ReadingText, Run
from tjexplorer.model.span import Span

PIECES = (
    "產總研",
    "成立於",
    "2001年",
    "研究人員",
    "預算",
    "JST",
    "open innovation",
    "1,200人",
    "。",
    " ",
    "，",
    "<",
    "大學",
)


def passage(report: str, texts: list[str]) -> Passage:
    paragraphs = []
    at = 0
    for line, text in enumerate(texts, 1):
        span = Span(at, at + len(text))
        reading = ReadingText((Run(text, span),)) if text else ReadingText()
        paragraphs.append(Paragraph(report, f"{report}/1", BlockKind.PARAGRAPH, span, line, line, text, reading))
        at += len(text) + 1
    return Passage(report, 2000, tuple(paragraphs))


texts = st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join), max_size=8)
columns = st.lists(texts, min_size=2, max_size=4)


def column(found, at):
    return [row.cells[at].paragraph for row in found.rows if row.cells[at] is not None]


@given(columns)
def test_every_paragraph_stands_in_one_row(several):
    passages = [passage(f"r{at}", one) for at, one in enumerate(several)]
    found = compare(passages)
    for at, one in enumerate(passages):
        assert sorted(column(found, at), key=lambda paragraph: paragraph.line) == list(one.paragraphs)
    assert all(len(row.cells) == len(passages) and any(row.cells) for row in found.rows)


@given(columns)
def test_the_first_passage_keeps_its_order(several):
    passages = [passage(f"r{at}", one) for at, one in enumerate(several)]
    assert column(compare(passages), 0) == list(passages[0].paragraphs)


@given(texts, texts)
def test_no_side_is_preferred(one, other):
    left, right = passage("a", one), passage("b", other)
    there = {(row.cells, row.likeness) for row in compare([left, right]).rows}
    back = {(row.cells[::-1], row.likeness) for row in compare([right, left]).rows}
    assert there == back


@given(columns)
def test_the_same_again(several):
    passages = [passage(f"r{at}", one) for at, one in enumerate(several)]
    assert compare(passages) == compare(passages)


@given(columns)
def test_what_only_one_says_lies_in_its_paragraph_and_in_no_other(several):
    passages = [passage(f"r{at}", one) for at, one in enumerate(several)]
    for row in compare(passages).rows:
        for cell in filter(None, row.cells):
            inside = [span for span in cell.only_here if span.end <= cell.paragraph.span.end]
            assert list(cell.only_here) == sorted(inside)
            assert all(one.end <= other.start for one, other in pairwise(inside))
            assert all(span.start >= cell.paragraph.span.start for span in inside)


@given(texts)
def test_a_passage_beside_itself_is_aligned_throughout(one):
    left, right = passage("a", one), passage("b", one)
    for row in compare([left, right]).rows:
        if row.alone is None:
            assert row.likeness >= LEAST_LIKENESS
            assert row.cells[0].only_here == row.cells[1].only_here == ()


def test_paragraphs_pair_whatever_their_order():
    left = passage(
        "a",
        [
            "產總研成立於2001年，由十五個研究所整併而成，隸屬於經濟產業省。",
            "研究人員共有2,288人，職員661人，另有客座研究員。",
        ],
    )
    right = passage(
        "b",
        [
            "目前研究人員共有2,300人，另有客座研究員，職員661人。",
            "產總研由十五個研究所整併而成，成立於2001年，前身為工業技術院。",
        ],
    )
    found = compare([left, right])
    assert [[cell.paragraph.line for cell in row.cells] for row in found.rows] == [[1, 2], [2, 1]]


def said(passage_, cell):
    text = "\n".join(paragraph.text for paragraph in passage_.paragraphs)
    return [text[span.start : span.end] for span in cell.only_here]


def test_numbers_and_words_that_only_one_has():
    left = passage("a", ["產總研共有研究人員2,288人，職員661人，與大學合作密切。"])
    right = passage("b", ["產總研共有研究人員2,300人，職員661人，與MIT大學合作密切，並將於明年改制。"])
    (row,) = compare([left, right]).rows
    assert said(left, row.cells[0]) == ["2,288"]
    assert said(right, row.cells[1]) == ["2,300", "MIT", "並將於明年改制"]


def test_thousands_with_and_without_commas_are_one_number():
    left, right = (
        passage("a", ["研究人員共有2288人，職員六百人。"]),
        passage("b", ["研究人員共有2,288人，職員六百人。"]),
    )
    (row,) = compare([left, right]).rows
    assert row.cells[0].only_here == row.cells[1].only_here == ()


def test_a_short_paragraph_does_not_pair_for_a_shared_name():
    left = passage("a", ["文部科學省(MEXT)。"])
    right = passage("b", ["大學創投投資對象及金額最後仍需由文部科學省核可，並由評審委員會逐案審議。"])
    assert {row.alone for row in compare([left, right]).rows} == {0, 1}


def test_nothing_and_something():
    found = compare([passage("a", []), passage("b", ["產總研"])])
    assert [row.alone for row in found.rows] == [1]
    assert compare([]).rows == ()
    assert [paragraph.text for paragraph in found.only_in(1)] == ["產總研"]
    assert found.only_in(0) == ()


def test_three_hundred_beside_three_hundred():
    """Every paragraph finds its own counterpart among six hundred."""
    one = [f"第{at}項計畫的負責人是研究員{at * 7}，經費{at * 13}萬日圓，期程{at % 9}年。" for at in range(300)]
    found = compare([passage("a", one), passage("b", one[::-1])])
    assert len(found.rows) == 300
    assert all(row.cells[0].paragraph.text == row.cells[1].paragraph.text for row in found.rows)


def pairs(institution, workspace):
    found = compare([one.passage for one in descriptions_of(institution, workspace)])
    return [
        tuple((cell.paragraph.report[:4], cell.paragraph.line) for cell in row.cells if cell)
        for row in found.rows
        if row.alone is None
    ]


def test_the_founding_of_aist_in_2012_and_2015(workspace):
    assert (("2013", 1303), ("2015", 353)) in pairs("aist", workspace)


def test_jst_in_three_reports(workspace):
    assert (("2008", 33), ("2015", 413), ("2025", 384)) in pairs("jst", workspace)
