"""Offsets over the whole corpus: each code point of a source is in the reading text once, or listed as left out."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest

from tjexplorer.corpus.library import Library
from tjexplorer.corpus.segmenter import segment
from tjexplorer.model.reading import Block, BlockKind, Run
from tjexplorer.model.report import Report
from tjexplorer.model.section import SectionKind

IDS = (
    "2008-nsc-jst",
    "2013-cepd-hokkaido",
    "2015-most-industry-academia",
    "2025-moea-innovation-policy",
    "2025-nstc-natural-sciences",
)
REASONS = {"contents", "anchor", "image", "markup", "furniture", "space"}


@pytest.fixture(params=IDS)
def report(request: pytest.FixtureRequest, library: Library) -> Report:
    return library.report(request.param)


def blocks(report: Report) -> list[Block]:
    return [block for section in report.sections for block in section.blocks]


def printed_runs(report: Report) -> list[Run]:
    return [run for block in blocks(report) for run in block.text.runs if run.verbatim and run.text]


def test_each_run_is_the_source_letter_for_letter(report: Report) -> None:
    for run in printed_runs(report):
        assert run.text == report.source.slice(run.span)


def test_joints_are_empty_or_one_blank(report: Report) -> None:
    joints = [run for block in blocks(report) for run in block.text.runs if not run.verbatim]
    assert {run.text for run in joints} <= {"", " "}


def test_runs_stand_in_order_inside_each_block(report: Report) -> None:
    for block in blocks(report):
        runs = block.text.runs
        assert runs
        assert runs[0].verbatim
        assert runs[-1].verbatim
        for first, second in itertools.pairwise(runs):
            assert first.span.end == second.span.start
        assert (block.span.start, block.span.end) == (runs[0].span.start, runs[-1].span.end)


def test_every_code_point_is_printed_or_left_out_exactly_once(report: Report) -> None:
    times = [0] * len(report.source.text)
    for span in [*(run.span for run in printed_runs(report)), *(item.span for item in report.left_out)]:
        for offset in range(span.start, span.end):
            times[offset] += 1
    wrong = [(report.source.line_of(at), report.source.text[at], n) for at, n in enumerate(times) if n != 1]
    assert wrong == []


def test_lengths_add_up(report: Report) -> None:
    total = sum(len(run.text) for run in printed_runs(report)) + sum(len(item.span) for item in report.left_out)
    assert total == len(report.source.text)


def test_what_is_left_out_says_why(report: Report) -> None:
    assert {item.reason for item in report.left_out} <= REASONS
    assert list(report.left_out) == sorted(report.left_out, key=lambda item: item.span)
    for item in report.left_out:
        text = report.source.slice(item.span)
        assert text
        assert (item.reason == "space") == text.isspace()


def test_residue_is_named_for_what_it_is(report: Report) -> None:
    shapes = {"anchor": "[bookmark: ", "image": "[image: "}
    for item in report.left_out:
        text = report.source.slice(item.span)
        if item.reason in shapes:
            assert text.startswith(shapes[item.reason])
            assert text.endswith("]")
        elif item.reason == "markup":
            assert text in {"<u>", "</u>"}


def test_signs_of_the_typesetter_are_few_and_known(library: Library) -> None:
    signs: dict[str, Counter[str]] = {}
    for report_id in IDS:
        report = library.report(report_id)
        found = Counter(report.source.slice(item.span) for item in report.left_out if item.reason == "furniture")
        if found:
            signs[report_id] = found
    assert signs == {
        "2015-most-industry-academia": Counter({"：": 50}),  # five labels on each of ten cards
        "2025-nstc-natural-sciences": Counter({"-": 4}),  # Materi-als, De-velopment, Re-search, In-itiative
    }


def test_residue_is_counted(library: Library) -> None:
    counted = {
        report_id: Counter(item.reason for item in library.report(report_id).left_out if item.reason != "space")
        for report_id in IDS
    }
    for report_id, tally in counted.items():
        text = library.source(report_id).text
        assert tally["anchor"] == text.count("[bookmark:")
        assert tally["image"] == text.count("[image:")
        assert tally["markup"] == text.count("<u>") + text.count("</u>")


def test_origins_lead_back_to_the_character(report: Report) -> None:
    for block in blocks(report):
        text = block.text.text
        origins = list(block.text.origins())
        assert len(origins) == len(text)
        assert origins == sorted(origins)
        for character, origin in zip(text, origins, strict=True):
            assert report.source.text[origin] == character or character == " "


def test_cells_stand_inside_their_table(report: Report) -> None:
    for block in blocks(report):
        tabular = block.kind in {BlockKind.TABLE, BlockKind.CARD}
        assert bool(block.rows) == tabular
        cells = [cell for row in block.rows for cell in row]
        assert [cell.text.text for cell in cells] == [text for text in (cell.text.text for cell in cells) if text]
        at = block.span.start
        for cell in cells:
            assert at <= cell.text.span.start <= cell.text.span.end <= block.span.end
            at = cell.text.span.end
        for row in block.rows:
            columns = [cell.column for cell in row]
            assert columns == sorted(set(columns))
        if tabular:
            assert block.text.text == "".join(cell.text.text for cell in cells)


def test_section_spans_nest_and_lines_are_right(report: Report) -> None:
    for section in report.sections:
        source = report.source
        assert section.line == source.line_of(section.span.start)
        assert section.end_line == source.line_of(section.span.end - 1)
        assert not source.text[section.span.start].isspace()
        assert not source.text[section.span.end - 1].isspace()
        if section.parent:
            parent = report.by_id[section.parent]
            assert parent.span.start < section.span.start
            assert section.span.end <= parent.span.end
            assert section.level == parent.level + 1
        else:
            assert section.level == 1
        if section.heading:
            assert section.span.start == section.heading.start
            assert section.heading.end <= section.span.end


def test_siblings_do_not_overlap(report: Report) -> None:
    for section_id in [None, *report.by_id]:
        children = report.children(section_id)
        for first, second in itertools.pairwise(children):
            assert first.span.end <= second.span.start


def test_sections_stand_in_order_with_unique_ids(report: Report) -> None:
    starts = [section.span.start for section in report.sections]
    assert starts == sorted(starts)
    assert len({section.id for section in report.sections}) == len(report.sections)
    seen: set[str] = set()
    for section in report.sections:
        assert section.id == f"{report.id}/{section.path}"
        assert section.parent is None or section.parent in seen
        if section.parent:
            assert section.id.rpartition(".")[0] == section.parent
        seen.add(section.id)


def test_blocks_stand_inside_their_own_section(report: Report) -> None:
    for section in report.sections:
        children = report.children(section.id)
        limit = children[0].span.start if children else section.span.end
        for block in section.blocks:
            assert section.span.start <= block.span.start
            assert block.span.end <= limit
        starts = [block.span.start for block in section.blocks]
        assert starts == sorted(starts)


def test_a_heading_opens_each_section_that_has_one(report: Report) -> None:
    for section in report.sections:
        headings = [block for block in section.blocks if block.kind is BlockKind.HEADING]
        if section.heading is None or section.kind is SectionKind.TOC:
            assert headings == []
        else:
            assert headings == [section.blocks[0]]
            assert section.blocks[0].span == section.heading


def test_the_section_at_each_printed_place_is_the_one_that_prints_it(report: Report) -> None:
    for section in report.sections:
        for block in section.blocks:
            for run in block.text.runs:
                if run.verbatim and run.text:
                    assert report.section_at(run.span.start) is section


def test_marks_stand_at_the_head_of_what_they_mark(report: Report) -> None:
    for block in blocks(report):
        if block.mark:
            assert "".join(block.text.text.split()).startswith("".join(block.mark.split()))


def test_the_source_is_the_file(report: Report, library: Library) -> None:
    data = (library.folder(report.id) / "source.txt").read_bytes()
    assert report.source.text.encode("utf-8") == data


def test_segmenting_twice_gives_the_same(report: Report) -> None:
    again, left_out = segment(report.id, report.source)
    assert [(s.id, s.span, s.blocks) for s in again] == [(s.id, s.span, s.blocks) for s in report.sections]
    assert left_out == report.left_out
