from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tjexplorer.search.lexer import FARTHEST, NEAR_DISTANCE
from tjexplorer.search.parser import DEEPEST, LONGEST, parse
from tjexplorer.search.query import FIELDS, And, Field, Near, Not, Or, Phrase, Query, Words


def words(*typed: str) -> Words:
    return Words(typed)


A, B, C, D = words("a"), words("b"), words("c"), words("d")


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        # words and runs
        ("產學合作", words("產學合作")),
        ("產學合作 北海道", words("產學合作", "北海道")),
        ("產學合作　北海道", words("產學合作", "北海道")),
        ("  a \t b\n", words("a", "b")),
        ("a-b", words("a-b")),
        ("A-STEP", words("A-STEP")),
        ("univers*", words("univers*")),
        ("univers＊", words("univers＊")),
        ("10:30", words("10:30")),
        ("http://a", words("http://a")),
        ("和歌山:市", words("和歌山:市")),
        ("a:", words("a:")),
        ("and or not near", words("and", "or", "not", "near")),
        ("1,000萬日圓", words("1,000萬日圓")),
        ("甲、乙", words("甲、乙")),
        # phrases
        ('"a  b"', Phrase("a b")),
        ("「產學 合作」", Phrase("產學 合作")),
        ("『產學合作』", Phrase("產學合作")),
        ("“產學合作”", Phrase("產學合作")),
        ("„產學合作”", Phrase("產學合作")),
        ("＂產學合作＂", Phrase("產學合作")),
        ("”產學合作”", Phrase("產學合作")),
        ("〝產學合作〞", Phrase("產學合作")),
        ("«a b»", Phrase("a b")),
        ('"a OR b"', Phrase("a OR b")),
        ('"a (b"', Phrase("a (b")),
        ('「a b" c」', Phrase('a b" c')),
        ("「產學」合作", And((Phrase("產學"), words("合作")))),
        ('a"b"c', And((A, Phrase("b"), C))),
        ('"a" "b"', And((Phrase("a"), Phrase("b")))),
        # AND, OR, NOT, brackets
        ("a AND b", And((A, B))),
        ("a ＡＮＤ b", And((A, B))),
        ("a AND b AND c", And((A, B, C))),
        ("a b AND c", And((words("a", "b"), C))),
        ("a OR b c", Or((A, words("b", "c")))),
        ("a OR b OR c", Or((A, B, C))),
        ("a ＯＲ b", Or((A, B))),
        ("a AND b OR c AND d", Or((And((A, B)), And((C, D))))),
        ("(a OR b) c", And((Or((A, B)), C))),
        ("（a OR b） c", And((Or((A, B)), C))),
        ("(a OR b)c", And((Or((A, B)), C))),
        ("((a))", A),
        ("(a b)", words("a", "b")),
        ("(a OR (b OR c))", Or((A, B, C))),
        ("a NOT b", And((A, Not(B)))),
        ("a ＮＯＴ b", And((A, Not(B)))),
        ("a -b", And((A, Not(B)))),
        ("a －b", And((A, Not(B)))),
        ("a −b", And((A, Not(B)))),
        ("-a", Not(A)),
        ("NOT NOT a", A),
        ("NOT NOT NOT a", Not(A)),
        ("-(a OR b)", Not(Or((A, B)))),
        ('-"a b"', Not(Phrase("a b"))),
        ("-「a b」", Not(Phrase("a b"))),
        ("a OR -b", Or((A, Not(B)))),
        ("a AND -b", And((A, Not(B)))),
        ("a AND NOT b", And((A, Not(B)))),
        ("a - b", words("a", "-", "b")),
        ("a --", words("a", "--")),
        ("AND", words("AND")),
        ("NEAR", words("NEAR")),
        ("NOT OR", words("NOT", "OR")),
        ("-", words("-")),
        # fields
        ("title:創新", Field("title", "創新")),
        ("TITLE：創新", Field("title", "創新")),
        ("ｔｉｔｌｅ：創新", Field("title", "創新")),
        ('title:"a b"', Field("title", "a b")),
        ("title:「a b」", Field("title", "a b")),
        ("title: a", Field("title", "a")),
        ("title:a b", And((Field("title", "a"), B))),
        ("title:(a OR b)", Or((Field("title", "a"), Field("title", "b")))),
        ("title:(a b)", And((Field("title", "a"), Field("title", "b")))),
        ("title:(a -b)", And((Field("title", "a"), Not(Field("title", "b"))))),
        ("title:(a kind:visit)", And((Field("title", "a"), Field("kind", "visit")))),
        ("-title:a b", And((Not(Field("title", "a")), B))),
        ("kind:visit -year:2015", And((Field("kind", "visit"), Not(Field("year", "2015"))))),
        ("kind:心得", Field("kind", "心得")),
        ("report:2008", Field("report", "2008")),
        ("agency:國科會", Field("agency", "國科會")),
        ("institution:理研", Field("institution", "理研")),
        ("person:宝野和博", Field("person", "宝野和博")),
        ('person:"Kazuhiro Hono"', Field("person", "Kazuhiro Hono")),
        ("programme:COI", Field("programme", "COI")),
        ("program:COI", Field("programme", "COI")),
        ("place：つくば", Field("place", "つくば")),
        ("year:2012..2015", Field("year", "2012..2015")),
        ("year:2012-2015", Field("year", "2012-2015")),
        ("year:民國101年", Field("year", "民國101年")),
        ("year:平成27", Field("year", "平成27")),
        ("date:2015-03..", Field("date", "2015-03..")),
        ("date:..2013", Field("date", "..2013")),
        ("date:2015/3/9～2015/3/12", Field("date", "2015/3/9～2015/3/12")),
        # fields by their Chinese and Japanese names
        ("標題:創新", Field("title", "創新")),
        ("标题：创新", Field("title", "创新")),
        ("タイトル:創新", Field("title", "創新")),
        ("見出し：創新", Field("title", "創新")),
        ("報告:2008", Field("report", "2008")),
        ("主辦機關:國科會", Field("agency", "國科會")),
        ("機構:理研", Field("institution", "理研")),
        ("人物:宝野和博", Field("person", "宝野和博")),
        ("計畫：COI", Field("programme", "COI")),
        ("地點:筑波", Field("place", "筑波")),
        ("種類:心得", Field("kind", "心得")),
        ("年:民國104", Field("year", "民國104")),
        ("日期:2015-03", Field("date", "2015-03")),
        ("-種類:心得", Not(Field("kind", "心得"))),
        ("日期", words("日期")),
        ("開會日期:三月", words("開會日期:三月")),
        # other signs of an input method
        ("a | b", Or((A, B))),
        ("a ｜ b", Or((A, B))),
        ("a|b", words("a|b")),
        ("a –b", And((A, Not(B)))),
        ("a ‐b", And((A, Not(B)))),
        ("a ——b", words("a", "——b")),
        # NEAR
        ("a NEAR/20 b", Near((A, B), (20,))),
        ("a NEAR b", Near((A, B), (NEAR_DISTANCE,))),
        ("a NEAR/0 b", Near((A, B), (0,))),
        ("甲 ＮＥＡＲ／２０ 乙", Near((words("甲"), words("乙")), (20,))),
        ("a NEAR/999999999999 b", Near((A, B), (FARTHEST,))),
        ("a b NEAR/5 c d", And((A, Near((B, C), (5,)), D))),
        ("a AND b NEAR/5 c", And((A, Near((B, C), (5,))))),
        ("a OR b NEAR/5 c", Or((A, Near((B, C), (5,))))),
        ("-a NEAR/5 b", Not(Near((A, B), (5,)))),
        ("a NEAR/5 b NEAR/9 c", Near((A, B, C), (5, 9))),
        ('"a b" NEAR/3 c', Near((Phrase("a b"), C), (3,))),
        ("「a b」NEAR/3 c", Near((Phrase("a b"), C), (3,))),
        ("(a OR b) NEAR/3 c", Near((Or((A, B)), C), (3,))),
        ("(a NEAR/3 b) NEAR/9 c", Near((Near((A, B), (3,)), C), (9,))),
        ("title:a NEAR/3 b", Near((Field("title", "a"), B), (3,))),
        ("title:(a NEAR/3 b)", Near((Field("title", "a"), Field("title", "b")), (3,))),
        ("a* NEAR/3 b", Near((words("a*"), B), (3,))),
        ("near:20(a b)", Near((A, B), (20,))),
        ("near:(a b)", Near((A, B), (NEAR_DISTANCE,))),
        ("NEAR:20 (a b)", Near((A, B), (20,))),
        ("near：２０（甲 乙）", Near((words("甲"), words("乙")), (20,))),
        ("near:5(a b c)", Near((A, B, C), (5, 5))),
        ('near:5("a b" (c OR d))', Near((Phrase("a b"), Or((C, D))), (5,))),
        ("near:5(a AND b)", Near((A, B), (5,))),
        ("near:5(a b) c", And((Near((A, B), (5,)), C))),
        ("-near:5(a b)", Not(Near((A, B), (5,)))),
        ("near:5(a b) NEAR/9 c", Near((Near((A, B), (5,)), C), (9,))),
    ],
)
def test_a_query_is_read_without_repair(typed: str, query: Query) -> None:
    reading = parse(typed)
    assert reading.query == query
    assert not reading.notes
    assert reading.read_as


