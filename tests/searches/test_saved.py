"""Saved searches: files that people may write, names that may be anything, nothing lost and nothing overwritten."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import assume, given
from hypothesis import strategies as st

from tjexplorer import yaml_folder
from tjexplorer.errors import RecordError, UnknownNameError, UsageError
from tjexplorer.model.search_record import Inquiry, SavedSearch, Sort
from tjexplorer.paths import Places
from tjexplorer.searches.saved import LONGEST_NAME, SavedSearches, SearchFileError, read_saved, slug, to_yaml
from tjexplorer.text.printable import printable

WHEN = datetime(2026, 11, 21, 9, 30, tzinfo=timezone(timedelta(hours=8)))

WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
TRICKY = st.sampled_from(
    ["null", "yes", "1e3", "- x", "a: b", "# x", "*a", "&a", "!!int 1", "'", '"', " x ", "2013-01-01", "~"]
)
LISTS = st.lists(WORDS | TRICKY, max_size=3).map(tuple)
FORMS = st.frozensets(WORDS | TRICKY, max_size=3)
INQUIRIES = st.builds(
    Inquiry, query=(WORDS | TRICKY).filter(str.strip), reports=LISTS, institutions=LISTS, kinds=LISTS, agencies=LISTS,
    years=st.lists(st.integers(1, 9999), max_size=3).map(tuple), date_from=st.none() | st.dates(),
    date_to=st.none() | st.dates(), spelling_only=st.booleans(), exact=st.booleans(), off_forms=FORMS, on_forms=FORMS,
    sort=st.sampled_from(Sort),
)  # fmt: skip
NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=LONGEST_NAME).map(printable).filter(str.strip)


def search(name: str = "產學", query: str = "產學合作", **values: object) -> SavedSearch:
    return SavedSearch(name, Inquiry(query, **values), WHEN)


@pytest.fixture
def store(tmp_path: Path) -> SavedSearches:
    return SavedSearches(tmp_path / "searches")


@given(NAMES, INQUIRIES, WORDS | TRICKY | st.just(""))
def test_what_was_saved_comes_back(tmp_path_factory, name, inquiry, note):
    store = SavedSearches(tmp_path_factory.mktemp("library") / "searches")
    kept = SavedSearch(name, inquiry, WHEN, note)
    store.save(kept)
    assert store.get(name) == kept
    assert store.load_all() == ((kept,), ())
    assert store.remove(name) == kept
    assert store.load_all() == ((), ())


@given(NAMES)
def test_a_file_name_is_one_on_every_system(name):
    found = slug(name)
    assert len(f".{found}.yaml.abcdefgh.part".encode()) < 256
    assert all(char.isalnum() or char == "-" for char in found)
    assert found.strip("-") == found != ""
    assert Path(found).name == found


@pytest.mark.parametrize(("name", "expected"), [
    ("產學合作", "產學合作"),
    ("My Search", "my-search"),
    ("ＪＳＴ　2025", "jst-2025"),
    ("../../etc/passwd", "etc-passwd"),
    ("-rf", "rf"),
    ("a\\b:c", "a-b-c"),
])  # fmt: skip
def test_slugs(name, expected):
    assert slug(name) == expected


@pytest.mark.parametrize("name", ["..", "/", "💥", "con", "COM1", "nul", "x" * 41, "產" * 100])
def test_names_that_are_no_file_names_get_a_digest(name, store):
    assert slug(name)[-9] == "-"
    store.save(search(name))
    assert [path.parent for path in store.folder.glob("*.yaml")] == [store.folder]
    assert store.get(name).name == name


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "\x1b[31mred", "\u202eabc", "x" * 101, "a\udcff"])
def test_names_that_cannot_be(name, store):
    with pytest.raises(UsageError, match="cannot be the name") as wrong:
        store.save(search(name))
    assert printable(str(wrong.value)) == str(wrong.value)
    with pytest.raises(UnknownNameError):
        store.get(name)


def test_nothing_is_overwritten_unasked(store):
    store.save(search("A b", "one"))
    for name in ("A b", "a-b", "Ａ　Ｂ"):
        with pytest.raises(UsageError, match="already"):
            store.save(search(name, "two"))
    assert store.get("a b").inquiry.query == "one"
    store.save(search("A b", "two"), replacing=True)
    assert store.get("A b").inquiry.query == "two"


def test_an_unknown_name_is_answered_with_the_nearest(store):
    store.save(search("產學合作 2025"))
    with pytest.raises(UnknownNameError, match="產學合作 2025"):
        store.get("產學合作")
    with pytest.raises(UnknownNameError):
        store.remove("產學合作")


def test_empty_and_unwritable_searches_are_refused(store):
    with pytest.raises(UsageError, match="empty"):
        store.save(search(query=" "))
    with pytest.raises(UsageError, match="no text"):
        store.save(search(query="a\udcff"))


def test_a_file_is_fit_for_eyes_and_diffs():
    found = to_yaml(search(reports=("a",), years=(2025,), date_from=date(2013, 1, 2), exact=True, sort="order"))
    assert found == (
        "name: 產學\nquery: 產學合作\nreports:\n- a\nyears:\n- 2025\ndate_from: '2013-01-02'\nexact: true\n"
        "sort: order\ncreated: '2026-11-21T09:30:00+08:00'\n"
    )


GOOD = to_yaml(search())


@pytest.mark.parametrize(("text", "said"), [
    (GOOD.replace("query:", "qurey:"), "did you mean “query”"),
    (GOOD + "report: [a]\n", "did you mean “reports”"),
    (GOOD + "name: x\n", "twice"),
    (GOOD.replace("name: 產學\n", ""), "“name” is missing"),
    (GOOD.replace("query: 產學合作\n", ""), "needs a query"),
    (GOOD.replace("query: 產學合作", "query: '  '"), "needs a query"),
    (GOOD.replace("created: '2026-11-21T09:30:00+08:00'\n", ""), "“created” is missing"),
    (GOOD.replace("+08:00", ""), "a time with its zone"),
    (GOOD.replace("name: 產學\n", "name: other\n"), "must be named other.yaml"),
    (GOOD.replace("name: 產學\n", "name: ''\n"), "cannot be the name"),
    (GOOD + "sort: colour\n", "none of: relevance"),
    (GOOD + "date_to: soon\n", "a date like"),
    (GOOD + "years: [x]\n", "whole number"),
    (GOOD + "exact: maybe\n", "true or false"),
    (GOOD + "reports: one\n", "a list is expected"),
    (GOOD[: len(GOOD) // 2], "“created” is missing"),
    ("", "empty"),
    ("- x\n", "a mapping"),
    ("a: *b\n", "aliases"),
    ("\x00\x01\x02", "no YAML"),
])  # fmt: skip
def test_a_damaged_file_is_told_and_hides_nothing(store, text, said):
    store.save(search("good"))
    path = store.folder / "產學.yaml"
    path.write_text(text, encoding="utf-8")
    found, problems = store.load_all()
    assert [one.name for one in found] == ["good"]
    assert len(problems) == 1
    assert said in str(problems[0])
    assert str(path) in str(problems[0])
    with pytest.raises(RecordError):
        store.get("產學")


@pytest.mark.parametrize("content", [b"\xff\xfe" * 100, b"x" * 8_000_001], ids=["binary", "huge"])
def test_a_foreign_file_is_told(store, content):
    store.folder.mkdir()
    (store.folder / "x.yaml").write_bytes(content)
    assert len(store.load_all()[1]) == 1


@given(st.integers(0, len(GOOD)), st.binary(max_size=8))
def test_any_damage_is_told(tmp_path_factory, at, noise):
    path = tmp_path_factory.mktemp("library") / "產學.yaml"
    path.write_bytes(GOOD.encode()[:at] + noise + GOOD.encode()[at + len(noise) :])
    try:
        found = read_saved(path)
    except RecordError:
        return
    assume(found.inquiry.query)
    assert slug(found.name) == "產學"


def test_a_folder_that_is_a_file(tmp_path):
    (tmp_path / "searches").write_text("", encoding="utf-8")
    with pytest.raises(SearchFileError, match="cannot be read or written"):
        SavedSearches(tmp_path / "searches").save(search())


def test_a_busy_folder_is_told(store, monkeypatch):
    monkeypatch.setattr(yaml_folder, "LOCK_SECONDS", 0.05)
    store.folder.mkdir()
    with FileLock(store.folder / ".lock"), pytest.raises(SearchFileError, match="Another program"):
        store.save(search())


def test_several_writers_at_once(store):
    def write(name: str) -> None:
        for number in range(8):
            store.save(search(f"{name} {number}"))

    writers = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(store.load_all()[0]) == 24
    assert not list(store.folder.glob("*.part"))


def test_what_an_interrupted_writer_left_is_swept(store):
    store.save(search())
    leftover = store.folder / ".產學.yaml.abc.part"
    leftover.write_text("half", encoding="utf-8")
    store.save(search("other"))
    assert not leftover.exists()


def test_only_one_of_two_programs_gets_a_name(store):
    program = (
        "import sys; from pathlib import Path; from datetime import datetime, timezone\n"
        "from tjexplorer.model.search_record import *; from tjexplorer.searches.saved import SavedSearches\n"
        "from tjexplorer.errors import UsageError\n"
        "try:\n"
        "    SavedSearches(Path(sys.argv[1])).save(SavedSearch('x', Inquiry('q'), datetime.now(timezone.utc)))\n"
        "except UsageError: print('taken')\n"
    )
    call = [sys.executable, "-c", program, str(store.folder)]
    running = [subprocess.Popen(call, stdout=subprocess.PIPE, text=True) for _number in range(2)]
    assert sorted(one.communicate(timeout=60)[0] for one in running) == ["", "taken\n"]


@pytest.mark.parametrize(("bookmarks", "searches"), [
    ("library/bookmarks", "library/searches"),
    ("data/tjexplorer/bookmarks/0123456789ab", "data/tjexplorer/searches/0123456789ab"),
])  # fmt: skip
def test_each_library_has_its_own_folder(bookmarks, searches):
    places = Places(Path("r"), Path("c"), Path("i"), Path(bookmarks), Path("s"))
    assert places.searches == Path(searches)
    assert places.history == Path("s/searches.jsonl")
