"""Pages, Browse and the first screen say who was visited or met, and call a meeting a meeting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from tjexplorer.model.mention import Authority
from tjexplorer.tui.desks.branches import Branch, View, branches, counts_name
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.pages.dossier import dossier_entries
from tjexplorer.tui.pages.geographic_place import place_entries
from tjexplorer.tui.pages.institution import institution_entries
from tjexplorer.tui.widgets.line_list import Entry
from tjexplorer.workspace import Workspace

NONE = "No report tells of a visit to it or a part of it, nor of its people met elsewhere."


def lines(entries: Iterable[Entry]) -> list[str]:
    return ["".join(part.text for part in line) for entry in entries for line in entry.draw(100)]


@pytest.mark.parametrize(
    ("institution", "wanted"),
    [
        ("smrj", ["1 visit to a part of it", "2012-11-27  Hokudai Business Spring"]),
        ("itri", ["1 visit to a part of it", "2015-03-10  ITRI Japan Office"]),
        ("todai", ["2 visits to parts of it"]),
        ("aist", ["1 visit", "1 visit to a part of it"]),
        ("jst", ["5 visits and meetings"]),
        ("crds", ["Its people met elsewhere: 1 time", "met there: 福田 佳也乃, 辻 慶明, 岡山 純子", "3 people met"]),
        ("osaka-university", ["met there: 中澤 慶久, 荒平 智子, 吉田 美里", "3 people met"]),
        ("xiroku", ["met there: 高橋 貞行"]),
    ],
)
def test_whoever_was_visited_or_met_is_not_told_to_have_been_passed_by(
    workspace: Workspace, institution: str, wanted: list[str]
) -> None:
    entries = list(institution_entries(Catalogue(workspace), institution))
    page = lines(entries)
    assert NONE not in page
    for words in wanted:
        assert any(line.strip().startswith(words) for line in page), words
    keys = [entry.key for entry in entries if entry.key is not None]
    assert len(keys) == len(set(keys))


def test_where_nobody_was_met_the_page_says_so(workspace: Workspace) -> None:
    assert NONE in lines(institution_entries(Catalogue(workspace), "hitachi"))


@pytest.mark.parametrize("institution", ["crds", "osaka-university", "xiroku", "mext", "hope"])
def test_the_dossier_on_the_screen_tells_the_same(workspace: Workspace, institution: str) -> None:
    catalogue = Catalogue(workspace)
    entries = dossier_entries(catalogue, institution)
    keys = [entry.key for entry in entries if entry.key is not None]
    assert len(keys) == len(set(keys))
    page = "\n".join(lines(entries))
    made = catalogue.visits_concerning(institution)
    assert made
    for one in made:
        assert all(host.met.name in page for host in one.met)
        assert all(note in page.replace("\n| ", "").replace(" " * 14, "") for note in one.visit.notes)


def found(tree: Iterable[Branch], name: str) -> Branch:
    waiting = list(tree)
    while waiting:
        branch = waiting.pop(0)
        if branch.id.endswith(f"/{name}"):
            return branch
        waiting.extend(branch.branches)
    raise AssertionError(name)


def test_browse_counts_what_concerns_a_body(workspace: Workspace) -> None:
    catalogue = Catalogue(workspace)
    counts = {one.record.id: one.visits for one in catalogue.listed(Authority.INSTITUTION)}
    assert [counts[id_] for id_ in ("todai", "crds", "xiroku", "jst", "aist", "hitachi")] == [2, 1, 1, 5, 2, 0]
    assert found(branches(View.KIND, catalogue), "crds").id == "visited/crds"
    places = {one.record.id: one.visits for one in catalogue.listed(Authority.PLACE)}
    assert [places[id_] for id_ in ("chiyoda", "minato", "sengen", "toyohira")] == [2, 2, 1, 1]
    assert len(catalogue.visits_in("tokyo")) == places["tokyo"]
    assert any("2025-04-16" in line for line in lines(place_entries(catalogue, "kojimachi")))
    assert "visits" not in counts_name(View.KIND), "meetings and signings are counted too"


def test_a_damaged_file_of_people_leaves_the_institutions(workspace: Workspace, tmp_path: Any) -> None:
    corpus = tmp_path / "damaged"
    corpus.mkdir()
    (corpus / "reports").symlink_to(workspace.places.corpus / "reports")
    (corpus / "authority").mkdir()
    for file in (workspace.places.corpus / "authority").iterdir():
        (corpus / "authority" / file.name).write_bytes(b"- id: [\n" if file.stem == "people" else file.read_bytes())
    places = type(workspace.places)(tmp_path, corpus, tmp_path / "index", tmp_path / "bookmarks", tmp_path / "state")
    catalogue = Catalogue(Workspace(places))
    counts = {one.record.id: one.visits for one in catalogue.listed(Authority.INSTITUTION)}
    assert (counts["todai"], counts["crds"]) == (2, 0)


def test_a_visit_without_an_institution_is_called_by_its_subject(workspace: Workspace) -> None:
    catalogue = Catalogue(workspace)
    for visit in catalogue.visits():
        assert catalogue.visit_name(visit)


async def test_the_first_screen_calls_a_meeting_a_meeting(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace, (120, 40)) as session:
        await session.settle()
        screen = session.screen()
        assert "3 visits and meetings" in screen
        assert "1 meeting" in screen
        assert "10 visits" in screen
        assert "1 visit " not in screen
