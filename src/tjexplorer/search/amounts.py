"""Amounts are one however they are printed: 1,000萬日圓, 1000万円, 一千萬日元, 1千萬日圓, 10 million yen.

Read on folded text, where thousands have no commas and 萬 and 万, 圓 and 円 are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tjexplorer.search.equivalent import FIGURES, Equivalent
from tjexplorer.text.fold import fold

_DIGITS = "零一二三四五六七八九"
_SMALL = (("千", 1_000), ("百", 100), ("十", 10))
_LARGE = (("兆", 10**12), ("億", 10**8), ("萬", 10**4))
_COMPOUND = ("千萬", 10**7), ("百萬", 10**6)
"""Units that figures take beside the large ones: 1千萬."""

_ENGLISH = (("trillion", 10**12), ("billion", 10**9), ("million", 10**6))
_MOST = Decimal(10**16)
"""Amounts of this size and more are not read."""

_FINEST = 3
"""Digits behind the point that somebody would print before a unit: 0.125億."""

_CURRENCIES = (
    (("日圓", "日元", "日幣", "円"), ("yen",)),
    (("元", "圓"), ()),
    (("美元", "美金"), ("US dollars", "dollars")),
    (("歐元",), ("euros",)),
)
"""Currencies with what may follow an amount: in Chinese or Japanese, and in English. 圓 alone may be any of the first two."""

_PREFIXES = ("新臺幣", "臺幣", "日幣", "美金")
"""What may stand before an amount; kept as typed."""


def _folded(text: str) -> str:
    return fold(text).text


_VALUE = {_folded(char): value for value, char in enumerate(_DIGITS)} | {"〇": 0, _folded("兩"): 2}
_UNIT = {_folded(name): value for name, value in (*_SMALL, *_LARGE)}
_LARGE_OF = {_folded(name): value for name, value in _LARGE}
_NUMERALS = "".join(_VALUE) + "".join(_UNIT)

_PREFIX = "|".join(_folded(prefix) for prefix in _PREFIXES)
_SUFFIXES = {
    _folded(name): number for number, (chinese, english) in enumerate(_CURRENCIES) for name in (*chinese, *english)
}
_SUFFIX = "|".join(re.escape(name) for name in sorted(_SUFFIXES, key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?P<prefix>{_PREFIX})?(?P<number>[0-9{_NUMERALS}][0-9.{_NUMERALS}]*)"
    rf"(?: ?(?P<english>trillion|billion|million))?(?P<rest>{_folded('餘')}?) ?(?P<currency>{_SUFFIX})?"
)
_PIECE = re.compile(rf"(?P<figures>[0-9]+(?:\.[0-9]+)?)|(?P<numeral>[{_NUMERALS}])")

_NEIGHBOURS = FIGURES + _NUMERALS
"""What would be part of a larger amount."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount that was typed."""

    value: int
    """In the single unit."""
    prefix: str
    """What stood before it; empty for nothing."""
    currency: int | None
    """Number of the currency; None where none was typed."""
    suffix: str
    """The currency as typed, folded."""


def read_amount(folded: str) -> Amount | None:
    """The amount that a whole folded text is: one with a currency, or with a unit of ten thousand or more."""
    found = _AMOUNT.fullmatch(folded)
    if not found or found["rest"]:
        return None
    value = _number(found["number"])
    if value is None:
        return None
    if found["english"]:
        value *= dict(_ENGLISH)[found["english"]]
    whole = int(value)
    large = bool(found["english"]) or any(unit in found["number"] for unit in _LARGE_OF)
    if whole != value or not 0 < value < _MOST or not (large or found["currency"] or found["prefix"]):
        return None
    suffix = found["currency"] or ""
    return Amount(whole, found["prefix"] or "", _SUFFIXES.get(suffix), suffix)


def _number(text: str) -> Decimal | None:
    """The number in figures, numerals or both: 1000萬, 一千萬, 1億2000萬, 3千5百萬; None where the parts make none."""
    sum_ = _Sum()
    at = 0
    for piece in _PIECE.finditer(text):
        if piece.start() != at or not sum_.add(piece[0], figures=piece["figures"] is not None):
            return None
        at = piece.end()
    # 五億三 is five hundred and thirty million to some, and 3萬5 is 35000.
    if at != len(text) or (sum_.digits and sum_.digits < 10 and sum_.loose):
        return None
    return sum_.total + sum_.section + (sum_.digits or 0)


