"""Parts that do not add up to the printed total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tjexplorer.messages import gettext as _
from tjexplorer.model.reading import Block, BlockKind
from tjexplorer.model.record import EditorNote
from tjexplorer.model.section import Section
from tjexplorer.proofreading.galley import Galley, Passage, calculation, note
from tjexplorer.proofreading.quantities import Quantity, quantities, written

_OPENING = re.compile(r"其中|包括|包含|分別|分為|細項|[：:]")
_BRACKET = re.compile(r"\s*。?\s*[(（]")
_TOTAL = re.compile(r"(?:總[^，,。；、]{0,5}|合計|共計|共有|共為|總計|加總|共)[^，,。；、0-9]{0,6}$")
_REST = re.compile(r"其餘|其他|其它|及其|等(?=[，,。；)）])")
_MOST = 40
"""Parts that a sentence lists."""
_REACH = 1000
"""Characters of a sentence that are looked at."""
_SENTENCE_END = "。；;！？"
_COUNTED = frozenset({"", "year", "month", "day", "percent"})
"""What is no amount: dates, shares, bare numbers."""
_TOTAL_ROW = re.compile(r"\s*(?:合\s*計|總\s*計|小\s*計|Total|計)\s*$", re.IGNORECASE)
_NUMBER = re.compile(r"\s*[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?\s*$|\s*[0-9]+(?:\.[0-9]+)?\s*$")


@dataclass(frozen=True, slots=True)
class _Part:
    passage: Passage
    quantity: Quantity


def check(galley: Galley) -> Iterator[EditorNote]:
    """Notes on totals in sentences, before lists and in tables."""
    for passage in galley.running:
        amounts = [one for one in quantities(passage.text) if one.unit not in _COUNTED]
        printed = {one.value for one in amounts}
        for at, total in enumerate(amounts):
            parts = _parts_after(passage.text, amounts, at) or _parts_before(passage.text, amounts, at)
            if sum(one.value for one in parts) in printed:
                continue  # they make up a total that is printed too
            yield from _judge(_Part(passage, total), [_Part(passage, one) for one in parts])
    for section in galley.report.sections:
        yield from _lists(galley, section)
        for block in section.blocks:
            if block.kind is BlockKind.TABLE:
                yield from _table(galley, section, block)


def _parts_after(text: str, amounts: Sequence[Quantity], at: int) -> list[Quantity]:
    """The amounts that a sentence lists after a total: 總額…，其中…; a bracket behind its full stop counts too."""
    total = amounts[at]
    bracket = _BRACKET.match(text, total.end)
    opening = bracket or _OPENING.search(text, total.end, total.end + 24)
    if opening is None:
        return []
    if bracket:
        end = _closing(text, bracket.end() - 1)
    elif any(char in _SENTENCE_END + ")）" for char in text[total.end : opening.start()]):
        return []
    else:
        reach = min(len(text), opening.end() + _REACH)
        end = next((i for i in range(opening.end(), reach) if text[i] in "。！？"), reach)
    parts = [one for one in amounts[at + 1 : at + 2 + _MOST] if opening.end() <= one.start < end]
    same = [one for one in parts if one.unit == total.unit]
    tallied = not same or _REST.search(text, same[-1].end, end) is None
    if not 2 <= len(same) <= _MOST or not tallied or any(one.vague for one in [total, *same]):
        return []
    return same


def _parts_before(text: str, amounts: Sequence[Quantity], at: int) -> list[Quantity]:
    """The amounts that a passage lists before a sum: …，合計…; as many of them as come nearest to it."""
    total = amounts[at]
    if not _TOTAL.search(text[max(0, total.start - 16) : total.start]) or total.vague:
        return []
    before = [one for one in amounts[max(0, at - _MOST) : at] if one.unit == total.unit]
    runs = [before[start:] for start in range(len(before) - 1)]
    near = [run for run in runs if _gap(total, run) <= Decimal("0.005") and not any(one.vague for one in run)]
    return min(near, key=lambda run: _gap(total, run), default=[])


def _closing(text: str, opening: int) -> int:
    depth = 0
    reach = min(len(text), opening + _REACH)
    for at in range(opening, reach):
        depth += (text[at] in "(（") - (text[at] in ")）")
        if depth == 0:
            return at
    return reach


def _gap(total: Quantity, parts: Sequence[Quantity]) -> Decimal:
    return abs(sum((one.value for one in parts), Decimal(0)) - total.value) / max(total.value, Decimal(1))


def _lists(galley: Galley, section: Section) -> Iterator[EditorNote]:
    """A paragraph that ends with a colon and holds one total, before items that each hold one amount of its unit."""
    blocks = galley.blocks_of(section)
    for at, passage in enumerate(blocks):
        if passage.kind is not BlockKind.PARAGRAPH or not passage.text.rstrip().endswith(("：", ":")):
            continue
        sentence = passage.text.rstrip()[:-1]
        begins = max((sentence.rfind(char) for char in _SENTENCE_END), default=-1) + 1
        totals = [one for one in quantities(passage.text) if one.start >= begins and one.unit not in _COUNTED]
        items = []
        for item in blocks[at + 1 :]:
            if item.kind is not BlockKind.ITEM:
                break
            items.append(item)
        for total in totals:
            same = [[one for one in quantities(item.text) if one.unit == total.unit] for item in items]
            if len(totals) == 1 and len(items) > 1 and all(same) and not any(one[0].vague for one in same):
                yield from _judge(
                    _Part(passage, total),
                    [_Part(item, one[0]) for item, one in zip(items, same, strict=True)],
                )


def _table(galley: Galley, section: Section, block: Block) -> Iterator[EditorNote]:
    """The rows of totals of a table, column by column."""
    above: dict[int, list[_Part]] = {}
    for row in block.rows:
        label = row[0].text.text if row else ""
        cells = [(cell.column, Passage(galley.report, cell.text, section, block)) for cell in row]
        numbers = {
            column: _Part(cell, found)
            for column, cell in cells
            if _NUMBER.match(cell.text) and (found := next(quantities(cell.text), None))
        }
        if _TOTAL_ROW.match(label):
            for column, total in numbers.items():
                if len(above.get(column, [])) > 1:
                    yield from _judge(total, above[column])
            above = {}
        else:
            for column, part in numbers.items():
                above.setdefault(column, []).append(part)


def _judge(total: _Part, parts: Sequence[_Part]) -> Iterator[EditorNote]:
    """A note where the parts come near to the total (one part in fifty) and miss it."""
    whole = total.quantity
    values = [part.quantity.value for part in parts]
    added = sum(values, Decimal(0))
    if len(parts) < 2 or added == whole.value or abs(added - whole.value) * 50 > whole.value:
        return
    if any(value >= whole.value for value in values) or _some_run_fits(values, whole.value):
        return
    scale = _shown_scale(whole)
    terms = " + ".join(written(value / scale) for value in values)
    printed = written(whole.value / scale)
    arithmetic = _("arithmetic: {terms} = {sum}, printed {printed}").format(
        terms=terms, sum=written(added / scale), printed=printed
    )
    sentence = _("The parts add up to {sum}, not to the printed {printed}.").format(
        sum=written(added / scale), printed=printed
    )
    slack = whole.slack + sum((part.quantity.slack for part in parts), Decimal(0))
    by_rounding = abs(added - whole.value) <= slack
    if by_rounding:
        sentence += " " + _("Rounding may account for it.")
    shown = [part.passage.place(part.quantity.start, part.quantity.end) for part in parts]
    elsewhere = [place for part, place in zip(parts, shown, strict=True) if part.passage is not total.passage]
    place = total.passage.place(whole.start, whole.end)
    yield note(place, "sum", sentence, [calculation(arithmetic), *elsewhere], certain=not by_rounding)


def _some_run_fits(values: Sequence[Decimal], total: Decimal) -> bool:
    return any(
        sum(values[start:end], Decimal(0)) == total
        for start in range(len(values))
        for end in range(start + 2, len(values) + 1)
    )


def _shown_scale(total: Quantity) -> Decimal:
    """What the figures are divided by to be written as printed."""
    figures = Decimal(total.printed.replace(",", "").replace("，", "").replace("．", "."))
    return total.value / figures if figures else Decimal(1)
