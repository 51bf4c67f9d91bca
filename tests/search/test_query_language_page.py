"""The page for users: every example finds what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tjexplorer.search.parser import parse
from tjexplorer.search.query import FIELDS, Field
from tjexplorer.search.searcher import SearchRequest
from tjexplorer.workspace import Workspace

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "query-language.md").read_text("utf-8")
COUNTED = re.findall(r"^\| `(.+?)` \| (\d+) \| (\d+) \|", PAGE, re.MULTILINE)
SAID = re.findall(r"^\| `(.+?)` \| ((?:“|At|Each|Where|No|In|Operators).+?) \|$", PAGE, re.MULTILINE)
NAMES = re.findall(r"^\| `(\w+)` \| ([^|]+?) \| [a-z]", PAGE, re.MULTILINE)


def test_the_page_has_its_examples() -> None:
    assert len(COUNTED) >= 35
    assert len(SAID) == 8
    assert sorted(name for name, _others in NAMES) == sorted(FIELDS)


@pytest.mark.parametrize(("typed", "sections", "matches"), COUNTED)
def test_an_example_finds_what_the_page_says(workspace: Workspace, typed: str, sections: str, matches: str) -> None:
    result = workspace.searcher.search(SearchRequest(typed.replace("\\|", "|")))
    assert (result.total_sections, result.total_matches) == (int(sections), int(matches))
    assert result.notes == ()


@pytest.mark.parametrize(("typed", "said"), SAID)
def test_an_example_says_what_the_page_says(workspace: Workspace, typed: str, said: str) -> None:
    assert said in workspace.searcher.search(SearchRequest(typed)).notes


@pytest.mark.parametrize(("field", "others"), NAMES)
def test_a_field_has_the_names_of_the_page(field: str, others: str) -> None:
    for other in others.split(", "):
        assert parse(f"{other}：x").query == Field(field, "x")
