"""Recall and precision of single words and phrases on the real reports, against regular expressions over folded text.

The oracle knows nothing of units, stores, offset maps or postings: it folds each block of the reading text by itself.
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


def lay_out(report: Report) -> list[tuple[str, str, list[tuple[int, int]]]]:
    """Section, folded text, and for each folded character its range of the source."""
    found = []
    for section in report.sections:
        for block in section.blocks:
            for text in texts(block):
                origins = list(text.origins())
                folded = fold(text.text)
                ranges = [(origins[a], origins[b - 1] + 1) for a, b in zip(folded.starts, folded.ends, strict=True)]
                found.append((section.id, folded.text, ranges))
    return found


@pytest.fixture(scope="module")
def laid_out(real: SimpleNamespace) -> dict[str, list[tuple[str, str, list[tuple[int, int]]]]]:
    return {name: lay_out(real.library.report(name)) for name in real.library.report_ids}


def oracle(typed: str, laid_out: dict[str, list[tuple[str, str, list[tuple[int, int]]]]]) -> Found:
    pattern = fold(typed).text
    expression = re.escape(pattern)
    if is_word(pattern[0]):
        expression = r"(?<![^\W_\u3000-\U0003ffff])" + expression
    if pattern[-1].isdecimal() or (typed.isascii() and typed.isupper() and len(typed) <= 5):
        expression += r"(?![^\W_\u3000-\U0003ffff])"
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
    chance = random.Random(20261121)  # noqa: S311
    ideographs = re.findall(r"[\u3041-\u30ff\u4e00-\u9fff]{2,}", reading)
    found = []
    for _ in range(420):
        run = chance.choice(ideographs)
        begin = chance.randrange(len(run) - 1)
        found.append(run[begin : begin + chance.randint(2, 6)])
    found += chance.sample(sorted(set(re.findall(r"[A-Za-z]{2,}", reading))), 100)
    found += chance.sample(sorted(set(re.findall(r"\d{2,4}", reading))), 40)
    mixed = re.findall(r"[A-Za-z]+[\u4e00-\u9fff]{1,3}|[\u4e00-\u9fff]{1,3}[A-Za-z]+|\d+[年月日億萬]", reading)
    found += chance.sample(sorted(set(mixed)), 60)
    return list(dict.fromkeys(found))


def found_by(searcher: object, typed: str) -> Found:
    result = searcher.search(SearchRequest(f'"{typed}"', spelling_only=True))  # type: ignore[attr-defined]
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
