"""Answers that have their first hits alone: early ones, pages, and hits that are looked for when they are wanted."""

from __future__ import annotations

import csv
import threading
from pathlib import Path
from typing import Any

import pytest

from tjexplorer.search.request import SearchRequest
from tjexplorer.tui.desks import searching
from tjexplorer.tui.desks.history import Place
from tjexplorer.tui.desks.hits import Hits, SoughtHits
from tjexplorer.tui.panes import result_entries, results
from tjexplorer.tui.panes.result_entries import More
from tjexplorer.workspace import Workspace


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> int:
    for module in (searching, results, result_entries):
        monkeypatch.setattr(module, "PAGE", 10)
    monkeypatch.setattr(searching, "GLANCE", 4)
    return 10


class Gate:
    """Hands on to a real searcher; whole answers wait until the gate is opened."""

    def __init__(self, real: Any) -> None:
        self._real = real
        self.open = threading.Event()
        self.limits: list[int] = []

    def first(self, request: SearchRequest, cancelled: Any) -> Any:
        return self._real.first(request, cancelled)

    def search(self, request: SearchRequest, *cancelled: Any) -> Any:
        self.limits.append(request.limit)
        self.open.wait(20)
        return self._real.search(request, *cancelled)


@pytest.mark.parametrize("query", ["産学連携", "理研", "筑波 OR kind:visit", "つくば"])
def test_hits_that_are_sought_are_those_that_are_there(shared: Workspace, query: str) -> None:
    request, ids = SearchRequest(query), tuple(shared.library.report_ids)
    known = Hits.of(shared.searcher.search(request), ids)
    sought = SoughtHits(shared.searcher.search, request, ids)
    for report in ids:
        assert sought.of_report(report) == known.of_report(report)
        assert sought.spans(report) == known.spans(report)
        for place in known.of_report(report)[:3]:
            assert sought.position(place) == known.position(place)
    ends = [(report, at) for report in ("", *ids) for at in (-1, 0, 10**9)]
    for report, at in [*ends, *((place.report, place.span.start) for place in known.places[::7])]:
        for step in (1, -1):
            assert sought.neighbour(report, at, step) == known.neighbour(report, at, step), (report, at, step)


def test_sought_hits_keep_to_the_reports_of_the_question(shared: Workspace) -> None:
    ids = tuple(shared.library.report_ids)
    request = SearchRequest("産学連携", reports=(ids[1], ids[3]))
    known = Hits.of(shared.searcher.search(request), ids)
    sought = SoughtHits(shared.searcher.search, request, ids)
    for report in ids:
        assert sought.of_report(report) == known.of_report(report)
        for step in (1, -1):
            assert sought.neighbour(report, 0, step) == known.neighbour(report, 0, step)


def test_the_nearest_report_is_found_in_few_searches() -> None:
    asked: list[SearchRequest] = []
    ids = tuple(f"r{number:03}" for number in range(300))

    class Found:
        def __init__(self, matches: int) -> None:
            self.total_matches = matches
            self.hits = ()

    def search(request: SearchRequest) -> Any:
        asked.append(request)
        return Found(len({"r040", "r290"} & set(request.reports)))

    sought = SoughtHits(search, SearchRequest("x"), ids)
    assert sought._nearest(ids, 1) == "r040"
    assert sought._nearest(ids[41:], 1) == "r290"
    assert sought._nearest(ids[:290], -1) == "r040"
    assert sought._nearest(ids[:40], -1) is None
    assert len(asked) < 60


async def test_pages_beyond_what_is_at_hand_are_asked_for(opened: Any, workspace: Workspace, small_pages: int) -> None:
    async with opened(workspace) as session:
        await session.search("産学連携")
        room = session.room
        answer = room.searching.answer
        total = answer.result.total_sections
        assert len(answer.result.hits) == small_pages < total
        assert f"{answer.result.total_matches} places, {total} sections" in session.screen()
        await session.press("enter", "end")
        assert room.results.lines.cursor_key == More(total - 10)
        assert f"{total - 10} are not shown" in " ".join(session.screen().split())
        await session.press("enter")
        assert len(room.searching.answer.result.hits) == 20
        assert room.results.lines.cursor_key == room.results._showing(room.searching.answer).places()[10]
        assert f"11 of {total}" in session.screen()
        await session.press("end")
        assert room.results.lines.cursor_key == More(total - 20)
        await session.search("筑波")
        assert len(room.searching.answer.result.hits) == 10


