"""Small reports made by hand, so that bookmarks are tested without the corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from tjexplorer.messages import choose_language
from tjexplorer.model.reading import Block, BlockKind, ReadingText, Run
from tjexplorer.model.record import ReportRecord
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.source import SourceText
from tjexplorer.model.span import Span

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)

TEXT = """壹、目的

本次交流與國際學術政策

制定單位深入交流，推動產学合作。

貳、參訪紀要

一、科學技術振興機構

JST 的 ACT-X 計畫為 2020 年啟動的研究資

助計畫，對象為 45 歲以下的科學家。

二、物質材料研究機構

推動產學合作。推動產學合作。
"""


def reading(text: str, start: int, end: int) -> ReadingText:
    """The lines of a range joined without anything between them."""
    runs: list[Run] = []
    at = start
    for line in text[start:end].split("\n"):
        if line.strip():
            if runs:
                runs.append(Run("", Span(runs[-1].span.end, at)))
            runs.append(Run(line, Span(at, at + len(line))))
        at += len(line) + 1
    return ReadingText(tuple(runs))


def build(text: str = TEXT) -> Report:
    """A report of two chapters, the second with two sections."""
    source = SourceText(text)
    titles = {"1": "壹、目的", "2": "貳、參訪紀要", "2.1": "一、科學技術振興機構", "2.2": "二、物質材料研究機構"}
    at = {path: text.index(title) for path, title in titles.items()}
    ends = {"1": at["2"], "2": len(text), "2.1": at["2.2"], "2.2": len(text)}
    own = {"1": at["2"], "2": at["2.1"], "2.1": at["2.2"], "2.2": len(text)}
    sections = []
    for path, title in titles.items():
        start = at[path]
        blocks = [Block(BlockKind.HEADING, ReadingText((Run(title, Span(start, start + len(title))),)))]
        body = reading(text, start + len(title), own[path])
        if body.runs:
            blocks.append(Block(BlockKind.PARAGRAPH, body))
        sections.append(
            Section(
                id=f"2025-nstc-sample/{path}",
                report="2025-nstc-sample",
                parent="2025-nstc-sample/2" if "." in path else None,
                level=1 + path.count("."),
                number=title.split("、")[0] + "、",
                title=title,
                kind=SectionKind.BODY,
                implied=False,
                heading=Span(start, start + len(title)),
                span=Span(start, ends[path]),
                line=source.line_of(start),
                end_line=source.line_of(ends[path] - 1),
                blocks=tuple(blocks),
            )
        )
    record = ReportRecord("2025-nstc-sample", "trip-report", "sample.txt", "0" * 64, "國科會 2025")
    return Report(record, source, tuple(sections), ())


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    choose_language("en")
    yield
    choose_language(None)


@pytest.fixture
def report() -> Report:
    return build()


@pytest.fixture
def rebuilt() -> Callable[[str], Report]:
    return build


@pytest.fixture
def now() -> datetime:
    return NOW
