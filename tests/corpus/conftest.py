"""What the tests of the segmentation share: the five reports by the first digits of their files, and ways to look in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tjexplorer.corpus.library import Library
from tjexplorer.corpus.segmenter import segment
from tjexplorer.model.reading import Block, LeftOut
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section
from tjexplorer.model.source import SourceText

REPORTS = {
    "000": "2008-nsc-jst",
    "001": "2025-nstc-natural-sciences",
    "002": "2015-most-industry-academia",
    "003": "2013-cepd-hokkaido",
    "004": "2025-moea-innovation-policy",
}

Segmented = tuple[SourceText, tuple[Section, ...], tuple[LeftOut, ...]]


@pytest.fixture(scope="session")
def reports(library: Library) -> dict[str, Report]:
    """The reports by the first three digits of the file as received."""
    return {digits: library.report(report_id) for digits, report_id in REPORTS.items()}


@pytest.fixture(scope="session")
def section_of(reports: dict[str, Report]) -> Callable[[str, int], Section | None]:
    """The section whose first line is a given one; the innermost if several, None if none."""

    def look(digits: str, line: int) -> Section | None:
        found = [section for section in reports[digits].sections if section.line == line]
        return found[-1] if found else None

    return look


@pytest.fixture(scope="session")
def block_of(reports: dict[str, Report]) -> Callable[[str, int], Block | None]:
    """The block of reading text that prints the beginning of a line, None where the line is left out."""
    places: dict[str, dict[int, Block]] = {}
    for digits, report in reports.items():
        held: dict[int, Block] = {}
        for section in report.sections:
            for block in section.blocks:
                for run in block.text.runs:
                    if run.verbatim and run.text:
                        held.setdefault(report.source.line_of(run.span.start), block)
        places[digits] = held

    def look(digits: str, line: int) -> Block | None:
        return places[digits].get(line)

    return look


@pytest.fixture(scope="session")
def cut() -> Callable[[str], Segmented]:
    """Segments a text of the test's own."""

    def run(text: str) -> Segmented:
        source = SourceText(text)
        return source, *segment("2026-test", source)

    return run