async def test_the_reader_goes_through_hits_that_are_not_listed(
    opened: Any, workspace: Workspace, small_pages: int
) -> None:
    async with opened(workspace) as session:
        await session.search("産学連携")
        await session.press("enter")
        room = session.room
        whole = Hits.of(workspace.searcher.search(room.searching.answer.request), workspace.library.report_ids)
        assert len(whole.places) > small_pages
        key = room.results.lines.cursor_key
        assert isinstance(key, Place)
        assert room.reading.hits.of_report(key.report) == whole.of_report(key.report)
        await session.press("n")
        here = room.reading.current
        expected = whole.neighbour(key.report, key.offset, 1)
        assert expected is not None
        assert here == expected[0]
        number, of = whole.position(here)
        assert f"hit {number}/{of}" in session.screen()


async def test_all_hits_are_gathered_for_a_table(
    opened: Any, workspace: Workspace, small_pages: int, tmp_path: Path
) -> None:
    async with opened(workspace) as session:
        await session.search("産学連携")
        await session.press("enter")
        room = session.room
        total = room.searching.answer.result.total_matches
        assert room.searching.lacks_hits
        room.do("export_results")
        await session.settle()
        assert not room.searching.lacks_hits
        await session.press("enter")
        (path,) = tmp_path.rglob("*results*.csv")
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.reader(file))) == total + 1


async def test_what_waits_for_all_hits_is_dropped_with_its_question(
    opened: Any, workspace: Workspace, small_pages: int
) -> None:
    async with opened(workspace) as session:
        await session.search("産学連携")
        await session.press("enter")
        screen = session.app.screen
        session.room.do("export_results")
        session.room.search_line.typing.value = "筑波"
        await session.settle()
        assert session.room.searching.answer.request.query == "筑波"
        assert session.app.screen is screen


async def test_counts_of_some_hits_are_not_told_as_those_of_all(
    opened: Any, workspace: Workspace, small_pages: int
) -> None:
    async with opened(workspace) as session:
        await session.search("産学連携")
        desk = session.room.searching
        assert {value.sections for facet in desk.rough(desk.answer) for value in facet.values} == {-1}
        desk.ask_for(0)
        await session.settle()
        assert min(value.sections for facet in desk.rough(desk.answer) for value in facet.values) > 0


async def test_an_early_answer_tells_no_totals_and_does_not_count(
    opened: Any, workspace: Workspace, small_pages: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "MANY", 1)
    gate = Gate(workspace.searcher)
    workspace.__dict__["searcher"] = gate
    async with opened(workspace) as session:
        room = session.room
        await session.press("f2")
        room.search_line.typing.value = "産学連携"
        for _turn in range(200):
            await session.pilot.pause(0.02)
            if room.searching.answer is not None:
                break
        await session.pilot.pause()
        answer = room.searching.answer
        assert answer.early
        assert not answer.result.final
        assert len(room.results.lines.keys) == 4
        first = session.screen()
        assert "…" in first.splitlines()[0]
        assert "places" not in first.splitlines()[0]
        assert "Written forms appear here" in first
        assert not room.reading.hits.any
        room.searching.settle()
        assert not room.searching.earlier()
        gate.open.set()
        await session.settle()
        answer = room.searching.answer
        assert not answer.early
        assert gate.limits[0] == 10
        assert f"{answer.result.total_matches} places" in session.screen()
        assert room.results.lines.cursor_key == room.results._showing(answer).places()[0]
        assert [record.inquiry.query for record in room.searching.earlier()] == ["産学連携"]


async def test_what_the_first_look_finds_in_full_is_the_answer(
    opened: Any, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "MANY", 1)
    gate = Gate(workspace.searcher)
    gate.open.set()
    workspace.__dict__["searcher"] = gate
    whole = gate._real.search(SearchRequest("SHIKATA"))
    async with opened(workspace) as session:
        await session.search("SHIKATA")
        answer = session.room.searching.answer
        assert not answer.early
        assert answer.result.final
        assert answer.result.hits == whole.hits
