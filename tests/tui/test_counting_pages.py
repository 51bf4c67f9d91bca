"""Pages of counts: opened by one key, every row leads to what it counts, and the way back."""

from __future__ import annotations

import csv
import threading
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.messages import choose_language
from tjexplorer.search.request import SearchRequest
from tjexplorer.search.searcher import SearchCancelled
from tjexplorer.statistics import collocates
from tjexplorer.statistics.collocates import Association
from tjexplorer.statistics.words import WordKind
from tjexplorer.text.cells import width
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.desks.history import CollocatesPage, CountsPage, KeywordsPage, Place, WordPage
from tjexplorer.tui.dialogs.choosing import ChoosingDialog
from tjexplorer.tui.dialogs.querying import QueryingDialog
from tjexplorer.tui.drawing import Piece, line_width
from tjexplorer.tui.leads import SearchFor
from tjexplorer.tui.pages.figures import Columns, in_context
from tjexplorer.workspace import Workspace

SIZES = [(120, 40), (80, 24), (60, 20)]
sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")

QUERY = "技術移轉"


@pytest.fixture
def workspace(workspace: Workspace, shared: Workspace) -> Workspace:
    """Words are found once for all of these tests."""
    workspace.__dict__["statistician"] = shared.statistician
    return workspace


def page(session: Any) -> Any:
    return session.room.reading.page


def lines(session: Any) -> Any:
    return session.room.reader.page


def sentence(session: Any) -> str:
    return str(session.room.query_one("#notice").sentence)


async def counted(session: Any, query: str = QUERY, key: str = "number_sign") -> Any:
    """Search, go to the results, press the key of a page."""
    await session.search(query)
    await session.press("enter", key)
    return session.room.counting.found(page(session))


@sizes
@pytest.mark.parametrize("key", ["number_sign", "＃", "alt+c"])
async def test_one_key_counts_the_search(opened: Any, workspace: Workspace, size: tuple[int, int], key: str) -> None:
    async with opened(workspace, size) as session:
        found = await counted(session, key=key)
        total = session.room.searching.answer.result.total_matches
        assert found.queries[0].count == total > 50
        assert page(session) == CountsPage((session.room.searching.answer.request,))
        assert lines(session).has_focus
        assert session.room.context == "counts"
        assert f"{total} matches" in session.screen()
        keys = lines(session).keys
        assert len(keys) == len(set(keys))
        assert all(isinstance(key, SearchFor) or session.room._stop_of(key) is not None for key in keys)


