"""Calls of the command line: in this process where that is enough, in one of its own where the process matters."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from wcwidth import wcswidth

from tjexplorer.cli.entry import run

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call gave back."""

    code: int
    """Exit code."""
    out: str
    """All of stdout."""
    err: str
    """All of stderr."""

    @property
    def document(self) -> Any:
        """stdout, read as one JSON document."""
        return json.loads(self.out)

    def error(self, code: int) -> str:
        """The one line of an error: nothing on stdout, no traceback, the right exit code."""
        assert (self.code, self.out) == (code, ""), self
        assert self.err.startswith("tjexplorer: "), self.err
        assert self.err.endswith("\n"), self.err
        line = self.err[:-1]
        assert "\n" not in line, self.err
        assert "Traceback" not in line
        assert "Usage:" not in line
        return line


@pytest.fixture(scope="session")
def shared_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five reports as a library that tests only read from; its index is built."""
    folder = tmp_path_factory.mktemp("cli") / "library"
    shutil.copytree(CORPUS, folder / "corpus")
    assert run(["index", "--library", str(folder)]) == 0
    return folder


@pytest.fixture(scope="session")
def small_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two of the reports with all authority files, only read from; its index is built."""
    folder = tmp_path_factory.mktemp("cli") / "small"
    for part in ("authority", "reports/2008-nsc-jst", "reports/2025-nstc-natural-sciences"):
        shutil.copytree(CORPUS / part, folder / "corpus" / part)
    assert run(["index", "--library", str(folder)]) == 0
    return folder


@pytest.fixture
def own_library(small_library: Path, tmp_path: Path) -> Path:
    """The two reports in a library of the test's own, with a fresh index, to do harm to."""
    return Path(shutil.copytree(small_library, tmp_path / "library"))


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Calls a command in this process."""

    def call_(*arguments: object) -> Answer:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return call_


@pytest.fixture
def ask(call: Callable[..., Answer], shared_library: Path) -> Callable[..., Answer]:
    """Calls a command in this process on the library that is only read."""

    def ask_(*arguments: object) -> Answer:
        return call(*arguments, "--library", shared_library)

    return ask_


@pytest.fixture
def ask_small(call: Callable[..., Answer], small_library: Path) -> Callable[..., Answer]:
    """Calls a command in this process on the two reports that are only read."""

    def ask_(*arguments: object) -> Answer:
        return call(*arguments, "--library", small_library)

    return ask_


@pytest.fixture
def start(shared_library: Path) -> Callable[..., subprocess.Popen[bytes]]:
    """Starts a process on the library that is only read, its streams pipes."""

    def start_(*arguments: object, **variables: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "tjexplorer", *map(str, arguments)],
            env={**os.environ, "TJEXPLORER_LIBRARY": str(shared_library), **variables},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    return start_


@pytest.fixture
def process(start: Callable[..., subprocess.Popen[bytes]]) -> Callable[..., Answer]:
    """Runs a process to its end."""

    def process_(*arguments: object, **variables: str) -> Answer:
        running = start(*arguments, **variables)
        out, err = running.communicate(timeout=60)
        return Answer(running.returncode, out.decode("utf-8"), err.decode("utf-8"))

    return process_


@pytest.fixture
def columns_of() -> Callable[[str], int]:
    """The cells of the longest line of an output, as another program measures them."""

    def columns_of_(text: str) -> int:
        return max(wcswidth(line) for line in text.split("\n"))

    return columns_of_
