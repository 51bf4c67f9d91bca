"""What a pane is for, all keys, and the choices of the palette."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from tjexplorer.keyboard.actions import ACTIONS, BY_ID, FOOTER, N_, Action
from tjexplorer.keyboard.key_map import in_force, key_of
from tjexplorer.keyboard.key_names import key_name
from tjexplorer.messages import gettext as _
from tjexplorer.tui.dialogs.choosing import Choice
from tjexplorer.tui.dialogs.reading import ReadingDialog
from tjexplorer.tui.drawing import Line, Piece, line_width, piece, wrap_line
from tjexplorer.tui.explanations import explained
from tjexplorer.tui.panes.columns import gap, head, told
from tjexplorer.tui.widgets.line_list import Entry, LineList

KEYS_COLUMN = 24
"""Cells of the column of keys."""

_OWN = {"bookmarks": ("bookmarks",), "reader": ("reader",)}
"""Contexts of the registry that belong to a pane alone, by context of the footer."""

_LISTS = ("list", "move")
_TEXT = ("reader", "move")

_SHELVES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("Moving"), ("move", "list", "reader")),
    (N_("While text is selected"), ("selecting",)),
    (N_("On pages of counts"), ("counting",)),
    (N_("In Bookmarks"), ("bookmarks",)),
    (N_("Everywhere"), ("app",)),
)
"""Headings of the list of all keys, each with its contexts."""


class HelpDialog(ReadingDialog):
    """What the pane at hand is for with its keys; with `everything` all keys. The key of all keys turns from one to the other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,fullwidth_question_mark,alt+h", "everything", show=False, priority=True),
        Binding("f1", "here", show=False, priority=True),
    ]

    def __init__(self, context: str, *, everything: bool) -> None:
        self._of = context
        self._everything = everything
        super().__init__(self._words(), list(help_entries(context, everything=everything)))
        self._hint = _("? all keys, F1 this pane, Esc closes")

    def _words(self) -> str:
        return _("All keys") if self._everything else _("What this is")

    def action_everything(self) -> None:
        """Show all keys; where they are shown, close."""
        self._turn(True)

    def action_here(self) -> None:
        """Show what the pane is for; where that is shown, close."""
        self._turn(False)

    def _turn(self, everything: bool) -> None:
        if everything == self._everything:
            self.dismiss(None)
            return
        self._everything = everything
        self.query_one(".dialog").border_title = self._words()
        lines = self.query_one(LineList)
        lines.show(help_entries(self._of, everything=everything))
        lines.scroll_home(animate=False)


def help_entries(context: str, *, everything: bool = True) -> Iterator[Entry]:
    """What a pane is for and its keys; then, where everything is wanted, all other keys."""
    here = [BY_ID[name] for name in FOOTER.get(context, FOOTER["home"])]
    if everything:
        yield told(_("Keys without letters, such as F2 or Ctrl+D, also work while an input method is on."), "dim")
    else:
        yield from (Entry(None, partial(wrap_line, paragraph)) for paragraph in explained(context))
    yield head(_("Here"))
    own = [action for action in ACTIONS if action.context in _own(context)]
    yield from map(_entry, _each_once([*here, *own]))
    if everything:
        for words, contexts in _SHELVES:
            yield head(_(words))
            yield from (_entry(action) for action in ACTIONS if action.context in contexts and action not in here)
        yield gap()
        yield told(_("`tjexplorer config keys` prints this table, `config set keys.bookmark b` changes a key."), "dim")
    else:
        yield head(_("Moving"))
        moving = _TEXT if context == "reader" else _LISTS
        yield from (_entry(action) for action in ACTIONS if action.context in moving and action not in (*here, *own))
        yield gap()
        yield told(_("{help} lists all keys.").format(help=key_of("help")), "dim")


def _own(context: str) -> tuple[str, ...]:
    return _OWN.get(context, ())


def _each_once(actions: Iterable[Action]) -> list[Action]:
    return list(dict.fromkeys(actions))


def _entry(action: Action) -> Entry:
    return Entry(None, lambda cells: _draw(action, cells))


def _draw(action: Action, cells: int) -> list[Line]:
    names = [key_name(key) for key in in_force().all_of(action)]
    keys = piece("  ".join(names) or _("in the palette"), "key" if names else "dim")
    label = piece(_(action.label))
    if cells < KEYS_COLUMN + 20:
        return [(keys,), *wrap_line((label,), cells, first=4, rest=4)]
    lines = wrap_line((label,), cells - KEYS_COLUMN)
    space = Piece(" " * max(KEYS_COLUMN - line_width((keys,)), 1))
    return [(keys, space, *lines[0]), *((Piece(" " * KEYS_COLUMN), *line) for line in lines[1:])]


_NOT_IN_PALETTE = frozenset({"palette", "back", "leave", "next_pane", "previous_pane"})
"""Actions that mean nothing once the palette is open."""


def palette_choices() -> list[Choice]:
    """All actions that do not depend on the pane, each with its first keys."""
    return [
        Choice(action.id, _(action.label), " ".join(map(key_name, in_force().all_of(action)[:2])))
        for action in ACTIONS
        if action.context == "app" and action.id not in _NOT_IN_PALETTE
    ]
