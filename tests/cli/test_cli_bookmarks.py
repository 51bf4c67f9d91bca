"""`bookmarks`: kept, listed, exported and removed, in a library of the test's own."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

SECTION = "2025-nstc-natural-sciences/5.3"
FIELDS = {"id", "report", "section", "line", "start", "end", "quotation", "note", "tags", "created", "status"}


@pytest.fixture
def bookmarks(call, own_library):
    """Calls `bookmarks` with a subcommand."""

    def bookmarks_(*arguments):
        return call("bookmarks", *arguments, "--library", own_library)

    return bookmarks_


def _source(library, report):
    return (library / "corpus" / "reports" / report / "source.txt").read_bytes().decode("utf-8")


def test_add_list_remove(bookmarks, own_library):
    added = bookmarks(
        "add", SECTION, "--quote", "隸屬於文部科学省之", "--note", "看這裡", "--tag", "產學", "--tag", "JST"
    )
    assert (added.code, added.err) == (0, "")
    name = added.out.strip()
    assert re.fullmatch(r"b-\d{8}-[a-z0-9]{4}", name)
    assert (own_library / "bookmarks" / f"{name}.yaml").is_file()

    listed = bookmarks("list", "--json")
    assert (listed.code, listed.err) == (0, "")
    (entry,) = listed.document["bookmarks"]
    assert entry.keys() >= FIELDS
    assert (entry["id"], entry["note"], entry["tags"], entry["status"]) == (name, "看這裡", ["產學", "JST"], "anchored")
    source = _source(own_library, entry["report"])
    assert entry["quotation"] == source[entry["start"] : entry["end"]]
    assert source.count("\n", 0, entry["start"]) + 1 == entry["line"]

    assert name in bookmarks("list").out
    removed = bookmarks("remove", name)
    assert (removed.code, removed.out) == (0, "")
    assert removed.err.startswith(f"Removed {name}: ")
    gone = bookmarks("list", "--json")
    assert (gone.code, gone.document) == (1, {"bookmarks": []})


def test_documents_of_changes(bookmarks):
    name = bookmarks("add", SECTION, "--json").document["bookmark"]
    assert bookmarks("remove", name, "--json").document == {"removed": name}


def test_moved_and_lost(bookmarks, own_library):
    for quote in ("Yukihiro HISANAGA", "Hideo NAKAJIMA"):
        bookmarks("add", SECTION, "--quote", quote)
    path = own_library / "corpus" / "reports" / "2025-nstc-natural-sciences" / "source.txt"
    before = bookmarks("list", "--json").document["bookmarks"]
    path.write_text("新的第一行\n" + path.read_bytes().decode("utf-8"), encoding="utf-8", newline="\n")
    after = bookmarks("list", "--json").document["bookmarks"]
    assert {entry["status"] for entry in before} == {"anchored"}
    assert {entry["status"] for entry in after} == {"moved"}
    assert [entry["line"] - 1 for entry in after] == [entry["line"] for entry in before]
    path.write_text("別的報告\n" * 40, encoding="utf-8", newline="\n")
    lost = bookmarks("list", "--json").document["bookmarks"]
    assert {entry["status"] for entry in lost} == {"lost"}
    assert [entry["quotation"] for entry in lost] == [entry["quotation"] for entry in before]


@pytest.mark.parametrize("form", ["markdown", "csv", "json", "bibtex", "csl-json"])
def test_exports_to_stdout_and_to_a_file(bookmarks, form, tmp_path):
    nothing = bookmarks("export", "--format", form)
    assert (nothing.code, nothing.err) == (1, "")
    bookmarks("add", SECTION, "--quote", "Hideo NAKAJIMA", "--note", "=1+1")
    found = bookmarks("export", "--format", form)
    assert (found.code, found.err) == (0, "")
    if form == "csv":
        (row,) = csv.DictReader(io.StringIO(found.out))
        assert (row["quotation"], row["note"]) == ("Hideo NAKAJIMA", "'=1+1")
    elif "json" in form:
        assert json.loads(found.out)
    target = tmp_path / "export"
    written = bookmarks("export", "--format", form, "--output", target)
    assert (written.code, written.out) == (0, "")
    assert str(target) in written.err
    assert _without_times(target.read_text(encoding="utf-8")) == _without_times(found.out)


def _without_times(text):
    return re.sub(r"\d\d:\d\d(:\d\d)?", "", text)


def test_a_damaged_bookmark_hides_no_other(bookmarks, own_library, call):
    name = bookmarks("add", SECTION).out.strip()
    damaged = own_library / "bookmarks" / "b-20250101-aaaa.yaml"
    damaged.write_text("id: [\n", encoding="utf-8")
    listed = bookmarks("list", "--json")
    assert [entry["id"] for entry in listed.document["bookmarks"]] == [name]
    assert listed.err.count("\n") == 1
    assert str(damaged) in listed.err
    checked = call("check", "--json", "--library", own_library)
    assert checked.code == 1
    assert str(damaged) in checked.document["findings"][0]["what"]
