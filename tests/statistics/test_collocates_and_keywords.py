"""Collocates and keywords against a count by another way, and what holds for all of them."""

from __future__ import annotations

from collections import Counter

import pytest

from tjexplorer.errors import UnknownNameError, UsageError
from tjexplorer.search.request import SearchRequest
from tjexplorer.statistics import collocates, keywords, measures
from tjexplorer.statistics.collocates import Association
from tjexplorer.statistics.keywords import Keyness
from tjexplorer.statistics.vocabulary import without_fragments
from tjexplorer.statistics.words import Word, WordKind
from tjexplorer.text.fold import fold

QUERIES = [
    SearchRequest("產學合作"),
    SearchRequest("AIST"),
    SearchRequest("技術移轉", reports=("2015-most-industry-academia",)),
    SearchRequest("研究", kinds=("visit",)),
    SearchRequest("科技部 OR JST"),
]


def _oracle(workspace, statistician, request, window):
    """Counts of each word: beside a match, in all; tokens beside, in all. Token by token."""
    result = workspace.searcher.search(request)
    beside, total = Counter(), Counter()
    tokens_beside = tokens_in_all = 0
    for text in statistician._vocabulary():
        tokens, report = text.tokens, text.tokens.report
        passing = {
            n for n, section in enumerate(report.sections)
            if (not request.kinds or section.kind in request.kinds)
            and (not request.reports or report.id in request.reports)
        }  # fmt: skip
        units = [report.unit_of(tokens.reading_range(at, at)[0]) for at in range(len(tokens))]
        token_at = {
            offset: at
            for at in range(len(tokens))
            for offset in range(*report.source_range(*tokens.reading_range(at, at)))
        }
        inside, near = set(), set()
        for match in (match for hit in result.hits if hit.report == report.id for match in hit.matches):
            # A caption that interrupts a paragraph lies in the source between the ends of a match, and is no part of it.
            own = sorted({token_at[offset] for offset in range(match.start, match.end) if offset in token_at})
            own = [at for at in own if units[at] == units[token_at[match.start]]]
            inside.update(own)
            around = (*range(own[0] - window, own[0]), *range(own[-1] + 1, own[-1] + 1 + window))
            near.update(at for at in around if 0 <= at < len(units) and units[at] == units[own[0]])
        for at in range(len(tokens)):
            if tokens.sections[at] not in passing or at in inside:
                continue
            tokens_in_all += 1
            tokens_beside += at in near
            for word, end in text.standing[at]:
                if inside.isdisjoint(range(at, end)):
                    total[word] += 1
                    beside[word] += at in near
    return beside, total, tokens_beside, tokens_in_all


def _folded(row):
    return fold(row.text).text


@pytest.mark.parametrize("request_", QUERIES, ids=lambda request: request.query)
@pytest.mark.parametrize("window", [2, 10])
def test_collocates_are_counted_right(workspace, statistician, request_, window):
    found = statistician.collocates(request_, collocates.Choice(window=window, minimum=1))
    beside, total, tokens_beside, tokens = _oracle(workspace, statistician, request_, window)
    assert found.matches == workspace.searcher.search(request_).total_matches
    assert (found.window_tokens, found.tokens) == (tokens_beside, tokens)
    assert found.rows
    for row in found.rows:
        word = Word(row.kind, row.record or _folded(row))
        assert (row.count, row.total) == (beside[word], total[word])
        assert row.expected == pytest.approx(row.total * tokens_beside / tokens)
        assert row.log_likelihood == pytest.approx(
            measures.log_likelihood(
                row.count,
                row.total - row.count,
                tokens_beside - row.count,
                tokens - tokens_beside - row.total + row.count,
            )
        )


