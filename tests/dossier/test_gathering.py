"""What a dossier gathers, on a made-up library that has one of everything."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tjexplorer.dossier.descriptions import How, descriptions_of
from tjexplorer.dossier.encounters import history_of_person
from tjexplorer.dossier.gathering import gather
from tjexplorer.dossier.kinship import Kinship, family_of
from tjexplorer.dossier.passages import passage_of
from tjexplorer.errors import UnknownNameError
from tjexplorer.export.documents import visits_document
from tjexplorer.export.dossier import dossier_markdown
from tjexplorer.export.dossier_document import dossier_document
from tjexplorer.workspace import Workspace

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def dossier(small):
    return gather("starlight", small)


def test_golden_page(dossier):
    """The file was read line by line when it was made; read a change before it is kept."""
    assert dossier_markdown(dossier).encode("utf-8") == (GOLDEN / "dossier.md").read_bytes()


def test_the_same_page_again(small, dossier):
    assert dossier_markdown(gather("starlight", small)) == dossier_markdown(dossier)
    assert dossier_document(gather("starlight", small)) == dossier_document(dossier)


@pytest.mark.parametrize(
    ("name", "damage"),
    [("report.yaml", b"label: [\n"), ("report.yaml", b"nmae: x\n"), ("source.txt", b"\xff\xfe\x00")],
)
def test_a_report_that_cannot_be_read_is_named_and_the_others_are_told(small, dossier, tmp_path, name, damage):
    corpus = tmp_path / "corpus"
    shutil.copytree(small.places.corpus, corpus)
    (corpus / "reports" / "2015-late" / name).write_bytes(damage)
    damaged = Workspace(replace(small.places, corpus=corpus, index=tmp_path / "index"))
    found = gather("starlight", damaged)
    assert found.unread == ("2015-late",)
    assert list(found.reports) == ["2012-early"]
    assert found.forms == tuple(form for form in dossier.forms if form.report == "2012-early")
    assert [held.visit for held in found.visits] == [
        held.visit for held in dossier.visits if held.visit.report == "2012-early"
    ]
    sentence = "The report 2015-late cannot be read and is left out here; `tjexplorer check` tells why."
    assert dossier_markdown(found).split("\n\n")[1] == sentence
    assert dossier_document(found)["unread"] == ["2015-late"]
    assert [record.id for record in damaged.readable()[0]] == ["2012-early"]
    assert "2015-late" in str(damaged.readable()[1]["2015-late"])


def test_a_write_up_beyond_the_source_stands_in_no_section(small, tmp_path):
    corpus = tmp_path / "corpus"
    shutil.copytree(small.places.corpus, corpus)
    record = corpus / "reports" / "2012-early" / "report.yaml"
    text = record.read_text(encoding="utf-8")
    wrong = re.sub(
        r"write_up:( \{|\n +)line: [0-9]+(, |\n +)end_line: [0-9]+", r"write_up:\1line: 990\2end_line: 999", text
    )
    assert wrong != text
    record.write_text(wrong, encoding="utf-8")
    damaged = Workspace(replace(small.places, corpus=corpus, index=tmp_path / "index"))
    found = gather("starlight", damaged)
    assert {held.section for held in found.visits if held.visit.report == "2012-early"} == {None}
    early = [damaged.library.report("2012-early")]
    assert {visit["section"] for visit in visits_document(early)["visits"]} == {None}


def test_an_unknown_institution(small):
    with pytest.raises(UnknownNameError, match="starlight"):
        gather("starlihgt", small)


def test_an_institution_that_no_report_names(small):
    page = dossier_markdown(gather("unnamed", small))
    assert page == "# 無人提及公司\n\n## Names\n\n- Chinese: 無人提及公司\n\nNo report of this library names it.\n"


def test_family(small):
    family = family_of("starlight", small.institutions)
    assert (family.earlier, family.later, family.parts, family.under) == (
        ("observatory",),
        (),
        ("starlight-north",),
        (),
    )
    assert family_of("observatory", small.institutions).later == ("starlight",)
    assert family_of("starsea", small.institutions).under == ("starlight",)
    assert family.kinship("moonlight") is None


def test_the_write_up_of_a_part_describes_the_whole(small):
    early, late = descriptions_of("starlight", small)
    ways = {one.paragraph.text[:6]: one.how for one in early.paragraphs}
    assert ways["星光研究所成"] is How.PART_WRITE_UP
    assert not any("低溫" in one.paragraph.text for one in early.paragraphs)
    assert {one.how for one in late.paragraphs} == {How.WRITE_UP}


def test_the_write_up_of_another_body_does_not(small):
    early = descriptions_of("starlight", small)[0]
    assert not any("月光大學" in one.paragraph.text for one in early.paragraphs)


def test_the_part_is_described_by_its_own_write_up(small):
    (early,) = descriptions_of("starlight-north", small)
    assert "北方中心計有員工50人" in "".join(paragraph.text for paragraph in early.quoted)


def test_foundings_are_quoted_and_luncheons_are_not(small):
    quoted = "".join(paragraph.text for one in descriptions_of("starlight", small) for paragraph in one.quoted)
    assert "成立於1950年" in quoted
    assert "30億日圓" in quoted
    assert "餐廳" not in quoted
    assert "午餐" not in quoted


def test_a_body_that_is_not_named_is_described_as_its_successor(small):
    descriptions = descriptions_of("observatory", small)
    assert {one.kinship for one in descriptions} == {Kinship.ITSELF}
    assert [(one.report, one.institution) for one in descriptions] == [
        ("2012-early", "observatory"),
        ("2015-late", "observatory"),
    ]


def test_visits_with_their_kinship(dossier):
    told = [(held.visit.when, held.visit.institution, held.kinship) for held in dossier.visits]
    assert told == [
        (date(2012, 5, 7), "starlight-north", Kinship.PART),
        (date(2015, 3, 2), "starlight", Kinship.ITSELF),
        (date(2015, 3, 3), "starlight", Kinship.ITSELF),
    ]
    assert [one.person for one in dossier.visits[0].encounters] == ["hoshi-ichiro"]
    assert dossier.roles == ()


def test_ours(dossier):
    assert [(party.report, [trip.person for trip in party.trips]) for party in dossier.parties] == [
        ("2012-early", ["wang-daming"]),
        ("2015-late", []),
    ]


def test_one_person(small):
    host = history_of_person("hoshi-ichiro", small)
    assert [one.visit.institution for one in host.received] == ["starlight-north"]
    assert (host.took_part, host.trips) == ((), ())
    assert [trip.report for trip in history_of_person("wang-daming", small).trips] == ["2012-early"]
    with pytest.raises(UnknownNameError):
        history_of_person("nobody", small)


def test_recommendations_that_name_it_come_first(dossier):
    told = [(one.recommendation.text[:6], one.names_it, one.on_visit) for one in dossier.recommendations]
    assert told == [("建議我國參考", True, True), ("建議加強人才", False, True), ("星光研究所重", True, False)]


def test_programme_with_its_budget(dossier):
    (seen,) = dossier.programmes
    assert seen.owned
    assert [(place.report, place.line) for place in seen.places] == [("2015-late", 13)]
    assert [budget.as_printed for budget in seen.programme.budgets] == ["5億日圓"]


def test_open_ends(dossier):
    ends = dossier.open_ends
    assert [one.stop.institution for one in ends.unreported] == ["observatory"]
    assert [visit.when for visit in ends.unwritten] == [date(2015, 3, 3)]
    (announced,) = ends.announced
    assert announced.due == date(2014, 4, 1)
    assert announced.sentence.text == "星光研究所預計於2014年4月改制為國立研究法人，總部設於星海市。"
    assert [(place.report, place.line) for place in announced.echoes] == [("2015-late", 11)]


def test_a_passage_that_a_reader_chose(small):
    report = small.library.report("2015-late")
    section = report.by_id["2015-late/2.1.1"]
    chosen = passage_of(report, section.span)
    assert [paragraph.line for paragraph in chosen.paragraphs] == [11, 13]
    assert chosen.year == 2015


def test_a_ministry_names_the_visits_below_it_and_claims_none(small):
    dossier = gather("starsea", small)
    assert dossier.visits == ()
    assert [held.visit.institution for held in dossier.visited_under] == ["starlight-north", "starlight", "starlight"]
    page = dossier_markdown(dossier)
    assert "Visited below it: 星光研究所北方中心 2012-05-07 `2012-early:9`" in page
    assert "\n\n\n" not in page
