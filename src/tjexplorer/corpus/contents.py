"""Contents lists and lists of figures: found, so that they are never taken for sections or text."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from tjexplorer.corpus.lines import Line, Role, filled, next_filled
from tjexplorer.corpus.titles import closed_up, is_contents_title

_ENTRY = re.compile(
    r"^(?P<title>.*?)(?:\s*(?:\.{2,}|…+|‥+|·{3,}|．{2,}|-{3,})\s*|\s*\t\s*)(?P<page>[0-9０-９ivxIVX]+)$"
)


_WITHOUT_LEADER = re.compile(r"(?P<title>.*\S)\s+[0-9０-９]{1,4}")


def is_entry(line: Line) -> bool:
    """Whether a line ends like a contents entry: dots or a tab, then a page number."""
    found = _ENTRY.match(line.text)
    return bool(found and found.group("title").strip())


def mark_contents(lines: Sequence[Line]) -> None:
    """Give contents entries their role.

    Evidence: lines with leader and page number below a contents title, or with a page number alone and the words of
    another line, with entries between them that were wrapped or lost their page number; or, without such a title, three or more together of which half name a line of the text.
    """
    entries = [index for index, line in filled(lines) if is_entry(line)]
    titles = [index for index, line in filled(lines) if is_contents_title(line.text)]
    texts = {closed_up(line.text) for _index, line in filled(lines)} if entries or titles else set()
    below_title: set[int] = set()
    for index in titles:
        below_title.update(_run_below(lines, index, texts))
    runs: list[list[int]] = []
    for index in entries:
        following = runs and _only_blank_between(lines, runs[-1][-1], index)
        if following:
            runs[-1].append(index)
        else:
            runs.append([index])
    for run in runs:
        if run[0] in below_title or (len(run) >= 3 and _name_lines(lines, run, texts)):
            for index in run:
                lines[index].role = Role.CONTENTS
    for index in below_title:
        lines[index].role = Role.CONTENTS


def _name_lines(lines: Sequence[Line], run: Sequence[int], texts: Collection[str]) -> bool:
    """Whether half of the entries stand elsewhere in the text as lines of their own."""
    named = 0
    for index in run:
        found = _ENTRY.match(lines[index].text)
        named += bool(found and closed_up(found.group("title")) in texts)
    return named * 2 >= len(run)


def _only_blank_between(lines: Sequence[Line], first: int, second: int) -> bool:
    return next_filled(lines, first) == second


def _names_a_line(line: Line, texts: Collection[str]) -> bool:
    """Whether a line is an entry whose leader was lost: another line of the text and a page number."""
    found = _WITHOUT_LEADER.fullmatch(line.text)
    return bool(found and closed_up(found["title"]) in texts)


def _run_below(lines: Sequence[Line], index: int, texts: Collection[str]) -> list[int]:
    """The entries below a contents title; a line between two entries belongs to them (an entry on two lines)."""
    run: list[int] = []
    pending: list[int] = []
    at = next_filled(lines, index)
    while at is not None and len(pending) < 2 and not is_contents_title(lines[at].text):
        if is_entry(lines[at]) or _names_a_line(lines[at], texts):
            run.extend(pending)
            run.append(at)
            pending = []
        else:
            pending.append(at)
        at = next_filled(lines, at)
    return run


def mark_left_over_entries(lines: Sequence[Line], headings: Sequence[int]) -> list[int]:
    """Of the lines taken for headings those that are contents entries without leader and page.

    Such a line has no number, equals a later heading and has nothing below it but the next heading.
    """
    titles: dict[str, int] = {}
    for index in headings:
        titles[closed_up(lines[index].text)] = index
    taken: list[int] = []
    for position, index in enumerate(headings[:-1]):
        later = titles[closed_up(lines[index].text)]
        bare = lines[index].enumerator is None
        if bare and later > index and next_filled(lines, index) == headings[position + 1]:
            lines[index].role = Role.CONTENTS
            taken.append(index)
    return [index for index in headings if index not in taken]
