"""What cannot be asked: exit 2 or 3, one line on stderr that says what, where and what to do, nothing on stdout."""

from __future__ import annotations

import pytest

UNKNOWN = [
    (["outline", "2008-nsc-jts"], "2008-nsc-jst"),
    (["show", "2025-nstc-nature"], "2025-nstc-natural-sciences"),
    (["show", "2008-nsc-jst/33"], "2008-nsc-jst/3"),
    (["itinerary", "nsc-jst"], "2008-nsc-jst"),
    (["visits", "--report", "cepd"], "2013-cepd-hokkaido"),
    (["notes", "--report", "cepd"], "2013-cepd-hokkaido"),
    (["search", "JST", "--report", "hokkaido"], "2013-cepd-hokkaido"),
    (["concordance", "JST", "--report", "hokkaido"], "2013-cepd-hokkaido"),
    (["institution", "nimz"], "nims"),
    (["visits", "--institution", "nimz"], "nims"),
    (["search", "JST", "--institution", "nimz"], "nims"),
    (["institutions", "--kind", "univercity"], "university"),
    (["search", "JST", "--kind", "visits"], "visit"),
    (["search", "JST", "--sort", "dates"], "date"),
    (["concordance", "JST", "--sort", "lefft"], "left"),
    (["search", "JST", "--spelling"], "--spelling-only"),
    (["search", "--knd", "visit", "JST"], "--kind"),
    (["reports", "--jsno"], "--json"),
    (["--libary", "/", "reports"], "--library"),
    (["bookmarks", "lst"], "list"),
    (["bookmarks", "export", "--format", "markdwon"], "markdown"),
    (["bookmarks", "add", "2025-nstc-natural-sciences/9"], "2025-nstc-natural-sciences/6"),
    (["config", "sow"], "show"),
    (["completion", "bsh"], "bash"),
]


@pytest.mark.parametrize(("arguments", "near"), UNKNOWN, ids=str)
def test_unknown_names_are_answered_with_the_nearest(ask, call, arguments, near):
    line = (call if arguments[0] == "--libary" else ask)(*arguments).error(2)
    assert near in line.split("nearest known: ")[1]


WRONG = [
    (["search"], "The query is empty"),
    (["search", ""], "The query is empty"),
    (["search", " \u3000"], "The query is empty"),
    (["concordance", ""], "The query is empty"),
    (["search", "JST", "--from", "2013-13"], "2013-02-25"),
    (["search", "JST", "--to", "soon"], "2013-02-25"),
    (["search", "JST", "--limit", "-1"], "from 0 upward"),
    (["search", "JST", "--limit", "many"], "from 0 upward"),
    (["concordance", "JST", "--width", "0"], "from 1 to 500"),
    (["outline"], "REPORT is missing"),
    (["show"], "is missing"),
    (["institution"], "is missing"),
    (["bookmarks"], "add, edit, export, list"),
    (["config"], "keys, path, set, show, unset"),
    (["reports", "more"], "reports --help"),
    (["outline", "2025"], "2025-moea-innovation-policy, 2025-nstc-natural-sciences"),
    (["outline", ""], "tjexplorer reports"),
    (["bookmarks", "remove", "b-20000101-aaaa"], "bookmarks list"),
    (["bookmarks", "add", "2025-nstc-natural-sciences/3", "--quote", "沒有這些字"], "tjexplorer show"),
]


@pytest.mark.parametrize(("arguments", "hint"), WRONG, ids=str)
def test_wrong_usage(ask, arguments, hint):
    assert hint in ask(*arguments).error(2)


def test_an_option_without_its_value(call):
    assert "--report needs a value" in call("search", "JST", "--report").error(2)
    assert "--library needs a value" in call("reports", "--library").error(2)


def test_wrong_usage_with_json_is_the_same_line(ask):
    assert ask("search", "", "--json").error(2) == ask("search", "").error(2)
    assert ask("institution", "nimz", "--json").error(2) == ask("institution", "nimz").error(2)


@pytest.mark.parametrize("arguments", [["reports"], ["search", "JST"], ["check"], ["bookmarks", "list"], ["index"],
                                       ["config", "path"], ["outline", "2008"]], ids=" ".join)  # fmt: skip
def test_a_library_that_is_none(call, tmp_path, arguments):
    assert str(tmp_path / "nowhere") in call(*arguments, "--library", tmp_path / "nowhere").error(3)
    line = call(*arguments, "--library", tmp_path).error(3)
    assert "is no library" in line
    assert "--library DIR" in line


@pytest.mark.parametrize("name", ["~nobody-has-this-name/library", "x" * 5000, "a\nb", "\udcff", "source.txt/further"])
def test_library_names_that_no_folder_can_have(call, name):
    line = call("reports", "--library", name).error(3)
    assert "does not exist" in line


def test_a_library_that_is_a_file(call, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert "--library DIR" in call("reports", "--library", tmp_path / "file").error(3)


def test_a_library_without_reports(call, tmp_path):
    (tmp_path / "corpus" / "reports").mkdir(parents=True)
    assert call("reports", "--json", "--library", tmp_path).document == {"reports": []}
    found = call("search", "JST", "--json", "--library", tmp_path)
    assert (found.code, found.document["hits"]) == (1, [])
    assert call("check", "--library", tmp_path).code in {0, 1}


@pytest.mark.parametrize("before", [True, False])
def test_the_library_option_before_and_after_the_command(call, tmp_path, before):
    option = ["--library", tmp_path / "nowhere"]
    for command in (["outline", "2008"], ["bookmarks", "list"], ["config", "path"]):
        arguments = [*option, *command] if before else [*command, *option]
        assert "nowhere" in call(*arguments).error(3)


def test_the_library_option_between_command_and_subcommand(call, tmp_path):
    assert "nowhere" in call("bookmarks", "--library", tmp_path / "nowhere", "list").error(3)


def test_the_environment_names_a_library_and_the_option_wins(call, monkeypatch, tmp_path, shared_library):
    monkeypatch.setenv("TJEXPLORER_LIBRARY", str(tmp_path / "nowhere"))
    assert "nowhere" in call("reports").error(3)
    assert call("config", "path", "--library", shared_library).out == f"{shared_library}\n"
