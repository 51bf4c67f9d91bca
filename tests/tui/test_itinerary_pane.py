"""Pane 4: who else went there, what is printed of a day, and the files that an itinerary becomes."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from ical.calendar_stream import IcsCalendarStream

from tjexplorer.messages import choose_language
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import DossierPage, Place
from tjexplorer.tui.desks.other_visits import OtherVisits
from tjexplorer.tui.dialogs.choosing import ChoosingDialog
from tjexplorer.tui.panes.itinerary import VisitKey
from tjexplorer.workspace import Workspace

SIZES = [(120, 40), (80, 24), (60, 20)]
sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
HOKKAIDO = "2013-cepd-hokkaido"
MOST = "2015-most-industry-academia"


async def show(session: Any, report: str) -> list[str]:
    """Open a report's itinerary; what its list says, without the margin."""
    session.room.itinerary.show(report)
    await session.press("4")
    lines = session.room.itinerary.lines
    return ["".join(part.text for part in line).strip() for _index, line in lines._rows]


def test_who_else_went_there(workspace: Workspace) -> None:
    others = OtherVisits(Catalogue(workspace))
    assert [visit.report for visit in others.to("aist-hokkaido", HOKKAIDO)] == [MOST]
    assert [visit.institution for visit in others.to("aist", MOST)] == ["aist-hokkaido"]
    jst = others.to("jst", MOST)
    assert {visit.report for visit in jst} == {"2008-nsc-jst", "2025-nstc-natural-sciences"}
    assert [visit.when for visit in jst] == sorted(visit.when for visit in jst)
    assert others.to(None, MOST) == ()
    assert others.to("no-such-body", MOST) == ()


@sizes
async def test_others_stand_below_a_visit_and_open_what_they_wrote(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with opened(workspace, size) as session:
        room = session.room
        lines = await show(session, HOKKAIDO)
        assert "also 科技部 2015 [2015-03-12]" in " ".join(lines)
        keys = room.itinerary.lines.keys
        (other,) = [key for key in keys if isinstance(key, tuple) and key[0] == "other" and key[2][1] == MOST]
        visit = next(key for key in keys if isinstance(key, VisitKey) and key.institution == "aist-hokkaido")
        assert keys.index(other) == keys.index(visit) + 1
        room.itinerary.lines.move_to(other)
        await session.press("enter")
        assert room.reading.report.id == MOST
        assert room.reading.history.here == other[1]
        write_up = next(v.write_up for v in workspace.library.record(MOST).visits if v.institution == "aist")
        assert other[1] == Place(MOST, workspace.library.source(MOST).line_span(write_up.line).start)
        assert room.reader.text.has_focus


@sizes
@pytest.mark.parametrize("report", [HOKKAIDO, MOST, "2025-nstc-natural-sciences", "2008-nsc-jst"])
async def test_everything_printed_of_a_day_is_there(
    opened: Any, workspace: Workspace, size: tuple[int, int], report: str
) -> None:
    async with opened(workspace, size) as session:
        lines = await show(session, report)
        text = "".join("".join(line.split()) for line in lines)
        record = workspace.library.record(report)
        for day in record.itinerary:
            for printed in (day.route, day.overnight):
                assert printed is None or "".join(printed.text.split()) in text
        for visit in record.visits:
            assert all("".join(host.name.split()) in text for host in visit.hosts)
        keys = session.room.itinerary.lines.keys
        assert len(keys) == len(set(keys))
        assert "x: export" in " ".join(lines[:4])


@sizes
async def test_an_itinerary_becomes_a_calendar_and_a_table(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with opened(workspace, size) as session:
        await show(session, MOST)
        for keys in (["x", "down", "enter"], ["ctrl+e", "down", "enter"]):
            await session.press(keys[0])
            assert isinstance(session.app.screen, ChoosingDialog)
            await session.press(*keys[1:])
            assert session.app.screen is session.room
        path = workspace.places.exports / f"itinerary-{MOST}.ics"
        assert str(path.resolve()) in session.room.query_one("#notice").sentence
        events = IcsCalendarStream.calendar_from_ics(path.read_bytes().decode("utf-8")).events
        record = workspace.library.record(MOST)
        assert len(events) == len(record.itinerary) + len(record.visits)
        assert any("Advanced Industrial Science" in event.summary for event in events)
        await session.press("x", "enter")
        table = (workspace.places.exports / f"itinerary-{MOST}.csv").read_text(encoding="utf-8")
        rows = list(csv.DictReader(io.StringIO(table, newline="")))
        assert sum(row["kind"] == "visit" for row in rows) == sum(v.kind == "visit" for v in record.visits)
        assert len(list(workspace.places.exports.iterdir())) == 2


async def test_a_calendar_says_what_it_leaves_out(
    opened: Any, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tjexplorer.export.itinerary.undated", lambda _record: 2)
    async with opened(workspace) as session:
        await show(session, HOKKAIDO)
        await session.press("x", "down", "enter")
        assert "2 entries without a date are not in the calendar" in session.room.query_one("#notice").sentence
        await session.press("x", "enter")
        assert "without a date" not in session.room.query_one("#notice").sentence


async def test_the_dossier_of_the_visit_under_the_cursor(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await show(session, MOST)
        keys = session.room.itinerary.lines.keys
        session.room.itinerary.lines.move_to(
            next(k for k in keys if isinstance(k, VisitKey) and k.institution == "aist")
        )
        await session.press("D")
        assert session.room.reading.history.here == DossierPage("aist")


async def test_in_chinese(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        choose_language("zh_TW")
        session.room.speak()
        lines = await show(session, HOKKAIDO)
        assert any("產總研北海道中心" in line for line in lines)
        assert session.room.wish.active is PaneName.ITINERARY
