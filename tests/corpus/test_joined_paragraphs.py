"""The reading text: what page breaks, figures, footnotes and wraps cut is whole again, and no more than that."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tjexplorer.model.reading import Block, BlockKind
from tjexplorer.model.report import Report

BlockOf = Callable[[str, int], Block | None]

# Report, line of the first half, line of the second, the words across the cut.
CUT = [
    ("000", 33, 35, "1996年10月1日，日本政府在原有的"),
    ("000", 37, 39, "確定研究開發領域。研究開發戰略中心"),
    ("003", 214, 216, "許多知名校友有影響深遠"),
    ("003", 259, 268, "顯示這一連非產學合作措施"),  # 連串 lost its 串 to the figure
    ("003", 284, 286, "四大重點科學發展領域，45%"),
    ("003", 308, 310, "無法為日本經濟帶來活力；其次，日本大學"),
    ("003", 312, 321, "並繳納專利使用費"),
    ("003", 334, 336, "資助的研究機構，其研究所得到的"),
    ("003", 348, 350, "各領域的現況為基礎"),
    ("003", 372, 374, "26.49億日元"),
    ("003", 409, 418, "促進產業界與學界的知識"),
    ("003", 438, 440, "此計畫的目標"),
    ("003", 463, 465, "第一線工作人員最了解的原則"),
    ("003", 500, 502, "與海外群聚的夥伴關係"),
    ("003", 550, 552, "廠商-廠商間的中介組織"),
    ("003", 572, 574, "係指基於其規劃及設計"),
    ("003", 658, 660, "(technological seeds)以及企業界實務的需求"),
    ("003", 702, 704, "「種子」以及擴展知識群聚"),
    ("003", 791, 797, "商會或工會、區域政府"),
    ("003", 828, 830, "外國留學生約有1,347人"),
    ("003", 910, 912, "其在2006-2011年收到"),
    ("003", 927, 929, "約1,620萬美元)"),
    ("003", 939, 946, "創成科學研究機構(Creative Research Initiative)"),
    ("003", 1005, 1007, "基本跨學門領域之領袖發展系統"),
    ("003", 1052, 1072, "事業育成系統：促成新事業"),
    ("003", 1116, 1118, "契約及紛爭處理"),
    ("003", 1149, 1151, "匯報給委託者"),
    ("003", 1163, 1165, "件數為日本97件"),
    ("003", 1202, 1210, "促進中小企業的發展"),
    ("003", 1221, 1229, "人力支援等協助"),
    ("003", 1267, 1279, "有合作關係者約佔22.4"),
    ("003", 1321, 1323, "技術評估、標準化"),
    ("003", 1333, 1335, "研究基地及其網絡"),
    ("003", 1371, 1373, "九州中心(AIST Kyushu)"),
    ("003", 1375, 1377, "國家網絡在筑波及其他基地"),
    ("003", 1475, 1477, "且其提供業界及大學"),
    ("003", 1557, 1564, "主要從事技術支援"),
    ("003", 1597, 1599, "獸醫用藥(例如流感疫苗)"),
    ("003", 1607, 1614, "北海道東海大學"),
    ("003", 1658, 1660, "自行興建廠房營運"),
    ("003", 1673, 1675, "約1.2公頃，為地上3層"),
    ("003", 1677, 1685, "設施之維護費用"),
    ("003", 1740, 1742, "更致力推動研究成果的專利化"),
    ("003", 1756, 1758, "六大新與產業"),  # 新興, as misprinted
    ("004", 6, 7, "創新政策暨跨國交流計畫"),
    ("004", 52, 54, "政策做法藉以提供政策建議"),
]

# What stands between the halves and stays a block of its own.
BETWEEN = [
    ("003", 259, 264, BlockKind.CAPTION),
    ("003", 259, 266, BlockKind.CAPTION),
    ("003", 312, 317, BlockKind.CAPTION),
    ("003", 409, 416, BlockKind.CAPTION),
    ("003", 791, 793, BlockKind.FOOTNOTE),
    ("003", 791, 795, BlockKind.FOOTNOTE),
    ("003", 939, 944, BlockKind.CAPTION),
    ("003", 1052, 1057, BlockKind.CAPTION),
    ("003", 1052, 1061, BlockKind.FIGURE_TEXT),
    ("003", 1052, 1063, BlockKind.FIGURE_TEXT),
    ("003", 1052, 1068, BlockKind.CAPTION),
    ("003", 1202, 1207, BlockKind.CAPTION),
    ("003", 1221, 1226, BlockKind.CAPTION),
    ("003", 1267, 1269, BlockKind.FIGURE_TEXT),
    ("003", 1267, 1273, BlockKind.CAPTION),
    ("003", 1557, 1562, BlockKind.CAPTION),
    ("003", 1607, 1612, BlockKind.CAPTION),
    ("003", 1677, 1683, BlockKind.CAPTION),
]

# Lines that begin a paragraph or item of their own though the one before has no full stop, or a figure stands between.
APART = [
    ("000", 9, 10),
    ("000", 48, 50),
    ("003", 19, 21),
    ("003", 177, 179),
    ("003", 208, 210),
    ("003", 216, 222),
    ("003", 915, 917),  # a list ends without a full stop; 另外 opens a paragraph
    ("003", 894, 898),
    ("003", 1030, 1032),
    ("003", 1353, 1354),
    ("003", 1373, 1375),
    ("003", 1539, 1546),  # the same, with a figure between
    ("003", 1564, 1566),
    ("003", 732, 734),
    ("002", 128, 129),
    ("002", 245, 246),
    ("002", 334, 335),
    ("004", 7, 8),
    ("004", 18, 19),
    ("004", 37, 38),
]

# The paragraphs and items of the report that is hard-wrapped throughout: first and last line.
WRAPPED = [
    (57, 63), (65, 71), (74, 86), (90, 99), (230, 242), (244, 244), (246, 250), (252, 256), (258, 262), (285, 287),
    (295, 312), (314, 320), (322, 332), (334, 344), (346, 350), (358, 360), (370, 372), (374, 376), (384, 400),
    (402, 404), (406, 421), (423, 455), (473, 496), (498, 518), (520, 541), (555, 557), (559, 561), (563, 565),
    (567, 571), (575, 592), (594, 596), (598, 608), (610, 628), (637, 639), (651, 676), (678, 680), (682, 694),
    (696, 708), (710, 735), (737, 751), (758, 762), (766, 770), (773, 781), (785, 791), (795, 799), (803, 807),
    (811, 817),
]  # fmt: skip

# Latin words across a wrap: a blank between words, none inside one, a hyphen only where the word has it.
LATIN = [
    (90, "(National Institute for Materials Science, NIMS)"),
    (91, "Japan Science and Technology Agency, JST"),
    (92, "Japan Society for the Promotion of Science, JSPS"),
    (285, "Research Center for Materials Nanoarchitectonics (MANA)"),
    (295, "成立於2001 年"),
    (360, "Chiyoda-ku, Tokyo 102-0076 Japan"),
    (370, "Research and Development Program"),
    (423, "Adaptable and Seamless Technology Transfer Program through Target-driven R&D"),
    (423, "（如 JST PRESTO 或 CREST）"),
    (423, "super science high school 計畫"),
    (498, "Japan Agency for Medical Research and Development, AMED"),
    (498, "New Energy and Industrial Technology Development Organization, NEDO"),
    (555, "Global Strategy Division"),
    (559, "Emergent Bioinspired Soft Matter Research Team"),
    (563, "Nuclear Structure Re-search Group"),  # printed so inside a line
    (567, "Division of Fundamental Mathematical Science"),
    (639, "Chiyoda-ku, Tokyo 102-0083 Japan"),
    (651, "Grants-in-Aid for Scientific Research"),
    (682, "World Premier International Research Center Initiative"),
    (811, "（NSF、DOE、NIH）"),
]


@pytest.mark.parametrize(("digits", "first", "second", "words"), CUT)
def test_the_cut_is_healed(digits: str, first: int, second: int, words: str, block_of: BlockOf) -> None:
    block = block_of(digits, first)
    assert block is not None
    assert block is block_of(digits, second)
    assert words in block.text.text


@pytest.mark.parametrize(("digits", "around", "line", "kind"), BETWEEN)
def test_what_stood_between_keeps_its_own_block(
    digits: str, around: int, line: int, kind: BlockKind, block_of: BlockOf
) -> None:
    block = block_of(digits, line)
    assert block is not None
    assert block.kind is kind
    assert block is not block_of(digits, around)


@pytest.mark.parametrize(("digits", "first", "second"), APART)
def test_what_was_never_one_stays_apart(digits: str, first: int, second: int, block_of: BlockOf) -> None:
    one, other = block_of(digits, first), block_of(digits, second)
    assert one is not None
    assert other is not None
    assert one is not other


@pytest.mark.parametrize(("first", "last"), WRAPPED)
def test_wrapped_paragraphs_are_whole(first: int, last: int, block_of: BlockOf, reports: dict[str, Report]) -> None:
    source = reports["001"].source
    block = block_of("001", last)
    assert block is not None
    assert source.line_of(block.span.start) == first
    assert source.last_line_of(block.span) == last
    assert {block_of("001", line) for line in range(first + 1, last + 1)} <= {block, None}


def test_nothing_else_is_prose_in_the_wrapped_report(reports: dict[str, Report]) -> None:
    """Every paragraph of several lines is one of those that the list above names."""
    source = reports["001"].source
    for section in reports["001"].sections:
        for block in section.blocks:
            if block.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
                lines = (source.line_of(block.span.start), source.last_line_of(block.span))
                assert lines[0] == lines[1] or lines in WRAPPED


@pytest.mark.parametrize(("line", "words"), LATIN)
def test_latin_words_across_a_wrap(line: int, words: str, block_of: BlockOf) -> None:
    block = block_of("001", line)
    assert block is not None
    assert words in block.text.text


def test_no_blank_is_made_between_chinese_characters(reports: dict[str, Report]) -> None:
    for report in reports.values():
        for section in report.sections:
            for block in section.blocks:
                made = [
                    (before.text[-1], after.text[0])
                    for before, joint, after in zip(
                        block.text.runs, block.text.runs[1:], block.text.runs[2:], strict=False
                    )
                    if joint.text == " " and not joint.verbatim
                ]
                assert all(before.isascii() and after.isascii() for before, after in made)


def test_sentences_that_run_over_a_wrap_are_found_whole(reports: dict[str, Report]) -> None:
    whole = "".join(
        block.text.text
        for section in reports["001"].sections
        for block in section.blocks
        if block.kind.value != "table"
    )
    for words in (
        "國際同類學術政策制定與推動單位機構",
        "本次交流活動邀集自然處學門召集人參與",
        "以促進多元創新構想的萌芽與發展。",
    ):
        assert words in whole


@pytest.mark.parametrize("digits", ["000", "001", "002", "003", "004"])
def test_no_paragraph_is_cut_inside_a_word(digits: str, reports: dict[str, Report]) -> None:
    """A paragraph without an end is the last of its section, or stands before something that is no prose."""
    known = {
        ("003", 894),  # the page that followed is lost
    }
    for section in reports[digits].sections:
        for block, following in zip(section.blocks, section.blocks[1:], strict=False):
            if block.kind is not BlockKind.PARAGRAPH or following.kind is not BlockKind.PARAGRAPH:
                continue
            line = reports[digits].source.last_line_of(block.span)
            front = section.kind.value == "front"
            short = len(block.text.text) < 30
            ended = block.text.text.rstrip("」』”）)")[-1] in "。！？：；" or block.text.text[-1] in "」』”）)"
            assert ended or front or short or (digits, line) in known or "http" in block.text.text
