"""The ladder of copying, with programs that stand in for the real ones on PATH, and with a real tmux."""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tjexplorer.tui import clipboard

TEXT = "產学連携 — “引用”\n第二段\t表格"


@pytest.fixture(autouse=True)
def no_desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH that holds nothing but what a test puts there, and no sign of any desktop."""
    for variable in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY", "SSH_TTY", "WSL_DISTRO_NAME", "WSL_INTEROP"):
        monkeypatch.delenv(variable, raising=False)
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    return programs


def stand_in(folder: Path, name: str, *, fails: bool = False, unless: str = "") -> Path:
    """A program that keeps what it is given, and how it was called; it fails always, or where an argument is not there."""
    kept = folder / f"{name}.kept"
    program = folder / name
    program.write_text(
        f"#!{sys.executable}\n"
        "import os, pathlib, sys\n"
        f"kept = pathlib.Path({str(kept)!r})\n"
        f"if {fails!r} or ({unless!r} and {unless!r} in sys.argv): sys.exit(1)\n"
        "kept.write_bytes(sys.stdin.buffer.read())\n"
        "kept.with_suffix('.called').write_text(' '.join(sys.argv[1:]) + ' ' + os.environ.get('LC_CTYPE', ''))\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    return kept


def copied(folder: Path, text: str = TEXT) -> tuple[clipboard.Copied, list[str]]:
    asked: list[str] = []
    return clipboard.copy(text, folder / "state", asked.append), asked


def test_a_copy_always_stands_in_a_file(tmp_path: Path) -> None:
    done, asked = copied(tmp_path)
    assert asked == [TEXT]
    assert done.path is not None
    assert done.path.read_bytes().decode("utf-8") == TEXT
    assert "OSC 52" in done.sentence()
    assert done.sentence().endswith(str(done.path))


def test_a_copy_that_reaches_nothing_says_so(tmp_path: Path) -> None:
    blocked = tmp_path / "state"
    blocked.write_text("", encoding="utf-8")
    done, asked = copied(tmp_path)
    assert asked
    assert done.path is None
    assert "No file" in done.sentence()
    nothing, _asked = copied(tmp_path, "字" * 30_000)
    assert nothing.nowhere
    assert "Not copied" in nothing.sentence()


@pytest.mark.parametrize(
    "tool",
    [
        ("TMUX", "tmux", "load-buffer -w -"),
        ("WAYLAND_DISPLAY", "wl-copy", ""),
        ("DISPLAY", "xclip", "-selection clipboard"),
        ("DISPLAY", "xsel", "--clipboard --input"),
        ("", "pbcopy", "UTF-8"),
    ],
)
def test_each_tool_is_given_the_text(
    tmp_path: Path, no_desktop: Path, monkeypatch: pytest.MonkeyPatch, tool: tuple[str, str, str]
) -> None:
    variable, name, called = tool
    kept = stand_in(no_desktop, name)
    if variable:
        done, asked = copied(tmp_path)
        assert not done.ways
        assert asked == [TEXT]
        monkeypatch.setenv(variable, "x")
    done, asked = copied(tmp_path)
    assert done.ways == (name,)
    assert not asked
    assert kept.read_bytes().decode("utf-8") == TEXT
    assert called in kept.with_suffix(".called").read_text(encoding="utf-8")
    assert name in done.sentence()
    assert "OSC 52" not in done.sentence()


def test_far_away_the_pasteboard_is_that_of_another_machine(
    tmp_path: Path, no_desktop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(no_desktop, "pbcopy")
    stand_in(no_desktop, "powershell.exe")
    monkeypatch.setenv("WSL_INTEROP", "x")
    monkeypatch.setenv("SSH_TTY", "x")
    done, asked = copied(tmp_path)
    assert asked
    assert not done.ways


def test_a_tool_that_fails_gives_way_to_the_next(
    tmp_path: Path, no_desktop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMUX", "gone,1,0")
    monkeypatch.setenv("DISPLAY", ":9")
    stand_in(no_desktop, "tmux", fails=True)
    stand_in(no_desktop, "xclip", fails=True)
    kept = stand_in(no_desktop, "xsel")
    done, asked = copied(tmp_path)
    assert done.ways == ("xsel",)
    assert not asked
    assert kept.read_bytes().decode("utf-8") == TEXT


def test_inside_tmux_the_desktop_is_told_too(tmp_path: Path, no_desktop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMUX", "x")
    monkeypatch.setenv("DISPLAY", ":0")
    stand_in(no_desktop, "tmux")
    stand_in(no_desktop, "xclip")
    done, _asked = copied(tmp_path)
    assert done.ways == ("tmux", "xclip")
    assert done.sentence().startswith("Copied with tmux, xclip.")


def test_a_tmux_that_cannot_pass_it_on_does_not_claim_to(
    tmp_path: Path, no_desktop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMUX", "x")
    kept = stand_in(no_desktop, "tmux", unless="-w")
    done, asked = copied(tmp_path)
    assert done.ways == (clipboard.OLD_TMUX,)
    assert kept.read_bytes().decode("utf-8") == TEXT
    assert "tmux alone" in done.sentence()
    assert not asked


def test_windows_is_given_ascii(tmp_path: Path, no_desktop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WSL_DISTRO_NAME", "Debian")
    kept = stand_in(no_desktop, "powershell.exe")
    done, asked = copied(tmp_path)
    assert done.ways == ("Windows",)
    assert not asked
    line = kept.read_bytes().decode("ascii")
    packed = re.search(r"FromBase64String\('([A-Za-z0-9+/=]*)'\)", line)
    assert packed is not None
    assert base64.b64decode(packed[1]).decode("utf-8") == TEXT
    assert line.count("\n") == 1


def test_without_its_shell_windows_is_given_utf_16(
    tmp_path: Path, no_desktop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WSL_INTEROP", "x")
    kept = stand_in(no_desktop, "clip.exe")
    done, _asked = copied(tmp_path)
    assert done.ways == ("Windows",)
    assert kept.read_bytes().decode("utf-16") == TEXT


@pytest.mark.parametrize(("text", "fits"), [("字" * 24_998, True), ("字" * 24_998 + "a", False)])
def test_what_is_too_long_for_a_terminal_is_not_sent(tmp_path: Path, text: str, fits: bool) -> None:
    done, asked = copied(tmp_path, text)
    assert bool(asked) is fits
    assert done.asked_terminal is fits
    assert done.path is not None
    assert done.path.read_text(encoding="utf-8") == text
    if fits:
        assert len(base64.b64encode(text.encode("utf-8"))) + len("\x1b]52;c;\x07") <= 100_000
    else:
        assert done.sentence().startswith(
            "Not copied: 74,995 bytes, and a terminal takes 74,994 (OSC 52). It is in the file"
        )


@pytest.mark.skipif(shutil.which("tmux") is None, reason="there is no tmux here")
def test_a_real_tmux_holds_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.defpath)
    socket = tmp_path / "socket"

    def tmux(*arguments: str) -> str:
        call = ["tmux", "-S", str(socket), "-f", os.devnull, "-u", *arguments]
        return subprocess.run(call, check=True, capture_output=True, timeout=20).stdout.decode("utf-8")

    tmux("new-session", "-d", "-x", "40", "-y", "10", "sleep 60")
    try:
        monkeypatch.setenv("TMUX", f"{socket},{tmux('display-message', '-p', '#{pid}').strip()},0")
        done, asked = copied(tmp_path)
        assert clipboard.TMUX in done.ways or clipboard.OLD_TMUX in done.ways
        assert not asked
        assert tmux("show-buffer") == TEXT
    finally:
        tmux("kill-server")
    gone, asked = copied(tmp_path)
    assert not gone.ways
    assert asked == [TEXT]
