"""Where things are: the library, its index, its bookmarks, the user's configuration."""

from __future__ import annotations

import contextlib
import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from tjexplorer.errors import LibraryError
from tjexplorer.messages import gettext as _

VARIABLE = "TJEXPLORER_LIBRARY"
"""Environment variable that names the library folder."""

SETTINGS_VARIABLE = "TJEXPLORER_CONFIG"
"""Environment variable that names the file of settings."""

_PACKAGE = Path(__file__).resolve().parent


def settings_file() -> Path:
    """The settings of this user: the file that `TJEXPLORER_CONFIG` names, else `config.yaml` in the user's folder."""
    named = os.environ.get(SETTINGS_VARIABLE)
    if not named:
        return Path(platformdirs.user_config_dir("tjexplorer")) / "config.yaml"
    path = Path(named)
    with contextlib.suppress(RuntimeError):  # ~ before a name that nobody has
        path = path.expanduser()
    return path


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one library."""

    root: Path
    """The library folder."""
    corpus: Path
    """The folder that holds `reports/` and `authority/`."""
    index: Path
    """Built, safe to delete."""
    bookmarks: Path
    """One YAML file per bookmark."""
    state: Path
    """Log and last place of the user; not part of the library."""
    settings: Path = field(default_factory=settings_file)
    """The file of the user's settings, which need not exist."""

    @property
    def exports(self) -> Path:
        """Where the terminal program writes what is exported: beside the bookmarks."""
        return self.bookmarks.parent / "exports"

    @property
    def searches(self) -> Path:
        """One YAML file per saved search: beside the bookmarks."""
        folder = self.bookmarks
        if folder.parent.name == "bookmarks":  # one of several libraries that may not be written to
            return folder.parent.parent / "searches" / folder.name
        return folder.parent / "searches"

    def holder(self, path: Path) -> Path | None:
        """The folder of the library's own files that a path leads into, links followed; None where it leads into none.

        Nothing is to be written there but by the library itself: not an export, whatever its caller says.
        """
        corpus = self.corpus
        own = [corpus / "reports", corpus / "authority"] if corpus == self.root else [corpus]
        for folder in (*own, self.bookmarks, self.searches, self.index):
            if _followed(path).is_relative_to(_followed(folder)):
                return folder
        return None

    @property
    def history(self) -> Path:
        """The searches of this user, one on each line."""
        return self.state / "searches.jsonl"


def _followed(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):  # links in a circle; a name that no file can have
        return path.absolute()


def find_library(named: str | None = None) -> Places:
    """The library named by the caller, else by `TJEXPLORER_LIBRARY`, else the checkout, else the bundled one.

    Raises `LibraryError` where the named folder does not exist or is no library.
    """
    chosen = named or os.environ.get(VARIABLE)
    if chosen:
        return _named(Path(chosen))
    checkout = _PACKAGE.parent.parent
    if _PACKAGE.parent.name == "src" and (checkout / "corpus" / "reports").is_dir():
        return _inside(checkout, checkout / "corpus")
    return _bundled()


def _named(folder: Path) -> Places:
    # Without a home, or with ~ before a name that nobody has, the path stays as it is.
    with contextlib.suppress(RuntimeError):
        folder = folder.expanduser()
    if not _is_folder(folder):
        problem = _("The library folder {folder} does not exist. Name another one with --library DIR.")
        raise LibraryError(problem.format(folder=folder))
    folder = folder.resolve()
    for corpus in (folder / "corpus", folder):
        if _is_folder(corpus / "reports"):
            return _inside(folder, corpus)
    problem = _(
        "The folder {folder} is no library: it has no corpus/reports/<report>/source.txt. "
        "Name another one with --library DIR."
    )
    raise LibraryError(problem.format(folder=folder))


def _is_folder(path: Path) -> bool:
    """Whether a folder is there, and may be looked at; a name that no folder can have is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _inside(root: Path, corpus: Path) -> Places:
    index, bookmarks = root / "index", root / "bookmarks"
    if not os.access(root, os.W_OK):
        name = hashlib.sha256(os.fsencode(root)).hexdigest()[:12]
        index = Path(platformdirs.user_cache_dir("tjexplorer")) / "index" / name
        bookmarks = Path(platformdirs.user_data_dir("tjexplorer")) / "bookmarks" / name
    return Places(root, corpus, index, bookmarks, state_folder())


def _bundled() -> Places:
    corpus = _PACKAGE / "bundled"
    if not (corpus / "reports").is_dir():
        problem = _("This installation has no bundled reports. Name a library with --library DIR, or install it again.")
        raise LibraryError(problem)
    cache = Path(platformdirs.user_cache_dir("tjexplorer"))
    data = Path(platformdirs.user_data_dir("tjexplorer"))
    return Places(_PACKAGE, corpus, cache / "index" / "bundled", data / "bookmarks", state_folder())


def state_folder() -> Path:
    """Where the log and the last place of this user are kept."""
    return Path(platformdirs.user_state_dir("tjexplorer"))
