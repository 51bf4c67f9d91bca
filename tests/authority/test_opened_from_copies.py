"""A library opened from its compiled copies is the library opened from its files."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tjexplorer.authority import files, name_forms
from tjexplorer.authority.name_forms import folded_name, forms_of
from tjexplorer.authority.register import Register
from tjexplorer.errors import RecordError
from tjexplorer.indexing.key import read_key
from tjexplorer.indexing.shelf import Building
from tjexplorer.messages import choose_language
from tjexplorer.model.mention import Authority
from tjexplorer.model.names import NamedRecord
from tjexplorer.paths import Places
from tjexplorer.proofreading.proofs import Proofs
from tjexplorer.text.fold import fold
from tjexplorer.workspace import Workspace

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
REGISTERS = ("institutions", "people", "programmes", "gazetteer", "terms")


def places_of(folder: Path, corpus: Path = CORPUS) -> Places:
    return Places(folder, corpus, folder / "index", folder / "bookmarks", folder / "state")


def everything(workspace: Workspace) -> dict[str, Any]:
    """All that copies are kept of."""
    return {
        **{name: tuple(getattr(workspace, name)) for name in REGISTERS},
        **{report_id: workspace.library.record(report_id) for report_id in workspace.library.report_ids},
        **{
            f"{authority} {report_id}": workspace.mentions(report_id, authority)
            for authority in Authority
            for report_id in workspace.library.report_ids
        },
        **{f"{report.id} in sections": (report.sections, report.left_out) for report in workspace.reports()},
        **{f"{report_id} proofread": workspace.notes_of(report_id) for report_id in workspace.library.report_ids},
    }


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The five reports read from their files, and the folder that has the copies now."""
    folder = tmp_path_factory.mktemp("library")
    name_forms._folded.clear()
    return folder, everything(Workspace(places_of(folder)))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of one short report with all authority files, copies made."""
    folder = tmp_path_factory.mktemp("made")
    corpus = folder / "corpus"
    shutil.copytree(CORPUS / "authority", corpus / "authority")
    shutil.copytree(CORPUS / "reports" / "2008-nsc-jst", corpus / "reports" / "2008-nsc-jst")
    everything(Workspace(places_of(folder, corpus)))
    return folder


@pytest.fixture
def small(made: Path, tmp_path: Path) -> Places:
    """The same, to be changed."""
    shutil.copytree(made, tmp_path / "small")
    return places_of(tmp_path / "small", tmp_path / "small" / "corpus")


@pytest.fixture
def no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever parses YAML, segments, recognises names or proofreads fails."""

    def fail(*_arguments: object) -> None:
        pytest.fail("made anew")

    monkeypatch.setattr(files, "document", fail)
    for name in ("document", "segment_report", "mentions_of"):
        monkeypatch.setattr(f"tjexplorer.workspace.{name}", fail)
    monkeypatch.setattr(Proofs, "_read", fail)


def test_every_record_and_mention_of_the_corpus_is_the_same(read: tuple[Path, dict[str, Any]], no_reading: None):
    folder, wanted = read
    name_forms._folded.clear()
    workspace = Workspace(places_of(folder))
    found = everything(workspace)
    assert len(found["institutions"]) > 300
    for name, values in wanted.items():
        assert found[name] == values, name
        assert repr(found[name]) == repr(values), name


def test_what_copies_say_of_folding_is_what_folding_says(read: tuple[Path, dict[str, Any]]):
    name_forms._folded.clear()
    workspace = Workspace(places_of(read[0]))
    for name in REGISTERS:
        list(getattr(workspace, name))
    remembered = dict(name_forms._folded)
    assert len(remembered) > 3000
    assert remembered == {name: fold(name).text.strip() for name in remembered}
    # And nothing that loading or searching asks for is missing.
    for authority in Authority:
        for record in workspace.register(authority):
            forms_of(record)
    for term in workspace.terms:
        for form in term.forms:
            folded_name(form.form)
    assert dict(name_forms._folded) == remembered


@pytest.mark.parametrize("authority", list(Authority))
def test_registers_find_the_same(read: tuple[Path, dict[str, Any]], authority: Authority):
    found: Register[NamedRecord] = Workspace(places_of(read[0])).register(authority)
    for record in found:
        assert found.get(record.id) is record
        for form in found.forms(record.id):
            assert record in found.find(form.form)


