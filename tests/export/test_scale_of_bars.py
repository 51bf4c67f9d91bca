"""Bars of rates: few characters set no scale and are drawn pale."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.export.charts import SMALL, bar, rate_bar, scale
from tjexplorer.statistics.frequency import Share

shares = st.builds(Share, st.just("k"), st.integers(0, 400), st.integers(1, 60_000))


def test_a_small_group_sets_no_scale_and_is_pale() -> None:
    appendix, body = Share("appendix", 4, 235), Share("body", 36, 26_629)
    most = scale([appendix, body])
    assert most == body.per_10000
    assert rate_bar(body, most, 20) == "█" * 20
    assert rate_bar(appendix, most, 20) == "░" * 20
    assert rate_bar(Share("toc", 0, 0), most, 20) == ""


def test_small_groups_alone_have_a_scale_of_their_own() -> None:
    few, more = Share("a", 1, 500), Share("b", 2, 500)
    assert scale([few, more]) == more.per_10000
    assert rate_bar(few, scale([few, more]), 20) == "░" * 10
    assert scale([]) == 0.0


@given(st.lists(shares), st.integers(1, 60))
def test_no_bar_is_longer_than_its_room_and_none_is_lost(found: list[Share], cells: int) -> None:
    most = scale(found)
    for share in found:
        drawn = rate_bar(share, most, cells)
        assert len(drawn) <= cells
        assert bool(drawn) == bool(share.count)
        assert ("░" in drawn) == (share.characters < SMALL and bool(share.count))
        if share.characters >= SMALL:
            assert drawn == bar(share.per_10000 or 0.0, most, cells)
