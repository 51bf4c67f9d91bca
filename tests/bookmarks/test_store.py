"""The folder of bookmarks."""

from __future__ import annotations

import dataclasses
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer import yaml_file
from tjexplorer.bookmarks.store import BookmarkStore, from_node, to_yaml
from tjexplorer.errors import BookmarkError, RecordError, UnknownNameError
from tjexplorer.model.bookmark import Bookmark

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)

SAMPLE = Bookmark(
    id="b-20261121-7f3k",
    report="2025-nstc-natural-sciences",
    section="2025-nstc-natural-sciences/4.3",
    line=423,
    start=10,
    end=19,
    quotation="ACT-X\n\n計畫",
    before="前文",
    after="\n後文：- #",
    note="核對 A-STEP 的全名",
    tags=("JST", "人才"),
    created=NOW,
    source_sha256="0" * 64,
)

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.fixture
def store(tmp_path: Path) -> BookmarkStore:
    return BookmarkStore(tmp_path / "bookmarks")


def numbered(number: int, **changes: object) -> Bookmark:
    changed = {"id": f"b-20261121-{number:04d}", "created": NOW + timedelta(seconds=number), **changes}
    return dataclasses.replace(SAMPLE, **changed)


def test_a_store_without_a_folder_is_empty(store):
    assert store.load_all() == ((), ())


def test_the_file_is_made_for_people(store):
    store.add(SAMPLE)
    text = (store.folder / "b-20261121-7f3k.yaml").read_text(encoding="utf-8")
    assert text == (
        "id: b-20261121-7f3k\n"
        "report: 2025-nstc-natural-sciences\n"
        "section: 2025-nstc-natural-sciences/4.3\n"
        "line: 423\n"
        "start: 10\n"
        "end: 19\n"
        "quotation:\n- ACT-X\n- ''\n- 計畫\n"
        "before:\n- 前文\n"
        "after:\n- ''\n- '後文：- #'\n"
        "note: 核對 A-STEP 的全名\n"
        "tags:\n- JST\n- 人才\n"
        "created: '2026-11-21T09:30:00+00:00'\n"
        f"source_sha256: '{'0' * 64}'\n"
    )


def test_bookmarks_come_in_the_order_of_their_making(store):
    for number in (3, 1, 2):
        store.add(numbered(number, id=f"b-20261121-{9 - number:04d}"))
    assert [each.created.second for each in store.load_all()[0]] == [1, 2, 3]


def test_remove_and_bring_back(store):
    store.add(SAMPLE)
    removed = store.remove(SAMPLE.id)
    assert removed == SAMPLE
    assert store.load_all() == ((), ())
    assert store.add(removed) == SAMPLE
    assert store.get(SAMPLE.id) == SAMPLE


def test_an_id_that_is_taken_gives_way(store):
    other = dataclasses.replace(SAMPLE, note="another")
    store.add(SAMPLE)
    assert store.add(SAMPLE) == SAMPLE
    added = store.add(other)
    assert added.id != SAMPLE.id
    assert dataclasses.replace(added, id=SAMPLE.id) == other
    assert len(store.load_all()[0]) == 2


def test_replace_returns_what_stood_there(store):
    store.add(SAMPLE)
    changed = dataclasses.replace(SAMPLE, note="", tags=())
    assert store.replace(changed) == SAMPLE
    assert store.get(SAMPLE.id) == changed


@pytest.mark.parametrize("name", ["b-20261121-7f3x", "../secrets", "", ".lock", "b-20261121-7f3k.yaml"])
def test_an_unknown_id_offers_the_nearest(store, name):
    store.add(SAMPLE)
    with pytest.raises(UnknownNameError, match="bookmark") as caught:
        store.remove(name)
    assert caught.value.exit_code == 2
    with pytest.raises(UnknownNameError):
        store.replace(dataclasses.replace(SAMPLE, id=name))


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("note:", "notes:", 16, "did you mean “note”"),
        ("line: 423", "line: many", 4, "whole number"),
        ("end: 19", "end: 12", 5, "no room"),
        ("created: '2026-11-21T09:30:00+00:00'", "created: yesterday", 20, "time with its zone"),
        ("created: '2026-11-21T09:30:00+00:00'", "created: 2026-11-21T09:30:00", 20, "time with its zone"),
        ("id: b-20261121-7f3k", "id: b-20261121-7f3x", 1, "must be named b-20261121-7f3x.yaml"),
        ("id: b-20261121-7f3k", "id: ../x", 1, "no id"),
        ("report: 2025-nstc-natural-sciences\n", "", 1, "“report” is missing"),
        ("tags:", "tags: [", 18, "no YAML"),
    ],
)
def test_a_damaged_file_is_told_and_hides_no_other(store, old, new, line, problem):
    store.add(SAMPLE)
    store.add(numbered(1))
    path = store.folder / f"{SAMPLE.id}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    bookmarks, problems = store.load_all()
    assert bookmarks == (numbered(1),)
    (found,) = problems
    assert isinstance(found, RecordError)
    assert found.path == path
    assert found.line == line
    assert problem in str(found)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"- a\n- b\n", b"&a [*a]\n", b"\x00"])
