"""Back and forward: the way through everything that was opened or searched."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.model.mention import Authority
from tjexplorer.model.search_record import Inquiry, Sort
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.desks.answer import View
from tjexplorer.tui.desks.history import HOME, DossierPage, History, Place, RecordPage, Step
from tjexplorer.tui.desks.question import NOTHING_ASKED, Asked
from tjexplorer.workspace import Workspace

STOPS = st.one_of(
    st.builds(Place, st.sampled_from("rs"), st.integers(0, 2)),
    st.builds(RecordPage, st.just(Authority.INSTITUTION), st.sampled_from("ab")),
    st.builds(DossierPage, st.sampled_from("ab")),
)
ASKED = st.builds(
    Asked,
    st.builds(
        Inquiry,
        st.sampled_from(["", "產學", "人才 "]),
        years=st.sampled_from([(), (2015,)]),
        sort=st.sampled_from(Sort),
        off_forms=st.sampled_from([frozenset(), frozenset({"產學"})]),
    ),
    st.sampled_from(View),
)
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("go"), STOPS),
        st.tuples(st.just("ask"), st.tuples(ASKED, st.integers(0, 3))),
        st.tuples(st.sampled_from(["back", "forward", "home"]), st.none()),
    ),
    max_size=40,
)


def _do(history: History, deed: str, value: Any) -> None:
    match deed:
        case "go":
            history.go(value)
        case "ask":
            history.ask(*value)
        case "home":
            history.go_home()
        case _:
            getattr(history, deed)()


def _all_back(history: History) -> list[Step]:
    steps = [history.step]
    while (step := history.back()) is not None:
        steps.append(step)
    return steps


@given(DEEDS)
def test_there_and_back_is_the_same_way(deeds: list[tuple[str, Any]]) -> None:
    history = History()
    for deed, value in deeds:
        _do(history, deed, value)
    backwards = _all_back(history)
    assert backwards[-1].asked.inquiry.query == "" or backwards[-1].stop is None
    assert history.back() is None
    forwards = [history.step]
    while len(forwards) < len(backwards) and (step := history.forward()) is not None:
        forwards.append(step)
    assert forwards == backwards[::-1]


@given(DEEDS, STOPS)
def test_opening_is_a_step_that_can_be_undone(deeds: list[tuple[str, Any]], stop: Any) -> None:
    history = History()
    for deed, value in deeds:
        _do(history, deed, value)
    before = history.step
    history.go(stop)
    assert history.here == stop
    assert history.step.asked == before.asked
    if before.stop != stop:
        assert history.forward() is None
        assert history.back() == before


@given(DEEDS, ASKED)
def test_a_search_is_a_step_and_its_looks_are_none(deeds: list[tuple[str, Any]], asked: Asked) -> None:
    history = History()
    for deed, value in deeds:
        _do(history, deed, value)
    before = history.step
    history.ask(asked, "another sitting")
    assert history.step.asked == asked
    if asked.searches_as(before.asked):
        assert replace(history.step, asked=before.asked) == before
    else:
        assert history.step.stop == before.stop
        assert history.back() == before


def test_typing_is_one_search_until_the_reader_does_something_else() -> None:
    history = History()
    for query in ("人", "人才", "人才培育"):
        history.ask(Asked(Inquiry(query)), 1)
    assert history.back() == Step()
    history.forward()
    history.go(Place("r", 3))
    history.ask(Asked(Inquiry("人才")), 1)
    assert [step.asked.inquiry.query for step in _all_back(history)] == ["人才", "人才培育", "人才培育", ""]


def test_what_is_typed_and_taken_back_leaves_no_step() -> None:
    history = History()
    history.ask(Asked(Inquiry("人才")), 1)
    history.ask(Asked(Inquiry("人才培")), 2)
    history.ask(Asked(Inquiry("人才")), 2)
    assert history.back() == Step()


@pytest.mark.parametrize("size", [(120, 40), (90, 30), (60, 20)])
async def test_back_through_places_pages_and_searches(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        room = session.room
        await session.search("産学連携")
        await session.press("enter", "down", "down")
        key = room.results.lines.cursor_key
        await session.press("enter", "n")
        place = room.reader.text.place
        await session.search("人才培育")
        await session.press("enter", "v")
        assert room.searching.question.view is View.CONCORDANCE
        room.go(DossierPage("nims"))
        await session.settle()

        await session.press("alt+left")
        assert room.wish.active is PaneName.RESULTS
        assert room.searching.question.asked() == Asked(Inquiry("人才培育"), View.CONCORDANCE)
        await session.press("alt+left")
        assert room.search_line.typing.value == "産学連携"
        assert room.searching.answer is not None
        assert room.searching.answer.request.query == "産学連携"
        assert room.searching.question.view is View.LIST
        assert (room.wish.active, room.reader.text.place) == (PaneName.READER, place)
        await session.press("alt+left")
        assert room.wish.active is PaneName.RESULTS
        assert room.results.lines.cursor_key == key
        await session.press("alt+left")
        assert room.at_home
        assert room.searching.question.asked() == NOTHING_ASKED
        assert room.search_line.typing.value == ""
        await session.press("alt+left")
        assert "no earlier place" in session.screen()

        await session.press("alt+right", "alt+right", "alt+right", "alt+right")
        assert room.reading.page == DossierPage("nims")
        assert room.wish.active is PaneName.READER
        assert room.searching.question.asked() == Asked(Inquiry("人才培育"), View.CONCORDANCE)
        await session.press("0")
        assert room.at_home
        assert room.reading.history.step.pane == HOME
        await session.press("alt+left")
        assert room.reading.page == DossierPage("nims")
        assert not room.at_home


async def test_a_filter_is_a_step(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace, (90, 30)) as session:
        room = session.room
        await session.search("人才培育")
        await session.press("enter")
        everywhere = room.searching.answer.result.total_matches
        await session.press("f", "space", "escape")
        assert room.searching.answer.request.filtered
        await session.press("alt+left")
        assert not room.searching.answer.request.filtered
        assert room.searching.answer.result.total_matches == everywhere
        await session.press("alt+right")
        assert room.searching.answer.request.filtered
