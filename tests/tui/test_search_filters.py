"""The dialog of filters: counts that are true, combined filters, one key that clears them."""

from __future__ import annotations

from datetime import date as Date
from typing import Any

import pytest

from tjexplorer.errors import TjexplorerError
from tjexplorer.search.facets import FacetName
from tjexplorer.search.request import SearchRequest
from tjexplorer.tui.actions.narrowing import FilterKey
from tjexplorer.tui.dialogs.filtering import FilterDialog
from tjexplorer.tui.dialogs.period import PeriodDialog, day_of
from tjexplorer.workspace import Workspace

SIZES = [(120, 40), (80, 24), (60, 20), (40, 12)]
sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


async def turn(session: Any, what: str, value: str) -> None:
    """Put the cursor on a switch and turn it."""
    session.app.screen.lines.move_to(FilterKey(what, value))
    await session.press("space")


@sizes
async def test_every_kind_of_filter_is_offered_with_counts(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with opened(workspace, size) as session:
        await session.search("産学連携")
        await session.press("enter", "f6")
        dialog = session.app.screen
        assert isinstance(dialog, FilterDialog)
        keys = [key for key in dialog.lines.keys if isinstance(key, FilterKey)]
        assert {key.what for key in keys} == {*map(str, FacetName), "period", "breadth"}
        for what, field in (("report", "reports"), ("kind", "kinds"), ("agency", "agencies")):
            for key in [key for key in keys if key.what == what][:3]:
                alone = workspace.searcher.search(SearchRequest("産学連携", **{field: (key.value,)}))
                (switch,) = (one for group in dialog._groups for one in group.switches if one.key == key)
                assert switch.aside.split() == [str(alone.total_sections), str(alone.total_matches)]
        await session.press("escape")
        assert session.app.screen is session.room


@sizes
async def test_filters_are_combined_and_cleared_by_one_key(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with opened(workspace, size) as session:
        await session.search("産学連携")
        await session.press("enter", "f")
        await turn(session, "year", "2015")
        await turn(session, "kind", "visit")
        await turn(session, "institution", "tsukuba-university")
        request = session.room.searching.answer.request
        assert (request.years, request.kinds, request.institutions) == ((2015,), ("visit",), ("tsukuba-university",))
        assert {hit.kind for hit in session.room.searching.answer.result.hits} == {"visit"}
        await session.press("escape")
        assert "Filters: 2015; visit;" in session.screen()
        assert "[filtered]" in session.screen() or "[f]" in session.screen()
        await session.press("F")
        assert not session.room.searching.answer.request.filtered
        assert not session.room.searching.question.narrowed
        await session.press("F")
        assert "No filter is set" in session.screen()


async def test_a_value_counts_what_it_would_give(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.search("産学連携")
        await session.press("enter", "f")
        await turn(session, "report", "2015-most-industry-academia")
        # The other reports still say what they would give; the kinds are those of the report.
        shown = {switch.key: switch for group in session.app.screen._groups for switch in group.switches}
        hokkaido = shown[FilterKey("report", "2013-cepd-hokkaido")]
        assert int(hokkaido.aside.split()[0]) > 30
        kinds = sum(int(one.aside.split()[0]) for key, one in shown.items() if key.what == "kind")
        assert kinds == session.room.searching.answer.result.total_sections


async def test_the_list_is_narrowed_by_typing_in_any_spelling(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.search("産学連携")
        await session.press("enter", "f", "slash")
        dialog = session.app.screen
        assert dialog.typing.has_focus
        dialog.typing.value = "东京大学"
        await session.settle()
        keys = dialog.lines.keys
        assert FilterKey("institution", "tokyo-university") in keys or any("東京大學" in line for line in
                                                                           session.screen().splitlines())  # fmt: skip
        assert {key.what for key in keys} == {"institution"}
        await session.press("down")
        assert dialog.lines.has_focus
        await session.press("tab", "escape")
        assert dialog.typing.value == ""
        assert {"report", "year"} <= {key.what for key in dialog.lines.keys}


@sizes
async def test_a_period_is_asked_for(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        await session.search("筑波")
        await session.press("enter", "f")
        await turn(session, "period", "")
        assert isinstance(session.app.screen, PeriodDialog)
        await session.press(*"20x", "enter")
        assert "is no date" in session.screen()
        session.app.screen.query_one("#first").value = "104"
        session.app.screen.query_one("#last").value = "2015-12"
        await session.press("enter")
        request = session.room.searching.answer.request
        assert (request.date_from, request.date_to) == (Date(2015, 1, 1), Date(2015, 12, 31))
        assert isinstance(session.app.screen, FilterDialog)
        await session.press("0")
        assert session.room.searching.answer.request.date_from is None


async def test_what_counts_as_found(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.search("産学連携")
        await session.press("enter", "f")
        totals = []
        for value in ("spelling", "exact", "all"):
            await turn(session, "breadth", value)
            request = session.room.searching.answer.request
            assert (request.spelling_only, request.exact) == (value == "spelling", value == "exact")
            totals.append(session.room.searching.answer.result.total_matches)
        assert totals[1] <= totals[0] < totals[2]


async def test_filters_before_anything_is_asked(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.press("2", "f", "down", "space", "escape")
        assert len(session.room.searching.question.reports) == 1
        await session.search("産学連携")
        assert len({hit.report for hit in session.room.searching.answer.result.hits}) == 1


async def test_a_filter_that_is_known_no_more_can_be_cleared(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        session.room.searching.question.reports = frozenset({"1999-gone"})
        await session.search("産学連携")
        assert "1999-gone" in session.screen()
        await session.press("enter", "f", "0")
        assert session.room.searching.answer.result.total_matches > 0


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [("2013", Date(2013, 1, 1), Date(2013, 12, 31)), ("102", Date(2013, 1, 1), Date(2013, 12, 31)),
     ("2012-02", Date(2012, 2, 1), Date(2012, 2, 29)), ("101/12", Date(2012, 12, 1), Date(2012, 12, 31)),
     ("2013年2月25日", Date(2013, 2, 25), Date(2013, 2, 25)), (" 2013. 2. 5 ", Date(2013, 2, 5), Date(2013, 2, 5)),
     ("２０１３", Date(2013, 1, 1), Date(2013, 12, 31)),
     ("2013-13", None, None), ("2013-02-30", None, None), ("9999", Date(9999, 1, 1), Date(9999, 12, 31)),
     ("0", None, None), ("x", None, None), ("20130225", None, None)],
)  # fmt: skip
def test_days_as_people_type_them(typed: str, first: Date | None, last: Date | None) -> None:
    assert day_of(typed, last=False) == first
    assert day_of(typed, last=True) == last


async def test_counts_that_cannot_be_had_are_told(
    opened: Any, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_arguments: object) -> None:
        raise TjexplorerError("institutions.yaml [/x] is damaged.")

    async with opened(workspace) as session:
        await session.search("産学連携")
        monkeypatch.setattr(workspace, "mentions", damaged)
        await session.press("enter", "f")
        assert "institutions.yaml [/x] is damaged." in session.screen()
        assert FilterKey("report", "2013-cepd-hokkaido") in session.app.screen.lines.keys


async def test_the_dialog_tells_what_is_found_now(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.press("2", "f", "down", "space")
        assert "Nothing is searched yet" in session.screen()
        await session.press("0")
        await session.search("産学連携")
        await session.press("enter", "f")
        result = session.room.searching.answer.result
        assert f"{result.total_sections} sections, {result.total_matches} places" in session.screen()
        await session.press("space")
        result = session.room.searching.answer.result
        assert f"{result.total_matches} places" in session.screen()
        assert "Counting" not in session.screen()
        await turn(session, "period", "")
        await session.press("escape")
        assert "Counting" not in session.screen()


async def test_what_has_no_value_is_counted_too(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.search("産学連携")
        await session.press("enter", "f")
        result = session.room.searching.answer.result
        for group in session.app.screen._groups[:4]:
            numbers = [switch.aside.split() for switch in group.switches]
            numbers += [group.others[1].split()] if group.others[0] else []
            assert sum(int(sections) for sections, _places in numbers) == result.total_sections
            assert sum(int(places) for _sections, places in numbers) == result.total_matches
        assert session.app.screen._groups[2].others[0] == "not stated"
