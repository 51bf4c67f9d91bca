"""The program as `tjexplorer serve` starts it: drawing into a pipe for a browser, and ending with its connection."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

SIZE = (100, 30)


@pytest.fixture
def program(variables: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """The process, whose first line has said that it is ready."""
    own = {"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver", "COLUMNS": str(SIZE[0]), "ROWS": str(SIZE[1])}
    with subprocess.Popen(
        [sys.executable, "-m", "tjexplorer"], env={**variables, **own},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == b"__GANGLION__\n"
        yield process
        process.kill()


def _packet(kind: bytes, data: bytes) -> bytes:
    return kind + len(data).to_bytes(4, "big") + data


def test_typed_drawn_resized_and_ended_by_the_end_of_its_input(program: subprocess.Popen[bytes], picture: Any) -> None:
    seen = picture(*SIZE)

    def see(word: str) -> None:
        assert program.stdout is not None
        while word not in seen.text:
            head = program.stdout.read(5)
            assert len(head) == 5, seen.text
            data = program.stdout.read(int.from_bytes(head[1:], "big"))
            if head[:1] == b"D":
                seen.feed(data)

    assert program.stdin is not None
    see("北海道")
    program.stdin.write(_packet(b"D", "\x1bOQ産学連携".encode()))
    program.stdin.flush()
    see("第 1 筆")
    seen.screen.resize(20, 60)
    program.stdin.write(_packet(b"M", json.dumps({"type": "resize", "width": 60, "height": 20}).encode()))
    program.stdin.flush()
    see("┐\n")
    # The server is gone, and nobody says so.
    program.stdin.close()
    assert program.wait(timeout=30) == 0