@dataclass(slots=True)
class _Sum:
    """A number on its way: its units fall."""

    total: Decimal = Decimal(0)
    """Up to the last large unit."""
    section: Decimal = Decimal(0)
    """Since then, up to the last small unit."""
    digits: Decimal | None = None
    """What waits for its unit."""
    loose: bool = False
    """Whether the last unit, if any, was larger than ten and no zero came since."""
    _large: int = 10**16
    _small: int = 10**4

    def add(self, piece: str, *, figures: bool) -> bool:
        """Take one part; whether it fits."""
        digit = Decimal(piece) if figures else _VALUE.get(piece)
        if digit is not None:
            # 二〇一五 is a number by its places, not a sum; a zero between units (一億零五百萬) says nothing.
            fits = not self.digits and not (figures and self.digits is not None)
            self.loose = self.loose and digit != 0
            self.digits = Decimal(digit)
            return fits
        unit = _UNIT[piece]
        if piece in _LARGE_OF:
            count = self.section + (self.digits or 0)
            fits = bool(count) and unit < self._large
            self.total, self.section, self._large, self._small = self.total + count * unit, Decimal(0), unit, 10**4
        else:
            # 十 alone is ten; 百 and 千 want a number before them.
            fits = unit < self._small and (bool(self.digits) or (unit == 10 and not self.section))
            self.section, self._small = self.section + (self.digits or 1) * unit, unit
        self.digits, self.loose = None, unit > 10
        return fits


def amount_forms(folded: str) -> Iterator[Equivalent]:
    """The ways to print the amount that a whole folded operand is; nothing where it is none."""
    amount = read_amount(folded)
    if amount is None:
        return
    chinese, english = _currencies(amount)
    for number in dict.fromkeys((*_in_figures(amount.value), _in_numerals(amount.value), *_with_two(amount.value))):
        for name in chinese:
            yield Equivalent(amount.prefix + number + name, "" if name else _NEIGHBOURS, _NEIGHBOURS)
    for name in english:
        for number in _in_english(amount.value):
            yield Equivalent(f"{number} {name}".strip(), "", _NEIGHBOURS)


def _currencies(amount: Amount) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What may follow the number, in Chinese or Japanese and in English."""
    if amount.currency is None:
        return ("",), ("",)
    chinese, english = _CURRENCIES[amount.currency]
    if amount.suffix == _folded("円"):
        # 圓 and 円 fold to one: yen, or the unit of a Taiwanese amount.
        yuan = _CURRENCIES[1][0]
        return tuple(dict.fromkeys((*_CURRENCIES[0][0], *yuan))), _CURRENCIES[0][1]
    return chinese, english


def _in_figures(value: int) -> Iterator[str]:
    """In figures with each unit that fits, with several units, and without any."""
    for name, unit in (*_LARGE, *_COMPOUND):
        number = _plain(Decimal(value) / unit)
        if number and not (unit == 10**7 and value >= 10**8):
            yield number + name
    several, rest = "", value
    for name, unit in _LARGE:
        count, rest = divmod(rest, unit)
        several += f"{count}{name}" if count else ""
    # 3萬5 would be 35000: a single figure behind a large unit says no amount for certain.
    if not rest or rest >= 10:
        yield several + (str(rest) if rest else "")
    yield str(value)


def _plain(number: Decimal) -> str:
    """A number that somebody would print before a unit; empty for others."""
    if not Decimal("0.1") <= number < 1_000_000 or number != round(number, _FINEST):
        return ""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _in_numerals(value: int) -> str:
    text, rest = "", value
    for name, unit in (*_LARGE, ("", 1)):
        count, rest = divmod(rest, unit)
        if count:
            gap = text and count < 1_000
            text += ("零" if gap else "") + _below_ten_thousand(count) + name
    return text


def _below_ten_thousand(number: int) -> str:
    text, rest, gap = "", number, False
    for name, unit in (*_SMALL, ("", 1)):
        count, rest = divmod(rest, unit)
        if count:
            text += ("零" if gap and text else "") + _DIGITS[count] + name
        gap = not count
    return text


def _with_two(value: int) -> Iterator[str]:
    """With 兩, which stands for 二 before a large unit or a thousand; and 十 for 一十 at the beginning."""
    text = _in_numerals(value)
    if text.startswith("一十"):
        yield text[1:]
    yield re.sub("(?<!十)二(?=[千萬億兆])", "兩", text)


def _in_english(value: int) -> Iterator[str]:
    for name, unit in _ENGLISH:
        number = _plain(Decimal(value) / unit)
        if number and Decimal(number) >= 1 and Decimal(number) < 1_000:
            yield f"{number} {name}"
    yield str(value)
