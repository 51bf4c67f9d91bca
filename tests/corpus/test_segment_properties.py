"""What holds for every text whatever: segmenting never fails, loses nothing, reorders nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tjexplorer.corpus.segmenter import segment
from tjexplorer.model.reading import BlockKind, LeftOut
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.source import SourceText

Cut = Callable[[str], tuple[SourceText, tuple[Section, ...], tuple[LeftOut, ...]]]

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "reports"
CORPUS_LINES = tuple(
    sorted({line for path in CORPUS.glob("*/source.txt") for line in path.read_text(encoding="utf-8").split("\n")})
)

LONE = (
    "1", "1.", "1.1", "1.1.1", "(1)", "（一）", "一、", "壹、", "（壹）", "第一章", "第1節", "第", "章", "①", "a.", "□",
    "◎", "◇", "—", "一", "-", "- ", "•", "- (一)", "- 1、", "圖 1、", "表 1", "圖", "¹ ", "¹ 註", "目錄", "圖次", "摘要",
    "附件", "附件一 名單", "前言\t1", "壹、目的.....\t2", ".....", "\t", "\t時間：2015", "\t時間：", "：", "label：value",
    "[bookmark: _Toc1]", "[bookmark: _Toc1", "[image: ]", "<u>", "</u>", "<u>名</u>", "序號 姓名 職稱", "1 林 處長",
    "04/14(一) 台北", "SPRING 博士生 費", "資料來源：", "來源：某某", "另外，", "他說：", "「引文」", "Materi-", "als",
    "- 3 -", "－ 4 －", "第 5 頁", "Grants-", "in-Aid", "end.", "百零一、", "十百、", "〇、", "第零章", "第百章 名", "拾壹、", "９９．９", "99.99.99 ",
)  # fmt: skip
ODD = "\x00\x01\x07\x08\x0b\x0c\x0d\x1b\x1c\x1d\x1e\x1f\x7f\x85\xa0\u00ad\u200b\u200d\u202e\u2028\u2029\u3000\ufeff\ufffd\U0001f9ea\U000e0041"

# With the white space between its parts taken for itself, as in “- 3 -” and “第 3 頁”.
PAGE_NUMBER_PART = re.compile(r"[-–—－第]?[0-9０-９]{0,4}[頁页]?[-–—－]?")

lines = st.one_of(
    st.sampled_from(CORPUS_LINES),
    st.sampled_from(LONE),
    st.builds("".join, st.lists(st.sampled_from(LONE), min_size=1, max_size=4)),
    st.builds(lambda mark, title: mark + title, st.sampled_from(LONE), st.text("名稱計畫，。 \t：", max_size=12)),
    st.text(ODD + "一壹1.、（）()：:\t -", max_size=12),
    st.just(""),
)
texts = st.one_of(
    st.builds(lambda parts, sign: sign.join(parts), st.lists(lines, max_size=40), st.sampled_from(["\n", "\n\n"])),
    st.text(max_size=200),
    st.text(ODD + "\n", max_size=60),
    st.integers(0, 40).map(lambda count: "\n" * count),
)


def cut_up(text: str) -> tuple[SourceText, tuple[Section, ...], tuple[LeftOut, ...]]:
    source = SourceText(text)
    sections, left_out = segment("2026-any", source)
    return source, sections, left_out


def check(text: str) -> None:
    """All that holds for any text; told apart by the message."""
    source, sections, left_out = cut_up(text)
    check_account(source, sections, left_out)
    check_order(source, sections)
    check_tree(source, sections)


def check_account(source: SourceText, sections: tuple[Section, ...], left_out: tuple[LeftOut, ...]) -> None:
    times = [0] * len(source.text)
    for section in sections:
        for block in section.blocks:
            for run in block.text.runs:
                if run.verbatim and run.text:
                    assert run.text == source.slice(run.span) or (run.text == " " and source.slice(run.span).isspace())
                    for at in range(run.span.start, run.span.end):
                        times[at] += 1
                else:
                    assert run.text in {"", " "}
    for item in left_out:
        out = source.slice(item.span)
        assert (item.reason == "space") == out.isspace()
        if item.reason == "furniture":
            assert out in {"-", "：", ":"} or PAGE_NUMBER_PART.fullmatch(out), f"lost: {out!r}"
        for at in range(item.span.start, item.span.end):
            times[at] += 1
    assert [(at, source.text[at], n) for at, n in enumerate(times) if n != 1] == []


def check_order(source: SourceText, sections: tuple[Section, ...]) -> None:
    starts = [section.span.start for section in sections]
    assert starts == sorted(starts)
    for section in sections:
        begins = [block.span.start for block in section.blocks]
        assert begins == sorted(begins)
        for block in section.blocks:
            assert block.text.runs
            for first, second in pairwise(block.text.runs):
                assert first.span.end == second.span.start
            origins = list(block.text.origins())
            assert origins == sorted(origins)
            assert section.span.start <= block.span.start <= block.span.end <= section.span.end
            assert bool(block.rows) == (block.kind in {BlockKind.TABLE, BlockKind.CARD})


def check_tree(source: SourceText, sections: tuple[Section, ...]) -> None:
    by_id = {section.id: section for section in sections}
    assert len(by_id) == len(sections)
    seen: set[str] = set()
    for section in sections:
        assert section.line == source.line_of(section.span.start)
        assert section.line <= section.end_line <= source.line_count
        assert section.title == " ".join(section.title.split())
        if section.parent is None:
            assert section.level == 1
        else:
            assert section.parent in seen
            above = by_id[section.parent]
            assert section.level == above.level + 1
            assert above.span.start <= section.span.start
            assert section.span.end <= above.span.end
        seen.add(section.id)
    for first, second in pairwise([section for section in sections if section.level == 1]):
        assert first.span.end <= second.span.start
    assert all(section.kind is not SectionKind.FRONT for section in sections[1:])


@given(texts)
@example("")
@example("\n")
@example("\ufeff")
@example("1\n2\n3\n4")
@example("一\n\n一\n\n一")
@example("目錄\n壹、甲\t1\n壹、甲")
@example("\t時間：1\n\t地點：2\n\t人員：3")
@example("壹、甲：\n壹、甲：\n壹、甲：")
@example("日期 拜會機構\n04/14(一) 台北\n04/15(二)")
@example(" <u>市呂純一</u> <u>鈴木雅晴</u>\n11/28(三)\t拜會\t所長 <u>松岡克典</u>\n\t拜")
@example("\t時<u>間</u>：<u>一</u>二\n\t地點：<u>甲</u>\n\t人員：[image: ]乙")
@example("1. a：\n1. b：\n1. c：\nd。")
def test_any_text(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from(CORPUS_LINES), min_size=1, max_size=60))
def test_lines_of_the_corpus_in_any_order(chosen: list[str]) -> None:
    check("\n".join(chosen))


@given(st.data())
def test_any_stretch_of_a_report(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(CORPUS.glob("*/source.txt"))))
    whole = path.read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(whole)))
    check(whole[start : start + data.draw(st.integers(0, 3000))])


@given(texts)
def test_the_same_text_gives_the_same_sections(text: str) -> None:
    assert cut_up(text)[1:] == cut_up(text)[1:]


@given(st.text("壹一1、.（）() \n", max_size=120))
def test_numbers_alone(text: str) -> None:
    check(text)


@given(texts)
def test_a_text_without_numbers_and_known_titles_has_no_outline(text: str) -> None:
    plain = "".join(c for c in text if c in "名稱計畫，。\n ")
    _source, sections, _left_out = cut_up(plain)
    assert [section.kind for section in sections] == ([SectionKind.FRONT] if plain.strip() else [])


@pytest.mark.parametrize("text", ["", "\n", "\n\n\n", " \n\t\n\u3000"])
def test_a_text_of_nothing_has_no_sections(text: str, cut: Cut) -> None:
    _source, sections, left_out = cut(text)
    assert sections == ()
    assert "".join(text[item.span.start : item.span.end] for item in left_out) == text


def test_deep_numbers_do_not_overflow(cut: Cut) -> None:
    marks = ["第一章 甲", "壹、乙", "（壹）丙", "一、丁", "（一）戊", "1. 己", "(1) 庚", "a. 辛", "① 壬", "□ 癸"]
    text = "\n\n".join([*marks * 30, "本文在此，到此為止。"])
    check(text)


def test_a_line_of_great_length(cut: Cut) -> None:
    check("壹、目的\n\n" + "本文很長，" * 20_000 + "完。")
    check("（" * 20_000 + "一" * 20_000)
    check("一、" * 20_000)
    check("." * 20_000 + "1")
    check("- " * 20_000)
    check("[bookmark:" * 5_000)


def test_many_lines(cut: Cut) -> None:
    check("\ta\n" * 3_000)
    check("\ta\n\n" * 3_000)
    check("\t時間：1\n" * 3_000)
    check("\n".join("1." for _ in range(3_000)))
    check("\n\n".join(f"{number}、標題" for number in range(1, 1_500)))
    check("\n".join("壹、甲" if number % 2 else "一、乙。" for number in range(2_000)))
