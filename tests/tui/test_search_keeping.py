"""Searches that are kept: the history, saved ones, the statement, results as files."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from tjexplorer.tui.dialogs.choosing import ChoosingDialog
from tjexplorer.tui.dialogs.naming import NamingDialog
from tjexplorer.tui.dialogs.searches import SearchesDialog
from tjexplorer.tui.dialogs.stating import StatementDialog
from tjexplorer.workspace import Workspace

SIZES = [(120, 40), (80, 24), (60, 20)]
sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


def queries(workspace: Workspace) -> list[str]:
    return [record.inquiry.query for record in workspace.history.latest()]


async def test_searches_outlive_the_program(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.search("理研")
        await session.press("enter")
        assert queries(workspace) == ["理研"]
        await session.search("筑")
        await session.search("筑波")
        assert queries(workspace) == ["理研"]
    assert queries(workspace) == ["筑波", "理研"]
    (latest, _first) = workspace.history.latest()
    assert latest.total_matches > latest.total_sections > 0
    async with opened(workspace) as session:
        await session.press("f8", "down", "enter")
        assert session.room.searching.answer.request.query == "理研"
        assert session.room.search_line.typing.value == "理研"


async def test_enter_before_the_answer_keeps_what_was_meant(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.search("産")
        await session.press("f2", *"産学連携", "enter")
        assert queries(workspace) == ["産学連携"]


@sizes
async def test_a_search_comes_back_with_filters_and_forms(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with opened(workspace, size) as session:
        await session.search("産学連携")
        await session.press("f5", "down", "space", "escape", "f6", "down", "space", "escape", "enter")
        then = session.room.searching.answer.request
        assert then.off_forms
        assert then.reports
        await session.press("F")
        await session.search("理研")
        await session.press("enter", "f8")
        assert isinstance(session.app.screen, SearchesDialog)
        await session.press(*"産学")
        entries = [key for key in session.app.screen.lines.keys if key.inquiry.reports]
        session.app.screen.lines.move_to(entries[0])
        await session.press("enter")
        now = session.room.searching.answer.request
        assert (now.query, now.reports, now.off_forms) == (then.query, then.reports, then.off_forms)
        assert session.room.context == "results"


@sizes
async def test_saved_listed_run_removed_and_brought_back(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with opened(workspace, size) as session:
        await session.search("筑波")
        await session.press("enter", "f6", "down", "space", "escape", "ctrl+s")
        assert isinstance(session.app.screen, NamingDialog)
        assert "筑波" in session.screen()
        session.app.screen.query_one("#name").value = "筑波之行"
        await session.press("down", *"note", "enter")
        assert "saved" in session.screen()
        (saved,), _problems = workspace.saved_searches.load_all()
        assert (saved.name, saved.note, saved.inquiry.query) == ("筑波之行", "note", "筑波")
        assert saved.inquiry.reports == session.room.searching.answer.request.reports
        await session.search("理研")
        await session.press("f8", "enter")
        assert session.room.searching.answer.request.reports == saved.inquiry.reports
        await session.press("f8", "delete")
        assert not workspace.saved_searches.load_all()[0]
        assert "Removed" in session.screen()
        await session.press("ctrl+z")
        assert workspace.saved_searches.load_all()[0] == (saved,)
        await session.press("escape")


async def test_a_name_that_is_taken_is_replaced_only_on_purpose(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        for query in ("筑波", "理研"):
            await session.search(query)
            await session.press("enter", "ctrl+s")
            session.app.screen.query_one("#name").value = "名"
            await session.press("enter")
        assert "exists" in session.screen()
        assert workspace.saved_searches.get("名").inquiry.query == "筑波"
        await session.press("enter")
        assert workspace.saved_searches.get("名").inquiry.query == "理研"
        await session.press("ctrl+s")
        session.app.screen.query_one("#name").value = " "
        await session.press("enter")
        assert "cannot be the name" in " ".join(session.screen().split())


async def test_an_earlier_search_is_saved_from_the_list(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.search("筑波")
        await session.search("理研")
        await session.press("enter", "f8", "down", "ctrl+s")
        await session.press("enter")
        assert isinstance(session.app.screen, SearchesDialog)
        assert "The search is saved." in session.screen()
        assert [one.name for one in workspace.saved_searches.load_all()[0]] == ["筑波"]
        await session.press("down", "delete")
        assert "Only saved searches" in session.screen()


async def test_a_damaged_file_of_a_saved_search_is_told(opened: Any, workspace: Workspace) -> None:
    workspace.saved_searches.folder.mkdir(parents=True)
    (workspace.saved_searches.folder / "bad.yaml").write_text("name: [/x]\n", encoding="utf-8")
    async with opened(workspace) as session:
        await session.press("f8")
        assert "bad.yaml" in "".join(session.screen().split())
        await session.press("escape")


async def test_a_history_that_cannot_be_written_stops_no_search(opened: Any, workspace: Workspace) -> None:
    workspace.history.path.mkdir(parents=True)
    async with opened(workspace) as session:
        await session.search("筑波")
        await session.press("enter")
        assert "not kept in the history" in " ".join(session.screen().split())
        assert session.room.searching.answer.result.total_matches > 0


@sizes
async def test_the_statement_is_shown_copied_and_exported(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with opened(workspace, size) as session:
        await session.press("2", "P")
        assert "Search for something first" in session.screen()
        for key in ("P", "ctrl+u"):
            await session.search("産学連携")
            await session.press("enter", key)
            assert isinstance(session.app.screen, StatementDialog)
            assert key != "P" or not (workspace.places.state / "copied.txt").exists(), "nothing is copied unasked"
            await session.press("y")
            paragraph = (workspace.places.state / "copied.txt").read_text(encoding="utf-8")
            total = session.room.searching.answer.result.total_matches
            assert f"{total} matches" in paragraph
            assert "tjexplorer search --library" in paragraph
            await session.press("c")
            line = (workspace.places.state / "copied.txt").read_text(encoding="utf-8")
            assert line.startswith("tjexplorer search ")
            assert paragraph.endswith(line)
            await session.press("x")
            (path,) = workspace.places.exports.glob("statement-*.txt")
            assert path.read_text(encoding="utf-8") == paragraph + "\n"
            await session.press("escape")


@sizes
async def test_results_as_tables(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        await session.press("2", "x")
        assert "no result to export" in session.screen()
        await session.search("産学連携")
        total = session.room.searching.answer.result.total_matches
        for view in ("results", "concordance"):
            await session.press("enter" if view == "results" else "v", "x")
            assert isinstance(session.app.screen, ChoosingDialog)
            await session.press("enter", "ctrl+e", "down", "enter")
            (table,) = workspace.places.exports.glob(f"{view}-*.csv")
            rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"))))
            assert len(rows) == total
            (tabs,) = workspace.places.exports.glob(f"{view}-*.tsv")
            assert len(tabs.read_text(encoding="utf-8").splitlines()) == total + 1
        assert [int(row["start"]) for row in rows] == [row.start for row in session.room.searching.answer.rows]
        assert max(len(row["right"]) for row in rows) == 40
