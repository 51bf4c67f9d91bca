"""`bookmarks`: found, narrowed, ordered, edited, moved, removed and brought back."""

from __future__ import annotations

import pytest

REPORT = "2025-nstc-natural-sciences"
QUOTES = ("Hideo NAKAJIMA", "Yukihiro HISANAGA", "隸屬於文部科学省之")


@pytest.fixture
def bookmarks(call, own_library):
    """Calls `bookmarks` with a subcommand."""

    def bookmarks_(*arguments):
        return call("bookmarks", *arguments, "--library", own_library)

    return bookmarks_


@pytest.fixture
def ids(bookmarks):
    """Three bookmarks."""
    return [bookmarks("add", f"{REPORT}/5.3", "--quote", quote).out.strip() for quote in QUOTES]


def listed(bookmarks, *options):
    return [entry["id"] for entry in bookmarks("list", "--json", *options).document["bookmarks"]]


def test_edit_and_list(bookmarks, ids):
    changed = bookmarks("edit", ids[0], ids[1], "--tag", "#人才", "--tag", "JST", "--collection", "筑波 2026", "--json")
    assert (changed.code, changed.document) == (0, {"changed": ids[:2]})
    assert bookmarks("edit", ids[0], "--untag", "JST", "--colour", "red", "--note", "第一行\n第二行").code == 0
    entry = bookmarks("list", "--json").document["bookmarks"][0]
    assert (entry["note"], entry["tags"], entry["collection"], entry["colour"]) == (
        "第一行\n第二行", ["人才"], "筑波 2026", "red",
    )  # fmt: skip
    assert listed(bookmarks, "--tag", "人才") == ids[:2]
    assert listed(bookmarks, "--tag", "人才", "--tag", "jst") == [ids[1]]
    assert listed(bookmarks, "--collection", "筑波2026") == ids[:2]
    assert listed(bookmarks, "--collection", "") == [ids[2]]
    assert listed(bookmarks, "--colour", "red") == [ids[0]]
    assert listed(bookmarks, "--find", "文部科學省") == [ids[2]]
    assert listed(bookmarks, "--report", REPORT) == ids
    table = bookmarks("list").out
    assert "red" in table
    assert "筑波 2026" in table
    assert bookmarks("edit", ids[0], "--colour", "none", "--collection", "", "--note", "").code == 0
    assert listed(bookmarks, "--colour", "red") == []


def test_no_such_bookmarks(bookmarks, ids):
    nothing = bookmarks("list", "--tag", "沒有")
    assert (nothing.code, nothing.out) == (1, "")
    assert "bookmarks list" in nothing.err
    assert bookmarks("list", "--json", "--find", "沒有").document == {"bookmarks": []}
    assert "2008-nsc-jst" in bookmarks("list", "--report", "2008-nsc-jtt").error(2)
    assert "red" in bookmarks("list", "--colour", "rde").error(2)
    assert "place" in bookmarks("list", "--sort", "plcae").error(2)


def test_orders(bookmarks, ids):
    assert listed(bookmarks) == ids
    by_place = sorted(bookmarks("list", "--json").document["bookmarks"], key=lambda entry: entry["start"])
    assert listed(bookmarks, "--sort", "place") == [entry["id"] for entry in by_place]
    assert bookmarks("move", ids[2], "--first", "--json").document == {"changed": [ids[2]]}
    assert listed(bookmarks, "--sort", "own") == [ids[2], ids[0], ids[1]]
    bookmarks("move", ids[2], "--after", ids[0])
    assert listed(bookmarks, "--sort", "own") == [ids[0], ids[2], ids[1]]
    bookmarks("move", ids[0], "--last")
    bookmarks("move", ids[1], "--before", ids[2])
    assert listed(bookmarks, "--sort", "own") == [ids[1], ids[2], ids[0]]
    assert bookmarks("move", ids[1], "--first", "--json").document == {"changed": []}
    assert listed(bookmarks) == ids


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["edit", "{0}"], "--tag"),
        (["edit", "{0}", "{1}", "--note", "x"], "one bookmark"),
        (["edit", "{0}", "--editor"], "terminal"),
        (["edit", "{0}x", "--note", "x"], "{0}"),
        (["edit", "{0}", "--colour", "gren"], "green"),
        (["edit"], "BOOKMARK"),
        (["move", "{0}"], "--before"),
        (["move", "{0}", "--first", "--last"], "--before"),
        (["move", "{0}", "--after", "{0}"], "itself"),
        (["move", "{0}", "--after", "{1}x"], "{1}"),
        (["remove", "{0}", "{1}x"], "{1}"),
        (["restore", "{0}"], "bookmarks list --removed"),
    ],
    ids=str,
)
def test_wrong_usage_changes_nothing(bookmarks, ids, arguments, hint):
    before = bookmarks("list", "--json").document
    assert hint.format(*ids) in bookmarks(*(argument.format(*ids) for argument in arguments)).error(2)
    assert bookmarks("list", "--json").document == before


def test_several_go_and_come_back(bookmarks, ids):
    gone = bookmarks("remove", *ids[:2], ids[0], "--json")
    assert (gone.code, gone.document) == (0, {"removed": ids[:2]})
    assert listed(bookmarks) == [ids[2]]
    assert listed(bookmarks, "--removed") == ids[:2]
    back = bookmarks("restore", ids[1], "--json")
    assert (back.code, back.document) == (0, {"restored": [ids[1]]})
    assert listed(bookmarks) == ids[1:]
    assert listed(bookmarks, "--removed") == [ids[0]]


def test_a_passage_that_is_kept_already_is_told(bookmarks, ids):
    again = bookmarks("add", f"{REPORT}/5.3", "--quote", QUOTES[0], "--colour", "blue", "--collection", "心得")
    assert again.code == 0
    assert ids[0] in again.err
    entry = bookmarks("list", "--json", "--colour", "blue").document["bookmarks"][0]
    assert (entry["id"], entry["collection"]) == (again.out.strip(), "心得")


def test_a_reworded_passage_says_so(bookmarks, own_library, ids):
    path = own_library / "corpus" / "reports" / REPORT / "source.txt"
    text = path.read_bytes().decode("utf-8")
    path.write_text(
        "新的一行\n" + text.replace("隸屬於文部科學省之", "隸属於文部科学省之"), encoding="utf-8", newline="\n"
    )
    told = {
        entry["id"]: (entry["status"], entry["reworded"]) for entry in bookmarks("list", "--json").document["bookmarks"]
    }
    assert told[ids[2]] == ("moved", True)
    assert told[ids[0]] == ("moved", False)
