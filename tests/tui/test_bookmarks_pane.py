"""Pane 5 at work: several bookmarks at once, the note, what is lost, and another program beside this one."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tjexplorer.bookmarks.anchor import make
from tjexplorer.bookmarks.arranging import Grouping, Order
from tjexplorer.bookmarks.store import BookmarkStore
from tjexplorer.model.bookmark import Bookmark, Colour
from tjexplorer.model.span import Span
from tjexplorer.tui.desks.history import LostPage
from tjexplorer.tui.dialogs.choosing import ChoosingDialog
from tjexplorer.tui.dialogs.noting import NotingDialog
from tjexplorer.tui.dialogs.wording import WordingDialog
from tjexplorer.workspace import Workspace

REPORT = "2025-nstc-natural-sciences"
WORDS = ("Hideo NAKAJIMA", "Yukihiro HISANAGA", "隸屬於文部科學省之")


def fill(workspace: Workspace) -> list[str]:
    """Three bookmarks, made one after the other."""
    report = workspace.library.report(REPORT)
    ids = []
    for number, words in enumerate(WORDS):
        start = report.source.text.index(words)
        now = datetime(2026, 11, 21, 9, number, tzinfo=UTC)
        ids.append(workspace.bookmarks.add(make(report, Span(start, start + len(words)), now=now)).id)
    return ids


def kept(workspace: Workspace) -> dict[str, Bookmark]:
    return {bookmark.id: bookmark for bookmark in workspace.bookmarks.load_all()[0]}


async def test_several_at_once_and_back_again(opened: Any, workspace: Workspace) -> None:
    ids = fill(workspace)
    async with opened(workspace, (120, 40)) as session:
        await session.press("5", "a", "insert")
        assert session.room.keeping.marked == set(ids[:2])
        assert "2 marked" in session.screen()
        await session.press(".", "enter")
        assert isinstance(session.app.screen, WordingDialog)
        await session.press(*"JST", "enter")
        assert [kept(workspace)[each].tags for each in ids] == [("JST",), ("JST",), ()]
        await session.press("。", *"colour", "enter")
        assert isinstance(session.app.screen, ChoosingDialog)
        await session.press(*"blue", "enter", ".", *"collect", "enter", *"Tsukuba", "enter")
        assert [(kept(workspace)[each].colour, kept(workspace)[each].collection) for each in ids] == [
            (Colour.BLUE, "Tsukuba"), (Colour.BLUE, "Tsukuba"), (None, ""),
        ]  # fmt: skip
        assert "+B Hideo" in session.screen()
        await session.press("d")
        assert list(kept(workspace)) == [ids[2]]
        await session.press("u", "ctrl+z", "u", "u")
        assert [replace(each, order=None) for each in kept(workspace).values()] == [
            replace(each, colour=None, collection="", tags=()) for each in kept(workspace).values()
        ]
        assert list(kept(workspace)) == ids
        await session.press("U", "alt+u", "U")
        assert [kept(workspace)[each].collection for each in ids] == ["Tsukuba", "Tsukuba", ""]
        await session.press("d", "d", "d", ".", *"back")
        assert isinstance(session.app.screen, ChoosingDialog)
        await session.press("enter", "enter")
        assert list(kept(workspace)) == [ids[2]]
        await session.press("u", "u", "u", "u", "alt+u", "u")
        assert list(kept(workspace)) == ids


async def test_groups_order_and_finding(opened: Any, workspace: Workspace) -> None:
    ids = fill(workspace)
    workspace.bookmarks.change(ids[1:], lambda now: replace(now, tags=("人才",)))
    async with opened(workspace, (80, 24)) as session:
        keeping = session.room.keeping
        await session.press("5", "v", "f7", "v")
        assert keeping.grouping is Grouping.TAG
        assert [group.name for group in keeping.groups()] == ["人才", ""]
        assert "#人才  2" in session.screen()
        await session.press("v", "v", "J")
        assert (keeping.grouping, keeping.order) == (Grouping.NONE, Order.OWN)
        await session.press("home", "J", "shift+down")
        assert [each.bookmark.id for each in keeping.groups()[0].members] == [ids[1], ids[2], ids[0]]
        assert session.room.bookmarks.at_cursor.id == ids[0]
        await session.press("K", "s")
        assert keeping.order is Order.DATE
        await session.press("/", *"文部科学", "enter")
        assert [each.bookmark.id for each in keeping.groups()[0].members] == [ids[2]]
        assert "1/3" in session.screen()
        await session.press("escape")
        assert len(keeping.groups()[0].members) == 3


async def test_a_typed_note_is_not_lost(opened: Any, workspace: Workspace) -> None:
    ids = fill(workspace)
    async with opened(workspace, (60, 20)) as session:
        await session.press("5", "e", *"one", "enter", *"two")
        assert session.app.cursor_position != (0, 0)
        await session.press("escape")
        assert isinstance(session.app.screen, ChoosingDialog)
        await session.press("escape")
        assert isinstance(session.app.screen, NotingDialog)
        await session.press("ctrl+q")
        assert isinstance(session.app.screen, ChoosingDialog)
        await session.press("escape")
        # Another program writes another note meanwhile.
        workspace.bookmarks.change([ids[0]], lambda now: replace(now, note="elsewhere", tags=("他",)))
        await session.press("tab", *'JST "A B"', "tab", "tab", "right", "ctrl+s")
        found = kept(workspace)[ids[0]]
        assert (found.note, found.tags, found.colour) == ("elsewhere\n\none\ntwo", ("他", "JST", "A B"), Colour.RED)
        await session.press("e", "escape")
        assert session.app.screen is session.room
        # The program ends in the middle of typing.
        await session.press("e", *" more")
    async with opened(workspace, (60, 20)) as session:
        await session.press("5", "home", "e")
        assert "when the program ended" in session.screen()
        assert session.app.screen.written.note == "elsewhere\n\none\ntwo more"
        await session.press("ctrl+s", "e", "escape")
        assert session.app.screen is session.room
    assert kept(workspace)[ids[0]].note.endswith("two more")
    assert not list((workspace.places.state / "drafts").glob("*.json"))


@pytest.mark.skipif(os.name == "nt", reason="the editor of this test is a script of POSIX")
async def test_the_note_in_an_editor(
    opened: Any, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = fill(workspace)
    workspace.bookmarks.change([ids[0]], lambda now: replace(now, note="before"))
    script = tmp_path / "editor.py"
    script.write_text("import sys\nopen(sys.argv[1], 'a').write('outside')\n", encoding="utf-8")
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")

    @contextmanager
    def suspended() -> Any:
        yield

    async with opened(workspace, (80, 24)) as session:
        await session.press("5", "E")
        assert "cannot be given" in session.room.query_one("#notice").sentence
        session.app.suspend = suspended
        await session.press("E")
        assert kept(workspace)[ids[0]].note == "before\noutside"
        await session.press("e", "ctrl+o", "ctrl+s")
        assert kept(workspace)[ids[0]].note == "before\noutside\noutside"


@pytest.mark.skipif(os.name == "nt", reason="the editor of this test is a script of POSIX")
async def test_what_was_typed_is_not_lost_where_it_cannot_be_kept(
    opened: Any, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = fill(workspace)
    drafts = workspace.places.state / "drafts"
    taken_back = []

    @contextmanager
    def suspended() -> Any:
        yield
        taken_back.append(True)  # as Textual: not after an error

    def full(_path: Path, _text: str) -> None:
        raise OSError(28, "No space left on device")

    async with opened(workspace, (100, 30)) as session:
        # Another program deletes it meanwhile.
        await session.press("5", "home", "e", *"late")
        workspace.bookmarks.remove(ids[0])
        await session.press("ctrl+s")
        assert kept(workspace)[ids[0]].note == "late"
        assert "had deleted" in session.screen()
        await session.press("u")
        assert ids[0] not in kept(workspace)
        await session.press("U", "home")
        assert kept(workspace)[ids[0]].note == "late"
        # Another program writes on it meanwhile.
        await session.press("e", *" mine")
        workspace.bookmarks.change([ids[0]], lambda now: replace(now, note="theirs"))
        await session.press("ctrl+s")
        assert kept(workspace)[ids[0]].note == "theirs\n\nlate mine"
        assert "changed this bookmark meanwhile" in session.screen()
        # The disk is full: the dialog stays, and so does the draft.
        await session.press("e", *"!")
        with monkeypatch.context() as patched:
            patched.setattr("tjexplorer.yaml_file.write_atomically", full)
            await session.press("ctrl+s")
            assert isinstance(session.app.screen, NotingDialog)
            assert "No space left" in session.screen()
        session.app.screen._keep_draft()
        assert list(drafts.glob("*.json"))
        await session.press("ctrl+s")
        assert session.app.screen is session.room
        assert kept(workspace)[ids[0]].note == "theirs\n\nlate mine!"
        assert not list(drafts.iterdir())
        # An editor that is not there, and one whose words cannot be kept.
        session.app.suspend = suspended
        monkeypatch.setenv("VISUAL", "no-such-editor-anywhere")
        await session.press("E")
        assert taken_back == [True]
        assert "no-such-editor-anywhere" in session.screen()
        script = tmp_path / "editor.py"
        script.write_text("import sys\nopen(sys.argv[1], 'w').write('outside')\n", encoding="utf-8")
        monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
        with monkeypatch.context() as patched:
            patched.setattr("tjexplorer.yaml_file.write_atomically", full)
            await session.press("E")
        assert "No space left" in session.screen()
        await session.press("ctrl+s")
        assert kept(workspace)[ids[0]].note == "outside"


async def test_a_passage_is_not_kept_twice(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace, (80, 24)) as session:
        await session.press("r", "enter", "m", "m")
        assert isinstance(session.app.screen, ChoosingDialog)
        await session.press("enter")
        assert len(kept(workspace)) == 1
        await session.press("M", *"x", "ctrl+s")
        (found,) = kept(workspace).values()
        assert found.note == "x"
        await session.press("alt+m", *"remove", "enter")
        assert not kept(workspace)


async def test_what_another_program_does_is_seen(opened: Any, workspace: Workspace) -> None:
    """It removes one, and adds one whose words no source has: its page shows the words that were kept."""
    ids = fill(workspace)
    words = "已不存在的[/bold]一段文字"
    lost = replace(
        kept(workspace)[ids[2]], id="b-20991231-0000", quotation=words, start=5, end=5 + len(words), before="前文",
        after="後文", created=datetime(2099, 12, 31, tzinfo=UTC),
    )  # fmt: skip
    async with opened(workspace, (120, 40)) as session:
        await session.press("5", "down")
        elsewhere = BookmarkStore(workspace.places.bookmarks)
        elsewhere.remove(ids[0])
        elsewhere.add(lost)
        session.room._keeper.look()
        assert [each.bookmark.id for each in session.room.keeping.placed] == [*ids[1:], lost.id]
        assert session.room.bookmarks.at_cursor.id == ids[1]
        await session.press("end")
        assert "! lost" in session.screen()
        await session.press("enter")
        assert session.room.reading.page == LostPage(lost.id)
        assert words in session.screen()
