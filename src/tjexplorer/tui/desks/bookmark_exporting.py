"""Exports of bookmarks: which ones, in which format, into which file."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tjexplorer.bookmark_files import (
    beside,
    last_used,
    remember,
    template_of,
    told,
    why_not,
    write_data,
    write_markdown,
)
from tjexplorer.errors import ExportError
from tjexplorer.export.formats import SUFFIXES, export_bookmarks
from tjexplorer.export.markdown import bookmark_pages
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.tui.desks.exporting import ExportDesk
from tjexplorer.tui.desks.keeping import BookmarkDesk
from tjexplorer.workspace import Workspace

MARKDOWN = "markdown"
"""The one format whose files are updated."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Some of the bookmarks."""

    key: str
    """What tells it from the others."""
    label: str
    """What it is, for people."""
    ids: frozenset[str]
    """The bookmarks."""
    name: str = ""
    """What the names of its files end in; empty for all bookmarks."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What will become of a file."""

    path: Path
    """The file that will be written: the named one, or a new one beside it."""
    told: str
    """A sentence on it."""


class BookmarkExportDesk:
    """Exports the bookmarks of one library."""

    def __init__(self, workspace: Workspace, keeping: BookmarkDesk, files: ExportDesk) -> None:
        self._workspace = workspace
        self._keeping = keeping
        self._files = files

    def selections(self, cursor: str | None) -> tuple[Selection, ...]:
        """What can be exported: those that are marked, all, those that are shown, those that share something with the one at
        the cursor, and that one. The first is the one that is meant where nothing is said.
        """
        keeping = self._keeping
        placed = keeping.placed
        everything = frozenset(each.bookmark.id for each in placed)
        found = [Selection("all", _("All bookmarks"), everything)]
        if keeping.marked:
            found.insert(0, Selection("marked", _("Those that are marked"), keeping.marked, "marked"))
        if keeping.words:
            shown = frozenset(each.bookmark.id for group in keeping.groups() for each in group.members)
            label = _("Those with “{words}”").format(words=keeping.words)
            found.append(Selection("shown", label, shown, keeping.words))
        here = keeping.find(cursor) if cursor else None
        if here and here.bookmark.collection:
            name = here.bookmark.collection
            ids = frozenset(each.bookmark.id for each in placed if each.bookmark.collection == name)
            found.append(Selection("collection", _("The collection “{name}”").format(name=name), ids, name))
        for tag in here.bookmark.tags if here else ():
            ids = frozenset(each.bookmark.id for each in placed if tag in each.bookmark.tags)
            found.append(Selection(f"tag {tag}", _("With the tag #{tag}").format(tag=tag), ids, tag))
        if here:
            found.append(Selection("this", _("The one at the cursor"), frozenset({here.bookmark.id}), here.bookmark.id))
        return tuple(each for each in found if each.ids)

    def proposed(self, form: str, selection: Selection) -> Path:
        """The file that is proposed: the one used last for this. Raises `ExportError` where none can be written."""
        places = self._workspace.places
        last = last_used(places.state, places.root, form, selection.name)
        if last:
            return last
        stem = f"bookmarks-{selection.name}" if selection.name else "bookmarks"
        return self._files.folder() / self._named(stem, form)

    def _named(self, stem: str, form: str) -> str:
        return self._files.named(stem, form.removesuffix("-json"), SUFFIXES[form])

    def fate(self, form: str, typed: str) -> Fate:
        """What becomes of a file, or of one in a folder, whose name somebody typed.

        Raises `ExportError` where no name is free, or where the library has its own files.
        """
        path = Path(typed.strip())
        with contextlib.suppress(RuntimeError):  # no home
            path = path.expanduser()
        with contextlib.suppress(OSError, ValueError):
            path = path.absolute()
        if _is_there(path) and path.is_dir():
            path /= self._named("bookmarks", form)
        folder = self._workspace.places.holder(path)
        if folder is not None:
            problem = _("{path} is in {folder}, which holds the library's own files. Name a file elsewhere.")
            raise ExportError(problem.format(path=path, folder=folder))
        if not _is_there(path):
            return Fate(path, _("This file is new."))
        if form != MARKDOWN and self._files.is_ours(path):
            return Fate(path, _("It is replaced: it holds an earlier export that nobody has changed."))
        reason = why_not(path) if form == MARKDOWN else _("it is not an export that nobody has changed")
        if not reason:
            return Fate(path, _("Its blocks are updated; what you wrote outside them stays."))
        free = beside(path)
        words = _("It stays as it is ({reason}); {name} is written beside it.")
        return Fate(free, words.format(reason=reason, name=free.name))

    def export(self, form: str, selection: Selection, typed: str) -> str:
        """Export bookmarks into a file; what became of it, for people. Raises a `TjexplorerError`."""
        workspace, path = self._workspace, self.fate(form, typed).path
        placed, problems = workspace.placed_bookmarks(annotated=True)
        chosen = [each for each in placed if each.bookmark.id in selection.ids]
        places, settings = workspace.places, workspace.settings
        library, now = places.root.name, datetime.now().astimezone()
        if form == MARKDOWN:
            template = template_of(None, settings, places.settings)
            style = settings.citation_style
            pages = bookmark_pages(chosen, library=library, now=now, template=template, style=style)
            known = {each.bookmark.id for each in placed} | {problem.path.stem for problem in problems}
            sentence = told(write_markdown(path, pages, known, places.state), path)
        else:
            text = export_bookmarks(form, chosen, library=library, now=now)
            write_data(path, form, text, places.state, force=self._files.is_ours(path))
            self._files.remember(path, text)
            words = ngettext("{count} bookmark is in {path}", "{count} bookmarks are in {path}", len(chosen))
            sentence = words.format(count=len(chosen), path=path)
        remember(places.state, places.root, form, path, selection.name)
        return sentence


def _is_there(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except (OSError, ValueError):
        return False
