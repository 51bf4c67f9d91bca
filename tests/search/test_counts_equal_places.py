"""Numbers are reckoned without places; the places of all hits must give the same numbers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tjexplorer.indexing.shelf import Building, Shelf
from tjexplorer.model.institution import Institution
from tjexplorer.model.names import VariantName
from tjexplorer.model.term import Term, TermForm
from tjexplorer.paths import Places
from tjexplorer.search.overlaps import crossings_of, may_overlap
from tjexplorer.search.results import SearchResult
from tjexplorer.search.searcher import Knowledge, Searcher, SearchRequest

FORMS = ("人才", "人才培育", "培育人才", "人材", "才培", "talent", "talent cultivation", "人才人", "タレント", "ント")
"""Forms of one term, some inside of others, some crossing."""

PIECES = [*FORMS, "人", "才", "培", "育", " ", "，", "Talent", "talents", "の", "化"]


def knowledge() -> Knowledge:
    forms = tuple(TermForm(form, "zh-Hant") for form in FORMS)
    return Knowledge(terms=lambda: (Term("talent", forms),))


def places(root: Path) -> Places:
    return Places(root, root / "corpus", root / "index", root / "bookmarks", root / "state")


def check(result: SearchResult) -> None:
    assert result.total_sections == len(result.hits)
    assert result.total_matches == sum(len(hit.matches) for hit in result.hits)
    found = Counter(match.form for hit in result.hits for match in hit.matches)
    assert {form.form: form.count for form in result.forms if form.on and form.count} == dict(found)
    for hit in result.hits:
        ends = [0, *(match.end for match in hit.matches)]
        assert all(match.start >= end for match, end in zip(hit.matches, ends, strict=False))


_TEXT = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
_QUERIES = [
    "人才",
    "人材",
    "talent",
    "培育",
    "人 才",
    "人才 OR 培育",
    "人才 -培育",
    "title:人才",
    "才培 人才",
    "人才 NEAR/3 育",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(_TEXT, _TEXT), min_size=1, max_size=4), st.sampled_from(_QUERIES))
def test_forms_that_overlap_are_counted_as_they_are_shown(
    make_report, sections: list[tuple[str, str]], query: str
) -> None:
    report = make_report(*((heading or "題", body or "文") for heading, body in sections))
    with TemporaryDirectory() as folder:
        results = []
        for building in (Building.NEVER, Building.NOW):
            shelf = Shelf([report.id], lambda _name: report, places(Path(folder)), building=building)
            results.append(Searcher(shelf, knowledge()).search(SearchRequest(query)))
            shelf.close()
    check(results[0])
    assert results[0] == results[1]


@pytest.mark.parametrize(
    "query", ["研究", "大學 研究", "産学連携", "技術 OR 移轉", "學 會議 -日本", "創新 NEAR/10 研究"]
)
@pytest.mark.parametrize("limit", [1, 7, 20])
def test_a_limit_cuts_the_list_and_nothing_else(real: SimpleNamespace, query: str, limit: int) -> None:
    whole = real.indexed.search(SearchRequest(query))
    check(whole)
    cut = real.indexed.search(SearchRequest(query, limit=limit))
    assert cut.hits == whole.hits[:limit]
    assert (cut.total_sections, cut.total_matches, cut.forms) == (
        whole.total_sections,
        whole.total_matches,
        whole.forms,
    )


@pytest.mark.parametrize(
    ("one", "other", "texts"),
    [("人才培", "培人", {"人才培人", "培人才培"}), ("ab", "cd", set()), ("aa", "aa", {"aaa"}), ("abc", "bc", set())],
)
def test_texts_in_which_two_strings_cross(one: str, other: str, texts: set[str]) -> None:
    assert set(crossings_of(one, other)) == texts
    assert may_overlap(one, other) is (bool(texts) or one in other or other in one)


def test_sections_in_doubt_are_counted_once(make_report) -> None:
    """Of a name with exceptions the index counts what it can, and the text of the other sections is read."""
    report = make_report(("一", "大學與大學"), ("二", "重大學習和大學"), ("三", "大學"), ("四", "Bayh-Dole, Dole"))
    variant = VariantName("大學", "short", not_inside=("重大學",))
    institutions = (Institution(id="u", kind="university", country="TW", zh="某某大學校", variants=(variant,)),)
    with TemporaryDirectory() as folder:
        shelf = Shelf([report.id], lambda _name: report, places(Path(folder)))
        searcher = Searcher(shelf, Knowledge(institutions=lambda: institutions))
        university, dole = searcher.search(SearchRequest("大學")), searcher.search(SearchRequest("dole"))
        shelf.close()
    check(university)
    assert [len(hit.matches) for hit in sorted(university.hits, key=lambda hit: hit.line)] == [2, 1, 1]
    check(dole)
    assert dole.total_matches == 2
