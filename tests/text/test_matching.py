"""What counts as a hit."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.text.fold import fold
from tjexplorer.text.matching import Pattern, find_exact

REPORTS = sorted((Path(__file__).parents[2] / "corpus" / "reports").glob("*/source.txt"))

TEXTS = st.lists(
    st.sampled_from([*"科學学JSTjst2025年 \n\n*,.-々あア（", "25年", "JST", "cluster", "start-up"]), max_size=14
).map("".join)


def hits(typed: str, text: str) -> int:
    return len(Pattern.of(typed).find(fold(text).text))


@pytest.mark.parametrize(
    ("typed", "text", "count"),
    [
        ("産学連携", "產學連攜與产学连携", 2),
        ("大學", "大大學學", 1),
        ("學學", "學學學學學", 2),
        # edges of numbers
        ("25年", "2025年", 0),
        ("25年", "25年、民國25年", 2),
        ("2025", "2025年", 1),
        ("20", "2025年", 0),
        ("1000萬", "1,000萬", 1),
        ("000萬", "1,000萬", 0),
        ("nm", "20nm", 1),
        ("20", "20nm", 1),
        ("JST", "①JST1", 1),
        ("H8", "H8、H88", 1),
        ("8館", "H8館", 1),
        # words go on, abbreviations do not
        ("cluster", "Clusters and a cluster", 2),
        ("luster", "cluster", 0),
        ("JST", "JST與JSTOR，(JST)", 2),
        ("ＪＳＴ", "JSTOR", 0),
        ("jst", "JST與JSTOR", 2),
        ("KAKENHI", "KAKENHIs", 1),
        ("JST*", "JSTOR", 1),
        ("TLO", "東京大學TLO", 1),
        ("A-STEP", "A-STEP與A-STEPS", 1),
        ("STEP", "A-STEP", 1),
        ("clus*", "cluster", 1),
        ("c*", "cluster", 0),
        ("產學*", "產學合作", 1),
        ("startup", "start-up", 1),
        ("start-up", "startups", 1),
        ("materials science", "Materi-\n\nals Science", 1),
        ("後藤芳一", "後藤  芳一", 1),
        # nothing
        ("", "科學", 0),
        (" \n", "科學", 0),
        ("・", "科・學", 0),
        ("*", "科學", 0),
    ],
)
def test_hits(typed: str, text: str, count: int) -> None:
    assert hits(typed, text) == count


@pytest.mark.parametrize(
    ("typed", "text", "spans"),
    [
        ("學術", "学術學\n\n術", [(2, 6)]),
        ("JST 的", "JST的、JST  的", [(0, 4), (5, 11)]),
        ("JST的", "JST 的", [(0, 5)]),
        ("materials science", "materials \nscience", [(0, 18)]),
        ("materials science", "materialsscience", []),
        ("JST", "jst JSTOR JST", [(10, 13)]),
        ("25年", "2025年25年", [(5, 8)]),
        ("（一）", "(一)（一）", [(3, 6)]),
        ("JST", "JST²①JST", [(0, 3), (5, 8)]),
        ("", "科", []),
    ],
)
def test_characters_as_typed(typed: str, text: str, spans: list[tuple[int, int]]) -> None:
    assert find_exact(typed, text) == spans


@given(TEXTS, TEXTS)
def test_matches_are_in_order_apart_and_hold_the_pattern(typed: str, text: str) -> None:
    pattern = Pattern.of(typed)
    folded = fold(text).text
    last = 0
    for start, end in pattern.find(folded):
        assert last <= start < end
        assert folded[start:end] == pattern.text
        last = end


@given(TEXTS, TEXTS)
def test_exact_matches_hold_the_characters_as_typed(typed: str, text: str) -> None:
    for start, end in find_exact(typed, text):
        assert "".join(text[start:end].split()) in "".join(typed.split())


@given(TEXTS)
def test_a_typed_star_or_blank_never_raises(text: str) -> None:
    for typed in (text, text + "*", "*" + text):
        Pattern.of(typed).find("科學jst2025年")
        find_exact(typed, "科學JST2025年")


@pytest.mark.parametrize("word", ["產學合作", "大學", "JST", "RIKEN", "技術移轉", "2012", "北海道"])
def test_exact_matches_are_matches(word: str) -> None:
    for path in REPORTS:
        text = path.read_bytes().decode("utf-8")
        folded = fold(text)
        matches = {folded.span(*span) for span in Pattern.of(word).find(folded.text)}
        exact = find_exact(word, text)
        assert {span for span in exact if "<u>" not in text} <= matches
        assert len(exact) <= len(matches)
