"""Going about in what is being read: from hit to hit, from found word to found word, from section to section."""

from __future__ import annotations

from tjexplorer.keyboard.key_map import key_of
from tjexplorer.messages import gettext as _
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section
from tjexplorer.tui.desks.reading import ReadingDesk
from tjexplorer.tui.panes.reader import ReaderPane
from tjexplorer.tui.widgets.finding_list import FindingList


class Walking:
    """Steps in one Reader. Each says what the reader should be told, or nothing."""

    def __init__(self, desk: ReadingDesk, pane: ReaderPane) -> None:
        self._desk = desk
        self._pane = pane

    def next_hit(self, step: int) -> str:
        """Go to the next or previous hit; to the next or previous found word while words are looked for."""
        report = self._desk.report
        if report is None and self._pane.page.display and self._pane.page.found:
            return self.next_in(self._pane.page, step)
        if report is not None and self._desk.found.of(report.id):
            return self._next_found(report, step)
        if not self._desk.hits.any:
            return _("There is no hit to go to. Type a word in the search line: {key}.").format(
                key=key_of("search", typing=True)
            )
        if self._desk.current:
            start, at = self._desk.current.report, self._desk.current.span.start
        else:
            start, at = (report.id, self._pane.text.place) if report else ("", -1)
        neighbour = self._desk.hits.neighbour(start, at, step)
        if neighbour is None:
            return ""
        hit, over = neighbour
        self._desk.go_to_hit(hit)
        if over:
            return _("From the first hit again.") if step > 0 else _("From the last hit again.")
        return ""

    def _next_found(self, report: Report, step: int) -> str:
        beside = self._desk.found.beside(self._pane.text.place, step)
        if beside is None:
            return ""
        span, over = beside
        self._pane.text.show(report, span.start, depth=None)
        return self._again(step, over=over)

    def next_in(self, lines: FindingList, step: int) -> str:
        """Go to the next or previous found word of a list."""
        return self._again(step, over=lines.step_found(step))

    @staticmethod
    def _again(step: int, *, over: bool) -> str:
        if not over:
            return ""
        return _("From the top again.") if step > 0 else _("From the bottom again.")

    def next_section(self, step: int) -> str:
        """Go to the next or previous section, or part of a page."""
        report = self._desk.report
        if self._desk.page is not None and report is None:
            if self._pane.page.step_part(step):
                return ""
            return _("This is the last part.") if step > 0 else _("This is the first part.")
        if report is None:
            return _("Open a report first: {key} chooses one.").format(key=key_of("reports"))
        section = self._pane.text.section
        ids = [each.id for each in report.sections]
        at = ids.index(section) if section in ids else 0
        start = start_of(report.sections[at]) if report.sections else 0
        # Going back from within a section leads to its heading first.
        target = at if step < 0 and self._pane.text.place > start + len(report.sections[at].title) + 2 else at + step
        if not 0 <= target < len(ids):
            return _("This is the last section.") if step > 0 else _("This is the first section.")
        self._desk.go_within(start_of(report.sections[target]))
        return ""


def start_of(section: Section) -> int:
    """Where a section begins for a reader: at its heading."""
    return section.heading.start if section.heading else section.span.start
