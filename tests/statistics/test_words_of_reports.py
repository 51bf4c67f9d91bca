"""What is a word: names and terms first, whole Latin words, strings that return; each place counted once."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.model.mention import Authority
from tjexplorer.statistics.strings import LEAST, LONGEST, SHORTEST, strings_of
from tjexplorer.statistics.words import EDGE_STOPS, FUNCTION_WORDS, INNER_STOPS, WordKind
from tjexplorer.text.characters import is_word
from tjexplorer.text.fold import fold


@pytest.fixture(scope="module")
def texts(statistician):
    return statistician._vocabulary()


def _strings(*sentences):
    return strings_of([fold(sentence).text for sentence in sentences])


def _folded(*words):
    return {fold(word).text for word in words}


def test_a_string_that_returns_among_varied_neighbours_is_a_word():
    assert _strings("推動知識", "強化知識", "累積知識") == _folded("知識")
    assert _strings("推動知識", "強化知識") == frozenset()


def test_a_fragment_of_a_longer_string_is_none():
    found = _strings("推動群聚計", "強化群聚計", "累積群聚計", "培養群聚計")
    assert found == _folded("群聚計")


def test_function_characters_neither_begin_nor_end_nor_part_a_string():
    found = _strings(
        "甲與高處", "乙與高處", "丙與高處", "丁與戊庚", "己與戊辛", "壬與戊癸", "土的木金", "水的木火", "日的木地"
    )
    assert found == _folded("高處")


@given(st.lists(st.text("研究開發的", max_size=12), max_size=30))
def test_strings_keep_their_promises(runs):
    found = strings_of(runs)
    for text in found:
        assert SHORTEST <= len(text) <= LONGEST
        places = sum(run.startswith(text, at) for run in runs for at in range(len(run)))
        assert places >= LEAST
        assert "的" not in text
        for neighbour in "研究開發的":
            for longer in (text + neighbour, neighbour + text):
                n = sum(run.startswith(longer, at) for run in runs for at in range(len(run)))
                assert n < 2 or n < places / 2 or neighbour in INNER_STOPS


def test_tokens_are_in_order_and_cover_no_place_twice(texts):
    for text in texts:
        tokens = text.tokens
        assert all(start < end for start, end in zip(tokens.starts, tokens.ends, strict=True))
        assert all(end <= start for end, start in zip(tokens.ends[:-1], tokens.starts[1:], strict=True))
        for at in range(len(tokens)):
            a, _b = tokens.reading_range(at, at)
            assert tokens.report.section_of(a) == tokens.sections[at]


def test_every_letter_of_a_report_is_in_a_token(texts):
    for text in texts:
        covered = set()
        for start, end in zip(text.tokens.starts, text.tokens.ends, strict=True):
            covered.update(range(start, end))
        report = text.tokens.report
        left = {report.folded[at] for at in range(len(report.folded)) if at not in covered}
        assert not [char for char in left if char.isdecimal() or ("a" <= char <= "z") or "\u4e00" <= char <= "\u9fff"]


def test_names_count_where_they_are_recognised(workspace, texts):
    """All mentions are there, but those inside a longer name or term."""
    for text in texts:
        report = text.tokens.report
        named = [
            (word, *report.source_range(*text.tokens.reading_range(at, at)))
            for at, word in enumerate(text.tokens.words)
            if word and word.record
        ]
        places = {(word.kind.value, word.key, start, end) for word, start, end in named}
        spans = [(start, end) for _word, start, end in named]
        for authority in Authority:
            for mention in workspace.mentions(report.id, authority):
                span = mention.span.start, mention.span.end
                if (authority.value, mention.record, *span) not in places:
                    assert any(start <= span[0] < end or start < span[1] <= end for start, end in spans)


def test_latin_words_are_whole_and_mean_something(texts):
    for text in texts:
        report = text.tokens.report
        for at, word in enumerate(text.tokens.words):
            if word and word.kind is WordKind.LATIN:
                start, end = text.tokens.starts[at], text.tokens.ends[at]
                assert word.key == report.folded[start:end]
                assert word.key not in FUNCTION_WORDS
                assert len(word.key) > 1
                # A name ends where a hyphen that folding drops joins it to another word: JST-CREST.
                neighbours = (
                    report.folded[start - 1] if at and text.tokens.ends[at - 1] < start else " ",
                    report.folded[end] if at + 1 < len(text.tokens) and text.tokens.starts[at + 1] > end else " ",
                )
                assert not any(is_word(char) and char.isalpha() for char in neighbours)


def test_strings_of_the_reports_are_counted_outside_names_alone(texts):
    """Every word's places, counted again in the folded text with names blotted out."""
    blotted = []
    for text in texts:
        folded = list(text.tokens.report.folded)
        for at, word in enumerate(text.tokens.words):
            if word and word.record:
                folded[text.tokens.starts[at] : text.tokens.ends[at]] = "\0" * (
                    text.tokens.ends[at] - text.tokens.starts[at]
                )
        blotted.append("".join(folded))
    counted = Counter(
        found.word.key
        for text in texts
        for found in text.beginning_at(range(len(text.tokens)))
        if found.word.kind is WordKind.STRING
    )
    assert len(counted) > 500
    for string, n in counted.items():
        assert string[0] not in EDGE_STOPS
        assert string[-1] not in EDGE_STOPS
        assert INNER_STOPS.isdisjoint(string)
        places = [(text, found.start()) for text in blotted for found in re.finditer(f"(?={string})", text)]
        # The ideograph right after a number is a counter, and begins no string.
        assert n == sum(not (at and text[at - 1].isdecimal()) for text, at in places)
        assert n >= LEAST
