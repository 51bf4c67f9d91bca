"""The line on top: the name of the program, the search, and how much was found."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.text.cells import width
from tjexplorer.tui.desks.answer import Answer
from tjexplorer.tui.drawing import Line, line_width, piece
from tjexplorer.tui.widgets.drawn import Drawn
from tjexplorer.tui.widgets.typing import TypingLine


class SearchLine(Horizontal):
    """Where the query is typed."""

    _answer: Answer | None = None
    _waiting: str = ""

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
        self._draw_counts()

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
        line = self._prompt()
        prompt = self.query_one("#prompt", Drawn)
        prompt.styles.width = line_width(line)
        prompt.show(lambda _cells: [line])

    def _prompt(self) -> Line:
        focus = self.typing.has_focus
        return (piece(f" {_('Search')} {'>' if focus else ':'} ", "head" if focus else "dim"),)

    def wait(self, words: str) -> None:
        """Say instead of counts what the reader waits for; nothing for no words."""
        if words != self._waiting:
            self._waiting = words
            self._draw_counts()

    def show(self, answer: Answer | None) -> None:
        """Show how much was found, in as many words as leave room for the query."""
        self._answer = answer
        self._waiting = ""
        self._draw_counts()

    def _draw_counts(self) -> None:
        needed = line_width(self._prompt()) + width(self.typing.value) + 1
        lines = [(piece(f" {self._waiting} ", "note"),), ()] if self._waiting else _counts(self._answer)
        line = next((line for line in lines if line_width(line) + needed <= self.app.size.width), lines[-1])
        counts = self.query_one("#counts", Drawn)
        counts.styles.width = line_width(line)
        counts.show(lambda _cells: [line])


def _counts(answer: Answer | None) -> list[Line]:
    """What was found, in fewer and fewer words."""
    if answer is None:
        return [(piece("tjexplorer ", "dim"),), ()]
    result = answer.result
    if not result.final:
        return [(piece(" … ", "dim"),)]
    places = ngettext("{count} place", "{count} places", result.total_matches).format(count=result.total_matches)
    sections = ngettext("{count} section", "{count} sections", result.total_sections).format(
        count=result.total_sections
    )
    within = []
    if answer.reports is not None:
        within = [ngettext("{count} report", "{count} reports", answer.reports).format(count=answer.reports)]
    mark = f" [{_('filtered')}]" if answer.request.filtered else ""
    return [
        (piece(f" {', '.join(words)}", "strong"), piece(f"{filtered} ", "note"))
        for words, filtered in (
            ([places, sections, *within], mark),
            ([places, sections], mark),
            ([places], mark),
            ([str(result.total_matches)], mark and " [f]"),
        )
    ]
