"""What the first screen says before anything of the library is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tjexplorer.messages import gettext as _
from tjexplorer.tui.panes.columns import fact, head, told
from tjexplorer.tui.widgets.line_list import Entry

EXAMPLE = "産学連携"
"""A word to try: written in Japanese, found in Chinese too."""


@dataclass(frozen=True, slots=True)
class Try:
    """Key of something to try: an action, or the example of a search."""

    action: str
    """Id of the action; empty for the example."""


def welcome() -> Iterator[Entry]:
    """What this is, and three things to try."""
    yield told("tjexplorer", "head-1")
    yield told(_("A reading room for reports of Taiwanese agencies on visits to Japanese science institutions."))
    yield head(_("Three things to try"))
    search = _("Search {word}: old and new characters, Chinese and Japanese words at once").format(word=EXAMPLE)
    yield fact("Enter", search, 7, Try(""))
    yield fact("1", _("Open an institution, with every visit to it and every mention"), 7, Try("pane_1"))
    yield fact("4", _("Follow a trip day by day to what was written about each visit"), 7, Try("pane_4"))
    yield head(_("The reports"))
