"""Which parts of a record nobody has confirmed: read strictly, and told by the library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tjexplorer.corpus.library import Library
from tjexplorer.corpus.record_file import load_record
from tjexplorer.corpus.record_writing import record_to_yaml
from tjexplorer.errors import LibraryError, RecordError
from tjexplorer.model.record import PARTS, ReportRecord
from tjexplorer.model.section import SectionKind
from tjexplorer.model.source import SourceText

HEAD = "id: a\nform: trip-report\nsource: {name: x, sha256: y}\nlabel: l\n"


def record_of(text: str, folder: Path) -> ReportRecord:
    path = folder / "report.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return load_record(path, "a")


def test_confirmed_where_nothing_is_said(tmp_path: Path) -> None:
    assert record_of("", tmp_path).drafted == ()
    assert record_of("drafted: []\n", tmp_path).drafted == ()
    assert record_of("drafted: [visits, title]\n", tmp_path).drafted == ("visits", "title")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("drafted: [visit]\n", "visits"),
        ("drafted: [visits, visits]\n", "twice"),
        ("drafted: visits\n", "list"),
        ("drafted: [notes]\n", "notes"),
    ],
)
def test_other_names_are_errors(text: str, problem: str, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=problem) as caught:
        record_of(text, tmp_path)
    assert caught.value.line == 5


def test_the_confirmed_reports_are_confirmed(library: Library) -> None:
    assert [report_id for report_id in library.report_ids if library.is_drafted(report_id)] == []


@pytest.fixture
def unrecorded(tmp_path: Path, small_reports: dict[str, str]) -> Path:
    folder = tmp_path / "reports" / "2024-small"
    folder.mkdir(parents=True)
    (folder / "source.txt").write_text(small_reports["tabled"], encoding="utf-8", newline="\n")
    return tmp_path


def test_a_report_without_a_record_is_drafted_once(unrecorded: Path, drafted: Callable[..., ReportRecord]) -> None:
    asked: list[str] = []

    def draft(report_id: str, source: SourceText) -> ReportRecord:
        asked.append(report_id)
        return drafted(source.text)

    library = Library(unrecorded, draft)
    assert library.is_drafted("2024-small")
    report = library.report("2024-small")
    assert report.record.drafted == PARTS
    assert asked == ["2024-small"]
    assert {s.line for s in report.sections if s.kind is SectionKind.VISIT and s.level == 2} == {33, 43}


def test_without_a_drafter_such_a_report_has_no_facts(unrecorded: Path) -> None:
    library = Library(unrecorded)
    assert library.record("2024-small").title is None
    assert not library.is_drafted("2024-small")


def test_a_record_on_disk_is_not_drafted(unrecorded: Path, drafted: Callable[..., ReportRecord]) -> None:
    record = drafted("tabled")
    Library(unrecorded).record_path("2024-small").write_text(record_to_yaml(record), encoding="utf-8")
    library = Library(unrecorded, lambda _id, _source: pytest.fail("drafted in spite of a record"))
    assert library.record("2024-small") == record
    assert library.is_drafted("2024-small")


def test_a_source_that_is_no_text(unrecorded: Path, drafted: Callable[..., ReportRecord]) -> None:
    (unrecorded / "reports" / "2024-small" / "source.txt").write_bytes(b"\xff")
    with pytest.raises(LibraryError, match="UTF-8"):
        Library(unrecorded, lambda _id, source: drafted(source.text)).record("2024-small")
