"""A bookmark finds its passage again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.bookmarks.anchor import locate, make
from tjexplorer.bookmarks.placed import place
from tjexplorer.errors import BookmarkError
from tjexplorer.model.bookmark import AnchorStatus, Bookmark
from tjexplorer.model.record import ReportRecord
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.source import SourceText
from tjexplorer.model.span import Span

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
WORDS = "ACT-X 計畫為 2020 年啟動的研究資\n\n助計畫"


def bare_report(text: str) -> Report:
    span = Span(0, len(text))
    section = Section("r/1", "r", None, 1, None, "全文", SectionKind.BODY, False, None, span, 1, 1)
    return Report(ReportRecord("r", "trip-report", "r.txt", "0" * 64, "R"), SourceText(text), (section,), ())


def kept(report: Report, words: str) -> Bookmark:
    start = report.source.text.index(words)
    return make(report, Span(start, start + len(words)), now=NOW)


def test_a_bookmark_keeps_the_source_letter_for_letter(report):
    bookmark = kept(report, WORDS)
    assert bookmark.quotation == WORDS
    assert bookmark.section == "2025-nstc-sample/2.1"
    assert report.source.line(bookmark.line).startswith("JST 的")
    assert len(bookmark.before) == len(bookmark.after) == 32
    assert bookmark.id.startswith("b-20261121-")
    assert locate(bookmark, report.source).span == bookmark.span


def test_a_passage_over_two_sections_belongs_to_the_one_above(report):
    start = report.source.text.index("45 歲")
    end = report.source.text.index("推動產學合作。推動")
    assert make(report, Span(start, end), now=NOW).section == "2025-nstc-sample/2"


@pytest.mark.parametrize(
    ("old", "new", "status"),
    [
        ("壹、目的", "壹、目的與說明", AnchorStatus.MOVED),
        ("本次交流", "", AnchorStatus.MOVED),
        ("JST 的", "日本科學技術振興機構的", AnchorStatus.MOVED),
        ("推動產學合作。推動產學合作。", "", AnchorStatus.ANCHORED),
        ("研究資\n\n助計畫", "研究資助計畫", AnchorStatus.MOVED),
        ("研究資\n\n助計畫", "研究資 \n  \n 助計畫", AnchorStatus.MOVED),
        ("2020 年", "２０２０年", AnchorStatus.MOVED),
        ("啟動的研究", "啟動的前瞻研究", AnchorStatus.MOVED),
        ("啟動的研究", "啓動的研究", AnchorStatus.MOVED),
        ("2020 年", "2021 年", AnchorStatus.LOST),
        ("啟動的研究", "開始推動的一項全新的研究", AnchorStatus.LOST),
    ],
)
def test_edits(report, old, new, status):
    bookmark = kept(report, WORDS)
    edited = SourceText(report.source.text.replace(old, new))
    anchor = locate(bookmark, edited)
    assert anchor.status == status
    if anchor.span and not anchor.reworded:
        assert "".join(edited.slice(anchor.span).split()) == "".join(WORDS.split())
    elif anchor.span:
        found = edited.slice(anchor.span)
        assert found.startswith("ACT-X")
        assert found.endswith("助計畫")


def test_context_tells_equal_words_apart(report):
    text = report.source.text
    second = text.rindex("推動產學合作")
    bookmark = make(report, Span(second, second + 6), now=NOW)
    edited = SourceText(text.replace("一、科學技術振興機構", "一、JST"))
    anchor = locate(bookmark, edited)
    assert anchor.status is AnchorStatus.MOVED
    assert anchor.span
    assert anchor.span.start == edited.text.rindex("推動產學合作")


def test_words_that_came_to_stand_at_the_old_offsets_are_not_taken_for_the_passage():
    report = bare_report("甲乙丙丁戊己庚辛壬癸。東京大學產學合作本部的說明，子丑寅卯辰巳午未申酉戌亥。")
    bookmark = kept(report, "東京大學")
    moved = "東京大學" + "某" * 7 + report.source.text  # the same words, 11 letters before
    anchor = locate(bookmark, SourceText(moved))
    assert anchor.span == Span(bookmark.start + 11, bookmark.end + 11)


def test_a_short_word_elsewhere_is_not_taken_for_the_passage():
    report = bare_report("一二三四五六七八九十，JST 的說明，一二三四五六七八九十。中段。" + "其他文字" * 20 + "JST。")
    bookmark = kept(report, "JST 的說明")
    assert locate(bookmark, SourceText("全部改寫了，JST 的說明。")).status is AnchorStatus.LOST


@pytest.mark.parametrize("span", [Span(3, 3), Span(0, 100_000)])
def test_a_place_without_text_is_refused(report, span):
    with pytest.raises(BookmarkError, match="2025-nstc-sample"):
        make(report, span, now=NOW)


def test_a_note_that_is_no_text_is_refused(report):
    with pytest.raises(BookmarkError, match="UTF-8"):
        make(report, Span(0, 2), now=NOW, note="caf\udce9")


def test_tags_are_cleaned(report):
    tags = make(report, Span(0, 2), now=NOW, tags=["#JST", " JST ", "産学\n連携", "", "＃"]).tags
    assert tags == ("JST", "産学 連携")


def test_placed_bookmarks_know_their_section_and_line_now(report, rebuilt):
    bookmark = kept(report, WORDS)
    edited = rebuilt("前言\n\n" + report.source.text)
    (placed,) = place([bookmark], {report.id: edited})
    assert placed.anchor.status is AnchorStatus.MOVED
    assert placed.line == bookmark.line + 2
    assert placed.section == bookmark.section
    (gone,) = place([bookmark], {})
    assert gone.anchor.status is AnchorStatus.LOST
    assert gone.line == bookmark.line


TEXTS = st.text(alphabet="產學合作JST。\n 　", min_size=1, max_size=80)


@given(TEXTS, st.data())
def test_without_an_edit_every_passage_is_anchored(text, data):
    report = bare_report(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    bookmark = make(report, Span(start, end), now=NOW)
    anchor = locate(bookmark, report.source)
    assert anchor.status is AnchorStatus.ANCHORED
    assert anchor.span == Span(start, end)


@given(TEXTS, TEXTS, st.data())
def test_a_found_passage_has_the_same_letters(text, other, data):
    report = bare_report(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    bookmark = make(report, Span(start, end), now=NOW)
    cut = data.draw(st.integers(0, len(text)))
    edited = SourceText(text[:cut] + other + text[cut:])
    anchor = locate(bookmark, edited)
    assert (anchor.span is None) == (anchor.status is AnchorStatus.LOST)
    if anchor.span:
        same = "".join(edited.slice(anchor.span).split()) == "".join(bookmark.quotation.split())
        assert same is not anchor.reworded


@given(st.text(max_size=60), st.integers(0, 30))
def test_an_insertion_before_the_surroundings_moves_the_passage(inserted, at):
    text = "甲乙丙丁戊己庚辛壬癸" * 5 + "東京大學與產學合作本部在筑波簽署了合作備忘錄" + "子丑寅卯辰巳午未" * 5
    report = bare_report(text)
    bookmark = kept(report, "與產學合作本部在筑波簽署")
    at = min(at, bookmark.start - 32)
    anchor = locate(bookmark, SourceText(text[:at] + inserted + text[at:]))
    assert anchor.span == Span(bookmark.start + len(inserted), bookmark.end + len(inserted))