@pytest.mark.parametrize("sort", list(Association))
def test_what_holds_for_every_collocate(library, statistician, sort):
    found = statistician.collocates(SearchRequest("產學合作"), collocates.Choice(sort=sort))
    assert len(found.rows) > 50
    scores = [row.log_likelihood if sort is Association.LOG_LIKELIHOOD else row.log_dice for row in found.rows]
    assert scores == sorted(scores, reverse=True)
    for row in found.rows:
        assert found.minimum <= row.count <= row.total
        assert row.count > row.expected > 0
        assert 0 < row.matches <= found.matches
        assert row.log_dice <= 14
        source = library.report(row.example.report).source
        quoted = source.text[row.example.start : row.example.end]
        assert quoted.replace("\n", "") == row.example.text
        assert source.line_of(row.example.start) == row.example.line
        assert row.example.section.startswith(row.example.report)
    assert len({(row.kind, row.record, row.text) for row in found.rows}) == len(found.rows)


def test_all_written_forms_of_a_query_have_the_same_collocates(statistician):
    answers = [statistician.collocates(SearchRequest(query)).rows for query in ("產學合作", "産学連携", "产学合作")]
    assert answers[0] == answers[1] == answers[2]


def test_kinds_and_minimum_choose(statistician):
    request = SearchRequest("產學合作")
    bodies = statistician.collocates(request, collocates.Choice(kinds=frozenset({WordKind.INSTITUTION})))
    assert {row.kind for row in bodies.rows} == {WordKind.INSTITUTION}
    assert all(row.record for row in bodies.rows)
    many = statistician.collocates(request, collocates.Choice(minimum=9))
    assert {row.count >= 9 for row in many.rows} == {True}
    assert len(many.rows) < len(statistician.collocates(request).rows)


def test_nothing_found_and_wrong_queries(statistician):
    nothing = statistician.collocates(SearchRequest("nothing like this"))
    assert (nothing.rows, nothing.matches, nothing.window_tokens) == ((), 0, 0)
    assert nothing.notes
    with pytest.raises(UsageError):
        statistician.collocates(SearchRequest(""))


@pytest.mark.parametrize("sort", list(Keyness))
def test_keywords_are_counted_right(workspace, statistician, sort):
    texts = {text.tokens.report.id: text for text in statistician._vocabulary()}
    counts = {
        id_: Counter(word for standing in text.standing for word, _end in standing) for id_, text in texts.items()
    }
    sizes = {id_: len("".join(text.tokens.report.reading.split())) for id_, text in texts.items()}
    for id_ in workspace.library.report_ids:
        found = statistician.keywords(id_, keywords.Choice(sort=sort))
        assert found.others == tuple(other for other in texts if other != id_)
        assert (found.characters, found.other_characters) == (sizes[id_], sum(sizes.values()) - sizes[id_])
        assert len(found.rows) > 30
        scores = [row.log_likelihood if sort is Keyness.LOG_LIKELIHOOD else row.log_ratio for row in found.rows]
        assert scores == sorted(scores, reverse=True)
        for row in found.rows:
            word = Word(row.kind, row.record or _folded(row))
            others = sum(counts[other][word] for other in found.others)
            assert (row.count, row.other_count) == (counts[id_][word], others)
            assert row.count >= found.minimum
            assert row.per_10000 == pytest.approx(row.count * 10_000 / found.characters)
            assert row.per_10000 > row.other_per_10000
            assert row.log_ratio > 0 or row.other_count == 0
            assert row.log_likelihood == pytest.approx(
                measures.keyness(row.count, found.characters, others, found.other_characters)
            )
            assert row.example.report == id_


def test_what_sets_the_reports_apart_is_what_they_are_about(statistician):
    def first(report, n=12):
        return {name for row in statistician.keywords(report).rows[:n] for name in (row.record, row.text)}

    assert {"hokkaido", "區域"} <= first("2013-cepd-hokkaido")
    assert {"jsps", "nims", "riken"} <= first("2025-nstc-natural-sciences")
    assert "jst" in first("2008-nsc-jst")


def test_an_unknown_report(statistician):
    with pytest.raises(UnknownNameError):
        statistician.keywords("2013-cepd-hokkaidou")


def test_fragments_of_a_listed_string_are_left_out():
    def string(text):
        return Word(WordKind.STRING, text)

    counts = {
        string("研究"): 20,
        string("研究機構"): 9,
        string("機構"): 10,
        string("技術"): 4,
        Word(WordKind.LATIN, "ab"): 3,
    }
    assert without_fragments(counts) == [word for word in counts if word.key != "機構"]
