"""Contents lists and lists of figures: found, so that they are never taken for sections or text."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tjexplorer.corpus.lines import Line, Role, filled, next_filled
from tjexplorer.corpus.titles import closed_up, is_contents_title

_DIGITS = "0123456789０１２３４５６７８９"
_PAGE = _DIGITS + "ivxIVX"
"""Characters of page numbers."""

_LEADERS = {".": 2, "…": 1, "‥": 1, "·": 3, "．": 2, "-": 3}
"""Characters of leaders, with how many of each make one."""

_LONGEST_NUMBER = 4
"""Digits of a page number without leader."""


def _title_of(text: str) -> str | None:
    """What stands before leader and page number; None where a text does not end so. Takes linear time on any text."""
    head = text.rstrip(_PAGE)
    body = head.rstrip()
    if head == text or not body:
        return None
    leader = body[-1]
    title = body.rstrip(leader) if leader in _LEADERS else body
    if leader in _LEADERS and len(body) - len(title) >= _LEADERS[leader]:
        return title.strip() or None
    return body.strip() if "\t" in head[len(body) :] else None


def is_entry(line: Line) -> bool:
    """Whether a line ends like a contents entry: dots or a tab, then a page number."""
    return _title_of(line.text) is not None


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
    named = sum(closed_up(_title_of(lines[index].text) or "") in texts for index in run)
    return named * 2 >= len(run)


def _only_blank_between(lines: Sequence[Line], first: int, second: int) -> bool:
    return next_filled(lines, first) == second


def _names_a_line(line: Line, texts: Collection[str]) -> bool:
    """Whether a line is an entry whose leader was lost: another line of the text and a page number."""
    head = line.text.rstrip(_DIGITS)
    number = len(line.text) - len(head)
    spaced = head != head.rstrip()
    return spaced and 0 < number <= _LONGEST_NUMBER and closed_up(head) in texts


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
