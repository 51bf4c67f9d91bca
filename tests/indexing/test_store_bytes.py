from __future__ import annotations

import struct
from pathlib import Path

import pytest

from tjexplorer.corpus.library import Library
from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.indexing.preparation import prepare
from tjexplorer.indexing.store import STORE_VERSION, DamagedStoreError, decode, encode
from tjexplorer.model.section import SectionKind
from tjexplorer.paths import Places
from tjexplorer.text.fold import fold

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@pytest.fixture
def searched(where: Places) -> SearchedReport:
    return prepare(Library(where.corpus).report("2008-nsc-jst"))


def plain(report: SearchedReport) -> tuple[object, ...]:
    units, runs = report.units, report.runs
    arrays = (report.starts, report.ends, units.folded, units.reading, units.titles, units.blocks)
    return (
        report.facts,
        report.sections,
        report.source.text,
        report.reading,
        report.folded,
        *(list(values) for values in (*arrays, runs.reading, runs.length, runs.start, runs.end)),
    )


def test_what_is_written_is_read(searched: SearchedReport) -> None:
    assert plain(decode(encode(searched))) == plain(searched)


def test_bytes_are_the_same_each_time(searched: SearchedReport) -> None:
    assert encode(searched) == encode(decode(encode(searched)))


@pytest.mark.parametrize("cut", [0, 5, 8, 15, 16, 60, -1, -4])
def test_a_part_of_a_store_is_refused(searched: SearchedReport, cut: int) -> None:
    with pytest.raises(DamagedStoreError):
        decode(encode(searched)[:cut])


def test_a_foreign_file_or_version_is_refused(searched: SearchedReport) -> None:
    data = encode(searched)
    with pytest.raises(DamagedStoreError):
        decode(b"x" * len(data))
    with pytest.raises(DamagedStoreError):
        decode(data.replace(b'"version":%d' % STORE_VERSION, b'"version":9', 1))
    with pytest.raises(DamagedStoreError):
        decode(data[:8] + struct.pack("<Q", 2**60) + data[16:])


def test_reading_text_leads_back_to_the_source(searched: SearchedReport) -> None:
    for unit in range(len(searched.units.titles)):
        low, high = searched.unit_range(unit)
        for a in range(low, high, 3):
            start, end = searched.source_range(a, a + 1)
            char = searched.reading[a]
            assert char in {searched.source.text[start], " "}
            assert start < end


def bare(text: str) -> str:
    """Folding decides on these by their neighbours, which a cut takes away."""
    return text.translate({ord(char): None for char in " -,"})


def test_folded_text_leads_back_to_the_source(searched: SearchedReport) -> None:
    for i in range(len(searched.folded) - 4):
        folded = searched.folded[i : i + 4]
        if "\n" in folded:
            continue
        start, end = searched.source_range(searched.starts[i], searched.ends[i + 3])
        assert bare(folded) in bare(fold(searched.source.text[start:end]).text)


def test_all_reading_text_but_contents_lists_is_searched() -> None:
    library = Library(CORPUS)
    for name in library.report_ids:
        report = library.report(name)
        searched = prepare(report)
        expected = "".join(
            block.text.text
            for section in report.sections
            if section.kind is not SectionKind.TOC
            for block in section.blocks
        )
        assert searched.reading.replace("\n", "") == expected.replace("\n", "")
        for ordinal, section in enumerate(searched.sections):
            first = searched.units.reading[section.first_unit]
            assert searched.section_of(first) == ordinal
