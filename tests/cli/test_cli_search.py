"""`search` and `concordance`: what is found in which spelling, how odd queries are read, and what exit codes say."""

from __future__ import annotations

import csv
import io

import pytest


def _places(found):
    return {(row["report"], row["start"], row["end"]) for row in found.document["rows"]}


def test_three_spellings_of_one_concept_find_the_same_places(ask):
    rows = [
        _places(ask("concordance", query, "--limit", 0, "--json")) for query in ("產學合作", "産学連携", "产学合作")
    ]
    assert rows[0] == rows[1] == rows[2]
    assert len(rows[0]) > 200
    assert len({report for report, _start, _end in rows[0]}) == 4


def test_search_and_concordance_count_the_same(ask):
    found = ask("search", "産学連携", "--limit", 0, "--json").document
    rows = ask("concordance", "産学連携", "--limit", 0, "--json").document
    assert found["total_matches"] == rows["total"] == len(rows["rows"])
    assert found["total_sections"] == len(found["hits"])
    assert sum(form["count"] for form in found["forms"] if form["on"]) == found["total_matches"]


def test_forms_say_why_they_are_there(ask):
    forms = ask("search", "JST", "--json").document["forms"]
    relations = {form["relation"] for form in forms}
    assert "typed" in relations
    assert "name" in relations
    assert relations <= {"typed", "spelling", "name", "same", "near"}


def test_matches_quote_the_source(ask, shared_library):
    for hit in ask("search", "科學技術振興機構", "--limit", 0, "--json").document["hits"]:
        path = shared_library / "corpus" / "reports" / hit["report"] / "source.txt"
        source = path.read_bytes().decode("utf-8")
        for match in hit["matches"]:
            quoted = source[match["start"] : match["end"]]
            assert match["text"] == quoted.replace("\n", "")
            assert source.count("\n", 0, match["start"]) + 1 == match["line"]
            assert match["line"] + quoted.count("\n") == match["end_line"]


def test_narrower_switches_find_less(ask):
    total = {
        options: ask("search", "産学連携", *options, "--json").document["total_matches"]
        for options in ((), ("--spelling-only",), ("--exact",))
    }
    assert total[()] > total[("--spelling-only",)] > total[("--exact",)] == 0


def test_filters(ask):
    of_two = ask("search", "JST", "--report", "2008", "--report", "2025-nstc", "--limit", 0, "--json").document
    assert {hit["report"] for hit in of_two["hits"]} == {"2008-nsc-jst", "2025-nstc-natural-sciences"}
    visits = ask("search", "JST", "--kind", "visit", "--limit", 0, "--json").document
    assert {hit["kind"] for hit in visits["hits"]} == {"visit"}
    early = ask("search", "JST", "--to", "2008", "--limit", 0, "--json").document
    assert {hit["report"] for hit in early["hits"]} == {"2008-nsc-jst"}
    of_nims = ask("search", "研究", "--institution", "物質・材料研究機構", "--limit", 0, "--json").document
    assert 0 < of_nims["total_sections"] < ask("search", "研究", "--json").document["total_sections"]


def test_limit_and_its_remainder(ask):
    found = ask("search", "産学連携", "--limit", 3, "--json").document
    assert len(found["hits"]) == 3
    assert found["total_sections"] > 3
    plain = ask("search", "産学連携", "--limit", 3)
    assert plain.err == f"{found['total_sections'] - 3} more sections; --limit 0 prints all.\n"
    assert len(ask("concordance", "産学連携", "--limit", 7, "--json").document["rows"]) == 7


@pytest.mark.parametrize("sort", ["relevance", "order", "date"])
def test_orders_of_hits(ask, sort):
    hits = ask("search", "技術移轉", "--sort", sort, "--limit", 0, "--json").document["hits"]
    assert hits
    if sort == "relevance":
        assert hits == sorted(hits, key=lambda hit: -hit["score"])
    elif sort == "order":
        assert hits == sorted(hits, key=lambda hit: (hit["report"], hit["line"]))
    else:
        assert sorted(hit["report"][:4] for hit in hits) == [hit["report"][:4] for hit in hits] or (
            sorted((hit["report"][:4] for hit in hits), reverse=True) == [hit["report"][:4] for hit in hits]
        )


@pytest.mark.parametrize("query", ["zzzzqqq", "中間機構甲乙丙"])
def test_nothing_found(ask, query):
    found = ask("search", query, "--json")
    assert (found.code, found.err) == (1, "")
    assert (found.document["total_sections"], found.document["hits"]) == (0, [])
    plain = ask("search", query)
    assert (plain.code, plain.out) == (1, "")
    assert plain.err.startswith("Nothing was found.")
    rows = ask("concordance", query, "--json")
    assert (rows.code, rows.document["total"], rows.document["rows"]) == (1, 0, [])
    assert ask("visits", "--institution", "nedo", "--report", "2008", "--json").document == {"visits": []}


@pytest.mark.parametrize("query", ['"科學技術', "(科學技術", "科學技術)", '科學技術"', "((科學 OR 技術)", '"'])
def test_unbalanced_marks_are_read_and_told(ask, query):
    found = ask("search", query, "--json")
    if found.code == 2:
        assert query == '"'
        return
    assert found.document["notes"], "how it was read is told"
    assert found.document["read_as"]
    plain = ask("search", query)
    assert plain.code == found.code
    assert all(note in plain.err for note in found.document["notes"])


@pytest.mark.parametrize("query", ["OR", "NOT", "AND AND", "*", "???", "-", "()", '""', "title:", "a" * 3000, "\udcff",
                                   "\x1b[31m", "😀", "(" * 300 + "學"])  # fmt: skip
def test_odd_queries_never_break(ask, query):
    found = ask("search", "--json", "--", query)
    assert found.code in {0, 1, 2}
    if found.code == 2:
        found.error(2)
    else:
        assert found.document["query"] is not None


def test_words_may_be_several_arguments(ask):
    several, one = (ask("search", *words, "--json").document for words in (["產學", "合作"], ["產學 合作"]))
    assert several == one


def test_concordance_rows(ask):
    rows = ask("concordance", "技術移轉", "--width", 5, "--limit", 0, "--json").document["rows"]
    assert all(len(row["left"]) <= 5 and len(row["right"]) <= 5 for row in rows)
    order = [(row["report"], row["start"]) for row in rows]
    assert order == sorted(order)
    right = ask("concordance", "技術移轉", "--width", 5, "--sort", "right", "--limit", 0, "--json").document["rows"]
    assert {(row["report"], row["start"]) for row in right} == set(order)
    assert [(row["report"], row["start"]) for row in right] != order


def test_concordance_csv(ask):
    found = ask("concordance", "産学連携", "--csv", "--limit", 0)
    rows = list(csv.DictReader(io.StringIO(found.out)))
    document = ask("concordance", "産学連携", "--json", "--limit", 0).document
    assert [int(row["start"]) for row in rows] == [row["start"] for row in document["rows"]]
    assert list(rows[0]) == ["left", "match", "right", "report", "section", "line", "start", "end"]
