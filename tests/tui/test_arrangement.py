"""Which panes are seen at which size; and what happens when the size changes."""

from __future__ import annotations

from typing import Any

import pytest

from tjexplorer.tui.arrangement import Breadth, PaneName, Wish, breadth, seen
from tjexplorer.workspace import Workspace

B, R, T, I, K = PaneName  # noqa: E741  # the panes by their first letters


@pytest.mark.parametrize(
    ("columns", "lines", "expected"),
    [
        (39, 40, Breadth.TINY),
        (80, 11, Breadth.TINY),
        (40, 12, Breadth.NARROW),
        (79, 24, Breadth.NARROW),
        (80, 24, Breadth.MEDIUM),
        (119, 24, Breadth.MEDIUM),
        (120, 12, Breadth.WIDE),
    ],
)
def test_breadth(columns: int, lines: int, expected: Breadth) -> None:
    assert breadth(columns, lines) is expected


@pytest.mark.parametrize(
    ("room", "wish", "expected"),
    [
        (Breadth.WIDE, Wish(), {B, R, T, I}),
        (Breadth.WIDE, Wish(lower=K), {B, R, T, K}),
        (Breadth.WIDE, Wish(browse_hidden=True), {R, T, I}),
        (Breadth.WIDE, Wish(active=B, browse_hidden=True), {B, R, T, I}),
        (Breadth.WIDE, Wish(active=T, zoomed=True), {T}),
        (Breadth.MEDIUM, Wish(), {R, T}),
        (Breadth.MEDIUM, Wish(side=B), {B, T}),
        (Breadth.NARROW, Wish(active=K), {K}),
        (Breadth.TINY, Wish(), set()),
    ],
)
def test_panes_seen(room: Breadth, wish: Wish, expected: set[PaneName]) -> None:
    assert seen(room, wish) == expected


async def test_resizing_keeps_the_place(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.search("産学連携")
        await session.press("enter", "enter", "n", "n")
        place = session.room.reader.text.place
        for size in ((80, 24), (60, 20), (40, 12), (30, 8), (60, 20), (160, 50), (120, 40)):
            await session.pilot.resize_terminal(*size)
            await session.settle()
            if size[0] >= 40:
                assert session.room.reader.text.place == place
                assert session.room.reader.text.is_in_view(place)
                assert session.room.reader.text.has_focus


async def test_a_small_window_says_one_plain_line(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace, (39, 11)) as session:
        shown = [line for line in session.screen().split("\n") if line.strip()]
        assert len(shown) == 1
        assert "40" in shown[0]


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40), (200, 60)], ids=str)
async def test_lines_keep_their_measure(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        await session.press("r", "down", "enter", "+")
        text = session.room.reader.text
        assert text.cells >= 20
        longest = max(len(row.origins) and _cells(row.text) for row in text._page.rows)
        assert longest <= min(84, text.cells - 4)


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


async def test_the_first_screen_tells_what_is_here(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace, (80, 24)) as session:
        text = session.screen()
        for label in ("國科會 2008", "經建會 2013", "科技部 2015", "國科會 2025"):
            assert label in text
        assert "Three things to try" in text
        assert "sections" in text


async def test_mouse(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.search("産学連携")
        await session.pilot.click("#hits", offset=(5, 5))
        await session.settle()
        first = session.room.results.lines.cursor_key
        assert session.room.results.lines.has_focus
        await session.pilot.click("#hits", offset=(5, 10))
        await session.settle()
        assert session.room.results.lines.cursor_key != first
        await session.pilot.click("#text", offset=(10, 3))
        await session.settle()
        assert session.room.wish.active is PaneName.READER
        await session.pilot.click("#ledger")
        await session.settle()
        assert session.app.screen is not session.room
        await session.press("escape")
        await session.pilot.click("#footer", offset=(2, 0))
        await session.settle()


@pytest.mark.parametrize("size", [(120, 40), (90, 30), (60, 20)])
async def test_browse_is_left_for_where_one_came_from(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        room = session.room
        await session.search("産学連携")
        await session.press("enter", "4", "3")
        for leave in ("escape", "f9"):
            shown = room.shown
            await session.press("1")
            assert room.browse.lines.has_focus
            await session.press(leave)
            assert room.reader.text.has_focus
            assert room.shown == (shown - {B} if leave == "f9" else shown)
        await session.press("f9")
        assert room.browse.lines.has_focus
