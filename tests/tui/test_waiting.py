"""What takes long is announced at the second look, and never once it is answered."""

from __future__ import annotations

from types import SimpleNamespace

from tjexplorer.indexing.builder import Progress
from tjexplorer.messages import choose_language
from tjexplorer.tui.waiting import Waiting


def looks(*states: tuple[int | None, Progress | None]) -> list[str]:
    choose_language("en")
    said: list[str] = []
    line = SimpleNamespace(wait=said.append)
    searching, shelf = SimpleNamespace(pending=None), SimpleNamespace(progress=None)
    waiting = Waiting(line, searching, shelf)
    found = []
    for searching.pending, shelf.progress in states:
        said.clear()
        waiting.look()
        found.append(said[-1] if said else "-")
    return found


def test_a_search_is_announced_when_it_is_still_the_same_one_at_the_second_look() -> None:
    assert looks((1, None), (2, None), (2, None), (None, None)) == ["-", "-", "searching …", ""]


def test_the_progress_of_the_index_is_told_beside_it_and_alone() -> None:
    half = Progress(3, 6, "r")
    assert looks((None, half), (1, half), (1, half), (None, None)) == [
        "index 3/6 …",
        "-",
        "searching; index 3/6 …",
        "",
    ]
