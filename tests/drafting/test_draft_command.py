"""The command `draft`: what it prints, what it writes, and that it overwrites nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tjexplorer.cli.entry import run
from tjexplorer.corpus.record_file import load_record

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def own(tmp_path: Path, small_reports: dict[str, str]) -> Path:
    """A library of two reports: one that is confirmed, one without a record."""
    folder = tmp_path / "library"
    for part in ("authority", "reports/2008-nsc-jst"):
        shutil.copytree(CORPUS / part, folder / "corpus" / part)
    new = folder / "corpus" / "reports" / "2024-small"
    new.mkdir()
    (new / "source.txt").write_text(small_reports["tabled"], encoding="utf-8", newline="\n")
    return folder


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], own: Path) -> Call:
    def call_(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run([*map(str, arguments), "--library", str(own)])
        return code, *capsys.readouterr()

    return call_


def record_path(own: Path, report_id: str) -> Path:
    return own / "corpus" / "reports" / report_id / "report.yaml"


def test_a_new_report_is_printed_and_not_written(call: Call, own: Path, tmp_path: Path) -> None:
    code, out, _err = call("draft", "2024-small")
    assert code == 0
    path = tmp_path / "report.yaml"
    path.write_text(out, encoding="utf-8")
    assert load_record(path, "2024-small").title is not None
    assert not record_path(own, "2024-small").exists()


def test_write_puts_it_where_there_is_none(call: Call, own: Path) -> None:
    assert call("draft", "2024-small", "--write")[:2] == (0, "")
    written = record_path(own, "2024-small").read_text(encoding="utf-8")
    assert load_record(record_path(own, "2024-small"), "2024-small").drafted
    code, out, err = call("draft", "2024-small", "--write")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert record_path(own, "2024-small").read_text(encoding="utf-8") == written


def test_a_confirmed_record_is_drafted_anew_and_kept(call: Call, own: Path) -> None:
    before = record_path(own, "2008-nsc-jst").read_bytes()
    code, out, _err = call("draft", "2008")
    assert code == 0
    assert "name: 000_4aeda7f28a103243.txt" in out
    assert call("draft", "2008", "--write")[0] == 2
    assert record_path(own, "2008-nsc-jst").read_bytes() == before


def test_json(call: Call) -> None:
    document = json.loads(call("draft", "2024-small", "--json")[1])
    assert document["trip"]["start"] == "2023-12-30"
    assert "visits" in document["drafted"]


def test_compare_counts_part_by_part(call: Call) -> None:
    code, out, _err = call("draft", "2008", "--compare")
    assert code == 0
    assert "travellers" in out
    document = json.loads(call("draft", "2008", "--compare", "--json")[1])
    parts = {part["part"]: part for part in document["parts"]}
    assert document["reports"] == ["2008-nsc-jst"]
    assert parts["travellers"] == {"part": "travellers", "right": 2, "recorded": 2, "percent": 100.0, "extra": 0}
    assert json.loads(call("draft", "--compare", "--json")[1]) == document


def test_what_nobody_has_confirmed_is_no_measure(call: Call) -> None:
    assert call("draft", "2024-small", "--compare")[0] == 2
    call("draft", "2024-small", "--write")
    assert call("draft", "2024-small", "--compare")[0] == 2


def test_a_plain_file(call: Call, tmp_path: Path, small_reports: dict[str, str]) -> None:
    file = tmp_path / "new report.txt"
    file.write_text(small_reports["cards"], encoding="utf-8", newline="\n")
    code, out, _err = call("draft", file)
    assert code == 0
    assert "source: {name: new report.txt" in out
    assert call("draft", file, "--write")[0] == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["draft"], 2),
        (["draft", "2099-none"], 2),
        (["draft", "none.txt"], 3),
        (["draft", "2008", "--write", "--compare"], 2),
    ],
)
def test_wrong_calls_are_told_in_one_sentence(arguments: list[str], code: int, call: Call) -> None:
    found, out, err = call(*arguments)
    assert (found, out) == (code, "")
    assert err.startswith("tjexplorer: ")
    assert err.count("\n") == 1


def test_a_file_that_is_no_text(call: Call, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe")
    code, _out, err = call("draft", tmp_path / "bad.txt")
    assert code == 3
    assert "UTF-8" in err
