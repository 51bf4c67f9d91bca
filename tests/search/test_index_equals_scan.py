"""One contract, two implementations: whatever the index answers, a plain scan answers too."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from tjexplorer.authority.institutions import load_institutions
from tjexplorer.authority.terms import load_terms
from tjexplorer.indexing.shelf import Building, Shelf
from tjexplorer.search.searcher import Knowledge, RowSort, Searcher, SearchRequest, Sort

FIXED = [
    "產學合作", "产学合作", "産学連携", "JST", "jst", "univers*", "technolog*", "科研費", "理研", "北大", "阪大", "2025年",
    "民國101年", "北海道 大學", "technology transfer", "industry-academia", "25", "114", "a", "的", "・", "々", "。", "＊",
    '"北海道大學"', "title:創新", "kind:visit", "kind:visit -JST", "year:2013 大學", "NOT 大學", "大學 NOT 東京",
    "(東京 OR 北海道) AND 大學", "(產學 OR 技術) -(東京 OR 筑波)", "institution:jst", "agency:經濟部", "report:2008 會議",
    "產學 產學合作 學合", "title:大學 東京", "「產學合作」 JST", "北海道大學 -title:北海道", "ＪＳＴ", "ﾍﾞﾝﾁｬｰ", "ベンチャー",
    "TLO", "筑波 つくば", "R&D", "A-STEP", "1,000", "%", "(TCI)", "start-up", "startup", "co.", "x OR y OR z",
]  # fmt: skip


@pytest.fixture(scope="module")
def pair(real: SimpleNamespace) -> tuple[Searcher, Searcher]:
    folder = real.places.corpus / "authority"
    terms, institutions = load_terms(folder / "terms.yaml"), load_institutions(folder / "institutions.yaml")
    knowledge = Knowledge(lambda: terms, lambda: institutions)
    where = replace(real.places, index=real.places.index.with_name("none"))
    scanning = Shelf(real.library.report_ids, real.library.report, where, building=Building.NEVER)
    indexed = Shelf(real.library.report_ids, real.library.report, real.places)
    assert scanning.stock().index is None
    assert indexed.stock().index is not None
    return Searcher(scanning, knowledge), Searcher(indexed, knowledge)


def made_up(real: SimpleNamespace) -> list[str]:
    """Queries of one to three words of the reports, joined in all ways."""
    chance = random.Random(7)  # noqa: S311  # a sample
    reading = "".join(report.reading for report in real.stock.reports)
    words = sorted(set(re.findall(r"[\u4e00-\u9fff]{2,3}|[A-Za-z]{3,}", reading)))
    joints = [" ", " OR ", " AND ", " -", " NOT ", " title:"]
    return [
        "".join(
            word for pair in zip(chance.sample(words, size), chance.sample(joints, size), strict=True) for word in pair
        )
        for size in (chance.randint(1, 3) for _ in range(150))
    ]


def test_answers_are_identical(real: SimpleNamespace, pair: tuple[Searcher, Searcher]) -> None:
    scanning, indexed = pair
    queries = FIXED + made_up(real)
    assert len(queries) >= 200
    for query in queries:
        request = SearchRequest(query)
        assert indexed.search(request) == scanning.search(request), query


@pytest.mark.parametrize(
    "request_",
    [
        SearchRequest("產學合作", exact=True),
        SearchRequest("产学合作", exact=True),
        SearchRequest("々", exact=True),
        SearchRequest("產學合作", spelling_only=True),
        SearchRequest("產學合作", sort=Sort.DATE, limit=5),
        SearchRequest("產學合作", sort=Sort.ORDER, reports=("2013-cepd-hokkaido",)),
        SearchRequest("產學合作", kinds=("visit", "reflections")),
        SearchRequest("產學合作", date_from=date(2012, 1, 1), date_to=date(2012, 12, 31)),
        SearchRequest("產學合作", off_forms=frozenset({"產學合作"})),
        SearchRequest("產學合作", on_forms=frozenset({"技術移轉"})),
    ],
)
def test_options_answer_identically(pair: tuple[Searcher, Searcher], request_: SearchRequest) -> None:
    scanning, indexed = pair
    assert indexed.search(request_) == scanning.search(request_)
    assert indexed.concordance(request_, sort=RowSort.LEFT) == scanning.concordance(request_, sort=RowSort.LEFT)
