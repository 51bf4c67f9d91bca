"""How much of the confirmed records the draft gets right by itself, and that the page on drafting says just that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tjexplorer.authority.institutions import load_institutions
from tjexplorer.corpus.library import Library
from tjexplorer.drafting.comparison import Share, compare, together
from tjexplorer.drafting.draft import draft_record
from tjexplorer.model.record import PersonMet, Printed, ReportRecord, Visit

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "drafting.md"

FLOORS = {
    "form": 100, "title": 100, "agency": 100, "category": 100, "destinations": 100, "trip": 100, "report date": 100,
    "travellers": 95, "abstract": 100, "days": 100, "routes": 90, "nights": 100, "stops": 95, "institutions of stops": 90,
    "visits": 92, "institutions of visits": 92, "dates of visits": 92, "hours": 95, "cities": 90, "places": 90, "hosts": 95,
    "organisations of hosts": 90, "participants": 90, "topics": 3, "write-ups": 90, "reflections": 70,
}  # fmt: skip
"""Per cent, just below what was measured."""


def measured(library: Library) -> dict[str, Share]:
    institutions = load_institutions(library.corpus / "authority" / "institutions.yaml")
    shares = (
        compare(
            draft_record(report_id, library.record(report_id).source_name, library.source(report_id), institutions),
            library.record(report_id),
        )
        for report_id in library.report_ids
    )
    return {share.part: share for share in together(shares)}


def test_no_part_falls_below_what_it_reached(library: Library) -> None:
    shares = measured(library)
    assert shares.keys() == FLOORS.keys()
    low = {part: shares[part].percent for part, floor in FLOORS.items() if (shares[part].percent or 0) < floor}
    assert low == {}


def test_few_wrong_ones_are_added(library: Library) -> None:
    shares = measured(library)
    assert sum(share.extra for share in shares.values()) <= 8
    assert shares["visits"].extra == 0
    assert shares["hosts"].extra <= 1


def test_the_page_prints_what_is_measured(library: Library) -> None:
    rows = [
        f"| {share.part} | {share.right} | {share.recorded} | {share.percent:.0f} % | {share.extra} |"
        for share in measured(library).values()
    ]
    table = "\n".join(rows)
    assert table in PAGE.read_text(encoding="utf-8"), f"docs/drafting.md must have these rows:\n{table}"


def test_a_record_agrees_with_itself(library: Library) -> None:
    for report_id in library.report_ids:
        record = library.record(report_id)
        for share in compare(record, record):
            assert (share.right, share.extra) == (share.recorded, 0), share


@pytest.fixture
def confirmed() -> ReportRecord:
    hosts = (PersonMet("林光隆", 5, "處長"), PersonMet("王 大明", 6))
    visit = Visit("a", 1, "visit", "jst", date(2024, 1, 2), "2024/1/2", 4, hosts=hosts)
    return ReportRecord("a", "trip-report", "s", "x", "l", title=Printed("題 目", 1), visits=(visit,))


def shares_of(draft: ReportRecord, confirmed: ReportRecord) -> dict[str, tuple[int, int, int]]:
    return {share.part: (share.right, share.recorded, share.extra) for share in compare(draft, confirmed)}


def test_white_space_and_spelling_do_not_count_but_lines_do(confirmed: ReportRecord) -> None:
    assert shares_of(replace(confirmed, title=Printed("題目", 1)), confirmed)["title"] == (1, 1, 0)
    assert shares_of(replace(confirmed, title=Printed("題目", 2)), confirmed)["title"] == (0, 1, 1)


def test_missing_and_wrong_ones_are_told_apart(confirmed: ReportRecord) -> None:
    visit = confirmed.visits[0]
    wrong = replace(visit, hosts=(PersonMet("林光隆", 5, "局長"),))
    shares = shares_of(replace(confirmed, visits=(wrong,)), confirmed)
    assert shares["visits"] == (1, 1, 0)
    assert shares["hosts"] == (0, 2, 1)
    shares = shares_of(replace(confirmed, visits=()), confirmed)
    assert shares["visits"] == (0, 1, 0)
    assert shares["hosts"] == (0, 2, 0)
    other = replace(visit, institution="nims")
    shares = shares_of(replace(confirmed, visits=(other,)), confirmed)
    assert shares["visits"] == (0, 1, 1)
    assert shares["hosts"] == (0, 2, 2)
