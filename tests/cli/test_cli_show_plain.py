"""`show --plain` tells what is seen: a line for each paragraph, with its line number and what it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REPORTS = ("2008-nsc-jst", "2013-cepd-hokkaido", "2015-most-industry-academia", "2025-moea-innovation-policy")

SAID = re.compile(
    r"report: .+|within: .+|"
    r"line \d+(, (heading of level \d|list item|quotation|caption|footnote|text in a figure))?: .+|"
    r"line \d+, table of \d+ rows? and \d+ columns?:|"
    r"row \d+(, line \d+: .+|: empty)|end of the table|"
    r"line \d+, editor's note on “.+”: .+|heading of level \d, supplied by the editor: .+|source line \d+: .+|"
)
"""Every line that there may be, in English; the empty line before a heading is the last one."""

DRAWN = re.compile("[│┼█\x1b\t]")


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TJEXPLORER_LANG", "en")


def test_a_section_as_it_is_read_out(ask):
    found = ask("show", "2008-nsc-jst/2", "--plain")
    assert (found.code, found.err) == (0, "")
    lines = found.out.splitlines()
    assert lines[:3] == [
        "report: 國科會 2008, 與日本獨立行政法人科學技術振興機構召開工作會議",
        "",
        "line 24, heading of level 1: 壹、目的",
    ]
    assert lines[3].startswith("line 26: 日本獨立行政法人科學技術機構 (Japan Science and Technology Agency, JST)係日本")
    assert lines[3].endswith("確立未來雙方合作的模式與方向。")
    assert all(line.startswith("line 26, editor's note on “") for line in lines[4:])


@pytest.mark.parametrize("report", REPORTS)
def test_nothing_is_drawn_and_every_line_says_what_it_is(ask, monkeypatch, report):
    monkeypatch.setenv("COLUMNS", "30")
    found = ask("show", report, "--plain", "--source")
    assert found.code == 0
    strange = [line for line in found.out.split("\n")[:-1] if not SAID.fullmatch(line)]
    assert strange == []
    drawn = [line for line in found.out.split("\n") if DRAWN.search(line) and not line.startswith("source line")]
    assert drawn == []


def test_a_table_is_read_row_by_row_with_its_columns(ask):
    found = ask("show", "2015-most-industry-academia", "--line", "7", "--plain").out.splitlines()
    assert found[1] == "line 7, table of 7 rows and 3 columns:"
    assert found[2].startswith("row 1, line 11: 日期: 2014/03/08（日）; 預定行程: 桃園中正國際機場")
    assert found[2].endswith("; 夜宿: 日本東京")
    ends = found.index("end of the table")
    assert ends == 9
    assert "line 11, editor's note on “2014/03/08（日）”: " in found[ends + 1 + 0]
    assert (
        found[7 + 1].count(": ") == 1 + 2
    )  # the last day has no place to stay for the night: an empty cell is left out


def test_the_same_for_every_width_of_the_terminal(ask, monkeypatch):
    answers = set()
    for columns in ("20", "80", "300"):
        monkeypatch.setenv("COLUMNS", columns)
        answers.add(ask("show", "2008-nsc-jst", "--plain").out)
    assert len(answers) == 1


@pytest.mark.parametrize(
    ("language", "word"), [("zh_TW", "目的"), ("ja", "目的"), ("en", "heading of level 1: 壹、目的")]
)
def test_in_every_language(ask, monkeypatch, language, word):
    monkeypatch.setenv("TJEXPLORER_LANG", language)
    assert word in ask("show", "2008-nsc-jst/2", "--plain").out


def test_lines_where_nothing_stands(ask):
    found = ask("show", "2008-nsc-jst", "--line", "25", "--plain")
    assert (found.code, found.out) == (1, "")
    assert "line 25" in found.err


def test_hostile_text_stays_on_its_line(call, tmp_path: Path):
    folder = tmp_path / "library" / "corpus" / "reports" / "evil"
    folder.mkdir(parents=True)
    text = "壹、標題\x1b[31m\n\n一段\u202e文字\x07[/x]\u2028下一行\x85又一行，很長的一段文字。\n\n| 甲\x1b[2J | 乙 |\n|---|---|\n| a\u200b | b |\n"
    (folder / "source.txt").write_text(text, encoding="utf-8")
    found = call("show", "evil", "--plain", "--source", "--library", tmp_path / "library")
    assert found.code == 0
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2028\u2029]", found.out)
    assert all(SAID.fullmatch(line) for line in found.out.split("\n")[:-1])


def test_help_says_what_it_prints(ask):
    told = " ".join(ask("show", "--help").out.split())
    assert "For screen readers: a line for each paragraph" in told


def test_hits_are_read_out_one_after_the_other(ask):
    found = ask("search", "產學連携", "--limit", "2", "--plain", "--no-history")
    assert found.code == 0
    lines = found.out.splitlines()
    assert re.fullmatch(r"\d+ matches in \d+ sections", lines[0])
    assert "written form 產學連携: 22 matches" in lines
    heads = [line for line in lines if line.startswith("hit ")]
    assert re.fullmatch(r"hit 1: .+; section 2013-cepd-hokkaido/[\d.]+, line \d+, \d+ matches", heads[0])
    assert "【" in next(line for line in lines if line.startswith("text: "))
    assert len(heads) == 2
    assert ask("search", "不會有的字串甲乙", "--plain", "--no-history").code == 1


def test_occurrences_are_read_out_without_columns(ask, monkeypatch):
    answers = set()
    for columns in ("30", "200"):
        monkeypatch.setenv("COLUMNS", columns)
        answers.add(ask("concordance", "産学連携", "--report", "2008-nsc-jst", "--plain").out)
    (text,) = answers
    for line in text.splitlines():
        assert re.fullmatch(r"occurrence \d+: section 2008-nsc-jst/\d, line \d+: .*【.+】.*", line)