@pytest.mark.parametrize(
    ("typed", "query", "at"),
    [
        ('"a b', Phrase("a b"), 1),
        ("c 「a b", And((C, Phrase("a b"))), 3),
        ("“a b", Phrase("a b"), 1),
        ("a 」 b", words("a", "b"), 3),
        ("(a b", words("a", "b"), 1),
        ("a (b", And((A, B)), 3),
        ("a) b", words("a", "b"), 2),
        ("a b）", words("a", "b"), 4),
        ("((a)", A, 1),
        (")(", None, 1),
        ("a OR", A, 3),
        ("OR a", A, 1),
        ("a OR OR b", Or((A, B)), 6),
        ("(OR a)", A, 2),
        ("a AND", A, 3),
        ("AND a", A, 1),
        ("a AND AND b", And((A, B)), 3),
        ("a AND OR b", Or((A, B)), 3),
        ("a NOT", A, 3),
        ("a NOT OR b", Or((A, B)), 3),
        ("(a NOT)", A, 4),
        ("title:", words("title"), 1),
        ("a title:", And((A, words("title"))), 3),
        ("title:()", words("title"), 1),
        ("title: OR a", Or((words("title"), A)), 1),
        ("title:kind:visit", And((words("title"), Field("kind", "visit"))), 1),
        ("titel:創新", words("titel:創新"), 1),
        ("a persn:x", words("a", "persn:x"), 3),
        ("a NEAR/5", A, 3),
        ("NEAR/5 a", A, 1),
        ("a NEAR NEAR b", Near((A, B), (NEAR_DISTANCE,)), 3),
        ("a NEAR/x b", Near((A, B), (NEAR_DISTANCE,)), 3),
        ("a NEAR/ b", Near((A, B), (NEAR_DISTANCE,)), 3),
        ("a NEAR/-3 b", Near((A, B), (NEAR_DISTANCE,)), 3),
        ("a NEAR/5 -b", And((A, Not(B))), 3),
        ("a NEAR/5 OR b", Or((A, B)), 3),
        ("a AND NEAR b", And((A, B)), 7),
        ("(a b) NEAR/3 c", And((words("a", "b"), C)), 7),
        ("(a -b) NEAR/3 c", And((A, Not(B), C)), 8),
        ("a NEAR/3 kind:visit", And((A, Field("kind", "visit"))), 3),
        ("kind:visit NEAR/3 a", And((Field("kind", "visit"), A)), 12),
        ("near:20(a)", A, 1),
        ("near:20()", words("near:20"), 1),
        (")AND", words("AND"), 2),
        ("(NOT) OR", words("NOT", "OR"), 2),
        ("near:20(a", A, 8),
        ("near:20(a OR b)", Or((A, B)), 1),
        ("near:20(a -b)", And((A, Not(B))), 1),
        ("標題:", words("title"), 1),
        ("a |", A, 3),
        ("near:20 a b", words("near:20", "a", "b"), 1),
        ("c near:20(a kind:x)", And((C, A, Field("kind", "x"))), 3),
        ("(" * (DEEPEST + 5) + "a", A, DEEPEST + 1),
    ],
)
def test_what_is_broken_is_read_as_well_as_can_be_and_says_where(typed: str, query: Query | None, at: int) -> None:
    reading = parse(typed)
    assert reading.query == query
    assert any(note.startswith(f"At character {at}: ") for note in reading.notes), reading.notes


