"""The settings on the screen, keys that a reader chose, and hints for readers whose input method is on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tjexplorer.keyboard.actions import FOOTER
from tjexplorer.keyboard.key_map import KeyMap, in_force, use
from tjexplorer.messages import choose_language, language
from tjexplorer.settings import find
from tjexplorer.tui.actions.settling import is_composed, setting_rows
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.dialogs.help import HelpDialog
from tjexplorer.tui.dialogs.settings import SettingsDialog
from tjexplorer.tui.keys import footer_entries
from tjexplorer.workspace import Workspace


@pytest.fixture(autouse=True)
def own_keys() -> Iterator[None]:
    yield
    use(KeyMap())


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)], ids=str)
async def test_the_dialog_changes_what_holds_and_writes_it(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    path = workspace.places.settings
    async with opened(workspace, size) as session:
        await session.press(",")
        assert isinstance(session.app.screen, SettingsDialog)
        await session.press("right", "right")
        assert find(path).settings.language == "ja" == language()
        await session.press("left", "left")
        assert "language" not in find(path).given
        worn = session.app.theme
        await session.press("down", "enter")
        assert worn != session.app.theme == find(path).settings.theme
        await session.press("down", "space")
        assert find(path).settings.ambiguous_width == 2
        await session.press("left")
        await session.press("end", "right")
        assert find(path).settings.history is False
        await session.press("escape")
        assert session.app.screen is session.room
        await session.search("理研")
        await session.press("enter", "enter")
        assert workspace.history.latest() == ()


async def test_a_setting_that_cannot_be_written_is_told_in_the_dialog(opened: Any, workspace: Workspace) -> None:
    workspace.places.settings.mkdir()
    async with opened(workspace) as session:
        assert "cannot be read" in session.room.query_one("#notice").sentence
        await session.press("，", "right")
        assert "cannot be written" in session.screen()


def test_every_row_shows_the_value_in_force(tmp_path: Any) -> None:
    for tag in ("en", "zh_TW", "ja"):
        choose_language(tag)
        (tmp_path / "c.yaml").write_text("measure: 77\ncitation_style: apa\n", encoding="utf-8")
        found = find(tmp_path / "c.yaml")
        now = {row.name: row.values[row.now][0] for row in setting_rows(found.settings, found.given, "terminal")}
        assert now == {
            "language": None,
            "theme": "terminal",
            "ambiguous_width": "1",
            "motion": "full",
            "measure": "77",
            "citation_style": "apa",
            "history": "true",
        }
        turned = setting_rows(found.settings, found.given, "terminal", "ja")[0]
        assert turned.values[turned.now][0] == "ja", "a key turned to it"


async def test_chosen_keys_hold_everywhere_and_conflicts_are_told(opened: Any, workspace: Workspace) -> None:
    workspace.places.settings.write_text(
        "keys: {pane_5: alt+q, cite: j, cursor_down: Z, explain: alt+z, first_steps: alt+w}\ntwins: {pane_5: []}\n",
        encoding="utf-8",
    )
    async with opened(workspace) as session:
        assert "cite: j" not in session.room.query_one("#notice").sentence  # j is free, since Z moves down
        assert session.room.query_one("#notice").sentence == ""
        assert " Alt+Q bookmarks " in session.screen()
        await session.press("5")
        assert session.room.at_home
        await session.press("alt+q")
        assert session.room.wish.active is PaneName.BOOKMARKS
        await session.press("alt+w")
        assert session.room.at_home
        await session.press("1")
        first = session.room.browse.lines.cursor_key
        await session.press("Z")
        second = session.room.browse.lines.cursor_key
        await session.press("up")
        assert session.room.browse.lines.cursor_key == first != second
        await session.press("f1")
        assert session.app.screen is session.room
        await session.press("alt+z")
        assert isinstance(session.app.screen, HelpDialog)
        await session.press("?")
        await session.press("end")
        await session.press("escape", ":")
        await session.press(*"pane 5")
        assert "Alt+Q" in session.screen().split("Pane 5: Bookmarks")[1].splitlines()[0]


async def test_a_conflict_is_told_at_the_start_and_the_default_holds(opened: Any, workspace: Workspace) -> None:
    workspace.places.settings.write_text("theme: drak\nkeys: {cite: j}\n", encoding="utf-8")
    async with opened(workspace) as session:
        told = session.room.query_one("#notice").sentence
        assert "“drak”" in told
        assert "1 more" in told
        assert "cite" in in_force().problems[0].sentence
        await session.press("1", "j")
        assert session.app.screen is session.room


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)], ids=str)
async def test_an_input_method_is_noticed_once(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        await session.press("2", "？")
        assert isinstance(session.app.screen, HelpDialog)
        await session.press("escape")
        notice = session.room.query_one("#notice")
        assert notice.sentence == ""
        await session.press("ｎ")
        assert "Alt+H" in notice.sentence
        assert "Ctrl+P" in notice.sentence
        notice.fall_silent()
        await session.press("你")
        assert notice.sentence == ""
        await session.press("0", "你")
        assert session.room.search_line.typing.value == "你"


@pytest.mark.parametrize(
    ("text", "composed"),
    [("n", False), ("", False), ("ｎ", True), ("ㄋ", True), ("你", True), ("の", True), ("é", False)],
)
def test_what_an_input_method_makes(text: str, composed: bool) -> None:
    assert is_composed(text) is composed


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)], ids=str)
async def test_f1_explains_and_the_question_mark_lists_all(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with opened(workspace, size) as session:
        await session.press("4", "f1")
        assert "Itinerary is a trip day by day" in session.screen().replace("\n", " ")
        await session.press("?")
        assert "All keys" in session.screen()
        await session.press("?")
        assert session.app.screen is session.room
        await session.press("?", "f1", "f1")
        assert session.app.screen is session.room


def test_footers_name_the_keys_in_force() -> None:
    use(KeyMap({"search": (), "help": ("h",)}, {"search": ()}))
    entries = {name: key for name, key, _label in footer_entries("results")}
    assert "search" not in entries
    assert entries["help"] == "h"


def test_where_an_input_method_is_on_keys_without_letters_are_named() -> None:
    for context in FOOTER:
        plain = footer_entries(context)
        use(KeyMap(composed=True))
        named = footer_entries(context)
        use(KeyMap())
        assert [name for name, _key, _label in named] == [name for name, _key, _label in plain]
        assert not [key for _name, key, _label in named if len(key) == 1 and key.isascii()]
    use(KeyMap(composed=True))
    assert (in_force().shown("pane_1"), in_force().shown("settings"), in_force().shown("compare")) == (
        "Alt+1", "Alt+,", "＝",
    )  # fmt: skip


async def test_once_an_input_method_was_noticed_hints_name_other_keys(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace, (120, 40)) as session:
        room = session.room
        await session.press("B")
        assert room.reader.page.has_focus
        shown = session.screen()
        assert " v by report " in " ".join(shown.split())
        await session.press("down", "down")
        key = room.reader.page.cursor_key
        await session.press("國")
        words = " ".join(session.screen().split())
        assert "F7 by report" in words
        assert "Ctrl+F narrow" in words
        assert "An input method is on" in words
        assert room.reader.page.cursor_key == key
        await session.press("escape")
        room.do("home")
        await session.settle()
        assert "Alt+5" in session.screen()
