"""`check` asks the terminal how wide it draws: a terminal of the test's own answers, or does not."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tjexplorer.cli.commands.check import advice
from tjexplorer.cli.session import Session
from tjexplorer.cli.terminal_widths import AMBIGUOUS, WIDE, measured
from tjexplorer.indexing.builder import Progress
from tjexplorer.messages import choose_language
from tjexplorer.text.cells import choose_ambiguous, is_ambiguous, width

ASK = b"\x1b[6n"


@dataclass
class Terminal:
    """The other end of a pty: draws characters of ambiguous width in `ambiguous` cells, and says where its cursor is."""

    ambiguous: int
    answers: bool = True
    typed_before: bytes = b""
    """Keys that somebody presses before each answer."""
    main: int = -1
    side: int = -1
    seen: bytes = b""
    done: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        line = b""
        while not self.done.is_set():
            try:
                part = os.read(self.main, 1024)
            except OSError:
                return
            self.seen += part
            line += part
            while ASK in line:
                before, line = line.split(ASK, 1)
                text = re.sub(r"\x1b\[K", "", before.decode("utf-8")).rsplit("\r", 1)[-1].rsplit("\n", 1)[-1]
                if self.answers:
                    column = 1 + width(text, ambiguous=self.ambiguous)
                    os.write(self.main, self.typed_before + f"\x1b[12;{column}R".encode())


@contextmanager
def opened(terminal: Terminal) -> Iterator[Terminal]:
    terminal.main, terminal.side = pty.openpty()
    thread = threading.Thread(target=terminal.run, daemon=True)
    thread.start()
    try:
        yield terminal
    finally:
        terminal.done.set()
        os.close(terminal.side)
        thread.join(5)
        os.close(terminal.main)


@pytest.mark.parametrize("cells", [1, 2])
def test_the_terminal_says_how_wide_it_draws(cells: int) -> None:
    with opened(Terminal(cells)) as terminal:
        found = measured([*AMBIGUOUS, *WIDE], terminal.side, terminal.side)
    assert found == {**dict.fromkeys(AMBIGUOUS, cells), **dict.fromkeys(WIDE, 2)}


def test_keys_pressed_meanwhile_are_no_answers() -> None:
    with opened(Terminal(2, typed_before=b"q\x1b[A")) as terminal:
        assert measured(["…"], terminal.side, terminal.side) == {"…": 2}


@pytest.mark.parametrize("answers", [True, False])
def test_the_mode_of_the_terminal_is_as_before_and_its_line_empty(answers: bool) -> None:
    with opened(Terminal(1, answers=answers)) as terminal:
        before = termios.tcgetattr(terminal.side)
        found = measured(["…", "①"], terminal.side, terminal.side, patience=0.2)
        assert termios.tcgetattr(terminal.side) == before
        assert found == ({"…": 1, "①": 1} if answers else None)
        for _turn in range(100):
            if terminal.seen.endswith(b"\r\x1b[K"):
                break
            time.sleep(0.02)
        assert terminal.seen.endswith(b"\r\x1b[K")


def test_what_is_no_terminal_is_not_asked() -> None:
    reading, writing = os.pipe()
    try:
        assert measured(["…"], reading, writing) is None
    finally:
        os.close(reading)
        os.close(writing)


def test_the_samples_are_what_they_should_be() -> None:
    assert all(is_ambiguous(char) for char in AMBIGUOUS)
    assert {width(char) for char in WIDE} == {2}


@pytest.mark.parametrize(
    ("terminal", "setting", "said"),
    [
        (Terminal(2), 2, "The setting ambiguous_width: 2 fits."),
        (Terminal(1, answers=False), 1, "The terminal does not say where its cursor stands"),
    ],
    ids=["fits", "silent"],
)
def test_check_in_a_terminal(small_library: Path, tmp_path: Path, terminal: Terminal, setting: int, said: str) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(f"ambiguous_width: {setting}\n", encoding="utf-8")
    variables = {"TJEXPLORER_CONFIG": str(config), "TJEXPLORER_LANG": "en", "COLUMNS": "200", "TERM": "xterm"}
    kept = {name: value for name, value in os.environ.items() if name not in {"TMUX", "STY"}}
    terminal.seen, terminal.done = b"", threading.Event()
    with opened(terminal):
        call = [sys.executable, "-m", "tjexplorer", "check", "--library", str(small_library)]
        side = terminal.side
        done = subprocess.run(
            call, stdin=side, stdout=side, stderr=subprocess.PIPE, env={**kept, **variables}, timeout=60, check=False
        )
        wait_for(lambda: said.encode() in terminal.seen)
    assert (done.returncode, done.stderr) == (0, b"")
    text = terminal.seen.decode("utf-8")
    assert said in text
    rows = re.findall(r"^  (.+\|)\r?$", text, re.MULTILINE)
    assert len(rows) == 4
    assert len({width(row, ambiguous=setting) for row in rows}) == 1


@pytest.mark.parametrize(
    ("widths", "setting", "said"),
    [
        ({1}, 1, "ambiguous_width: 1 fits"),
        ({2}, 1, "Write “ambiguous_width: 2” into /somewhere/config.yaml"),
        ({1}, 2, "Write “ambiguous_width: 1” into /somewhere/config.yaml"),
        ({1, 2}, 1, "neither setting fits all"),
        ({3}, 1, "neither setting fits all"),
    ],
)
def test_advice(widths: set[int], setting: int, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    choose_language("en")
    for name in ("TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
    workspace = SimpleNamespace(
        settings=SimpleNamespace(ambiguous_width=setting),
        places=SimpleNamespace(settings=Path("/somewhere/config.yaml")),
    )
    (sentence,) = advice(widths, workspace)
    assert said in sentence
    monkeypatch.setenv("TMUX", "socket,1,0")
    assert "tmux" in list(advice(widths, workspace))[1]
    choose_language(None)


def wait_for(reached: Callable[[], bool]) -> None:
    for _turn in range(200):
        if reached():
            return
        time.sleep(0.02)


def test_tables_and_concordances_are_measured_as_the_terminal_draws(
    ask: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("ambiguous_width: 2\n", encoding="utf-8")
    monkeypatch.setenv("TJEXPLORER_CONFIG", str(config))
    monkeypatch.setenv("COLUMNS", "70")
    try:
        for call in (["reports"], ["show", "2013-cepd-hokkaido/9.4"], ["frequency", "產學合作"]):
            found = ask(*call)
            assert found.code == 0
            assert max(width(line, ambiguous=2) for line in found.out.splitlines()) <= 70
            assert not set("│█─") & set(found.out)
        rows = ask("concordance", "產學合作", "--limit", "40").out.splitlines()
        assert len({width(row.split("【")[0], ambiguous=2) for row in rows}) == 1
    finally:
        choose_ambiguous(1)


@pytest.mark.parametrize("motion", ["full", "reduced"])
def test_no_bar_is_drawn_over_itself_where_nothing_is_to_move(
    own_library: Path, tmp_path: Path, motion: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(f"motion: {motion}\n", encoding="utf-8")
    monkeypatch.setenv("TJEXPLORER_CONFIG", str(config))
    session = Session(library=str(own_library))
    drawn = io.StringIO()
    monkeypatch.setattr(drawn, "isatty", lambda: True, raising=False)
    workspace = session.workspace("never")
    monkeypatch.setattr(sys, "stderr", drawn)
    progress = workspace._voice.progress
    progress(Progress(done=1, total=2, report="2008-nsc-jst"))
    assert ("\r" in drawn.getvalue()) == (motion == "full")
