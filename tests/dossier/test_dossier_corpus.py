"""Dossiers of all institutions of the corpus: every quotation stands at its place."""

from __future__ import annotations

import re

import pytest

from tjexplorer.dossier.gathering import gather
from tjexplorer.dossier.kinship import Kinship
from tjexplorer.export.dossier import dossier_markdown

REFERENCE = re.compile(r"\[\^([0-9]+)\](?!:)")
NOTE = re.compile(r"^\[\^([0-9]+)\]: .*`([^`:]+):([0-9]+)(?:-([0-9]+))?`$")
PLACE = re.compile(r"`([a-z0-9-]*):([0-9]+)(?:-([0-9]+))?`")


@pytest.fixture(scope="module")
def dossiers(workspace):
    return [gather(record.id, workspace) for record in workspace.institutions]


def bare(text: str) -> str:
    return "".join(text.split())


def passages(dossier):
    for description in dossier.descriptions:
        for one in description.paragraphs:
            yield one.paragraph
    yield from dossier.reflections
    for announcement in dossier.open_ends.announced:
        yield announcement.sentence


def test_every_quotation_is_the_source_at_its_place(workspace, dossiers):
    for dossier in dossiers:
        for quote in passages(dossier):
            source = workspace.library.source(quote.report)
            stands = bare(source.slice(quote.span))
            at = 0
            for char in bare(quote.text):
                at = stands.index(char, at) + 1
            assert quote.line == source.line_of(quote.span.start)
            assert quote.end_line == source.last_line_of(quote.span)
            assert stands[:1] == bare(quote.text)[:1]
            assert stands[-1:] == bare(quote.text)[-1:]


def test_notes_are_numbered_used_and_name_their_lines(workspace, dossiers):
    for dossier in dossiers:
        page = dossier_markdown(dossier)
        body, notes = [], {}
        for line in page.split("\n"):
            found = NOTE.match(line)
            if found:
                notes[int(found[1])] = found
            else:
                body.append(line)
        used = [int(number) for number in REFERENCE.findall("\n".join(body))]
        assert sorted(set(used)) == list(range(1, len(notes) + 1))
        assert list(notes) == list(range(1, len(notes) + 1))
        for found in notes.values():
            source = workspace.library.source(found[2])
            first, last = int(found[3]), int(found[4] or found[3])
            assert 1 <= first <= last <= source.line_count
            assert source.line(first).strip()


def test_every_quotation_carries_a_note(dossiers):
    for dossier in dossiers:
        for block in dossier_markdown(dossier).split("\n\n"):
            if block.startswith(">"):
                assert REFERENCE.search(block.split("\n")[-1]), block


def test_every_place_is_a_line_of_its_report(workspace, dossiers):
    for dossier in dossiers:
        for line in dossier_markdown(dossier).split("\n"):
            report = None
            for found in PLACE.finditer(line):
                report = found[1] or report
                assert report is not None, line
                assert int(found[2]) <= workspace.library.source(report).line_count


def test_no_paragraph_is_quoted_twice_in_a_description(dossiers):
    for dossier in dossiers:
        for description in dossier.descriptions:
            spans = [one.paragraph.span for one in description.paragraphs]
            assert spans == sorted(set(spans))


def test_aist(workspace):
    dossier = gather("aist", workspace)
    assert [one.year for one in dossier.descriptions] == [2012, 2015]
    quoted = [{paragraph.line for paragraph in one.quoted} for one in dossier.descriptions]
    assert {1303, 1312, 1425} <= quoted[0]
    assert {353, 354} <= quoted[1]
    assert [(held.visit.when.isoformat(), held.kinship) for held in dossier.visits] == [
        ("2012-11-28", Kinship.PART),
        ("2015-03-12", Kinship.ITSELF),
    ]
    assert [host.met.name for host in dossier.visits[0].encounters] == ["松岡克典"]
    assert {step.institution for step in dossier.ancestors} >= {"aist-agency", "ita", "gsj"}
    assert [trip.traveller.name for trip in dossier.parties[0].trips] == ["廖弘凱", "張鎮修"]
    assert [one.recommendation.line for one in dossier.recommendations] == [502, 503, 504]
    assert any(note.line == 347 for note in dossier.notes)


def test_jst_over_eighteen_years(workspace):
    dossier = gather("jst", workspace)
    assert [one.year for one in dossier.descriptions] == [2007, 2015, 2025]
    assert [held.visit.kind for held in dossier.visits] == ["inbound", "signing", "meeting", "visit", "visit"]
    assert [step.institution for step in dossier.ancestors][-1] == "jst-corporation"


def test_an_agency_is_no_part_of_its_ministry(workspace):
    dossier = gather("mext", workspace)
    assert {held.visit.institution for held in dossier.visits} == {"mext"}
    assert {"jst", "nims", "riken", "jsps"} <= {held.visit.institution for held in dossier.visited_under}
    in_passing = {one.report for one in dossier.descriptions if one.in_passing}
    assert "2025-nstc-natural-sciences" in in_passing


def test_a_council_and_the_reports_it_made(workspace):
    dossier = gather("nstc", workspace)
    assert [party.report for party in dossier.own_reports] == ["2008-nsc-jst", "2025-nstc-natural-sciences"]
    assert [step.institution for step in dossier.ancestors] == ["nsc", "most"]


@pytest.mark.parametrize("institution", ["aist", "jst", "hokudai", "nims", "riken", "mext"])
def test_one_page(institution, workspace):
    """What is quoted can be read in some minutes: without notes and places a few thousand characters."""
    page = dossier_markdown(gather(institution, workspace))
    quotes = "".join(line for line in page.split("\n") if line.startswith(">"))
    assert len(quotes) < 7_000
