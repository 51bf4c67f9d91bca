"""The language changes while the program runs, and everything on the screen with it."""

from __future__ import annotations

from typing import Any

from tjexplorer.messages import language
from tjexplorer.workspace import Workspace


async def test_the_language_goes_round(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        before = session.screen()
        await session.press("L")
        assert language() == "zh_TW"
        assert session.screen() != before
        await session.press("L", "L")
        assert language() == "en"
        assert "Three things to try" in session.screen()


async def test_no_english_is_left_in_the_panes(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.search("産学連携")
        await session.press("enter", "enter", "L")
        text = session.screen()
        for word in ("Results", "Reader", "Browse", "Itinerary", "best first", "source line"):
            assert word not in text


async def test_colours_change_everywhere(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.press("r", "enter")
        dark = {segment.style.bgcolor for segment in session.room.reader.text.render_line(3) if segment.style}
        await session.press("T")
        light = {segment.style.bgcolor for segment in session.room.reader.text.render_line(3) if segment.style}
        assert dark
        assert light
        assert not dark & light
