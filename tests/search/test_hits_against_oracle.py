"""Recall and precision of single words and phrases on the real reports, against regular expressions over folded text.

The oracle knows nothing of units, stores, offset maps or postings: it folds each block of the reading text by itself,
and asks a regular expression for the edges of words. Where folding took a hyphen out it leaves a mark of its own.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from tjexplorer.model.reading import Block, ReadingText
from tjexplorer.model.report import Report
from tjexplorer.search.searcher import SearchRequest
from tjexplorer.text.characters import is_word
from tjexplorer.text.fold import fold

Found = set[tuple[str, str, int, int]]


def texts(block: Block) -> Iterator[ReadingText]:
    cells = [cell.text for row in block.rows for cell in row if cell.text.runs]
    yield from cells or [block.text]


LETTER = r"[^\W\d_\u3000-\ud7ff\uf900-\U0003ffff]"
"""A letter of a script written with spaces."""

HYPHEN = "\ue000"
"""Stands in the oracle's text where folding took out a hyphen; folded text has no such character."""


def lay_out(report: Report) -> list[tuple[str, str, list[tuple[int, int]]]]:
    """Section, folded text with marks of hyphens, and for each of its characters its range of the source."""
    found = []
    for section in report.sections:
        for block in section.blocks:
            for text in texts(block):
                origins = list(text.origins())
                folded = fold(text.text)
                ranges = [(origins[a], origins[b - 1] + 1) for a, b in zip(folded.starts, folded.ends, strict=True)]
                letters = list(folded.text)
                for at in range(len(letters) - 1, 0, -1):
                    gap = text.text[folded.ends[at - 1] : folded.starts[at]]
                    if any(fold(char).text == "-" for char in gap):
                        letters.insert(at, HYPHEN)
                        ranges.insert(at, (0, 0))
                found.append((section.id, "".join(letters), ranges))
    return found


@pytest.fixture(scope="module")
def laid_out(real: SimpleNamespace) -> dict[str, list[tuple[str, str, list[tuple[int, int]]]]]:
    return {name: lay_out(real.library.report(name)) for name in real.library.report_ids}


def oracle(typed: str, laid_out: dict[str, list[tuple[str, str, list[tuple[int, int]]]]]) -> Found:
    pattern = fold(typed).text
    expression = f"{HYPHEN}?".join(map(re.escape, pattern))
    # Letters and figures part: 20nm is a number and a word.
    if is_word(pattern[0]):
        expression = ("(?<!\\d)" if pattern[0].isdecimal() else f"(?<!{LETTER})") + expression
    if pattern[-1].isdecimal():
        expression += "(?!\\d)"
    elif typed.isascii() and typed.isupper() and len(typed) <= 5:
        expression += f"(?!{LETTER})"
    compiled = re.compile(expression)
    return {
        (report, section, ranges[match.start()][0], ranges[match.end() - 1][1])
        for report, units in laid_out.items()
        for section, text, ranges in units
        for match in compiled.finditer(text)
    }


def sample(real: SimpleNamespace) -> list[str]:
    """Pieces of the reading text that stand for what people type: 2 to 6 ideographs, Latin words, numbers, mixtures."""
    reading = "".join(report.reading for report in real.stock.reports)
    chance = random.Random(20261121)  # noqa: S311  # a sample
    ideographs = re.findall(r"[\u3041-\u30ff\u4e00-\u9fff]{2,}", reading)
    found = []
    for _ in range(420):
        run = chance.choice(ideographs)
        begin = chance.randrange(len(run) - 1)
        found.append(run[begin : begin + chance.randint(2, 6)])
    found += chance.sample(sorted(set(re.findall(r"[A-Za-z]{2,}", reading))), 100)
    found += sorted(set(re.findall(r"(?<=[A-Za-z]{2}-)[A-Za-z]{2,}", reading)))
    found += chance.sample(sorted(set(re.findall(r"\d{2,4}", reading))), 40)
    mixed = re.findall(r"[A-Za-z]+[\u4e00-\u9fff]{1,3}|[\u4e00-\u9fff]{1,3}[A-Za-z]+|\d+[年月日億萬]", reading)
    found += chance.sample(sorted(set(mixed)), 60)
    return list(dict.fromkeys(found))


