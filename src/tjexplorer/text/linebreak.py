"""Line breaking of Chinese, Japanese and Latin text in cells, after the rules of kinsoku.

Sources: JIS X 4051 and the W3C's requirements for Japanese and Chinese text layout. Punctuation never hangs into the
margin: a character that may not begin a line takes its neighbour along to the next one (追い出し).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from tjexplorer.text.cells import widths
from tjexplorer.text.characters import is_wide

NEVER_FIRST = frozenset(
    "、。，．,.：；:;？！?!‼⁇⁈⁉・·‧･｡､%％‰℃°′″"
    ")]}）］｝」』】〕〗〙〛〉》≫»›’”〟｣｠⟩⟫"
    "-‐–～〜~/／゠"
    "ー々〻ゝゞヽヾｰﾞﾟ¹²³⁰⁴⁵⁶⁷⁸⁹"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ"
)
"""Characters that may not begin a line (行頭禁則)."""

NEVER_LAST = frozenset("([{（［｛「『【〔〖〘〚〈《≪«‹‘“〝｢｟⟨⟪$＄￥¥£￡€#＃@＠№")
"""Characters that may not end a line (行末禁則)."""

_INSEPARABLE = frozenset("—―⸺─…⋯‥")
_SPACES = frozenset(" \t\u3000")
_COUNTERS = frozenset(
    "年月日時时分秒週周歲歳岁名人位個个件項项所家間间社校期屆届次回度倍頁页章節节條条点點號号級级層层階阶"
    "十百千萬万億亿兆元圓円坪噸トン公美代世種种類类篇本冊册台臺棟室場场票股"
)
"""What follows a number as its unit."""

_UNITS = frozenset(("km", "kg", "cm", "mm", "nm", "m", "g", "ha", "GB", "TB", "MW", "GeV", "TeV", "Hz", "GHz"))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a wrapped text.

    Lines follow each other without a gap but for the line feeds that were in the text. Spaces at the end of a line
    belong to it and may reach beyond its width: leave them off when drawing.
    """

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    indent: int
    """Cells to leave blank before it."""


def wrap(text: str, cells: int, *, first_indent: int = 0, rest_indent: int = 0) -> list[Line]:
    """Break a text into lines of at most `cells` cells, indents included.

    A line feed forces a break. An indent gives way where it would take more than half of the width. Where the rules leave
    no place for a break, as in a word longer than a line, the line is cut where it is full.
    """
    cells = max(1, cells)
    first, rest = min(max(0, first_indent), cells // 2), min(max(0, rest_indent), cells // 2)
    lines: list[Line] = []
    start = 0
    for paragraph in text.split("\n"):
        for begin, end in _Paragraph(paragraph).lines(cells - (rest if lines else first), cells - rest):
            lines.append(Line(start + begin, start + end, rest if lines else first))
        start += len(paragraph) + 1
    return lines


class _Paragraph:
    """A text without line feeds, measured."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.widths = [cell or (char == "\t") for char, cell in zip(text, widths(text), strict=True)]
        self.reached = [0, *accumulate(self.widths)]

    def lines(self, first: int, rest: int) -> list[tuple[int, int]]:
        """The ranges of its lines, one at least."""
        found = []
        start, room = 0, first
        while True:
            end = self._end_of_line(start, room)
            found.append((start, end))
            if end == len(self.text):
                return found
            start, room = end, rest

    def _end_of_line(self, start: int, room: int) -> int:
        full = bisect_right(self.reached, self.reached[start] + room) - 1
        while full < len(self.text) and self.text[full] in _SPACES:
            full += 1
        if full == len(self.text):
            return full
        for end in range(full, start, -1):
            if self._may_break(end, start):
                return end
        for end in range(full, start, -1):
            if self._may_cut(end, start):
                return end
        return self._end_of_character(max(full, start + 1), start)

    def _end_of_character(self, at: int, start: int) -> int:
        """The last place up to `at` that cuts no character from its marks; beyond it, if there is none after `start`."""
        for end in range(at, start, -1):
            if end == len(self.text) or self.widths[end]:
                return end
        while at < len(self.text) and not self.widths[at]:
            at += 1
        return at

    def _may_cut(self, at: int, start: int) -> bool:
        """Whether a line may end here once words are no longer respected."""
        after = self.text[at]
        if not self.widths[at] or after in NEVER_FIRST or after in _SPACES:
            return False
        before = self._last_visible(at, start)
        return before not in NEVER_LAST and not (before in _INSEPARABLE and after == before)

    def _may_break(self, at: int, start: int) -> bool:
        if not self._may_cut(at, start):
            return False
        before, after = self.text[at - 1], self.text[at]
        if before in _SPACES:
            return not self._parts_unit(self._last_visible(at, start), at)
        if _is_numeral(before) and after in _COUNTERS:
            return False
        if before == "第" and _is_numeral(after):
            return False
        if _is_word(before) and _is_word(after):
            return False
        if is_wide(before) or is_wide(after):
            return True
        return before in "-‐–/" and after.isalpha() and at >= 2 and self.text[at - 2].isalpha()

    def _parts_unit(self, before: str, at: int) -> bool:
        """Whether a break at spaces would part a number from its unit."""
        if not _is_numeral(before):
            return False
        if self.text[at] in _COUNTERS:
            return True
        end = at
        while end < len(self.text) and end - at < 4 and self.text[end].isascii() and self.text[end].isalpha():
            end += 1
        return self.text[at:end] in _UNITS

    def _last_visible(self, at: int, start: int) -> str:
        while at > start and self.text[at - 1] in _SPACES:
            at -= 1
        return self.text[at - 1] if at > start else ""


def _is_numeral(char: str) -> bool:
    return char.isdecimal()


def _is_word(char: str) -> bool:
    """Letters and digits of words that are not to be cut, full-width ones too."""
    return char.isalnum() and (not is_wide(char) or "０" <= char <= "ｚ")
