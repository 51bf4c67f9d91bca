"""The wheel, built and installed into an environment of its own: what a user gets who never saw the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECTION = "2025-nstc-natural-sciences/5.3"

pytestmark = pytest.mark.wheel


@dataclass(frozen=True, slots=True)
class Installed:
    """An installed wheel and its user's folders."""

    wheel: Path
    """The built file."""
    environment: Path
    """The virtual environment."""
    home: Path
    """The user's home; the folders of the XDG specification are below it."""

    @property
    def site(self) -> Path:
        """Where the packages are."""
        paths = {"base": str(self.environment), "platbase": str(self.environment)}
        return Path(sysconfig.get_path("purelib", "venv", paths))

    def run(self, *arguments: str, code: int = 0, **variables: str) -> str:
        """stdout of a call of the console script from a folder that is nowhere near the library."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "TJEXPLORER", "XDG"))
        }
        folders = {f"XDG_{kind}_HOME": str(self.home / kind.lower()) for kind in ("CACHE", "DATA", "STATE", "CONFIG")}
        own = {"HOME": str(self.home), "TJEXPLORER_LANG": "en", "PYTHONDONTWRITEBYTECODE": "1"}
        script = Path(sysconfig.get_path("scripts", "venv", {"base": str(self.environment)})) / "tjexplorer"
        found = subprocess.run(
            [script, *arguments], cwd=self.home, env={**kept, **folders, **own, **variables},
            stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False,
        )  # fmt: skip
        assert found.returncode == code, found.stderr.decode("utf-8")
        return found.stdout.decode("utf-8")

    def json(self, *arguments: str) -> Any:
        """The document of a call."""
        return json.loads(self.run(*arguments, "--json"))


def _tell(*command: object) -> None:
    found = subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Built with the backend that is here and installed without a network.

    The dependencies are those of the running environment: a path file names its packages behind the fresh ones. Path files
    found *there*, like that of the editable install, are not followed.
    """
    folder = tmp_path_factory.mktemp("wheel")
    _tell(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder / "dist", ROOT)
    (wheel,) = (folder / "dist").glob("*.whl")
    home = folder / "home"
    home.mkdir()
    found = Installed(wheel, folder / "environment", home)
    _tell(sys.executable, "-m", "venv", "--without-pip", found.environment)
    python = Path(sysconfig.get_path("scripts", "venv", {"base": str(found.environment)})) / "python"
    _tell(sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps", "--no-compile", wheel)
    (found.site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def untouched(installed: Installed) -> set[tuple[str, int, int]]:
    """The files of the installation as they were before the first call."""
    return _files(installed.site)


def _files(folder: Path) -> set[tuple[str, int, int]]:
    return {
        (path.relative_to(folder).as_posix(), path.stat().st_mtime_ns, path.stat().st_size)
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_what_is_in_the_wheel(installed):
    names = set(zipfile.ZipFile(installed.wheel).namelist())
    package = ROOT / "src" / "tjexplorer"
    own = {
        path.relative_to(package.parent).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    corpus = {
        f"tjexplorer/bundled/{path.relative_to(ROOT / 'corpus').as_posix()}"
        for path in (ROOT / "corpus").rglob("*")
        if path.is_file()
    }
    assert own | corpus == {name for name in names if ".dist-info/" not in name}
    assert [name for name in names if name.endswith("licenses/LICENSE")]


def test_the_bundled_reports(installed, untouched):
    assert len(installed.json("reports")["reports"]) == 5
    settings = installed.json("config", "show")
    assert settings["corpus"] == str(installed.site / "tjexplorer" / "bundled")
    assert Path(settings["index"]).is_relative_to(installed.home / "cache")
    assert Path(settings["bookmarks"]).is_relative_to(installed.home / "data")
    assert Path(settings["state"]).is_relative_to(installed.home / "state")


def test_search_builds_its_index_in_the_cache(installed, untouched):
    found = installed.json("search", "産学連携")
    assert found["total_matches"] > 200
    assert (installed.home / "cache" / "tjexplorer" / "index" / "bundled" / "meta.json").is_file()
    assert installed.json("search", "産学連携") == found


def test_show(installed, untouched):
    assert "JST" in installed.run("show", SECTION)
    assert installed.json("show", SECTION)["sections"][0]["id"] == SECTION


def test_bookmarks_are_the_users(installed, untouched):
    name = installed.run("bookmarks", "add", SECTION, "--note", "看這裡").strip()
    assert (installed.home / "data" / "tjexplorer" / "bookmarks" / f"{name}.yaml").is_file()
    (entry,) = installed.json("bookmarks", "list")["bookmarks"]
    assert (entry["id"], entry["note"], entry["status"]) == (name, "看這裡", "anchored")


def test_every_language(installed, untouched):
    titles = {name: installed.run("reports", TJEXPLORER_LANG=name).split("\n")[0] for name in ("en", "zh_TW", "ja")}
    assert len(set(titles.values())) == 3, titles


def test_help_version_and_the_way_without_a_terminal(installed, untouched):
    assert installed.run("--version").startswith("tjexplorer ")
    assert installed.run("--help").startswith("Usage: tjexplorer")
    assert "2008-nsc-jst" in installed.run()


def test_a_library_of_the_users_own(installed, untouched, tmp_path):
    (tmp_path / "reports" / "mine").mkdir(parents=True)
    (tmp_path / "reports" / "mine" / "source.txt").write_text("壹、目的\n\n產學合作。\n", encoding="utf-8")
    found = json.loads(installed.run("search", "产学合作", "--json", "--library", str(tmp_path)))
    assert [hit["report"] for hit in found["hits"]] == ["mine"]


def test_nothing_was_written_into_the_installation(installed, untouched):
    installed.run("check")
    assert _files(installed.site) == untouched
