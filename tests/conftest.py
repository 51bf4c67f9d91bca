"""What all tests share: an environment of their own, the real library, and how hard hypothesis tries."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tjexplorer.corpus.library import Library
from tjexplorer.indexing.shelf import Building
from tjexplorer.paths import Places
from tjexplorer.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"

_CALM = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]}
settings.register_profile("default", max_examples=60, **_CALM)
settings.register_profile("thorough", max_examples=1000, **_CALM)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session", autouse=True)
def own_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """English messages, and folders of the user below a temporary one."""
    patch = pytest.MonkeyPatch()
    home = tmp_path_factory.mktemp("home")
    for variable in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        patch.setenv(variable, str(home / variable.lower()))
    patch.setenv("TJEXPLORER_LANG", "en")
    patch.delenv("TJEXPLORER_LIBRARY", raising=False)
    patch.delenv("TJEXPLORER_CONFIG", raising=False)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def library() -> Library:
    """The five reports."""
    return Library(CORPUS)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """The five reports with index, bookmarks and state in a temporary folder."""
    return Places(tmp_path, CORPUS, tmp_path / "index", tmp_path / "bookmarks", tmp_path / "state")


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace on the five reports that tests only read from."""
    folder = tmp_path_factory.mktemp("library")
    return Workspace(Places(folder, CORPUS, folder / "index", folder / "bookmarks", folder / "state"))


@pytest.fixture
def open_workspace(places: Places) -> Callable[..., Workspace]:
    """Opens a workspace whose bookmarks and index belong to one test."""

    def open_(building: Building = Building.NOW) -> Workspace:
        return Workspace(places, building=building)

    return open_
