"""Which searches are kept while somebody types, corrects, filters and goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.model.search_record import Inquiry, SearchRecord
from tjexplorer.tui.desks.recollection import Recollection

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def record(query: str, sections: int = 3, **more: object) -> SearchRecord:
    return SearchRecord(NOON, "library", Inquiry(query, **more), sections, sections * 2)


def kept(*steps: SearchRecord | None) -> list[str]:
    """What is written into the history; None is the reader going on to the results."""
    recollection, written = Recollection(), []
    for step in steps:
        written += recollection.settled() if step is None else filter(None, [recollection.found(step)])
    written += filter(None, [recollection.left()])
    return [one.inquiry.query for one in written]


def test_what_is_typed_on_the_way_is_not_kept() -> None:
    assert kept(record("産"), record("産学"), record("産学連携")) == ["産学連携"]


def test_another_query_and_the_end_keep_it() -> None:
    assert kept(record("産学"), record("産学連携"), record("理研")) == ["産学連携", "理研"]


def test_going_on_keeps_it_once() -> None:
    assert kept(record("筑波"), None, None, record("筑波", sort="date"), None) == ["筑波"]


def test_what_is_deleted_is_kept_and_its_rests_are_not() -> None:
    assert kept(record("産学連携"), record("産学"), record("産"), record("理研")) == ["産学連携", "理研"]


def test_what_finds_nothing_counts_only_where_the_reader_goes_on() -> None:
    assert kept(record("麒麟", 0), record("理研")) == ["理研"]
    assert kept(record("麒麟", 0), None) == ["麒麟"]


def test_filters_that_are_set_one_after_the_other_are_one_search() -> None:
    steps = [record("筑波"), record("筑波", kinds=("visit",)), record("筑波", kinds=("visit",), years=(2013,))]
    recollection = Recollection()
    assert [recollection.found(step) for step in steps] == [None, None, None]
    assert recollection.left() == steps[-1]


def test_a_search_kept_and_then_narrowed_is_two() -> None:
    assert kept(record("筑波"), None, record("筑波", kinds=("visit",)), None) == ["筑波", "筑波"]


def test_the_same_again_after_another_one_is_kept_again_and_listed_once() -> None:
    assert kept(record("甲"), None, record("乙"), None, record("甲"), None) == ["甲", "乙", "甲"]
    recollection = Recollection()
    for query in ("甲", "乙", "甲"):
        recollection.found(record(query))
        recollection.settled()
    earlier = [record("丙"), record("乙"), replace(record("甲"), total_sections=9)]
    assert [one.inquiry.query for one in recollection.recent(earlier)] == ["甲", "乙", "丙"]


@given(st.lists(st.one_of(st.none(), st.text("甲乙", max_size=3).map(record))))
def test_nothing_is_kept_twice_in_a_row_and_nothing_settled_is_lost(steps: list[SearchRecord | None]) -> None:
    written = kept(*steps)
    assert all(one != other for one, other in pairwise(written))
    settled = [before.inquiry.query for before, step in pairwise(steps) if before and step is None]
    assert set(settled) <= set(written)
