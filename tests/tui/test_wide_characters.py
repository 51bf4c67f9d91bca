"""Where the terminal draws … ① “ in two cells, every row still ends where it should."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich import cells as rich_cells
from rich.cells import cell_len, chop_cells, set_cell_size, split_graphemes

from tjexplorer.settings import Settings
from tjexplorer.text.cells import ambiguous_cells, choose_ambiguous, one_cell, width, widths
from tjexplorer.text.printable import printable
from tjexplorer.tui.appearance import WIDE, dress
from tjexplorer.tui.wide_characters import draw_ambiguous, is_wide
from tjexplorer.workspace import Workspace

SIGNS = "│─┼█▏▎▍▌▋▊▉▁▂▃▄▅▆▇"
SIZES = [(120, 40), (80, 24), (40, 12)]


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    draw_ambiguous(1)
    choose_ambiguous(1)


def _disagree() -> list[str]:
    """Characters that Rich and this program measure differently."""
    codes = (code for code in range(0x20, 0x3400))
    return [char for char in map(chr, codes) if cell_len(char) != width(char)]


def test_rich_counts_as_this_program_does_in_both_kinds_of_terminal() -> None:
    before = _disagree()
    draw_ambiguous(2)
    assert (is_wide(), ambiguous_cells()) == (True, 2)
    wide = _disagree()
    draw_ambiguous(1)
    # The few that are left are younger than the tables of one of the two; the setting does not touch them.
    assert wide == before == _disagree()
    assert (is_wide(), ambiguous_cells()) == (False, 1)
    assert (cell_len("…①“─"), width("…①“─")) == (4, 4)


@pytest.mark.parametrize(
    "path",
    sorted((Path(__file__).parents[2] / "corpus" / "reports").glob("*/source.txt")),
    ids=lambda path: path.parent.name,
)
def test_every_line_of_the_corpus_is_measured_alike(path: Path) -> None:
    draw_ambiguous(2)
    lines = [printable(line) for line in path.read_bytes().decode("utf-8").split("\n")]
    assert [cell_len(line) for line in lines] == [width(line) for line in lines]
    assert all(width(line) >= width(line, ambiguous=1) for line in lines)


def test_what_rich_cuts_is_cut_by_the_terminals_measure() -> None:
    draw_ambiguous(2)
    assert set_cell_size("①②③", 5) == "①② "
    assert chop_cells("①②③a", 4) == ["①②", "③a"]
    assert split_graphemes("a…")[1] == 3
    assert cell_len("é") == width("é") == 2
    assert cell_len("e\u0301…") == 3


def test_the_signs_that_the_program_draws_take_one_cell() -> None:
    assert one_cell(SIGNS) == SIGNS
    assert set(widths(SIGNS, ambiguous=2)) == {2}
    choose_ambiguous(2)
    assert widths(one_cell(SIGNS)) == [1] * len(SIGNS)
    assert one_cell("漢…a") == "漢…a"


def test_rich_still_has_what_is_put_in_its_place() -> None:
    """Names inside of Rich that another version of it may not have."""
    assert rich_cells.load_cell_table("auto").widths
    assert rich_cells._is_single_cell_widths("ab─")
    draw_ambiguous(2)
    assert not rich_cells._is_single_cell_widths("ab─")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_row_ends_at_the_edge_of_a_terminal_that_draws_them_wide(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with opened(workspace, size) as session:
        narrow = session.screen()
        dress(session.app, Settings(ambiguous_width=2), None)
        await session.settle()
        assert session.app.has_class(WIDE)
        await session.search("產學合作")
        for keys in (("enter",), ("v", "enter"), ("pagedown", "o"), ("1",), ("?",), ("escape", "f5")):
            await session.press(*keys)
            for row in session.screen().split("\n"):
                assert width(row, ambiguous=2) == size[0], row
                assert not set("─│┌┐└┘━┃┏┓┗┛█▁") & set(row)
        await session.press("escape")
        dress(session.app, Settings(), None)
        await session.press("0")
        assert {width(row) for row in session.screen().split("\n")} == {size[0]}
        assert session.screen().count("\n") == narrow.count("\n")
