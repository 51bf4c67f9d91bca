"""`concordance`: orders, formats and filters by option; `search` grouped by report and as a table."""

from __future__ import annotations

import csv
import io

import pytest


def test_orders_by_what_stands_next_to_the_match(ask):
    rows = ask("concordance", "產學合作", "--sort", "right", "--by", 1, "--limit", 0, "--json").document["rows"]
    firsts = ["".join(row["right"].split())[:1] for row in rows]
    # Alike by the one character that counts: the order of the text.
    alike = [(row["report"], row["start"]) for row, first in zip(rows, firsts, strict=True) if first == "機"]
    assert len(alike) > 5
    assert alike == sorted(alike)
    # All that begin with one character stand together.
    runs = [first for at, first in enumerate(firsts) if not at or firsts[at - 1] != first]
    assert len([first for first in runs if first == "機"]) == 1


def test_words_are_longer_than_characters(ask):
    def rights(unit):
        found = ask("concordance", "JST", "--sort", "right", "--by", 1, "--unit", unit, "--limit", 0, "--json")
        return [row["start"] for row in found.document["rows"]]

    assert sorted(rights("words")) == sorted(rights("characters"))
    assert rights("words") != rights("characters")


def test_by_report_and_by_year(ask):
    rows = ask("concordance", "JST", "--sort", "report", "--limit", 0, "--json").document["rows"]
    reports = list(dict.fromkeys(row["report"] for row in rows))
    counts = [sum(row["report"] == report for row in rows) for report in reports]
    assert counts == sorted(counts, reverse=True)
    assert len([row for row in rows if row["report"] == reports[0]]) == counts[0]
    years = [row["report"][:4] for row in
             ask("concordance", "JST", "--sort", "year", "--limit", 0, "--json").document["rows"]]  # fmt: skip
    assert years == sorted(years)


def test_the_first_rows_are_first_of_all_rows(ask):
    options = ("--sort", "left", "--by", 2, "--unit", "words")
    whole = ask("concordance", "研究", *options, "--limit", 0, "--json").document
    some = ask("concordance", "研究", *options, "--limit", 5, "--json").document
    assert some["rows"] == whole["rows"][:5]
    assert some["total"] == whole["total"] == len(whole["rows"])


@pytest.mark.parametrize(
    "options",
    [("--report", "2013-cepd-hokkaido"), ("--year", 2015), ("--agency", "行政院經濟建設委員會"), ("--kind", "visit"),
     ("--institution", "jst"), ("--from", 2014), ("--exact",), ("--off", "產學合作")],
    ids=str,
)  # fmt: skip
def test_every_filter_holds_here_too(ask, options):
    found = ask("search", "産学連携", *options, "--limit", 0, "--json", "--no-history").document
    table = ask("concordance", "産学連携", *options, "--limit", 0, "--json").document
    places = {(hit["report"], match["start"]) for hit in found["hits"] for match in hit["matches"]}
    assert {(row["report"], row["start"]) for row in table["rows"]} == places
    assert table["total"] == found["total_matches"] < 250


def test_tsv_is_the_csv_with_tabs(ask):
    comma = ask("concordance", "JST", "--csv", "--limit", 0).out
    tabs = ask("concordance", "JST", "--tsv", "--limit", 0).out
    rows = [line.split("\t") for line in tabs.removesuffix("\n").split("\n")]
    assert rows == [[" ".join(cell.splitlines()) for cell in row] for row in csv.reader(io.StringIO(comma))]
    assert {len(row) for row in rows} == {8}


@pytest.mark.parametrize(
    ("options", "said"),
    [(("--by", 2), "--sort left"), (("--unit", "words", "--sort", "year"), "--sort left"),
     (("--csv", "--tsv"), "three formats"), (("--tsv", "--json"), "three formats"),
     (("--sort", "right", "--by", 0), "--by"), (("--sort", "right", "--unit", "word"), "words")],
    ids=str,
)  # fmt: skip
def test_options_that_make_no_sense_together(ask, monkeypatch, options, said):
    monkeypatch.setenv("LANGUAGE", "en")
    assert said in ask("concordance", "JST", *options).error(2)


def test_hits_by_report_with_the_counts_of_each(ask):
    plain = ask("search", "JST", "--limit", 0, "--json", "--no-history").document
    grouped = ask("search", "JST", "--limit", 3, "--by-report", "--json", "--no-history").document
    assert len(grouped["hits"]) == 3
    assert grouped["total_sections"] == plain["total_sections"] == sum(one["sections"] for one in grouped["groups"])
    assert grouped["total_matches"] == sum(one["matches"] for one in grouped["groups"])
    assert [one["report"] for one in grouped["groups"]] == list(dict.fromkeys(hit["report"] for hit in plain["hits"]))
    first = grouped["groups"][0]["report"]
    assert [hit for hit in plain["hits"] if hit["report"] == first][:3] == grouped["hits"][:3]


def test_hits_as_tables(ask):
    plain = ask("search", "筑波", "--limit", 4, "--json", "--no-history").document
    table = ask("search", "筑波", "--limit", 4, "--csv", "--no-history").out
    rows = list(csv.DictReader(io.StringIO(table)))
    expected = [(hit["section"], str(match["start"])) for hit in plain["hits"] for match in hit["matches"]]
    assert [(row["section"], row["start"]) for row in rows] == expected
    tabs = ask("search", "筑波", "--limit", 4, "--tsv", "--no-history").out
    assert len(tabs.splitlines()) == len(rows) + 1
    assert ask("search", "麒麟長頸鹿", "--csv", "--no-history").code == 1


def test_a_place_leads_back(ask):
    """Also where several reports are of one year."""
    document = ask("concordance", "產學合作", "--limit", 0, "--json").document["rows"]
    places = [line.split()[0] for line in ask("concordance", "產學合作", "--limit", 0).out.splitlines()]
    assert len(places) == len(document)
    found = dict(zip(places, document, strict=True))
    names = {place.split(":")[0] for place in found}
    assert {"2008", "2015"} <= names
    assert "2025" not in names
    for name in names:
        place, row = next((place, row) for place, row in found.items() if place.split(":")[0] == name)
        assert ask("show", place, "--json").document["report"] == row["report"]