def test_a_long_query_is_cut() -> None:
    reading = parse("a" * (LONGEST + 1))
    assert reading.query == words("a" * LONGEST)
    assert reading.notes == (f"Only the first {LONGEST} characters of the query were read.",)


@pytest.mark.parametrize("typed", ["", " ", "　", '""', "()", "「」", "( )", '"', "(()())", '"" ""', "“”"])
def test_nothing_to_look_for(typed: str) -> None:
    assert parse(typed).query is None


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ('a "b', 'At character 3: the quotation mark " is not closed; it was read to the end.'),
        ("ab cd)", "At character 6: the bracket closes nothing; it was passed over."),
        ("a AND", "At character 3: “AND” has nothing to join; it was passed over."),
        ("year:", "At character 1: “year:” has no value; it was read as a word."),
        ("titel:x", "At character 1: there is no field “titel:”, but title:; it was read as a word."),
        ("a NEAR/x b", "At character 3: “NEAR/x” says no distance in figures; 20 characters were taken."),
        (
            "a NEAR/5 kind:visit",
            "At character 3: “NEAR/5” joins words, quoted words and alternatives (OR) of such; here it was read as AND.",
        ),
    ],
)
def test_a_note_says_where_what_and_what_was_done(typed: str, note: str) -> None:
    assert parse(typed).notes == (note,)


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("a", "“a”"),
        ("a b", "“a” and “b” (together first)"),
        ("a OR (b -c)", "“a” or (“b” and not “c”)"),
        ("title:a kind:visit", "in the heading “a” and sections of the kind “visit”"),
        ("kind:參訪", "sections of the kind “visit”"),
        ("kind:x", "sections of the kind “x”"),
        ("a NEAR/5 b", "“a” within 5 characters of “b”"),
        ("a NEAR/1 b", "“a” within 1 character of “b”"),
        ("a NEAR/1 b NEAR/2 c", "“a” within 1 character of “b” and “b” within 2 characters of “c”"),
        ("-near:5(a b)", "not (“a” within 5 characters of “b”)"),
        ("(a OR b) NEAR/5 c", "(“a” or “b”) within 5 characters of “c”"),
        ("year:2015", "of the year 2015"),
        ("year:民國104", "of the year 2015"),
        ("year:平成27年度", "of the year 2015"),
        ("year:2012..2015", "of the years 2012 to 2015"),
        ("year:平成24..", "of the year 2012 or later"),
        ("year:..101", "of the year 2012 or earlier"),
        ("year:soon", "of the year “soon”"),
        ("date:2015-03", "between 2015-03-01 and 2015-03-31"),
        ("date:104年3月9日", "on 2015-03-09"),
        ("date:2015-03..", "on 2015-03-01 or later"),
        ("date:..2013", "on 2013-12-31 or earlier"),
        ("date:x", "of the time “x”"),
        ("person:a programme:b", "mentioning the person “a” and mentioning the programme “b”"),
        ("place:a institution:b", "mentioning the place “a” and mentioning the institution “b”"),
        ("agency:a report:b", "by the agency “a” and in the report “b”"),
    ],
)
def test_a_query_is_told_in_words(typed: str, read_as: str) -> None:
    assert parse(typed).read_as == read_as


PIECES = st.sampled_from(
    [*'"“”「」『』()（）-－ *＊', "　", "AND", " OR ", " NOT ", " NEAR ", " NEAR/3 ", " ＮＥＡＲ／２ ", "near:5(", "near:", "NEAR/"]
    + [f"{name}:" for name in FIELDS]
    + ["kind：", "2012..2015", "民國101年", "96.9.18", "1,000萬日圓", "..", "產學", "a", "Dole", "ラボ", "\ud800", "\x00", "々"]
)  # fmt: skip
QUERIES = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=30).map("".join))


@settings(max_examples=500, deadline=None)
@given(QUERIES)
@example("near:5(")
@example("-(a NEAR b")
def test_reading_never_raises_and_is_always_told(typed: str) -> None:
    reading = parse(typed)
    assert bool(reading.read_as) == (reading.query is not None)
    # Nothing is left to look for only where no letter was typed.
    if reading.query is None:
        assert not any(char.isalnum() for char in typed)
