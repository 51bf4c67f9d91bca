"""Pane 3: a report with its heading path and trust line, or a page about a record."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import Worker

from tjexplorer.errors import TjexplorerError
from tjexplorer.keyboard.key_map import key_of
from tjexplorer.messages import gettext as _
from tjexplorer.model.report import Report
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.keys import N_
from tjexplorer.tui.panes.columns import told
from tjexplorer.tui.panes.pane import Pane
from tjexplorer.tui.panes.reader_lines import Trust, draw_path, draw_trust
from tjexplorer.tui.panes.spread import Spread, draw_spread
from tjexplorer.tui.widgets.drawn import Drawn
from tjexplorer.tui.widgets.line_list import Entry
from tjexplorer.tui.widgets.page_list import PageList
from tjexplorer.tui.widgets.report_setting import Layout
from tjexplorer.tui.widgets.report_text import ReportText
from tjexplorer.tui.widgets.typing import TypingLine

PATIENCE = 0.15
"""Seconds after which the pane says that a report is being opened."""

LOWEST_WITH_SPREAD = 12
"""Rows of the pane from which there is room for the line that shows where the hits are."""


class ReaderPane(Pane):
    """What is being read."""

    NAME: ClassVar[PaneName] = PaneName.READER
    NUMBER: ClassVar[int] = 3
    LABEL: ClassVar[str] = N_("Reader")

    class Find(Message):
        """The reader looks for words within the report."""

        def __init__(self, words: str, *, jump: bool) -> None:
            super().__init__()
            self.words = words
            self.jump = jump

    narrows = False
    """Whether words that are typed narrow the page that is shown."""

    prepare: Callable[[Report], object] = staticmethod(lambda _report: None)
    """Gets a report ready for words to be looked for in it; called in a thread."""

    _named = ""
    _then: Callable[[Report | TjexplorerError], None] | None = None

    def compose(self) -> ComposeResult:
        """Heading path, text or page, line to type in, trust line."""
        yield Drawn(id="path", classes="one-line")
        yield ReportText(id="text")
        yield PageList(id="page")
        yield TypingLine(placeholder=_("find in this report"), id="find")
        yield Drawn(id="spread", classes="one-line")
        yield Drawn(id="trust", classes="one-line")

    @property
    def text(self) -> ReportText:
        """The text of a report."""
        return self.query_one(ReportText)

    @property
    def page(self) -> PageList:
        """A page about a record."""
        return self.query_one("#page", PageList)

    @property
    def typing(self) -> TypingLine:
        """The line to type words in that are looked for."""
        return self.query_one("#find", TypingLine)

    @property
    def target(self) -> Widget:
        """The text, or the page."""
        return self.page if self.page.display else self.text

    def on_mount(self) -> None:
        """Say what to do first."""
        super().on_mount()
        self.typing.display = False
        self.query_one("#spread").display = False
        self.show_page(
            [
                told(
                    _(
                        "Nothing is open yet. Choose a report with {key}, a hit in Results, an institution in Browse."
                    ).format(key=key_of("reports")),
                    "dim",
                )
            ],
            "",
        )

    def relabel(self) -> None:
        """Everything in another language."""
        super().relabel()
        self.typing.placeholder = self._find_hint()

    def show_report(self, report: Report, offset: int, depth: float | None) -> None:
        """Show a report at a place."""
        self._switch(page=False)
        self.text.show(report, offset, depth=depth)
        drafted = _("drafted record: {key}").format(key=key_of("information")) if report.record.drafted else ""
        layouts = {Layout.TEXT: "", Layout.SOURCE: _("source lines"), Layout.BESIDE: _("text and source")}
        original = layouts[self.text.layout_wanted]
        self._named = ", ".join(filter(None, (report.record.label, original, drafted)))
        self.retitle(self._named)

    def show_page(self, entries: Sequence[Entry], title: str, cursor: Hashable | None = None) -> None:
        """Show a page about a record, from its top or with the cursor on an entry."""
        had_focus = self.text.has_focus
        self._switch(page=True)
        self.page.show(entries, cursor=cursor)
        if cursor is None:
            self.page.action_first()
        else:
            self.page.call_after_refresh(self.page.go_to, cursor)
        self._named = title
        self.retitle(title)
        if had_focus:
            self.page.focus()

    def tell_found(self, sentence: str) -> None:
        """Say in the border what was found; with nothing to say, what is being read."""
        self.retitle(sentence or self._named)

    def _switch(self, *, page: bool) -> None:
        had_focus = self.page.has_focus or self.text.has_focus
        self.page.display = page
        for widget in (self.text, self.query_one("#path"), self.query_one("#trust")):
            widget.display = not page
        if page:
            self.query_one("#spread").display = False
        if had_focus:
            self.target.focus()

    def show_place(self, headings: Sequence[str], trust: Trust, spread: Spread, label: str) -> None:
        """Show where the cursor is, and where the hits are; `label` says what these are."""
        self.query_one("#path", Drawn).show(lambda cells: [draw_path(headings, cells)])
        self.query_one("#trust", Drawn).show(lambda cells: [draw_trust(trust, cells)])
        line = self.query_one("#spread", Drawn)
        line.display = bool(spread.starts) and self.size.height >= LOWEST_WITH_SPREAD
        line.show(lambda cells: [draw_spread(spread, label, cells)])

    # Opening what has to be read first

    def fetch(self, read: Callable[[], Report], label: str, then: Callable[[Report | TjexplorerError], None]) -> None:
        """Read a report in a thread; the pane says so where it takes time. What was being read before is given up."""
        self._then = then
        self.run_worker(
            partial(_caught, read), name="opening", group="opening", exclusive=True, thread=True, exit_on_error=False
        )
        self.set_timer(PATIENCE, partial(self._say_opening, label, then))

    def give_up(self) -> None:
        """Wait no more for what is being read."""
        self._then = None

    def _say_opening(self, label: str, then: Callable[[Report | TjexplorerError], None]) -> None:
        if self._then is then:
            self.show_page([told(_("Opening {label} ..").format(label=label), "dim")], label)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The report was read."""
        found = event.worker.result
        if event.worker.name == "opening" and self._then is not None and found is not None:
            then, self._then = self._then, None
            then(found)

    # Words to look for

    def open_find(self) -> None:
        """Open the line to type in: words are looked for, or narrow a page that is a list."""
        report = self.text.report if self.text.display else None
        if report is not None:
            self.run_worker(lambda: self.prepare(report), name="folding", thread=True, exit_on_error=False)
        self.typing.placeholder = self._find_hint()
        self.typing.display = True
        self.typing.begin()

    def _find_hint(self) -> str:
        if self.text.display:
            return _("find in this report")
        return _("type to narrow the list") if self.narrows else _("find in this page")

    def close_find(self) -> bool:
        """Close it; whether it was open."""
        was_open = bool(self.typing.display)
        self.typing.display = False
        if was_open:
            self.typing.value = ""
            self.target.focus()
        return was_open

    @on(Input.Changed, "#find")
    def _found(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Find(event.value, jump=bool(event.value)))

    @on(Input.Submitted, "#find")
    @on(TypingLine.LeftDown, "#find")
    def _to_the_text(self, event: Input.Submitted | TypingLine.LeftDown) -> None:
        event.stop()
        self.target.focus()


def _caught(read: Callable[[], Report]) -> Report | TjexplorerError:
    try:
        return read()
    except TjexplorerError as error:
        return error
