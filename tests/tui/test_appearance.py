"""The screen as its reader wants it: without colours, with the terminal's own, without motion."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.color import Color
from rich.style import Style

from tjexplorer.settings import Settings
from tjexplorer.tui.app import ExplorerApp
from tjexplorer.tui.appearance import STILL, dress
from tjexplorer.tui.scroll_bar import THUMB, thumb
from tjexplorer.tui.state_file import chosen_theme
from tjexplorer.tui.themes import theme_label
from tjexplorer.tui.widgets.notice import LONGER, Notice
from tjexplorer.workspace import Workspace

SIZES = [(120, 40), (80, 24), (40, 12)]


def _styles(session: Any) -> Iterator[tuple[str, Style]]:
    """What is sent to the terminal, each stretch with its style."""
    for strip in session.app.screen._compositor.render_strips():
        for segment in strip:
            if segment.text.strip() and segment.style is not None:
                yield segment.text, segment.style


def _colours(session: Any) -> set[Color]:
    return {color for _text, style in _styles(session) for color in (style.color, style.bgcolor) if color is not None}


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_no_color_takes_all_colours_and_nothing_else(
    opened: Any, workspace: Workspace, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(workspace, size) as session:
        await session.search("産学連携")
        await session.press("enter")
        assert all(color.is_default for color in _colours(session))
        reversed_ = {text for text, style in _styles(session) if style.reverse}
        assert {"產學連携", "產學合作"} & reversed_
        assert any(text.strip() == ">" for text in reversed_)
        await session.press("enter")
        assert any(style.reverse and style.bold and style.underline for _text, style in _styles(session))
        await session.press("f2")
        assert any(style.reverse for text, style in _styles(session)) or size == (40, 12)
        await session.press("escape", "?")
        assert all(color.is_default for color in _colours(session))
        await session.press("escape", "3", "T")
        assert "NO_COLOR" in session.screen().replace("\n", "")


async def test_the_terminals_own_colours_are_no_others(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        dress(session.app, Settings(), "terminal")
        await session.search("産学連携")
        for keys in (("enter", "enter"), ("f5",), ("escape", "1")):
            await session.press(*keys)
            others = {color for color in _colours(session) if not (color.is_default or color.is_system_defined)}
            assert not others
        matches = [style for text, style in _styles(session) if text == "產學連携" and not style.bold]
        assert matches
        assert all(style.reverse and style.color is not None and style.color.number == 3 for style in matches)


async def test_the_key_turns_through_the_themes_and_says_which(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace, (100, 30)) as session:
        seen = []
        for _step in range(4):
            await session.press("T")
            seen.append(session.app.theme)
            assert theme_label(session.app.theme) in session.room.query_one(Notice).sentence
        assert sorted(seen) == ["dark", "high-contrast", "light", "terminal"]
        assert session.room.remembering.theme == session.app.theme


def test_the_first_frame_wears_the_last_colours_else_those_of_the_settings(
    tmp_path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("theme: high-contrast\n", encoding="utf-8")
    monkeypatch.setenv("TJEXPLORER_CONFIG", str(config))
    assert ExplorerApp(lambda: workspace).theme == "high-contrast"
    assert ExplorerApp(lambda: workspace, theme="light").theme == "light"
    config.write_text("theme: mauve\n", encoding="utf-8")
    assert ExplorerApp(lambda: workspace).theme in {"dark", "terminal"}


@pytest.mark.parametrize(
    ("written", "theme"),
    [
        ('{"format": 1, "theme": "light"}', "light"),
        ('{"format": 1, "theme": "mauve"}', None),
        ('{"format": 1, "theme": ["light"]}', None),
        ('{"format": 99, "theme": "light"}', None),
        ("no json", None),
    ],
)
def test_the_last_colours_stand_in_the_state(tmp_path: Path, written: str, theme: str | None) -> None:
    path = tmp_path / "state.json"
    assert chosen_theme(path) is None
    path.write_text(written, encoding="utf-8")
    assert chosen_theme(path) == theme


async def test_reduced_motion(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace, (80, 24)) as session:
        await session.press("f2")
        assert session.room.search_line.typing.cursor_blink
        await session.press("tab")
        dress(session.app, Settings(motion="reduced"), None)
        assert session.app.has_class(STILL)
        await session.press("f2")
        assert not session.room.search_line.typing.cursor_blink
        session.room.tell("x", seconds=5)
        notice = session.room.query_one(Notice)
        assert notice._timer is not None
        assert notice._timer._interval == 5 * LONGER
        assert session.app.animation_level == "none"


@pytest.mark.parametrize("size", [1, 2, 3, 10, 40])
@pytest.mark.parametrize("rows", [1, 9, 41, 5000])
def test_the_thumb_shows_where_the_view_is(size: int, rows: int) -> None:
    last = -1
    most = max(rows - size, 0)
    for position in range(most + 1):
        first, end = thumb(size, rows, size, position)
        if not most:
            assert (first, end) == (0, 0)
            continue
        assert 0 <= first < end <= size
        assert first >= last
        last = first
        if size - (end - first) >= 2:
            assert (first == 0) == (position == 0)
            assert (end == size) == (position == most)


def test_the_thumb_takes_one_cell_everywhere() -> None:
    from tjexplorer.text.cells import is_ambiguous

    assert not is_ambiguous(THUMB)
