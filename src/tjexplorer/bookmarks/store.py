"""The folder of bookmarks: one YAML file each, safe with several programs at once.

Each file is written whole or not at all, so that a crash costs nothing that was kept. Writers take turns by a lock;
readers need none. A damaged file is told with its place and hides no other bookmark. What is removed goes into the
folder `.removed` and comes back from there.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterable
from pathlib import Path

from tjexplorer import yaml_file
from tjexplorer.bookmarks.bookmark_file import read_bookmark, to_yaml
from tjexplorer.bookmarks.naming import ID, new_id
from tjexplorer.errors import BookmarkError, RecordError, UnknownNameError
from tjexplorer.messages import gettext as _
from tjexplorer.model.bookmark import Bookmark
from tjexplorer.yaml_folder import YamlFolder

REMOVED = ".removed"
"""Name of the folder of removed bookmarks, inside that of the others."""


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """What was done to one bookmark."""

    before: Bookmark
    """As it was."""
    after: Bookmark
    """As it is now."""


class BookmarkStore:
    """The bookmarks of one library. It keeps nothing in memory: what another program wrote is seen at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files = YamlFolder(folder, BookmarkError)

    # Reading

    def load_all(self) -> tuple[tuple[Bookmark, ...], tuple[RecordError, ...]]:
        """All bookmarks in the order of their making, and what is wrong with the files that hold none."""
        return _load(self._files.files())

    def removed(self) -> tuple[Bookmark, ...]:
        """The bookmarks that were removed and can come back, in the order of their making."""
        kept = {path.stem for path in self._files.files()}
        gone, _problems = _load(sorted((self.folder / REMOVED).glob("b-*.yaml")))
        return tuple(bookmark for bookmark in gone if bookmark.id not in kept)

    def get(self, bookmark_id: str) -> Bookmark:
        """One bookmark. Raises `UnknownNameError`, or `RecordError` where its file is damaged."""
        if ID.fullmatch(bookmark_id):
            with contextlib.suppress(FileNotFoundError):
                return read_bookmark(self._path(bookmark_id))
        known = [path.stem for path in self._files.files()]
        raise UnknownNameError(_("bookmark"), bookmark_id, known, "tjexplorer bookmarks list")

    def stamp(self) -> object:
        """Something that is another one after every change of the folder, by whatever program. It costs one look."""
        try:
            found = self.folder.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino

    # Writing

    def add(self, bookmark: Bookmark) -> Bookmark:
        """Keep a bookmark, and return it as kept: under another id where that one is taken.

        A removed bookmark comes back under its own id. Raises `BookmarkError` where it cannot be written.
        """
        with self._files.writing():
            return self._add(bookmark)

    def _add(self, bookmark: Bookmark) -> Bookmark:
        while self._path(bookmark.id).exists():
            with contextlib.suppress(RecordError, FileNotFoundError):
                if read_bookmark(self._path(bookmark.id)) == bookmark:
                    return bookmark
            bookmark = dataclasses.replace(bookmark, id=new_id(bookmark.created))
        yaml_file.write_atomically(self._path(bookmark.id), to_yaml(bookmark))
        return bookmark

    def replace(self, bookmark: Bookmark) -> Bookmark:
        """Write a bookmark anew and return what stood there before.

        Raises `UnknownNameError` where another program removed it meanwhile, `BookmarkError` where it cannot be written.
        """
        with self._files.writing():
            before = self.get(bookmark.id)
            yaml_file.write_atomically(self._path(bookmark.id), to_yaml(bookmark))
        return before

    def change(self, ids: Iterable[str], edit: Callable[[Bookmark], Bookmark]) -> tuple[Change, ...]:
        """Edit bookmarks as they are on the disk at that moment, in one turn, and return what was changed.

        Those that another program removed meanwhile are passed over, those that the edit leaves as they are not written.
        Raises `BookmarkError` where one cannot be written; those before it are changed then.
        """
        done = []
        with self._files.writing():
            for bookmark_id in dict.fromkeys(ids):
                with contextlib.suppress(UnknownNameError):
                    before = self.get(bookmark_id)
                    after = edit(before)
                    if after != before:
                        yaml_file.write_atomically(self._path(bookmark_id), to_yaml(after))
                        done.append(Change(before, after))
        return tuple(done)

    def remove(self, bookmark_id: str) -> Bookmark:
        """Remove a bookmark and return it: `add` and `restore` bring it back.

        Raises `UnknownNameError`, `RecordError` where its file is damaged, `BookmarkError` where it cannot be removed.
        """
        with self._files.writing():
            bookmark = self.get(bookmark_id)
            self._put_away(bookmark_id)
        return bookmark

    def remove_all(self, ids: Iterable[str]) -> tuple[Bookmark, ...]:
        """Remove several in one turn and return them; those that are gone already are passed over.

        Raises `BookmarkError` where one cannot be removed, `RecordError` where one is damaged; those before it are gone.
        """
        gone = []
        with self._files.writing():
            for bookmark_id in dict.fromkeys(ids):
                with contextlib.suppress(UnknownNameError):
                    gone.append(self.get(bookmark_id))
                    self._put_away(bookmark_id)
        return tuple(gone)

    def add_all(self, bookmarks: Iterable[Bookmark]) -> tuple[Bookmark, ...]:
        """Keep several in one turn, each as `add` does."""
        with self._files.writing():
            return tuple(self._add(bookmark) for bookmark in bookmarks)

    def restore(self, bookmark_id: str) -> Bookmark:
        """Bring a removed bookmark back and return it. Raises `UnknownNameError`, `BookmarkError`."""
        with self._files.writing():
            gone = {bookmark.id: bookmark for bookmark in self.removed()}
            if bookmark_id not in gone:
                listing = "tjexplorer bookmarks list --removed"
                raise UnknownNameError(_("removed bookmark"), bookmark_id, list(gone), listing)
            return self._add(gone[bookmark_id])

    def _put_away(self, bookmark_id: str) -> None:
        folder = self.folder / REMOVED
        folder.mkdir(exist_ok=True)
        self._path(bookmark_id).replace(folder / f"{bookmark_id}.yaml")
        yaml_file.sync_folder(folder)
        yaml_file.sync_folder(self.folder)

    def _path(self, bookmark_id: str) -> Path:
        return self.folder / f"{bookmark_id}.yaml"


def _load(paths: Iterable[Path]) -> tuple[tuple[Bookmark, ...], tuple[RecordError, ...]]:
    bookmarks: list[Bookmark] = []
    problems: list[RecordError] = []
    for path in paths:
        try:
            bookmarks.append(read_bookmark(path))
        except FileNotFoundError:
            continue  # another program removed it since the folder was listed
        except RecordError as problem:
            problems.append(problem)
    bookmarks.sort(key=lambda bookmark: (bookmark.created, bookmark.id))
    return tuple(bookmarks), tuple(problems)
