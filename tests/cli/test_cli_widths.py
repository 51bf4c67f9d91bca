"""Plain output fits the terminal, in cells, and loses nothing where the terminal is narrow."""

from __future__ import annotations

import pytest
from wcwidth import wcswidth

from tjexplorer.cli import output

LARGE = [["reports"], ["outline", "2013"], ["visits"], ["itinerary", "2013"], ["show", "2013-cepd-hokkaido/9"]]
SMALL = [
    ["outline", "2008"], ["institutions"], ["institution", "jst"], ["itinerary", "2025"], ["notes"], ["recommendations"],
    ["search", "産学連携"], ["concordance", "産学連携"], ["show", "2025-nstc-natural-sciences/5"],
    ["visits"],
]  # fmt: skip


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("arguments", LARGE, ids=" ".join)
def test_plain_output_of_five_reports_fits(ask, monkeypatch, columns_of, arguments, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    found = ask(*arguments)
    assert found.code == 0
    assert columns_of(found.out) <= columns


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("arguments", SMALL, ids=" ".join)
def test_plain_output_of_two_reports_fits(ask_small, monkeypatch, columns_of, arguments, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    found = ask_small(*arguments)
    assert found.code == 0
    assert columns_of(found.out) <= columns


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_a_list_of_bookmarks_fits(call, own_library, monkeypatch, columns_of, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    call("bookmarks", "add", "2025-nstc-natural-sciences/5.3", "--tag", "a", "--tag", "b", "--library", own_library)
    assert columns_of(call("bookmarks", "list", "--library", own_library).out) <= columns


@pytest.mark.parametrize("arguments", [["reports"], ["visits"], ["outline", "2013"]], ids=" ".join)
def test_a_narrow_terminal_loses_no_words(ask, monkeypatch, arguments):
    """Where the columns of a table do not fit, its cells flow: the words are those of a very wide terminal."""
    monkeypatch.setenv("COLUMNS", "400")
    wide = ask(*arguments).out
    monkeypatch.setenv("COLUMNS", "30")
    assert "".join(ask(*arguments).out.split()) == "".join(wide.split())


def test_columns_are_aligned_in_cells(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    output.table(("a", "b"), [("漢字", 1), ("kana", 2), ("", None)], flexible=0)
    assert capsys.readouterr().out == "a     b\n漢字  1\nkana  2\n-     -\n"


def test_the_flexible_column_gives_way(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "24")
    output.table(("id", "title"), [("x" * 8, "科學技術振興機構的產學合作")], flexible=1)
    rows = capsys.readouterr().out.split("\n")
    assert rows[1].startswith("xxxxxxxx  科學技術")
    assert rows[1].endswith("…")
    assert wcswidth(rows[1]) <= 24


def test_cells_flow_where_nothing_can_give_way(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    output.table(("id", "title", "n"), [("x" * 12, "科學技術振興機構的產學合作", 12)], flexible=1)
    assert capsys.readouterr().out == "id  title  n\nxxxxxxxxxxxx\n  科學技術振興機構的\n  產學合作  12\n"


def test_no_rows_no_head(capsys):
    output.table(("id", "title"), [], flexible=1)
    assert capsys.readouterr().out == ""
