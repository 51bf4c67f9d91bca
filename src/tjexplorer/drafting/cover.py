"""The cover of a report: what stands behind its labels, and the title, which has none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tjexplorer.drafting.bodies import Bodies
from tjexplorer.drafting.labels import Label, label_named, labelled
from tjexplorer.drafting.passage import Passage, line_passage
from tjexplorer.drafting.spelling import plain, words
from tjexplorer.model.record import Printed
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.source import SourceText
from tjexplorer.text.cells import width
from tjexplorer.text.dates import find_dates

_INSIDE_LINE = re.compile(r"(?:^|[\s\u3000])(?P<label>[^\s：:，。]{2,14})\s*[：:]")
_CATEGORY = words(r"出國(?:類別|性質)\s*:\s*(?P<value>[^()\n]+)")
_CHOSEN = re.compile(r"[■☑☒✓✔●]\s*(?P<value>[^\s□■☑☒✓✔○●、，)）]+)")
_GENERIC = words(
    r"(?:[\u3400-\u9fff]{0,12}(?:公務|因公|所屬各機關|各機關))?(?:人員|公務|因公|出國|專案|委辦|委託|計畫|執行|成果|研究|期末|期中|結案|工作|考察|參訪|會議|訪問|進修|實習"
    r"|總結|年度|心得|[0-9])*報告(?:書|表|摘要)?|(?:封面|目錄|初稿|定稿|修正版|密件|公開)"
)
_BRACKETED = re.compile(r"[（(【〔][^（）()]*[）)】〕]$")
_SUBTITLE = re.compile(r"[（(【〔].*[）)】〕]$|[—─―－-].*", re.DOTALL)
_GAP_IN_HAN = re.compile(r"(?<=[\u3400-\u9fff])[ \u3000]+(?=[\u3400-\u9fff])")
_LONGEST = 120
"""Cells of a line beyond which it is running text and no title."""


@dataclass(slots=True)
class Cover:
    """What the cover prints."""

    entries: dict[Label, list[Passage]] = field(default_factory=dict)
    """The values of each label, continuation lines included."""
    lines: list[Passage] = field(default_factory=list)
    """The lines without a label; an empty one stands where blank lines part them."""
    category: Passage | None = None
    """What is printed or ticked as 出國類別."""

    def first(self, label: Label) -> Passage | None:
        """The first value of a label."""
        return next(iter(self.entries.get(label, ())), None)


def read_cover(source: SourceText, sections: Sequence[Section]) -> Cover:
    """The cover of a report; an empty one where the text begins with its first heading."""
    cover = Cover()
    last: tuple[Label, int] | None = None
    for section in sections:
        if section.kind is not SectionKind.FRONT:
            continue
        for number in range(section.line, section.end_line + 1):
            last = _read_line(cover, line_passage(source, number), last, number)
    return cover


def _read_line(cover: Cover, line: Passage, last: tuple[Label, int] | None, number: int) -> tuple[Label, int] | None:
    if not line.text:
        cover.lines.append(line)
        return last
    waiting = last is not None and not cover.entries[last[0]][-1].text
    cover.category = cover.category or _category(line)
    parts = list(_labelled_parts(line))
    for label, value in parts:
        cover.entries.setdefault(label, []).append(value)
    if parts:
        return parts[-1][0], number
    other = labelled(line)
    goes_on = last is not None and last[1] == number - 1 and last[0] in {Label.TRAVELLERS, Label.AGENCY}
    if last is not None and not other and (goes_on or waiting):
        values = cover.entries[last[0]]
        values[:] = [value for value in values if value.text] + [line]
        return last[0], number
    cover.lines.append(line)
    return None


def _labelled_parts(line: Passage) -> Iterator[tuple[Label, Passage]]:
    """The labels of a line with their values; several may stand in one line."""
    whole = labelled(line)
    starts = [match for match in _INSIDE_LINE.finditer(line.text) if label_named(match["label"])]
    if len(starts) < 2:
        if whole and whole[0] is not Label.OTHER:
            yield whole
        return
    for at, match in enumerate(starts):
        end = starts[at + 1].start() if at + 1 < len(starts) else len(line.text)
        label = label_named(match["label"])
        if label:
            yield label, line.part(match.end(), end)


def _category(line: Passage) -> Passage | None:
    found = _CATEGORY.search(plain(line.text))
    if found is None:
        return None
    value = line.part(*found.span("value"))
    chosen = _CHOSEN.search(value.text)
    if chosen:
        return value.part(*chosen.span("value"))
    return None if "□" in value.text else value


def title_of(cover: Cover, bodies: Bodies) -> tuple[Printed | None, Printed | None]:
    """Title and subtitle of a report: those behind a label, else the longest lines of the cover that stand together and
    are neither the name of a body, nor a date, nor the kind of document.
    """
    named = cover.first(Label.TITLE)
    if named and named.text:
        return _joined([named]), None
    groups: list[list[Passage]] = [[]]
    for line in cover.lines:
        if line.text:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    best: tuple[int, list[Passage], list[Passage]] = (0, [], [])
    for group in groups:
        telling = [line for line in group if _tells(line, bodies)]
        titles = [line for line in telling if not _SUBTITLE.fullmatch(line.text)]
        size = sum(width(line.text, ambiguous=1) for line in titles)
        if size > best[0] and all(width(line.text, ambiguous=1) <= _LONGEST for line in titles):
            best = size, titles, [line for line in telling if line not in titles]
    return _joined(best[1]), _joined(best[2][:1])


def _tells(line: Passage, bodies: Bodies) -> bool:
    text = line.text
    bare = _BRACKETED.sub("", text).strip() if "：" in text or ":" in text else text
    generic = bool(_GENERIC.fullmatch(plain("".join(bare.split())))) or not bare
    known = bool(bodies.institutions.find(text, bodies.report_id))
    dates = find_dates(text, least="month")
    dated = bool(dates) and len(text) - (dates[0].end - dates[0].start) <= 6
    other = labelled(line)
    return not (generic or known or dated or (other is not None and text.find("：") < 8)) and any(
        map(str.isalpha, text)
    )


def _joined(lines: Sequence[Passage]) -> Printed | None:
    """Lines as one printed form; blanks between ideographs are those of wraps."""
    if not lines:
        return None
    last = lines[0]
    for line in lines[1:]:
        gap = " " if last.text[-1:].isascii() and line.text[:1].isascii() else ""
        last = Passage(
            last.source, last.text + gap + line.text, [*last.origins, *last.origins[-1:][: len(gap)], *line.origins]
        )
    closed = last.printed()
    return Printed(_GAP_IN_HAN.sub("", closed.text), closed.line) if closed else None
