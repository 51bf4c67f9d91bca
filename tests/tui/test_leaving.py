"""Leaving: nothing that was typed is lost by one key."""

from __future__ import annotations

from typing import Any

from tjexplorer.tui.dialogs.asking import AskingDialog
from tjexplorer.tui.dialogs.naming import NamingDialog
from tjexplorer.workspace import Workspace


async def test_a_name_that_was_typed_holds_the_program_back_once(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace, (90, 30)) as session:
        await session.search("奈米")
        await session.press("ctrl+s", "tab", "x")
        assert isinstance(session.app.screen, NamingDialog)
        await session.press("ctrl+q")
        assert session.app.is_running
        assert "not saved yet" in session.screen()
        await session.pilot.press("ctrl+q")
        await session.pilot.pause()
        assert session.app._exit


async def test_q_goes_back_and_asks_at_the_top(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace, (90, 30)) as session:
        await session.search("奈米")
        await session.press("enter", "enter", "q", "q")
        assert isinstance(session.app.screen, AskingDialog)
        await session.press("escape")
        assert session.app.is_running
        assert session.room.search_line.typing.value == "奈米"
