"""A section gives each term once more that weighs much in it, under the mark of the tier that it reaches."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.indexing.analyzer import FORM, IRREGULAR
from tjexplorer.indexing.tiers import BEGINNING, TIERS, tier_terms, worth_of_body, worth_of_heading

TERMS = st.dictionaries(
    st.sampled_from(["大\0", "学\0學", "cat\0", "car\0Car", "x\0", IRREGULAR + "re"]), st.integers(1, 40)
)
LENGTHS = st.integers(0, 5000)


@given(heading=TERMS, body=TERMS, heading_length=LENGTHS, body_length=LENGTHS)
def test_every_heavy_term_stands_in_its_tier_and_no_other(
    heading: dict[str, int], body: dict[str, int], heading_length: int, body_length: int
) -> None:
    found = tier_terms(heading, body, heading_length, body_length)
    for term in {*heading, *body}:
        weight = heading.get(term, 0) * worth_of_heading(heading_length) + body.get(term, 0) * worth_of_body(
            body_length
        )
        marks = [mark for _least, mark in TIERS if mark + term in found]
        expected = [mark for least, mark in TIERS if weight >= least][:1]
        assert marks == ([] if term.startswith(IRREGULAR) else expected)
        for mark in marks:
            assert abs(found[mark + term] - weight) < 1e-9


def test_words_that_begin_alike_weigh_together() -> None:
    found = tier_terms({}, {f"cat{FORM}": 3, f"car{FORM}Car": 3, f"dog{FORM}": 3}, 18, 400)
    assert [term for term in found if term.endswith(BEGINNING)] == [
        TIERS[-1][1] + "c" + BEGINNING,
        TIERS[-1][1] + "ca" + BEGINNING,
    ]
    assert not any(term.endswith(FORM) for term in found)


def test_a_match_in_an_ordinary_section_weighs_one_and_in_its_heading_four() -> None:
    assert worth_of_body(400) == 1.0
    assert worth_of_heading(18) == 4.0
    assert worth_of_body(800) < 1 < worth_of_body(100)
