"""History, hits, keys and the clipboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from tjexplorer.model.mention import Authority
from tjexplorer.model.span import Span
from tjexplorer.search.results import Hit, Match, Relation, SearchResult
from tjexplorer.tui import clipboard
from tjexplorer.tui.desks.history import History, Place, RecordPage
from tjexplorer.tui.desks.hits import Hits
from tjexplorer.tui.drawing import clip_line, line_width, marked, piece, wrap_line
from tjexplorer.tui.keys import key_name


def test_history_goes_back_and_forgets_what_lay_ahead() -> None:
    history = History()
    a, b, c = Place("r", 1), RecordPage(Authority.INSTITUTION, "jst"), Place("r", 9)
    for stop in (a, b, b):
        history.go(stop)
    assert history.back() == a
    assert history.back() is None
    assert history.forward() == b
    assert history.forward() is None
    history.back()
    history.go(c)
    assert history.forward() is None
    history.amend(Place("r", 10))
    assert history.here == Place("r", 10)
    assert history.back() == a


def _result(*places: tuple[str, str, int]) -> SearchResult:
    hits = tuple(
        Hit(
            report=report,
            section=section,
            number=None,
            title="",
            kind="body",
            score=1.0,
            line=1,
            snippet="",
            snippet_marks=(),
            matches=(Match(1, 1, start, start + 2, "ab", "ab", Relation.TYPED),),
            date=None,
        )
        for report, section, start in places
    )
    return SearchResult("ab", "ab", (), len(hits), len(hits), hits, ())


def test_hits_are_in_reading_order_whatever_the_order_of_the_list() -> None:
    hits = Hits.of(_result(("b", "b/1", 5), ("a", "a/2", 9), ("a", "a/1", 1)), ["a", "b"])
    assert [(place.report, place.span.start) for place in hits.places] == [("a", 1), ("a", 9), ("b", 5)]
    first = hits.neighbour("", -1, 1)
    assert first is not None
    assert first[0] == hits.places[0]
    assert hits.neighbour("a", 1, 1) == (hits.places[1], False)
    assert hits.neighbour("a", 9, 1) == (hits.places[2], False)
    assert hits.neighbour("b", 5, 1) == (hits.places[0], True)
    assert hits.neighbour("a", 1, -1) == (hits.places[2], True)
    assert hits.neighbour("b", 5, -1) == (hits.places[1], False)
    assert hits.neighbour("a", 5, -1) == (hits.places[0], False)
    assert hits.position(hits.places[1]) == (2, 2)
    assert hits.spans("b") == (Span(5, 7),)
    assert Hits().neighbour("a", 1, 1) is None


@pytest.mark.parametrize(
    ("key", "name"),
    [("n", "n"), ("ctrl+pagedown", "Ctrl+PgDn"), ("f3", "F3"), ("escape", "Esc"), ("alt+left", "Alt+Left"), ("+", "+")],
)
def test_key_names(key: str, name: str) -> None:
    assert key_name(key) == name


def test_lines_are_cut_and_broken_in_cells() -> None:
    line = (piece("產學合作 ", "strong"), piece("[/x]\x1b[31m連携"))
    assert line_width(clip_line(line, 7)) <= 7
    assert all(line_width(part) <= 8 for part in wrap_line(line, 8))
    assert not any("\x1b" in part.text for part in line)
    assert [part.role for part in marked("abcdef", [(1, 3)])] == ["", "match", ""]


def test_a_copy_always_stands_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(clipboard.shutil, "which", lambda _name: None)
    asked: list[str] = []
    copied = clipboard.copy("產學", tmp_path / "state", asked.append)
    assert asked == ["產學"]
    assert copied.path is not None
    assert copied.path.read_text(encoding="utf-8") == "產學"
    assert "OSC 52" in copied.sentence()
    assert str(copied.path) in copied.sentence()


def test_a_copy_that_reaches_nothing_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard.shutil, "which", lambda _name: None)
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    copied = clipboard.copy("x", blocked, lambda _text: None)
    assert copied.path is None
    assert "No file" in copied.sentence()


def test_tmux_is_asked_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMUX", "socket,1,0")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    fed: list[tuple[str, ...]] = []
    monkeypatch.setattr(clipboard, "_feed", lambda command, _text: fed.append(command) or command[0] == "tmux")
    asked: list[str] = []
    copied = clipboard.copy("x", tmp_path, asked.append)
    assert copied.ways == ("tmux",)
    assert fed[0] == ("tmux", "load-buffer", "-w", "-")
    assert not asked
