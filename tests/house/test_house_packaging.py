"""What `pyproject.toml` promises: bounded dependencies, all of them used, and the version that the program says."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version

import tjexplorer

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
ALL = [
    *PYPROJECT["build-system"]["requires"],
    *PROJECT["dependencies"],
    *(one for extra in PROJECT["optional-dependencies"].values() for one in extra),
]
MODULES = {"pyyaml": "yaml", "textual-serve": "textual_serve", "whoosh3": "whoosh"}
"""Modules that are not called as their distribution is."""


@pytest.mark.parametrize("text", ALL)
def test_every_dependency_is_bounded(text):
    operators = {specifier.operator for specifier in Requirement(text).specifier}
    assert "==" in operators or (">=" in operators and operators & {"<", "<=", "~="}), text


def test_the_search_engine_is_pinned():
    (whoosh,) = (one for one in PROJECT["dependencies"] if one.startswith("whoosh"))
    assert re.fullmatch(r"whoosh3==[0-9.]+", whoosh)


def test_what_is_imported_is_declared_and_the_other_way_round():
    named = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["serve"]]
    declared = {MODULES.get(name, name) for name in (Requirement(one).name for one in named)}
    imported = set()
    for path in (ROOT / "src" / "tjexplorer").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.split(".")[0])
    foreign = imported - set(sys.stdlib_module_names) - {"tjexplorer"}
    assert foreign == declared


def test_this_environment_is_what_was_declared():
    from importlib.metadata import version

    for one in map(Requirement, PROJECT["dependencies"]):
        assert one.specifier.contains(version(one.name)), one


def test_version_and_pythons():
    assert PROJECT["version"] == tjexplorer.__version__
    supported = SpecifierSet(PROJECT["requires-python"])
    named = [one.rsplit(" ", 1)[1] for one in PROJECT["classifiers"] if re.search(r"Python :: 3\.\d+$", one)]
    assert [minor for minor in range(30) if Version(f"3.{minor}") in supported] == [int(n.split(".")[1]) for n in named]


def test_the_build_backend_is_at_hand():
    """The wheel is built without a network, so the backend stands among what development needs."""
    (backend,) = (Requirement(one) for one in PYPROJECT["build-system"]["requires"])
    assert backend.name in {Requirement(one).name for one in PROJECT["optional-dependencies"]["dev"]}


def test_files_that_the_project_names():
    for name in (PROJECT["readme"], *PROJECT["license-files"]):
        assert (ROOT / name).is_file(), f"{name} is missing"
    for name in PYPROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]:
        assert (ROOT / name).exists(), f"{name} is missing"
    assert (ROOT / "src" / "tjexplorer" / "py.typed").is_file()
