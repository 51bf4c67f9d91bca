"""The ledger of written forms: what matched, how often, and how it belongs to what was typed."""

from __future__ import annotations

from textual import events
from textual.message import Message

from tjexplorer.keyboard.key_map import key_of
from tjexplorer.messages import gettext as _
from tjexplorer.search.results import FormCount, Relation
from tjexplorer.tui.desks.answer import Answer
from tjexplorer.tui.drawing import Line, Piece, clip_line, line_width, piece
from tjexplorer.tui.panes.wording import relation
from tjexplorer.tui.relations import ROLES, SIGNS
from tjexplorer.tui.widgets.drawn import Drawn

IN_WORDS = 100
"""Cells from which relations are written in words."""


class Ledger(Drawn):
    """One line under the search."""

    class Wanted(Message):
        """The reader clicked on it."""

    def show_answer(self, answer: Answer | None) -> None:
        """Show the forms of an answer."""
        self.show(lambda cells: [_draw(answer, cells)])

    def on_click(self, event: events.Click) -> None:
        """A click opens the list of forms."""
        event.stop()
        self.post_message(self.Wanted())


def _draw(answer: Answer | None, cells: int) -> Line:
    if answer is None or not answer.result.forms:
        return (piece(" " + _("Written forms appear here."), "dim"),)
    in_words, key = cells >= IN_WORDS, key_of("forms", typing=True)
    line: list[Piece] = [piece(f" {_('Forms')} {key}: " if in_words else f" {key}: ", "dim")]
    # What matched stands first: there is seldom room for all.
    forms = sorted(answer.result.forms, key=lambda form: (not form.on, not form.count))
    for index, form in enumerate(forms):
        left = len(forms) - index
        more = piece(f"+{left}", "dim")
        room = cells - line_width(line) - (line_width((more,)) + 1 if left > 1 else 0)
        # The first one is shown in any case, as much of it as there is room for.
        part = _draw_form(form, room if index == 0 else 0, in_words=in_words)
        if line_width(part) > room:
            line.append(more)
            break
        line.extend(part)
    return tuple(line)


def _draw_form(form: FormCount, most: int, *, in_words: bool) -> Line:
    """A form with its count; brackets say whether it counts, words or signs how it belongs. A form that takes more than
    `most` cells is cut; 0 for no limit.
    """
    sign = "[x] " if form.on else "[ ] "
    aside = f" {SIGNS[form.relation]}" + (f" {relation(form.relation)}" if in_words else "")
    if form.relation is Relation.TYPED:
        aside = ""
    before = piece(sign, "on" if form.on else "off")
    after = piece(f" {form.count}{aside}" + ("   " if in_words else "  "), "dim")
    shown: Line = (piece(form.form, ROLES[form.relation] if form.on and form.count else "dim"),)
    if most:
        shown = clip_line(shown, max(most - line_width((before, after)), 4))
    return (before, *shown, after)
