"""Letters with their places, and the runs that two strings of them have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.model.reading import ReadingText, Run
from tjexplorer.model.span import Span
from tjexplorer.parallels.letters import Alphabet, letters_of
from tjexplorer.parallels.tiling import SHORTEST, Tile, tiles


def reading(*lines: str) -> ReadingText:
    """A text of hard-wrapped lines, each with the line feed that the reading text leaves out."""
    runs: list[Run] = []
    at = 0
    for line in lines:
        if runs:
            runs.append(Run("", Span(at, at + 1)))
            at += 1
        runs.append(Run(line, Span(at, at + len(line))))
        at += len(line)
    return ReadingText(tuple(runs))


def test_each_letter_knows_its_place():
    alphabet = Alphabet()
    letters = letters_of(reading("於 2014 年（平成26年）訪", "問AIST。Ｔsukuba"), alphabet)
    source = "於 2014 年（平成26年）訪\n問AIST。Ｔsukuba"
    found = [source[start:end] for start, end in zip(letters.starts, letters.ends, strict=True)]
    assert found == ["於", "2014", "年", "平", "成", "26", "年", "訪", "問", "AIST", "Ｔsukuba"]
    assert len(letters.text) == len(found)
    assert letters.span(7, 9) == Span(15, 18)
    assert source[15:18] == "訪\n問"
    assert letters.reading(7, 9) == Span(15, 17)


@pytest.mark.parametrize(("one", "other"), [
    ("產學合作、「知識群聚」", "産学合作 知识群聚"),
    ("AIST，2,014人", "ａｉｓｔ 2014人"),
    ("R & D；Tsukuba", "r＆d tsukuba"),
])  # fmt: skip
def test_spelling_and_marks_make_no_difference(one, other):
    alphabet = Alphabet()
    assert letters_of(reading(one), alphabet).text == letters_of(reading(other), alphabet).text


def test_a_word_is_one_letter():
    alphabet = Alphabet()
    one = letters_of(reading("National Institute of Advanced Industrial Science"), alphabet).text
    other = letters_of(reading("Institute of Science"), alphabet).text
    assert len(one) == 6
    assert len(set(one) & set(other)) == 3


@given(st.text(max_size=60))
def test_any_text_has_letters_in_its_range(text):
    letters = letters_of(reading(text), Alphabet())
    assert len(letters.text) == len(letters.starts) == len(letters.ends) == len(letters.readings)
    assert all(0 <= start < end <= len(text) for start, end in zip(letters.starts, letters.ends, strict=True))


def test_runs_that_changed_places():
    found = tiles("甲乙丙丁戊己庚子丑寅卯辰巳午", "子丑寅卯辰巳午。甲乙丙丁戊己庚")
    assert found == (Tile(0, 8, 7), Tile(7, 0, 7))


def test_short_runs_are_none():
    assert tiles("甲乙丙丁戊", "甲乙丙丁戊") == ()
    assert tiles("甲乙丙丁戊己", "甲乙丙丁戊己") == (Tile(0, 0, 6),)
    assert tiles("甲乙丙丁戊子己庚辛壬癸", "甲乙丙丁戊丑己庚辛壬癸") == ()


def test_a_pattern_without_end_takes_no_time():
    assert tiles("甲" * 5000, "甲" * 5000) == (Tile(0, 0, 5000),)
    assert tiles("甲" * 5000, "甲" * 4999) == ()


STRINGS = st.text("甲乙丙", max_size=40)


@given(STRINGS, STRINGS)
def test_tiles_against_the_definition(here, there):
    found = tiles(here, there)
    free_here, free_there = list(here), list(there)
    for tile in found:
        assert tile.length >= SHORTEST
        assert here[tile.here : tile.here + tile.length] == there[tile.there : tile.there + tile.length]
        assert None not in free_here[tile.here : tile.here + tile.length], "two tiles overlap"
        assert None not in free_there[tile.there : tile.there + tile.length], "two tiles overlap"
        free_here[tile.here : tile.here + tile.length] = [None] * tile.length
        free_there[tile.there : tile.there + tile.length] = [None] * tile.length
    rest = "".join(char or "|" for char in free_here)
    other = "".join(char or "/" for char in free_there)
    left = {rest[at : at + SHORTEST] for at in range(len(rest) - SHORTEST + 1)}
    left &= {other[at : at + SHORTEST] for at in range(len(other) - SHORTEST + 1)}
    assert here == there or not left, "a run was left"
    assert [tile.here for tile in found] == sorted(tile.here for tile in found)
