"""Hits, keys and the clipboard."""

from __future__ import annotations

import pytest

from tjexplorer.model.span import Span
from tjexplorer.search.results import Hit, Match, Relation, SearchResult
from tjexplorer.tui.desks.hits import Hits
from tjexplorer.tui.drawing import clip_line, line_width, marked, piece, wrap_line
from tjexplorer.tui.keys import key_name


def _result(*places: tuple[str, str, int]) -> SearchResult:
    hits = tuple(
        Hit(
            report=report,
            section=section,
            number=None,
            title="",
            kind="body",
            score=1.0,
            line=1,
            snippet="",
            snippet_marks=(),
            matches=(Match(1, 1, start, start + 2, "ab", "ab", Relation.TYPED),),
            date=None,
        )
        for report, section, start in places
    )
    return SearchResult("ab", "ab", (), len(hits), len(hits), hits, ())


def test_hits_are_in_reading_order_whatever_the_order_of_the_list() -> None:
    hits = Hits.of(_result(("b", "b/1", 5), ("a", "a/2", 9), ("a", "a/1", 1)), ["a", "b"])
    assert [(place.report, place.span.start) for place in hits.places] == [("a", 1), ("a", 9), ("b", 5)]
    first = hits.neighbour("", -1, 1)
    assert first is not None
    assert first[0] == hits.places[0]
    assert hits.neighbour("a", 1, 1) == (hits.places[1], False)
    assert hits.neighbour("a", 9, 1) == (hits.places[2], False)
    assert hits.neighbour("b", 5, 1) == (hits.places[0], True)
    assert hits.neighbour("a", 1, -1) == (hits.places[2], True)
    assert hits.neighbour("b", 5, -1) == (hits.places[1], False)
    assert hits.neighbour("a", 5, -1) == (hits.places[0], False)
    assert hits.position(hits.places[1]) == (2, 2)
    assert hits.spans("b") == (Span(5, 7),)
    assert Hits().neighbour("a", 1, 1) is None


@pytest.mark.parametrize(
    ("key", "name"),
    [("n", "n"), ("ctrl+pagedown", "Ctrl+PgDn"), ("f3", "F3"), ("escape", "Esc"), ("alt+left", "Alt+Left"), ("+", "+")],
)
def test_key_names(key: str, name: str) -> None:
    assert key_name(key) == name


def test_lines_are_cut_and_broken_in_cells() -> None:
    line = (piece("產學合作 ", "strong"), piece("[/x]\x1b[31m連携"))
    assert line_width(clip_line(line, 7)) <= 7
    assert all(line_width(part) <= 8 for part in wrap_line(line, 8))
    assert not any("\x1b" in part.text for part in line)
    assert [part.role for part in marked("abcdef", [(1, 3)])] == ["", "match", ""]
