"""Bookmarks found, narrowed, ordered, grouped, and moved in the reader's own order."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.bookmarks.arranging import (
    Grouping,
    Order,
    Wanted,
    arranged,
    grouped,
    in_own_order,
    matching,
    moved,
    ranks_of,
)
from tjexplorer.bookmarks.placed import PlacedBookmark
from tjexplorer.model.bookmark import Anchor, AnchorStatus, Bookmark, Colour
from tjexplorer.model.span import Span

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def bookmark(number: int, **changes: object) -> Bookmark:
    made = Bookmark(
        id=f"b-20261121-{number:04d}", report="r", section="r/1", line=1, start=number, end=number + 4,
        quotation="產學\n合作", before="", after="", note="", tags=(), created=NOW + timedelta(seconds=number),
        source_sha256="0" * 64,
    )  # fmt: skip
    return dataclasses.replace(made, **changes)


def placed(*bookmarks: Bookmark) -> tuple[PlacedBookmark, ...]:
    return tuple(
        PlacedBookmark(each, Anchor(AnchorStatus.ANCHORED, Span(each.start, each.end)), None) for each in bookmarks
    )


def ids(found: object) -> list[int]:
    return [int(each.bookmark.id[-4:]) for each in found]  # type: ignore[attr-defined]


SHELF = placed(
    bookmark(1, note="要再查 ACT-X", tags=("人才", "JST"), collection="筑波 2026"),
    bookmark(2, colour=Colour.RED, report="q", start=90, end=94),
    bookmark(3, tags=("人才",), colour=Colour.BLUE, collection="心得"),
    bookmark(4, quotation="研究資\n\n助計畫", end=13),
)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), [1, 2, 3, 4]),
        (Wanted(words="産学合作"), [1, 2, 3]),
        (Wanted(words="产学合作"), [1, 2, 3]),
        (Wanted(words="研究資助"), [4]),
        (Wanted(words="act-x 再查"), [1]),
        (Wanted(words="#jst"), [1]),
        (Wanted(words="心得"), [3]),
        (Wanted(words="合作 筑波"), [1]),
        (Wanted(words="量子"), []),
        (Wanted(tags=("#人才",)), [1, 3]),
        (Wanted(tags=("人才", "ＪＳＴ")), [1]),
        (Wanted(collection="筑波　２０２６"), [1]),
        (Wanted(collection=""), [2, 4]),
        (Wanted(colour=Colour.RED), [2]),
        (Wanted(reports=frozenset({"q"})), [2]),
        (Wanted(words="產學", colour=Colour.BLUE, tags=("人才",)), [3]),
    ],
)
def test_what_is_asked_for(wanted, found):
    assert ids(matching(SHELF, wanted)) == found


def test_orders():
    shelf = placed(bookmark(1, order=9e9), bookmark(2, report="a", start=50, end=54), bookmark(3, start=0, end=4))
    assert ids(arranged(shelf[::-1], Order.DATE)) == [1, 2, 3]
    assert ids(arranged(shelf, Order.PLACE)) == [2, 3, 1]
    assert ids(arranged(shelf, Order.OWN)) == [2, 3, 1]


def test_groups_come_by_name_and_those_without_one_last():
    def told(grouping: Grouping) -> list[tuple[str, list[int]]]:
        return [(group.name, ids(group.members)) for group in grouped(SHELF, grouping)]

    assert told(Grouping.NONE) == [("", [1, 2, 3, 4])]
    assert told(Grouping.TAG) == [("JST", [1]), ("人才", [1, 3]), ("", [2, 4])]
    assert told(Grouping.COLOUR) == [("red", [2]), ("blue", [3]), ("", [1, 4])]
    assert told(Grouping.COLLECTION) == [("心得", [3]), ("筑波 2026", [1]), ("", [2, 4])]
    assert told(Grouping.REPORT) == [("q", [2]), ("r", [1, 3, 4])]
    assert grouped((), Grouping.NONE) == ()


def after_moving(shelf: list[Bookmark], taken: set[str], step: int) -> list[Bookmark]:
    ranks = moved(in_own_order(shelf), taken, step)
    return [dataclasses.replace(each, order=ranks.get(each.id, each.order)) for each in shelf]


def test_a_move_writes_one_bookmark():
    shelf = [bookmark(number) for number in range(5)]
    assert list(moved(shelf, {shelf[3].id}, -1)) == [shelf[3].id]
    assert moved(shelf, {shelf[4].id}, 1) == {}
    assert moved(shelf, {shelf[0].id, shelf[1].id}, -1) == {}


@given(
    size=st.integers(1, 7),
    same=st.booleans(),
    steps=st.lists(
        st.tuples(st.sets(st.integers(0, 6), min_size=1, max_size=3), st.sampled_from([-1, 1])), max_size=30
    ),
)
def test_moves_do_to_the_list_what_one_sees(size, same, steps):
    shelf = [bookmark(number, created=NOW) if same else bookmark(number) for number in range(size)]
    for numbers, step in steps:
        taken = {f"b-20261121-{number:04d}" for number in numbers if number < size}
        before = [each.id for each in in_own_order(shelf)]
        expected = list(before)
        places = [at for at, each in enumerate(before) if each in taken]
        edge = size - 1 if step > 0 else 0
        for at in places[::-1] if step > 0 else places:
            if at == edge:
                edge -= step
            else:
                expected[at], expected[at + step] = expected[at + step], expected[at]
        shelf = after_moving(shelf, taken, step)
        assert [each.id for each in in_own_order(shelf)] == expected


@given(st.permutations(range(6)), st.sets(st.integers(0, 5), min_size=1))
def test_ranks_make_the_order_that_is_asked_for(order, chosen):
    shelf = [bookmark(number) for number in range(6)]
    wanted = [shelf[number] for number in order]
    ranks = ranks_of(wanted, {shelf[number].id for number in chosen})
    now = in_own_order([dataclasses.replace(each, order=ranks.get(each.id, each.order)) for each in shelf])
    others = [each.id for each in shelf if each.id not in ranks]
    if [each.id for each in wanted if each.id in others] == others:
        assert [each.id for each in now] == [each.id for each in wanted]
