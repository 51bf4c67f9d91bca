"""The same passage elsewhere: opened from the Reader, read at every size, and left again."""

from __future__ import annotations

import csv
from typing import Any

import pytest

from tjexplorer.parallels.finder import LEAST, LOWEST
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import Extent, ParallelsPage, Place
from tjexplorer.tui.desks.near import near
from tjexplorer.tui.drawing import line_width
from tjexplorer.tui.pages.parallels import parallels_entries
from tjexplorer.workspace import Workspace

SIZES = [(120, 40), (80, 24), (60, 20)]
sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")

REPORT = "2013-cepd-hokkaido"
LINE = 19


@pytest.fixture
def workspace(workspace: Workspace, shared: Workspace) -> Workspace:
    """Passages are prepared once for all of these tests."""
    workspace.__dict__["parallels"] = shared.parallels
    return workspace


async def read(session: Any, line: int = LINE, report: str = REPORT) -> None:
    """Open a line in the Reader."""
    source = session.room.catalogue.report(report).source
    session.room.go(Place(report, source.line_span(line).start))
    await session.settle()


def told(session: Any) -> str:
    """What the page says, on one line."""
    rows = session.room.reader.page._rows
    return " ".join("".join(part.text for part in line).strip() for _index, line in rows)


@sizes
@pytest.mark.parametrize("key", ["ampersand", "＆"])
async def test_one_key_leads_there_and_back(opened: Any, workspace: Workspace, size: tuple[int, int], key: str) -> None:
    async with opened(workspace, size) as session:
        await read(session)
        here = session.room.reading.history.here
        await session.press(key)
        page = session.room.reading.page
        assert isinstance(page, ParallelsPage)
        assert session.room.context == "parallels"
        assert session.room.reader.page.has_focus
        found = session.room.counting.found(page).parallels
        assert found == workspace.parallels.at(page.report, page.start, page.end, LOWEST)
        assert "1.00" in session.screen()
        keys = session.room.reader.page.keys
        assert [session.room._stop_of(key) for key in keys] == [
            Place(one.there.report, one.there.span.start) for one in found
        ]
        await session.press("enter")
        assert session.room.reading.report.source.line_of(session.room.reader.text.place) == found[0].there.line
        await session.press("alt+left")
        assert session.room.reading.page == page
        await session.press("alt+left")
        assert session.room.reading.history.here == here


@sizes
async def test_more_than_the_passage(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        await read(session)
        await session.press("ampersand")
        finder = workspace.parallels
        section = workspace.library.report(REPORT).section_at(session.room.reading.page.start)
        for key, extent, expected in (
            ("v", Extent.SECTION, finder.of_section(section.id, LEAST)),
            ("f7", Extent.REPORT, finder.of_report(REPORT, LEAST)),
            ("v", Extent.LIBRARY, finder.pairs(LEAST)),
        ):
            await session.press(key)
            assert session.room.reading.page.extent is extent
            assert session.room.counting.found(session.room.reading.page).parallels == expected
            stops = {session.room._stop_of(key) for key in session.room.reader.page.keys}
            assert stops == {Place(each.report, each.span.start) for one in expected for each in (one.here, one.there)}
        assert len(session.room.reader.page.keys) == len(set(session.room.reader.page.keys))
        await session.press("v")
        assert session.room.reading.page.extent is Extent.PASSAGE
        # Turning is no way that one would have to go back.
        await session.press("alt+left")
        assert session.room.reading.page is None


@sizes
async def test_where_there_is_none_it_says_how_far_it_looked(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    alone = next(
        one
        for one in workspace.parallels.passages
        if one.report == REPORT and not workspace.parallels.at(REPORT, one.span.start, one.span.end, LOWEST)
    )
    async with opened(workspace, size) as session:
        await read(session, alone.line)
        await session.press("ampersand")
        assert f"shares {LOWEST:.2f} of its letters" in told(session)
        await session.press("enter")
        assert session.room.reading.report.source.line_of(session.room.reader.text.place) == alone.line
        # A line of the cover is too short to be compared.
        await read(session, 3)
        await session.press("ampersand")
        assert "shorter ones are not compared" in told(session)


async def test_without_a_report_it_says_what_to_do(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.press("1", "ampersand")
        assert session.room.reading.page is None or not isinstance(session.room.reading.page, ParallelsPage)
        assert "leads to no passage" in session.room.query_one("#notice").sentence


async def test_pairs_are_saved(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await read(session)
        await session.press("ampersand", "x", "enter")
        (path,) = workspace.places.exports.iterdir()
        rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
        found = session.room.counting.found(session.room.reading.page).parallels
        assert [(row["likeness"], row["line"], row["other_line"]) for row in rows] == [
            (str(round(one.likeness, 4)), str(one.here.line), str(one.there.line)) for one in found
        ]


@pytest.mark.parametrize("cells", [44, 56, 71, 72, 76, 116])
def test_both_passages_are_shown_whole_with_what_they_share_marked(shared: Workspace, cells: int) -> None:
    stop = ParallelsPage(REPORT, 0, 1, Extent.LIBRARY)
    found = near(shared.parallels, stop, "")
    entries = [entry for entry in parallels_entries(Catalogue(shared), stop, found) if entry.key is not None][::2]
    assert len(entries) == len(found.parallels) > 10
    for entry, one in zip(entries, found.parallels, strict=True):
        drawn = entry.draw(cells)
        assert max(map(line_width, drawn)) <= cells
        shown = "".join(part.text for line in drawn for part in line)
        marks = "".join(part.text for line in drawn for part in line if part.role == "match")
        both = one.here.text + one.there.text
        assert sum(not char.isspace() and char != "|" for char in shown) >= sum(not char.isspace() for char in both)
        common = [one.here.text[run.here_text.start : run.here_text.end] for run in one.runs]
        common += [one.there.text[run.there_text.start : run.there_text.end] for run in one.runs]
        assert sorted("".join(marks.split())) == sorted("".join("".join(common).split()))
