"""A terminal that goes away, as when a connection breaks, ends the program."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")

CORPUS = Path(__file__).parents[2] / "corpus"


def test_the_program_ends_with_its_terminal(tmp_path: Path) -> None:
    shutil.copytree(CORPUS, tmp_path / "corpus")
    ours, theirs = pty.openpty()
    variables = {
        **os.environ,
        "TERM": "xterm-256color",
        "XDG_STATE_HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path),
    }
    program = subprocess.Popen(
        [sys.executable, "-m", "tjexplorer", "--library", str(tmp_path)],
        stdin=theirs, stdout=theirs, stderr=theirs, env=variables,
    )  # fmt: skip
    os.close(theirs)
    try:
        shown = b""
        while b"tjexplorer" not in shown:
            assert select.select([ours], [], [], 120)[0], "nothing was painted"
            shown += os.read(ours, 65536)
        assert program.poll() is None
        os.close(ours)
        program.wait(timeout=120)
    finally:
        program.kill()
        program.wait()
