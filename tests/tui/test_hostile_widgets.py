"""Text that tries to be obeyed, to hide or to run out of its line, through each widget that draws lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from tjexplorer.search.request import SearchRequest
from tjexplorer.search.results import ConcordanceRow, FormCount, Relation, SearchResult
from tjexplorer.text.cells import choose_ambiguous, width
from tjexplorer.text.linebreak import wrap
from tjexplorer.tui.desks.answer import Answer, View
from tjexplorer.tui.drawing import Line, Piece, clip_line, cut_pieces, line_width, marked, piece, wrap_line
from tjexplorer.tui.panes.concordance_rows import draw_row
from tjexplorer.tui.widgets.drawn import Drawn
from tjexplorer.tui.widgets.ledger import Ledger, _draw
from tjexplorer.tui.widgets.line_list import Entry, LineList
from tjexplorer.tui.widgets.notice import Notice

ATTACKS = (
    "[/附件一] [bold red]x[/] [@click=app.quit]y[/] \\[",
    "\x1b[31m\x1b]0;title\x07\x1b]52;c;eA==\x07\x9b2J\x00\x7f",
    "\u202eabc\u202c\u2066x\u2069\u200e\u061c",
    "零\u200b寬\u200d字\ufeff\u00ad\u2060\u180e",
    "a\u0301\u0301\u0301 \u0301開頭",
    "\ud7ff\ue000\U000e0041\U000f0000",
    "一\r二\n三\t四\u2028五\u2029六\x85七",
    "👩\u200d🔬❤\ufe0f🇯🇵",
    "…①“─█│" * 30,
    "長" * 3000,
    "x" * 3000,
)

TEXTS = st.lists(st.sampled_from([*ATTACKS[:9], "產學合作", "x" * 50, " ", "。", "①"]), max_size=6).map("".join)


@pytest.fixture(params=[1, 2], ids=["narrow", "wide"])
def cells_of_ambiguous(request: pytest.FixtureRequest) -> Iterator[int]:
    choose_ambiguous(request.param)
    yield request.param
    choose_ambiguous(1)


def _obeyed(text: str) -> list[str]:
    """What a terminal would obey, or would not show."""
    return [char for char in text if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]


def _text(line: Line) -> str:
    return "".join(part.text for part in line)


@given(TEXTS, st.integers(4, 60))
def test_pieces_hold_nothing_that_is_obeyed_and_keep_their_room(text: str, cells: int) -> None:
    for ambiguous in (1, 2):
        choose_ambiguous(ambiguous)
        line = (piece("> ", "strong"), piece(text))
        assert not _obeyed(_text(line))
        assert line_width(clip_line(line, cells)) <= cells
        for row in wrap_line(line, cells, first=1, rest=2):
            assert line_width(row) <= cells
        assert "".join(map(_text, wrap_line(line, 40))).replace(" ", "") == _text(line).replace(" ", "")
    choose_ambiguous(1)


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_marks_and_cuts_lose_no_letter(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    line = marked(text, [(start, end)] if start < end else [])
    assert len(_text(line)) == len(text)
    assert not _obeyed(_text(line))
    assert _text(cut_pieces(line, start, end)) == _text(line)[start:end]


def _answer(forms: list[FormCount]) -> Answer:
    result = SearchResult("q", "q", tuple(forms), 0, 0, (), ())
    return Answer(SearchRequest("q"), result, View.LIST, "relevance")


@pytest.mark.parametrize("cells", [38, 40, 79, 100, 200])
def test_the_ledger_shows_the_first_form_in_any_room(cells: int, cells_of_ambiguous: int) -> None:
    for attack in ATTACKS:
        for relation in Relation:
            line = _draw(
                _answer([FormCount(attack, 12, relation, True), FormCount("乙", 3, Relation.TYPED, True)]), cells
            )
            assert not _obeyed(_text(line))
            assert line_width(line) <= cells
            assert "[x] " in _text(line)
            assert " 12" in _text(line)


@pytest.mark.parametrize("cells", [30, 44, 80])
def test_a_concordance_keeps_its_columns(cells: int, cells_of_ambiguous: int) -> None:
    ends = set()
    for attack in ATTACKS:
        flat = " ".join(attack.split())
        row = ConcordanceRow(
            left=flat, match="產學合作", right=flat, report="r", section="r/1", line=7, start=0, end=4, form="產學合作"
        )
        (line,) = draw_row(row, Relation.SAME, "2013", 0, cells)
        assert not _obeyed(_text(line))
        assert line_width(line) <= cells
        ends.add(line_width(line[: [part.text for part in line].index("產學合作")]))
    assert len(ends) == 1


class Probe(App[None]):
    """Every widget that draws lines, on hostile ones."""

    CSS = "Drawn, LineList { height: 4; } Notice { height: 2; }"

    def compose(self) -> ComposeResult:
        yield Ledger(id="ledger")
        yield Drawn(id="drawn")
        yield LineList(id="list")
        yield Notice(id="notice")

    def on_mount(self) -> None:
        forms = [FormCount(attack, 1, Relation.SPELLING, True) for attack in ATTACKS]
        self.query_one(Ledger).show_answer(_answer(forms))
        self.query_one("#drawn", Drawn).show(lambda cells: [clip_line((piece(attack),), cells) for attack in ATTACKS])
        whole = [Entry(number, lambda _cells, text=attack: [(piece(text),)]) for number, attack in enumerate(ATTACKS)]  # type: ignore[misc]
        self.query_one(LineList).show(whole)
        self.query_one(Notice).say(ATTACKS[0] + ATTACKS[1] + ATTACKS[2], 60, warning=True)


@pytest.mark.parametrize("size", [(60, 20), (40, 12), (20, 10)], ids=str)
async def test_no_widget_obeys_or_overflows(size: tuple[int, int]) -> None:
    app = Probe()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        lines: Any = app.query_one(LineList)
        for _step in range(len(ATTACKS)):
            strips = app.screen._compositor.render_strips()
            assert [width(strip.text) for strip in strips] == [size[0]] * size[1]
            assert not [char for strip in strips for char in _obeyed(strip.text)]
            lines.action_cursor_down()
            await pilot.pause()
        assert (
            "[@click=app.quit]"[: size[0] - 10] in "".join(strip.text for strip in strips).replace(" ", "")
            or size[0] < 40
        )
        assert app.is_running


def test_a_line_longer_than_any_screen_is_laid_out_at_once() -> None:
    line = (Piece("產學合作" * 50_000),)
    assert len(wrap_line(line, 40, most=3)) == 3
    assert len(wrap("長" * 3000, 40)) == 150
