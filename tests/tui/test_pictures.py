"""Pictures of the main views as text, kept in `pictures/`: a change of a screen is seen, and agreed to or not.

A picture has the rows of the screen, each between bars. Some also have the looks: below each row a letter for each cell, and
at the end what the letters mean. `TJEXPLORER_PICTURES=draw python -m pytest tests/tui/test_pictures.py` draws them anew; what
has changed is then read in the difference that git shows.
"""

from __future__ import annotations

import difflib
import itertools
import os
import string
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from rich.style import Style

from tjexplorer.messages import choose_language
from tjexplorer.tui.desks import keeping
from tjexplorer.tui.widgets.notice import Notice
from tjexplorer.workspace import Workspace

FOLDER = Path(__file__).parent / "pictures"
DRAW = os.environ.get("TJEXPLORER_PICTURES") == "draw"
MOST = 25
"""As many as people look through."""

WIDE, MIDDLE, NARROW, SMALL = (120, 40), (80, 24), (60, 20), (40, 12)


@dataclass(frozen=True)
class View:
    """A state of the program, photographed at some sizes."""

    name: str
    sizes: tuple[tuple[int, int], ...]
    reach: Callable[[Any], Awaitable[None]]
    """The way to it, from the first screen."""
    language: str = "zh_TW"
    looks: frozenset[tuple[int, int]] = frozenset()
    """The sizes at which the looks of the cells are kept too."""


async def _home(session: Any) -> None:
    await session.press("0")


async def _results(session: Any) -> None:
    await session.search("産学連携")
    await session.press("enter")


async def _concordance(session: Any) -> None:
    await _results(session)
    await session.press("v")


async def _reader(session: Any) -> None:
    await _results(session)
    await session.press("enter", "n")


async def _institution(session: Any) -> None:
    await session.press("1", "/")
    session.room.browse.typing.value = "筑波大学"
    await session.settle()
    await session.press("enter", "enter")


async def _itinerary(session: Any) -> None:
    await session.press("4", "down", "down")


async def _bookmarks(session: Any) -> None:
    await _results(session)
    await session.press("enter", "ctrl+d", *"建議時引用", "tab", *"產學合作 北海道", "ctrl+s")
    await session.press("2", "down", "enter", "m", "5")


async def _help(session: Any) -> None:
    await _results(session)
    await session.press("f1")


async def _forms(session: Any) -> None:
    await _results(session)
    await session.press("f5")


async def _nothing(session: Any) -> None:
    await session.search("量子電腦產學連攜")


VIEWS = (
    View("home", (WIDE, MIDDLE, NARROW, SMALL), _home),
    View("results", (WIDE, MIDDLE, NARROW, SMALL), _results, looks=frozenset({NARROW})),
    View("concordance", (WIDE, NARROW), _concordance),
    View("reader", (WIDE, MIDDLE, NARROW, SMALL), _reader, looks=frozenset({SMALL})),
    View("institution", (MIDDLE,), _institution),
    View("itinerary", (MIDDLE, SMALL), _itinerary),
    View("bookmarks", (MIDDLE, NARROW), _bookmarks),
    View("help", (MIDDLE,), _help),
    View("forms", (NARROW,), _forms),
    View("nothing-found", (MIDDLE, SMALL), _nothing),
    View("home-in-japanese", (MIDDLE,), _home, language="ja"),
)


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bookmarks are made on one day, minute by minute, and the terminal has all colours."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)

    minutes = itertools.count()

    class Frozen(datetime):
        @classmethod
        def now(cls, _zone: Any = None) -> Frozen:
            return cls(2026, 3, 14, 9, next(minutes), tzinfo=timezone(timedelta(hours=8)))

        def astimezone(self, _zone: Any = None) -> Frozen:
            return self

    monkeypatch.setattr(keeping, "datetime", Frozen)


@pytest.fixture
def language() -> Iterator[Callable[[str], None]]:
    """Chooses the language of the interface."""
    yield choose_language
    choose_language("en")


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
async def test_picture(
    opened: Any, workspace: Workspace, still: None, language: Callable[[str], None], view: View
) -> None:
    language(view.language)
    async with opened(workspace, view.sizes[0]) as session:
        await view.reach(session)
        # What it says for a moment would be there or not.
        session.room.query_one(Notice).fall_silent()
        wrong = []
        for size in view.sizes:
            await session.pilot.resize_terminal(*size)
            drawn = await _at_rest(session, looks=size in view.looks)
            wrong.append(_difference(_path(view, size), drawn))
    assert not any(wrong), "\n".join(wrong)


async def _at_rest(session: Any, *, looks: bool) -> str:
    """The picture once nothing changes any more: a long report is set in pieces, the rest in a thread."""
    before = ""
    for _turn in range(40):
        await session.settle()
        drawn = picture(session.app.screen, looks=looks)
        if drawn == before:
            break
        before = drawn
        await session.pilot.pause(0.15)
    return before


def test_there_are_few_pictures_and_each_is_of_a_view() -> None:
    wanted = {_path(view, size) for view in VIEWS for size in view.sizes}
    assert len(wanted) <= MOST
    assert DRAW or set(FOLDER.iterdir()) == wanted


def _path(view: View, size: tuple[int, int]) -> Path:
    return FOLDER / f"{view.name}-{size[0]}x{size[1]}.txt"


def _difference(path: Path, drawn: str) -> str:
    """What is otherwise than in the file, as a difference of lines; empty where nothing is, or where it is drawn anew."""
    if DRAW:
        path.parent.mkdir(exist_ok=True)
        path.write_text(drawn, encoding="utf-8", newline="\n")
        return ""
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    lines = difflib.unified_diff(kept.splitlines(), drawn.splitlines(), path.name, "now", lineterm="", n=1)
    return "\n".join(lines)


def picture(screen: Any, *, looks: bool = False) -> str:
    """A screen as text, each row between bars; with its looks, each row has another one below it."""
    lines: list[str] = []
    letters: dict[str, str] = {}
    for strip in screen._compositor.render_strips():
        lines.append(f"|{strip.text}|")
        if looks:
            below = "".join(letters.setdefault(_look(style), _letter(letters)) * cells for style, cells in _runs(strip))
            lines.append(f" {below}".rstrip())
    meanings = [f"{letter} {look}" for look, letter in letters.items() if look]
    return "\n".join([*lines, *meanings]) + "\n"


def _letter(letters: dict[str, str]) -> str:
    return (" " + string.ascii_letters + string.digits)[len(letters)]


def _runs(strip: Any) -> Iterator[tuple[Style | None, int]]:
    return ((segment.style, segment.cell_length) for segment in strip)


def _look(style: Style | None) -> str:
    """What a person sees of a style: colours and attributes, no links."""
    if style is None:
        return ""
    names = ("bold", "dim", "italic", "underline", "reverse", "strike")
    words = [name for name in names if getattr(style, name)]
    words += [style.color.name] if style.color else []
    words += ["on", style.bgcolor.name] if style.bgcolor else []
    return " ".join(words)
