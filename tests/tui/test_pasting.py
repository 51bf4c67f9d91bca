"""What is pasted arrives in order and without control characters, however the terminal cuts it into pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser

from tjexplorer.tui import pasting
from tjexplorer.tui.pasting import END, START, Pastes, clean_pastes

HOSTILE = st.text(st.sampled_from("ab筑\x1b[201~\x00\x07\x9b\u2028\n\t"), max_size=40)


@pytest.fixture
def cleaning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(XTermParser, "feed", pasting._feed)
    clean_pastes()


def told(*pieces: str) -> list[str]:
    """Keys by their characters, pastes by their texts."""
    parser = XTermParser()
    found = [message for piece in pieces for message in parser.feed(piece)]
    return [
        f"paste {message.text}" if isinstance(message, events.Paste) else f"key {getattr(message, 'character', '')}"
        for message in found
    ]


@pytest.mark.parametrize("words", ["ab\x1b[31mRED\x1b[0m cd", "\x1b" + "x" * 50 + "\x1b\x1b", "a\x1b[Ib", "\x1b"])
def test_an_escape_inside_a_paste_types_no_keys(cleaning: None, words: str) -> None:
    sent = f"1{START}{words}{END}2"
    expected = ["key 1", *([f"paste {words.replace(chr(27), '')}"] if words != "\x1b" else []), "key 2"]
    assert [each for each in told(sent) if each != "paste "] == expected
    assert [each for each in told(*sent) if each != "paste "] == expected


def test_without_it_textual_scrambles_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where this fails, Textual mends it by itself and `clean_pastes` may go."""
    monkeypatch.setattr(XTermParser, "feed", pasting._feed)
    assert told(f"{START}ab\x1b[31mcd{END}") != ["paste ab[31mcd"]


@given(st.lists(st.tuples(HOSTILE, HOSTILE), max_size=3), st.data())
def test_pieces_make_no_difference(parts: list[tuple[str, str]], data: st.DataObject) -> None:
    sent = "".join(f"{keys}{START}{pasted}{END}" for keys, pasted in parts) + "end"
    whole = Pastes().cleaned(sent)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(sent)), max_size=8)))
    pastes = Pastes()
    ends = [*cuts, len(sent)]
    assert "".join(pastes.cleaned(sent[start:end]) for start, end in zip([0, *cuts], ends, strict=True)) == whole


@given(st.text(st.characters(blacklist_characters="\x1b"), max_size=40))
def test_keys_are_left_alone(keys: str) -> None:
    assert Pastes().cleaned(f"\x1b[A{keys}\x1b") == f"\x1b[A{keys}\x1b"
