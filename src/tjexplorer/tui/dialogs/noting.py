"""The dialog for what a reader writes on a bookmark: note, tags, collection, colour. What was typed is never lost unasked."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input

from tjexplorer.bookmarks.drafts import Draft
from tjexplorer.bookmarks.labelling import Label
from tjexplorer.bookmarks.naming import clean_collection, clean_note, clean_tags
from tjexplorer.errors import TjexplorerError
from tjexplorer.messages import gettext as _
from tjexplorer.tui.dialogs.choosing import Choice, ChoosingDialog
from tjexplorer.tui.dialogs.dialog import Dialog
from tjexplorer.tui.drawing import piece, wrap_line
from tjexplorer.tui.lending import lend_terminal
from tjexplorer.tui.widgets.colour_line import ColourLine
from tjexplorer.tui.widgets.drawn import Drawn
from tjexplorer.tui.widgets.note_area import NoteArea
from tjexplorer.tui.widgets.typing import TypingLine

_TAG = re.compile(r'"([^"]*)"|([^\s,，、;；"]+)')
"""A tag as it is typed: in quotation marks where it holds what else stands between tags."""


_DRAFT_SECONDS = 1.0
"""How often what is typed is kept as a draft."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What the dialog needs from outside."""

    edit: Callable[[str], str]
    """Opens a note in the reader's own editor and gives what comes back. Raises a `TjexplorerError`."""
    save: Callable[[Label], None]
    """Writes to the disk what is to be kept. Raises a `TjexplorerError`; then the dialog stays open."""
    draft: Draft
    """Keeps what is being typed, against a program that ends in the middle."""
    tags: Sequence[str] = ()
    """Tags in use, offered while one types."""
    collections: Sequence[str] = ()
    """Collections in use."""
    typed: Label | None = None
    """What was typed already and could not be kept; None where nothing was."""
    why: str = ""
    """Why it could not be kept."""


