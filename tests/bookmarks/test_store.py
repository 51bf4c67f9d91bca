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
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer import yaml_file
from tjexplorer.bookmarks.bookmark_file import from_node, to_yaml
from tjexplorer.bookmarks.store import BookmarkStore
from tjexplorer.errors import BookmarkError, RecordError, UnknownNameError
from tjexplorer.model.bookmark import Bookmark, Colour

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
    colour=st.sampled_from([None, *Colour]),
    order=st.none() | st.floats(-1e10, 1e10).map(lambda number: round(number, 4)),
)
def test_any_text_comes_back(*, quotation, before, after, note, tags, word, colour, order):
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
        collection=word,
        colour=colour,
        order=order,
    )
    text = to_yaml(bookmark).encode("utf-8").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    assert from_node(yaml_file.parse(text, Path("b-20261121-7f3k.yaml"))) == bookmark


def test_what_a_newer_version_wrote_is_kept(store):
    store.add(SAMPLE)
    path = store.folder / f"{SAMPLE.id}.yaml"
    more = "reviewers:\n- {name: 林光隆, done: no}\n- '第二人 # x'\nweight: 0x1F\n"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    kept = store.get(SAMPLE.id)
    assert dataclasses.replace(kept, further="") == SAMPLE
    store.replace(dataclasses.replace(kept, note="another", colour=Colour.RED))
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert read["reviewers"] == [{"name": "林光隆", "done": False}, "第二人 # x"]
    assert (read["weight"], read["note"], read["colour"]) == (0x1F, "another", "red")
    assert store.get(SAMPLE.id).further == kept.further


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("note:", "notes:", 16, "did you mean “note”"),
        ("tags:", "colou: red\ntags:", 17, "did you mean “colour”"),
        ("tags:", "colour: orange\ntags:", 17, "“orange” is none of: red, yellow, green, blue, purple"),
        ("tags:", "order: first\ntags:", 17, "a number is expected"),
        ("tags:", "weight: 1\nweight: 2\ntags:", 17, "stands here twice"),
    ],
)
def test_a_slip_of_the_pen_is_told(store, old, new, line, problem):
    store.add(SAMPLE)
    path = store.folder / f"{SAMPLE.id}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    bookmarks, (found,) = store.load_all()
    assert not bookmarks
    assert (found.line, problem in str(found)) == (line, True)


def test_keys_that_hold_nothing_are_not_written(store):
    store.add(dataclasses.replace(SAMPLE, collection="筑波: 2026", colour=Colour.BLUE, order=1795253400.25))
    text = (store.folder / f"{SAMPLE.id}.yaml").read_text(encoding="utf-8")
    assert text.endswith("collection: '筑波: 2026'\ncolour: blue\norder: 1795253400.25\n")
    assert store.get(SAMPLE.id).order == 1795253400.25


def test_several_are_changed_as_they_are_on_the_disk(store):
    for number in range(3):
        store.add(numbered(number))
    store.replace(numbered(1, note="written elsewhere meanwhile"))
    store.remove(numbered(2).id)
    done = store.change(
        [numbered(number).id for number in range(3)], lambda now: dataclasses.replace(now, tags=(*now.tags, "新"))
    )
    assert [change.after.tags[-1] for change in done] == ["新", "新"]
    assert [each.note for each in store.load_all()[0]] == [SAMPLE.note, "written elsewhere meanwhile"]
    assert store.change([numbered(0).id], lambda now: now) == ()


def test_what_was_removed_comes_back(store):
    for number in range(3):
        store.add(numbered(number))
    gone = store.remove_all([numbered(0).id, numbered(2).id, "b-20261121-none"])
    assert gone == (numbered(0), numbered(2)) == store.removed()
    assert store.load_all()[0] == (numbered(1),)
    assert store.restore(numbered(2).id) == numbered(2)
    assert store.removed() == (numbered(0),)
    with pytest.raises(UnknownNameError, match="b-20261121-0000"):
        store.restore("b-20261121-0009")
    assert store.add_all(gone) == gone
    assert [each.id for each in store.load_all()[0]] == [numbered(number).id for number in range(3)]


def test_the_stamp_is_another_one_after_each_change(store):
    seen = {store.stamp()}
    store.add(SAMPLE)
    seen.add(store.stamp())
    time.sleep(0.02)  # the clock of the file system has steps
    store.replace(dataclasses.replace(SAMPLE, note="x"))
    seen.add(store.stamp())
    time.sleep(0.02)
    store.remove(SAMPLE.id)
    seen.add(store.stamp())
    assert len(seen) == 4


def test_a_bookmark_that_could_not_be_read_again_is_not_written(store):
    with pytest.raises(BookmarkError, match="too large"):
        store.add(dataclasses.replace(SAMPLE, note="長" * 3_000_000))
    assert store.load_all() == ((), ())


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


BATCH = """
import sys, dataclasses
from pathlib import Path
from tjexplorer.bookmarks.labelling import tagged
from tjexplorer.bookmarks.store import BookmarkStore

folder, name = sys.argv[1:]
store = BookmarkStore(Path(folder))
ids = [bookmark.id for bookmark in store.load_all()[0]]
print("ready", flush=True)
for number in range(10_000 if name == "killed" else 10):
    if name == "killed" and number % 2:
        store.add_all(store.remove_all(ids[:10]))
    store.change(ids, lambda now: tagged(now, added=(f"{name}-{number}",), gone=(f"{name}-{number - 3}",)))
"""


def start_batch(folder: Path, name: str) -> subprocess.Popen[str]:
    worker = subprocess.Popen([sys.executable, "-c", BATCH, str(folder), name], stdout=subprocess.PIPE, text=True)
    assert worker.stdout
    assert worker.stdout.readline() == "ready\n"
    return worker


def test_two_programs_that_change_the_same_bookmarks_lose_nothing(store):
    store.add_all([numbered(number, tags=("mine",)) for number in range(12)])
    for worker in [start_batch(store.folder, name) for name in ("one", "two")]:
        worker.communicate(timeout=60)
        assert worker.returncode == 0
    expected = {"mine", *(f"{name}-{number}" for name in ("one", "two") for number in (7, 8, 9))}
    assert [set(each.tags) for each in store.load_all()[0]] == [expected] * 12


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of POSIX")
def test_a_batch_that_is_killed_leaves_whole_bookmarks(store):
    store.add_all([numbered(number, note="長" * 200) for number in range(30)])
    for pause in (0.0, 0.03, 0.07, 0.11):
        worker = start_batch(store.folder, "killed")
        time.sleep(pause)
        worker.send_signal(signal.SIGKILL)
        worker.communicate(timeout=30)
        bookmarks, problems = store.load_all()
        assert not problems
        here = {each.id for each in bookmarks}
        away = {each.id for each in store.removed()}
        assert here | away == {numbered(number).id for number in range(30)}
        assert all(each.note == "長" * 200 and each.tags[:2] == SAMPLE.tags for each in bookmarks)
        for name in sorted(away):
            store.restore(name)
