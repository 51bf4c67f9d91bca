"""`names`: who and what is named in a passage."""

from __future__ import annotations

from typing import Any

from tjexplorer.workspace import Workspace


def test_names_of_a_line(ask: Any) -> None:
    found = ask("names", "2008:45", "--json").document["names"]
    assert {one["line"] for one in found} == {45}
    assert {"jst", "kitazawa-koichi", "tokyo"} <= {one["id"] for one in found}
    assert {one["kind"] for one in found} >= {"institution", "person", "place"}
    assert [(one["start"], one["end"]) for one in found] == sorted((one["start"], one["end"]) for one in found)


def test_names_of_a_report_are_all_its_mentions(ask: Any, shared_library: Any) -> None:
    workspace = Workspace.open(str(shared_library))
    found = ask("names", "2025-nstc", "--json").document["names"]
    text = workspace.library.source("2025-nstc-natural-sciences").text
    assert sum(one["kind"] == "institution" for one in found) == len(workspace.mentions("2025-nstc-natural-sciences"))
    assert all("".join(text[one["start"] : one["end"]].split()) == "".join(one["text"].split()) for one in found)


def test_names_in_a_table_and_where_there_are_none(ask: Any) -> None:
    found = ask("names", "2008-nsc-jst/4", "--line", "54")
    assert found.code == 0
    assert "jst" in found.out
    nobody = ask("names", "2008:1")
    assert (nobody.code, nobody.out) == (1, "")
