"""Queries that begin with a minus, which are no options."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("command", ["search", "concordance", "frequency"])
def test_a_word_behind_a_minus_is_excluded(ask, command):
    for arguments in (["筑波", "-JST"], ["-JST", "筑波"], ["筑波 -JST"]):
        answer = ask(command, *arguments, "--json")
        assert answer.code == 0, answer.err


def test_a_query_may_be_nothing_but_an_exclusion(ask, call, shared_library):
    document = ask("search", "-JST", "--json", "--limit", "1").document
    assert document["query"] == "-JST"
    assert document["read_as"] == "not “JST”"
    behind = call("search", "--json", "--limit", "1", "--library", shared_library, "--", "-JST")
    assert document == behind.document
    assert document["total_sections"] == ask("search", "NOT JST", "--json").document["total_sections"]


def test_the_order_of_the_words_stays(ask):
    document = ask("search", "筑波", "-JST", "--limit", "1", "大學", "--json").document
    assert document["query"] == "筑波 -JST 大學"


def test_an_option_keeps_its_value_though_it_begins_with_a_minus(ask):
    document = ask("search", "--off", "-JST", "筑波", "--json").document
    assert document["query"] == "筑波"


def test_an_unknown_option_and_one_without_its_value_are_told(ask):
    assert "--knd" in ask("search", "-JST", "--knd", "visit").error(2)
    assert "--limit" in ask("search", "-JST", "--limit").error(2)


def test_help_is_help(ask):
    assert ask("search", "-JST", "-h").out.startswith("Usage: tjexplorer search")
