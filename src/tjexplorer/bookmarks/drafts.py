"""What somebody is writing on a bookmark and has not kept yet, so that a program that ends in the middle loses none of it.

A file for each dialog, written anew while one types, with a lock beside it that its program holds. The file goes when what
was written is kept or thrown away; where the lock is free and the file is still there, its program ended in the middle.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import secrets
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from tjexplorer.bookmarks.labelling import Label
from tjexplorer.model.bookmark import Colour
from tjexplorer.yaml_file import write_atomically


class Draft:
    """The draft of one dialog. One that cannot be written is none: typing goes on without it."""

    def __init__(self, path: Path, lock: FileLock | None = None, found: Label | None = None) -> None:
        self._path = path
        self._lock = lock
        self.found = found
        """What was being written when another program ended; None where nothing was."""

    def put(self, label: Label) -> None:
        """Keep what is being written."""
        fields = {"note": label.note, "tags": label.tags, "collection": label.collection, "colour": label.colour}
        with contextlib.suppress(OSError, UnicodeEncodeError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._lock is None:
                with contextlib.suppress(Timeout, OSError, NotImplementedError):
                    self._lock = _locked(self._path)
            write_atomically(self._path, json.dumps(fields, ensure_ascii=False) + "\n")

    def drop(self) -> None:
        """It is kept, or thrown away."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def close(self) -> None:
        """The dialog is gone: from now on a draft that is still there is left over."""
        if self._lock is None:
            return
        with contextlib.suppress(OSError):
            _lock_path(self._path).unlink(missing_ok=True)
        self._lock.release()
        self._lock = None


class Drafts:
    """The drafts of one library."""

    def __init__(self, folder: Path, library: Path) -> None:
        """The folder of all drafts, and the library that those of this object belong to."""
        self._folder = folder
        self._library = library

    def open(self, key: str) -> Draft:
        """The draft that was left over of a bookmark or passage, the newest of several, else a new one.

        What a program that still runs is writing is no leftover.
        """
        for path in self._left_over(key):
            lock = None
            try:
                lock = _locked(path)
            except Timeout:
                continue
            except (OSError, NotImplementedError):
                pass  # without locks it may be somebody's at work, but words offered twice are better than lost ones
            found = _read(path)
            if found is not None:
                return Draft(path, lock, found)
            if lock is not None:
                lock.release()
        return self.new(key)

    def new(self, key: str) -> Draft:
        """A draft beside whatever is left over."""
        return Draft(self._folder / f"{self._beginning(key)}-{secrets.token_hex(6)}.json")

    def _left_over(self, key: str) -> list[Path]:
        """The drafts of a bookmark or passage, the newest first."""
        found = []
        with contextlib.suppress(OSError):
            for path in self._folder.glob(f"{self._beginning(key)}*.json"):
                with contextlib.suppress(OSError):
                    found.append((path.stat().st_mtime_ns, path))
        return [path for _when, path in sorted(found, reverse=True)]

    def _beginning(self, key: str) -> str:
        return hashlib.sha256(f"{self._library}\n{key}".encode("utf-8", "surrogateescape")).hexdigest()[:20]


def _lock_path(draft: Path) -> Path:
    return draft.with_suffix(".lock")


def _locked(draft: Path) -> FileLock:
    """The lock of a draft, held. Raises `Timeout` where another holds it, `OSError` or `NotImplementedError`."""
    lock = FileLock(_lock_path(draft))
    lock.acquire(blocking=False)
    return lock


def _read(path: Path) -> Label | None:
    try:
        return _label(json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _label(found: dict[str, Any]) -> Label:
    """Raises `ValueError`, `TypeError` or `KeyError` where this is none."""
    texts = [found["note"], found["collection"], *found["tags"]]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError(found)
    return Label(
        found["note"], tuple(found["tags"]), found["collection"], Colour(found["colour"]) if found["colour"] else None
    )
