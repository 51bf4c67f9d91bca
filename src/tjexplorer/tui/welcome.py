"""What the first screen says before anything of the library is known, and whether it was ever seen."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tjexplorer.keyboard.key_map import key_of
from tjexplorer.messages import gettext as _
from tjexplorer.tui.panes.columns import fact, gap, head, told
from tjexplorer.tui.widgets.line_list import Entry

EXAMPLE = "産学連携"
"""A word to try: written in Japanese, found in Chinese too."""

KEYS = 7
"""Cells of the column of keys."""

_SEEN = "first-steps-seen"
"""Name of the file in the state folder that says so."""


@dataclass(frozen=True, slots=True)
class Try:
    """Key of something to try: an action, or the example of a search."""

    action: str
    """Id of the action; empty for the example."""


def greeting() -> Iterator[Entry]:
    """What this is."""
    yield told("tjexplorer", "head-1")
    yield told(_("A reading room for reports of Taiwanese agencies on visits to Japanese science institutions."))


def first_steps() -> Iterator[Entry]:
    """Three things to try, with a key each."""
    yield head(_("Three things to try"))
    search = _("Search {word}: old and new characters, Chinese and Japanese words at once").format(word=EXAMPLE)
    yield fact(key_of("open"), search, KEYS, Try(""))
    yield fact(
        key_of("pane_1"), _("Open an institution, with every visit to it and every mention"), KEYS, Try("pane_1")
    )
    yield fact(
        key_of("pane_4"), _("Follow a trip day by day to what was written about each visit"), KEYS, Try("pane_4")
    )
    yield gap()
    leave, explain = key_of("back"), key_of("explain")
    yield told(
        _("{back} goes back from anywhere, {explain} explains where you are.").format(back=leave, explain=explain)
    )


def is_first_visit(state: Path) -> bool:
    """Whether nobody has been shown the first steps yet, by the folder of the user's state."""
    return not (state / _SEEN).exists()


def note_visit(state: Path) -> None:
    """From the next start on the first screen is the shorter one. Where that cannot be written it stays the longer one."""
    with contextlib.suppress(OSError):
        state.mkdir(parents=True, exist_ok=True, mode=0o700)
        (state / _SEEN).touch()
