"""Names of bodies in near-identical forms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tjexplorer.messages import gettext as _
from tjexplorer.model.record import EditorNote
from tjexplorer.model.section import SectionKind
from tjexplorer.proofreading.galley import Galley, Passage, Place, note
from tjexplorer.text.characters import HAN_CLASS
from tjexplorer.text.fold import fold


def _folded(pattern: str) -> str:
    return fold(pattern).text


_RUN = re.compile(rf"[{HAN_CLASS}．・‧]+")
_KIND = re.compile(
    _folded(
        "機構|研究所|中心|大學|委員會|振興會|協會|總部|本部|部門|政策局|試驗場|辦公室|代表處|辦事處|事業團|平臺|研究會|財團|園區"
    )
)
_BEGINS_BEHIND = frozenset(_folded("與及和由在於為至的之以訪會對從是了並將經屬依即立"))
"""Characters behind which a name may begin."""
_NO_NAME = frozenset(_folded("的了到讓可也已將被為"))
"""Characters that stand in sentences and not in names."""
_JOINING = frozenset(_folded("及與和暨或等其各多個一已也的"))
_GENERIC = re.compile(
    _folded(
        "國立|財團法人|社團法人|公益|日本|臺灣|大學|研究所|研究會|委員會|協會|研究|機構|中心|其他|政府|企業|合作|平臺|相關|部門|學校|單位|組織|辦公室"
    )
)
_LEGAL = re.compile(_folded("獨立行政法人|國立研究開發法人|國立大學法人"))
_LEAST_CHANGED = 6
"""Characters, words like 研究 and 中心 left out, that two forms share where one is changed: 東京工業大學 is not 東京農業大學."""
_LEAST_TRANSLATED = 3
"""The same where the changed one is another rendering of one word."""
_LEAST_ADDED = 5
"""The same where characters are added."""
_RENDERINGS = frozenset(frozenset(_folded(pair)) for pair in ("戰策", "機功", "構關")) | {
    frozenset("綜" + _folded("總"))
}
"""戰略 and 策略, 機能 and 功能, 綜合 and 總合 render one Japanese word."""
_FEW = 2
"""A form that lacks a whole word is a slip where it is rare; used often it may be the name of other days."""
_LONGEST = 24
_MARKS = "．・‧."
_KEPT = {"綜": "綜"}
"""Folding makes 綜 and 總 one, as search wants it; a name is spelled with one of them."""


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    """Folded, interpuncts left out, from the beginning of the run to the end of the name."""
    passage: Passage
    origins: tuple[int, ...]
    """For each character its place in the passage."""

    def place(self, length: int) -> Place:
        """Where its last characters stand."""
        return self.passage.place(self.origins[-length], self.origins[-1] + 1)


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two names, compared from their ends, differ."""

    before: int
    """Common characters before the difference."""
    gaps: tuple[str, str]
    """What stands in the one and in the other."""
    behind: str
    """The common end."""


def check(galley: Galley) -> Iterator[EditorNote]:
    """Notes on the rarer of two forms that differ by one character, or by two that one of them lacks."""
    by_end: dict[str, dict[str, list[_Name]]] = defaultdict(lambda: defaultdict(list))
    for name in _names(galley):
        by_end[name.text[-3:]][name.text].append(name)
    groups: dict[tuple[str, str, str], dict[str, dict[_Name, int]]] = defaultdict(lambda: defaultdict(dict))
    for distinct in by_end.values():
        keys = list(distinct)
        for at, first in enumerate(keys):
            for second in keys[at + 1 :]:
                found = difference(first, second)
                if found is None:
                    continue
                low, high = sorted(found.gaps)
                group = groups[low, high, found.behind]
                for text, gap in zip((first, second), found.gaps, strict=True):
                    for name in distinct[text]:
                        before = min(group[gap].get(name, found.before), found.before)
                        group[gap][name] = before
    for (_low, _high, behind), group in groups.items():
        yield from _notes(galley, behind, group)


