"""Which sentences announce something."""

from __future__ import annotations

from datetime import date

import pytest

from tjexplorer.dossier.announcements import _due, announcements_of
from tjexplorer.dossier.kinship import family_of

WRITTEN = date(2015, 3, 14)


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("產總研將於2015年4月再次轉型。", date(2015, 4, 1)),
        ("預訂於105年6月召開第一次雙邊研討會。", date(2016, 6, 1)),
        ("預訂於民國105年6月召開第一次雙邊研討會。", date(2016, 6, 1)),
        ("將從今年4月開始交替聘用。", date(2015, 4, 1)),
        ("下一年度將展開培育計畫。", date(2016, 1, 1)),
        ("預計於2014年12月完成。", None),
        ("預計於2015年3月完成。", None),
        ("計畫自2010年4月推動。", None),
        ("第五期計畫預計涵蓋2011年至2016年。", None),
        ("2020年東京舉辦奧運。", None),
        ("今年將於會中討論。", None),
        ("將於今年99月開始。", None),
    ],
)
def test_due(sentence, due):
    assert _due(sentence, WRITTEN) == due


def announced(institution, workspace):
    found, _unsettled = announcements_of(family_of(institution, workspace.institutions), workspace)
    return {(one.sentence.report[:4], one.sentence.line): one for one in found}


def test_what_aist_was_about_to_do(workspace):
    found = announced("aist", workspace)
    assert {("2015", 354), ("2015", 364), ("2015", 502)} <= set(found)
    assert found["2015", 354].due == date(2015, 4, 1)
    assert found["2015", 354].sentence.text.startswith("產總研將於2015年4月")


def test_what_the_council_and_jst_agreed_on(workspace):
    found = announced("jst", workspace)
    one = found["2008", 47]
    assert one.sentence.text.startswith("預訂於2008年6月")
    assert one.due == date(2008, 6, 1)
    assert "2025-nstc-natural-sciences" in one.later_reports


def left_open(institution, workspace):
    found = announcements_of(family_of(institution, workspace.institutions), workspace)[1]
    return {(one.report[:4], one.line): one.text for one in found}


def test_what_is_left_open_without_a_date(workspace):
    jsps = left_open("jsps", workspace)
    assert jsps["2025", 743].startswith("有關合作備忘錄簽署事宜，JSPS 方面表示")
    assert jsps["2025", 749].endswith("共同促成合作機制之落實。")
    assert ("2025", 743) in left_open("mext", workspace), "the ministry that must agree is named in the sentence"
    assert left_open("todai", workspace)["2015", 236].endswith("因此還在審查階段。")


def test_what_was_not_yet_there_is_no_open_matter(workspace):
    # 2015:297 (日立造船), 2013:1256 (free laboratories), 2015:512: 尚未 in what is told of the past or of others.
    for institution in ("osaka-university", "hokudai-business-spring", "jst"):
        assert not left_open(institution, workspace)


def test_an_announcement_with_a_date_is_not_told_twice(workspace):
    for institution in ("jst", "aist", "mext", "jsps"):
        assert not set(left_open(institution, workspace)) & set(announced(institution, workspace))
