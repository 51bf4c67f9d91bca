"""Captions, footnotes, page numbers and the text inside figures: what stands between the paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tjexplorer.corpus.lines import Layout, Line, Role, filled, is_prose
from tjexplorer.text.cells import width

_CAPTION = re.compile(
    r"(?:[圖図表]|[Ff]igure|[Ff]ig\.|[Tt]able)\s*[0-9０-９一二三四五六七八九十]+(?:[-－.．][0-9]+)*"
    r"\s*(?:[、．.·・:：,，]|\s|(?=[A-Za-z(（「]))\s*(?=\S)"
)
_SOURCE = re.compile(r"(?:資料|圖片|照片|資訊)?(?:來源|来源|出處|出典)\s*[：:]|[Ss]ource\s*[:：]")
_FOOTNOTE = re.compile(r"[¹²³⁴-⁹][⁰¹²³⁴-⁹]*\s+\S")
_PAGE_NUMBER = re.compile(
    r"(?P<sign>[-–—－]\s*)?(?P<word>第\s*)?(?P<number>[0-9０-９]{1,4})\s*(?(word)[頁页]|)\s*(?(sign)[-–—－]|)"
)
_LINES_OF_A_PAGE = 8
"""Filled lines that a page has at least; closer numbers are more likely cells of a table."""
_LONGEST_FIGURE_TEXT = 110
"""In cells. A line inside a figure is a label, not a paragraph."""


def mark_page_numbers(lines: Sequence[Line]) -> None:
    """Take out page numbers: three lines or more that hold a number alone, rising as pages do."""
    found: list[tuple[int, int, re.Match[str]]] = []
    for place, (index, line) in enumerate(filled(lines)):
        match = _PAGE_NUMBER.fullmatch(line.text)
        if match and "\t" not in line.lead:
            found.append((place, index, match))
    rising = all(1 <= int(b["number"]) - int(a["number"]) <= 3 for (_, _, a), (_, _, b) in pairwise(found))
    if len(found) < 3 or not rising:
        return
    signed = all(match["sign"] or match["word"] for _, _, match in found)
    if not signed and found[-1][0] - found[0][0] < _LINES_OF_A_PAGE * (len(found) - 1):
        return
    for _place, index, _match in found:
        lines[index].role = Role.BLANK
        lines[index].pieces = ()


def is_caption(line: Line) -> bool:
    """Whether a line is the caption of a figure or table, or the line below it that names its source."""
    if _SOURCE.match(line.text):
        return True
    return bool(_CAPTION.match(line.text)) and len(line.text) <= 120 and not line.text.endswith(("。", "；"))


def mark_captions(lines: Sequence[Line], layout: Layout) -> None:
    """Give captions and footnotes their roles."""
    for _index, line in filled(lines):
        if line.role is not Role.TEXT:
            continue
        if _FOOTNOTE.match(line.text):
            line.role = Role.FOOTNOTE
        elif is_caption(line):
            line.role = Role.CAPTION
    _mark_unnumbered_captions(lines, layout)


def _mark_unnumbered_captions(lines: Sequence[Line], layout: Layout) -> None:
    """A short line unlike a sentence, set off by one leading blank where paragraphs have none, or by the picture above it."""
    if layout.hard_wrapped:
        return
    led = sum(line.lead == " " for _index, line in filled(lines))
    total = sum(1 for _ in filled(lines))
    if led * 4 > total:
        return
    for index, line in filled(lines):
        set_off = line.lead == " " or lines[index - 1].pictured
        alone = line.role is Role.TEXT and set_off and not line.bullet and line.enumerator is None
        if (
            alone
            and index > 0
            and not line.finished
            and not is_prose(line.text)
            and width(line.text, ambiguous=1) <= 90
        ):
            line.role = Role.CAPTION


def mark_figure_text(lines: Sequence[Line]) -> None:
    """Lines without a sentence that lead straight to the caption of a figure are labels inside it."""
    for index, line in filled(lines):
        if line.role is not Role.CAPTION or not line.text.startswith(("圖", "図", "Fig", "fig")):
            continue
        for at in range(index - 1, -1, -1):
            before = lines[at]
            if before.role is Role.BLANK:
                continue
            label = before.role is Role.TEXT and before.enumerator is None and not before.bullet
            blanks_follow = lines[at + 1].role is Role.BLANK or lines[at + 1].role is Role.FIGURE_TEXT
            short = (
                width(before.text, ambiguous=1) <= _LONGEST_FIGURE_TEXT
                and not is_prose(before.text)
                and not before.finished
            )
            if not (label and short and blanks_follow):
                break
            before.role = Role.FIGURE_TEXT
