"""Each kind of mistake, made once in a library that has none, is found with its file and line, and nothing else is."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

REPORT = "reports/2021-csc-tohoku/report.yaml"
INSTITUTIONS = "authority/institutions.yaml"
PEOPLE = "authority/people.yaml"
PROGRAMMES = "authority/programmes.yaml"
PLACES = "authority/places.yaml"
TERMS = "authority/terms.yaml"


@dataclass(frozen=True, slots=True)
class Case:
    """One mistake."""

    file: str
    old: str
    """What stands in the file once."""
    new: str
    """What is written in its place."""
    at: str
    """What the line of the finding holds, once in the file."""
    words: str
    """What the sentence says."""


CASES = {
    # keys and values
    "unknown key of a report": Case(REPORT, "label:", "lable:", "lable:", "did you mean “label”"),
    "unknown key of a visit": Case(REPORT, "    starts: \"10:00\"", "    start: \"10:00\"", "    start: ", "“starts”"),
    "unknown key of a host": Case(REPORT, "佐藤健, role: 所長", "佐藤健, roll: 所長", "佐藤健, roll", "did you mean “role”"),
    "no word of the list": Case(REPORT, "level: likely", "level: sure", "level: sure", "none of: certain, likely"),
    "no day": Case(REPORT, "date: 2021-04-10", "date: 2021-04-31", "2021-04-31", "a date like"),
    "no time": Case(REPORT, 'ends: "16:00"', 'ends: "16:60"', '"16:60"', "a time like"),
    "unknown key of a variant": Case(INSTITUTIONS, "      only_in:", "      onlyin:", "onlyin", "“only_in”"),
    "unknown kind": Case(INSTITUTIONS, "kind: council", "kind: club", "kind: club", "“club” is none of"),
    "unknown key of a role": Case(PEOPLE, "{role: 處長, ins", "{rôle: 處長, ins", "rôle", "“role”"),
    "unknown key of a budget": Case(PROGRAMMES, "      unit:", "      units:", "units:", "did you mean “unit”"),
    "unknown kind of place": Case(PLACES, "kind: city", "kind: town", "kind: town", "“town” is none of"),
    "unknown language": Case(TERMS, "計畫, language: zh-Hant", "計畫, language: zh", "計畫", "“zh” is none of"),
    # ids
    "doubled id": Case(
        INSTITUTIONS, "- id: mirai-university", "- id: csc\n  kind: park\n  names: {ja: 別物館}\n- id: mirai-university",
        "- id: csc\n  kind: park", "has a record already, on line 1",
    ),
    "id that is none": Case(TERMS, "- id: collaboration", "- id: Colla bora", "Colla bora", "is no id"),
    "unknown parent": Case(PLACES, "parent: miyagi", "parent: miyagy", "miyagy", "did you mean “miyagi”"),
    "unknown owner": Case(PROGRAMMES, "owner: mirai-u", "owner: mira-u", "owner:", "did you mean “mirai-university”"),
    "unknown predecessor": Case(INSTITUTIONS, "{id: tri-old,", "{id: tri-odl,", "tri-odl", "did you mean “tri-old”"),
    "unknown body of a role": Case(PEOPLE, "institution: csc", "institution: cs", "institution: cs,", "“csc”"),
    "unknown near term": Case(TERMS, "near: [plan]", "near: [plans]", "near:", "did you mean “plan”"),
    "unknown body of a visit": Case(
        REPORT, "    institution: tri\n", "    institution: trii\n", "    institution: trii", "did you mean “tri"
    ),
    "unknown body of a stop": Case(REPORT, "9, institution: tri}", "9, institution: t-r-i}", "t-r-i", "no institution"),
    "unknown report of a source": Case(
        PLACES, "2021-csc-tohoku, line: 9", "2021-csc-tohokku, line: 9", "tohokku", "did you mean “2021-csc-tohoku”"
    ),
    "unknown report of evidence": Case(REPORT, "{report: 2021-csc-t", "{report: 2012-csc-t", "2012-csc", "no report"),
    "host without a record": Case(PEOPLE, "names: {zh: 田中}", "names: {zh: 田仲}", "", "“田中” has no record"),
    # doubles
    "form claimed twice": Case(
        PLACES, "names: {zh: 東京}", "names: {zh: 東京}\n  variants: [{form: 宮城縣, kind: full, attested: false}]",
        "variants:", "a name of “tokyo” and of “miyagi”",
    ),
    "records that look like one": Case(
        PEOPLE, "- id: tanaka\n",
        "- id: sato-k\n  country: JP\n  names: {zh: 佐藤健}\n  variants:\n"
        "    - {form: 佐藤健, kind: full, only_in: [2021-csc-tohoku]}\n- id: tanaka\n",
        "- id: sato-k\n", "look like one record",
    ),
    "form of two terms": Case(TERMS, "form: 計畫,", "form: 產學合作,", "", "is a form of “plan” and of “collaboration”"),
    "visit twice": Case(
        REPORT, "itinerary:\n", "  - {kind: visit, institution: tri, date_from: 2021-03-02}\n"
        "  - {institution: tri, kind: visit, date_from: 2021-03-02}\nitinerary:\n",
        "  - {institution: tri, kind", "this visit stands on line",
    ),
    # kinship
    "circle of parents": Case(
        PLACES, "names: {zh: 日本}", "names: {zh: 日本}\n  parent: sendai", "parent: sendai", "comes back to itself"
    ),
    "circle of predecessors": Case(
        INSTITUTIONS, "names: {zh: 東北試驗所}", "names: {zh: 東北試驗所}\n  earlier: [{id: tri}]", "{id: tri}", "itself"
    ),
    "end before the beginning": Case(
        INSTITUTIONS, "names: {zh: 東北試驗所}", "names: {zh: 東北試驗所}\n  earlier: [{id: csc, until: 2003-04}]",
        "tri-old, until", "ends in 1999, before 2003-04",
    ),
    "years the wrong way": Case(PROGRAMMES, "end: null", "end: 2014", "end: 2014", "comes before the first, 2015"),
    "another country": Case(PLACES, "kind: city\n  country: JP", "kind: city\n  country: TW", "country: TW", "“miyagi”"),
    "unknown seat": Case(INSTITUTIONS, "city: 仙台", "city: 仙臺府", "仙臺府", "has no record in places.yaml"),
    "seat elsewhere": Case(INSTITUTIONS, "prefecture: 宮城縣", "prefecture: 東京", "city: 仙台", "does not lie in 東京"),
    # quotations
    "line moved": Case(REPORT, "{text: 中央科學委員會, line: 3", "{text: 中央科學委員會, line: 4", "agency:", "on line 3:"),
    "line of a block": Case(REPORT, "    line: 13\n", "    line: 12\n", "    line: 12\n", "it stands on line 13"),
    "several lines": Case(REPORT, "東北試驗所\n", "心得\n", "  - line: 16", "it stands on line 21"),
    "letter changed": Case(REPORT, "quote: 東北試驗所", "quote: 東北試驗場", "quote: 東北試驗場", "stands nowhere in"),
    "line beyond the end": Case(REPORT, "考察, line: 2}", "視察, line: 99}", "line: 99", "has no line 99; its last one is 23"),
    "no line": Case(REPORT, "    line: 18\n", "    line: null\n", "as_printed: 2021年3月3日 下午", "has no line"),
    "evidence moved": Case(REPORT, "line: 22, quote", "line: 23, quote", "line: 23, quote", "it stands on lines 2, 9, 12, 22"),
    "title of a traveller": Case(REPORT, "title: 處長", "title: 教授", "林一清", "“教授” does not stand beside"),
    "role of a host": Case(REPORT, "role: 教授", "role: 講師", "role: 講師", "“講師” stands nowhere"),
    "source line": Case(INSTITUTIONS, "line: 17}", "line: 18}", "line: 18", "stands on each of lines 11, 17, 22"),
    "evidence line": Case(INSTITUTIONS, "line: 12}]\n    - form", "line: 13}]\n    - form", "evidence", "line 13 of"),
    "printed nowhere": Case(INSTITUTIONS, "form: MIRAI", "form: MIRAJ", "MIRAJ", "“MIRAJ” is printed nowhere"),
    "printed after all": Case(
        INSTITUTIONS, "{form: MIRAI, kind: abbreviation}", "{form: MIRAI, kind: abbreviation, attested: false}",
        "MIRAI", "“MIRAI” is printed on line 22",
    ),
    "not in the report": Case(
        INSTITUTIONS, "{form: MIRAI, kind: abbreviation}", "{form: MIRAJ, kind: abbreviation, only_in: [2021-csc-tohoku]}",
        "MIRAJ", "is printed nowhere in 2021",
    ),
    "term printed nowhere": Case(TERMS, "form: 計畫,", "form: 計算機,", "計算機", "printed nowhere in the reports"),
    "role of a person": Case(PEOPLE, "tri, report: 2021-csc-tohoku, line: 15", "tri, report: 2021-csc-tohoku, line: 16",
                             "line: 16", "it stands on line 15"),
    "years printed elsewhere": Case(PROGRAMMES, "as_printed: 2015年開始", "as_printed: 2015年起", "2015年起", "nowhere"),
    "year not printed": Case(PROGRAMMES, "start: 2015", "start: 2051", "start: 2051", "the year 2051 is not in"),
    "amount": Case(PROGRAMMES, "amount: 30", "amount: 3", "amount: 3\n", "the amount 3 is not"),
    "unit": Case(PROGRAMMES, "unit: 億日圓", "unit: 億日元", "unit:", "the unit “億日元” is not"),
    # days
    "date not as printed": Case(REPORT, "date: 2021-04-10", "date: 2021-04-11", "2021-04-11", "is not that of “2021年4月10日”"),
    "visit outside the trip": Case(
        REPORT, '    ends: "16:00"\n', '    ends: "16:00"\n    probable_date: 2021-03-05\n', "probable_date: 2021-03-05",
        "lies outside the trip, 2021-03-01 to 2021-03-03",
    ),
    "visit ends before it begins": Case(REPORT, '"11:30"', '"09:30"', '"09:30"', "ends at 09:30, and begins at 10:00"),
    "day missing": Case(
        REPORT, "  - date: 2021-03-02\n    as_printed: 3/2(二)\n    line: 10\n    route: {text: 仙台→東京, line: 10}\n", "",
        "  - date: 2021-03-03\n", "no entry for 2021-03-02",
    ),
    "write-up beyond the source": Case(REPORT, "end_line: 23", "end_line: 24", "end_line: 24", "has no line 24"),
    "write-ups overlap": Case(REPORT, "end_line: 16", "end_line: 17", "line: 17, end_line: 20", "overlaps that of visit 1"),
    "range the wrong way": Case(REPORT, "line: 21, end_line: 23", "line: 23, end_line: 21", "end_line: 21", "before line"),
}  # fmt: skip

BEYOND_ITS_FILE = {"host without a record", "form of two terms"}
"""Mistakes that are told elsewhere, or that are more than one."""


def line_of(text: str, words: str) -> int:
    assert text.count(words) == 1, words
    return text[: text.index(words)].count("\n") + 1


def test_the_library_has_no_mistake(made_up, found_in):
    assert found_in(made_up) == []


@pytest.mark.parametrize("name", [name for name in CASES if name not in BEYOND_ITS_FILE])
def test_one_mistake(made_up, found_in, name):
    case = CASES[name]
    path = made_up / case.file
    text = path.read_text(encoding="utf-8")
    assert text.count(case.old) == 1, "ambiguous"
    text = text.replace(case.old, case.new)
    path.write_text(text, encoding="utf-8")
    found = found_in(made_up)
    assert {(file, line) for file, line, _what in found} == {(case.file, line_of(text, case.at))}, found
    assert any(case.words in what for _file, _line, what in found), found


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_host_without_a_record_is_told_in_the_report(made_up, found_in):
    change(
        made_up / PEOPLE,
        "- id: tanaka\n  country: JP\n  names: {zh: 田中}",
        "- id: someone\n  country: JP\n  names: {zh: 教授}",
    )
    text = (made_up / REPORT).read_text(encoding="utf-8")
    told = [(file, line) for file, line, what in found_in(made_up) if "has no record" in what]
    assert told == [(REPORT, line_of(text, "{name: 田中"))]
    (made_up / PEOPLE).unlink()
    assert found_in(made_up) == []


def test_a_form_of_two_terms(made_up, found_in):
    change(made_up / TERMS, "form: 計畫,", "form: 產學合作,")
    assert [(file, line) for file, line, what in found_in(made_up) if "“collaboration”" in what] == [(TERMS, 8)]


def test_every_mistake_of_a_file_is_told_and_not_only_the_first(made_up, found_in):
    path = made_up / REPORT
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ("destinations:", "destination:"), ("category", "x"), ("      - {name: 佐藤健, role:", "      - {name: 佐藤健, roles:"),
        ('"14:00"', "two"), ("level: likely", "level: maybe"), ("kind: name", "kind: nmae"), ("    route: {text: 仙台→東京,", "    route: {txt: 仙台→東京,"),
    ):  # fmt: skip
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    lines = [line for _file, line, _what in found_in(made_up)]
    wanted = ["destination:", "roles:", "starts: two", "level: maybe", "kind: nmae", "txt:"]
    assert lines == sorted(line_of(text, words) for words in wanted)


def test_a_form_that_three_records_claim_is_told_of_each_pair(made_up, found_in):
    path = made_up / PLACES
    extra = "".join(f"- {{id: {name}, kind: other, country: JP, names: {{ja: {ja}}}, variants: [{{form: 宮城縣, kind: full, "
                    f"attested: false}}]}}\n" for name, ja in (("north", "北の国"), ("south", "南の国")))  # fmt: skip
    path.write_text(path.read_text(encoding="utf-8") + extra, encoding="utf-8")
    told = [(line, what) for _file, line, what in found_in(made_up)]
    assert [line for line, _what in told] == [22, 23, 23]
    pairs = [("north", "miyagi"), ("south", "miyagi"), ("south", "north")]
    assert all(any(f"of “{one}” and of “{other}”" in what for _line, what in told) for one, other in pairs)


def test_three_places_in_a_circle_are_told_once(made_up, found_in):
    change(made_up / PLACES, "names: {zh: 日本}", "names: {zh: 日本}\n  parent: sendai")
    assert len([what for _file, _line, what in found_in(made_up) if "comes back" in what]) == 1


def test_white_space_may_be_anywhere(made_up, found_in):
    """A quotation over a wrap stands at its first line; a form of a name is found over the wrap as well."""
    change(made_up / REPORT, "quote: 東北研究所}", "quote: 東北 研究所亦然}")
    assert found_in(made_up) == []


@pytest.mark.parametrize("variant", ["{form: 東北, kind: short, attested: false}",
                                     "{form: Mirai, kind: variant, attested: false}"])  # fmt: skip
def test_what_stands_inside_a_longer_name_is_not_printed(made_up, found_in, variant):
    change(made_up / INSTITUTIONS, "    - {form: 未來, kind: short, attested: false}\n", f"    - {variant}\n")
    assert not [what for _file, _line, what in found_in(made_up) if "take attested" in what]


def test_two_visits_may_be_told_by_the_same_lines(made_up, found_in):
    change(made_up / REPORT, "write_up: {line: 17, end_line: 20}", "write_up: {line: 12, end_line: 16}")
    assert found_in(made_up) == []


@pytest.mark.parametrize("kind", ["inbound", "signing"])
def test_a_visit_at_home_need_not_fall_into_the_trip(made_up, found_in, kind):
    path = made_up / REPORT
    addition = f"  - {{kind: {kind}, institution: tri, date_from: 2020-01-01, date_to: 2020-01-31}}\nitinerary:\n"
    change(path, "itinerary:\n", addition)
    assert found_in(made_up) == []


def test_a_visit_outside_the_printed_trip_inside_the_probable_one(made_up, found_in):
    change(
        made_up / REPORT,
        "至2021年3月3日, line: 6}",
        "至2021年3月3日, line: 6, probable_start: 2021-03-02, probable_end: 2021-03-04}",
    )
    text = (made_up / REPORT).read_text(encoding="utf-8")
    told = [(line, what) for _file, line, what in found_in(made_up)]
    assert [line for line, _what in told] == [text[: text.index("    date: 2021-03-01")].count("\n") + 1]
    assert "2021-03-02 to 2021-03-04" in told[0][1]


def test_days_in_the_wrong_order(made_up, found_in):
    path = made_up / REPORT
    text = path.read_text(encoding="utf-8")
    second, third = text.index("  - date: 2021-03-02"), text.index("  - date: 2021-03-03")
    end = text.index("notes:\n", third)
    path.write_text(text[:second] + text[third:end] + text[second:third] + text[end:], encoding="utf-8")
    assert ["stands after 2021-03-03" in what for _file, _line, what in found_in(made_up)] == [True]


def test_a_report_that_the_library_does_not_have(made_up, found_in):
    """Named often, it lies elsewhere, and what it prints is not known; named once, its id is a slip."""
    path = made_up / PLACES
    places = ", ".join(f"{{report: 1999-other-report, line: {line}}}" for line in range(1, 7))
    path.write_text(path.read_text(encoding="utf-8") + "- id: osaka\n  kind: city\n  country: JP\n  names: {zh: 大阪}\n"
                    f"  variants: [{{form: 大阪市, kind: full}}]\n  sources: [{places}]\n", encoding="utf-8")  # fmt: skip
    assert found_in(made_up) == []
    change(path, places, "{report: 1999-other-report, line: 1}")
    assert {line for _file, line, _what in found_in(made_up)} == {26, 27}


def test_a_changed_source(made_up, found_in):
    source = made_up / "reports/2021-csc-tohoku/source.txt"
    source.write_text(source.read_text(encoding="utf-8") + "後記\n", encoding="utf-8")
    assert [(file, line) for file, line, _what in found_in(made_up)] == [("reports/2021-csc-tohoku/source.txt", None)]
    source.write_bytes(b"\xff")
    assert "UTF-8" in found_in(made_up)[0][2]


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", "a: [", "- 1\n- [2]\n- {a: b}", "[" * 3000 + "]" * 3000, "? [a]\n: b", "~"]
)
@pytest.mark.parametrize("file", [REPORT, INSTITUTIONS, PEOPLE, PROGRAMMES, PLACES, TERMS])
def test_no_file_is_too_broken_to_be_told(made_up, found_in, file, content):
    (made_up / file).write_text(content, encoding="utf-8")
    found = found_in(made_up)
    assert content in {"[]", "~"} or file in {name for name, _line, _what in found}