def _names(galley: Galley) -> list[_Name]:
    found = []
    for passage in galley.passages:
        folded = fold(passage.text)
        for run in _RUN.finditer(folded.text):
            kept = [
                (_KEPT.get(passage.text[folded.starts[at]], char), folded.starts[at])
                for at, char in enumerate(run[0], run.start())
                if char not in _MARKS
            ]
            text = "".join(char for char, _at in kept)
            for kind in _KIND.finditer(text):
                first = max(0, kind.end() - _LONGEST)
                origins = tuple(at for _char, at in kept[first : kind.end()])
                found.append(_Name(text[first : kind.end()], passage, origins))
    return found


def difference(first: str, second: str) -> Difference | None:
    """How two folded names differ; None where they are the same, or no forms of one name.

    At least two characters before the difference agree, and in one of the names nothing or a particle stands before
    those.
    """
    behind = _common(first[::-1], second[::-1])
    if behind in {len(first), len(second)} or behind < 2:
        return None
    for gap_one, gap_two in ((1, 1), (1, 0), (0, 1), (2, 0), (0, 2)):
        one, other = first[: len(first) - behind - gap_one], second[: len(second) - behind - gap_two]
        before = _common(one[::-1], other[::-1])
        if not (_begins(one, before) or _begins(other, before)):
            continue
        while before and one[len(one) - before] in _BEGINS_BEHIND:
            before -= 1
        shared = one[len(one) - before :] + first[len(first) - behind :]
        gaps = (first[len(one) : len(one) + gap_one], second[len(other) : len(other) + gap_two])
        core = shared if "" in gaps else _LEGAL.sub("", shared)
        if before >= 2 and _is_name(core, _least(gaps)) and not _grammatical(gaps):
            return Difference(before, gaps, first[len(first) - behind :])
    return None


def _least(gaps: tuple[str, str]) -> int:
    if "" in gaps:
        return _LEAST_ADDED
    return _LEAST_TRANSLATED if frozenset(gaps) in _RENDERINGS else _LEAST_CHANGED


def _begins(text: str, length: int) -> bool:
    return length == len(text) or text[len(text) - length - 1] in _BEGINS_BEHIND


def _is_name(shared: str, least: int) -> bool:
    return not _NO_NAME & set(shared) and len(_GENERIC.sub("", shared)) >= least


def _grammatical(gaps: tuple[str, str]) -> bool:
    """Whether the difference is one of grammar: 及 for 與, 多個, 其他. A 及 that one form lacks changes a name."""
    one, other = gaps
    if {one, other} == {"", fold("及").text}:
        return False
    return set(one + other) <= _JOINING or fold("其他").text in gaps


def _common(first: str, second: str) -> int:
    length = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        length += 1
    return length


def _notes(galley: Galley, behind: str, group: dict[str, dict[_Name, int]]) -> Iterator[EditorNote]:
    before = min(length for names in group.values() for length in names.values())
    places: dict[int, tuple[str, Place]] = {}
    for gap, names in group.items():
        for name in names:
            place = name.place(before + len(gap) + len(behind))
            places[place.start] = (gap, place)
    forms = [places[start] for start in sorted(places)]
    if _stand_in_one_list(galley, forms):
        return
    count = {gap: sum(form == gap for form, _place in forms) for gap in group}
    titled = {gap for gap, names in group.items() for name in names if _on_cover(name.passage)}
    usual = max(group, key=lambda gap: (gap in titled, count[gap], gap == forms[0][0]))
    if len(group) == 2 and "" in group and max(map(len, group)) > 1 and min(count.values()) > _FEW:
        return
    shown = next(place for gap, place in forms if gap == usual)
    for gap, place in forms:
        if gap != usual:
            sentence = _("Elsewhere this is printed {form}.").format(form=shown.quote)
            yield note(place, "name", sentence, [shown], certain=False)


def _on_cover(passage: Passage) -> bool:
    return passage.section is not None and passage.section.kind is SectionKind.FRONT


def _stand_in_one_list(galley: Galley, forms: Sequence[tuple[str, Place]]) -> bool:
    """Whether a list names both forms, so that they are two bodies."""
    text = galley.source.text
    for (one, first), (other, second) in pairwise(forms):
        between = text[first.start + len(first.quote) : second.start]
        if one != other and len(between) < 60 and re.fullmatch(r"[^。；\n]*[、及與和][^。；\n]*", between):
            return True
    return False
