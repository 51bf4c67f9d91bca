"""The dialog of an export of bookmarks: which ones, in which format, into which file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from tjexplorer.errors import TjexplorerError
from tjexplorer.messages import gettext as _
from tjexplorer.tui.desks.bookmark_exporting import BookmarkExportDesk, Selection
from tjexplorer.tui.dialogs.dialog import Dialog
from tjexplorer.tui.drawing import Line, Piece, piece, wrap_line
from tjexplorer.tui.panes.columns import head, spread, told
from tjexplorer.tui.widgets.drawn import Drawn
from tjexplorer.tui.widgets.line_list import Entry, LineList
from tjexplorer.tui.widgets.typing import TypingLine


@dataclass(frozen=True, slots=True)
class _Row:
    """A choice in the list: a selection of bookmarks, or a format."""

    group: str
    name: str


class TakingList(LineList):
    """A list in which Space takes an entry and Enter goes on with it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space,ideographic_space", "take", show=False)]

    def action_take(self) -> None:
        """Take the entry under the cursor."""
        screen = self.screen
        if isinstance(screen, ExportDialog):
            screen.take(self.cursor_key)


class ExportDialog(Dialog[str]):
    """What, how and where. Its answer is the sentence on what was written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,shift+tab", "change_place", show=False, priority=True),
    ]

    def __init__(self, desk: BookmarkExportDesk, selections: Sequence[Selection], forms: Sequence[str]) -> None:
        about = _(
            "The list chooses which bookmarks are written and in which format, the line below it into which file. What "
            "will become of that file stands below; nothing is written before Enter."
        )
        hint = _("Enter exports, Space chooses, Tab to the file, Esc leaves it")
        super().__init__(_("Export bookmarks"), hint, about)
        self._desk = desk
        self._selections = list(selections)
        self._forms = list(forms)
        self._chosen = self._selections[0]
        self._form = self._forms[0]
        self._proposal = desk.proposed(self._form, self._chosen)

    def inside(self) -> list[Widget]:
        """The choices, the file, and what will become of it."""
        return [
            TakingList(id="choices"),
            Drawn(id="file-label", classes="one-line"),
            TypingLine(value=str(self._proposal), placeholder=_("a file"), id="file"),
            Drawn(id="question"),
        ]

    @property
    def lines(self) -> LineList:
        """The choices."""
        return self.query_one("#choices", LineList)

    @property
    def typing(self) -> TypingLine:
        """The name of the file."""
        return self.query_one("#file", TypingLine)

    def on_mount(self) -> None:
        """The cursor stands on the format: Enter alone exports everything as Markdown."""
        self.query_one("#file-label", Drawn).show(lambda _cells: [(piece(_("File"), "head"),)])
        self._fill(_Row("form", self._form))
        self.typing.cursor_position = len(self.typing.value)
        self.lines.focus()
        self._look()

    def _fill(self, cursor: _Row | None = None) -> None:
        entries = [told(_("Which"), "head")]
        for each in self._selections:
            entries.append(
                Entry(_Row("which", each.key), partial(_draw, each.label, f"{len(each.ids):,}", each is self._chosen))
            )
        entries.append(head(_("Format")))
        names = _names()
        for form in self._forms:
            entries.append(Entry(_Row("form", form), partial(_draw, names[form], form, form == self._form)))
        self.lines.show(entries, cursor=cursor)

    def take(self, key: object) -> None:
        """Take a choice. The proposed file follows, unless another one was typed."""
        if not isinstance(key, _Row):
            return
        if key.group == "form":
            self._form = key.name
        else:
            self._chosen = next(each for each in self._selections if each.key == key.name)
        self._fill(key)
        try:
            proposal = self._desk.proposed(self._form, self._chosen)
        except TjexplorerError as wrong:
            self._say(str(wrong), "note")
            return
        if self.typing.value == str(self._proposal):
            self.typing.value = str(proposal)
            self.typing.cursor_position = len(self.typing.value)
        self._proposal = proposal
        self._look()

    def _look(self) -> None:
        """Say what will become of the file."""
        if not self.typing.value.strip():
            self._say(_("Type the name of a file."), "note")
            return
        try:
            self._say(self._desk.fate(self._form, self.typing.value).told, "dim")
        except TjexplorerError as wrong:
            self._say(str(wrong), "note")

    def _say(self, words: str, role: str) -> None:
        self.query_one("#question", Drawn).show(lambda cells: wrap_line((piece(words, role),), cells, most=7))

    def action_change_place(self) -> None:
        """From the choices to the file and back."""
        (self.lines if self.typing.has_focus else self.typing).focus()

    @on(Input.Changed, "#file")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_mounted:
            self._look()

    @on(TypingLine.LeftDown)
    def _down(self, event: TypingLine.LeftDown) -> None:
        event.stop()
        self.lines.focus()

    @on(LineList.Opened)
    def _open(self, event: LineList.Opened) -> None:
        event.stop()
        self.take(event.key)
        self._export()

    @on(Input.Submitted, "#file")
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        self._export()

    def _export(self) -> None:
        """Write the file; what is wrong is told here, where another file can be named."""
        if not self.typing.value.strip():
            self._look()
            return
        try:
            self.dismiss(self._desk.export(self._form, self._chosen, self.typing.value))
        except TjexplorerError as wrong:
            self._say(str(wrong), "note")


def _names() -> dict[str, str]:
    """The formats for people."""
    return {
        "markdown": _("Markdown, for notes and for pandoc"),
        "csv": _("Table (CSV), for a spreadsheet"),
        "json": _("JSON, for other programs"),
        "bibtex": _("Bibliography of the reports (BibTeX)"),
        "csl-json": _("Bibliography of the reports (CSL-JSON)"),
    }


def _draw(label: str, aside: str, on_: bool, cells: int) -> list[Line]:
    sign = Piece("(*) " if on_ else "( ) ", "on" if on_ else "off")
    return [spread((sign, piece(label, "" if on_ else "dim")), aside, cells)]
