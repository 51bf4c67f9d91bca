"""Bookmarks: kept, noted, deleted, brought back, and written into a Markdown file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from tjexplorer.bookmarks.anchor import clean_tags, make
from tjexplorer.bookmarks.placed import PlacedBookmark, place
from tjexplorer.export.markdown import bookmarks_to_markdown
from tjexplorer.messages import gettext as _
from tjexplorer.model.bookmark import Bookmark
from tjexplorer.model.report import Report
from tjexplorer.model.span import Span
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.exporting import ExportDesk
from tjexplorer.workspace import Workspace


class BookmarkDesk:
    """Bookmarks of one library, with one step of undo for each change of this session."""

    def __init__(self, workspace: Workspace, catalogue: Catalogue) -> None:
        self._workspace = workspace
        self._store = workspace.bookmarks
        self._catalogue = catalogue
        self._undo: list[tuple[str, Callable[[], object]]] = []
        self.placed: tuple[PlacedBookmark, ...] = ()
        self.problems: tuple[str, ...] = ()

    def load(self) -> None:
        """Read all bookmarks anew: another program may have written some."""
        kept, problems = self._store.load_all()
        wanted = {bookmark.report for bookmark in kept} & {record.id for record in self._catalogue.records()}
        self.placed = place(kept, {report_id: self._catalogue.report(report_id) for report_id in wanted})
        self.problems = tuple(str(problem) for problem in problems)

    def spans(self, report_id: str) -> tuple[Span, ...]:
        """The places of a report's bookmarks."""
        return tuple(each.span for each in self.placed if each.bookmark.report == report_id and each.anchor.span)

    def find(self, bookmark_id: str) -> PlacedBookmark | None:
        """A bookmark by its id."""
        return next((each for each in self.placed if each.bookmark.id == bookmark_id), None)

    def on(self, report_id: str, span: Span) -> PlacedBookmark | None:
        """The bookmark on exactly this passage."""
        return next(
            (each for each in self.placed if each.bookmark.report == report_id and each.anchor.span == span), None
        )

    def add(self, report: Report, span: Span, note: str = "", tags: tuple[str, ...] = ()) -> Bookmark:
        """Keep a passage, without the white space around it."""
        text = report.source.slice(span)
        start = span.start + len(text) - len(text.lstrip())
        end = max(span.end - (len(text) - len(text.rstrip())), start)
        made = make(report, Span(start, end), now=datetime.now().astimezone(), note=note, tags=tags)
        kept = self._store.add(made)
        self._undo.append((_("The bookmark is gone again."), lambda: self._store.remove(kept.id)))
        self.load()
        return kept

    def change(self, bookmark: Bookmark, note: str, tags: tuple[str, ...]) -> None:
        """Write note and tags anew."""
        before = self._store.replace(replace(bookmark, note=note.strip(), tags=clean_tags(tags)))
        self._undo.append((_("Note and tags are as before."), lambda: self._store.replace(before)))
        self.load()

    def delete(self, bookmark_id: str) -> None:
        """Remove a bookmark."""
        gone = self._store.remove(bookmark_id)
        self._undo.append((_("The bookmark is back."), lambda: self._store.add(gone)))
        self.load()

    def undo(self) -> str:
        """Take the last change back, and say what that did; empty where there is nothing to take back."""
        if not self._undo:
            return ""
        sentence, step = self._undo.pop()
        step()
        self.load()
        return sentence

    def export(self) -> Path:
        """Write all bookmarks into a new Markdown file of the library's exports, else of the current folder."""
        self.load()
        now = datetime.now().astimezone()
        text = bookmarks_to_markdown(self.placed, library=self._workspace.places.root.name, now=now)
        path = f"bookmarks-{now:%Y%m%d-%H%M%S}.md"
        return ExportDesk(self._workspace.places, self._catalogue).put(lambda folder: folder / path, text)
