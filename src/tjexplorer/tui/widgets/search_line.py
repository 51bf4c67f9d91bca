"""The line on top: the name of the program, the search, and how much was found."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.tui.desks.answer import Answer
from tjexplorer.tui.drawing import Line, line_width, piece
from tjexplorer.tui.widgets.drawn import Drawn
from tjexplorer.tui.widgets.typing import TypingLine

ROOMY = 60
"""Columns from which all counts are shown."""


class SearchLine(Horizontal):
    """Where the query is typed."""

    _answer: Answer | None = None

    def compose(self) -> ComposeResult:
        """Prompt, line to type in, counts."""
        yield Drawn(id="prompt", classes="one-line")
        yield TypingLine(placeholder=_("Chinese, Japanese or English"), id="query")
        yield Drawn(id="counts", classes="one-line")

    @property
    def typing(self) -> TypingLine:
        """The line to type in."""
        return self.query_one("#query", TypingLine)

    def on_mount(self) -> None:
        """Draw the prompt."""
        self._draw_prompt()
        self.show(None)

    def on_resize(self) -> None:
        """More or less room for the counts."""
        self.show(self._answer)

    def relabel(self) -> None:
        """Everything in another language."""
        self.typing.placeholder = _("Chinese, Japanese or English")
        self._draw_prompt()

    def on_descendant_focus(self) -> None:
        """The focus shows in the prompt, not by colour alone."""
        self._draw_prompt()

    def on_descendant_blur(self) -> None:
        """The focus went."""
        self._draw_prompt()

    def _draw_prompt(self) -> None:
        focus = self.typing.has_focus
        text = f" {_('Search')} {'>' if focus else ':'} "
        line = (piece(text, "head" if focus else "dim"),)
        prompt = self.query_one("#prompt", Drawn)
        prompt.styles.width = line_width(line)
        prompt.show(lambda _cells: [line])

    def show(self, answer: Answer | None) -> None:
        """Show how much was found; where there is little room, the number alone."""
        self._answer = answer
        line = _counts(answer, short=self.app.size.width < ROOMY)
        counts = self.query_one("#counts", Drawn)
        counts.styles.width = line_width(line)
        counts.show(lambda _cells: [line])


def _counts(answer: Answer | None, *, short: bool) -> Line:
    if answer is None:
        return () if short else (piece("tjexplorer ", "dim"),)
    result = answer.result
    if short:
        return (piece(f" {result.total_matches} ", "strong"),)
    reports = len({hit.report for hit in result.hits})
    parts = (
        ngettext("{count} place", "{count} places", result.total_matches).format(count=result.total_matches),
        ngettext("{count} section", "{count} sections", result.total_sections).format(count=result.total_sections),
        ngettext("{count} report", "{count} reports", reports).format(count=reports),
    )
    filtered = f" [{_('filtered')}]" if answer.request.filtered else ""
    return (piece(" " + ", ".join(parts), "strong"), piece(filtered + " ", "note"))
