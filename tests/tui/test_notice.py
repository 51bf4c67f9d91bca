"""Messages stand in a row of their own, whole, and go away."""

from __future__ import annotations

import pytest

from tjexplorer.messages import choose_language
from tjexplorer.tui.widgets.notice import Notice


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 12)])
async def test_a_chinese_message_is_seen_whole_over_every_layout(opened, workspace, size: tuple[int, int]) -> None:
    choose_language("zh_TW")
    async with opened(workspace, size) as session:
        await session.search("産学連携")
        await session.press("enter", "m")
        notice = session.room.query_one(Notice)
        assert notice.sentence
        shown = "".join(session.screen().split())
        assert "".join(notice.sentence.split())[:12] in shown
        notice.fall_silent()
        await session.settle()
        assert not notice.display


async def test_a_message_is_made_safe_and_a_long_one_takes_rows(opened, workspace) -> None:
    async with opened(workspace, (60, 20)) as session:
        session.room.tell("[/x] \x1b[31m" + "紅字" * 60, severity="error")
        await session.settle()
        notice = session.room.query_one(Notice)
        assert "\x1b" not in session.screen()
        assert "[/x]" in session.screen()
        assert notice.size.height == 3


async def test_one_message_at_a_time(opened, workspace) -> None:
    async with opened(workspace) as session:
        session.room.tell("one")
        session.room.tell("two")
        await session.settle()
        assert session.room.query_one(Notice).sentence == "two"
        session.room.tell("")
        assert session.room.query_one(Notice).sentence == "two"
