"""Results as list, by report and as concordance: orders, folding, pages, the way to the Reader and back."""

from __future__ import annotations

from typing import Any

import pytest

from tjexplorer.search.results import ConcordanceRow, Relation
from tjexplorer.text.cells import width
from tjexplorer.text.fold import fold
from tjexplorer.tui.desks.answer import View
from tjexplorer.tui.desks.history import Place
from tjexplorer.tui.drawing import line_width
from tjexplorer.tui.looks import LOOKS
from tjexplorer.tui.panes import result_entries, results
from tjexplorer.tui.panes.concordance_rows import draw_row, room_beside
from tjexplorer.tui.panes.hit_rows import _from_first_mark, draw_hit
from tjexplorer.tui.panes.result_entries import More, ReportGroup
from tjexplorer.tui.relations import ROLES, SIGNS
from tjexplorer.tui.widgets.line_list import entry_room
from tjexplorer.workspace import Workspace

SIZES = [(120, 40), (80, 24), (60, 20)]
sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@sizes
async def test_by_report_with_counts_and_folding(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        await session.search("産学連携")
        await session.press("enter", "v", "v")
        room = session.room
        assert room.searching.answer.view is View.REPORTS
        hits = room.searching.answer.result.hits
        groups = [key for key in room.results.lines.keys if isinstance(key, ReportGroup)]
        assert [group.report for group in groups] == list(dict.fromkeys(hit.report for hit in hits))
        assert len(room.results.lines.keys) == len(hits) + len(groups)
        await session.press("g")
        for fold, unfold in (("left", "right"), ("enter", "enter")):
            await session.press(fold)
            inside = sum(hit.report == groups[0].report for hit in hits)
            assert len(room.results.lines.keys) == len(hits) + len(groups) - inside
            assert room.results.lines.cursor_key == groups[0]
            await session.press(unfold)
            assert len(room.results.lines.keys) == len(hits) + len(groups)
        assert f"{inside} sections" in session.screen()
        await session.press("end", "s", "f2")
        await session.search("筑波")
        label = workspace.library.record(room.searching.answer.result.hits[0].report).label
        assert room.results.lines.scroll_offset.y == 0
        assert f"- {label}" in session.screen()
        await session.press("enter", "g")
        groups = [key for key in room.results.lines.keys if isinstance(key, ReportGroup)]
        await session.press("down", "left")
        assert room.results.lines.cursor_key == groups[0]
        await session.press("f7")
        assert room.searching.answer.view is View.LIST


@sizes
async def test_a_line_leads_to_the_reader_and_back_to_the_same_line(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with opened(workspace, size) as session:
        await session.search("産学連携")
        await session.press("enter", "f7", "ctrl+t", "ctrl+t", "pagedown", "down", "down")
        room = session.room
        assert room.searching.answer.sort == "right"
        key = room.results.lines.cursor_key
        assert isinstance(key, Place)
        number = [Place(row.report, row.start) for row in room.searching.answer.rows].index(key) + 1
        assert f"{number} of {len(room.searching.answer.rows)}" in session.screen()
        await session.press("enter")
        assert room.context == "reader"
        assert (room.reading.report.id, room.reader.text.place) == (key.report, key.offset)
        assert room.reader.text.is_in_view(key.offset)
        await session.press("down", "down", "escape")
        assert room.context == "results"
        assert room.results.lines.cursor_key == key


@sizes
async def test_orders_of_the_concordance(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        await session.search("産学連携")
        await session.press("enter", "v")
        room = session.room
        seen = []
        for _turn in range(5):
            seen.append(room.searching.answer.sort)
            await session.press("s")
        assert seen == ["order", "left", "right", "report", "year"]
        assert room.searching.answer.sort == "order"
        # From any order the first press compares the character after the match, the next ones more of them, then words.
        reaches = []
        for key in ("S", "ctrl+up", "S", "S", "S", "S", "S", "S"):
            await session.press(key)
            order = room.searching.answer.order
            reaches.append((str(order.sort), order.by, str(order.unit)))
        assert reaches == [
            *(("right", by, unit) for unit in ("characters", "words") for by in (1, 2, 3)),
            ("right", 0, "characters"), ("right", 1, "characters"),
        ]  # fmt: skip
        rows = room.searching.answer.rows
        firsts = ["".join(fold(row.right).text.split())[:1] for row in rows]
        assert len({row.start for row in rows}) > 100
        assert len([at for at in range(1, len(firsts)) if firsts[at] != firsts[at - 1]]) == len(set(firsts)) - 1


async def test_a_reach_opens_the_concordance(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.search("産学連携")
        await session.press("enter", "S")
        assert session.room.searching.answer.view is View.CONCORDANCE
        assert "by 1 character" in session.screen()


@sizes
async def test_context_is_wider_and_narrower(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        await session.search("産学連携")
        await session.press("enter", ">")
        room = session.room
        assert room.searching.answer.view is View.CONCORDANCE
        await session.press(">")
        assert "as much as fits" in session.screen()
        fitting = room.results.fitting
        widths = []
        for key in ("<", "ctrl+left", "＜"):
            await session.press(key)
            widths.append(room.results.context)
        assert fitting > widths[0] >= widths[1] >= widths[2] > 0
        while room.results.context > 3:
            await session.press("<")
        await session.press("<")
        assert "the narrowest" in session.screen()
        for key in ("ctrl+right", "＞", ">", ">", ">", ">", ">", ">"):
            await session.press(key)
        assert room.results.context == 0


@sizes
async def test_matches_stand_under_each_other(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        await session.search("産学連携")
        await session.press("enter", "v", "s")
        pane = session.room.results
        cells = entry_room(pane.lines.cells)
        drawn = [pane.lines._rows[row][1] for row in range(40)]
        assert len(drawn) == 40
        columns = set()
        for line in drawn:
            assert line_width(line) == cells
            columns.add(line_width(line[:1]))
            assert line[1].role in ROLES.values()
        assert len(columns) == 1


async def test_pages_tell_what_is_left_and_follow_the_reader(
    opened: Any, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (results, result_entries):
        monkeypatch.setattr(module, "PAGE", 10)
    async with opened(workspace) as session:
        session.room.results._shown = 10
        await session.search("産学連携")
        room = session.room
        total = room.searching.answer.result.total_sections
        await session.press("enter", "end")
        assert room.results.lines.cursor_key == More(total - 10)
        assert f"{total - 10} are not shown" in " ".join(session.screen().split())
        await session.press("enter")
        eleventh = room.results._showing(room.searching.answer).places()[10]
        assert room.results.lines.cursor_key == eleventh
        assert len(room.results.lines.keys) == 21
        # A hit that the Reader goes to is brought up, on whatever page it is.
        await session.press("v")
        assert room.results.lines.keys[-1] == More(room.searching.answer.result.total_matches - 10)
        await session.press("N")
        key = room.results.lines.cursor_key
        assert key == Place(room.reading.current.report, room.reading.current.span.start)
        assert key in room.results.lines.keys


async def test_no_words_no_occurrences(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.search("kind:reflections")
        await session.press("enter", "v")
        assert "no occurrences to show" in " ".join(session.screen().replace("┃", " ").split())


@sizes
async def test_relations_show_by_sign_in_the_margin(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        await session.search("産学連携")
        room = session.room
        relations = {place.relation for place in room.reading.hits.places}
        assert {Relation.SPELLING, Relation.SAME} <= relations
        await session.press("f7", "enter", "enter", "escape", "v")
        await session.press("enter", "enter")
        text = room.reader.text
        report = room.reading.report.id
        signs = {text._signs[text._page.row_at(place.span.start)][0] for place in room.reading.hits.by_report[report]}
        assert signs - {">"} <= {SIGNS[relation] for relation in relations}
        assert len(signs - {">"}) > 1


def test_relations_differ_without_colour() -> None:
    attributes = [LOOKS[role].attributes for role in ROLES.values()]
    assert len(set(attributes)) == len(Relation)
    assert len(set(SIGNS.values())) == len(Relation)
    assert ">" not in SIGNS.values()


async def test_a_snippet_marks_every_match_by_its_relation(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.search("産学連携")
        for hit in session.room.searching.answer.result.hits:
            roles = [piece.role for line in draw_hit(hit, "label", 200)[2:] for piece in line if piece.role]
            assert roles
            known = {ROLES[match.relation] for match in hit.matches}
            assert set(roles) <= known, hit


@pytest.mark.parametrize("cells", [10, 30, 43, 44, 80, 160])
@pytest.mark.parametrize("year", [None, "", "2013"])
@pytest.mark.parametrize("left", ["", "甲" * 60, "x" * 120, "\x1b[31m" * 20, "e\u0301" * 60, "半a角" * 30])
def test_a_row_is_as_wide_as_its_room(cells: int, year: str | None, left: str) -> None:
    row = ConcordanceRow(left, "產學合作", "乙[/x]" * 30, "r", "r/1", 7, 0, 4, "產學合作")
    for context in (0, 6, 500):
        (line,) = draw_row(row, Relation.SAME, year, context, cells)
        text = "".join(piece.text for piece in line)
        assert width(text) == max(cells, line_width(line))
        assert "\x1b" not in text
        if cells >= 30:
            assert width(text) == cells
            assert width(text[: text.index("產")]) == room_beside(cells, years=year is not None)


@pytest.mark.parametrize("cells", [12, 20, 30, 40, 60])
def test_a_snippet_begins_with_a_whole_word_or_a_sign(cells: int) -> None:
    text = "The National Innovation Promotion Headquarters)：位於筑波，設立於筑波大學"
    marks = [(start, start + 2) for start in (text.index("筑波"), text.rindex("筑波"))]
    shown, moved = _from_first_mark(text, marks, cells)
    assert [shown[start:end] for start, end in moved] == ["筑波", "筑波"]
    rest = shown.removeprefix("…")
    assert text.endswith(rest)
    before = text[: len(text) - len(rest)]
    assert (shown != rest) == bool(before)
    assert not before or not (before[-1].isalpha() and rest[0].isascii() and rest[0].isalpha())
