"""Links to passages: what is written is found again, and what people type is understood or refused in a sentence."""

from __future__ import annotations

import dataclasses
import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.bookmarks.passage import whole
from tjexplorer.corpus.library import Library
from tjexplorer.errors import TjexplorerError, UsageError
from tjexplorer.export.links import SCHEME, Linked, followed, lines_of, link_of, passage_of
from tjexplorer.model.report import Report
from tjexplorer.model.source import SourceText
from tjexplorer.model.span import Span

LIBRARY = Library(Path(__file__).parents[2] / "corpus")


def library_of(tmp_path: Path, name: str, text: str) -> Library:
    folder = tmp_path / "reports" / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "source.txt").write_text(text, encoding="utf-8")
    return Library(tmp_path)


@pytest.mark.parametrize("report_id", LIBRARY.report_ids)
def test_every_section_and_every_block_is_found_again(report_id):
    report = LIBRARY.report(report_id)
    spans = [whole(report, section) for section in report.sections if report.source.slice(section.span).strip()]
    spans += [block.span for section in report.sections for block in section.blocks]
    assert len(spans) > 10
    for span in spans:
        found = followed(link_of(report, span), LIBRARY)
        assert (found.report.id, found.span, found.changed) == (report_id, span, False)
    links = {link_of(report, span) for span in spans}
    assert len(links) == len(set(spans))
    assert all(shlex.quote(link) == link for link in links)
    assert all(link.isascii() for link in links)


@given(st.data())
def test_any_span_is_found_again(data):
    report = LIBRARY.report(data.draw(st.sampled_from(LIBRARY.report_ids)))
    start = data.draw(st.integers(0, len(report.source.text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, min(start + 3000, len(report.source.text)))))
    found = followed(link_of(report, span), LIBRARY)
    assert found.span == span
    if found.section is not None:
        assert found.section.span.start <= span.start


def test_the_form_of_a_link():
    report, section = LIBRARY.section("2013-cepd-hokkaido/9.3.3")
    span = lines_of(report, section, 1076, 1079)
    link = link_of(report, span)
    assert link.startswith("tjexplorer:2013-cepd-hokkaido/9.3.3:1076-1079@31675-31774.")
    assert followed(f" <{link}> ", LIBRARY).span == span
    elsewhere = followed(link.replace("/9.3.3:", "/99.9:"), LIBRARY)
    assert (elsewhere.section, elsewhere.span, elsewhere.changed) == (None, span, False), (
        "sections may be numbered anew"
    )
    assert link_of(report) == "tjexplorer:2013-cepd-hokkaido"
    assert followed(link_of(report), LIBRARY) == Linked(report, None, None)


@pytest.mark.parametrize(
    ("typed", "section", "lines"),
    [
        ("2013-cepd-hokkaido", None, None),
        ("2013", None, None),
        ("2013/9.3.3", "2013-cepd-hokkaido/9.3.3", None),
        ("2013-cepd-hokkaido:1076", None, (1076, 1076)),
        ("2013-cepd-hokkaido：1076–1079", None, (1076, 1079)),
        ("2013-cepd-hokkaido/9.3.3:1076-1079", "2013-cepd-hokkaido/9.3.3", (1076, 1079)),
        ("tjexplorer:2013-cepd-hokkaido/9.3.3:1077", "2013-cepd-hokkaido/9.3.3", (1077, 1077)),
    ],
)
def test_what_people_type(typed, section, lines):
    found = followed(typed, LIBRARY)
    assert found.report.id == "2013-cepd-hokkaido"
    assert (found.section.id if found.section else None) == section
    if lines is None:
        assert found.span is None
    else:
        source = found.report.source
        assert (source.line_of(found.span.start), source.last_line_of(found.span)) == lines
        assert source.slice(found.span) == source.slice(found.span).strip()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "The place is empty"),
        ("nothing", "nothing"),
        ("2013/99", "2013/99"),
        ("2013:0", "has no lines 0"),
        ("2013:99999", "has no lines 99999"),
        ("2013:5-3", "has no lines 5-3"),
        ("2013/9.3.3:3", "its lines are"),
        ("2025", "several reports"),
        ("tjexplorer:nothing:1@2-3.00000000", "nothing"),
    ],
)
def test_places_that_are_not_there(typed, told):
    with pytest.raises(TjexplorerError, match=told):
        followed(typed, LIBRARY)


def test_a_line_without_text_can_be_opened_and_not_quoted():
    report = LIBRARY.report("2008-nsc-jst")
    blank = next(line for line in range(1, report.source.line_count) if not report.source.line(line).strip())
    found = followed(f"2008-nsc-jst:{blank}", LIBRARY)
    assert found.span is not None
    assert len(found.span) == 0
    with pytest.raises(UsageError, match=f"line {blank}"):
        passage_of(found)


def test_what_is_quoted_of_a_place():
    report, section = LIBRARY.section("2013-cepd-hokkaido/9.3.3")
    assert passage_of(Linked(report, None, None)) is None
    assert passage_of(Linked(report, section, None)) == whole(report, section)
    assert passage_of(Linked(report, section, Span(3, 9))) == Span(3, 9)


def edited(report: Report, text: str) -> Report:
    return dataclasses.replace(report, source=SourceText(text))


def test_a_link_into_an_edited_source_tells_that_its_words_are_gone(tmp_path):
    library = library_of(tmp_path, "2024-x", "一、甲\n\n第一段文字。\n\n二、乙\n\n第二段文字。\n")
    report = library.report("2024-x")
    start = report.source.text.index("第二段")
    link = link_of(report, Span(start, start + 6))
    for text, line in [
        ("一、甲\n\n第一段文字。\n\n二、乙\n\n別的文字了。\n", 7),
        ("一、甲\n\n", 3),
    ]:
        fresh = library_of(tmp_path, "2024-x", text)
        found = followed(link, fresh)
        assert found.changed
        assert found.report.source.line_of(found.span.start) == line
    spaced = library_of(tmp_path, "2024-x", report.source.text.replace("一、甲\n", "一、甲 \n"))
    assert followed(link, spaced).changed  # the offsets moved


@pytest.mark.parametrize("name", ["a:12", "我的 報告", "50%", "x'y\"z", "#1", "a b"])
def test_reports_with_difficult_names(tmp_path, name):
    library = library_of(tmp_path, name, "一、甲\n\n第一段文字。\n")
    report = library.report(name)
    link = link_of(report, Span(0, 3))
    assert shlex.quote(link) == link
    assert followed(link, library).span == Span(0, 3)
    assert followed(link_of(report), library).report.id == name
    assert followed(name, library).span is None


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_a_place_or_an_error_of_ours(text):
    for typed in (text, SCHEME + text, f"2008-nsc-jst:{text}", f"2008-nsc-jst/1:1@{text}"):
        try:
            found = followed(typed, LIBRARY)
        except TjexplorerError:
            continue
        assert found.report.id in LIBRARY.report_ids
