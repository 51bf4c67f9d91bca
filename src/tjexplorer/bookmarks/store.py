"""The folder of bookmarks: one YAML file each, safe with several programs at once.

Each file is written whole or not at all, so that a crash costs at most the bookmark in hand. Writers take turns by a
lock; readers need none. A damaged file is told with its place and hides no other bookmark.
"""

from __future__ import annotations

import contextlib
import dataclasses
import re
from datetime import datetime
from pathlib import Path
from typing import Any

from tjexplorer import yaml_file
from tjexplorer.bookmarks.anchor import new_id
from tjexplorer.errors import BookmarkError, RecordError, UnknownNameError
from tjexplorer.messages import gettext as _
from tjexplorer.model.bookmark import Bookmark
from tjexplorer.yaml_file import Node
from tjexplorer.yaml_folder import YamlFolder

KEYS = tuple(field.name for field in dataclasses.fields(Bookmark))
"""The keys of a bookmark's file, in their order there."""

_ID = re.compile(r"b-[0-9]{8}-[0-9a-z]{4,12}")


class BookmarkStore:
    """The bookmarks of one library. It keeps nothing in memory: what another program wrote is seen at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files = YamlFolder(folder, BookmarkError)

    def load_all(self) -> tuple[tuple[Bookmark, ...], tuple[RecordError, ...]]:
        """All bookmarks in the order of their making, and what is wrong with the files that hold none."""
        bookmarks: list[Bookmark] = []
        problems: list[RecordError] = []
        for path in self._files.files():
            try:
                bookmarks.append(read_bookmark(path))
            except FileNotFoundError:
                continue  # another program removed it since the folder was listed
            except RecordError as problem:
                problems.append(problem)
        bookmarks.sort(key=lambda bookmark: (bookmark.created, bookmark.id))
        return tuple(bookmarks), tuple(problems)

    def get(self, bookmark_id: str) -> Bookmark:
        """One bookmark. Raises `UnknownNameError`, or `RecordError` where its file is damaged."""
        if _ID.fullmatch(bookmark_id):
            with contextlib.suppress(FileNotFoundError):
                return read_bookmark(self._path(bookmark_id))
        known = [path.stem for path in self._files.files()]
        raise UnknownNameError(_("bookmark"), bookmark_id, known, "tjexplorer bookmarks list")

    def add(self, bookmark: Bookmark) -> Bookmark:
        """Keep a bookmark, and return it as kept: under another id where that one is taken.

        A removed bookmark comes back under its own id. Raises `BookmarkError` where it cannot be written.
        """
        with self._files.writing():
            while self._path(bookmark.id).exists():
                with contextlib.suppress(RecordError, FileNotFoundError):
                    if read_bookmark(self._path(bookmark.id)) == bookmark:
                        return bookmark
                bookmark = dataclasses.replace(bookmark, id=new_id(bookmark.created))
            yaml_file.write_atomically(self._path(bookmark.id), to_yaml(bookmark))
        return bookmark

    def replace(self, bookmark: Bookmark) -> Bookmark:
        """Write a bookmark anew (its note, its tags) and return what stood there before.

        Raises `UnknownNameError` where another program removed it meanwhile, `BookmarkError` where it cannot be written.
        """
        with self._files.writing():
            before = self.get(bookmark.id)
            yaml_file.write_atomically(self._path(bookmark.id), to_yaml(bookmark))
        return before

    def remove(self, bookmark_id: str) -> Bookmark:
        """Remove a bookmark and return it: `add` brings it back.

        Raises `UnknownNameError`, `RecordError` where its file is damaged, `BookmarkError` where it cannot be removed.
        """
        with self._files.writing():
            bookmark = self.get(bookmark_id)
            self._files.remove(self._path(bookmark_id))
        return bookmark

    def _path(self, bookmark_id: str) -> Path:
        return self.folder / f"{bookmark_id}.yaml"


def to_yaml(bookmark: Bookmark) -> str:
    """A bookmark as the text of its file. Words of the source stand there line by line, for the eye and for diffs."""
    document: dict[str, Any] = {key: getattr(bookmark, key) for key in KEYS}
    for key in ("quotation", "before", "after"):
        document[key] = document[key].split("\n")
    document["tags"] = list(bookmark.tags)
    document["created"] = bookmark.created.isoformat()
    return yaml_file.dump(document)


def read_bookmark(path: Path) -> Bookmark:
    """The bookmark in a file. Raises `RecordError` with file and line, `FileNotFoundError` where there is no file."""
    try:
        node = yaml_file.read(path)
    except RecordError:
        if not path.exists():
            raise FileNotFoundError(path) from None
        raise
    return from_node(node)


def from_node(node: Node) -> Bookmark:
    """The bookmark that a document describes. Raises `RecordError` with file and line."""
    entries = node.mapping(*KEYS)
    for key in KEYS:
        if key not in entries and key not in {"note", "tags"}:
            raise node.error(_("the key “{key}” is missing").format(key=key))
    bookmark_id = entries["id"].text()
    if not _ID.fullmatch(bookmark_id):
        raise entries["id"].error(
            _("“{id}” is no id of a bookmark; one looks like b-20261121-7f3k").format(id=bookmark_id)
        )
    if node.path.stem != bookmark_id:
        problem = _("the file holds the bookmark {id} and must be named {id}.yaml").format(id=bookmark_id)
        raise entries["id"].error(problem)
    start, end, quotation = entries["start"].whole(), entries["end"].whole(), _lines(entries["quotation"])
    if not 0 <= start < end or end - start != len(quotation):
        problem = _("from {start} to {end} there is no room for a quotation of {length} characters")
        raise entries["start"].error(problem.format(start=start, end=end, length=len(quotation)))
    return Bookmark(
        id=bookmark_id,
        report=entries["report"].text(),
        section=entries["section"].text(),
        line=entries["line"].whole(),
        start=start,
        end=end,
        quotation=quotation,
        before=_lines(entries["before"]),
        after=_lines(entries["after"]),
        note=entries["note"].text() if "note" in entries else "",
        tags=tuple(tag.text() for tag in entries["tags"].items()) if "tags" in entries else (),
        created=_moment(entries["created"]),
        source_sha256=entries["source_sha256"].text(),
    )


def _lines(node: Node) -> str:
    return "\n".join(item.text() for item in node.items())


def _moment(node: Node) -> datetime:
    text = node.text()
    with contextlib.suppress(ValueError):
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return moment
    raise node.error(
        _("a time with its zone like 2026-11-21T09:30:00+08:00 is expected here, not “{text}”").format(text=text)
    )
