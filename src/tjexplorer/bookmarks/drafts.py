"""What somebody is writing on a bookmark and has not kept yet, so that a program that ends in the middle loses none of it.

A file each, written anew while one types; it goes when what was written is kept or thrown away.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path
from typing import Any

from tjexplorer.bookmarks.labelling import Label
from tjexplorer.model.bookmark import Colour
from tjexplorer.yaml_file import write_atomically


class Drafts:
    """The drafts of one library. A draft that cannot be written or read is none: typing goes on without it."""

    def __init__(self, folder: Path, library: Path) -> None:
        """The folder of all drafts, and the library that those of this object belong to."""
        self._folder = folder
        self._library = library

    def get(self, key: str) -> Label | None:
        """What was being written on a bookmark or passage when the program ended; None where nothing was."""
        try:
            found = json.loads(self._path(key).read_bytes())
            return _label(found)
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def put(self, key: str, label: Label) -> None:
        """Keep what is being written."""
        fields = {"note": label.note, "tags": label.tags, "collection": label.collection, "colour": label.colour}
        with contextlib.suppress(OSError, UnicodeEncodeError):
            write_atomically(self._path(key), json.dumps(fields, ensure_ascii=False) + "\n")

    def drop(self, key: str) -> None:
        """It is kept, or thrown away."""
        with contextlib.suppress(OSError):
            self._path(key).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        digest = hashlib.sha256(f"{self._library}\n{key}".encode("utf-8", "surrogateescape")).hexdigest()
        return self._folder / f"{digest[:20]}.json"


def _label(found: dict[str, Any]) -> Label:
    """Raises `ValueError`, `TypeError` or `KeyError` where this is none."""
    texts = [found["note"], found["collection"], *found["tags"]]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError(found)
    return Label(
        found["note"], tuple(found["tags"]), found["collection"], Colour(found["colour"]) if found["colour"] else None
    )
