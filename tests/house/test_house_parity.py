"""`docs/parity.md` names every command, and keys that the program has."""

from __future__ import annotations

import re
from pathlib import Path

from tjexplorer.cli.catalogue import entries
from tjexplorer.keyboard.actions import ACTIONS
from tjexplorer.keyboard.key_names import key_name

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "parity.md").read_text(encoding="utf-8")
SINGULAR = {"institution": "institutions", "person": "people", "programme": "programmes", "place": "places"}


def test_every_command_has_its_place() -> None:
    told = {word for code in re.findall(r"`([^`]+)`", PAGE) for word in code.split()}
    assert not [name for name in entries() if SINGULAR.get(name, name) not in told]


def test_every_key_is_one_of_the_program() -> None:
    known = {key_name(key) for action in ACTIONS for key in action.all_keys}
    table = PAGE.split("## From the screen", 1)[0]
    rows = [line.split(" | ")[-1] for line in table.splitlines() if line.startswith("| ") and line.count(" | ") > 1]
    keys = {key for row in rows for key in re.findall(r"`([^`]+)`", row)}
    assert len(keys) > 20
    assert keys <= known
