"""What help, palette and information show."""

from __future__ import annotations

from collections.abc import Iterator

from tjexplorer.messages import gettext as _
from tjexplorer.tui.dialogs.choosing import Choice
from tjexplorer.tui.drawing import Line, Piece, line_width, piece, wrap_line
from tjexplorer.tui.keys import ACTIONS, BY_ID, FOOTER, N_, Action, key_name
from tjexplorer.tui.panes.columns import gap, head, told
from tjexplorer.tui.widgets.line_list import Entry

_PANE_HELP = {
    "search": N_("Type here; results follow while you type. Words apart are all required, \"...\" keeps them together, "
                 "OR, - and brackets work. Enter goes to the results."),
    "home": N_("Enter opens what the cursor is on."),
    "browse": N_("The cursor is followed by the Reader. / narrows the list by name, in any spelling."),
    "results": N_("The cursor is followed by the Reader. Enter goes there, Esc comes back to the same line; n and N go from "
                  "hit to hit. v turns from list to concordance to groups by report, where Left and Right fold. Signs beside "
                  "line numbers: + other spelling, = same name, ~ same meaning, ? related."),
    "record": N_("Enter opens a visit, a place that names the institution, or a related one. Alt+Left goes back."),
    "dossier": N_("Enter opens the place of what the cursor is on; the lines at the top lead to the parts of the page. x "
                  "saves it as Markdown, = compares the reports, Alt+Left goes back."),
    "counts": N_("Enter on a bar asks the search for what it counts, Enter on a line of blocks opens the first place in "
                 "that report. * lists words beside the query, ; adds queries to the chart, x saves it."),
    "collocates": N_("Words that stand beside the query more often than chance would have it. Enter lists the places of "
                     "a word; s, f and the brackets change order, kinds and window."),
    "keywords": N_("Words that the report has more often than all others. Enter lists the places of a word; s and f "
                   "change order and kinds."),
    "places": N_("Enter opens a place in the Reader, Alt+Left comes back to the list."),
    "parallels": N_("Passages that are nearly the same. Enter opens the other one, Alt+Left comes back; v goes on to the "
                    "section, the report and all reports."),
    "reader": N_("Margin signs: > the hit you are at; other hits: - as typed, + other spelling, = same name, ~ same "
                 "meaning, ? related; * a bookmark, ! an editor's note. The bar shows the passage that m, c and y take; J "
                 "and K take in more."),
    "itinerary": N_("Enter opens what was written about a visit. Dates in square brackets are the editor's."),
    "bookmarks": N_("Enter opens the passage. x writes all bookmarks into a Markdown file."),
}  # fmt: skip

KEYS_COLUMN = 24
"""Cells of the column of keys."""


def help_entries(context: str) -> Iterator[Entry]:
    """What a pane is for and its keys, then all other keys."""
    yield told(_(_PANE_HELP.get(context, _PANE_HELP["home"])))
    here = [BY_ID[name] for name in FOOTER.get(context, ())]
    yield head(_("Here"))
    yield from map(_entry, here)
    yield head(_("Moving"))
    yield from (_entry(action) for action in ACTIONS if action.context in {"move", "list", "reader"})
    yield head(_("On pages of counts"))
    yield from (_entry(action) for action in ACTIONS if action.context == "counting" and action not in here)
    yield head(_("Everywhere"))
    yield from (_entry(action) for action in ACTIONS if action.context == "app" and action not in here)
    yield head(_("In Bookmarks"))
    yield from (_entry(action) for action in ACTIONS if action.context == "bookmarks")
    yield gap()
    yield told(_("Keys without letters also work while an input method is on."), "dim")


def _entry(action: Action) -> Entry:
    return Entry(None, lambda cells: _draw(action, cells))


def _draw(action: Action, cells: int) -> list[Line]:
    keys = piece("  ".join(key_name(key) for key in action.all_keys), "key")
    label = piece(_(action.label))
    if cells < KEYS_COLUMN + 20:
        return [(keys,), *wrap_line((label,), cells, first=4, rest=4)]
    lines = wrap_line((label,), cells - KEYS_COLUMN)
    space = Piece(" " * max(KEYS_COLUMN - line_width((keys,)), 1))
    return [(keys, space, *lines[0]), *((Piece(" " * KEYS_COLUMN), *line) for line in lines[1:])]


def palette_choices() -> list[Choice]:
    """All actions that do not depend on the pane."""
    hidden = {"palette", "back", "leave", "next_pane", "previous_pane"}
    return [
        Choice(action.id, _(action.label), " ".join(key_name(key) for key in (action.keys + action.twins)[:2]))
        for action in ACTIONS
        if action.context == "app" and action.id not in hidden
    ]
