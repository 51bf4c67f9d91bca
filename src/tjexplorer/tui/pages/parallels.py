"""The page of near-identical passages: beside each other where there is room, else below each other, what they share marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import zip_longest

from tjexplorer.keyboard.key_map import key_of
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.parallels.finder import LEAST, LOWEST, Parallel, Passage
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import Extent, ParallelsPage, Place
from tjexplorer.tui.desks.near import Near
from tjexplorer.tui.drawing import Line, Piece, clip_line, line_width, marked, piece, wrap_line
from tjexplorer.tui.pages.frequency import keys_told
from tjexplorer.tui.pages.quoting import saying, where
from tjexplorer.tui.panes.columns import gap, told
from tjexplorer.tui.widgets.line_list import Entry

WIDE = 72
"""Cells from which passages stand beside each other."""

MOST = 100
"""Pairs of a page; a table saved with x has all."""


def extent_name(extent: Extent) -> str:
    """Of what near-identical passages are listed."""
    return {
        Extent.PASSAGE: _("this passage"),
        Extent.SECTION: _("this section"),
        Extent.REPORT: _("this report"),
        Extent.LIBRARY: _("all reports"),
    }[extent]


def parallels_entries(catalogue: Catalogue, stop: ParallelsPage, found: Near) -> Iterator[Entry]:
    """What the page shows, from top to bottom."""
    yield told(_("The same elsewhere: {extent}").format(extent=extent_name(stop.extent)), "head-1")
    yield told(_("Marked: what both have. The number is the share of the shorter passage that is in both."), "dim")
    yield keys_told(("extent", _("passage, section, report, all")), ("export", _("save")))
    yield gap()
    here = Place(stop.report, stop.start)
    if not found.parallels:
        yield told(nothing_sentence(found, stop.extent))
        words = _("Back to the passage: {place}").format(place=_place_name(catalogue, stop))
        yield Entry(here, lambda cells: wrap_line((piece(words),), cells))
        return
    near = [one for one in found.parallels if one.likeness >= LEAST]
    remote = [one for one in found.parallels if one.likeness < LEAST]
    if near:
        pairs = ngettext("{n} pair of passages", "{n} pairs of passages", len(near)).format(n=len(near))
        yield told(pairs, "head")
        yield from _pairs(catalogue, near[:MOST], stop.extent)
    if remote:
        if near:
            yield gap()
        words = _("Less alike ({lowest} to {least})").format(lowest=f"{LOWEST:.2f}", least=f"{LEAST:.2f}")
        yield told(words, "head")
        yield from _pairs(catalogue, remote[:MOST], stop.extent)
    rest = sum(max(len(group) - MOST, 0) for group in (near, remote))
    if rest:
        words = ngettext("{n} more: {key} saves them all.", "{n} more: {key} saves them all.", rest)
        yield told(words.format(n=rest, key=key_of("export")), "dim")


def nothing_sentence(found: Near, extent: Extent) -> str:
    """That there is nothing alike, and how far that was looked for."""
    if not found.compared:
        return _("It has no paragraph or table cell of 40 characters or more; shorter ones are not compared.")
    least = LOWEST if extent is Extent.PASSAGE else LEAST
    words = _("No other passage of these reports shares {least} of its letters with it, or more.")
    return words.format(least=f"{least:.2f}")


def _place_name(catalogue: Catalogue, stop: ParallelsPage) -> str:
    return where(catalogue, stop.report, catalogue.report(stop.report).source.line_of(stop.start))


def _pairs(catalogue: Catalogue, pairs: Sequence[Parallel], extent: Extent) -> Iterator[Entry]:
    """Each pair. Enter opens the other passage; where several were asked about, a line leads to the one."""
    for number, one in enumerate(pairs):
        if number:
            yield gap()
        here = Place(one.here.report, one.here.span.start)
        there = Place(one.there.report, one.there.span.start)
        yield Entry((here, there), partial(_draw_pair, catalogue, one))
        if extent is not Extent.PASSAGE:
            words = _("The first of the two: {place}").format(place=_head(catalogue, one.here))
            yield saying((piece(words, "dim"),), (there, here, "first"))


def _draw_pair(catalogue: Catalogue, one: Parallel, cells: int) -> list[Line]:
    here, there = _head(catalogue, one.here), _head(catalogue, one.there)
    share = piece(f"{one.likeness:.2f}  ", "mark")
    ours = marked(one.here.text, [(run.here_text.start, run.here_text.end) for run in one.runs], "match")
    spans = sorted((run.there_text.start, run.there_text.end) for run in one.runs)
    theirs = marked(one.there.text, spans, "match")
    if cells < WIDE:
        return [
            *wrap_line((share, piece(here, "dim")), cells, rest=6),
            *_set_in(ours, cells),
            *wrap_line((Piece("   =  ", "mark"), piece(there, "strong")), cells, rest=6),
            *_set_in(theirs, cells),
        ]
    half = (cells - 3) // 2
    left = [*wrap_line((share, piece(here, "dim")), half), *wrap_line(ours, half)]
    right = [*wrap_line((piece(there, "strong"),), half), *wrap_line(theirs, half)]
    lines: list[Line] = []
    for a, b in zip_longest(left, right, fillvalue=()):
        kept = clip_line(a, half)
        lines.append((*kept, Piece(" " * (half - line_width(kept))), Piece(" | ", "rule"), *clip_line(b, half)))
    return lines


def _set_in(words: Line, cells: int) -> list[Line]:
    return [(Piece("  "), *line) for line in wrap_line(words, cells - 2)]


def _head(catalogue: Catalogue, passage: Passage) -> str:
    return where(catalogue, passage.report, passage.line, passage.end_line)
