"""What only a process of its own can show: pipes, signals, closed streams, encodings, a missing terminal."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import signal
import subprocess
import sys
import types
from pathlib import Path

import pytest
from filelock import FileLock

from tjexplorer import __version__
from tjexplorer.__main__ import main

SENTENCE = "There is no terminal here, so tjexplorer prints the overview; `tjexplorer search WORDS` searches.\n"


@pytest.mark.parametrize("arguments", [[], ["産学連携"], ["two", "words"]], ids=str)
def test_without_a_terminal_the_overview(process, ask, arguments):
    found = process(*arguments, COLUMNS="80")
    assert (found.code, found.err) == (0, SENTENCE)
    assert found.out.split()[:5] == ["report", "trip", "sections", "visits", "title"]
    assert found.out.count("\n") == 6


def test_without_a_terminal_the_overview_as_json(process, ask):
    expected = ask("reports", "--json").document
    for arguments in (["--json"], ["産学連携", "--json"], ["--json", "産学連携"]):
        found = process(*arguments)
        assert (found.code, found.err, found.document) == (0, SENTENCE, expected)


def test_a_query_may_stand_before_the_library(call, tmp_path):
    found = call("産学連携", "-技術", "--library", tmp_path / "nowhere")
    assert (found.code, found.out) == (3, "")
    assert "nowhere does not exist" in found.err


def test_with_only_stdout_a_pipe_nothing_is_drawn(shared_library):
    terminal, side = pty.openpty()
    found = subprocess.run(
        [sys.executable, "-m", "tjexplorer", "--library", str(shared_library)],
        stdin=side, stdout=subprocess.PIPE, stderr=side, timeout=60, check=False,
    )  # fmt: skip
    os.close(side)
    assert found.returncode == 0
    assert b"\x1b" not in found.stdout
    assert "2008-nsc-jst" in found.stdout.decode("utf-8")
    assert b"There is no terminal here" in os.read(terminal, 4096)
    os.close(terminal)


@pytest.mark.parametrize("arguments", [["show", "2013"], ["notes", "--json"], ["concordance", "産学連携", "--csv"],
                                       ["search", "研究", "--limit", "0", "--json"]], ids=" ".join)  # fmt: skip
def test_a_reader_that_leaves(start, arguments):
    running = start(*arguments)
    assert running.stdout
    assert running.stdout.readline()
    running.stdout.close()
    assert running.stderr
    complaint = running.stderr.read().decode("utf-8")
    assert "Traceback" not in complaint
    assert "Exception" not in complaint
    assert running.wait(60) == 0
    running.stderr.close()


def test_a_reader_that_never_came(start):
    for arguments in (["--help"], ["reports"], ["--version"]):
        running = start(*arguments)
        assert running.stdout
        running.stdout.close()
        assert running.stderr
        assert running.stderr.read() == b""
        assert running.wait(60) == 0
        running.stderr.close()


def test_ctrl_c(start, own_library):
    """Another process holds the index, so that the search waits: there Ctrl-C meets it."""
    (own_library / "index" / "meta.json").unlink()
    with FileLock(own_library / "index" / "index.lock"):
        running = start("search", "産学連携", "--library", own_library)
        assert running.stderr
        assert running.stderr.readline() == b"There is no index yet; it is built now.\n"
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=30)
    assert (running.returncode, out, err.strip()) == (130, b"", b"")


def test_ctrl_c_while_the_program_loads(monkeypatch):
    class Loading(types.ModuleType):
        def __getattr__(self, name: str) -> object:
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "tjexplorer.cli.entry", Loading("tjexplorer.cli.entry"))
    with pytest.raises(SystemExit) as leaving:
        main()
    assert leaving.value.code == 130


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk(shared_library):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        found = subprocess.run(
            [sys.executable, "-m", "tjexplorer", "show", "2013", "--library", str(shared_library)],
            stdin=subprocess.DEVNULL, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False,
        )  # fmt: skip
    assert found.returncode == 3
    assert found.stderr.decode("utf-8").startswith("tjexplorer: The output cannot be written: ")
    assert found.stderr.count(b"\n") == 1


@pytest.mark.parametrize("stream", [1, 2])
def test_a_closed_stream(shared_library, stream):
    command = f'exec "{sys.executable}" -m tjexplorer reports --json --library "{shared_library}" {stream}>&-'
    found = subprocess.run(["/bin/sh", "-c", command], capture_output=True, timeout=60, check=False)
    assert found.returncode == 0
    assert found.stderr == b""
    if stream == 2:
        assert json.loads(found.stdout)["reports"]


def test_utf8_whatever_the_locale_says(process):
    found = process("reports", "--json", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert found.document["reports"][0]["title"] == "與日本獨立行政法人科學技術振興機構召開工作會議"


def test_languages_of_messages(process):
    assert "沒有" in process("search", "zzzzqqq", "--lang", "zh_TW").err
    assert "該当する箇所" in process("search", "zzzzqqq", TJEXPLORER_LANG="ja_JP.UTF-8").err
    zh, ja, en = (process("search", "技術移轉", "--json", "--lang", name) for name in ("zh_TW", "ja", "en"))
    assert zh.document["hits"] == ja.document["hits"] == en.document["hits"]
    found = process("reports", "--lang", "xx")
    assert found.error(2).startswith("tjexplorer: --lang: “xx” is none of: zh_TW, ja, en.")


def test_version_and_help(process):
    assert process("--version").out == f"tjexplorer {__version__}\n"
    for arguments in (["--help"], ["-h"], ["search", "--help"], ["bookmarks", "export", "-h"]):
        found = process(*arguments, TJEXPLORER_LIBRARY="/nowhere")
        assert (found.code, found.err) == (0, "")
        assert found.out.startswith("Usage: tjexplorer")


def test_completion_scripts(process):
    for shell in ("bash", "zsh", "fish"):
        found = process("completion", shell)
        assert (found.code, found.err) == (0, "")
        assert "_TJEXPLORER_COMPLETE" in found.out


@pytest.mark.parametrize(("words", "offered"), [
    ("tjexplorer conc", "concordance"), ("tjexplorer search --spell", "--spelling-only"),
    ("tjexplorer search --kind vis", "visit"), ("tjexplorer bookmarks exp", "export"),
])  # fmt: skip
def test_what_completion_offers(process, words, offered):
    found = process(_TJEXPLORER_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(len(words.split()) - 1))
    assert found.out.split() == [f"plain,{offered}"]


def test_the_file_of_an_export_cannot_be_written(ask, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    target = tmp_path / "file" / "bookmarks.md"
    assert str(target) in ask("bookmarks", "export", "--output", target).error(3)
    with contextlib.suppress(OSError):
        assert (tmp_path / "file").read_text(encoding="utf-8") == "x"
