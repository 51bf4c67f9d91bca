"""Kinsoku: where lines may end, and that nothing is lost or too wide."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tjexplorer.text.cells import width
from tjexplorer.text.linebreak import NEVER_FIRST, NEVER_LAST, Line, wrap
from tjexplorer.text.printable import printable

REPORTS = sorted((Path(__file__).parents[2] / "corpus" / "reports").glob("*/source.txt"))

TEXTS = st.lists(
    st.sampled_from(
        [
            *"科學。、（）「」ーっ々…— \u3000\naé1２Ａ,.()-/%年第",
            "JST",
            "2003年",
            "100 km",
            "e\u0301",
            "👩\u200d🔬",
            "\u0301",
            "word ",
        ]
    )
).map("".join)


def drawn(text: str, cells: int, **indents: int) -> list[str]:
    return [text[line.start : line.end].rstrip(" \u3000") for line in wrap(text, cells, **indents)]


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("", 10, [""]),
        ("科學技術政策", 6, ["科學技", "術政策"]),
        ("科學技術。", 8, ["科學技", "術。"]),
        ("科學（技術）", 6, ["科學", "（技", "術）"]),
        ("甲乙「丙丁」", 6, ["甲乙", "「丙", "丁」"]),
        ("データー", 6, ["デー", "ター"]),
        # no rule leaves a place for a break
        ("キャッチ", 4, ["キャ", "ッチ"]),
        ("本次拜會JST東京", 10, ["本次拜會", "JST東京"]),
        ("於 2003 年成立", 8, ["於", "2003 年", "成立"]),
        ("自2003年起", 6, ["自", "2003年", "起"]),
        ("第15期", 4, ["第15", "期"]),
        ("共約100 km長", 9, ["共約", "100 km長"]),
        ("open innovation", 8, ["open", "innovati", "on"]),
        ("Grants-in-Aid", 8, ["Grants-", "in-Aid"]),
        ("甲……乙", 4, ["甲……", "乙"]),
        ("一\n二", 8, ["一", "二"]),
        ("一\n", 8, ["一", ""]),
        ("產學\u3000\u3000合作", 4, ["產學", "合作"]),
        ("機構(JST)係", 8, ["機構", "(JST)係"]),
    ],
)
def test_lines(text: str, cells: int, lines: list[str]) -> None:
    assert drawn(text, cells) == lines


def test_indents() -> None:
    assert wrap("科學技術政策", 6, first_indent=0, rest_indent=2) == [Line(0, 3, 0), Line(3, 5, 2), Line(5, 6, 2)]
    assert wrap("科學技術", 6, first_indent=2) == [Line(0, 2, 2), Line(2, 4, 0)]
    assert wrap("科學", 4, first_indent=40, rest_indent=40) == [Line(0, 1, 2), Line(1, 2, 2)]


def check_nothing_is_lost(text: str, lines: list[Line]) -> None:
    assert lines[0].start == 0
    assert lines[-1].end == len(text)
    for one, other in pairwise(lines):
        gap = text[one.end : other.start]
        assert gap in ("", "\n")
        assert other.start > one.start
    assert all("\n" not in text[line.start : line.end] for line in lines)


@given(TEXTS, st.integers(0, 24), st.integers(0, 6), st.integers(0, 6))
@settings(max_examples=600)
def test_properties_of_any_text(text: str, cells: int, first: int, rest: int) -> None:
    lines = wrap(text, cells, first_indent=first, rest_indent=rest)
    check_nothing_is_lost(text, lines)
    for line in lines:
        shown = text[line.start : line.end].rstrip(" \u3000")
        room = max(1, cells) - line.indent
        one_character = sum(1 for char in shown if width(char)) <= 1 or "\u200d" in shown
        assert width(shown) <= room or one_character


@given(TEXTS, st.integers(16, 60))
@settings(max_examples=300)
def test_no_character_is_cut_from_its_marks(text: str, cells: int) -> None:
    for line in wrap(text, cells)[1:]:
        if line.start and text[line.start - 1] != "\n":
            assert text[line.start] not in "\u0301\u200d"
            assert text[line.start - 1] != "\u200d"


@pytest.mark.parametrize("cells", [12, 31, 40, 76])
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.parent.name)
def test_the_corpus_without_a_violation(path: Path, cells: int) -> None:
    text = printable(path.read_bytes().decode("utf-8"), keep_newlines=True)
    reflowed = "".join(line.strip() + ("\n" if at % 40 == 39 else "") for at, line in enumerate(text.split("\n")))
    for version in (text, reflowed):
        lines = wrap(version, cells)
        check_nothing_is_lost(version, lines)
        for one, other in pairwise(lines):
            shown = version[one.start : one.end].rstrip(" \u3000")
            assert width(shown) <= cells
            if one.end == other.start and set(version[one.start : one.end]) - NEVER_FIRST - NEVER_LAST:
                assert version[other.start] not in NEVER_FIRST
                assert shown[-1:] not in NEVER_LAST


@pytest.mark.parametrize("unit", ["（", "）", "\u0301", " ", "x", "、", "…", "\u3000", "a-", "\n", "1 k"])
@pytest.mark.parametrize("cells", [1, 2, 3, 4, 80])
def test_hostile_text_ends(unit: str, cells: int) -> None:
    text = unit * (20_000 // len(unit))
    check_nothing_is_lost(text, wrap(text, cells))


def test_speed(capsys: pytest.CaptureFixture[str]) -> None:
    text = "".join(path.read_text(encoding="utf-8").replace("\n", "") for path in REPORTS) * 9
    began = time.perf_counter()
    lines = wrap(text, 76)
    with capsys.disabled():
        print(f"\nwrap: {len(text):,} characters in {len(lines):,} lines in {time.perf_counter() - began:.2f} s")
