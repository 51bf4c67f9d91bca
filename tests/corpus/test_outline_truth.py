"""The outline of the five reports against `outline_truth.yaml`, which a reader made from the texts alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tjexplorer.corpus.library import Library
from tjexplorer.model.report import Report
from tjexplorer.model.section import SectionKind


@dataclass(frozen=True)
class Row:
    line: int
    level: int
    kind: str
    title: str
    flag: str


def read_truth() -> dict[str, list[Row]]:
    text = Path(__file__).with_name("outline_truth.yaml").read_text(encoding="utf-8")
    loaded = yaml.safe_load(text)
    return {report: [Row(*row, *[""] * (5 - len(row))) for row in rows] for report, rows in loaded.items()}


TRUTH = read_truth()
IDS = tuple(TRUTH)
NAVIGATED = {report: [row for row in rows if row.flag != "small"] for report, rows in TRUTH.items()}


def closed(text: str) -> str:
    return "".join(text.split())


def printed(report: Report, line: int) -> str:
    """A line without white space and without what extraction left."""
    return closed(re.sub(r"\[bookmark:[^\]]*\]|\[image:[^\]]*\]|</?u>", "", report.source.line(line)))


def test_the_truth_covers_every_report(library: Library) -> None:
    assert set(TRUTH) == set(library.report_ids)


@pytest.mark.parametrize("report_id", IDS)
def test_every_heading_is_found_and_no_other(report_id: str, library: Library) -> None:
    found = {section.line for section in library.report(report_id).sections}
    small = {row.line for row in TRUTH[report_id] if row.flag == "small"}
    wanted = {row.line for row in NAVIGATED[report_id]}
    assert wanted - found == set(), "headings that the outline misses"
    assert found - wanted - small == set(), "lines that are no headings"
    assert len(library.report(report_id).sections) == len(found), "two sections begin on one line"


@pytest.mark.parametrize("report_id", IDS)
def test_levels_and_kinds(report_id: str, library: Library) -> None:
    sections = {section.line: section for section in library.report(report_id).sections}
    wrong = []
    for row in TRUTH[report_id]:
        section = sections.get(row.line)
        if section is not None and (section.level, section.kind.value) != (row.level, row.kind):
            wrong.append((row.line, row.title, (row.level, row.kind), (section.level, section.kind.value)))
    assert wrong == []


@pytest.mark.parametrize("report_id", IDS)
def test_parents_are_those_that_the_levels_draw(report_id: str, library: Library) -> None:
    report = library.report(report_id)
    sections = {section.line: section for section in report.sections}
    above: list[Row] = []
    for row in TRUTH[report_id]:
        section = sections.get(row.line)
        if section is None:
            continue
        above = [other for other in above if other.level < row.level]
        parent = report.by_id[section.parent].line if section.parent else None
        assert parent == (above[-1].line if above else None), row
        above.append(row)


@pytest.mark.parametrize("report_id", IDS)
def test_titles_are_those_on_the_line(report_id: str, library: Library) -> None:
    report = library.report(report_id)
    sections = {section.line: section for section in report.sections}
    for row in NAVIGATED[report_id]:
        title = closed(sections[row.line].title)
        wanted = closed(row.title)
        if row.flag == "lost" or not row.title:
            assert title == wanted
        elif row.flag == "runin":
            assert title == wanted
            assert printed(report, row.line).startswith(wanted)
            assert len(printed(report, row.line)) > len(wanted)
        else:
            assert title.startswith(wanted)
            assert title == printed(report, row.line)


@pytest.mark.parametrize("report_id", IDS)
def test_titles_hold_no_tabs_doubled_blanks_or_residue(report_id: str, library: Library) -> None:
    for section in library.report(report_id).sections:
        assert section.title == " ".join(section.title.split())
        assert "[" not in section.title
        assert "<u>" not in section.title


@pytest.mark.parametrize("report_id", IDS)
def test_a_number_stands_at_the_head_of_its_title(report_id: str, library: Library) -> None:
    for section in library.report(report_id).sections:
        if section.number is not None:
            assert closed(section.title).startswith(closed(section.number))
            assert section.number == closed(section.number)


@pytest.mark.parametrize("report_id", IDS)
def test_only_lost_headings_are_implied(report_id: str, library: Library) -> None:
    lost = {row.line for row in TRUTH[report_id] if row.flag == "lost"}
    for section in library.report(report_id).sections:
        assert section.implied == (section.line in lost)
        has_heading = section.kind is not SectionKind.FRONT and not section.implied
        assert (section.heading is not None) == has_heading


@pytest.mark.parametrize("report_id", IDS)
def test_a_section_ends_where_the_next_of_its_rank_begins(report_id: str, library: Library) -> None:
    report = library.report(report_id)
    rows = NAVIGATED[report_id]
    sections = {section.line: section for section in report.sections}
    for position, row in enumerate(rows):
        following = next((other.line for other in rows[position + 1 :] if other.level <= row.level), None)
        last = (following or report.source.line_count + 1) - 1
        contents = sections[row.line].end_line
        assert contents <= last
        between = [report.source.line(line) for line in range(contents + 1, last + 1)]
        assert not any(re.sub(r"\[[^\]]*\]", "", text).strip() for text in between), row


def test_visit_sections_are_counted_once(library: Library) -> None:
    heads = {
        report_id: [row.line for row in rows if row.kind == "visit" and row.level == 2]
        for report_id, rows in TRUTH.items()
    }
    assert {report_id: len(lines) for report_id, lines in heads.items()} == {
        "2008-nsc-jst": 0,
        "2013-cepd-hokkaido": 6,
        "2015-most-industry-academia": 10,
        "2025-nstc-natural-sciences": 5,
        "2025-moea-innovation-policy": 0,
    }
    for report_id, lines in heads.items():
        report = library.report(report_id)
        outer = [
            section.line
            for section in report.sections
            if section.kind is SectionKind.VISIT
            and (section.parent is None or report.by_id[section.parent].kind is not SectionKind.VISIT)
        ]
        assert outer == lines


@pytest.mark.parametrize("report_id", IDS)
def test_the_kind_passes_down(report_id: str, library: Library) -> None:
    report = library.report(report_id)
    firm = {SectionKind.ABSTRACT, SectionKind.VISIT, SectionKind.REFLECTIONS, SectionKind.APPENDIX}
    for section in report.sections:
        if section.parent and report.by_id[section.parent].kind in firm:
            assert section.kind is report.by_id[section.parent].kind
