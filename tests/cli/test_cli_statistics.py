"""`frequency`, `collocates` and `keywords`: documents, tables, charts for the terminal, files, and wrong calls."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import xml.etree.ElementTree as ET

import pytest


def _rows(table, **dialect):
    return list(csv.DictReader(io.StringIO(table), **dialect))


def test_frequency_counts_what_search_finds(ask):
    found = ask("frequency", "產學合作", "JST", "--json").document
    for query in found["queries"]:
        searched = ask("search", query["query"], "--limit", 0, "--json").document
        assert query["total_matches"] == searched["total_matches"]
        assert query["total_sections"] == searched["total_sections"]
        assert query["forms"] == searched["forms"]
        matches = [match for hit in searched["hits"] for match in hit["matches"]]
        places = [place for report in query["reports"] for place in report["places"]]
        assert sorted((place["start"], place["end"]) for place in places) == sorted(
            (match["start"], match["end"]) for match in matches
        )
        for group in ("reports", "years", "kinds"):
            assert sum(share["count"] for share in query[group]) == query["total_matches"]
            assert sum(share["characters"] for share in query[group]) == found["characters"]
    assert "white space" in found["base"]
    assert "Gries" in found["measure"]["dispersion"]


def test_frequency_takes_the_filters_of_search(ask):
    options = ("--report", "2013", "--kind", "visit", "--exact")
    (query,) = ask("frequency", "產學合作", *options, "--json").document["queries"]
    assert query["total_matches"] == ask("search", "產學合作", *options, "--json").document["total_matches"]
    assert [report["report"] for report in query["reports"]] == ["2013-cepd-hokkaido"]
    assert [share["kind"] for share in query["kinds"]] == ["visit"]


def test_each_argument_of_frequency_is_a_query_and_counts_once(ask):
    found = ask("frequency", "產學合作 JST", "JST", "JST", "--json").document
    assert [query["query"] for query in found["queries"]] == ["產學合作 JST", "JST"]


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_charts_fit_the_terminal(ask, ask_small, monkeypatch, columns, columns_of):
    monkeypatch.setenv("COLUMNS", str(columns))
    for queries in (("產學合作",), ("產學合作", "JST", "a phrase that is longer than any column of labels can be")):
        answer = ask("frequency", *queries)
        assert answer.code == 0
        assert columns_of(answer.out) <= columns
        assert answer.out.count("│") == 2 * 5 * len(queries)
        assert "█" in answer.out
        assert not [line for line in answer.out.split("\n") if line != line.rstrip()]
    for call in (("collocates", "JST"), ("keywords", "2008")):
        assert columns_of(ask_small(*call).out) <= columns


def test_frequency_as_a_table(ask):
    found = ask("frequency", "產學合作", "JST", "--json").document
    rows = _rows(ask("frequency", "產學合作", "JST", "--csv").out)
    assert rows == _rows(ask("frequency", "產學合作", "JST", "--tsv").out, delimiter="\t")
    for query in found["queries"]:
        own = [row for row in rows if row["query"] == query["query"]]
        (whole,) = [row for row in own if row["by"] == "all"]
        assert int(whole["count"]) == query["total_matches"]
        for by, group in (("report", "reports"), ("year", "years"), ("kind", "kinds")):
            shares = [row for row in own if row["by"] == by]
            assert [int(row["count"]) for row in shares] == [share["count"] for share in query[group]]
            assert [row["key"] for row in shares] == [str(share[by]) for share in query[group]]


def test_a_query_is_no_formula_in_a_table(ask):
    table = ask("frequency", "=1+JST", "--csv").out
    assert "'=1+JST" in table
    assert "\n=" not in table


def test_a_word_that_is_nowhere(ask):
    answer = ask("frequency", "nowhere-to-be-found")
    assert answer.code == 1
    assert "Nothing was found" in answer.err
    assert "│" not in answer.out
    assert ask("frequency", "nowhere-to-be-found", "JST").code == 0
    assert ask("collocates", "nowhere-to-be-found", "--json").code == 1


def test_the_chart_is_a_file(ask, tmp_path):
    target = tmp_path / "new" / "chart.svg"
    answer = ask("frequency", "<JST> & 產學合作", "產學合作", "--svg", target)
    assert answer.code == 0
    assert str(target) in answer.err
    root = ET.parse(target).getroot()  # noqa: S314  # our own chart
    assert "<JST> & 產學合作" in root.find("{http://www.w3.org/2000/svg}title").text
    first = target.read_bytes()
    ask("frequency", "<JST> & 產學合作", "產學合作", "--svg", target)
    assert target.read_bytes() == first


def test_the_chart_replaces_no_file_of_others(ask, tmp_path):
    target = tmp_path / "thesis.svg"
    target.write_text("<svg>mine</svg>\n", encoding="utf-8")
    answer = ask("frequency", "JST", "--svg", target)
    assert answer.code == 3
    assert "--force" in answer.err
    assert target.read_text(encoding="utf-8") == "<svg>mine</svg>\n"
    assert ask("frequency", "JST", "--svg", target, "--force").code == 0
    assert "JST" in target.read_text(encoding="utf-8")
    assert ask("frequency", "JST", "--svg", target / "below").code == 3


def test_collocates_say_what_they_are(ask):
    found = ask("collocates", "産学連携", "--json").document
    assert found["total_matches"] == ask("search", "産学連携", "--json").document["total_matches"]
    assert (found["window"], found["minimum"]) == (10, 3)
    assert "Dunning" in found["measure"]["log_likelihood"]
    assert "Rychly" in found["measure"]["log_dice"]
    assert "authority files" in found["words"]
    assert len(found["collocates"]) == 20 < found["total"]
    scores = [row["log_likelihood"] for row in found["collocates"]]
    assert scores == sorted(scores, reverse=True)
    by_dice = ask("collocates", "産学連携", "--sort", "log-dice", "--json").document["collocates"]
    assert [row["log_dice"] for row in by_dice] == sorted((row["log_dice"] for row in by_dice), reverse=True)
    assert {row["kind"] for row in ask("collocates", "JST", "--only", "term", "--json").document["collocates"]} == {
        "term"
    }


def test_tables_of_words_equal_their_documents(ask_small, small_library):
    for call, key in ((("collocates", "JST"), "collocates"), (("keywords", "2025"), "keywords")):
        document = ask_small(*call, "--json").document[key]
        rows = _rows(ask_small(*call, "--csv").out)
        assert rows == _rows(ask_small(*call, "--tsv").out, delimiter="\t")
        assert [row["text"] for row in rows] == [row["text"] for row in document]
        for row in (row for row in rows if not row["record"]):
            path = small_library / "corpus" / "reports" / row["report"] / "source.txt"
            lines = path.read_bytes().decode("utf-8").split("\n")
            assert row["text"][:1] in "".join(lines[int(row["line"]) - 1 :][:3])


def test_plain_lists_name_measure_and_words(ask, ask_small):
    beside = ask_small("collocates", "JST", "--limit", 5)
    assert "Dunning 1993" in beside.out
    assert "log-likelihood" in beside.out
    assert "more rows; --limit 0 prints all." in beside.err
    apart = ask("keywords", "2013", "--limit", 5)
    assert "Rayson and Garside 2000" in apart.out
    assert "北海道大學" in apart.out


def test_keywords_of_a_report(ask):
    found = ask("keywords", "2025-nstc", "--json").document
    assert found["report"] == "2025-nstc-natural-sciences"
    assert len(found["others"]) == 4
    assert {"jsps", "nims", "riken"} <= {row["record"] for row in found["keywords"][:10]}
    by_ratio = ask("keywords", "2025-nstc", "--sort", "log-ratio", "--minimum", 5, "--json").document["keywords"]
    assert all(row["count"] >= 5 for row in by_ratio)
    assert [row["log_ratio"] for row in by_ratio] == sorted((row["log_ratio"] for row in by_ratio), reverse=True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("frequency",),
        ("frequency", " "),
        ("frequency", "JST", "--csv", "--json"),
        ("frequency", "JST", "--limit", "3"),
        ("frequency", "JST", "--kind", "vist"),
        ("collocates",),
        ("collocates", "JST", "--window", "0"),
        ("collocates", "JST", "--sort", "dice"),
        ("collocates", "JST", "--csv", "--tsv"),
        ("keywords",),
        ("keywords", "2019"),
        ("keywords", "2013", "--only", "nouns"),
    ],
)
def test_wrong_calls_are_one_sentence(ask, arguments):
    ask(*arguments).error(2)


def test_a_damaged_authority_file_is_named(call, own_library):
    path = own_library / "corpus" / "authority" / "people.yaml"
    path.write_text("- id: [\n", encoding="utf-8")
    assert str(path) in call("collocates", "JST", "--library", own_library).error(3)
    assert call("frequency", "JST", "--library", own_library).code == 0


def test_one_report_alone_is_set_apart_from_nothing(call, own_library):
    shutil.rmtree(own_library / "corpus" / "reports" / "2008-nsc-jst")
    answer = call("keywords", "2025", "--library", own_library)
    assert answer.code == 1
    assert "No word sets this report apart" in answer.err


ATTACK = "\x1b[31m\x1b]0;owned\x07\x9b2J\x08\x7f\u202eevil\u2066"
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def hostile_library(tmp_path_factory):
    """Two reports that try to talk to the terminal, one of them without a record."""
    folder = tmp_path_factory.mktemp("hostile")
    label = json.dumps(ATTACK)
    for name, text in (
        ("evil", f"壹、目的{ATTACK}\n\n=1+1 推動產學合作{ATTACK}。<b>{'產學合作與研究' * 3000}\n"),
        ("other", "壹、目的\n\n"),
    ):
        report = folder / "corpus" / "reports" / name
        report.mkdir(parents=True)
        (report / "source.txt").write_text(
            text + f"{ATTACK}研發{ATTACK}處 [red]owned[/red] evil\n\n" * 5, encoding="utf-8"
        )
    record = f"id: evil\nform: trip-report\nsource: {{name: x, sha256: x}}\ntitle: null\nlabel: {label}\n"
    (folder / "corpus" / "reports" / "evil" / "report.yaml").write_text(record, encoding="utf-8")
    authority = folder / "corpus" / "authority"
    authority.mkdir()
    names = f"{{zh: {label}, ja: {label}, en: {label}}}"
    form = json.dumps(f"研發{ATTACK}處", ensure_ascii=True)
    (authority / "institutions.yaml").write_text(
        f"- {{id: evil, kind: agency, country: JP, names: {names}, variants: [{{form: {form}, kind: variant}}]}}\n",
        encoding="utf-8",
    )
    return folder


@pytest.mark.parametrize(
    "arguments",
    [
        ("frequency", "產學合作"),
        ("frequency", "產學合作", ATTACK, "研發處"),
        ("frequency", "產學合作", "--csv"),
        ("collocates", "產學合作", "--minimum", 1),
        ("collocates", "研發處", "--minimum", 1, "--tsv"),
        ("keywords", "evil", "--limit", 0),
        ("keywords", "other", "--minimum", 1, "--csv"),
    ],
    ids=range(7),
)
def test_nothing_that_a_terminal_obeys(call, hostile_library, arguments):
    forms = [[]] if {"--csv", "--tsv"} & set(arguments) else [[], ["--json"]]
    for form in forms:
        found = call(*arguments, *form, "--library", hostile_library)
        assert found.code in {0, 1}, found.err
        assert found.out
        shown = found.out.replace("\t", "") if "--tsv" in arguments else found.out
        assert not OBEYED.search(shown)
        assert not OBEYED.search(found.err)


def test_the_chart_of_a_hostile_library_is_xml(call, hostile_library, tmp_path):
    target = tmp_path / "chart.svg"
    assert call("frequency", "產學合作", ATTACK, "--svg", target, "--library", hostile_library).code == 0
    assert not OBEYED.search(target.read_text(encoding="utf-8"))
    ET.parse(target)  # noqa: S314  # our own chart
