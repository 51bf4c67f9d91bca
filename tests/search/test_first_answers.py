"""The first answer is a part of the whole one, and says when it is all of it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tjexplorer.search import glimpse
from tjexplorer.search.searcher import SearchRequest

WORDS = ("研究", "大學", "產學合作", "技術移轉", "北海道大學", "産学連携", "JST", "c", "不在這裡的字")


@pytest.mark.parametrize("word", WORDS)
def test_what_is_final_is_the_whole_answer(real: SimpleNamespace, word: str) -> None:
    request = SearchRequest(word, limit=20)
    first, whole = real.indexed.first(request), real.indexed.search(request)
    assert whole.final
    if first.final:
        assert first == whole
    else:
        assert first.total_sections <= whole.total_sections
        assert first.total_matches <= whole.total_matches


@pytest.mark.parametrize("word", ["產學合作", "技術移轉", "北海道大學", "研究機構"])
def test_a_glimpse_of_a_long_word_shows_its_best_sections(
    real: SimpleNamespace, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glimpse, "_LOOKED_AT", 10)
    request = SearchRequest(word, limit=5)
    real.indexed.forget()
    first, whole = real.indexed.first(request), real.indexed.search(request)
    assert not first.final
    assert first.total_sections <= 10 < whole.total_sections
    assert {hit.section for hit in first.hits[:3]} <= {hit.section for hit in whole.hits}
    for hit in first.hits:
        assert all(match.text for match in hit.matches)


def test_other_words_come_with_the_whole_answer(real: SimpleNamespace) -> None:
    nothing = real.indexed.first(SearchRequest("不在這裡的字", limit=20))
    assert not nothing.final
    assert nothing.notes == ()
    assert real.indexed.search(SearchRequest("不在這裡的字", limit=20)).notes


@pytest.mark.parametrize("word", ["研", "研究", "大", "大学", "人", "技術", "日"])
def test_the_tiers_of_the_index_give_the_best_sections_in_their_order(
    real: SimpleNamespace, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glimpse, "_FEW", 3)
    monkeypatch.setattr(glimpse, "_SPARE", 5)
    request = SearchRequest(word, limit=5, spelling_only=True)
    real.indexed.forget()
    first, whole = real.indexed.first(request), real.indexed.search(request)
    assert not first.final
    assert first.total_sections < whole.total_sections
    assert [hit.section for hit in first.hits] == [hit.section for hit in whole.hits]
    assert first.hits[0].matches == whole.hits[0].matches


@pytest.mark.parametrize(
    "words", ["大學 研究", "技術 移轉", "研究 OR 產學合作", "大學 人才 日本", "(大學 OR 研究) 技術"]
)
def test_of_several_words_the_rarest_says_where_to_look(
    real: SimpleNamespace, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glimpse, "_FEW", 20)
    monkeypatch.setattr(glimpse, "_TIMES", 1)
    monkeypatch.setattr(glimpse, "_SPARE", 25)
    request = SearchRequest(words, limit=3)
    real.indexed.forget()
    first, whole = real.indexed.first(request), real.indexed.search(SearchRequest(words))
    found = {(hit.report, hit.section): hit for hit in whole.hits}
    assert first.hits
    for hit in first.hits:
        assert {match.start for match in hit.matches} <= {
            match.start for match in found[hit.report, hit.section].matches
        }
    if not first.final:
        assert first.total_sections < whole.total_sections
