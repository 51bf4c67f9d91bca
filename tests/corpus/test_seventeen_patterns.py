"""The patterns that every program meets that segments these reports, each with the lines on which it occurs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tjexplorer.model.reading import Block, BlockKind
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.search.request import SearchRequest
from tjexplorer.text.dates import find_dates
from tjexplorer.workspace import Workspace

Reports = dict[str, Report]
BlockOf = Callable[[str, int], Block | None]
SectionOf = Callable[[str, int], Section | None]


def left_out_on(report: Report, line: int) -> set[str]:
    span = report.source.line_span(line)
    return {item.reason for item in report.left_out if item.span.overlaps(span)} - {"space"}


def contents_lines() -> list[tuple[str, int]]:
    lines = [("000", n) for n in (20, 21, 22)]
    lines += [("003", n) for n in range(43, 59)]
    lines += [("003", n) for n in (*range(62, 92), *range(93, 123), *range(124, 147))]
    return [*lines, *(("003", n) for n in range(150, 154)), ("002", 37)]


def test_01_contents_lists_and_lists_of_figures_are_set_aside(
    reports: Reports, block_of: BlockOf, section_of: SectionOf
) -> None:
    for digits, line in contents_lines():
        assert block_of(digits, line) is None, (digits, line)
        assert left_out_on(reports[digits], line) == {"contents"}
        found = section_of(digits, line)
        assert found is None
    for digits, line in (("000", 18), ("003", 41), ("003", 60), ("003", 148)):
        section = section_of(digits, line)
        assert section is not None
        assert section.kind is SectionKind.TOC
        assert section.blocks == ()
    real = section_of("002", 519)
    assert real is not None
    assert real.kind is SectionKind.APPENDIX


@pytest.mark.parametrize("query", ["IloPE", "圖 75、IloPE", "_Toc416793900", "bookmark", "橋詰伸一解說創成研究機構"])
def test_01_nothing_of_them_is_found_by_a_search(query: str, workspace: Workspace) -> None:
    """All five stand in the sources, in a list of figures or an anchor alone."""
    assert any(query in report.source.text for report in workspace.reports())
    found = workspace.searcher.search(SearchRequest(f'"{query}"', exact=True))
    assert [hit.section for hit in found.hits] == []


@pytest.mark.parametrize(
    ("query", "digits", "lines"), [("伍、人口結構", "003", {245}), ("第三章 北海道概要", "003", {200})]
)
def test_01_a_heading_is_found_once(
    query: str, digits: str, lines: set[int], workspace: Workspace, reports: Reports
) -> None:
    found = workspace.searcher.search(SearchRequest(f'"{query}"', spelling_only=True))
    places = {(match.line, hit.report) for hit in found.hits for match in hit.matches}
    assert places == {(line, reports[digits].id) for line in lines}


def test_02_anchors_images_and_underlining_are_taken_off(
    reports: Reports, block_of: BlockOf, section_of: SectionOf
) -> None:
    for line, title in ((38, "壹、緣起與目的"), (62, "（壹） 筑波研究支援中心(TCI)")):
        section = section_of("002", line)
        assert section is not None
        assert section.title == title
        assert left_out_on(reports["002"], line) == {"anchor"}
    assert left_out_on(reports["002"], 527) == {"image"}
    for line in (191, 192, 193, 194, 195):
        block = block_of("003", line)
        assert block is not None
        assert "<" not in block.text.text
        assert left_out_on(reports["003"], line) == {"markup"}
    for line in (*range(520, 526), *range(528, 532)):  # pictures of which only the captions are left
        caption = block_of("002", line)
        assert caption is not None
        assert caption.kind is BlockKind.CAPTION, line


def test_03_what_stands_between_number_and_title(section_of: SectionOf) -> None:
    for digits, line, number, title in (
        ("002", 505, "（八）", "工研院日本辦事處"),
        ("002", 478, "（一）", "筑波研究支援中心(TCI)"),
        ("001", 72, "壹、", "參訪目的"),
        ("001", 124, "參、", "訪團成員"),
        ("003", 155, "第一章", "前言"),
    ):
        section = section_of(digits, line)
        assert section is not None
        assert section.number == number
        assert section.title.removeprefix(number).strip() == title
    for line, kind in ((17, SectionKind.ABSTRACT), (41, SectionKind.TOC)):
        spaced = section_of("003", line)
        assert spaced is not None
        assert spaced.kind is kind


def test_04_lost_headings_are_implied_and_named_by_the_report_itself(
    section_of: SectionOf, block_of: BlockOf, reports: Reports
) -> None:
    for line, listed, number in ((272, 51, "（伍）"), (309, 52, "（陸）")):
        section = section_of("002", line)
        assert section is not None
        assert section.implied
        assert section.heading is None
        assert section.kind is SectionKind.VISIT
        assert section.number == number
        assert section.title == reports["002"].source.line(listed).strip()
        card = block_of("002", line)
        assert card is not None
        assert card.kind is BlockKind.CARD
        assert section.blocks[0] is card
    before, sibling = section_of("002", 198), section_of("002", 272)
    assert before is not None
    assert sibling is not None
    assert before.end_line == 271
    assert before.parent == sibling.parent


def test_05_one_title_three_times(section_of: SectionOf, block_of: BlockOf) -> None:
    listed = block_of("002", 47)
    assert section_of("002", 47) is None
    assert listed is not None
    assert listed.kind is BlockKind.ITEM
    visit, reflection = section_of("002", 62), section_of("002", 478)
    assert visit is not None
    assert reflection is not None
    assert (visit.kind, reflection.kind) == (SectionKind.VISIT, SectionKind.REFLECTIONS)
    assert visit.parent != reflection.parent


def test_06_mixed_hierarchies(section_of: SectionOf, reports: Reports, block_of: BlockOf) -> None:
    def path(digits: str, line: int) -> list[str | None]:
        section = section_of(digits, line)
        assert section is not None
        return [*(above.number for above in reports[digits].ancestors(section)), section.number]

    assert path("003", 278) == ["第四章", "壹、", "二、", "（一）"]
    assert path("003", 288) == ["第四章", "壹、", "二、", "(三)"]  # other brackets, the same list
    assert path("003", 482) == ["第四章", "貳、", "一、", "(三)", "□"]
    assert path("003", 622) == ["第四章", "貳、", "一、", "(七)", "8、", "□"]
    assert path("002", 82) == ["貳、", "（壹）", "一、"]
    for line, above in ((813, "壹、"), (884, "貳、"), (937, "參、")):  # the numbers begin anew
        assert path("003", line) == ["第五章", above, "一、"]
    for line in (83, 86, 91):  # 1. 1. 1. from a word processor: three siblings
        assert path("002", line) == ["貳、", "（壹）", "一、", "1."]
    for line, level in ((84, 0), (87, 0), (93, 0)):
        item = block_of("002", line)
        assert item is not None
        assert (item.kind, item.level) == (BlockKind.ITEM, level)


def test_07_a_dash_read_as_one(section_of: SectionOf) -> None:
    siblings = [section_of("003", line) for line in (985, 1020, 1030, 1034, 1038, 1042)]
    assert all(section is not None for section in siblings)
    assert len({section.parent for section in siblings if section}) == 1
    assert [section.number for section in siblings if section] == ["一", "一", None, "一", None, "—"]


NO_HEADINGS = [
    *(("003", line) for line in (*range(25, 30), *range(33, 38))),
    ("000", 47), ("000", 48), ("001", 275), ("001", 291), ("001", 128), ("001", 185), ("001", 246), ("001", 423),
    ("003", 39), ("000", 50), ("002", 101), ("004", 18), ("004", 52), ("003", 516), ("003", 1490), ("002", 47),
]  # fmt: skip


@pytest.mark.parametrize(("digits", "line"), NO_HEADINGS)
def test_08_a_number_alone_makes_no_heading(digits: str, line: int, section_of: SectionOf, block_of: BlockOf) -> None:
    assert section_of(digits, line) is None
    block = block_of(digits, line)
    assert block is not None
    assert block.kind in {BlockKind.ITEM, BlockKind.TABLE}


@pytest.mark.parametrize(
    ("digits", "line", "title", "text"),
    [
        ("001", 222, "(一) 時間：", "114年4月14日(星期一)下午4:30-5:30"),
        ("001", 226, "(三) 與會人員：", "鄒幼涵顧問、林育聖秘書"),
        ("003", 510, "(四)行動者：", "經濟產業省(METI)。"),
        ("003", 674, "(三) 期間：", "2002年至2009年。"),
        ("003", 183, "一、期間：", "101年11月26日（星期一）至101年11月30日（星期五），共計5天。"),
    ],
)
def test_09_labels_are_small_headings(digits: str, line: int, title: str, text: str, section_of: SectionOf) -> None:
    section = section_of(digits, line)
    assert section is not None
    assert "".join(section.title.split()) == "".join(title.split())
    assert [block.kind for block in section.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert section.blocks[1].text.text == text


def test_10_wraps_and_page_starts(block_of: BlockOf) -> None:
    for before, after, words in (
        (305, 306, "綠色材料及材料模擬"),
        (414, 415, "整合性的大型計畫，JST"),
        (477, 478, "國家策略性"),
    ):
        block = block_of("001", before)
        assert block is not None
        assert block is block_of("001", after)
        assert words in block.text.text
    cell = block_of("001", 109)
    assert cell is not None
    assert "(National Institute for Materials Science, NIMS)" in cell.text.text


def test_11_footnotes_stand_between_the_halves_of_a_paragraph(block_of: BlockOf) -> None:
    halves = block_of("003", 791)
    assert halves is not None
    assert halves is block_of("003", 797)
    assert "工會、區域政府" in halves.text.text
    for line, mark in ((793, "²"), (795, "³"), (163, "¹")):
        note = block_of("003", line)
        assert note is not None
        assert (note.kind, note.mark) == (BlockKind.FOOTNOTE, mark)


def test_12_text_inside_figures_is_neither_title_nor_paragraph(block_of: BlockOf, section_of: SectionOf) -> None:
    lines = (561, 536, 538, 870, 1061, 1063, 1235, 1238, 1242, 1246, 1250, 1252, 1269)
    for line in (*lines, 1690, 1694, 1699, 1703, 1707, 1711):
        block = block_of("003", line)
        assert block is not None
        assert block.kind is BlockKind.FIGURE_TEXT, line
        assert section_of("003", line) is None
    for line in (1167, 1429):
        table = block_of("003", line)
        assert table is not None
        assert table.kind is BlockKind.TABLE


def test_13_captions_of_every_shape(block_of: BlockOf, reports: Reports) -> None:
    shapes = [("003", n) for n in (644, 981, 1417, 1400, 187, 220, 852, 1254, 1261, 476, 488)]
    shapes += [("001", n) for n in (263, 351, 457, 543, 629, 754)] + [
        ("002", n) for n in (149, 187, 194, 308, 329, 330)
    ]
    for digits, line in shapes:
        block = block_of(digits, line)
        assert block is not None
        assert block.kind is BlockKind.CAPTION, (digits, line)
    captions = [
        block.text.text.split("、")[0]
        for section in reports["003"].sections
        for block in section.blocks
        if block.kind is BlockKind.CAPTION and block.text.text.startswith("圖")
    ]
    assert captions.count("圖 12") == 2  # printed twice: both stand, none is lost to the other


def test_14_tables_of_every_shape(block_of: BlockOf) -> None:
    for digits, first, last, rows in (
        ("001", 126, 217, 16),
        ("002", 7, 36, 8),
        ("003", 854, 868, 15),
        ("003", 189, 198, 9),
    ):
        table = block_of(digits, first)
        assert table is not None
        assert table is block_of(digits, last)
        assert len(table.rows) == rows


def test_15_headings_on_two_lines_without_a_body_or_misspelt(block_of: BlockOf, section_of: SectionOf) -> None:
    title = block_of("004", 6)
    assert title is not None
    assert title.text.text == "114 年度前瞻國際產業科研創新政策暨跨國交流計畫"
    bare = section_of("003", 1013)
    assert bare is not None
    assert [block.kind for block in bare.blocks] == [BlockKind.HEADING, BlockKind.CAPTION]
    misspelt, right = section_of("002", 184), section_of("002", 151)
    assert misspelt is not None
    assert right is not None
    assert misspelt.title == "二、談重點紀錄："
    assert (misspelt.level, misspelt.kind) == (right.level, right.kind)


def test_16_no_cover_and_a_document_of_another_kind(reports: Reports) -> None:
    assert reports["002"].sections[0].kind is SectionKind.ABSTRACT
    assert all(section.kind is not SectionKind.FRONT for section in reports["002"].sections)
    assert {section.kind for section in reports["004"].sections} == {SectionKind.FRONT, SectionKind.ABSTRACT}
    assert reports["004"].record.trip is None
    for digits in ("000", "001", "003", "004"):
        assert reports[digits].sections[0].kind is SectionKind.FRONT
        assert reports[digits].sections[0].title == ""


@pytest.mark.parametrize(
    ("digits", "line", "dates"),
    [
        ("001", 222, ["2025-04-14"]),
        ("004", 36, ["2025-02-06"]),
        ("000", 14, ["2007-12-20", "2007-12-23"]),
        ("002", 15, ["2014-03-09"]),
        ("003", 13, ["2012-11-26", "2012-11-30"]),
    ],
)
def test_17_dates_of_every_shape(digits: str, line: int, dates: list[str], block_of: BlockOf, reports: Reports) -> None:
    text = reports[digits].source.line(line)
    assert [found.date.isoformat() for found in find_dates(text)] == dates
    assert find_dates("平成24年", least="year")[0].date.year == 2012
    assert block_of(digits, line) is not None
