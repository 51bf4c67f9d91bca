"""Two programs change one bookmark: what either of them wrote is kept."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.bookmarks.labelling import Label, tagged
from tjexplorer.bookmarks.merging import merged, undone
from tjexplorer.errors import BookmarkError
from tjexplorer.model.bookmark import Bookmark, Colour

BASE = Bookmark(
    id="b-20261121-7f3k", report="r", section="r/1", line=1, start=0, end=2, quotation="甲乙", before="", after="",
    note="原來", tags=("一", "二"), created=datetime(2026, 11, 21, tzinfo=UTC), source_sha256="0" * 64,
)  # fmt: skip

LABELS = st.builds(
    Label,
    note=st.text("甲乙 \n", max_size=4),
    tags=st.lists(st.sampled_from("一二三四"), max_size=4, unique=True).map(tuple),
    collection=st.sampled_from(["", "筑波", "東京"]),
    colour=st.sampled_from([None, Colour.RED, Colour.BLUE]),
)


@pytest.mark.parametrize(
    ("mine", "theirs", "found"),
    [
        ("原來", "他的", "他的"),
        ("我的", "原來", "我的"),
        ("我的", "我的", "我的"),
        ("我的", "他的", "他的\n\n我的"),
        ("原來，再加", "原來", "原來，再加"),
        ("他的加我的", "他的", "他的加我的"),
        ("", "他的", "他的"),
        ("", "原來", ""),
    ],
)
def test_notes(mine, theirs, found):
    ours, others = dataclasses.replace(BASE, note=mine), dataclasses.replace(BASE, note=theirs)
    assert merged(BASE, ours, others).note == found


def test_tags_of_both_sides():
    mine, theirs = dataclasses.replace(BASE, tags=("二", "三")), dataclasses.replace(BASE, tags=("一", "二", "四"))
    assert merged(BASE, mine, theirs).tags == ("二", "四", "三")


@given(LABELS, LABELS)
def test_nothing_that_was_added_is_lost(one, other):
    mine, theirs = one.on(BASE), other.on(BASE)
    found = merged(BASE, mine, theirs)
    assert set(found.tags) >= (set(mine.tags) | set(theirs.tags)) - set(BASE.tags)
    assert mine.note in found.note or mine.note == BASE.note
    assert theirs.note in found.note or theirs.note == BASE.note or theirs.note in mine.note or not theirs.note
    assert merged(BASE, mine, BASE) == mine
    assert merged(BASE, BASE, theirs) == theirs


@given(LABELS, LABELS)
def test_undo_takes_back_what_was_done_and_no_more(one, other):
    after = one.on(BASE)
    assert undone(BASE, after, after) == BASE
    theirs = other.on(after)
    now = undone(BASE, after, theirs)
    if theirs.note != after.note:
        assert now.note == theirs.note
    if theirs.collection != after.collection:
        assert now.collection in {theirs.collection, BASE.collection}
    assert set(now.tags) >= set(theirs.tags) - set(after.tags)


def test_tags_are_added_and_taken_away():
    assert tagged(BASE, added=("#三", "一"), gone=("二",)).tags == ("一", "三")
    with pytest.raises(BookmarkError, match="UTF-8"):
        tagged(BASE, added=("\udce9",))


def test_a_label_is_cleaned():
    label = Label("一\x1b[31m\r\n二\t三  \n\n", ("#a", "a"), " 筑波\n2026 ", Colour.GREEN).on(BASE)
    assert (label.note, label.tags, label.collection, label.colour) == (
        "一[31m\n二    三",
        ("a",),
        "筑波 2026",
        Colour.GREEN,
    )
    assert Label.of(label).on(label) == label
