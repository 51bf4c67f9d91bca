"""The dialog for a period: two days, each of which may be left open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from tjexplorer.messages import gettext as _
from tjexplorer.tui.dialogs.dialog import Dialog
from tjexplorer.tui.drawing import piece, wrap_line
from tjexplorer.tui.widgets.drawn import Drawn
from tjexplorer.tui.widgets.typing import TypingLine

_REPUBLIC = 1911
"""What is added to a year of the Republic."""

_DAY = re.compile(r"(\d{1,4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[月日]?年?")


@dataclass(frozen=True, slots=True)
class Period:
    """A first and a last day; None leaves a side open."""

    first: Date | None
    """The first day."""
    last: Date | None
    """The last day."""


def day_of(text: str, *, last: bool) -> Date | None:
    """A day as people type it (2013, 2013-02, 2013/2/25, 102年2月): of a year or month the first or last day.

    Years below 200 are those of the Republic. None where it is no day.
    """
    found = _DAY.fullmatch("".join(text.split()))
    if found is None:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if not year:
        return None
    year += _REPUBLIC if year < 200 else 0
    try:
        if day:
            return Date(year, month, day)
        begins = Date(year, month or 1, 1)
        if not last:
            return begins
        if not found[2]:
            return Date(year, 12, 31)
        return (begins.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    except (ValueError, OverflowError):
        return None


class PeriodDialog(Dialog[Period]):
    """Two lines to type in. Its answer is the period; both sides are open where both lines are empty."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
    ]

    def __init__(self, period: Period) -> None:
        super().__init__(_("Period"), _("Enter takes it, Tab to the other line, Esc leaves it"))
        self._period = period

    def inside(self) -> list[Widget]:
        """What is asked, and the two lines."""
        first, last = self._period.first, self._period.last
        return [
            Drawn(id="question"),
            Drawn(id="first-label", classes="one-line"),
            TypingLine(value=first.isoformat() if first else "", placeholder=_("open"), id="first"),
            Drawn(id="last-label", classes="one-line"),
            TypingLine(value=last.isoformat() if last else "", placeholder=_("open"), id="last"),
        ]

    def on_mount(self) -> None:
        """The first day is typed first."""
        self._say(_("Years, months or days: 2013, 2013-02, 2013-02-25, 102. An empty line leaves that side open."))
        self._head("#first-label", _("From"))
        self._head("#last-label", _("Until"))
        self.query_one("#first", TypingLine).focus()

    def _head(self, name: str, label: str) -> None:
        self.query_one(name, Drawn).show(lambda _cells: [(piece(label, "head"),)])

    def _say(self, words: str, role: str = "dim") -> None:
        self.query_one("#question", Drawn).show(lambda cells: wrap_line((piece(words, role),), cells, most=2))

    @on(TypingLine.LeftDown)
    def _down(self, event: TypingLine.LeftDown) -> None:
        event.stop()
        self.focus_next()

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        days: list[Date | None] = []
        for name in ("#first", "#last"):
            typing = self.query_one(name, TypingLine)
            day = day_of(typing.value, last=name == "#last")
            if typing.value.strip() and day is None:
                self._say(
                    _("“{value}” is no date like 2013, 2013-02 or 2013-02-25.").format(value=typing.value), "note"
                )
                typing.focus()
                return
            days.append(day)
        first, last = days
        if first and last and first > last:
            problem = _("The period from {first} to {last} ends before it begins. Exchange the two dates.")
            self._say(problem.format(first=first, last=last), "note")
            return
        self.dismiss(Period(first, last))
