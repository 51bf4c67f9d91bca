"""What keeps a library in order: the record that a program can draft, and the index."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from tjexplorer.errors import ExportError, TjexplorerError
from tjexplorer.messages import gettext as _
from tjexplorer.tui.dialogs.choosing import Choice, ChoosingDialog
from tjexplorer.tui.dialogs.reading import ReadingDialog
from tjexplorer.tui.drawing import piece, wrap_line
from tjexplorer.tui.panes.columns import gap, told
from tjexplorer.tui.widgets.line_list import Entry
from tjexplorer.yaml_file import write_atomically

if TYPE_CHECKING:
    from tjexplorer.tui.reading_room import ReadingRoom

WRITE = "write"
"""Key of the entry that writes a drafted record."""


class MaintainingActions:
    """Actions on the library itself."""

    def __init__(self, room: ReadingRoom) -> None:
        self._room = room
        self._building = False

    def handlers(self) -> dict[str, Callable[[], None]]:
        """By action id."""
        return {"draft": self._draft, "index": self._index}

    # The record

    def _draft(self) -> None:
        """Show what a program finds of the record of the report at hand; of another one the reader chooses."""
        room = self._room
        if room.reading.report is not None and not room.at_home:
            self._show_draft(room.reading.report.id)
            return

        def chosen(report: Hashable | None) -> None:
            if report is not None:
                room.guard(lambda: self._show_draft(str(report)))

        choices = [Choice(record.id, record.label, "", record.display_title) for record in room.catalogue.records()]
        room.app.push_screen(ChoosingDialog(_("Drafted record"), choices), chosen)

    def _show_draft(self, report_id: str) -> None:
        from tjexplorer.corpus.record_writing import record_to_yaml  # noqa: PLC0415  # few readers draft
        from tjexplorer.drafting.draft import draft_record  # noqa: PLC0415  # the same

        room, library = self._room, self._room.workspace.library
        path = library.record_path(report_id)
        recorded = path.exists()
        source_name = library.record(report_id).source_name if recorded else "source.txt"
        draft = draft_record(report_id, source_name, library.source(report_id), room.workspace.institutions)
        text = record_to_yaml(draft)
        entries = [told(_("What a program finds in the source. Each part is to be compared with it."), "dim")]
        if recorded:
            entries.append(told(_("The report has a record, which stays as it is: {path}").format(path=path), "dim"))
        else:
            words = _("Enter writes it to {path}").format(path=path)
            entries.append(Entry(WRITE, lambda cells: wrap_line((piece(words, "strong"),), cells)))
        entries += [gap(), *(told(line) for line in text.splitlines())]

        def chosen(key: Hashable | None) -> None:
            if key == WRITE:
                room.guard(lambda: self._write(report_id, text))

        title = _("Drafted record: {report}").format(report=room.catalogue.label(report_id))
        room.app.push_screen(ReadingDialog(title, entries), chosen)

    def _write(self, report_id: str, text: str) -> None:
        """Write the record, unless somebody has written one meanwhile."""
        path = self._room.workspace.library.record_path(report_id)
        if path.exists():
            raise ExportError(_("{path} exists and is not overwritten.").format(path=path))
        try:
            write_atomically(path, text)
        except OSError as error:
            problem = _("{path} cannot be written: {reason}. Check the rights of the folder.")
            raise ExportError(problem.format(path=path, reason=error.strerror or error)) from None
        done = _("{path} is written. Confirm each part by taking its name out of drafted.")
        self._room.tell(done.format(path=path), seconds=15)

    # The index

    def _index(self) -> None:
        """Build it anew, in a thread; the search goes on meanwhile. While it is built, stop that."""
        room = self._room
        if self._building or room.workspace.shelf.progress:
            room.workspace.shelf.give_up()
            room.tell(_("Building the index is being stopped. The old one is as it was."))
            return
        self._building = True
        room.tell(_("The index is being built. You can go on; the same key stops it."))
        room.run_worker(self._build, thread=True, group="index", name="index", exit_on_error=False)

    def _build(self) -> None:
        """Runs in a thread: touches no widget."""
        workspace = self._room.workspace
        try:
            made = workspace.shelf.refresh(rebuild=True)
            said, severity = (
                _("The index of {n} reports is in {path}.").format(n=len(made.reports), path=workspace.places.index),
                False,
            )
        except TjexplorerError as error:
            said, severity = str(error), True
        finally:
            self._building = False
        if not get_current_worker().is_cancelled:
            self._room.app.call_from_thread(self._told, said, severity)

    def _told(self, said: str, wrong: bool) -> None:
        self._room.tell(said, seconds=15, severity="error" if wrong else "information")
