"""The entries of a page."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from tjexplorer.tui.keys import bindings
from tjexplorer.tui.widgets.finding_list import FindingList


class PageList(FindingList):
    """A list with the keys of pages of counts; words can be looked for in it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("counting")]
