"""The lines above and below a report: its headings down to the place at hand, and what is known of that place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tjexplorer.keyboard.key_map import key_of
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.text.cells import clip, width
from tjexplorer.text.printable import printable
from tjexplorer.tui.drawing import ELLIPSIS, Line, Piece, line_width, piece


@dataclass(frozen=True, slots=True)
class Trust:
    """What the trust line says of the place at the cursor."""

    line: int
    """Line of the source."""
    hit: int
    """Which hit of the report the reader is at; 0 where at none."""
    hits: int
    """Hits in the report."""
    notes: int
    """Editor's notes on the report."""
    notes_here: int
    """Those on the passage at the cursor."""
    selected: int = 0
    """Characters that are selected."""
    found: tuple[int, int] = (0, 0)
    """Which of the found words the reader is at, 0 where at none; and how many there are."""


SEPARATOR = " › "
"""Between two headings of the path."""

SHORTEST = 10
"""Cells that are left of an outer heading at least."""


def draw_path(headings: Sequence[str], cells: int) -> Line:
    """The headings down to the section; where there is no room the outer ones are cut, then left out."""
    shown = [printable(heading) for heading in headings]
    room = cells - 2
    kept = shown
    while kept:
        spare = room - width(SEPARATOR) * (len(kept) - 1)
        own = min(width(kept[-1]), max(spare - SHORTEST * (len(kept) - 1), spare // 2))
        each = (spare - own) // (len(kept) - 1) if len(kept) > 1 else 0
        if len(kept) == 1 or each >= SHORTEST:
            cut = [clip(heading, each, ELLIPSIS) for heading in kept[:-1]] + [clip(kept[-1], own, ELLIPSIS)]
            whole = SEPARATOR.join(kept)
            return (Piece(" "), Piece(whole if width(whole) <= room else SEPARATOR.join(cut), "dim"))
        kept = kept[1:]
    return ()


def _which(here: int, count: int) -> str:
    return f"{here}/{count}" if here else str(count)


def draw_trust(trust: Trust, cells: int) -> Line:
    """Line of the source, hits and notes; the less important is left out where there is no room."""
    parts = [piece(_("line {line}").format(line=trust.line), "dim")]
    if trust.selected:
        chosen = ngettext("{count} character selected", "{count} characters selected", trust.selected)
        parts.append(piece(chosen.format(count=trust.selected), "mark"))
    if any(trust.found):
        parts.append(piece(_("found {here}").format(here=_which(*trust.found)), "mark"))
    elif trust.hit:
        parts.append(piece(_("hit {here}").format(here=f"{trust.hit}/{trust.hits}"), "mark"))
    elif trust.hits:
        parts.append(piece(ngettext("{count} hit", "{count} hits", trust.hits).format(count=trust.hits), "mark"))
    if trust.notes_here:
        parts.append(piece(_("! editor's note here: {key}").format(key=key_of("information")), "note"))
    if trust.notes:
        told_notes = ngettext("{count} editor's note", "{count} editor's notes", trust.notes)
        parts.append(piece(told_notes.format(count=trust.notes), "dim"))
    line: list[Piece] = [Piece(" ")]
    for index, part in enumerate(parts):
        following = [Piece(" | ", "rule"), part] if index else [part]
        if line_width([*line, *following]) > cells:
            break
        line.extend(following)
    return tuple(line)
