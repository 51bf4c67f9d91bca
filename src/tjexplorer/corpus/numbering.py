"""Numbering styles: how Chinese and Japanese reports number what they say, and what number a mark stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum


class Style(IntEnum):
    """A numbering style; the value is its usual rank, outermost first.

    The order is that of Taiwanese official writing (壹、一、(一)、1、(1)); signs without a number stand below all
    numbers. Above `HAN` the rank is absolute; from `HAN_BRACKETED` to `CIRCLED` authors mix, and
    only the place in the text tells which is inside which.
    """

    CHAPTER = 1
    ARTICLE = 2
    FORMAL = 3
    FORMAL_BRACKETED = 4
    HAN = 5
    HAN_BRACKETED = 6
    ARABIC = 7
    ARABIC_BRACKETED = 8
    LETTER = 9
    CIRCLED = 10
    BOX = 20
    DASH = 21
    RING = 22
    DIAMOND = 23

    @property
    def absolute(self) -> bool:
        """Whether the rank holds wherever the style appears."""
        return self <= Style.HAN

    @property
    def numbered(self) -> bool:
        """Whether the mark is a number."""
        return self < Style.BOX


@dataclass(frozen=True, slots=True)
class Enumerator:
    """A number or sign at the beginning of a line."""

    style: Style
    """Its style."""
    number: int | None
    """What it stands for; None for signs."""
    mark: str
    """As printed, white space taken out."""
    end: int
    """Where the rest of the line begins, in characters of the line's text."""
    depth: int = 1
    """For decimal numbers like 1.2.3 how many parts they have."""
    parts: tuple[int, ...] = ()
    """For decimal numbers the parts."""


_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "兩": 2}
_FORMAL = {
    **dict(zip("壹貳參肆伍陸柒捌玖拾", "一二三四五六七八九十", strict=True)),
    **dict(zip("壱弐参叁弍弎壶", "一二三三二三一", strict=True)),
}
_H = "〇零一二三四五六七八九十百"
_F = "".join(_FORMAL)
_N = "0-9０-９"  # full-width digits are digits

_PATTERNS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    (Style.CHAPTER, re.compile(rf"第\s*([{_H}{_F}]+|[{_N}]+)\s*[章篇編部](?![分門隊])\s*[、：:]?\s*")),
    (Style.ARTICLE, re.compile(rf"第\s*([{_H}{_F}]+|[{_N}]+)\s*[節节]\s*[、：:]?\s*")),
    (Style.FORMAL, re.compile(rf"([{_F}]{{1,3}})\s*[、．.：,，]\s*")),
    (Style.FORMAL_BRACKETED, re.compile(rf"[（(]\s*([{_F}]{{1,3}})\s*[）)]\s*[、．.]?\s*")),
    (Style.HAN, re.compile(rf"([{_H}]{{1,4}})\s*[、．.]\s*")),
    (Style.HAN_BRACKETED, re.compile(rf"[（(]\s*([{_H}]{{1,4}})\s*[）)]\s*[、．.]?\s*")),
    (Style.ARABIC, re.compile(rf"([{_N}]{{1,2}}(?:[.．][{_N}]{{1,2}})+)(?:[.．、]\s*|\s+)(?![{_N}%％])")),
    (Style.ARABIC, re.compile(rf"([{_N}]{{1,2}})\s*[、.．](?![{_N}])\s*")),
    (Style.ARABIC_BRACKETED, re.compile(rf"[（(]\s*([{_N}]{{1,2}})\s*[）)]\s*[、．.]?\s*")),
    (Style.ARABIC_BRACKETED, re.compile(rf"([{_N}]{{1,2}})[）)]\s*")),
    (Style.LETTER, re.compile(r"([A-Za-z])[.、．)）](?=\s|[\u3400-\u9fff])\s*")),
    (Style.CIRCLED, re.compile(r"([\u2460-\u2473])\s*")),
    (Style.BOX, re.compile(r"()[□■▓◆●○▪]\s*(?=\S)")),
    (Style.DASH, re.compile(r"()[—–―－…]+\s+(?=\S)|()一[ \u3000\t]+(?=\S)")),
    (Style.RING, re.compile(r"()◎\s*(?=\S)")),
    (Style.DIAMOND, re.compile(r"()[◇※]\s*(?=\S)")),
)
_BULLET = re.compile(r"[-*•‧·]\s+")


def read_enumerator(text: str) -> tuple[str, Enumerator | None]:
    """The bullet and the enumerator with which a line begins; an empty string and None where there is none."""
    bullet = ""
    at = 0
    found = _BULLET.match(text)
    if found:
        bullet, at = found.group().strip(), found.end()
    for style, pattern in _PATTERNS:
        match = pattern.match(text, at)
        if match and match.end() <= len(text):
            mark = "".join(match.group().split())
            parts = _parts(style, match.group(1) or "")
            number = parts[-1] if parts else None
            if style.numbered and number is None:
                continue
            return bullet, Enumerator(style, number, mark, match.end(), max(1, len(parts)), parts)
    if bullet:
        return bullet, None
    return "", None


def _parts(style: Style, numeral: str) -> tuple[int, ...]:
    if not style.numbered:
        return ()
    if style is Style.LETTER:
        return (ord(numeral.casefold()) - ord("a") + 1,)
    if style is Style.CIRCLED:
        return (ord(numeral) - 0x2460 + 1,)
    values = [_value(part) for part in re.split(r"[.．]", numeral)]
    return tuple(value for value in values if value is not None) if None not in values else ()


def _value(numeral: str) -> int | None:
    """The number that Chinese numerals, plain or formal, or digits stand for; None where they stand for none."""
    if numeral.isdecimal():
        return int(numeral)
    plain = "".join(_FORMAL.get(c, c) for c in numeral)
    total = 0
    current = 0
    units = {"十": 10, "百": 100}
    for c in plain:
        if c in units:
            total += (current or 1) * units[c]
            current = 0
        elif c in _DIGITS:
            current = current * 10 + _DIGITS[c] if current else _DIGITS[c]
        else:
            return None
    return (total + current) or None
