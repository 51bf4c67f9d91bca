"""Which visits concern an institution: through itself, through a part, through people met elsewhere."""

from __future__ import annotations

import pytest

from tjexplorer.authority.institutions import Institutions
from tjexplorer.authority.people import People
from tjexplorer.dossier.gathering import gather
from tjexplorer.dossier.visits import Through, VisitsMade
from tjexplorer.export.dossier import dossier_markdown
from tjexplorer.export.dossier_document import dossier_document
from tjexplorer.model.institution import Institution
from tjexplorer.model.person import Person, PersonRole
from tjexplorer.model.record import PersonMet, Visit

BODIES = Institutions(
    [
        Institution(id="sea", kind="ministry", zh="星海省"),
        Institution(id="star", kind="institute", zh="星光研究所", parent="sea"),
        Institution(id="star-north", kind="institute", zh="星光研究所北方中心", parent="star"),
        Institution(id="moon", kind="university", zh="月光大學"),
        Institution(id="moon-law", kind="institute", zh="月光大學法學院", parent="moon"),
    ]
)
PEOPLE = People(
    [
        Person(
            id="hoshi",
            zh="星一郎",
            roles=(
                PersonRole(report="r", line=5, role="教授", institution="moon-law"),
                PersonRole(report="r", line=9, role="前所長", institution="star"),
                PersonRole(report="other", line=5, role="顧問", institution="sea"),
            ),
        ),
        Person(id="tsuki", zh="月二郎", roles=(PersonRole(report="r", line=6, role="所長", institution="star-north"),)),
    ]
)


def visit(order, institution, *hosts, kind="visit", participants=()):
    return Visit(
        "r", order, kind, institution, None, None, None,
        hosts=tuple(PersonMet(*host) for host in hosts), participants=tuple(PersonMet(*one) for one in participants),
    )  # fmt: skip


def ways(made, institution):
    return [(one.visit.order, one.through, [host.met.name for host in one.met]) for one in made.of(institution)]


def test_itself_parts_and_hosts():
    visits = [
        visit(1, "star-north", ("月二郎", 6), ("星一郎", 5)),
        visit(2, "star", ("無名氏", 7)),
        visit(3, None, ("月二郎", 6)),
    ]
    made = VisitsMade(visits, BODIES, PEOPLE)
    both = ["月二郎", "星一郎"]
    assert ways(made, "star") == [
        (1, Through.PART, both),
        (2, Through.ITSELF, ["無名氏"]),
        (3, Through.HOST, ["月二郎"]),
    ]
    assert ways(made, "star-north") == [(1, Through.ITSELF, both), (3, Through.HOST, ["月二郎"])]
    assert ways(made, "moon-law") == [(1, Through.HOST, ["星一郎"])]
    assert ways(made, "moon") == [(1, Through.HOST, ["星一郎"])]
    assert made.counts("star") == {Through.PART: 1, Through.ITSELF: 1, Through.HOST: 1}


def test_a_body_with_a_name_of_its_own_is_no_part_of_its_ministry():
    assert ways(VisitsMade([visit(1, "star", ("月二郎", 6))], BODIES, PEOPLE), "sea") == []


def test_what_another_line_says_of_a_host_does_not_count():
    made = VisitsMade([visit(1, "moon", ("星一郎", 5))], BODIES, PEOPLE)
    assert ways(made, "star") == [], "a former post"
    assert ways(made, "sea") == [], "a post of another report"


def test_ours_are_no_hosts():
    made = VisitsMade([visit(1, "moon", participants=[("月二郎", 6)])], BODIES, PEOPLE)
    assert ways(made, "star") == []


def test_bodies_that_no_record_knows():
    people = People([Person(id="x", zh="某人", roles=(PersonRole(report="r", line=1, institution="lost"),))])
    made = VisitsMade([visit(1, "gone", ("某人", 1))], BODIES, people)
    assert ways(made, "gone") == [(1, Through.ITSELF, ["某人"])]
    assert ways(made, "lost") == [(1, Through.HOST, ["某人"])]


# What the judge asked of the corpus, each with the lines that say so.


