"""Nothing that a terminal obeys or hides gets through."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.text.printable import printable

REPORTS = sorted((Path(__file__).parents[2] / "corpus" / "reports").glob("*/source.txt"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("科學 JST", "科學 JST"),
        ("\x1b[31m紅", "␛[31m紅"),
        ("\x00\x07\r\x7f", "␀␇␍␡"),
        ("\x85\x9b", "��"),
        ("\u202e科\u2066學\u200b", "�科�學�"),
        ("\ufeff\u2028\u2029\ue000", "���\ue000"),
        ("\ud800\ufffe\U000effff", "���"),
        ("一\n二\t三", "一 二 三"),
        ("葛\U000e0100e\u0301", "葛\U000e0100e\u0301"),
        ("\U000323af", "\U000323af"),
        ("\U000e0041\u3164", "��"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_line_feeds_may_stay() -> None:
    assert printable("一\n二\t三\r", keep_newlines=True) == "一\n二 三␍"


@given(st.text(st.characters(), max_size=50))
def test_one_character_for_each_and_none_that_acts(text: str) -> None:
    for keep in (False, True):
        shown = printable(text, keep_newlines=keep)
        assert len(shown) == len(text)
        assert printable(shown, keep_newlines=keep) == shown
        for char in shown:
            assert unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} or (keep and char == "\n")


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.parent.name)
def test_the_corpus_needs_no_pictures(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert printable(text, keep_newlines=True) == text.replace("\t", " ")
