"""Which institution a printed name means, and what names of institutions look like."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from tjexplorer.authority.institutions import Institutions
from tjexplorer.authority.recognition import Recognized, Recognizer
from tjexplorer.drafting.spelling import plain, words

_ENDS_AS_BODY = words(
    r"(?:機構|研究所|研究院|研究室|實驗室|中心|大學|學院|委員會|振興會|學會|協會|同友會|研究會|財團|基金會|總部|本部|支部|辦公室|代表處|辦事處|事務所|事務局"
    r"|園區|公司|株式會社|企業|省|廳|局|部|處|署|司|課|室|科技組|推進室|聯盟|工廠|博物館|科學館|圖書館|役所|政府|法人|TLO|University|Institute|Agency|Centre|Center"
    r"|Corporation|Foundation|Inc\.|Ltd\.|Corp\.|Council|Society|Ministry|Office|Laborator(?:y|ies)|College)$"
)
_NO_BODY = words(r"(?:機場|飯店|酒店|旅館|車站|港|市區|午餐|晚餐|早餐|餐廳|車程|航班)|大飯店|Hotel|Airport")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_INSIDE = re.compile(r"[(（]([^()（）]*)[)）]")
_MINISTRY = (
    "經濟部|教育部|內政部|外交部|財政部|國防部|法務部|交通部|科技部|勞動部|農業部|環境部|文化部|衛生福利部|數位發展部"
)
_ABOVE_UNIT = words(
    rf"(?P<body>{_MINISTRY}|.*?(?:委員會|大學|研究院|推展中心|研究中心|基金會|公司))(?P<unit>.*?[處系所司組科室中心部局課院]|.*中心)"
)

_LONGEST = 200
"""Characters; no affiliation is longer."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """The institutions known, as the names of one report mean them."""

    institutions: Institutions
    """The authority file."""
    recognizer: Recognizer
    """Of the report."""
    report_id: str
    """The report."""
    _meanings: dict[str, str | None] = field(default_factory=dict)
    """What names were found to mean; headings are asked for many times."""
    _mentions: dict[str, frozenset[str]] = field(default_factory=dict)
    """What texts were found to name."""

    def named(self, text: str) -> list[Recognized]:
        """The institutions named in a text, in its order."""
        return self.recognizer.recognize(text)

    def meant(self, name: str) -> str | None:
        """The institution that a printed name means; None where the authority file does not know it.

        The whole name counts first, then the name without its brackets, then the body that ends it (of a ministry and
        its institute the institute), then the one that begins it (of a ministry and two of its bureaus the ministry).
        """
        if name not in self._meanings:
            self._meanings[name] = self._meaning(name)
        return self._meanings[name]

    def _meaning(self, name: str) -> str | None:
        base = " ".join(_BRACKETS.sub(" ", name).split())
        for form in (name, base, base.replace(" ", "")):
            found = self.institutions.find(form, self.report_id) if form else ()
            if len(found) == 1:
                return found[0].id
        known = self.named(base)
        several = "、" in base and bool(known) and known[0].start == 0
        if known and known[-1].end == len(base) and not several:
            return known[-1].record
        if known and known[0].start == 0:
            return known[0].record
        inside = self.named(name)
        ids = {one.record for one in inside}
        return inside[0].record if len(ids) == 1 else None

    def are(self, name: str) -> frozenset[str]:
        """The ids of the institutions whose name, and nothing else, one of the forms of a printed name is."""
        forms = (name, _BRACKETS.sub(" ", name).strip(), *_INSIDE.findall(name))
        found = (self.institutions.find(form, self.report_id) for form in forms if form.strip())
        return frozenset(record.id for records in found for record in records)

    def all_in(self, text: str) -> frozenset[str]:
        """The ids of all institutions that a text names."""
        if text not in self._mentions:
            self._mentions[text] = frozenset(one.record for one in self.named(text))
        return self._mentions[text]

    def leading(self, text: str) -> Recognized | None:
        """The institution with whose name a text begins."""
        known = self.named(text)
        return known[0] if known and known[0].start == 0 else None


def looks_like_body(text: str) -> bool:
    """Whether words end as names of institutions do."""
    base = plain(_BRACKETS.sub("", text).strip())
    return bool(_ENDS_AS_BODY.search(base)) and not _NO_BODY.search(base)


def is_no_body(text: str) -> bool:
    """Whether words name an airport, a hotel, a meal: places of a route that nobody visits."""
    return bool(_NO_BODY.search(plain(text)))


@lru_cache(maxsize=4096)
def names_of(name: str) -> tuple[str, ...]:
    """The plain forms in a printed name: what stands outside its brackets and what stands in them."""
    outside = _BRACKETS.sub(" ", name)
    inside = [part.strip() for whole in _INSIDE.findall(name) for part in whole.split(",")]
    return tuple(dict.fromkeys(_closed(form) for form in (name, outside, *inside) if len(_closed(form)) > 1))


def same_name(one: str, other: str) -> bool:
    """Whether a form of one printed name is a form of the other."""
    return bool(set(names_of(one)) & set(names_of(other)))


def alike(one: str, other: str) -> bool:
    """Whether two printed names agree: one form of the first is one of the other, or a long one lies in the other."""
    first, second = names_of(one), names_of(other)
    if set(first) & set(second):
        return True
    return any((len(a) >= 6 and a in b) or (len(b) >= 6 and b in a) for a in first for b in second)


def _closed(text: str) -> str:
    return "".join(plain(text).split()).casefold()


def unit_of(affiliation: str) -> int:
    """Where the unit begins in an affiliation (行政院國家科學委員會國合處); its length where none is told apart."""
    start = max(affiliation.rfind(sign) for sign in "／/") + 1
    found = _ABOVE_UNIT.fullmatch(plain(affiliation[start:])) if len(affiliation) <= _LONGEST else None
    if found is None or not found["unit"].strip():
        return len(affiliation)
    return start + found.start("unit")
