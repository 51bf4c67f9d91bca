"""Each key of the table, at the three sizes that people have."""

from __future__ import annotations

from typing import Any

import pytest

from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.dialogs.choosing import ChoosingDialog
from tjexplorer.tui.dialogs.noting import NotingDialog
from tjexplorer.tui.dialogs.reading import ReadingDialog
from tjexplorer.tui.dialogs.switching import SwitchingDialog
from tjexplorer.tui.keys import ACTIONS, FOOTER, footer_entries
from tjexplorer.workspace import Workspace

SIZES = [(120, 40), (80, 24), (60, 20)]
sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@sizes
async def test_help(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        for key in ["?", "f1", "？"]:
            await session.press(key)
            assert isinstance(session.app.screen, ReadingDialog)
            await session.press("escape")
            assert session.app.screen is session.room


@sizes
async def test_palette_runs_an_action(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        for key in [":", "ctrl+p", "："]:
            await session.press(key)
            assert isinstance(session.app.screen, ChoosingDialog)
            await session.press(*"pane 5", "enter")
            assert session.room.wish.active is PaneName.BOOKMARKS


@sizes
async def test_search_from_anywhere(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        for key in ["ctrl+l", "f2"]:
            for pane in "0", "1", "2", "3", "4", "5":
                await session.press(pane, key)
                assert session.room.search_line.typing.has_focus
                await session.press("escape")


@sizes
async def test_panes_by_number_and_by_tab(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        for number, name in enumerate(PaneName, 1):
            await session.press(str(number))
            assert session.room.wish.active is name
            assert session.room.pane(name).display
            assert session.room.pane(name).target.has_focus
            assert f"> {number} " in session.screen()
        seen = set()
        for _turn in range(7):
            await session.press("tab")
            seen.add(session.room.context)
        assert "search" in seen
        assert len(seen) >= 3
        await session.press("shift+tab")


@sizes
async def test_hit_to_hit(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        for keys in [("n", "N"), ("f3", "f4")]:
            await session.search("産学連携")
            await session.press("down", "3")
            first = session.room.reading.current
            await session.press(keys[0])
            second = session.room.reading.current
            assert second is not None
            assert second != first
            await session.press(keys[1])
            assert session.room.reading.current == first
            assert session.room.reader.text.is_in_view(first.span.start)


@sizes
async def test_section_to_section(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        for keys in [("]", "["), ("ctrl+pagedown", "ctrl+pageup")]:
            await session.press("r", "enter")
            text = session.room.reader.text
            assert text.has_focus
            await session.press(keys[0], keys[0])
            there = text.section
            await session.press(keys[0])
            assert text.section != there
            await session.press(keys[1])
            assert text.section == there


@sizes
async def test_zoom(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        for key in ["+", "_", "f10"]:
            await session.press("3", key)
            assert [name for name in PaneName if session.room.pane(name).display] == [PaneName.READER]
            await session.press(key)
            assert session.room.wish.zoomed is False


async def test_browse_can_be_put_away(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.press("2", "f9")
        assert not session.room.browse.display
        await session.press("f9")
        assert session.room.browse.display


@sizes
async def test_forms_are_switched_by_one_key(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        await session.search("産学連携")
        before = session.room.searching.answer.result.total_matches
        await session.press("enter", "V")
        assert isinstance(session.app.screen, SwitchingDialog)
        await session.press("down", "space")
        off = session.room.searching.question.off_forms
        assert len(off) == 1
        assert session.room.searching.answer.result.total_matches < before
        await session.press("space")
        assert session.room.searching.answer.result.total_matches == before
        await session.press("escape", "f5")
        assert isinstance(session.app.screen, SwitchingDialog)


@sizes
async def test_filters(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        await session.search("産学連携")
        await session.press("enter", "f", "down", "space", "escape")
        chosen = session.room.searching.question.reports
        assert len(chosen) == 1
        assert {hit.report for hit in session.room.searching.answer.result.hits} == chosen
        await session.press("f6", "0")
        assert not session.room.searching.question.reports


@sizes
async def test_views_and_orders(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        await session.search("産学連携")
        await session.press("enter", "v")
        assert session.room.searching.answer.rows
        assert "concordance" in session.screen()
        await session.press("s")
        assert session.room.searching.answer.sort == "left"
        await session.press("f7", "ctrl+t")
        assert session.room.searching.answer.sort == "order"


@sizes
async def test_history(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        await session.press("r", "enter", "r", "down", "enter")
        second = session.room.reading.report.id
        await session.press("alt+left")
        assert session.room.reading.report.id != second
        await session.press("alt+right")
        assert session.room.reading.report.id == second


@sizes
async def test_bookmark_note_undo_delete_export(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        await session.search("産学連携")
        await session.press("enter", "enter", "m")
        assert len(session.room.keeping.placed) == 1
        await session.press("u")
        assert not session.room.keeping.placed
        await session.press("ctrl+d")
        assert isinstance(session.app.screen, NotingDialog)
        await session.press(*"note", "down", *"tag", "enter")
        (kept,) = session.room.keeping.placed
        assert (kept.bookmark.note, kept.bookmark.tags) == ("note", ("tag",))
        await session.press("5", "e", *"s", "ctrl+s")
        assert session.room.keeping.placed[0].bookmark.note == "notes"
        await session.press("x", "enter")
        (written,) = workspace.places.exports.glob("*.md")
        assert "經濟建設委員會" in written.read_text(encoding="utf-8")
        await session.press("d")
        assert not session.room.keeping.placed
        await session.press("ctrl+z", "delete", "u")
        assert len(session.room.keeping.placed) == 1


@sizes
async def test_citing_and_copying_tell_where_the_text_went(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with opened(workspace, size) as session:
        await session.press("r", "enter", "ctrl+k")
        copied = workspace.places.state / "copied.txt"
        assert "科學技術振興機構" in copied.read_text(encoding="utf-8")
        assert str(copied) in session.room.query_one("Notice").sentence
        await session.press("y", "end", "up", "up", "enter")
        assert copied.read_text(encoding="utf-8") in workspace.library.source(session.room.reading.report.id).text


@sizes
async def test_source_lines_at_the_same_place(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        for key in ["o", "ctrl+o"]:
            await session.search("產學連攜本部")
            await session.press("enter", "enter")
            text = session.room.reader.text
            place = text.place
            await session.press(key)
            assert text.original
            assert text.place == place
            assert text.is_in_view(place)
            await session.press(key)
            assert not text.original
            assert text.place == place


@sizes
async def test_information_leads_to_a_note(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        for key in ["i", "ctrl+g"]:
            await session.press("r", "down", "enter", key)
            assert isinstance(session.app.screen, ReadingDialog)
            await session.press("enter")
            assert session.app.screen is session.room
            assert session.room.reading.report.id == "2013-cepd-hokkaido"


@sizes
async def test_find_in_the_report(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        for key in ["/", "ctrl+f", "／"]:
            await session.press("r", "down", "enter", key)
            assert session.room.reader.typing.has_focus
            session.room.reader.typing.value = "北海道大学"
            await session.settle()
            await session.press("enter")
            text = session.room.reader.text
            assert text.has_focus
            first = text.place
            await session.press("n")
            assert text.place > first
            await session.press("escape")
            assert not session.room.reader.typing.display


@sizes
async def test_find_in_browse_in_any_spelling(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        await session.press("1", "/")
        session.room.browse.typing.value = "筑波大学"
        await session.settle()
        await session.press("enter", "enter")
        assert "筑波大學" in session.screen()
        assert session.room.reader.page.has_focus


@sizes
async def test_moving_in_the_reader(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        await session.press("r", "down", "enter")
        text = session.room.reader.text
        await session.pilot.pause(0.5)  # the foot of the pane has its lines
        await session.settle()
        for forward, backward in (("j", "k"), ("down", "up"), ("space", "b"), ("pagedown", "pageup")):
            before = text.cursor
            await session.press(*[forward] * 6)
            assert text.cursor > before
            await session.press(*[backward] * 6)
            assert text.cursor == before
        await session.press("G")
        assert text.scroll_offset.y == text.max_scroll_y
        await session.press("home")
        assert text.scroll_offset.y == 0
        await session.press("end", "g")
        assert text.scroll_offset.y == 0


@sizes
async def test_the_passage_grows(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        await session.press("r", "enter")
        text = session.room.reader.text
        before = text.passage
        await session.press("J", "shift+down")
        assert text.passage.end > before.end
        await session.press("j")
        assert text.passage.end <= workspace.library.source(text.report.id).text.__len__()


@sizes
async def test_itinerary_opens_the_write_up(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        await session.press("4", "r", "down", "down", "enter")
        assert session.room.itinerary.report == "2015-most-industry-academia"
        keys = session.room.itinerary.lines.keys
        visit = next(key for key in keys if type(key).__name__ == "VisitKey")
        session.room.itinerary.lines.move_to(visit)
        await session.press("enter")
        assert session.room.reading.report.id == "2015-most-industry-academia"
        assert session.room.reader.text.has_focus
        assert session.room.reader.text.is_in_view(visit.place.offset)


@sizes
async def test_going_back_step_by_step(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        await session.search("理研")
        await session.press("enter", "enter")
        assert session.room.context == "reader"
        await session.press("escape")
        assert session.room.context == "results"
        await session.press("escape")
        assert session.room.context == "search"
        await session.press("escape", "q")
        assert session.app.screen is not session.room
        await session.press("escape")
        assert session.app.screen is session.room


async def test_ctrl_q_quits(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.pilot.press("ctrl+q")
        await session.pilot.pause()
        assert session.app._exit


async def test_earlier_searches_come_back(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.search("理研")
        await session.search("筑波")
        await session.press("f8", "down", "enter")
        assert session.room.searching.answer.request.query == "理研"


def test_the_registry_keeps_its_promises() -> None:
    forbidden = {"shift+f3", "ctrl+h", "ctrl+i", "ctrl+m"}
    for action in ACTIONS:
        assert not forbidden & set(action.all_keys)
    for context in FOOTER:
        assert len(footer_entries(context)) <= 10
    keys = [key for action in ACTIONS if action.context == "app" for key in action.all_keys if action.id != "leave"]
    assert len(keys) == len(set(keys))
