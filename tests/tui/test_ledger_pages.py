"""Lists over all reports: recommendations, editor's notes, what is to be mended."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.paths import Places
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import Place
from tjexplorer.tui.desks.ledger_page import GROUPINGS, Grouping, Ledger, LedgerPage, LedgerRow, LedgerRows
from tjexplorer.tui.desks.ledgers import ledger_rows
from tjexplorer.tui.pages.ledger import grouped, ledger_entries, shown_rows
from tjexplorer.workspace import Workspace


def _rows(workspace: Workspace, ledger: Ledger) -> LedgerRows:
    return ledger_rows(Catalogue(workspace), LedgerPage(ledger), lambda: False)


def test_every_recommendation_is_listed_and_leads_to_its_place(workspace: Workspace) -> None:
    found = _rows(workspace, Ledger.RECOMMENDATIONS)
    wanted = [one for report in workspace.library.report_ids for one in workspace.recommendations(report)]
    assert [(row.report, row.line, row.offset) for row in found.rows] == [
        (one.report, one.line, one.span.start) for one in wanted
    ]
    institutions = dict(grouped(found.rows, Grouping.INSTITUTION))
    jst = next(one.shown for one in workspace.institutions if one.id == "jst")
    assert {row.report for row in institutions[jst]} >= {"2008-nsc-jst"}
    years = [name for name, _rows in grouped(found.rows, Grouping.YEAR)]
    assert years == sorted(years)
    subjects = dict(grouped(found.rows, Grouping.SUBJECT))
    assert len(subjects["產學合作"]) > 3


def test_every_note_is_listed_with_its_evidence(workspace: Workspace) -> None:
    found = _rows(workspace, Ledger.NOTES)
    notes = workspace.notes()
    assert len(found.rows) == len(notes)
    assert all(len(row.more) == len(note.evidence) for row, note in zip(found.rows, notes, strict=True))


def test_words_narrow_in_any_spelling(workspace: Workspace) -> None:
    found = _rows(workspace, Ledger.RECOMMENDATIONS)
    traditional = shown_rows(LedgerPage(Ledger.RECOMMENDATIONS, words="產學 人才"), found)
    assert 0 < len(traditional) < len(found.rows)
    assert shown_rows(LedgerPage(Ledger.RECOMMENDATIONS, words="人才　産学"), found) == traditional
    assert all("人才" in row.title + row.text for row in traditional)


@pytest.mark.parametrize(
    ("words", "ledger", "reports"),
    [
        ("NIMS", Ledger.VISITS, {"2025-nstc-natural-sciences"}),
        ("産総研", Ledger.VISITS, {"2013-cepd-hokkaido", "2015-most-industry-academia"}),
        ("產總研", Ledger.VISITS, {"2013-cepd-hokkaido", "2015-most-industry-academia"}),
        ("つくば 産総研", Ledger.VISITS, {"2015-most-industry-academia"}),
        ("筑波", Ledger.VISITS, {"2015-most-industry-academia", "2025-nstc-natural-sciences"}),
        ("NIMS", Ledger.RECOMMENDATIONS, {"2025-nstc-natural-sciences"}),
    ],
)
def test_rows_are_found_by_every_name(workspace: Workspace, words: str, ledger: Ledger, reports: set[str]) -> None:
    shown = shown_rows(LedgerPage(ledger, words=words), _rows(workspace, ledger))
    assert {row.report for row in shown} == reports


def test_visits_are_narrowed_to_those_of_an_institution(workspace: Workspace) -> None:
    """A part is found by its whole, as `visits --institution` finds it."""
    catalogue, found = Catalogue(workspace), _rows(workspace, Ledger.VISITS)
    for name, id_ in (("產業技術總合研究所", "aist"), ("科学技術振興機構", "jst")):
        listed = shown_rows(LedgerPage(Ledger.VISITS, words=name), found)
        concerning = {one.visit.report for one in catalogue.visits_concerning(id_)}
        assert concerning
        assert concerning <= {row.report for row in listed}
        assert len(listed) >= len(catalogue.visits_concerning(id_))


ROWS = st.lists(
    st.builds(
        LedgerRow, st.sampled_from("ab"), st.none(), st.integers(0, 9), st.text(max_size=3), st.text(max_size=3),
        st.just(""), st.just(()),
        st.tuples(st.tuples(st.just(Grouping.SUBJECT), st.lists(st.sampled_from("xyz"), max_size=3, unique=True).map(tuple))),
    ),
    max_size=12,
)  # fmt: skip


@given(ROWS)
def test_no_row_is_lost_in_groups(rows: list[LedgerRow]) -> None:
    groups = grouped(rows, Grouping.SUBJECT)
    for row in rows:
        names = row.groups_of(Grouping.SUBJECT) or ("",)
        assert {name for name, members in groups if row in members} >= set(names)
    sizes = [len(members) for name, members in groups if name]
    assert sizes == sorted(sizes, reverse=True)
    assert "" not in [name for name, _members in groups[:-1]]


def test_keys_of_entries_are_different(workspace: Workspace) -> None:
    catalogue = Catalogue(workspace)
    for ledger in (Ledger.RECOMMENDATIONS, Ledger.NOTES):
        found = _rows(workspace, ledger)
        for grouping in GROUPINGS[ledger]:
            keys = [one.key for one in ledger_entries(catalogue, LedgerPage(ledger, grouping), found) if one.key]
            assert len(keys) == len(set(keys)) >= len(found.rows)


def test_a_long_list_ends_and_says_so(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tjexplorer.tui.pages.ledger.MOST_ROWS", 10)
    found = _rows(workspace, Ledger.NOTES)
    entries = list(ledger_entries(Catalogue(workspace), LedgerPage(Ledger.NOTES), found))
    assert sum(one.key is not None for one in entries) == 10
    told = "".join(part.text for line in entries[-1].draw(70) for part in line)
    assert told.startswith(f"{len(found.rows) - 10} more")


def test_damage_is_told_and_hostile_words_are_harmless(tmp_path: Path, hostile: Workspace) -> None:
    record = hostile.places.corpus / "reports" / "hostile" / "report.yaml"
    record.write_text("id: hostile\ntitle: \x1b[31m[/x]\n", encoding="utf-8")
    places: Places = hostile.places
    again = Workspace(places, building=hostile._building)
    found = _rows(again, Ledger.FINDINGS)
    assert any("reports/hostile/report.yaml" in row.groups_of(Grouping.FILE) for row in found.rows)
    drawn = [one.draw(40) for one in ledger_entries(Catalogue(again), LedgerPage(Ledger.FINDINGS), found)]
    assert not any("\x1b" in part.text for lines in drawn for line in lines for part in line)


@pytest.mark.parametrize("size", [(120, 40), (90, 30), (60, 20)])
async def test_the_ledger_on_the_screen(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        room = session.room
        await session.press("R")
        assert room.reading.page == LedgerPage(Ledger.RECOMMENDATIONS)
        total = len(room.reader.page.keys)
        await session.press("v")
        assert room.reading.page.grouped_by is Grouping.AGENCY
        await session.press("/", "產", "學", "enter")
        assert room.reading.page.words == "產學"
        assert 0 < len(room.reader.page.keys) < total
        assert room.reader.page.has_focus
        await session.press("x", "enter")
        (path,) = workspace.places.exports.iterdir()
        rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
        assert len(rows) == len(shown_rows(room.reading.page, room.counting.found(room.reading.page)))
        key = room.reader.page.cursor_key
        await session.press("enter")
        assert room.reading.history.here == key[1]
        assert isinstance(key[1], Place)
        await session.press("alt+left")
        assert room.reading.page == LedgerPage(Ledger.RECOMMENDATIONS, Grouping.AGENCY, "產學")
        assert room.reader.page.cursor_key == key
        await session.press("escape")
        assert room.reading.page.words == ""
        await session.press("!")
        assert room.reading.page == LedgerPage(Ledger.NOTES)
        await session.press(":")
        await session.press(*"check the", "enter")
        assert room.reading.page == LedgerPage(Ledger.FINDINGS)
        assert "Nothing is to be done" in session.screen()