def found_by(searcher: object, typed: str) -> Found:
    result = searcher.search(SearchRequest(f'"{typed}"', spelling_only=True))
    return {(hit.report, hit.section, match.start, match.end) for hit in result.hits for match in hit.matches}


def test_recall_and_precision_are_one(
    real: SimpleNamespace, laid_out: dict[str, list[tuple[str, str, list[tuple[int, int]]]]]
) -> None:
    queries = sample(real)
    assert len(queries) >= 500
    for typed in queries:
        expected = oracle(typed, laid_out)
        assert found_by(real.indexed, typed) == expected, typed
        assert found_by(real.scanning, typed) == expected, typed


def test_offsets_are_exact(real: SimpleNamespace) -> None:
    sources = {report.id: report.source for report in real.stock.reports}
    for typed in sample(real)[::4]:
        result = real.indexed.search(SearchRequest(f'"{typed}"', spelling_only=True))
        pattern = fold(typed).text
        for hit in result.hits:
            source = sources[hit.report]
            for match in hit.matches:
                cut = source.text[match.start : match.end]
                assert pattern in fold(cut).text or pattern == fold(match.text).text, (typed, cut)
                assert match.text == cut.replace("\n", "")
                assert source.line_of(match.start) == match.line
                assert source.line_of(match.end - 1) == match.end_line
                section = real.library.report(hit.report).by_id[hit.section]
                assert section.span.start <= match.start
                assert match.end <= section.span.end


def letters_of(laid_out: dict[str, list[tuple[str, str, list[tuple[int, int]]]]]) -> dict[str, dict[int, int]]:
    """For each section the ordinal of its folded letters, by where they begin in the source; white space has none."""
    found: dict[str, dict[int, int]] = {}
    for units in laid_out.values():
        for section, text, ranges in units:
            letters = found.setdefault(section, {})
            for char, (start, _end) in zip(text, ranges, strict=True):
                if char != HYPHEN and not char.isspace():
                    letters.setdefault(start, len(letters))
    return found


def near(one: Found, other: Found, distance: int, letters: dict[str, dict[int, int]]) -> Found:
    """Each of `one` with one of `other` within a distance, all pairs tried."""
    kept = set()
    for place in one:
        begin, length = letters[place[1]][place[2]], len(fold_of(place))
        for them in other:
            if them[1] != place[1]:
                continue
            start, size = letters[them[1]][them[2]], len(fold_of(them))
            gap = start - begin - length if start > begin else begin - start - size
            if 0 <= gap <= distance:
                kept.add(place)
    return kept


SOURCES: dict[str, str] = {}


def fold_of(place: tuple[str, str, int, int]) -> str:
    return fold(SOURCES[place[0]][place[2] : place[3]]).text.replace(" ", "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("東京", "大學"),
        ("技術移轉", "TLO"),
        ("大學", "大學"),
        ("JST", "研究"),
        ("technology", "transfer"),
        ("年", "月"),
        ("產學", "學"),
    ],
)
@pytest.mark.parametrize("distance", [0, 1, 7, 20, 300])
def test_nearness_against_all_pairs(
    real: SimpleNamespace,
    laid_out: dict[str, list[tuple[str, str, list[tuple[int, int]]]]],
    one: str,
    other: str,
    distance: int,
) -> None:
    SOURCES.update({report.id: report.source.text for report in real.stock.reports})
    letters = letters_of(laid_out)
    ones, others = oracle(one, laid_out), oracle(other, laid_out)
    expected = near(ones, others, distance, letters) | near(others, ones, distance, letters)
    # Where a place of one lies inside a place of the other, the longer is shown.
    expected = {p for p in expected if not any(inside(p, other) for other in expected)}
    typed = f"{one} NEAR/{distance} {other}"
    for searcher in (real.indexed, real.scanning):
        result = searcher.search(SearchRequest(typed, spelling_only=True))
        found = {(hit.report, hit.section, match.start, match.end) for hit in result.hits for match in hit.matches}
        assert found == expected, typed


def inside(place: tuple[str, str, int, int], other: tuple[str, str, int, int]) -> bool:
    return place != other and place[1] == other[1] and other[2] <= place[2] and place[3] <= other[3]
