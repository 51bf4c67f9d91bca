"""Near-identical passages: those of the five reports, and what may differ between two that are the same."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tjexplorer.model.reading import Block, BlockKind, ReadingText, Run
from tjexplorer.model.record import ReportRecord
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.source import SourceText
from tjexplorer.model.span import Span
from tjexplorer.parallels.finder import LEAST, LEAST_CHARACTERS, LEAST_COMMON, LOWEST, Parallels


def report(name: str, *paragraphs: str) -> Report:
    """A report with one section for each paragraph."""
    source = "".join(f"{text}\n" for text in paragraphs)
    sections = []
    at = 0
    for number, text in enumerate(paragraphs, 1):
        span = Span(at, at + len(text))
        block = Block(BlockKind.PARAGRAPH, ReadingText((Run(text, span),)))
        sections.append(
            Section(
                id=f"{name}/{number}", report=name, parent=None, level=1, number=None, title="", kind=SectionKind.BODY,
                implied=False, heading=None, span=span, line=number, end_line=number, blocks=(block,),
            )
        )  # fmt: skip
        at += len(text) + 1
    return Report(ReportRecord(name, "trip-report", "source.txt", "", name), SourceText(source), tuple(sections), ())


PASSAGE = "本次交流活動邀集自然處學門召集人參與，其目的在於透過與國際同類學術政策制定與推動單位機構深入交流與經驗分享。"
OTHER = (
    "北海道大學研究及企業園區位於札幌校區的北校區內，面積三十二公頃，是產官學合作的研究發展基地，並設有創業育成設施。"
)


@pytest.fixture(scope="module")
def finder(library) -> Parallels:
    return Parallels(library.report(report_id) for report_id in library.report_ids)


def places(pairs) -> list[tuple[str, int, str, int]]:
    return [(one.here.report[:4], one.here.line, one.there.report[:4], one.there.line) for one in pairs]


def test_the_five_reports(finder):
    """Every pair was read: each says twice what stands once in the abstract, the purpose, the text or the reflections."""
    assert places(finder.pairs()) == [
        ("2013", 19, "2013", 161), ("2013", 21, "2013", 1726), ("2013", 888, "2013", 892), ("2015", 40, "2015", 515),
        ("2015", 4, "2015", 42), ("2025", 57, "2025", 74), ("2015", 2, "2015", 39), ("2015", 4, "2015", 41),
        ("2013", 276, "2013", 1732), ("2013", 29, "2013", 1750), ("2025", 65, "2025", 90), ("2013", 939, "2013", 953),
        ("2013", 21, "2013", 161), ("2025", 36, "2025", 38), ("2015", 186, "2015", 488), ("2015", 473, "2015", 512),
    ]  # fmt: skip


def test_remoter_pairs(finder):
    pairs = places(finder.pairs(LOWEST))
    assert set(places(finder.pairs())) < set(pairs)
    assert ("2013", 409, "2013", 1746) in pairs  # told in the text and again in the conclusions
    assert ("2008", 43, "2015", 414) in pairs  # what JST does, in two reports


def test_runs_quote_both_sources(finder, library):
    for one in finder.pairs(LOWEST):
        here, there = library.source(one.here.report).text, library.source(one.there.report).text
        assert library.report(one.here.report).source.slice(one.here.span)[:1] == one.here.text[:1]
        for run in one.runs:
            assert one.here.text[run.here_text.start : run.here_text.end] == run.text
            assert here[run.here.start] == run.text[0]
            assert there[run.there.start] == one.there.text[run.there_text.start]
            assert run.here.start >= one.here.span.start
            assert run.there.end <= one.there.span.end
        ends = [(run.here_text.start, run.here_text.end) for run in one.runs]
        assert all(before[1] <= after[0] for before, after in pairwise(ends))


def test_one_passage_sees_its_pairs_from_its_side(finder):
    for one in finder.pairs():
        for here, there in ((one.here, one.there), (one.there, one.here)):
            seen = finder.at(here.report, here.span.start, here.span.end)
            assert [(found.here, found.there, found.likeness) for found in seen if found.there == there] == [
                (here, there, one.likeness)
            ]


def test_a_section_and_a_report(finder):
    of_report = finder.of_report("2025-nstc-natural-sciences")
    assert places(of_report) == [("2025", 57, "2025", 74), ("2025", 65, "2025", 90)]
    assert finder.of_section("2025-nstc-natural-sciences/2") != ()
    assert {one.here.section for one in finder.of_section("2025-nstc-natural-sciences/2")} == {
        "2025-nstc-natural-sciences/2"
    }
    assert finder.of_section("2025-nstc-natural-sciences/99") == finder.of_report("nobody") == ()


def test_the_same_every_time(finder, library):
    again = Parallels(library.report(report_id) for report_id in library.report_ids)
    assert again.pairs(LOWEST) == finder.pairs(LOWEST)
    assert again.passages == finder.passages


@pytest.mark.parametrize("copy", [
    PASSAGE,
    PASSAGE.replace("，", ", ").replace("。", ""),
    PASSAGE.replace("學", "学").replace("國際", "国際"),
    f"（一）{PASSAGE}",
    "。".join([PASSAGE[24:].rstrip("。"), PASSAGE[:24]]),
    OTHER + PASSAGE,
])  # fmt: skip
def test_what_may_differ(copy):
    (found,) = Parallels([report("a", PASSAGE), report("b", OTHER, copy)]).at("a", 0, 1)
    assert found.there.line == 2
    assert found.likeness > 0.9


def test_a_name_in_both_is_not_enough():
    name = "公益財團法人北海道科學技術綜合振興中心(NOASTEC)"
    one = f"由{name}辦理，負責地方企業的研發補助以及技術商談的窗口業務。"
    other = f"另外我們也拜會了{name}，雙方談到明年在札幌的年會與各自關心的題目。"
    assert Parallels([report("a", one, other)]).pairs(LOWEST) == ()


def test_short_paragraphs_are_not_compared():
    short = PASSAGE[: LEAST_CHARACTERS - 1]
    assert Parallels([report("a", short, short)]).passages == ()
    assert len(Parallels([report("a", PASSAGE[:LEAST_CHARACTERS], PASSAGE[:LEAST_CHARACTERS])]).pairs()) == 1


def test_nothing_to_compare():
    assert Parallels([]).pairs() == Parallels([report("a", PASSAGE)]).pairs() == ()


@pytest.mark.parametrize("least", [0, 0.1, 1.1, -1, float("nan")])
def test_a_likeness_that_cannot_be(finder, least):
    with pytest.raises(ValueError, match="no likeness"):
        finder.pairs(least)


PIECES = st.lists(
    st.sampled_from([PASSAGE[:20], PASSAGE[20:], OTHER[:25], OTHER[25:], "甲乙丙丁戊己庚辛"]), min_size=1, max_size=4
)


@settings(max_examples=40)
@given(st.lists(PIECES.map("".join), min_size=2, max_size=6), st.sampled_from([LOWEST, LEAST, 0.9]))
def test_candidates_leave_no_pair_out(paragraphs, least):
    finder = Parallels([report("a", *paragraphs)])
    found = {(one.here.line, one.there.line) for one in finder.pairs(least)}
    count = len(finder.passages)
    every = {
        (one.here.line, one.there.line)
        for a in range(count)
        for b in range(a + 1, count)
        if (one := finder._judged(a, b)) is not None and one.likeness >= least
    }
    assert found == every
    assert all(sum(len(run.text) for run in one.runs) >= LEAST_COMMON for one in finder.pairs(least))
    assert all(LOWEST <= one.likeness <= 1 for one in finder.pairs(least))
