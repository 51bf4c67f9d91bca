"""What the records say of doubtful figures, of plans and of meetings at nobody's house: as the sources have it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tjexplorer.corpus.library import Library
from tjexplorer.model.mention import Authority
from tjexplorer.model.record import EditorNote
from tjexplorer.workspace import Workspace

PLANNED = re.compile(r"(?:預計|預訂|預定|將從|將於|將|擬於|擬)$")
"""What stands before a date or a sum that was no fact yet."""


def notes_on(library: Library, report: str, line: int) -> list[EditorNote]:
    return [note for note in library.record(report).notes if note.line == line]


def closed(text: str) -> str:
    return "".join(text.split())


def what_stands_before(source: str, as_printed: str, lines: list[str], line: int) -> Iterator[str]:
    """The characters before each place where words begin on a line or on the three behind it."""
    before = len(closed("\n".join(lines[: line - 1])))
    last = len(closed("\n".join(lines[: line + 3])))
    at = source.find(closed(as_printed), before)
    while 0 <= at < last:
        yield source[max(0, at - 2) : at]
        at = source.find(closed(as_printed), at + 1)


def test_no_plan_is_told_as_a_fact(workspace: Workspace) -> None:
    told = []
    for programme in workspace.programmes:
        for printed in (*programme.budgets, *programme.years):
            text = workspace.library.source(printed.report).text
            befores = list(what_stands_before(closed(text), printed.as_printed, text.split("\n"), printed.line))
            assert befores, (programme.id, printed.as_printed)
            if any(PLANNED.search(before) for before in befores):
                told.append(f"{programme.id}: {printed.as_printed}")
    assert told == []


def test_the_memorandum_of_2007_was_to_take_effect_in_2009(workspace: Workspace) -> None:
    memorandum = workspace.programmes.get("nsc-jst-mou")
    assert [year.start for year in memorandum.years] == [2007]
    assert memorandum.note is not None
    assert "預訂" in memorandum.note


@pytest.mark.parametrize(
    ("programme", "words"), [("cross-appointment", "預定"), ("public-private-innovation", "當時的預定")]
)
def test_notes_say_what_was_still_to_come(workspace: Workspace, programme: str, words: str) -> None:
    assert words in (workspace.programmes.get(programme).note or "")


def test_a_budget_nine_times_that_of_the_year_before_is_doubted(library: Library, workspace: Workspace) -> None:
    [doubt] = notes_on(library, "2013-cepd-hokkaido", 762)
    assert (doubt.kind, doubt.level, doubt.quote) == ("sum", "likely", "1,101.59億日元")
    support = workspace.programmes.get("regional-innovation-strategy-support")
    assert "可疑" in (support.note or "")


def test_the_world_premier_centres_are_the_ministrys(workspace: Workspace) -> None:
    assert workspace.programmes.get("wpi").owner == "mext"


def test_the_symposium_is_told_with_its_whole_title(library: Library) -> None:
    [symposium] = library.record("2025-moea-innovation-policy").visits
    assert symposium.institution is None
    title = "「迎向AI世代前瞻機器人與半導體研發策略」產業科技創新國際研討會"
    assert title in library.source("2025-moea-innovation-policy").line(32)
    assert any(title in note for note in symposium.notes)
    assert any("歐盟、法國、瑞典、德國" in note for note in symposium.notes)
    assert [note.kind for note in notes_on(library, "2025-moea-innovation-policy", 32)] == ["missing"]


def test_the_firms_seen_at_the_incubator_are_noted(library: Library, workspace: Workspace) -> None:
    [note] = notes_on(library, "2015-most-industry-academia", 73)
    assert "XIROKU" in note.note
    assert "ADMIEXCO" in note.note
    seats = [workspace.institutions.get(firm).city for firm in ("xiroku", "admiexco", "tci")]
    assert seats == ["筑波"] * 3


def test_the_founding_of_tokyo_tech_is_dated_as_printed(workspace: Workspace) -> None:
    tokyo_tech = workspace.institutions.get("tokyo-tech")
    assert [(body.id, body.until) for body in tokyo_tech.earlier] == [("tokyo-shokko", "1929")]
    line = workspace.library.source("2015-most-industry-academia").line(459)
    assert "創辦於1929年" in line
    assert "東京職工學校" in line


@pytest.mark.parametrize(
    ("report", "line", "wards"),
    [
        ("2025-nstc-natural-sciences", 224, {"minato", "shirokanedai"}),
        ("2025-nstc-natural-sciences", 271, {"sengen", "tsukuba", "ibaraki"}),
        ("2025-nstc-natural-sciences", 358, {"chiyoda", "gobancho"}),
        ("2025-nstc-natural-sciences", 549, {"hirosawa", "wako", "saitama"}),
        ("2025-nstc-natural-sciences", 637, {"chiyoda", "kojimachi"}),
        ("2015-most-industry-academia", 209, {"minato", "roppongi"}),
        ("2013-cepd-hokkaido", 191, {"sapporo-kita"}),
        ("2013-cepd-hokkaido", 194, {"toyohira", "tsukisamu-higashi"}),
        ("2013-cepd-hokkaido", 195, {"sapporo-higashi"}),
        ("2013-cepd-hokkaido", 197, {"atsubetsu", "shimonopporo"}),
    ],
)
def test_the_address_of_a_visit_names_its_places(workspace: Workspace, report: str, line: int, wards: set[str]) -> None:
    found = {mention.record for mention in workspace.mentions(report, Authority.PLACE) if mention.line == line}
    assert wards <= found