@sizes
async def test_every_row_leads_to_the_search_it_counts(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with opened(workspace, size) as session:
        found = (await counted(session)).queries[0]
        here = page(session)
        shares = {f"report {one.label}": one.count for one in found.reports if one.count}
        shares |= {f"year {one.key}": one.count for one in found.years if one.count}
        rows = [key for key in lines(session).keys if isinstance(key, SearchFor) and key.tag in shares]
        assert {row.tag for row in rows} == set(shares)
        for row in (rows[0], rows[-1], *(key for key in lines(session).keys if getattr(key, "tag", "") == "kind body")):
            lines(session).move_to(row)
            await session.press("enter")
            answer = session.room.searching.answer
            assert answer.request.query == QUERY
            wanted = shares.get(row.tag) or next(one.count for one in found.kinds if one.key == "body")
            assert answer.result.total_matches == wanted
            assert session.room.results.lines.has_focus
            # The results are followed by the Reader; the page that led there is one step back.
            await session.press("alt+left")
            assert page(session) == here
            assert lines(session).cursor_key == row


async def test_a_plot_opens_the_first_place_and_the_page_comes_back(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        found = (await counted(session)).queries[0]
        here = page(session)
        plots = [key for key in lines(session).keys if isinstance(key, tuple) and key[0] == "plot"]
        assert [key[1] for key in plots] == [
            Place(one.report, one.spots[0].start) for one in found.reports if one.spots
        ]
        lines(session).move_to(plots[1])
        await session.press("enter")
        assert session.room.reading.report.id == plots[1][1].report
        assert session.room.reading.current is not None, "n goes on from there"
        await session.press("alt+left")
        assert page(session) == here
        assert lines(session).cursor_key == plots[1]


@sizes
async def test_the_words_beside_it_in_every_order_and_window(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with opened(workspace, size) as session:
        await counted(session)
        here = page(session)
        await session.press("enter")
        request = here.requests[0]
        assert page(session) == CollocatesPage(request)
        assert session.room.context == "collocates"
        await session.press("s")
        assert page(session).choice.sort is Association.LOG_DICE
        rows = session.room.counting.found(page(session)).rows
        assert [row.log_dice for row in rows] == sorted((row.log_dice for row in rows), reverse=True)
        assert [key.word for key in lines(session).keys if isinstance(key, WordPage)] == [row.word for row in rows][
            :300
        ]
        await session.press("right_square_bracket")
        assert page(session).choice.window == 20
        await session.press("ctrl+pageup", "left_square_bracket", "left_square_bracket", "left_square_bracket")
        assert page(session).choice.window == 2
        await session.press("f6", "space", "escape")
        assert page(session).choice.kinds == {WordKind.INSTITUTION}
        kinds = {row.kind for row in session.room.counting.found(page(session)).rows}
        assert kinds <= {WordKind.INSTITUTION}
        # All that was one page: the way back leads to the counts.
        await session.press("alt+left")
        assert page(session) == here


@sizes
async def test_a_word_opens_exactly_the_places_it_counts(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with opened(workspace, size) as session:
        found = await counted(session, key="asterisk")
        row = max(found.rows, key=lambda row: row.count)
        key = next(key for key in lines(session).keys if isinstance(key, WordPage) and key.word == row.word)
        lines(session).move_to(key)
        await session.press("enter")
        assert session.room.context == "places"
        places = [key for key in lines(session).keys if isinstance(key, tuple) and key[0] == "place"]
        assert len(places) == row.count
        assert f"{row.count} places within 10 tokens" in session.screen()
        lines(session).move_to(places[-1])
        await session.press("enter")
        assert session.room.reading.report.id == places[-1][1].report
        assert session.room.reader.text.place == places[-1][1].offset
        await session.press("alt+left")
        assert lines(session).cursor_key == places[-1]
        await session.press("alt+left")
        assert page(session) == CollocatesPage(session.room.searching.answer.request)
        assert lines(session).cursor_key == key


def test_places_of_words_are_as_many_as_their_rows_say(shared: Workspace) -> None:
    request = SearchRequest("產學合作")
    statistician = shared.statistician
    for row in statistician.collocates(request, collocates.Choice(window=5)).rows[::7]:
        places = statistician.places_beside(request, 5, row.word)
        assert len(places) == row.count
        assert (places[0].start, places[0].end) == (row.example.start, row.example.end)
        for place in places:
            source = shared.library.report(place.report).source
            assert source.line_of(place.start) == place.line
            assert "".join(source.text[place.start : place.end].split()) == "".join(place.match.split())
    for report in shared.library.report_ids:
        for keyword in statistician.keywords(report).rows[::29]:
            rows = statistician.places_in(report, keyword.word)
            assert len(rows) == keyword.count
            assert {one.report for one in rows} == {report}


@sizes
async def test_keywords_of_the_report_that_is_read(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        session.room.go(Place("2013-cepd-hokkaido", 0))
        await session.settle()
        await session.press("W")
        assert page(session) == KeywordsPage("2013-cepd-hokkaido")
        rows = session.room.counting.found(page(session)).rows
        assert "北海道" in {row.text for row in rows[:5]}
        assert "北海道" in session.screen()
        await session.press("s")
        assert session.room.counting.found(page(session)).rows[0].log_ratio == max(row.log_ratio for row in rows)
        await session.press("enter")
        assert isinstance(page(session), WordPage)
        await session.press("alt+left", "alt+left")
        assert session.room.reading.report.id == "2013-cepd-hokkaido"


async def test_keywords_of_a_report_to_choose(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.press("ctrl+w")
        assert isinstance(session.app.screen, ChoosingDialog)
        await session.press("enter")
        assert page(session) == KeywordsPage("2008-nsc-jst")


@sizes
async def test_queries_are_compared_in_one_chart(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        await counted(session)
        await session.press("；")
        assert isinstance(session.app.screen, QueryingDialog)
        session.app.screen.query_one("#more").value = " TLO；產學合作; TLO "
        await session.settle()
        await session.press("enter")
        assert [one.query for one in page(session).requests] == [QUERY, "TLO", "產學合作"]
        found = session.room.counting.found(page(session))
        for query in found.queries:
            assert query.count == workspace.searcher.search(SearchRequest(query.query)).total_matches
        keys = lines(session).keys
        assert len(keys) == len(set(keys))
        # Leave the first one out again: it is the first that is there.
        await session.press("insert", "enter")
        assert [one.query for one in page(session).requests] == ["TLO", "產學合作"]


async def test_counts_follow_the_filters_of_the_search(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await counted(session)
        question = session.room.searching.question
        question.reports = frozenset({"2013-cepd-hokkaido"})
        session.room.searching.ask()
        await session.settle()
        assert page(session).requests[0].reports == ("2013-cepd-hokkaido",)
        found = session.room.counting.found(page(session)).queries[0]
        assert found.count == session.room.searching.answer.result.total_matches
        assert "Filters: 經建會 2013" in session.screen()


@pytest.mark.parametrize("form", ["csv", "tsv", "svg"])
async def test_what_is_counted_is_saved(opened: Any, workspace: Workspace, form: str) -> None:
    async with opened(workspace) as session:
        found = await counted(session)
        await session.press("x")
        assert isinstance(session.app.screen, ChoosingDialog)
        session.app.screen.lines.move_to(form)
        await session.press("enter")
        path = workspace.places.exports / f"frequency-{QUERY}.{form}"
        text = path.read_text(encoding="utf-8")
        assert str(path) in sentence(session)
        if form == "svg":
            assert ElementTree.fromstring(text).tag.endswith("svg")  # noqa: S314 - our own file
        else:
            rows = list(csv.DictReader(text.splitlines(), delimiter="," if form == "csv" else "\t"))
            assert rows[0]["by"] == "all"
            assert int(rows[0]["count"]) == found.queries[0].count


async def test_words_and_places_are_saved_too(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        found = await counted(session, key="asterisk")
        for number, name in enumerate((f"collocates-{QUERY}", f"places-{found.rows[0].text}-{QUERY}")):
            await session.press("ctrl+e", "enter")
            rows = list(csv.reader((workspace.places.exports / f"{name}.csv").read_text("utf-8").splitlines()))
            assert len(rows) - 1 == (len(found.rows) if not number else found.rows[0].count)
            await session.press("enter")


async def test_a_long_query_makes_a_name_that_file_systems_take(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await counted(session, f"{QUERY} OR {'產學合作與技術移轉' * 30}")
        await session.press("x", "enter")
        (path,) = workspace.places.exports.iterdir()
        assert len(path.name.encode("utf-8")) <= 255


async def test_without_a_query_it_says_what_to_do(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        for key in ("number_sign", "asterisk"):
            await session.press(key)
            assert "Type a query first" in sentence(session)
            assert page(session) is None


@pytest.mark.parametrize("size", [(120, 40), (60, 20)], ids=str)
async def test_nothing_found_is_told(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        await counted(session, "火星探測車")
        assert "0 matches" in session.screen()
        assert not [key for key in lines(session).keys if isinstance(key, (SearchFor, CollocatesPage))]
        await session.press("asterisk")
        assert "No word stands beside it" in session.screen()


async def test_esc_gives_a_count_up_and_typing_never_waits(
    opened: Any, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, ended = threading.Event(), threading.Event()

    def endless(_requests: object, cancelled: Any) -> None:
        begun.set()
        while not cancelled():
            threading.Event().wait(0.01)
        ended.set()
        raise SearchCancelled

    async with opened(workspace) as session:
        await session.search(QUERY)
        await session.press("enter")
        monkeypatch.setattr(workspace.statistician, "frequency", endless)
        await session.pilot.press("number_sign")
        await session.pilot.pause()
        assert begun.wait(5)
        assert "Counting" in session.screen()
        await session.pilot.press("f2", "x", "y")
        await session.pilot.pause()
        assert session.room.search_line.typing.value.endswith("xy")
        session.room.show_pane(PaneName.READER)
        await session.pilot.pause()
        await session.press("escape")
        assert ended.wait(5)
        assert "given up" in sentence(session)
        assert "The count was given up." in session.screen().split("Forms")[-1]
        monkeypatch.undo()
        await session.press("number_sign")
        assert session.room.counting.found(page(session)) is not None, "it can be tried again"


async def test_an_unforeseen_error_stands_on_the_page(
    opened: Any, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise RuntimeError("[/broken]")

    async with opened(workspace) as session:
        await session.search(QUERY)
        await session.press("enter")
        monkeypatch.setattr(workspace.statistician, "frequency", broken)
        await session.press("number_sign")
        assert "[/broken]" in session.screen()
        assert "Counting" not in session.screen()


async def test_pages_speak_the_language_in_use(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await counted(session)
        choose_language("zh_TW")
        session.room.speak()
        await session.settle()
        assert isinstance(page(session), CountsPage)
        assert session.room.counting.found(page(session)) is not None
        assert "處" in session.screen()


@pytest.mark.parametrize("size", [(120, 40), (60, 20), (40, 12)], ids=str)
async def test_hostile_queries_and_texts(opened: Any, hostile: Workspace, size: tuple[int, int]) -> None:
    async with opened(hostile, size) as session:
        for query in ("產學合作", '"[/x]"', "[bold]壞", "=1+1"):
            await counted(session, query)
            assert isinstance(page(session), CountsPage)
            await session.press("asterisk", "W", "enter", "s")
            assert session.app.screen is session.room
            assert "\x1b" not in session.screen()


texts = st.text(st.characters(categories=["L", "N", "P", "S", "Zs", "Cc"]), max_size=12)
figures = st.lists(st.text("0123456789.,", max_size=8), min_size=2, max_size=2)


@given(st.lists(st.tuples(texts, figures), max_size=6), st.integers(8, 130), st.sampled_from([0, 9]))
def test_figures_stand_below_each_other(rows: list[tuple[str, list[str]]], cells: int, reserve: int) -> None:
    columns = Columns.of(["處", "per 10,000"], rows)
    head = columns.head("by", cells, reserve)
    drawn = [columns.line((Piece("年" * 9),), figure, cells, reserve) for _label, figure in rows]
    assert {line_width(line) for line in drawn} <= {line_width(head)}
    if cells >= 34:
        assert line_width(head) <= cells


@given(st.lists(st.tuples(texts, texts, texts), min_size=1), st.integers(20, 120))
def test_words_in_context_begin_at_one_cell(rows: list[tuple[str, str, str]], cells: int) -> None:
    before = (Piece("    5  "),)
    begins = set()
    for left, match, right in rows:
        line = in_context(left, match or "x", right, before, cells)
        assert line_width(line) <= cells
        begins.add(line_width(line[:3]))
    assert len(begins) == 1


def test_the_context_that_is_nearest_is_kept() -> None:
    line = in_context("甲乙丙丁戊己庚辛", "合作", "子丑寅卯", (), 20)
    shown = "".join(part.text for part in line)
    assert "己庚辛合作子丑" in shown.replace(" ", "")
    assert width(shown) <= 20
