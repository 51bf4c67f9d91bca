"""Shares that do not fit the amounts, or one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher

from tjexplorer.messages import gettext as _
from tjexplorer.model.record import EditorNote
from tjexplorer.proofreading.galley import Galley, Passage, calculation, note
from tjexplorer.proofreading.likeness import bare
from tjexplorer.proofreading.quantities import Quantity, quantities, written

_SHARE_OF = re.compile(r"(?:佔|占|相當於)(?P<whole>[^，,。；、()（）0-9]{3,24}?)(?:的|之)?\s*(?:約有|約為|約|有)?\s*$")
_UNLISTED = re.compile(r"其餘|其他(?![^，。；、]{0,6}[0-9])|其它|複選|重複|超過100|超過 100")
_SEVERAL = re.compile(r"佔|占|比例|比率|百分")
_LEAST_WHOLE = 4
_ROUGH = Decimal("0.2")
"""How far, relative to itself, a share printed as “about” may be from the true one."""


@dataclass(frozen=True, slots=True)
class _Claim:
    share: Quantity
    part: Quantity
    whole: Quantity


def check(galley: Galley) -> Iterator[EditorNote]:
    """Notes on percentages."""
    for passage in galley.running:
        if "%" not in passage.text and "％" not in passage.text:
            continue
        found = list(quantities(passage.text))
        for claim in _claims(passage.text, found):
            yield from _judge(passage, claim)
        yield from _hundreds(passage, found)


def _claims(text: str, found: Sequence[Quantity]) -> Iterator[_Claim]:
    """Shares (約佔總面積的…%) whose whole is named as an amount of the same passage is."""
    for at, share in enumerate(found):
        named = _SHARE_OF.search(text[max(0, share.start - 40) : share.start])
        if share.unit != "percent" or named is None or at == 0:
            continue
        part = found[at - 1]
        between = text[part.end : share.start]
        if part.unit in {"", "percent", "year", "month", "day"} or "。" in between:
            continue
        wholes = [one for one in found[: at - 1] if one.unit == part.unit and _is_named(named["whole"], one, text)]
        if wholes and wholes[-1].value > part.value:
            yield _Claim(share, part, wholes[-1])


def _is_named(phrase: str, amount: Quantity, text: str) -> bool:
    label = re.split("[，,。；、()（）]", text[max(0, amount.start - 24) : amount.start])[-1]
    one, other = bare(phrase), bare(label)
    match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return match.size >= _LEAST_WHOLE and match.size * 10 >= len(one) * 6


def _judge(passage: Passage, claim: _Claim) -> Iterator[EditorNote]:
    share, part, whole = claim.share, claim.part, claim.whole
    least = 100 * (part.value - part.slack) / (whole.value + whole.slack)
    most = 100 * (part.value + part.slack) / (whole.value - whole.slack)
    true = 100 * part.value / whole.value
    if share.vague:
        far = abs(true - share.value) > _ROUGH * share.value
    else:
        far = most < share.value - share.slack or least > share.value + share.slack
    if not far:
        return
    exact = round(true, 2)
    sentence = _("The share is {share}%, not the printed {printed}%.").format(share=exact, printed=share.printed)
    arithmetic = _("arithmetic: {part} / {whole} = {share}%, printed {printed}%").format(
        part=part.printed, whole=whole.printed, share=exact, printed=share.printed
    )
    places = [passage.place(one.start, one.end) for one in (part, whole)]
    yield note(
        passage.place(share.start, share.end), "sum", sentence, [calculation(arithmetic), *places], certain=False
    )


def _hundreds(passage: Passage, found: Sequence[Quantity]) -> Iterator[EditorNote]:
    """Three shares or more of one sentence that nearly make a hundred, and miss it by more than rounding."""
    text = passage.text
    start = 0
    for end in [*(i for i, char in enumerate(text) if char == "。"), len(text)]:
        sentence = text[start:end]
        shares = [one for one in found if start <= one.start < end and one.unit == "percent"]
        flat = [one for one in shares if _depth(text, start, one.start) == 0]
        start = end + 1
        if len(flat) < 3 or _UNLISTED.search(sentence) or not _SEVERAL.search(sentence):
            continue
        added = sum((one.value for one in flat), Decimal(0))
        allowed = sum((max(one.step, Decimal("0.1")) for one in flat), Decimal(0))
        if any(one.vague for one in flat) or not allowed < abs(added - 100) <= 3:
            continue
        terms = " + ".join(written(one.value) for one in flat)
        arithmetic = _("arithmetic: {terms} = {sum}").format(terms=terms, sum=written(added))
        sentence = _("The shares add up to {sum}%, not to 100%.").format(sum=written(added))
        place = passage.place(flat[0].start, flat[-1].end)
        yield note(place, "sum", sentence, [calculation(arithmetic)], certain=False)


def _depth(text: str, start: int, at: int) -> int:
    before = text[start:at]
    return sum(before.count(char) for char in "(（") - sum(before.count(char) for char in ")）")
