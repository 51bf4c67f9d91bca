"""The README's examples: every `tjexplorer …` in a code block works, and prints what stands below it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
READMES = ("README.md", "README.zh-TW.md")
FENCE = re.compile(r"^```(?:console|sh|shell|bash)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"(?:\.venv/bin/|python3? -m )?tjexplorer(?=\s|$)(.*)")


@dataclass(frozen=True, slots=True)
class Example:
    """A command of a README."""

    arguments: list[str]
    """What stands behind `tjexplorer`."""
    printed: str
    """What the README shows as its output; empty where it shows none."""


def examples(text: str) -> list[Example]:
    """The commands of all code blocks, with the output that is shown below them."""
    found: list[Example] = []
    for block in FENCE.findall(text):
        shown = "\n$ " in f"\n{block}"
        printed: list[str] = []
        for line in block.split("\n"):
            command = COMMAND.fullmatch(line.removeprefix("$ ").strip()) if not shown or line.startswith("$ ") else None
            if command:
                printed = []
                found.append(Example(shlex.split(command[1], comments=True), ""))
            elif found and shown:
                printed.append(line)
                found[-1] = Example(found[-1].arguments, "\n".join(printed).strip("\n"))
    return found


@pytest.mark.parametrize("name", READMES)
def test_the_examples_work(name, tmp_path):
    path = ROOT / name
    assert path.is_file(), f"{name} is missing"
    shutil.copytree(ROOT / "corpus", tmp_path / "library" / "corpus")
    variables = {**os.environ, "TJEXPLORER_LIBRARY": str(tmp_path / "library"), "COLUMNS": "80"}
    if name != "README.md":
        variables["TJEXPLORER_LANG"] = "zh_TW"
    found = examples(path.read_text(encoding="utf-8"))
    assert found, f"{name} shows no command"

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tjexplorer", *arguments],
            cwd=tmp_path, env=variables, encoding="utf-8", timeout=60, check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    assert call("index").returncode == 0
    for example in found:
        answer = call(*example.arguments)
        assert answer.returncode == 0, (example.arguments, answer.stdout)
        if example.printed:
            assert answer.stdout.rstrip("\n") == example.printed, example.arguments


def test_how_examples_are_read():
    text = "```console\n$ tjexplorer search a\nfound\n\nmore\n$ tjexplorer index # now\n```\n```sh\nmake run\ntjexplorer\n```\n"
    assert examples(text) == [
        Example(["search", "a"], "found\n\nmore"), Example(["index"], ""), Example([], ""),
    ]  # fmt: skip
