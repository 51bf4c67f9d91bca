"""Dialogs have keys of their own: each of them is reached without a letter too."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tjexplorer.keyboard.key_names import NEVER_ARRIVE, has_no_letter

TUI = Path(__file__).parents[2] / "src" / "tjexplorer" / "tui"


def _bindings() -> list[tuple[str, str]]:
    """File with line, and keys, of each binding that is written out, but for those that close: Escape closes every dialog."""
    found = []
    for path in sorted(TUI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Binding" and node.args:
                keys, action = node.args[:2]
                if isinstance(action, ast.Constant) and action.value == "close":
                    continue
                if isinstance(keys, ast.Constant) and isinstance(keys.value, str):
                    found.append((f"{path.relative_to(TUI)}:{node.lineno}", keys.value))
    return found


def test_there_are_bindings_to_look_at() -> None:
    assert len(_bindings()) > 20


@pytest.mark.parametrize(("place", "keys"), _bindings(), ids=lambda value: value)
def test_each_has_a_key_without_a_letter(place: str, keys: str) -> None:
    names = [key.strip() for key in keys.split(",")]
    assert any(map(has_no_letter, names)), f"{place}: {keys}"
    assert not NEVER_ARRIVE & set(names)
