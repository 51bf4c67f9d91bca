"""A hit of several words opens where they stand closest, and its snippet shows that place."""

from __future__ import annotations

import pytest

from tjexplorer.model.names import NamedRecord
from tjexplorer.search.searcher import Knowledge, SearchRequest
from tjexplorer.workspace import Workspace

FILLER = "這一段與所問無關" * 20

KNOWLEDGE = Knowledge(institutions=lambda: (NamedRecord(id="tokyo-tech", zh="東京工業大學", en="Tokyo Tech"),))


@pytest.mark.parametrize(
    ("typed", "body", "where"),
    [
        ("甲甲 乙乙", f"甲甲\n{FILLER}\n乙乙\n{FILLER}\n此處甲甲和乙乙", (6, "此處甲甲和乙乙")),
        ("乙乙 甲甲", f"甲甲\n{FILLER}\n此處甲甲和乙乙", (4, "此處甲甲和乙乙")),
        # Equally close: the first.
        ("甲甲 乙乙", f"甲甲和乙乙\n{FILLER}\n甲甲和乙乙", (2, "甲甲和乙乙")),
        # Side by side as one.
        ("甲甲 乙乙", f"甲甲\n{FILLER}\n乙乙\n{FILLER}\n是甲甲乙乙的", (6, "是甲甲乙乙的")),
        ("甲甲 乙乙 丙丙", f"甲甲乙乙\n{FILLER}\n丙丙，甲甲，乙乙", (4, "丙丙，甲甲，乙乙")),
        # One word alone opens at its first place; so do alternatives of which one is there.
        ("甲甲", f"先是甲甲\n{FILLER}\n甲甲", (2, "先是甲甲")),
        ("甲甲 OR 丙丙", f"先是甲甲\n{FILLER}\n甲甲", (2, "先是甲甲")),
        ("甲甲 -丙丙", f"先是甲甲\n{FILLER}\n甲甲", (2, "先是甲甲")),
        # A name stands for its words.
        ("Tokyo Tech 甲甲", f"東京工業大學\n{FILLER}\n甲甲\n{FILLER}\n甲甲在東京工業大學", (6, "甲甲在東京工業大學")),
        ("Tokyo Tech", f"東京工業大學\n{FILLER}\n東京工業大學", (2, "東京工業大學")),
    ],
)
def test_opens_where_the_words_stand_closest(make_searcher, make_report, typed, body, where) -> None:
    opened, shown = where
    searcher = make_searcher(make_report(("節", body)), knowledge=KNOWLEDGE)
    hit = searcher.search(SearchRequest(typed)).hits[0]
    assert hit.line == opened
    assert hit.matches[hit.opens].line == opened
    assert shown in hit.snippet


def test_running_text_goes_before_a_heading(make_searcher, make_report) -> None:
    searcher = make_searcher(make_report(("甲甲乙乙", f"{FILLER}\n甲甲後來也有乙乙")))
    hit = searcher.search(SearchRequest("甲甲 乙乙")).hits[0]
    assert hit.line == 3
    assert "甲甲後來也有乙乙" in hit.snippet


@pytest.mark.parametrize(
    ("typed", "line"), [("JSPS 備忘錄", 739), ("Spring 租金", 1256), ("北大Business Spring 租金", 1256)]
)
def test_the_sentence_that_was_looked_for(workspace: Workspace, typed: str, line: int) -> None:
    hit = workspace.searcher.search(SearchRequest(typed)).hits[0]
    assert hit.line == line
    assert all(word in hit.snippet for word in (typed.rsplit(maxsplit=1)[-1],))