@pytest.mark.parametrize(
    ("institution", "expected"),
    [
        ("smrj", [("hokudai-business-spring", "2012-11-27", "part")]),
        ("itri", [("itri-japan", "2015-03-10", "part")]),
        ("tsukuba-university", [("tsukuba-iio", "2015-03-09", "part")]),
        ("todai", [("todai-goto", "2015-03-11", "part"), ("todai-tlo", "2015-03-11", "part")]),
        ("tokyo-tech", [("tokyo-tech-oil", "2015-03-13", "part")]),
        ("hokudai", [("hokudai-cris", "2012-11-27", "part"), ("hokudai-cibp", "2012-11-27", "part")]),
        ("aist", [("aist-hokkaido", "2012-11-28", "part"), ("aist", "2015-03-12", "itself")]),
        ("crds", [("jst", "2015-03-13", "host")]),
        ("osaka-university", [("todai-goto", "2015-03-11", "host")]),
        ("sapporo-sangyo", [("sapporo-techno-park", "2012-11-29", "host")]),
        ("mext-heb", [("mext", "2015-03-10", "host")]),
        ("jst-industry-department", [("jst", "2015-03-13", "host")]),
        ("xiroku", [("tci", "2015-03-09", "host")]),
        ("admiexco", [("tci", "2015-03-09", "host")]),
        ("hitachi", []),
    ],
)
def test_visits_of_the_corpus(workspace, institution, expected):
    made = VisitsMade(workspace.visits(), workspace.institutions, workspace.people).of(institution)
    assert [(one.visit.institution, str(one.visit.when), str(one.through)) for one in made] == expected


def test_the_dossier_tells_whom_they_met_elsewhere(workspace):
    dossier = gather("osaka-university", workspace)
    names = ["中澤 慶久", "荒平 智子", "吉田 美里"]
    (held,) = dossier.met_elsewhere
    assert [one.met.name for one in held.encounters] == names
    assert not {one.person for one in held.encounters} & {role.person for role in dossier.roles}
    assert [party.report for party in dossier.parties] == ["2015-most-industry-academia"]
    page = dossier_markdown(dossier)
    part = page[page.index("## Visits") : page.index("## People")]
    assert "**2015-03-11**" in part
    assert all(name in part for name in names)
    assert "後藤 芳一" not in part, "another body's"
    (told,) = dossier_document(dossier)["met_elsewhere"]
    assert [one["name"] for one in told["people"]] == names


def test_the_notes_of_a_visit_stand_under_it(workspace):
    for institution, words in (
        ("hope", "渡邊民嗣在第1644行印作渡邊民和"),
        ("xiroku", "同時參觀進駐TCI的新創企業XIROKU"),
    ):
        page = dossier_markdown(gather(institution, workspace))
        assert words in page[page.index("## Visits") : page.index("## People")]


def places(dossier):
    return {(note.report[:4], note.line, note.quote) for note in dossier.notes}


def test_doubts_about_the_names_that_a_dossier_prints(workspace):
    crds = gather("crds", workspace)
    assert {line for _report, line, quote in places(crds) if "CRSD" in quote} == {409, 416, 417, 425}
    page = dossier_markdown(crds)
    assert "簡稱應為CRDS" in page[page.index("## Doubtful places") :], "before what is only pointed to"
    lines = {line for _report, line, _quote in places(gather("hope", workspace))}
    assert {138, 139, 141, 195, 1616, 1644} <= lines, "its name and those of people met, wherever they stand"


def test_doubts_about_other_bodies_are_theirs(workspace):
    hope = {(line, quote) for _report, line, quote in places(gather("hope", workspace))}
    assert not hope & {(1607, "獨立法人產業技術綜合研究所北海道中心"), (1614, "海道東海大學")}
    for institution in ("jsps", "jst"):
        assert 797 not in {line for _report, line, _quote in places(gather(institution, workspace))}
    assert 797 in {line for _report, line, _quote in places(gather("riken", workspace))}
    jsps = {(line, quote) for _report, line, quote in places(gather("jsps", workspace))}
    assert (651, "為隸屬文部科學省的行政法人") in jsps, "it quotes the ministry and is on JSPS"


def test_an_award_has_the_years_of_this_institution_alone(workspace):
    (prize,) = (seen.programme for seen in gather("crds", workspace).programmes if seen.programme.id == "nobel-prize")
    assert prize.years == ()
    assert workspace.programmes.get("nobel-prize").years
    law = next(seen.programme for seen in gather("crds", workspace).programmes if seen.programme.kind == "law")
    assert law == workspace.programmes.get(law.id), "a law is one law in every report"
