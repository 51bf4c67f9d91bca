"""`search --facets` and `--statement`, `searches`, `parallels`: what is printed, kept, and repeated."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tjexplorer.export.statement import command
from tjexplorer.messages import choose_language
from tjexplorer.model.search_record import Inquiry
from tjexplorer.text.printable import printable

QUERIES = [
    ("產學合作",),
    ("JST", "--report", "2025-nstc", "--kind", "visit", "--kind", "body"),
    ("研究", "--institution", "理化学研究所", "--from", "2013", "--to", "2025-04", "--spelling-only"),
    ("技轉 OR 新創", "--agency", "國家科學及技術委員會", "--year", "114", "--sort", "date"),
    ("産学連携", "--off", "產學合作", "--on", "技術移轉", "--exact"),
    ("--", "-TLO 產學合作"),
    ('it\'s "技術 移轉" $HOME `x` \\ !',),
    ("\t產學\n合作\u202e\x1b[31m",),
]


@pytest.fixture(autouse=True)
def kept():
    """Where the history of this test is kept; English after a test in another language."""
    path = Path(os.environ["XDG_STATE_HOME"]) / "tjexplorer" / "searches.jsonl"
    path.unlink(missing_ok=True)
    yield path
    if path.is_dir():
        path.rmdir()
    choose_language(None)


@pytest.fixture
def ask_shared(call, shared_library):
    """As `ask`, the library named first, so that `--` may follow."""

    def ask_(*arguments):
        return call("--library", shared_library, *arguments)

    return ask_


def said(answer):
    """The command of a statement."""
    return answer.document["command"]


@pytest.mark.parametrize("words", QUERIES, ids=str)
def test_the_command_of_a_statement_repeats_the_search(ask_shared, words):
    first = ask_shared("search", "--json", "--statement", *words)
    assert printable(said(first)) == said(first)
    bash = shutil.which("bash")
    if "$'" in said(first) and bash is None:
        pytest.skip("no shell that reads escapes")
    if bash:
        arguments = subprocess.run(
            [bash, "-c", f'printf "%s\\0" {said(first)}'], capture_output=True, text=True, check=True
        ).stdout.split("\0")[:-1]
    else:
        arguments = shlex.split(said(first))
    assert arguments[:2] == ["tjexplorer", "search"]
    assert arguments[-1] == words[-1] or words[0] != "--"
    again = ask_shared("--json", *arguments[1:])
    for key in ("query", "read_as", "forms", "total_sections", "total_matches"):
        assert again.document[key] == first.document[key]


@pytest.mark.parametrize("language", ["en", "zh_TW", "ja"])
def test_a_statement_says_all_that_repeats_the_search(ask_shared, language):
    answer = ask_shared("search", "--lang", language, "--statement", "--report", "2015", "--kind", "visit", "產學合作")
    assert answer.code == 0
    assert answer.out.count("\n") == 1
    found = ask_shared("search", "--json", "--report", "2015", "--kind", "visit", "產學合作").document
    assert "--limit" not in answer.out + answer.err
    for part in (
        "產學合作", "2015-most-industry-academia", "visit", "112,181", "38,228", str(found["total_matches"]),
        str(found["total_sections"]), "tjexplorer search --report", "--library", "0.1.0",
    ):  # fmt: skip
        assert part in answer.out, part
    for form in found["forms"]:
        assert not form["count"] or f"{form['form']} ({form['count']:,})" in answer.out


def test_a_statement_of_nothing_found(ask_shared):
    answer = ask_shared("search", "--statement", "--exact", "西瓜大王")
    assert answer.code == 1
    assert "0 matches in 0 sections" in answer.out
    assert "as typed" in answer.out
    assert "No filter was set." in answer.out


def test_the_versions_change_with_what_they_name(ask_shared, ask_small):
    def versions(answer):
        return answer.document["statement"].split("corpus version ")[1].split(")")[0].split(", index version ")

    shared, small = (
        versions(ask_shared("search", "--statement", "--json", "JST")),
        versions(ask_small("search", "--statement", "--json", "JST")),
    )
    assert shared[0] != small[0]
    assert shared[1] == small[1]


@pytest.mark.parametrize(("inquiry", "line"), [
    (Inquiry("產學"), "tjexplorer search '產學'"),
    (Inquiry("-x"), "tjexplorer search -- -x"),
    (Inquiry("a b", off_forms=frozenset({"-z", "b c"})), "tjexplorer search --off=-z --off 'b c' 'a b'"),
    (Inquiry("a'b\n\udcff"), r"tjexplorer search $'a\'b\x0a\xff'"),
    (Inquiry("q", years=(2013,), exact=True, sort="order"), "tjexplorer search --year 2013 --exact --sort order q"),
])  # fmt: skip
def test_command_lines(inquiry, line):
    assert command(inquiry) == line


def test_facets_are_a_field_only_where_they_are_asked_for(ask_shared):
    plain = ask_shared("search", "JST", "--json").document
    assert not {"facets", "statement", "command"} & plain.keys()
    found = ask_shared("search", "JST", "--json", "--facets", "--limit", "2").document
    assert found.pop("facets")["report"]["total_sections"] == plain["total_sections"]
    assert found.keys() == plain.keys()


def test_facets_fit_the_terminal(ask_shared, monkeypatch, columns_of):
    for columns in ("40", "80"):
        monkeypatch.setenv("COLUMNS", columns)
        answer = ask_shared("search", "JST", "--facets", "--limit", "1", "--kind", "visit")
        assert columns_of(answer.out) <= int(columns)
        assert "visit *" in answer.out
        assert "nstc" in answer.out


def test_filters_by_agency_and_year(ask_shared):
    by_id = ask_shared("search", "JST", "--agency", "nstc", "--json").document
    assert {hit["report"] for hit in by_id["hits"]} == {"2025-nstc-natural-sciences"}
    for name in ("國家科學及技術委員會", "国家科学及技術委員會"):
        assert ask_shared("search", "JST", "--agency", name, "--json").document == by_id
    assert ask_shared("search", "JST", "--year", "114", "--json").document["hits"] == ask_shared(
        "search", "JST", "--year", "2025", "--json"
    ).document["hits"]  # fmt: skip
    assert "nstc" in ask_shared("search", "JST", "--agency", "nstcc").error(2)
    assert "--year" in ask_shared("search", "JST", "--year", "soon").error(2)
    assert "(year)" in ask_shared("search", "JST", "--year", "1999").err


def test_every_search_is_kept(ask_shared, shared_library):
    assert ask_shared("searches", "history").code == 1
    ask_shared("search", "JST", "--kind", "visit", "--off", "JST")
    ask_shared("search", "西瓜大王")
    ask_shared("search", "NIMS", "--no-history")
    total = ask_shared("search", "JST", "--kind", "visit", "--json", "--no-history").document
    answer = ask_shared("searches", "history", "--json")
    assert answer.code == 0
    last, first = answer.document["history"]
    assert (last["query"], last["sections"], last["matches"]) == ("西瓜大王", 0, 0)
    assert first["kinds"] == ["visit"]
    assert first["off_forms"] == ["JST"]
    assert first["library"] == str(shared_library)
    assert 0 < first["matches"] < total["total_matches"]
    assert ask_shared("searches", "history", "--limit", "1").out.count("西瓜") == 1
    assert "--kind visit" in ask_shared("searches", "history").out


def test_a_history_that_cannot_be_written_fails_no_search(ask_shared, kept):
    kept.mkdir(parents=True)
    answer = ask_shared("search", "JST", "--limit", "1")
    assert answer.code == 0
    assert answer.err.count("was not kept in the history") == 1
    assert ask_shared("searches", "history").code == 1


def test_a_saved_search_from_beginning_to_end(call, own_library):
    def ask(*arguments):
        return call("--library", own_library, *arguments)

    assert ask("searches", "list").code == 1
    made = ask(
        "searches", "save", "產學 拜會", "產學合作", "--kind", "visit", "--off", "產學合作", "--note", "for the annex"
    )
    assert (made.code, made.out) == (0, "")
    assert (own_library / "searches" / "產學-拜會.yaml").is_file()
    assert "already" in ask("searches", "save", "產學-拜會", "x").error(2)
    listed = ask("searches", "list", "--json").document["searches"]
    assert [(one["name"], one["query"], one["kinds"], one["note"]) for one in listed] == [
        ("產學 拜會", "產學合作", ["visit"], "for the annex")
    ]
    direct = ask("search", "產學合作", "--kind", "visit", "--off", "產學合作", "--json").document
    assert ask("searches", "run", "產學 拜會", "--json").document == direct
    assert ask("searches", "run", "產學-拜會", "--statement").out.startswith("On ")
    assert ask("searches", "save", "產學 拜會", "JST", "--replace", "--json").document["search"]["query"] == "JST"
    assert "for the annex" not in ask("searches", "list").out
    assert ask("searches", "history", "--json").document["history"][0]["query"] == "產學合作"
    assert "產學 拜會" in ask("searches", "remove", "產學").error(2)
    assert ask("searches", "remove", "產學 拜會", "--json").document == {"removed": "產學 拜會"}
    assert ask("searches", "list").code == 1


def test_a_damaged_saved_search_is_told(call, own_library):
    folder = own_library / "searches"
    folder.mkdir()
    (folder / "x.yaml").write_text("name: x\nqeury: y\n", encoding="utf-8")
    answer = call("searches", "list", "--library", own_library)
    assert answer.code == 1
    assert "x.yaml:2" in answer.err
    assert "did you mean “query”" in answer.err
    assert "x.yaml:2" in call("searches", "run", "x", "--library", own_library).error(3)


def test_a_saved_search_may_name_what_is_gone(call, own_library):
    folder = own_library / "searches"
    folder.mkdir()
    text = "name: x\nquery: y\nreports: [2008-nsc-jts]\ncreated: '2026-01-01T00:00:00+00:00'\n"
    (folder / "x.yaml").write_text(text, encoding="utf-8")
    assert "2008-nsc-jst" in call("searches", "run", "x", "--library", own_library).error(2)


def test_hostile_names_and_notes(call, own_library):
    def ask(*arguments):
        return call("--library", own_library, *arguments)

    assert "cannot be the name" in ask("searches", "save", "\x1b]0;x\x07", "JST").error(2)
    assert "empty" in ask("searches", "save", "x").error(2)
    assert ask("searches", "save", "../../x", "JST \x1b[31m", "--note", "\x1b[2J").code == 0
    assert "\x1b" not in ask("searches", "list").out
    assert "\x1b" not in ask("searches", "list", "--json").out
    assert sorted(path.name for path in own_library.iterdir() if path.suffix) == []


def test_parallels_of_a_line_a_section_a_report_and_all(ask_shared):
    line = ask_shared("parallels", "2025-nstc", "--line", "57", "--json").document["parallels"]
    assert [(one["here"]["line"], one["there"]["line"]) for one in line] == [(57, 74)]
    section = ask_shared("parallels", "2025-nstc/1", "--json").document["parallels"]
    report = ask_shared("parallels", "2025-nstc", "--json").document["parallels"]
    every = ask_shared("parallels", "--json").document["parallels"]
    assert line[0] in section
    assert line[0] in report
    assert len(report) < len(every) < len(ask_shared("parallels", "--least", "0.2", "--json").document["parallels"])
    assert [one["likeness"] for one in every] == sorted((one["likeness"] for one in every), reverse=True)


def test_parallels_quote_the_sources(ask_shared, shared_library):
    for one in ask_shared("parallels", "--json").document["parallels"]:
        sources = {}
        for side in ("here", "there"):
            path = shared_library / "corpus" / "reports" / one[side]["report"] / "source.txt"
            sources[side] = path.read_bytes().decode("utf-8")
            passage = sources[side][one[side]["start"] : one[side]["end"]]
            assert sources[side].count("\n", 0, one[side]["start"]) + 1 == one[side]["line"]
            assert one[side]["line"] + passage.rstrip().count("\n") == one[side]["end_line"]
        for run in one["common"]:
            quoted = sources["here"][run["here"]["start"] : run["here"]["end"]]
            assert quoted.replace("\n", "").replace(" ", "")[:6] in run["text"].replace(" ", "")


def test_parallels_for_people(ask_shared, monkeypatch, columns_of):
    monkeypatch.setenv("COLUMNS", "60")
    answer = ask_shared("parallels", "2025-nstc", "--line", "57")
    assert answer.out.startswith("1 pair of passages\n")
    assert "【本次交流活動" in answer.out
    assert columns_of(answer.out) <= 60
    nothing = ask_shared("parallels", "2008")
    assert (nothing.code, nothing.out) == (1, "")
    assert "--least 0.2" in nothing.err


@pytest.mark.parametrize(("arguments", "word"), [
    (("2008", "--line", "9999"), "lines"),
    (("2025-nstc/1", "--line", "400"), "is not in"),
    (("--line", "3"), "Name the report"),
    (("--least", "2"), "0.2 to 1"),
    (("--least", "nan"), "0.2 to 1"),
    (("--least", "much"), "0.2 to 1"),
    (("2099",), "There is no report"),
    (("2025-nstc/99",), "There is no section"),
])  # fmt: skip
def test_parallels_asked_wrongly(ask_shared, arguments, word):
    assert word in ask_shared("parallels", *arguments).error(2)