def test_other_damage(store, content):
    store.add(SAMPLE)
    (store.folder / "b-20261121-0000.yaml").write_bytes(content)
    bookmarks, problems = store.load_all()
    assert bookmarks == (SAMPLE,)
    assert "b-20261121-0000.yaml" in str(problems[0])


def test_a_folder_that_cannot_be(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(BookmarkError, match="Check the rights"):
        BookmarkStore(tmp_path / "file" / "bookmarks").add(SAMPLE)


@given(
    quotation=ANY_TEXT.filter(bool),
    before=ANY_TEXT,
    after=ANY_TEXT,
    note=ANY_TEXT,
    tags=st.lists(ANY_TEXT),
    word=ANY_TEXT,
)
def test_any_text_comes_back(*, quotation, before, after, note, tags, word):
    bookmark = dataclasses.replace(
        SAMPLE,
        report=word or "x",
        section=word or "x",
        start=5,
        end=5 + len(quotation),
        quotation=quotation,
        before=before,
        after=after,
        note=note,
        tags=tuple(tags),
        created=NOW.astimezone(timezone(timedelta(hours=8))),
    )
    text = to_yaml(bookmark).encode("utf-8").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    assert from_node(yaml_file.parse(text, Path("b-20261121-7f3k.yaml"))) == bookmark


WORKER = """
import sys, dataclasses
from datetime import datetime, UTC
from pathlib import Path
from tjexplorer.bookmarks.store import BookmarkStore
from tjexplorer.model.bookmark import Bookmark

folder, name, count = sys.argv[1:]
store = BookmarkStore(Path(folder))
for number in range(int(count)):
    made = Bookmark(f"b-20261121-{number:04d}", "r", "r/1", 1, 0, 2, "甲乙", "", "", name, (), datetime.now(UTC), "0" * 64)
    kept = store.add(made)
    if number % 3 == 0:
        store.remove(kept.id)
    elif number % 3 == 1:
        store.replace(dataclasses.replace(kept, tags=("seen",)))
    print(kept.id, flush=True)
"""


def start_worker(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, str(folder), name, str(count)], stdout=subprocess.PIPE, text=True
    )


def test_two_programs_at_once_lose_nothing(store):
    workers = [start_worker(store.folder, name, 30) for name in ("one", "two")]
    for worker in workers:
        worker.communicate(timeout=60)
        assert worker.returncode == 0
    bookmarks, problems = store.load_all()
    assert not problems
    assert sorted(each.note for each in bookmarks) == ["one"] * 20 + ["two"] * 20
    assert sum(each.tags == ("seen",) for each in bookmarks) == 20


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of POSIX")
def test_a_killed_writer_leaves_everything_readable(store):
    store.add(dataclasses.replace(SAMPLE, note="mine"))
    for _round in range(3):
        worker = start_worker(store.folder, "killed", 10_000)
        assert worker.stdout
        worker.stdout.readline()
        time.sleep(0.05)
        worker.send_signal(signal.SIGKILL)
        worker.communicate(timeout=30)
    (store.folder / ".b-20261121-9999.yaml.abc.part").write_text("id: b-2026", encoding="utf-8")
    bookmarks, problems = store.load_all()
    assert not problems
    assert dataclasses.replace(SAMPLE, note="mine") in bookmarks
    store.add(numbered(7, id="b-20261121-zzzz"))
    assert not list(store.folder.glob(".*.part"))
