"""What a call loads: help and version neither the terminal library nor the search engine, commands no terminal library."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PROGRAM = """
import contextlib, io, json, sys
from tjexplorer.cli.entry import run
forbidden = json.loads(sys.argv[1])
for arguments in json.loads(sys.argv[2]):
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        code = run(arguments)
    loaded = [name for name in forbidden if name in sys.modules]
    if loaded:
        sys.exit(f"tjexplorer {' '.join(arguments)} loads {', '.join(loaded)}")
    if code not in {0, 1}:
        sys.exit(f"tjexplorer {' '.join(arguments)} ends with {code}")
"""


def _loads(forbidden: list[str], calls: list[list[str]]) -> str:
    """What a process that makes these calls in turn says of forbidden modules."""
    found = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(forbidden), json.dumps(calls)],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    return found.stderr


@pytest.fixture(scope="module")
def helps() -> list[list[str]]:
    """Every command's and subcommand's call for help."""
    program = (
        "import click, json\n"
        "from tjexplorer.cli.entry import tjexplorer as top\n"
        "found = []\n"
        "def walk(command, path):\n"
        "    found.append([*path, '--help'])\n"
        "    if isinstance(command, click.Group):\n"
        "        context = click.Context(command)\n"
        "        for name in command.list_commands(context):\n"
        "            walk(command.get_command(context, name), [*path, name])\n"
        "walk(top, [])\n"
        "print(json.dumps(found))\n"
    )
    made = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    calls: list[list[str]] = json.loads(made.stdout)
    assert len(calls) > 15
    return calls


def test_help_and_version_load_neither_textual_nor_whoosh(helps):
    assert _loads(["textual", "rich", "whoosh"], [["--version"], *helps]) == ""


def test_the_first_help_loads_no_command():
    assert _loads(["tjexplorer.workspace", "tjexplorer.corpus", "yaml"], [["--version"], ["--help"]]) == ""


def test_no_command_loads_the_terminal_library(tmp_path):
    library = ["--library", str(tmp_path)]
    report = tmp_path / "corpus" / "reports" / "mine"
    report.mkdir(parents=True)
    (report / "source.txt").write_text("壹、目的\n\n推動產學合作。\n\n貳、建議\n\n一、多看。\n", encoding="utf-8")
    calls = [
        [], ["產學"], ["reports"], ["outline", "mine"], ["show", "mine"], ["index"], ["search", "产学合作"],
        ["concordance", "產學合作"], ["institutions"], ["visits"], ["itinerary", "mine"], ["recommendations"], ["notes"],
        ["bookmarks", "add", "mine/1"], ["bookmarks", "list"], ["bookmarks", "export"], ["check"], ["config", "show"],
        ["config", "path"], ["completion", "bash"],
    ]  # fmt: skip
    assert _loads(["textual", "rich"], [[*call, *library] for call in calls]) == ""
