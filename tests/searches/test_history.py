"""The history of searches: nothing is lost by two programs, nothing that is wrong with it fails a search."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.model.search_record import Inquiry, SearchRecord, Sort
from tjexplorer.searches import history as module
from tjexplorer.searches.history import KEPT, LONGEST, MOST_BYTES, SLACK, History

WHEN = datetime(2026, 11, 21, 9, 30, tzinfo=timezone(timedelta(hours=8)))

WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
LISTS = st.lists(WORDS, max_size=3).map(tuple)
INQUIRIES = st.builds(
    Inquiry, query=WORDS, reports=LISTS, institutions=LISTS, kinds=LISTS, agencies=LISTS,
    years=st.lists(st.integers(1, 9999), max_size=3).map(tuple), date_from=st.none() | st.dates(),
    date_to=st.none() | st.dates(), spelling_only=st.booleans(), exact=st.booleans(),
    off_forms=st.frozensets(WORDS, max_size=3), on_forms=st.frozensets(WORDS, max_size=3), sort=st.sampled_from(Sort),
)  # fmt: skip


def record(query: str = "產學合作", sections: int = 3) -> SearchRecord:
    return SearchRecord(WHEN, "library", Inquiry(query), sections, 2 * sections)


def line(query: str) -> str:
    found = {"when": WHEN.isoformat(), "library": "x", "query": query, "sections": 1, "matches": 2}
    return json.dumps(found, ensure_ascii=False)


@given(INQUIRIES)
def test_what_was_asked_comes_back(tmp_path_factory, inquiry):
    history = History(tmp_path_factory.mktemp("state") / "searches.jsonl")
    kept = SearchRecord(WHEN, "a library", inquiry, 7, 11)
    assert history.add(kept) is None
    assert history.latest() == (kept,)


def test_the_latest_come_first(tmp_path):
    history = History(tmp_path / "state" / "searches.jsonl")
    assert history.latest() == ()
    for number in range(5):
        assert history.add(record(str(number))) is None
    assert [one.inquiry.query for one in history.latest()] == ["4", "3", "2", "1", "0"]
    assert [one.inquiry.query for one in history.latest(2)] == ["4", "3"]


def test_a_line_holds_a_search_that_people_can_read(tmp_path):
    path = tmp_path / "searches.jsonl"
    History(path).add(
        SearchRecord(WHEN, "x", Inquiry("産学", date_from=date(2013, 2, 1), off_forms=frozenset("ba")), 0, 0)
    )
    assert path.read_text(encoding="utf-8") == (
        '{"when": "2026-11-21T09:30:00+08:00", "library": "x", "query": "産学", "date_from": "2013-02-01", '
        '"off_forms": ["a", "b"], "sections": 0, "matches": 0}\n'
    )


@pytest.mark.skipif(os.name == "nt", reason="other rights")
def test_nobody_else_may_read_it(tmp_path):
    path = tmp_path / "state" / "searches.jsonl"
    History(path).add(record())
    assert path.stat().st_mode & 0o077 == 0


def test_it_is_bounded(tmp_path):
    path = tmp_path / "searches.jsonl"
    path.write_text("".join(line(str(n)) + "\n" for n in range(KEPT + SLACK)), encoding="utf-8")
    history = History(path)
    assert len(history.latest()) == KEPT
    assert history.add(record("last")) is None
    assert path.read_bytes().count(b"\n") == KEPT
    queries = [one.inquiry.query for one in history.latest()]
    assert (queries[0], queries[1], queries[-1]) == ("last", str(KEPT + SLACK - 1), str(SLACK + 1))


@pytest.mark.parametrize("damage", [
    line("torn")[:40].encode(),
    b"\xff\xfe\x00\x01" * 50,
    b"[1, 2]\n{}\nnull\n\"x\"\n",
    b'{"query": "q"}\n',
    line("q").replace('"sections": 1', '"sections": -1').encode() + b"\n",
    line("q").replace('"sections": 1', '"sections": true').encode() + b"\n",
    line("q").replace("+08:00", "").encode() + b"\n",
    line("q").replace('"q"', "1").encode() + b"\n",
    line("q").replace('"library"', '"years": ["x"], "library"').encode() + b"\n",
    line("q").replace('"library"', '"sort": "colour", "library"').encode() + b"\n",
    line("q").replace('"library"', '"exact": 1, "library"').encode() + b"\n",
    line("q").replace('"library"', '"date_to": "tomorrow", "library"').encode() + b"\n",
    b"[" * 15_000 + b"\n",
    b'{"query": "' + b"x" * (LONGEST * 2) + b'"}\n',
    b"\n\n   \n",
    b"1" * 6000,
])  # fmt: skip
def test_what_is_no_search_is_passed_over(tmp_path, damage):
    path = tmp_path / "searches.jsonl"
    path.write_bytes(line("before").encode() + b"\n" + damage)
    history = History(path)
    assert [one.inquiry.query for one in history.latest()] == ["before"]
    assert history.add(record("after")) is None
    assert [one.inquiry.query for one in history.latest()] == ["after", "before"]


def test_keys_of_a_later_version_are_passed_over(tmp_path):
    path = tmp_path / "searches.jsonl"
    path.write_text(line("q").replace("{", '{"mood": [1], ', 1) + "\n", encoding="utf-8")
    assert History(path).latest()[0].inquiry == Inquiry("q")


@given(st.binary(max_size=300))
def test_any_bytes_may_stand_in_it(tmp_path_factory, noise):
    path = tmp_path_factory.mktemp("state") / "searches.jsonl"
    path.write_bytes(noise)
    history = History(path)
    history.latest()
    assert history.add(record("after")) is None
    assert history.latest()[0].inquiry.query == "after"


def test_a_huge_file_is_made_small(tmp_path):
    path = tmp_path / "searches.jsonl"
    path.write_bytes(b"x" * (MOST_BYTES + 10) + b"\n" + line("kept").encode())
    history = History(path)
    assert history.add(record("after")) is None
    assert path.stat().st_size < 1000
    assert [one.inquiry.query for one in history.latest()] == ["after", "kept"]


def test_what_cannot_be_written_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "folder" / "searches.jsonl").mkdir(parents=True)
    for path in (tmp_path / "file" / "searches.jsonl", tmp_path / "folder" / "searches.jsonl"):
        history = History(path)
        assert "was not kept" in (history.add(record()) or "")
        assert history.latest() == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders")
def test_a_pipe_in_its_place_stops_nobody(tmp_path):
    path = tmp_path / "searches.jsonl"
    os.mkfifo(path)
    assert "was not kept" in (History(path).add(record()) or "")
    assert History(path).latest() == ()


def test_a_lock_that_is_not_given_back_stops_nobody(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "LOCK_SECONDS", 0.05)
    path = tmp_path / "searches.jsonl"
    with FileLock(path.with_name(".searches.jsonl.lock")):
        assert "Another program" in (History(path).add(record()) or "")


def test_a_search_without_end_is_not_kept(tmp_path):
    history = History(tmp_path / "searches.jsonl")
    assert "too long" in (history.add(record("産" * LONGEST)) or "")
    assert history.latest() == ()


def test_words_that_are_no_text(tmp_path):
    history = History(tmp_path / "searches.jsonl")
    assert history.add(record("a\udcff\ud800\n\u2028b")) is None
    assert history.latest()[0].inquiry.query == "a\udcff\ud800\n\u2028b"


WRITER = """
import sys
from datetime import datetime, timezone
from pathlib import Path
from tjexplorer.model.search_record import Inquiry, SearchRecord
from tjexplorer.searches.history import History
history = History(Path(sys.argv[1]))
now = datetime.now(timezone.utc)
print(sum(history.add(SearchRecord(now, "", Inquiry(sys.argv[2] + str(n)), n, n)) is None for n in range(60)))
"""


def test_two_programs_lose_nothing(tmp_path):
    path = tmp_path / "searches.jsonl"
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), name], stdout=subprocess.PIPE, text=True)
        for name in ("a", "b")
    ]
    kept = sum(int(one.communicate(timeout=60)[0]) for one in running)
    found = History(path).latest()
    assert len(found) == len({one.inquiry.query for one in found}) == kept > 60


def test_the_users_own_state_is_out_of_reach():
    from tjexplorer.paths import find_library

    assert Path(os.environ["XDG_STATE_HOME"]) in find_library().history.parents
