"""The filter of Browse: any spelling of a name, and Enter opens what it found."""

from __future__ import annotations

import pytest

from tjexplorer.model.mention import Authority
from tjexplorer.tui.desks.history import RecordPage
from tjexplorer.tui.panes.browse import Member


@pytest.mark.parametrize("typed", ["物質材料", "物质材料", "NIMS"])
async def test_the_filter_puts_the_cursor_on_the_first_institution(opened, workspace, typed: str) -> None:
    async with opened(workspace) as session:
        await session.press("1", "slash")
        session.room.browse.typing.value = typed
        await session.settle()
        key = session.room.browse.lines.cursor_key
        assert isinstance(key, Member)
        assert key.stop == RecordPage(Authority.INSTITUTION, "nims")
        await session.press("enter", "enter")
        assert "物質材料研究機構" in session.screen()
        assert session.room.reader.page.display
