from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tjexplorer.indexing.analyzer import Demand, demand_of, terms_of
from tjexplorer.text.fold import fold
from tjexplorer.text.matching import Pattern


@pytest.mark.parametrize(
    ("folded", "terms"),
    [
        ("產學合作", {"產", "學", "合", "作", "產學", "學合", "合作"}),
        ("technology transfer", {"technology", "transfer"}),
        ("covid19", {"covid", "19"}),
        ("東a京", {"東", "a", "京"}),
        ("a-b", {"a", "-", "b"}),
        ("學\n會", {"學", "會"}),
        ("", set()),
    ],
)
def test_terms_of_a_text(folded: str, terms: set[str]) -> None:
    assert terms_of(folded) == terms


@pytest.mark.parametrize(
    ("pattern", "demand"),
    [
        ("產學合作", Demand(("合作", "學合", "產學"), None)),
        ("學", Demand(("學",), None)),
        ("jst", Demand((), "jst")),
        ("technology transfer", Demand(("technology",), "transfer")),
        ("2025年", Demand(("2025", "年"), None)),
        (" ", Demand((), None)),
    ],
)
def test_what_a_pattern_demands(pattern: str, demand: Demand) -> None:
    assert demand_of(pattern) == demand


_TEXT = st.text(st.sampled_from("產学學合作あアab1２ -,.・α\n"), max_size=30)


@settings(max_examples=400, deadline=None)
@given(_TEXT, _TEXT, st.integers(0, 30), st.integers(1, 8))
def test_a_text_that_contains_a_pattern_fulfils_its_demand(before: str, after: str, begin: int, length: int) -> None:
    text = before + after
    typed = text[begin : begin + length]
    folded = fold(text.replace("\n", " ")).text
    pattern = Pattern.of(typed)
    if not pattern.find(folded):
        return
    terms = terms_of(folded)
    demand = demand_of(pattern.text)
    assert set(demand.terms) <= terms
    assert demand.prefix is None or any(term.startswith(demand.prefix) for term in terms)
