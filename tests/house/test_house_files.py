"""The files of the house: how long they may be, what they may not say, and that the corpus is as it was received."""

from __future__ import annotations

import ast
import hashlib
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src" / "tjexplorer").rglob("*.py"))
REPORTS = sorted((ROOT / "corpus" / "reports").glob("*/source.txt"))
LONGEST = 350


def test_no_file_is_too_long():
    lengths = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").count("\n") for path in SOURCES}
    assert not {name: lines for name, lines in lengths.items() if lines > LONGEST}


def test_no_room_for_everything():
    empty = {"utils", "util", "helpers", "helper", "common", "manager", "core", "misc", "base"}
    assert not [path for path in SOURCES if {*path.with_suffix("").parts} & empty]


def test_every_module_says_what_it_is():
    assert not [path for path in SOURCES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]


@pytest.mark.parametrize("words", [r"\b(TODO|FIXME|XXX)\b", r"(/home/|/Users/|/root/|/tmp/)\w", r"except Exception\b"])
def test_words_that_no_file_has(words):
    assert not [path for path in SOURCES if re.search(words, path.read_text(encoding="utf-8"))]


def test_values_are_frozen_and_documented():
    """Every dataclass of `model`: frozen, with slots where nothing is cached, a docstring under each field."""
    wrong = []
    for path in SOURCES:
        if path.parent.name != "model":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ClassDef) or "dataclass" not in " ".join(map(ast.unparse, node.decorator_list)):
                continue
            decorator = " ".join(map(ast.unparse, node.decorator_list))
            kept = "cached_property" in ast.unparse(node)
            if "frozen=True" not in decorator or ("slots=True" not in decorator and not kept):
                wrong.append(f"{path.name}: {node.name} is not frozen with slots")
            for field, following in zip(node.body, [*node.body[1:], None], strict=True):
                told = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
                if isinstance(field, ast.AnnAssign) and not told:
                    wrong.append(f"{path.name}: {node.name}.{ast.unparse(field.target)} has no docstring")
    assert not wrong


def test_there_are_five_reports():
    assert len(REPORTS) == 5


@pytest.mark.parametrize("source", REPORTS, ids=lambda path: path.parent.name)
def test_sources_are_as_received(source):
    record = yaml.safe_load((source.parent / "report.yaml").read_text(encoding="utf-8"))
    assert record["id"] == source.parent.name
    assert hashlib.sha256(source.read_bytes()).hexdigest() == record["source"]["sha256"]
