"""Widths agree with what Rich draws, and nothing is ever wider than asked."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tjexplorer.text.cells import (
    ambiguous_cells,
    choose_ambiguous,
    clip,
    clip_middle,
    is_ambiguous,
    one_cell,
    pad,
    width,
    widths,
)
from tjexplorer.text.printable import printable

REPORTS = sorted((Path(__file__).parents[2] / "corpus" / "reports").glob("*/source.txt"))

TEXTS = st.lists(
    st.sampled_from([*"aé科学ーｱﾞ…①（、 \u0301\u3099", "👩\u200d🔬", "❤\ufe0f", "e\u0301\u0323", "\x1b"])
).map("".join)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.parent.name)
def test_rich_agrees_on_every_character_and_line_of_the_corpus(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    for char in sorted(set(text) - {"\n", "\t"}):
        assert width(char) == cell_len(char), f"U+{ord(char):04X}"
    for line in text.split("\n"):
        assert width(printable(line)) == cell_len(printable(line))


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("科學", 4),
        ("ｶﾞ", 2),
        ("が", 2),
        ("か\u3099", 2),
        ("e\u0301", 1),
        ("…①“”±×℃", 7),
        ("❤\ufe0f", 2),
        ("👩\u200d🔬", 2),
        ("𠮷", 2),
    ],
)
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells == cell_len(text)


def test_ambiguous_characters_may_be_wide() -> None:
    assert width("…①“”±×℃", ambiguous=2) == 14
    assert width("科a", ambiguous=2) == 3
    assert clip("①②③④", 5, ambiguous=2) == "①…"
    assert pad("①", 3, "right", ambiguous=2) == " ①"


@pytest.mark.parametrize(
    ("text", "cells", "clipped"),
    [
        ("科學技術", 8, "科學技術"),
        ("科學技術", 7, "科學技…"),
        ("科學技術", 6, "科學…"),
        ("科學技術", 1, "…"),
        ("科學", 0, ""),
        ("科學", -3, ""),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("abc", 3, "abc"),
    ],
)
def test_clip(text: str, cells: int, clipped: str) -> None:
    assert clip(text, cells) == clipped


def test_clip_without_room_for_the_ellipsis() -> None:
    assert clip("科學技術", 2, "......") == "科"
    assert clip("科學技術", 4, "") == "科學"


@pytest.mark.parametrize(("align", "padded"), [("left", "科學   "), ("right", "   科學"), ("center", " 科學  ")])
def test_pad(align: str, padded: str) -> None:
    assert pad("科學", 7, align) == padded
    assert pad("科學", 3, align) == "科學"


@given(TEXTS, st.integers(-1, 12), st.sampled_from([1, 2]))
def test_nothing_is_wider_than_asked(text: str, cells: int, ambiguous: int) -> None:
    clipped = clip(text, cells, ambiguous=ambiguous)
    assert width(clipped, ambiguous=ambiguous) <= max(0, cells)
    assert clipped in {text, ""} or clipped[-1] == "…" or text.startswith(clipped)
    assert width(pad(text, cells, ambiguous=ambiguous), ambiguous=ambiguous) == max(
        width(text, ambiguous=ambiguous), cells
    )
    assert len(widths(text)) == len(text)
    assert sum(widths(text)) == width(text)


@pytest.mark.parametrize(
    ("text", "cells", "clipped"),
    [
        ("產業技術總合研究所評估部", 24, "產業技術總合研究所評估部"),
        ("產業技術總合研究所評估部", 18, "產..合研究所評估部"),
        ("產業技術總合研究所評估部", 17, "產..研究所評估部"),
        ("產業技術總合研究所評估部", 9, "產業技.."),
        ("e\u0301" * 12, 11, "e\u0301" * 2 + ".." + "e\u0301" * 7),
        ("", 0, ""),
    ],
)
def test_clip_middle(text: str, cells: int, clipped: str) -> None:
    assert clip_middle(text, cells, "..") == clipped


@given(TEXTS, st.integers(-1, 30))
def test_a_middle_cut_is_never_wider_and_keeps_both_ends(text: str, cells: int) -> None:
    clipped = clip_middle(text, cells, "..")
    assert width(clipped) <= max(0, cells)
    if width(text) <= cells and cells > 0:
        assert clipped == text
    elif cells >= 10:
        head, cut, tail = clipped.partition("..")
        assert (cut, text.startswith(head), text.endswith(tail)) == ("..", True, True)


def test_the_terminal_may_draw_ambiguous_characters_wide() -> None:
    try:
        choose_ambiguous(2)
        assert (width("…①“"), width("…①“", ambiguous=1), ambiguous_cells()) == (6, 3, 2)
        assert clip("①②③④", 5) == "①…"
        assert pad("①", 3) == "① "
        assert one_cell("│█") == "|#"
        choose_ambiguous(7)  # no width at all
        assert ambiguous_cells() == 1
    finally:
        choose_ambiguous(1)
    assert one_cell("│█") == "│█"
    assert [is_ambiguous(char) for char in "…①a漢\u0301"] == [True, True, False, False, False]


def test_two_halves_of_a_flag_take_two_cells() -> None:
    assert width("🇯🇵") == cell_len("🇯🇵") == 2
