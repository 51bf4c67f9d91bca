"""`cite`, and places as `show` and `--at` take them."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from tjexplorer.cli.entry import run
from tjexplorer.export.copying import IN_TEXT, Piece, Style, copied
from tjexplorer.export.links import lines_of, link_of
from tjexplorer.paths import find_library
from tjexplorer.workspace import Workspace

SECTION = "2025-nstc-natural-sciences/5.3.4"


@pytest.fixture(scope="module")
def report(small_library):
    return Workspace(find_library(str(small_library))).annotated("2025-nstc-natural-sciences")


def test_the_same_letters_as_the_screen_copies(ask_small, report):
    span = lines_of(report, None, 423, 427)
    for piece in Piece:
        for style in Style:
            answer = ask_small("cite", "2025-nstc-natural-sciences:423-427", "--as", piece, "--style", style)
            assert (answer.code, answer.err) == (0, "")
            assert answer.out == copied(report, span, piece, style) + "\n"


def test_ways_to_name_a_passage(ask_small, report):
    words = report.source.line(423).strip()
    link = link_of(report, lines_of(report, None, 423, 423))
    by = [
        ask_small("cite", "2025-nstc-natural-sciences:423").out,
        ask_small("cite", "2025-nstc-natural-sciences", "--line", "423").out,
        ask_small("cite", "2025", "--line", "423-423").out,
        ask_small("cite", "2025", "--quote", words).out,
        ask_small("cite", link).out,
    ]
    assert set(by) == {by[0]}
    assert by[0].startswith("賴明治，《台日自然科學研究領域交流》（出國報告，國家科學及技術委員會，2025年5月14日），")
    assert "原文第423行" in by[0]


def test_a_section_and_a_report(ask_small):
    section = ask_small("cite", "2025/1", "--style", "pandoc").out
    assert section.startswith("[@nstc2025-natural-sciences, 行 ")
    assert ask_small("cite", "2025", "--style", "pandoc").out == "[@nstc2025-natural-sciences]\n"
    assert ask_small("cite", "2025", "--style", "bibtex").out.startswith("@techreport{nstc2025-natural-sciences,\n")
    (item,) = json.loads(ask_small("cite", "2025", "--style", "csl-json").out)
    assert item["id"] == "nstc2025-natural-sciences"


def test_the_passage_goes_before_its_citation(ask_small):
    both = ask_small("cite", "2025:423", "--passage").out
    assert both == ask_small("cite", "2025:423", "--as", "both").out
    passage, citation = both.split("\n\n")
    assert passage + "\n" == ask_small("cite", "2025:423", "--as", "passage").out
    assert citation == ask_small("cite", "2025:423").out


def test_json(ask_small, report):
    document = ask_small("cite", "2025:423-427", "--json").document
    assert document["report"] == report.id
    assert (document["line"], document["end_line"]) == (423, 427)
    assert report.source.text[document["start"] : document["end"]] == document["source"]
    assert list(document["citations"]) == [*IN_TEXT, "bibtex"]
    assert ask_small("cite", "2025", "--json").document["start"] is None


def test_the_style_of_the_settings(ask_small, tmp_path, monkeypatch):
    settings = tmp_path / "config.yaml"
    settings.write_text("citation_style: chicago\n", encoding="utf-8")
    monkeypatch.setenv("TJEXPLORER_CONFIG", str(settings))
    assert "trip report (" in ask_small("cite", "2025").out
    assert "trip report" not in ask_small("cite", "2025", "--style", "apa").out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("cite",), "REPORT[/SECTION][:LINE]|LINK is missing"),
        (("cite", "2099"), "There is no report"),
        (("cite", "2025/99"), "There is no section"),
        (("cite", "2025:99999"), "has no lines 99999"),
        (("cite", "2025", "--line", "x"), "“x” is no line like 45"),
        (("cite", "2025", "--line", "9-3"), "“9-3” is no line like 45"),
        (("cite", "2025:3", "--line", "4"), "exclude each other"),
        (("cite", "2025:3", "--quote", "交流"), "exclude each other"),
        (("cite", "2025", "--quote", "沒有這句話"), "沒有這句話"),
        (("cite", "2025", "--passage"), "a whole report"),
        (("cite", "2025", "--as", "markdown"), "a whole report"),
        (("cite", "2025:3", "--passage", "--as", "link"), "exclude each other"),
        (("cite", "2025", "--style", "harvard"), "footnote"),
        (("--at", "2025:3", "reports"), "--at opens the terminal program"),
        (("show", "2025:99999"), "has no lines 99999"),
    ],
)
def test_wrong_usage(ask_small, arguments, told):
    assert told in ask_small(*arguments).error(2)


def test_a_link_whose_words_are_gone(ask_small):
    answer = ask_small("cite", "tjexplorer:2025-nstc-natural-sciences/1:423@3-9.00000000")
    assert answer.code == 0
    assert answer.err.startswith("The words of this link no longer stand in 2025-nstc-natural-sciences")
    assert "原文第423行" in answer.out


def test_show_takes_lines_and_links(ask_small, report):
    shown = ask_small("show", "2025:423-427").out
    link = link_of(report, lines_of(report, None, 423, 427))
    path, text = shown.split("\n\n", 1)
    assert path.replace("\n", "").endswith(report.section_on(423).title)
    assert report.source.line(423).strip()[:12] in text
    assert ask_small("show", link).out.split("\n\n", 1)[1] == text
    assert ask_small("show", link, "--plain").out.count("line 423") >= 1
    blocks = [block for part in ask_small("show", link, "--json").document["sections"] for block in part["blocks"]]
    assert blocks
    assert all(block["line"] <= 427 and block["end_line"] >= 423 for block in blocks)


def test_without_a_terminal_a_place_is_printed(process, report):
    shown = process("show", "2025-nstc-natural-sciences:423")
    for arguments in (("--at", "2025-nstc-natural-sciences:423"), (link_of(report, lines_of(report, None, 423, 423)),)):
        answer = process(*arguments)
        assert answer.code == 0
        assert answer.out.split("\n\n")[1] == shown.out.split("\n\n")[1]
        assert "no terminal" in answer.err


def test_the_command_that_is_copied_is_one(ask_small, small_library, capsys):
    command = ask_small("cite", "2025:423-427", "--as", "command").out
    program, at, link = shlex.split(command)
    assert (program, at) == ("tjexplorer", "--at")
    capsys.readouterr()
    assert run(["cite", link, "--as", "command", "--library", str(small_library)]) == 0
    assert capsys.readouterr().out == command


def test_the_page_about_citing_tells_the_truth(ask_small, ask):
    page = (Path(__file__).resolve().parents[2] / "docs" / "citing.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `(footnote|apa|chicago|pandoc)` \| (.+) \|$", page, re.MULTILINE))
    assert list(told) == list(IN_TEXT)
    for style, shown in told.items():
        assert ask_small("cite", "2025:218", "--style", style).out == f"{shown}\n"
    link = re.search(r"^tjexplorer:\S+$", page, re.MULTILINE)
    assert link is not None
    assert ask("cite", link[0], "--as", "link").out == f"{link[0]}\n"
    assert all(f"`{piece}`" in page for piece in Piece)


@pytest.mark.parametrize(
    ("arguments", "query", "place"),
    [
        (["--at", "X:3"], None, "X:3"),
        (["産学連携", "--at", "X"], "産学連携", "X"),
        (["--at", "X", "産学", "連携"], "産学 連携", "X"),
        (["--lang", "en", "tjexplorer:X:3"], None, "tjexplorer:X:3"),
        (["tjexplorer:X", "JST"], "tjexplorer:X JST", None),
        (["産学連携"], "産学連携", None),
    ],
)
def test_where_the_terminal_program_opens(monkeypatch, arguments, query, place):
    asked = []

    def open_program(_session, query, place, **_others):
        asked.append((query, place))
        return 0

    monkeypatch.setattr("tjexplorer.cli.open.open_program", open_program)
    assert run(arguments) == 0
    assert asked == [(query, place)]
