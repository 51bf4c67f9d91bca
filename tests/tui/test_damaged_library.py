"""A library with a damaged file opens all the same, and says which file it is."""

from __future__ import annotations

from typing import Any

from tjexplorer.workspace import Workspace


async def test_damaged_institutions(opened: Any, hostile: Workspace) -> None:
    path = hostile.places.corpus / "authority" / "institutions.yaml"
    path.write_text("- id: [\n", encoding="utf-8")
    async with opened(hostile) as session:
        assert "institutions.yaml" in session.screen()
        await session.press("1")
        assert "institutions.yaml" in session.screen()
        await session.press("r", "enter", "4", "2")
        await session.search("產學合作")
        assert session.room.searching.answer.result.total_matches > 0


async def test_damaged_record(opened: Any, hostile: Workspace) -> None:
    folder = hostile.places.corpus / "reports" / "broken"
    folder.mkdir()
    (folder / "source.txt").write_text("壹、目的\n\n文字\n", encoding="utf-8")
    (folder / "report.yaml").write_text("id: broken\nnonsense: 1\n", encoding="utf-8")
    hostile.library.__init__(hostile.places.corpus)
    async with opened(hostile) as session:
        assert "report.yaml" in session.screen()
        assert "hostile" in session.screen()
        await session.press("r", "enter")
        assert session.room.reading.report is not None


async def test_damaged_bookmark(opened: Any, hostile: Workspace) -> None:
    hostile.places.bookmarks.mkdir(parents=True)
    (hostile.places.bookmarks / "b-20260101-abcd.yaml").write_text("id: [/x]\n", encoding="utf-8")
    async with opened(hostile) as session:
        await session.press("5")
        assert "b-20260101-abcd.yaml" in "".join(session.screen().split())


async def test_an_export_that_cannot_be_written_says_so(opened: Any, workspace: Workspace, monkeypatch: Any) -> None:
    import os

    async with opened(workspace) as session:
        await session.press("r", "enter", "m")
        monkeypatch.setattr(os, "access", lambda *_arguments: False)
        await session.press("x")
        assert "No file could be written" in " ".join(session.screen().split())
