"""Searches that are kept: the history, saved ones, the statement of the one at hand, and its results as a file."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import datetime
from typing import TYPE_CHECKING

from tjexplorer.errors import LibraryError, TjexplorerError
from tjexplorer.export.statement import Setting, command, statement
from tjexplorer.export.tables import CONCORDANCE_COLUMNS, csv_records, hits_csv, tabbed
from tjexplorer.keyboard.key_map import key_of
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.search_record import Inquiry, SavedSearch, SearchRecord
from tjexplorer.paths import find_library
from tjexplorer.search.concordance import Measure, narrowed
from tjexplorer.tui import clipboard
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.desks.answer import Answer, View
from tjexplorer.tui.desks.exporting import ExportDesk
from tjexplorer.tui.dialogs.choosing import Choice, ChoosingDialog
from tjexplorer.tui.dialogs.naming import NamingDialog
from tjexplorer.tui.dialogs.searches import KeptSearch, SearchesDialog, SearchShelf
from tjexplorer.tui.dialogs.stating import StatementDialog
from tjexplorer.tui.panes.filter_words import inquiry_words

if TYPE_CHECKING:
    from tjexplorer.tui.reading_room import ReadingRoom

CHARACTERS = 40
"""Characters on either side of a match in a file, where the reader chose no width: as the command line has it."""


class RecallingActions:
    """Actions on kept searches."""

    def __init__(self, room: ReadingRoom) -> None:
        self._room = room
        self._removed: list[SavedSearch] = []

    def handlers(self) -> dict[str, Callable[[], None]]:
        """By action id."""
        return {"searches": self._searches, "save_search": self._save, "statement": self._statement}

    # Saved and earlier searches

    def _searches(self) -> None:
        shelf = SearchShelf(self._load, self._ask_name, self._remove, self._restore)

        def chosen(inquiry: Inquiry | None) -> None:
            if inquiry is not None:
                self.run(inquiry)

        self._room.app.push_screen(SearchesDialog(shelf), chosen)

    def run(self, inquiry: Inquiry) -> None:
        """Search for what was asked once, with its filters and forms."""
        room = self._room
        room.searching.repeat(inquiry)
        room.search_line.typing.value = inquiry.query
        room.search_line.typing.cursor_position = len(inquiry.query)
        room.show_pane(PaneName.RESULTS)

    def _load(self) -> tuple[list[KeptSearch], list[KeptSearch], str]:
        problem = ""
        try:
            found, problems = self._room.workspace.saved_searches.load_all()
            problem = " ".join(map(str, problems))
        except TjexplorerError as error:
            found, problem = (), str(error)
        return [self._of_saved(one) for one in found], [*map(self._of_earlier, self._room.searching.earlier())], problem

    def _of_saved(self, saved: SavedSearch) -> KeptSearch:
        words = inquiry_words(saved.inquiry, self._room.catalogue)
        below = "  ".join(filter(None, [words, " ".join(saved.note.split())]))
        return KeptSearch(saved.inquiry, saved.name, saved.created.astimezone().strftime("%Y-%m-%d"), below)

    def _of_earlier(self, record: SearchRecord) -> KeptSearch:
        places = ngettext("{count} place", "{count} places", record.total_matches).format(count=record.total_matches)
        when = record.when.astimezone().strftime("%m-%d %H:%M")
        return KeptSearch(record.inquiry, "", f"{places}  {when}", inquiry_words(record.inquiry, self._room.catalogue))

    def _save(self) -> None:
        if not self._room.searching.question.query.strip():
            self._room.tell(_("Type a word in the search line: {key}.").format(key=key_of("search", typing=True)))
            return
        inquiry = self._room.searching.question.inquiry()
        self._ask_name(
            inquiry, lambda: self._room.tell(_("The search is saved. {key} lists it.").format(key=key_of("searches")))
        )

    def _ask_name(self, inquiry: Inquiry, done: Callable[[], None]) -> None:
        saved = self._room.workspace.saved_searches

        def save(name: str, note: str, replacing: bool) -> tuple[str, bool]:
            try:
                saved.save(SavedSearch(name, inquiry, datetime.now().astimezone(), note), replacing=replacing)
            except TjexplorerError as problem:
                return str(problem), self._is_taken(name)
            return "", False

        def named(name: str | None) -> None:
            if name is not None:
                done()

        what = "  ".join(filter(None, [inquiry.query, inquiry_words(inquiry, self._room.catalogue)]))
        self._room.app.push_screen(NamingDialog(inquiry.query[:40], what, save), named)

    def _is_taken(self, name: str) -> bool:
        try:
            self._room.workspace.saved_searches.get(name)
        except TjexplorerError:
            return False
        return True

    def _remove(self, name: str) -> str:
        try:
            self._removed.append(self._room.workspace.saved_searches.remove(name))
        except TjexplorerError as problem:
            return str(problem)
        return _("Removed: {name}. Ctrl+Z brings it back.").format(name=name)

    def _restore(self) -> str:
        if not self._removed:
            return _("There is nothing to undo.")
        saved = self._removed[-1]
        try:
            self._room.workspace.saved_searches.save(saved)
        except TjexplorerError as problem:
            return str(problem)
        self._removed.pop()
        return _("Back again: {name}").format(name=saved.name)

    # The statement

    def _statement(self) -> None:
        room, answer = self._room, self._room.searching.answer
        if answer is None:
            room.tell(_("Search for something first; then this key writes the statement."))
            return
        setting = Setting(
            reports=room.workspace.shelf.stock().reports,
            now=datetime.now().astimezone(),
            institution=room.catalogue.name,
            library=self._library(),
        )
        paragraph = statement(answer.request, answer.result, setting)
        line = command(Inquiry.of(answer.request), setting.library)

        def export() -> str:
            try:
                path = self._desk().write("statement", answer.request.query, "txt", paragraph + "\n")
            except TjexplorerError as problem:
                return str(problem)
            return _("The statement is in {path}").format(path=path)

        dialog = StatementDialog(paragraph, line, self._put, export)
        room.app.push_screen(dialog)

    def _library(self) -> str | None:
        """The library as a command must name it; None where it finds it by itself."""
        root = self._room.workspace.places.root
        try:
            return None if find_library().root == root else str(root)
        except LibraryError:
            return str(root)

    def _put(self, text: str) -> str:
        return clipboard.copy(text, self._room.workspace.places.state, self._room.app.copy_to_clipboard).sentence()

    # Results as a file

    def export(self) -> None:
        """Write the results at hand into a table; the reader chooses which."""
        answer = self._room.searching.answer
        if answer is None or not answer.result.total_matches:
            self._room.tell(_("There is no result to export: type a word in the search line."))
            return
        rows = answer.view is View.CONCORDANCE

        def chosen(form: Hashable | None) -> None:
            if form is not None:
                self._room.guard(lambda: self._write(answer, str(form)))

        below = (
            _("A row for each occurrence, in this order, with what stands beside it.") if rows else
            _("A row for each place, with its section.")
        )  # fmt: skip
        choices = [
            Choice("csv", _("Table (CSV)"), "csv", below),
            Choice("tsv", _("Table with tabs (TSV)"), "tsv", below),
        ]
        title = _("Export the concordance") if rows else _("Export the results")
        self._room.app.push_screen(ChoosingDialog(title, choices), chosen)

    def _write(self, answer: Answer, form: str) -> None:
        table = self._concordance(answer) if answer.view is View.CONCORDANCE else hits_csv(answer.result.to_json())
        kind = "concordance" if answer.view is View.CONCORDANCE else "results"
        path = self._desk().write(kind, answer.request.query, form, tabbed(table) if form == "tsv" else table)
        self._room.tell(_("The table is in {path}").format(path=path), seconds=15)

    def _concordance(self, answer: Answer) -> str:
        context = self._room.results.context
        width, measure = (context, Measure.CELLS) if context else (CHARACTERS, Measure.CHARACTERS)
        rows = (narrowed(row, width, measure) for row in answer.rows)
        return csv_records(CONCORDANCE_COLUMNS, (row.to_json() for row in rows))

    def _desk(self) -> ExportDesk:
        return ExportDesk(self._room.workspace.places, self._room.catalogue)
