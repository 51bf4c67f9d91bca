"""From word to word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.text.word_steps import next_word, word_at, word_before


def test_scripts_and_punctuation_part_words() -> None:
    text = "產學合作、イノベーション推進本部(Center 2013)は々人"
    stops, at = [], 0
    while at < len(text):
        at = next_word(text, at)
        stops.append(text[at : at + 2])
    assert stops == ["イノ", "推進", "Ce", "20", "は々", "々人", ""]


@given(st.text("產イはa1 、。é", max_size=40), st.integers(0, 40))
def test_steps_go_on_and_back_and_end(text: str, at: int) -> None:
    at = min(at, len(text))
    on, back = next_word(text, at), word_before(text, at)
    assert on > at or at == len(text)
    assert back < at or at == 0
    assert word_before(text, on) <= on


def test_a_word_is_taken_from_anywhere_in_it() -> None:
    text = "「科學技術」NISTEP，の"
    assert [text[slice(*word_at(text, at))] for at in (1, 4, 7, 0, 13)] == [
        "科學技術",
        "科學技術",
        "NISTEP",
        "「",
        "の",
    ]