def test_a_changed_authority_file_is_seen_at_once(small: Places):
    path = small.corpus / "authority" / "institutions.yaml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("{form: 國家科學委員會,", "{form: 國家科學委員曾,", 1), encoding="utf-8")
    assert path.stat().st_size == len(before.encode())
    workspace = Workspace(small)
    assert {record.id for record in workspace.institutions.find("國家科學委員曾")} >= {"nsc"}
    name = {mention.form for mention in workspace.mentions("2008-nsc-jst") if mention.record == "nsc"}
    assert "國家科學委員會" not in name
    path.write_text(before, encoding="utf-8")
    assert "nsc" not in {record.id for record in Workspace(small).institutions.find("國家科學委員曾")}


def test_a_changed_record_and_a_changed_source_are_seen_at_once(small: Places):
    folder = small.corpus / "reports" / "2008-nsc-jst"
    label = Workspace(small).library.record("2008-nsc-jst").label
    record = folder / "report.yaml"
    record.write_text(
        record.read_text(encoding="utf-8").replace(f"label: {label}", "label: 另一個", 1), encoding="utf-8"
    )
    assert Workspace(small).library.record("2008-nsc-jst").label == "另一個"
    before = Workspace(small).mentions("2008-nsc-jst")
    source = folder / "source.txt"
    source.write_text("\n\n" + source.read_text(encoding="utf-8"), encoding="utf-8", newline="")
    after = Workspace(small).mentions("2008-nsc-jst")
    uncopied = Workspace(replace(small, index=small.root / "nowhere"), building=Building.NEVER)
    assert after == uncopied.mentions("2008-nsc-jst")
    assert after[0].line == before[0].line + 2


@pytest.mark.parametrize("name", ["institutions", "people", "programmes", "places", "terms"])
def test_a_damaged_file_is_told_with_its_line_whatever_copies_there_are(small: Places, name: str):
    path = small.corpus / "authority" / f"{name}.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines, "- id: new\n  nmaes: {}\n"]), encoding="utf-8")
    register = "gazetteer" if name == "places" else name
    for _again in range(2):
        with pytest.raises(RecordError) as told:
            getattr(Workspace(small), register)
        assert f"{name}.yaml:{len(lines) + 2}: the key “nmaes” is unknown" in str(told.value)


def test_notes_are_kept_for_each_language(small: Places):
    folder = small.corpus / "reports" / "2008-nsc-jst"
    source = folder / "source.txt"
    source.write_text(source.read_text(encoding="utf-8") + "\n民國97年3月30日(星期一)\n", encoding="utf-8", newline="")

    def told(language: str) -> str:
        choose_language(language)
        try:
            return Workspace(small).notes_of("2008-nsc-jst")[-1].note
        finally:
            choose_language(None)

    notes = {language: told(language) for language in ("en", "zh_TW", "ja")}
    assert len(set(notes.values())) == 3
    assert {language: told(language) for language in notes} == notes


def test_notes_depend_on_what_other_reports_explain(small: Places):
    before = Workspace(small)
    origin = before._proofs._origin(before.library.report("2008-nsc-jst"))
    other = small.corpus / "reports" / "2009-other"
    other.mkdir()
    (other / "source.txt").write_text("壹、目的\n\n日本科學技術振興機構（JST）。\n", encoding="utf-8")
    after = Workspace(small)
    assert after._proofs._origin(after.library.report("2008-nsc-jst")) != origin


def test_a_file_that_went_is_gone(small: Places):
    (small.corpus / "authority" / "people.yaml").unlink()
    workspace = Workspace(small)
    assert not len(workspace.people)
    assert not workspace.mentions("2008-nsc-jst", Authority.PERSON)


def test_a_place_within_a_name_depends_on_the_institutions(small: Places):
    before = Workspace(small).mentions("2008-nsc-jst", Authority.PLACE)
    path = small.corpus / "authority" / "institutions.yaml"
    path.write_text("[]\n", encoding="utf-8")
    assert len(Workspace(small).mentions("2008-nsc-jst", Authority.PLACE)) > len(before)


def test_copies_of_another_user_are_not_believed(small: Places, tmp_path: Path):
    mine = replace(small, state=tmp_path / "another")
    theirs = {path.name: path.read_bytes() for path in (small.index / "records").iterdir()}
    wanted = everything(Workspace(small))
    assert everything(Workspace(mine)) == wanted
    assert read_key(mine.state) != read_key(small.state)
    assert all(path.read_bytes() != theirs[path.name] for path in (small.index / "records").iterdir())


def test_commands_that_build_nothing_write_no_copies(small: Places):
    shutil.rmtree(small.index)
    shutil.rmtree(small.state)
    everything(Workspace(small, building=Building.NEVER))
    assert not small.index.exists()
    assert not small.state.exists()


def test_other_rules_make_copies_anew(small: Places, monkeypatch: pytest.MonkeyPatch):
    before = {path.name: path.read_bytes() for path in (small.index / "records").iterdir()}
    monkeypatch.setattr("tjexplorer.workspace.current_rules", lambda: {"code": "another"})
    wanted = everything(Workspace(small))
    after = {path.name: path.read_bytes() for path in (small.index / "records").iterdir()}
    assert before.keys() == after.keys()
    assert all(before[name] != after[name] for name in before)
    monkeypatch.undo()
    assert everything(Workspace(small)) == wanted
