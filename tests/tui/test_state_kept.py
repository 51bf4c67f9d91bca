"""What is found again at the next start."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.messages import choose_language
from tjexplorer.model.mention import Authority
from tjexplorer.model.search_record import Inquiry, Sort
from tjexplorer.paths import Places
from tjexplorer.search.concordance import RowOrder, RowSort, Unit
from tjexplorer.search.request import SearchRequest
from tjexplorer.tui.app import ExplorerApp
from tjexplorer.tui.arrangement import PaneName, Shares, Wish
from tjexplorer.tui.desks.answer import View
from tjexplorer.tui.desks.history import (
    HOME,
    CollocatesPage,
    CountsPage,
    DossierPage,
    Extent,
    KeywordsPage,
    ParallelsPage,
    Place,
    RecordPage,
)
from tjexplorer.tui.desks.question import Asked
from tjexplorer.tui.state import State, load, save
from tjexplorer.tui.state_file import FORMAT, chosen_language, state_file
from tjexplorer.workspace import Workspace

WORDS = st.text(max_size=8)
INQUIRIES = st.builds(
    Inquiry,
    WORDS,
    reports=st.lists(WORDS, max_size=2).map(tuple),
    years=st.lists(st.integers(1900, 2100), max_size=2).map(tuple),
    date_from=st.none() | st.dates(),
    exact=st.booleans(),
    off_forms=st.frozensets(WORDS, max_size=2),
    sort=st.sampled_from(Sort),
)
REQUESTS = INQUIRIES.map(SearchRequest.asking)
STOPS = st.one_of(
    st.none(),
    st.builds(Place, WORDS, st.integers(0, 10**9)),
    st.builds(RecordPage, st.sampled_from(Authority), WORDS),
    st.builds(DossierPage, WORDS),
    st.builds(CountsPage, st.lists(REQUESTS, min_size=1, max_size=3).map(tuple)),
    st.builds(CollocatesPage, REQUESTS),
    st.builds(KeywordsPage, WORDS),
    st.builds(ParallelsPage, WORDS, st.integers(0, 99), st.integers(0, 99), st.sampled_from(Extent)),
)
PANES = st.sampled_from(PaneName)
SHARE = st.none() | st.integers(1, 999)
STATES = st.builds(
    State,
    pane=st.sampled_from([HOME, *map(str, PaneName)]),
    stop=STOPS,
    asked=st.builds(
        Asked,
        INQUIRIES,
        st.sampled_from(View),
        st.builds(RowOrder, st.sampled_from(RowSort), st.integers(0, 3), st.sampled_from(Unit)),
    ),
    hit=st.none() | st.builds(Place, WORDS, st.integers(0, 99)),
    wish=st.builds(Wish, PANES, PANES, PANES, st.booleans(), st.booleans()),
    shares=st.builds(Shares, SHARE, SHARE, SHARE, SHARE, SHARE),
    browse=WORDS,
    branch=WORDS,
    trip=WORDS,
    turned=st.dictionaries(WORDS, st.booleans(), max_size=3),
    names=st.booleans(),
    theme=st.none() | WORDS,
    language=st.sampled_from([None, "ja", "en", "zh_TW"]),
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("state") / "rooms" / "x.json"


@given(STATES)
def test_a_state_comes_back(file: Path, state: State) -> None:
    assert save(file, state)
    assert load(file) == state
    assert chosen_language(file) == state.language


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)


@given(
    STATES,
    st.sampled_from([*json.loads('["pane","stop","asked","view","order","hit","wish","shares","turned"]'), "theme"]),
    JSON,
)
def test_one_wrong_part_costs_that_part_alone(file: Path, state: State, name: str, value: Any) -> None:
    save(file, state)
    document = json.loads(file.read_text(encoding="utf-8"))
    document[name] = value
    file.write_text(json.dumps(document), encoding="utf-8")
    found = load(file)
    others = {"pane", "stop", "hit", "wish", "shares", "turned", "theme", "browse", "branch", "names"} - {name}
    assert all(getattr(found, each) == getattr(state, each) for each in others)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"x"',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"format": 99, "pane": "reader"}',
        b"0" * 300_000,
    ],
)
def test_what_is_no_state_is_a_first_start(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    assert load(path) == State()
    assert chosen_language(path) is None


def test_no_file_a_folder_and_a_pipe_are_a_first_start(tmp_path: Path) -> None:
    assert load(tmp_path / "none.json") == load(tmp_path) == State()
    os.mkfifo(tmp_path / "pipe")
    assert load(tmp_path / "pipe") == State()


def test_where_nothing_can_be_written_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "rooms").write_text("a file where a folder should be", encoding="utf-8")
    assert not save(tmp_path / "rooms" / "x.json", State())


def test_of_two_programs_the_last_one_wins_and_none_tears_the_file(tmp_path: Path) -> None:
    path = tmp_path / "rooms" / "x.json"
    states = [State(pane=str(name), stop=Place("r" * 5000, number)) for number, name in enumerate(PaneName)]
    with ThreadPoolExecutor(len(states)) as programs:
        kept = [programs.submit(save, path, state) for state in states for _again in range(10)]
        while not all(one.done() for one in kept):
            assert load(path) in [State(), *states]
    assert all(one.result() for one in kept)
    assert load(path) in states
    assert [one.name for one in path.parent.iterdir()] == ["x.json"]


def test_libraries_are_told_apart(tmp_path: Path) -> None:
    def of(root: str) -> Path:
        return state_file(Places(tmp_path / root, tmp_path, tmp_path, tmp_path, tmp_path / "state"))

    assert of("a") != of("b")
    assert of("a") == of("a")


async def test_the_room_is_found_as_it_was_left(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        room = session.room
        await session.search("産学連携")
        await session.press("enter", "f", "space", "escape", "v", "down", "down", "enter", "J")
        await session.press("}", "}", "5", "3", "T", "1", "v", "v", "3")
        left = room.remembering.state()
        theme = session.app.theme
        await session.press("ctrl+q")
    again = Workspace(workspace.places, building=workspace._building)
    again.library, again._mentions = workspace.library, workspace._mentions
    again.__dict__.update({name: workspace.__dict__[name] for name in ("institutions", "people", "searcher")})
    async with opened(again) as session:
        room = session.room
        await session.settle()
        assert room.remembering.state() == left
        assert session.app.theme == theme
        assert room.search_line.typing.value == "産学連携"
        assert room.searching.answer.request.filtered
        assert room.searching.answer.view is View.CONCORDANCE
        assert room.reader.text.has_focus
        assert room.reader.text.is_in_view(room.reader.text.place)
        assert room.dividing.shares != Shares()
        await session.press("alt+left")
        assert "no earlier place" in session.screen()
    # A query on the command line, and `--fresh`, begin anew; how the room looks stays.
    for query, fresh in (("奈米", False), (None, True)):
        app = ExplorerApp(lambda: again, query, fresh=fresh)
        async with app.run_test(size=(120, 40)) as pilot:
            while app.room is None or not app.room.is_mounted:
                await pilot.pause(0.02)
            await pilot.pause()
            assert app.room.search_line.typing.value == (query or "")
            assert not app.room.searching.question.narrowed
            assert app.room.reading.history.here is None
            assert app.room.dividing.shares == left.shares
            assert app.theme == theme
            await app.workers.wait_for_complete()


async def test_what_is_there_no_more_is_left_out(opened: Any, workspace: Workspace) -> None:
    gone = State(pane="reader", stop=Place("2099-gone", 3), asked=Asked(Inquiry("産学連携", reports=("2099-gone",))))
    save(state_file(workspace.places), gone)
    async with opened(workspace, (80, 24)) as session:
        assert session.room.reading.is_empty
        assert session.room.search_line.typing.value == "産学連携"
        await session.press("r", "enter")
        assert session.room.reading.report is not None
    assert json.loads(state_file(workspace.places).read_text(encoding="utf-8"))["format"] == FORMAT


async def test_a_kill_loses_no_more_than_moments(opened: Any, workspace: Workspace, monkeypatch: Any) -> None:
    monkeypatch.setattr("tjexplorer.tui.reading_room.EVERY", 0.05)
    async with opened(workspace, (80, 24)) as session:
        session.room.go(DossierPage("nims"))
        await session.press("f12")
        for _turn in range(100):
            if load(state_file(workspace.places)).stop == DossierPage("nims"):
                break
            await session.pilot.pause(0.02)
        state = load(state_file(workspace.places))
        assert (state.stop, state.pane) == (DossierPage("nims"), "reader")
        assert state.language == "zh_TW"
    choose_language("en")
