"""The passage that a person means."""

from __future__ import annotations

import pytest

from tjexplorer.bookmarks.passage import quoted, whole
from tjexplorer.errors import UsageError
from tjexplorer.model.report import Report


def text_of(report: Report, path: str, quote: str) -> str:
    return report.source.slice(quoted(report, report.by_id[f"{report.id}/{path}"], quote))


def test_a_whole_section_has_no_white_space_at_its_ends(report):
    span = whole(report, report.by_id[f"{report.id}/2"])
    text = report.source.slice(span)
    assert text.startswith("貳、參訪紀要")
    assert text.endswith("推動產學合作。")
    assert "物質材料" in text


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("產學合作", "產学合作"),
        ("産学合作", "產学合作"),
        ("产学合作", "產学合作"),
        ("國際學術政策制定單位", "國際學術政策\n\n制定單位"),
        ("国際学術 政策 制定単位", "國際學術政策\n\n制定單位"),
        ("  深入交流 ", "深入交流"),
        ("制定單位，深入交流", "制定單位深入交流"),
        ("目的本次交流", "目的\n\n本次交流"),
    ],
)
def test_spelling_and_wraps_do_not_count(report, quote, found):
    assert text_of(report, "1", quote) == found


@pytest.mark.parametrize("quote", ["act-x計畫為2020年", "ACTX計畫為2020年", "ＡＣＴ－Ｘ 計畫為 ２０２０ 年"])
def test_width_and_case_do_not_count(report, quote):
    assert text_of(report, "2.1", quote) == "ACT-X 計畫為 2020 年"


def test_subsections_belong_to_their_section(report):
    assert text_of(report, "2", "研究資助計畫") == "研究資\n\n助計畫"


def test_words_that_stand_nowhere(report):
    with pytest.raises(UsageError, match=r"“量子電腦” do not stand in section 2025-nstc-sample/1.*tjexplorer show"):
        text_of(report, "1", "量子電腦")


def test_words_that_stand_twice(report):
    with pytest.raises(UsageError, match="stand 2 times in section 2025-nstc-sample/2"):
        text_of(report, "2", "產學合作")


def test_no_words(report):
    with pytest.raises(UsageError, match="empty"):
        text_of(report, "2", "  　")
