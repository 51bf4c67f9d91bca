"""Saved searches: a folder with one YAML file each, named after the search, safe with several programs at once.

Each file is written whole or not at all. Writers take turns by a lock; readers need none. A damaged file is told with its
place and hides no other search.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import unicodedata
from datetime import datetime
from pathlib import Path

from tjexplorer import yaml_file
from tjexplorer.errors import RecordError, TjexplorerError, UnknownNameError, UsageError
from tjexplorer.messages import gettext as _
from tjexplorer.model.search_record import SavedSearch
from tjexplorer.searches import shape
from tjexplorer.text.printable import printable
from tjexplorer.yaml_file import Node
from tjexplorer.yaml_folder import YamlFolder

KEYS = ("name", *shape.KEYS, "note", "created")
"""The keys of a file, in their order there."""

LONGEST_NAME = 100
"""Characters of a name."""

_LONGEST_SLUG = 40
"""Characters of a slug; they take up to 160 bytes, and file systems allow 255."""

_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names that Windows keeps for itself."""


class SearchFileError(TjexplorerError):
    """A saved search that cannot be written, removed, or looked for."""


class SavedSearches:
    """The saved searches of one library. It keeps nothing in memory: what another program wrote is seen at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files = YamlFolder(folder, SearchFileError)

    def load_all(self) -> tuple[tuple[SavedSearch, ...], tuple[RecordError, ...]]:
        """All saved searches by name, and what is wrong with the files that hold none. Raises `SearchFileError`."""
        found: list[SavedSearch] = []
        problems: list[RecordError] = []
        for path in self._files.files():
            try:
                found.append(read_saved(path))
            except FileNotFoundError:
                continue  # another program removed it since the folder was listed
            except RecordError as problem:
                problems.append(problem)
        return tuple(sorted(found, key=lambda saved: (saved.name.casefold(), saved.name))), tuple(problems)

    def get(self, name: str) -> SavedSearch:
        """One saved search, by its name in any case and width. Raises `UnknownNameError`, or `RecordError` where its file
        is damaged.
        """
        with contextlib.suppress(FileNotFoundError, UsageError):
            return read_saved(self._path(name))
        known = [saved.name for saved in self.load_all()[0]]
        raise UnknownNameError(_("saved search"), name, known, "tjexplorer searches list")

    def save(self, saved: SavedSearch, *, replacing: bool = False) -> None:
        """Keep a search under its name.

        Raises `UsageError` where the name cannot be one, or is taken and `replacing` is not asked for, `SearchFileError`
        where it cannot be written.
        """
        path = self._path(saved.name)
        if not saved.inquiry.query.strip():
            raise UsageError(_("The query is empty. Type a word to look for."))
        try:
            text = to_yaml(saved)
            text.encode("utf-8")
        except UnicodeEncodeError:
            raise UsageError(_("The search holds characters that are no text. Type it again.")) from None
        with self._files.writing():
            if path.exists() and not replacing:
                problem = _("There is a saved search “{name}” already. Choose another name, or replace it (--replace).")
                raise UsageError(problem.format(name=saved.name))
            yaml_file.write_atomically(path, text)

    def remove(self, name: str) -> SavedSearch:
        """Remove a saved search and return it: `save` brings it back.

        Raises `UnknownNameError`, `RecordError` where its file is damaged, `SearchFileError` where it cannot be removed.
        """
        with self._files.writing():
            saved = self.get(name)
            self._files.remove(self._path(saved.name))
        return saved

    def _path(self, name: str) -> Path:
        return self.folder / f"{slug(name)}.yaml"


def slug(name: str) -> str:
    """The name of a search as a file's: its letters and digits in one case and width, dashes for everything between them.

    A name of which nothing is left, a long one, and those that a system keeps for itself end in eight letters of a
    digest. Raises `UsageError` for a name that is empty, longer than `LONGEST_NAME`, or of which a part cannot be shown.
    """
    if not name.strip() or len(name) > LONGEST_NAME or printable(name) != name:
        problem = _(
            "“{name}” cannot be the name of a search: one has 1 to {most} characters, all of which can be seen. "
            "Choose another."
        )
        shown = printable(name)
        raise UsageError(
            problem.format(name=shown if len(shown) <= LONGEST_NAME else f"{shown[:40]}…", most=LONGEST_NAME)
        )
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    words = "".join(char if char.isalnum() else " " for char in folded).split()
    whole = "-".join(words)
    if whole and len(whole) <= _LONGEST_SLUG and not _DEVICES.fullmatch(whole):
        return whole
    digest = hashlib.sha256(folded.strip().encode("utf-8")).hexdigest()[:8]
    return f"{whole[:_LONGEST_SLUG].rstrip('-') or 'search'}-{digest}"


def to_yaml(saved: SavedSearch) -> str:
    """A saved search as the text of its file; what holds nothing is left out."""
    document = {"name": saved.name, **shape.plain(saved.inquiry)}
    if saved.note:
        document["note"] = saved.note
    document["created"] = saved.created.isoformat(timespec="seconds")
    return yaml_file.dump(document)


def read_saved(path: Path) -> SavedSearch:
    """The search in a file. Raises `RecordError` with file and line, `FileNotFoundError` where there is no file."""
    try:
        node = yaml_file.read(path)
    except RecordError:
        if not path.exists():
            raise FileNotFoundError(path) from None
        raise
    return from_node(node)


def from_node(node: Node) -> SavedSearch:
    """The search that a document describes. Raises `RecordError` with file and line."""
    entries = node.mapping(*KEYS)
    if "name" not in entries:
        raise node.error(_("the key “{key}” is missing").format(key="name"))
    name = entries["name"].text()
    try:
        stem = slug(name)
    except UsageError as problem:
        raise entries["name"].error(str(problem)) from None
    if unicodedata.normalize("NFKC", node.path.stem) != stem:
        misnamed = _("the file holds the search “{name}” and must be named {file}")
        raise entries["name"].error(misnamed.format(name=name, file=f"{stem}.yaml"))
    if "created" not in entries:
        raise node.error(_("the key “{key}” is missing").format(key="created"))
    inquiry = shape.from_entries(entries, node)
    note = entries["note"].text() if "note" in entries else ""
    return SavedSearch(name, inquiry, _moment(entries["created"]), note)


def _moment(node: Node) -> datetime:
    text = node.text()
    with contextlib.suppress(ValueError):
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return moment
    raise node.error(
        _("a time with its zone like 2026-11-21T09:30:00+08:00 is expected here, not “{text}”").format(text=text)
    )
