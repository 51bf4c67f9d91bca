"""Quantities in running text: a number, how exactly it is printed, and what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_SCALE = {"兆": 10**12, "億": 10**8, "萬": 10**4, "万": 10**4, "千": 1000, "百": 100}
_UNITS = (
    ("yen", "日元|日圓|日円|円|日幣"),
    ("dollar", "美元|美金"),
    ("local currency", "新臺幣|新台幣|元|圓"),
    ("percent", "%|％|﹪"),
    ("hectare", "公頃"),
    ("km²", "平方公里"),
    ("m²", "平方公尺|平方米|m2|㎡|坪"),
    ("person", "人次|人|名|位"),
    ("piece", "件|項|個|家|間|所|座|校|棟|種|類|點|篇|部|冊"),
    ("year", "年"),
    ("month", "個月|月"),
    ("day", "天|日"),
)
_UNIT = "|".join(f"(?P<u{index}>{forms})" for index, (_name, forms) in enumerate(_UNITS))
_QUANTITY = re.compile(
    r"(?<![0-9０-９.．,，/／\-–—~～A-Za-z第圖図表])"
    r"(?P<about>約略?|近|大約|將近|逾|超過|達?到?至少|最多|不到|Approx\.?)?\s*[有為達計佔占]?\s*"
    r"(?P<number>[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?:[.．][0-9０-９]+)?|[0-9０-９]+(?:[.．][0-9０-９]+)?)"
    rf"\s*(?P<scale>[兆億萬万千百]{{0,2}})\s*(?P<more>多|餘|以上|左右|上下)?\s*(?:{_UNIT})?"
    r"(?P<after>多|餘|以上|左右|上下|以下|[-~～至])?"
)
_PLAIN = str.maketrans("０１２３４５６７８９．，", "0123456789.,")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that is printed with what it counts."""

    start: int
    """First code point in the passage, a word like 約 left out."""
    end: int
    """One past the last."""
    value: Decimal
    """The number, scale words counted in."""
    step: Decimal
    """What the last printed figure stands for."""
    unit: str
    """What it counts; empty where nothing is printed."""
    printed: str
    """The figures as printed, without scale or unit."""
    vague: bool
    """Whether it is rounded by its own words: 約 with at most two figures that count or with hundreds, 餘, 超過."""

    @property
    def slack(self) -> Decimal:
        """How far the true number may be from the printed one by rounding."""
        return self.step / 2


def quantities(text: str) -> Iterator[Quantity]:
    """The quantities in a text, in order."""
    for match in _QUANTITY.finditer(text):
        scale = 1
        for word in match["scale"]:
            scale *= _SCALE[word]
        plain = match["number"].translate(_PLAIN).replace(",", "")
        value = Decimal(plain)
        places = -int(value.as_tuple().exponent)
        unit = next((name for index, (name, _forms) in enumerate(_UNITS) if match[f"u{index}"]), "")
        end = max(match.end("number"), match.end("scale") if match["scale"] else 0, *_unit_ends(match))
        yield Quantity(
            match.start("number"),
            end,
            value * scale,
            Decimal(scale).scaleb(-places),
            unit,
            match["number"],
            _is_vague(match, plain),
        )


def _unit_ends(match: re.Match[str]) -> list[int]:
    return [match.end(f"u{index}") for index in range(len(_UNITS)) if match[f"u{index}"]] or [0]


def _is_vague(match: re.Match[str], plain: str) -> bool:
    if match["more"] or match["after"] or (match["about"] and not match["about"].startswith("約")):
        return True
    figures = plain.replace(".", "").strip("0") if "." not in plain else plain.replace(".", "").lstrip("0")
    return bool(match["about"]) and (len(figures) <= 2 or plain.endswith("00"))


def written(value: Decimal) -> str:
    """A number as in a sum: thousands parted, no needless noughts."""
    plain = value.normalize()
    return f"{plain:,f}"
