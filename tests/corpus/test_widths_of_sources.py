"""A source is divided the same way, however wide the terminal draws its characters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tjexplorer.corpus.library import segment_report
from tjexplorer.model.source import SourceText
from tjexplorer.text.cells import choose_ambiguous

REPORTS = sorted((Path(__file__).parents[2] / "corpus" / "reports").glob("*/source.txt"))


@pytest.fixture
def wide() -> Iterator[None]:
    choose_ambiguous(2)
    yield
    choose_ambiguous(1)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.parent.name)
def test_sections_do_not_depend_on_the_terminal(path: Path, wide: None) -> None:
    source = SourceText(path.read_bytes().decode("utf-8"))
    there = segment_report(path.parent.name, source)
    choose_ambiguous(1)
    assert there == segment_report(path.parent.name, source)
