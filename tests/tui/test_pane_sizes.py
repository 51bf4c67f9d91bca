"""How wide and high the panes are, by key, by mouse, and in every terminal."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from tjexplorer.tui.arrangement import (
    LOWEST,
    NARROWEST,
    Breadth,
    PaneName,
    Shares,
    Wish,
    breadth,
    columns,
    lower_lines,
    seen,
    with_column,
    with_lower,
)
from tjexplorer.workspace import Workspace

SHARE = st.none() | st.integers(1, 999)
SHARES = st.builds(Shares, SHARE, SHARE, SHARE, SHARE, SHARE)
WISHES = st.builds(
    Wish, st.sampled_from(PaneName), st.sampled_from([name for name in PaneName if name is not PaneName.READER]),
    st.sampled_from([PaneName.ITINERARY, PaneName.BOOKMARKS]), st.just(False), st.booleans(),
)  # fmt: skip
TOTALS = st.integers(80, 400)


@given(TOTALS, WISHES, SHARES)
def test_columns_fill_the_terminal_and_can_be_read(total: int, wish: Wish, shares: Shares) -> None:
    shown = seen(breadth(total, 40), wish)
    found = columns(total, shown, shares)
    assert found.browse + found.middle + found.reader == total
    assert (found.browse > 0) == (PaneName.BROWSE in shown)
    for name in ("browse", "middle", "reader"):
        assert getattr(found, name) == 0 or getattr(found, name) >= NARROWEST[name]


@given(TOTALS, WISHES, SHARES, st.sampled_from(["browse", "middle", "reader"]), st.integers(-50, 500))
def test_a_column_gets_the_width_that_is_asked_for_as_far_as_it_goes(
    total: int, wish: Wish, shares: Shares, name: str, cells: int
) -> None:
    shown = seen(breadth(total, 40), wish)
    before = columns(total, shown, shares)
    if not getattr(before, name):
        return
    after = columns(total, shown, with_column(shares, total, shown, name, cells))
    assert after.browse + after.middle + after.reader == total
    least = NARROWEST[name]
    if cells <= least:
        assert getattr(after, name) == least
    elif getattr(before, name) <= cells:
        assert getattr(before, name) <= getattr(after, name) <= cells
    # What is asked for twice is the same.
    again = with_column(with_column(shares, total, shown, name, cells), total, shown, name, getattr(after, name))
    assert columns(total, shown, again) == after


@given(st.integers(4, 120), SHARES, st.integers(-5, 200))
def test_what_stands_under_each_other_can_be_read(total: int, shares: Shares, lines: int) -> None:
    found = lower_lines(total, with_lower(shares, total, lines))
    assert 0 < found < total
    if total >= 2 * LOWEST:
        assert LOWEST <= found <= total - LOWEST


@pytest.mark.parametrize(("total", "least"), [(200, 70), (160, 50)])
def test_wide_terminals_are_balanced(total: int, least: int) -> None:
    found = columns(total, seen(Breadth.WIDE, Wish()), Shares())
    assert found.middle >= least
    assert found.reader >= found.middle >= found.browse


def _widths(room: Any) -> tuple[int, int, int]:
    parts = (room.browse, room.query_one("#middle"), room.reader)
    return tuple(part.outer_size.width if part.display else 0 for part in parts)  # type: ignore[return-value]


async def test_keys_make_panes_narrower_and_wider(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        room = session.room
        await session.press("3")
        assert sum(_widths(room)) == 120
        before = _widths(room)
        await session.press("}")
        assert _widths(room) == (before[0], before[1] - 4, before[2] + 4)
        await session.press("｛", "{")
        assert _widths(room) == (before[0], before[1] + 4, before[2] - 4)
        for _turn in range(7):
            await session.press("{")
        assert "cannot be made narrower" in session.screen()
        assert _widths(room)[2] == NARROWEST["reader"]
        # The shares fit another terminal; there and back is the same.
        here = _widths(room)
        await session.pilot.resize_terminal(100, 30)
        await session.settle()
        assert sum(_widths(room)) == 100
        await session.press("2", "}")
        await session.pilot.resize_terminal(120, 40)
        await session.settle()
        assert _widths(room) == here
        heights = []
        for keys in (("2",), (")",), (")",), ("4", "）"), ("(",)):
            await session.press(*keys)
            heights.append(room.results.outer_size.height)
        assert heights[0] < heights[1] < heights[2] > heights[3] < heights[4]


def _drag(session: Any, *places: tuple[int, int]) -> None:
    """Press the mouse at the first place, move it with its button held to the others, and let go at the last one."""
    for number, (x, y) in enumerate((*places, places[-1])):
        kind = events.MouseDown if not number else events.MouseMove if number < len(places) else events.MouseUp
        session.app.screen._forward_event(
            kind(None, x, y, 0, 0, button=1, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y)
        )


async def test_edges_are_dragged_with_the_mouse(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        room = session.room
        await session.search("産学連携")
        await session.press("enter")
        browse, middle, reader = _widths(room)
        x = room.reader.region.x - 1
        _drag(session, (x, 20))
        await session.settle()
        assert _widths(room) == (browse, middle, reader)
        _drag(session, (x, 20), (x - 4, 21), (x - 9, 20))
        await session.settle()
        assert _widths(room) == (browse, middle - 9, reader + 9)
        x, y = room.itinerary.region.x + 5, room.itinerary.region.y
        _drag(session, (x, y), (x, y - 6))
        await session.settle()
        assert room.itinerary.region.y < y
        x = room.browse.region.right - 1
        _drag(session, (x, 20), (x + 2, 20))
        await session.settle()
        assert _widths(room) == (browse + 2, middle - 9 - 2, reader + 9)
        # Let go: the mouse moves nothing any more.
        await session.pilot.hover(offset=(60, 10))
        assert _widths(room)[0] == browse + 2


async def test_resizing_keeps_every_cursor(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        room = session.room
        await session.search("産学連携")
        await session.press("enter", *["down"] * 7, "enter", "4", *["down"] * 5)
        cursors = {name: room.pane(name).cursor_key for name in PaneName}
        place = room.reader.text.place
        for size in ((60, 20), (90, 24), (40, 12), (120, 40)):
            await session.pilot.resize_terminal(*size)
            await session.settle()
            assert {name: room.pane(name).cursor_key for name in PaneName} == cursors
            assert room.reader.text.place == place
            assert room.focused is room.pane(room.wish.active).target
            if room.reader.display and room.reading.page is None:
                assert room.reader.text.is_in_view(place)


async def test_other_filters_keep_the_cursor_where_the_hit_is_still_there(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace, (90, 30)) as session:
        room = session.room
        await session.search("産学連携")
        await session.press("enter", *["down"] * 4)
        key = room.results.lines.cursor_key
        room.searching.question.reports = frozenset({key.report})
        room.searching.ask()
        await session.settle()
        assert room.searching.answer.request.reports == (key.report,)
        assert room.results.lines.cursor_key == key
