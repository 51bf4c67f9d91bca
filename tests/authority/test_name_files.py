"""The shipped files of people, programmes and places against the shipped reports."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tjexplorer.authority.name_forms import folded_name
from tjexplorer.authority.register import Register
from tjexplorer.model.mention import Authority
from tjexplorer.model.names import NamedRecord
from tjexplorer.text.fold import fold
from tjexplorer.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
OTHERS = (Authority.PERSON, Authority.PROGRAMME, Authority.PLACE)
ROLE_LINES = 5
"""Lines within which a role stands, as corpus/README.md has it."""


@cache
def workspace() -> Workspace:
    return Workspace.open(str(ROOT))


@cache
def reports() -> tuple[str, ...]:
    return tuple(workspace().library.report_ids)


def register(authority: Authority) -> Register[NamedRecord]:
    return workspace().register(authority)


def closed(text: str) -> str:
    """Folded, without white space: what a hard wrap cannot change."""
    return "".join(fold(text).text.split())


@cache
def closed_source(report: str) -> str:
    return closed(workspace().library.report(report).source.text)


def from_line(report: str, line: int, lines: int) -> str:
    """The folded text of some lines, those without letters not counted."""
    every = workspace().library.report(report).source.text.split("\n")[line - 1 :]
    held = [each for each in every if each.strip()][:lines]
    return closed("\n".join(held))


@pytest.mark.parametrize("authority", OTHERS)
def test_every_attested_form_is_printed_in_each_report_it_is_limited_to(authority):
    missing = []
    for record in register(authority):
        for variant in record.variants:
            if not variant.attested:
                continue
            form = closed(variant.form)
            where = variant.only_in or (() if any(form in closed_source(report) for report in reports()) else reports())
            missing += [
                f"{record.id}: {variant.form} {report}" for report in where if form not in closed_source(report)
            ]
    assert missing == []


@pytest.mark.parametrize("authority", OTHERS)
def test_every_source_line_prints_a_name_of_its_record(authority):
    wrong = []
    for record in register(authority):
        forms = [closed(form.form) for form in register(authority).forms(record.id)]
        for source in record.sources:
            found = from_line(source.report, source.line, 4)
            if not any(form in found for form in forms):
                wrong.append(f"{record.id}: {source.report}:{source.line}")
    assert wrong == []


@pytest.mark.parametrize("authority", OTHERS)
def test_every_report_that_a_record_is_limited_to_is_there(authority):
    named = {
        name
        for record in register(authority)
        for variant in record.variants
        for name in (*variant.only_in, *(place.report for place in (*variant.only_at, *variant.not_at)))
    }
    assert named <= set(reports())


@pytest.mark.parametrize("authority", OTHERS)
def test_what_is_unattested_is_nowhere_recognised(authority):
    forms = {
        (record.id, folded_name(variant.form))
        for record in register(authority)
        for variant in record.variants
        if not variant.attested
    }
    found = [
        mention
        for report in reports()
        for mention in workspace().mentions(report, authority)
        if (mention.record, folded_name(mention.form)) in forms
    ]
    assert found == []


@pytest.mark.parametrize("authority", tuple(Authority))
def test_every_mention_is_the_source_at_its_place(authority):
    for report in reports():
        source = workspace().library.report(report).source
        for mention in workspace().mentions(report, authority):
            # A caption that cuts a paragraph may stand between the characters of a name.
            letters = iter(closed(source.slice(mention.span)))
            assert all(letter in letters for letter in closed(mention.form)), mention
            assert source.line_of(mention.span.start) == mention.line


def test_no_place_is_counted_inside_the_name_of_an_institution():
    for report in reports():
        named = [mention.span for mention in workspace().mentions(report)]
        places = workspace().mentions(report, Authority.PLACE)
        assert places
        assert not [place for place in places if any(span.overlaps(place.span) for span in named)]


def test_everybody_in_the_records_of_the_reports_is_one_known_person():
    people = workspace().people
    unknown = []
    for report in reports():
        record = workspace().library.record(report)
        named = [one.name for one in record.travellers]
        named += [one.name for visit in record.visits for one in (*visit.hosts, *visit.participants)]
        unknown += [f"{report}: {name}" for name in named if people.known_as(name, report) is None]
    assert unknown == []


def test_every_role_is_printed_where_it_is_said_to_be():
    wrong = []
    for person in workspace().people:
        for role in person.roles:
            beside = from_line(role.report, max(role.line - ROLE_LINES, 1), 2 * ROLE_LINES)
            if role.role and closed(role.role) not in from_line(role.report, role.line, ROLE_LINES):
                wrong.append(f"{person.id}: {role.role} {role.report}:{role.line}")
            if role.organisation and closed(role.organisation) not in beside:
                wrong.append(f"{person.id}: {role.organisation} {role.report}:{role.line}")
    assert wrong == []


def test_every_sum_and_every_time_of_a_programme_is_printed():
    wrong = []
    for programme in workspace().programmes:
        for printed in (*programme.budgets, *programme.years):
            if closed(printed.as_printed) not in from_line(printed.report, printed.line, 4):
                wrong.append(f"{programme.id}: {printed.as_printed} {printed.report}:{printed.line}")
        for budget in programme.budgets:
            assert closed(budget.unit) in closed(budget.as_printed), programme.id
    assert wrong == []


def test_every_id_that_a_record_names_is_there():
    institutions = workspace().institutions
    owners = {programme.owner for programme in workspace().programmes} - {None}
    bodies = {role.institution for person in workspace().people for role in person.roles} - {None}
    assert owners | bodies <= set(institutions.by_id)


def test_the_files_are_as_full_as_the_reports():
    assert len(workspace().people) >= 130
    assert len(workspace().programmes) >= 90
    assert len(workspace().gazetteer) >= 100


def test_central_names_are_recognised_as_often_as_a_reader_counts_them():
    counts = Counter(
        mention.record for report in reports() for mention in workspace().mentions(report, Authority.PROGRAMME)
    )
    assert counts["moonshot"] == 4
    assert workspace().people.find("宝野和博") == workspace().people.find("Kazuhiro Hono") != ()
    assert workspace().programmes.find("COI")
    assert workspace().gazetteer.find("つくば") == workspace().gazetteer.find("筑波") != ()
