from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tjexplorer.search.parser import DEEPEST, LONGEST, parse
from tjexplorer.search.query import And, Field, Not, Or, Phrase, Query, Words


def words(*typed: str) -> Words:
    return Words(typed)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("產學合作", words("產學合作")),
        ("產學合作 北海道", words("產學合作", "北海道")),
        ("產學合作　北海道", words("產學合作", "北海道")),
        ("a AND b", And((words("a"), words("b")))),
        ("a ＡＮＤ b", And((words("a"), words("b")))),
        ("a OR b c", Or((words("a"), words("b", "c")))),
        ("(a OR b) c", And((Or((words("a"), words("b"))), words("c")))),
        ("（a OR b） c", And((Or((words("a"), words("b"))), words("c")))),
        ("a NOT b", And((words("a"), Not(words("b"))))),
        ("a -b", And((words("a"), Not(words("b"))))),
        ("a －b", And((words("a"), Not(words("b"))))),
        ("NOT NOT a", words("a")),
        ("a-b", words("a-b")),
        ("A-STEP", words("A-STEP")),
        ('"a  b"', Phrase("a b")),
        ("「產學 合作」", Phrase("產學 合作")),
        ("『產學合作』", Phrase("產學合作")),
        ("“產學合作”", Phrase("產學合作")),
        ("＂產學合作＂", Phrase("產學合作")),
        ("”產學合作”", Phrase("產學合作")),
        ('-"a b"', Not(Phrase("a b"))),
        ("「產學」合作", And((Phrase("產學"), words("合作")))),
        ("title:創新", Field("title", "創新")),
        ("TITLE：創新", Field("title", "創新")),
        ('title:"a b"', Field("title", "a b")),
        ("title:(a OR b)", Or((Field("title", "a"), Field("title", "b")))),
        ("kind:visit -year:2015", And((Field("kind", "visit"), Not(Field("year", "2015"))))),
        ("10:30", words("10:30")),
        ("http://a", words("http://a")),
        ("univers*", words("univers*")),
        ("and or not", words("and", "or", "not")),
        ("AND", words("AND")),
        ("-", words("-")),
    ],
)
def test_a_query_is_read_without_repair(typed: str, query: Query) -> None:
    reading = parse(typed)
    assert reading.query == query
    assert not reading.notes
    assert reading.read_as


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ('"a b', Phrase("a b")),
        ("「a b", Phrase("a b")),
        ("a 」 b", words("a", "b")),
        ("(a b", words("a", "b")),
        ("a) b", words("a", "b")),
        ("((a)", words("a")),
        ("a OR", words("a")),
        ("OR a", words("a")),
        ("a AND", words("a")),
        ("AND a", words("a")),
        ("a AND OR b", Or((words("a"), words("b")))),
        ("a NOT", words("a")),
        ("title:", words("title")),
        ("(" * (DEEPEST + 5) + "a", words("a")),
        ("a" * (LONGEST + 1), words("a" * LONGEST)),
    ],
)
def test_what_is_broken_is_read_as_well_as_can_be_and_noted(typed: str, query: Query) -> None:
    reading = parse(typed)
    assert reading.query == query
    assert reading.notes


@pytest.mark.parametrize("typed", ["", " ", "　", '""', "()", "「」", "( )", '"'])
def test_nothing_to_look_for(typed: str) -> None:
    assert parse(typed).query is None


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("a", "“a”"),
        ("a b", "“a” and “b” (together first)"),
        ("a OR (b -c)", "“a” or (“b” and not “c”)"),
        ("title:a kind:visit", "in the heading “a” and sections of the kind “visit”"),
    ],
)
def test_a_query_is_told_in_words(typed: str, read_as: str) -> None:
    assert parse(typed).read_as == read_as


_PIECES = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "「",
        "」",
        "(",
        ")",
        "（",
        "）",
        "-",
        "－",
        " ",
        "　",
        "AND",
        "OR",
        "NOT",
        "title:",
        "kind：",
        "*",
        "產學",
        "a",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=30).map("".join)))
def test_reading_never_raises(typed: str) -> None:
    reading = parse(typed)
    assert bool(reading.read_as) == (reading.query is not None)
