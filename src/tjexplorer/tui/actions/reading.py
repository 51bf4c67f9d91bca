"""Going about in the reports; citing and copying."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from tjexplorer.export import citation as styles
from tjexplorer.export.markdown import passage_to_markdown
from tjexplorer.export.quotation import plain_text, quotation
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.citation import cite
from tjexplorer.model.report import Report
from tjexplorer.model.span import Span
from tjexplorer.tui import clipboard
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.desks.history import Place
from tjexplorer.tui.dialogs.choosing import Choice, ChoosingDialog
from tjexplorer.tui.dialogs.information import information_entries
from tjexplorer.tui.dialogs.reading import ReadingDialog
from tjexplorer.tui.panes.columns import gap, head, told
from tjexplorer.tui.panes.wording import trip_dates

if TYPE_CHECKING:
    from tjexplorer.tui.reading_room import ReadingRoom


class ReadingActions:
    """Actions on what is being read."""

    def __init__(self, room: ReadingRoom) -> None:
        self._room = room

    def handlers(self) -> dict[str, Callable[[], None]]:
        """By action id."""
        reading = self._room.reading
        return {
            "next_hit": lambda: self._hit(1),
            "previous_hit": lambda: self._hit(-1),
            "next_section": lambda: self._section(1),
            "previous_section": lambda: self._section(-1),
            "go_back": lambda: self._history(-1),
            "go_forward": lambda: self._history(1),
            "original": reading.turn_original,
            "information": self._information,
            "reports": self._reports,
            "cite": self._cite,
            "copy": self._copy,
        }

    def _hit(self, step: int) -> None:
        self._room.bring_into_view(PaneName.READER)
        self._room.tell(self._room.reading.next_hit(step))
        self._room.follow_reader()

    def _section(self, step: int) -> None:
        self._room.tell(self._room.reading.next_section(step))

    def _history(self, step: int) -> None:
        if self._room.reading.go_back(step):
            self._room.show_pane(PaneName.READER)
        else:
            self._room.tell(_("There is no earlier place.") if step < 0 else _("There is no later place."))

    def _information(self) -> None:
        report = self._room.reading.report
        if report is None:
            self._no_report()
            return
        entries = list(information_entries(self._room.catalogue, report, self._room.reading.passage_lines()))

        def chosen(key: Hashable | None) -> None:
            if isinstance(key, tuple) and isinstance(key[0], Place):
                self._room.go(key[0])

        self._room.app.push_screen(ReadingDialog(report.record.label, entries), chosen)

    def _reports(self) -> None:
        choices = [
            Choice(record.id, record.label, trip_dates(record), record.display_title)
            for record in self._room.catalogue.records()
        ]
        itinerary = not self._room.at_home and self._room.wish.active is PaneName.ITINERARY
        here = self._room.itinerary.report if itinerary else None

        def chosen(report_id: Hashable | None) -> None:
            if report_id is None:
                return
            if itinerary:
                self._room.itinerary.show(str(report_id))
                self._room.show_pane(PaneName.ITINERARY)
            else:
                self._room.go(Place(str(report_id), 0))

        self._room.app.push_screen(ChoosingDialog(_("Reports"), choices, here), chosen)

    def _no_report(self) -> None:
        self._room.tell(_("Open a report first: r chooses one."))

    def _taken(self) -> tuple[Report, Span] | None:
        """The report and the passage that keys act on."""
        report, span = self._room.reading.report, self._room.reading.passage
        if report is None or span is None:
            self._no_report()
            return None
        return report, span

    def _cite(self) -> None:
        taken = self._taken()
        if taken is None:
            return
        report, span = taken
        citation = cite(self._room.catalogue.report(report.id), span)
        footnote = styles.footnote(citation)
        done = self._put(footnote)
        entries = [
            told(footnote, "strong"),
            gap(),
            told(done, "dim"),
            head("APA"),
            told(styles.apa(citation)),
            head("pandoc"),
            told(styles.pandoc(citation)),
            head(_("The passage")),
            told(plain_text(quotation(report, span)), "dim"),
        ]
        self._room.app.push_screen(ReadingDialog(_("Citation"), entries))

    def _copy(self) -> None:
        taken = self._taken()
        if taken is None:
            return
        report, span = taken
        citation = cite(self._room.catalogue.report(report.id), span)
        section = citation.passage.section if citation.passage else report.id
        line = citation.passage.line if citation.passage else 1
        choices = {
            "passage": (_("The passage"), plain_text(quotation(report, span))),
            "markdown": (_("The passage with its citation, in Markdown"), passage_to_markdown(report, span)),
            "source": (_("The lines of the source, letter for letter"), report.source.slice(span)),
            "citation": (_("The citation"), styles.footnote(citation)),
            "place": (_("The command that opens it again"), f"tjexplorer show {section} --line {line}"),
        }

        def chosen(key: Hashable | None) -> None:
            if key is not None:
                self._room.tell(self._put(choices[str(key)][1]))

        shown = [Choice(key, label, "", text[:200]) for key, (label, text) in choices.items()]
        self._room.app.push_screen(ChoosingDialog(_("Copy"), shown), chosen)

    def _put(self, text: str) -> str:
        """Copy, and say where it went."""
        folder = self._room.workspace.places.state
        return clipboard.copy(text, folder, self._room.app.copy_to_clipboard).sentence()

    def found(self, words: str, count: int) -> None:
        """Say how often words were found within the report."""
        if words.strip():
            places = ngettext("{count} place in this report", "{count} places in this report", count)
            self._room.reader.retitle(places.format(count=count))
