"""A library of two small real reports in a temporary folder, and shelves over it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tjexplorer import messages
from tjexplorer.corpus.library import Library
from tjexplorer.indexing.shelf import Building, Shelf, Voice
from tjexplorer.paths import Places

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
REPORTS = ("2008-nsc-jst", "2025-moea-innovation-policy")

OpenShelf = Callable[..., Shelf]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    messages.choose_language("en")
    yield
    messages.choose_language(None)


@pytest.fixture
def where(tmp_path: Path) -> Places:
    for name in REPORTS:
        folder = tmp_path / "corpus" / "reports" / name
        folder.mkdir(parents=True)
        shutil.copy(CORPUS / "reports" / name / "source.txt", folder)
    return Places(tmp_path, tmp_path / "corpus", tmp_path / "index", tmp_path / "bookmarks", tmp_path / "state")


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def open_shelf(where: Places, told: list[str]) -> Iterator[OpenShelf]:
    """A shelf as a new process would open it; what it tells goes to `told`."""
    opened = []

    def make(building: Building = Building.NOW, voice: Voice | None = None) -> Shelf:
        library = Library(where.corpus)
        shelf = Shelf(
            library.report_ids, library.report, where, building=building, voice=voice or Voice(tell=told.append)
        )
        opened.append(shelf)
        return shelf

    yield make
    for shelf in opened:
        shelf.close()
