"""A terminal of its own kind: it draws … ① “ in two cells, and its reader wants its sixteen colours and no others."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

F2, ENTER, PAGE_DOWN, DOWN = "\x1bOQ", "\r", "\x1b[6~", "\x1b[B"

SGR = re.compile(rb"\x1b\[([0-9;:]*)m")

ALLOWED = {0, 1, 2, 3, 4, 7, 22, 23, 24, 27, *range(30, 38), 39, *range(40, 48), 49, *range(90, 98), *range(100, 108)}


def _edges(screen: Any) -> dict[int, set[int]]:
    """By row the columns in which corners of panes stand."""
    corners = {
        row: {column for column in range(screen.columns) if screen.buffer[row][column].data == "+"}
        for row in range(screen.lines)
    }
    return {row: found for row, found in corners.items() if {0, screen.columns - 1} <= found}


def test_borders_are_straight_and_colours_the_terminals(
    started: Any, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screens = pytest.importorskip("pyte.screens")
    usual = screens.wcwidth

    def drawn(char: str) -> int:
        cells: int = usual(char)
        return 2 if cells == 1 and unicodedata.east_asian_width(char) == "A" else cells

    monkeypatch.setattr(screens, "wcwidth", drawn)
    config = home / "config" / "tjexplorer"
    config.mkdir(parents=True)
    (config / "config.yaml").write_text("ambiguous_width: 2\ntheme: terminal\n", encoding="utf-8")
    with started() as terminal:
        sent = bytearray()
        feed = terminal.picture.feed
        terminal.picture.feed = lambda data: (sent.extend(data), feed(data))[1]
        terminal.see("北海道")
        terminal.send(F2)
        terminal.see(">")
        terminal.send("產學合作")
        terminal.see("71 節")
        for keys, seen in ((ENTER, "檢索 :"), ("v", "逐詞"), (DOWN * 3, "第 "), ("3", "> 3"), (PAGE_DOWN * 2, "行")):
            terminal.send(keys)
            terminal.see(seen)
        screen = terminal.picture.screen
        edges = terminal.until(lambda picture: len(_edges(picture.screen)) >= 2, "the borders") and _edges(screen)
        top, bottom = min(edges), max(edges)
        outer = edges[top]
        for row in range(top, bottom + 1):
            for column in outer:
                data = screen.buffer[row][column].data
                assert data in {"|", "+", "-", " "} or row in {top, bottom}, (row, column, data)
            assert {screen.buffer[row][column].data for column in (0, screen.columns - 1)} <= {"|", "+"}
    codes = {int(code) for found in SGR.findall(bytes(sent)) for code in re.split(rb"[;:]", found) if code}
    assert codes <= ALLOWED
    assert {7, 33} <= codes
