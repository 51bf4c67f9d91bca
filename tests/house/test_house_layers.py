"""The layers of `pyproject.toml`: what import-linter draws, and what only a process can show: which modules are loaded."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "tjexplorer"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LAYERS = next(contract for contract in PYPROJECT["tool"]["importlinter"]["contracts"] if contract["type"] == "layers")
ROOMS = [[room.strip() for room in layer.replace("|", ":").split(":")] for layer in LAYERS["layers"]]
"""The layers from above, each with its rooms."""

MODULES = sorted(path for path in PACKAGE.rglob("*.py"))


def _name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _room(name: str) -> str | None:
    """The room of a module below the package."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else None


@cache
def _imports(path: Path) -> set[str]:
    """All modules that a file names in imports, late ones too, but not those for type checking alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    unread = {
        id(node)
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and "TYPE_CHECKING" in ast.unparse(branch.test)
        for statement in branch.body
        for node in ast.walk(statement)
    }
    found: set[str] = set()
    for node in ast.walk(tree):
        if id(node) in unread:
            continue
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(node.module or "")
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def test_every_module_is_inside_the_layers():
    known = {room for layer in ROOMS for room in layer}
    rooms = {_room(_name(path)) for path in MODULES} - {None}
    assert rooms <= known, f"no layer in pyproject.toml: {sorted(rooms - known)}"
    assert known <= rooms, f"a layer without modules: {sorted(known - rooms)}"


def test_imports_point_downward():
    depth = {room: level for level, layer in enumerate(ROOMS) for room in layer}
    wrong = []
    for path in MODULES:
        here = _room(_name(path))
        if here is None:
            continue
        for name in _imports(path):
            there = _room(name) if name.startswith("tjexplorer.") else None
            if there in {None, here, "__version__"} or (path.name, there) == ("open.py", "tui"):
                continue
            if depth[here] >= depth[there]:
                wrong.append(f"{_name(path)} imports {name}")
    assert not wrong


ALLOWED = {"textual": {"tui"}, "rich": {"tui"}, "click": {"cli"}, "whoosh": {"indexing", "search"},
           "icalendar": {"export"}, "jinja2": {"export"}}  # fmt: skip
"""The rooms that may know a library."""


@pytest.mark.parametrize("library", ALLOWED)
def test_only_its_rooms_know_a_library(library):
    knowing = {_room(_name(path)) for path in MODULES if any(name.split(".")[0] == library for name in _imports(path))}
    assert knowing <= ALLOWED[library]
    assert knowing or library == "rich"


def test_import_linter():
    found = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache"],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert found.returncode == 0, found.stdout + found.stderr


PROGRAM = """
import importlib, json, sys
forbidden = set(json.loads(sys.argv[1]))
for name in json.loads(sys.argv[2]):
    importlib.import_module(name)
    loaded = sorted(forbidden & sys.modules.keys())
    if loaded:
        sys.exit(f"importing {name} loads {', '.join(loaded)}")
"""


@pytest.mark.parametrize(("rooms", "forbidden"), [
    (["messages", "errors", "text", "yaml_file", "yaml_folder", "settings", "settings_file", "keyboard", "paths", "model", "authority", "bookmarks", "corpus", "typesetting", "proofreading", "drafting", "dossier", "consistency", "parallels", "searches"],
     ["textual", "rich", "click", "whoosh", "tjexplorer.search", "tjexplorer.indexing"]),
    (["indexing", "search", "statistics", "export", "workspace", "bookmark_files"], ["textual", "rich", "click", "tjexplorer.cli", "tjexplorer.tui"]),
    (["cli", "__main__"], ["textual", "rich", "tjexplorer.tui"]),
    (["tui"], ["click", "tjexplorer.cli"]),
], ids=lambda value: value[0])  # fmt: skip
def test_what_is_loaded(rooms, forbidden):
    names = [_name(path) for room in rooms for path in MODULES if _room(_name(path)) == room]
    found = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(forbidden), json.dumps(names)],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert found.returncode == 0, found.stderr


def test_rooms_that_are_loaded_below_are_all_of_them():
    tested = {"messages", "errors", "text", "yaml_file", "yaml_folder", "settings", "settings_file", "keyboard", "paths", "model", "authority", "bookmarks", "corpus",
              "typesetting", "proofreading", "drafting", "dossier", "consistency", "parallels", "searches", "indexing", "search", "statistics", "export", "workspace", "bookmark_files", "cli", "__main__", "tui"}  # fmt: skip
    new = {_room(_name(path)) for path in MODULES} - {None} - tested
    assert not new, f"add {sorted(new)} to test_what_is_loaded"