class NotingDialog(Dialog[Label]):
    """Several lines for the note, a line each for tags and collection, and the colours, below the passage."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
        Binding("ctrl+s", "keep", show=False),
        Binding("ctrl+o,f4", "outside", show=False, priority=True),
    ]

    def __init__(self, quotation: str, label: Label, writing: Writing) -> None:
        about = _(
            "In the note Enter begins a new line, in the other lines it keeps the bookmark. A tag with a space in it "
            "stands in quotation marks. Left and Right choose a colour. Ctrl+S keeps the bookmark from everywhere; Esc "
            "asks first where something was typed."
        )
        hint = _("Ctrl+S keeps it, Tab goes on, Ctrl+O: own editor, Esc leaves it")
        super().__init__(_("Bookmark"), hint, about)
        self._quotation = quotation
        self._label = label
        self._writing = writing
        self._first = writing.typed or writing.draft.found or label
        self._drafted = self._first
        self._settled = False

    def inside(self) -> list[Widget]:
        """The passage, the note, tags, collection, colour."""
        first = self._first
        self._note = NoteArea(first.note, placeholder=_("what is worth keeping here"), id="note")
        self._tags = TypingLine(value=" ".join(map(_typed, first.tags)), placeholder=_("no tags"), id="tags")
        self._collection = TypingLine(value=first.collection, placeholder=_("in no collection"), id="collection")
        self._colour = ColourLine(first.colour, id="colour")
        self._tags.suggester = _LastWord(self._writing.tags)
        self._collection.suggester = _LastWord(self._writing.collections, whole=True)
        return [
            Drawn(id="quotation"),
            Drawn(id="note-label", classes="one-line"),
            self._note,
            Drawn(id="tags-label", classes="one-line"),
            self._tags,
            Drawn(id="collection-label", classes="one-line"),
            self._collection,
            Drawn(id="colour-label", classes="one-line"),
            self._colour,
        ]

    def on_mount(self) -> None:
        """Show the passage; the note is typed first."""
        if self._writing.typed is not None:
            self._writing.draft.put(self._writing.typed)
            self._say(_not_kept(self._writing.why), "note")
        elif self._writing.draft.found is None:
            self._say(" ".join(self._quotation.split()), "dim")
        else:
            self._say(_("Here is what was typed when the program ended before it was kept."), "note")
        labels = {
            "#note-label": _("Note"),
            "#tags-label": _("Tags, with spaces between them"),
            "#collection-label": _("Collection"),
            "#colour-label": _("Colour: Left and Right"),
        }
        for name, text in labels.items():
            self._head(name, text)
        self._note.focus()
        self.set_interval(_DRAFT_SECONDS, self._keep_draft)

    def _keep_draft(self) -> None:
        written = self.written
        if written != self._drafted:
            self._drafted = written
            if self._is_changed:
                self._writing.draft.put(written)
            else:
                self._writing.draft.drop()

    def on_unmount(self) -> None:
        """The program ends in the middle, or the dialog was closed; what is closed is settled."""
        if not self._settled:
            self._keep_draft()
        self._writing.draft.close()

    def _settle(self, answer: Label | None) -> None:
        """What was typed is on the disk, or thrown away."""
        self._settled = True
        self._writing.draft.drop()
        self.dismiss(answer)

    def _head(self, name: str, text: str) -> None:
        self.query_one(name, Drawn).show(lambda _cells: [(piece(text, "head"),)])

    def _say(self, words: str, role: str) -> None:
        self.query_one("#quotation", Drawn).show(lambda cells: wrap_line((piece(words, role),), cells, most=4))

    @property
    def written(self) -> Label:
        """What the dialog holds now."""
        tags = _TAG.findall(self._tags.value)
        return Label(
            clean_note(self._note.text),
            clean_tags(quoted or plain for quoted, plain in tags),
            clean_collection(self._collection.value),
            self._colour.chosen,
        )

    @property
    def _is_changed(self) -> bool:
        first = self._label
        return self.written != Label(
            clean_note(first.note), clean_tags(first.tags), clean_collection(first.collection), first.colour
        )

    @on(TypingLine.LeftDown)
    @on(NoteArea.LeftDown)
    def _down(self, event: TypingLine.LeftDown | NoteArea.LeftDown) -> None:
        event.stop()
        self.focus_next()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Keep what was written; where that fails, it stays here."""
        written = self.written
        try:
            self._writing.save(written)
        except TjexplorerError as problem:
            self._keep_draft()
            self._say(_not_kept(str(problem)), "note")
            return
        self._settle(written)

    def action_outside(self) -> None:
        """The note in the reader's own editor."""
        area = self._note
        try:
            text = lend_terminal(self.app, lambda: self._writing.edit(area.text))
        except SuspendNotSupported:
            self._say(_("Here the terminal cannot be given to another program. Type the note below."), "note")
        except TjexplorerError as problem:
            self._say(str(problem), "note")
        else:
            area.text = text
            area.move_cursor(area.document.end)

    def action_close(self) -> None:
        """Close without an answer; where something was typed, ask what becomes of it."""
        if not self._is_changed:
            self._settle(None)
            return

        def chosen(answer: Hashable | None) -> None:
            if answer == "keep":
                self.action_keep()
            elif answer == "discard":
                self._settle(None)

        choices = [
            Choice("keep", _("Keep what was typed")),
            Choice("on", _("Go on typing")),
            Choice("discard", _("Throw it away")),
        ]
        self.app.push_screen(ChoosingDialog(_("What was typed is not kept yet"), choices), chosen)

    def holds_back(self) -> bool:
        """Whether something typed would be lost by leaving now; then the dialog asks."""
        if not self._is_changed:
            return False
        if self.is_current:
            self.action_close()
        return True


def _not_kept(problem: str) -> str:
    return _("What you typed stands below but is not kept yet. {problem}").format(problem=problem)


def _typed(tag: str) -> str:
    """A tag as it is typed."""
    found = _TAG.fullmatch(tag)
    return tag if found and found[2] else '"' + tag.replace('"', "") + '"'


class _LastWord(Suggester):
    """Completes the last word that is typed, or the whole line, to one that is in use."""

    def __init__(self, words: Sequence[str], *, whole: bool = False) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._words = [word if whole else _typed(word) for word in words]
        self._whole = whole

    async def get_suggestion(self, value: str) -> str | None:
        """The line with its last word completed; None where nothing in use begins so."""
        begun = value if self._whole else value.rpartition(" ")[2]
        if not begun:
            return None
        found = next((word for word in self._words if word != begun and word.startswith(begun)), None)
        return value[: len(value) - len(begun)] + found if found else None
