"""Pairs of passages as tables and as a document, from the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tjexplorer.cli.entry import tjexplorer
from tjexplorer.errors import UsageError

REPORT = "2013-cepd-hokkaido"


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STATE", "DATA", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))


def run(*arguments: str) -> str:
    result = CliRunner().invoke(tjexplorer, ["parallels", *arguments])
    assert result.exit_code == 0, result.stderr
    return result.stdout


@pytest.mark.parametrize(("option", "delimiter"), [("--csv", ","), ("--tsv", "\t")])
def test_a_table_has_what_the_document_has(option: str, delimiter: str) -> None:
    pairs = json.loads(run(REPORT, "--json"))["parallels"]
    rows = list(csv.DictReader(io.StringIO(run(REPORT, option)), delimiter=delimiter))
    assert len(rows) == len(pairs) > 3
    for row, pair in zip(rows, pairs, strict=True):
        assert float(row["likeness"]) == pair["likeness"]
        for side, prefix in (("here", ""), ("there", "other_")):
            passage = pair[side]
            for name in ("report", "section", "line", "end_line", "start", "end"):
                assert row[prefix + name] == str(passage[name])
            assert row[prefix + "text"].lstrip("'") == passage["text"]


def test_two_formats_at_once_are_refused() -> None:
    result = CliRunner().invoke(tjexplorer, ["parallels", "--csv", "--tsv"])
    assert isinstance(result.exception, UsageError)
