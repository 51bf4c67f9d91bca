"""Enumerations that promise more parts, or fewer, than come; headings without text; numbers that are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tjexplorer.corpus.numbering import read_enumerator
from tjexplorer.messages import gettext as _
from tjexplorer.model.reading import BlockKind
from tjexplorer.model.record import EditorNote, Evidence
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.proofreading.galley import Galley, Passage, Place, calculation, note
from tjexplorer.proofreading.likeness import bare
from tjexplorer.proofreading.listing import listed_after, listed_before
from tjexplorer.proofreading.numerals import NUMERAL, number_of

_COUNTER = "個|項|種|類|所|家|國|點|部分|部份|大|座|間|校|單位"
_ANNOUNCED = re.compile(
    rf"(?<![第\d０-９.一二三四五六七八九十])(?P<number>{NUMERAL})\s*(?:{_COUNTER})(?P<noun>[^，,。；;：:(（、\d]{{0,16}})"
)
_LEADS_IN = re.compile(
    r"\s*[，,]?\s*(?:其|各)?[^，,。；：:(（、]{0,8}?(?:分別為|分別是|分別如下|分別|包括|包含|如下|為|是)?\s*[：:]\s*|\s*[（(]\s*(?:包括|即|分別為)?"
)
_ANNOUNCES = re.compile(r"(?:[：:]|如下|下列|分別為|分別是)\s*$")
_BETWEEN = frozenset({BlockKind.CAPTION, BlockKind.FOOTNOTE, BlockKind.FIGURE_TEXT})
_BODILESS = frozenset({SectionKind.FRONT, SectionKind.TOC, SectionKind.APPENDIX, SectionKind.ABSTRACT})
_PICTURES = re.compile("照片|合影|相片|圖|表|附件|附錄")
_REACH = 28
"""How far before the end of an announcement its number may stand."""


def check(galley: Galley) -> Iterator[EditorNote]:
    """Notes on counts and their lists."""
    for passage in galley.running:
        yield from _inline(passage)
    for section in galley.report.sections:
        yield from _blocks(galley, section)
        yield from _without_text(galley, section)


def _inline(passage: Passage) -> Iterator[EditorNote]:
    """Lists in the sentence itself: 31個會員國，分別如下：…"""
    text = passage.text
    for match in _ANNOUNCED.finditer(text):
        promised = number_of(match["number"])
        lead = _LEADS_IN.match(text, match.end("noun"))
        if promised is None or promised < 2 or lead is None:
            continue
        bracketed = "(" in lead[0] or "（" in lead[0]
        items = listed_after(text, lead.end(), bracketed=bracketed)
        if items is None or promised in items.counts:
            continue
        come = items.counts[-1]
        if (come < promised and items.closed) or (come > promised > 3 and items.simple):
            place = passage.place(match.start(), match.end())
            shown = passage.place(items.start, items.end)
            arithmetic = _("count: {number} parts are listed").format(number=come)
            sentence = _("{promised} are announced, and {come} are listed.").format(promised=promised, come=come)
            yield note(place, "sum", sentence, [calculation(arithmetic), shown])


def _blocks(galley: Galley, section: Section) -> Iterator[EditorNote]:
    """Announcements that end a paragraph, before list items or sections of their own."""
    blocks = [passage for passage in galley.blocks_of(section) if passage.kind not in _BETWEEN]
    for at, passage in enumerate(blocks):
        announced = _announcement(passage)
        if announced is None:
            continue
        promised, span = announced
        parts = _items_after(passage, blocks[at + 1 :])
        if not parts and at == len(blocks) - 1:
            parts = [_heading(galley, child) for child in galley.report.children(section.id)]
        if len(parts) < 2 or len(parts) == promised or (len(parts) > promised and not _counted_up(parts)):
            continue
        yield _miscounted(passage, promised, span, parts)


def _announcement(passage: Passage) -> tuple[int, tuple[int, int]] | None:
    text = passage.text.rstrip()
    if not _ANNOUNCES.search(text) or passage.kind is BlockKind.HEADING:
        return None
    found = [match for match in _ANNOUNCED.finditer(text) if match.end() >= len(text) - _REACH]
    promised = number_of(found[-1]["number"]) if found else None
    return (promised, found[-1].span()) if promised and promised > 1 else None


def _items_after(passage: Passage, following: Sequence[Passage]) -> list[Passage]:
    """The list items that follow directly, of the level of the first one; deeper ones belong to them."""
    items: list[Passage] = []
    own = passage.block.level if passage.kind is BlockKind.ITEM and passage.block else -1
    for item in following:
        if item.kind is not BlockKind.ITEM or item.block is None or item.block.level <= own:
            break
        if not items or (items[0].block and item.block.level == items[0].block.level):
            items.append(item)
    return items


def _counted_up(parts: Sequence[Passage]) -> bool:
    """Whether the parts are numbered from one on; otherwise the list may run into what follows it."""
    marks = [read_enumerator(part.text)[1] for part in parts]
    return [mark.number if mark else None for mark in marks] == list(range(1, len(parts) + 1))


def _heading(galley: Galley, section: Section) -> Passage:
    return galley.blocks_of(section)[0]


def _miscounted(passage: Passage, promised: int, span: tuple[int, int], parts: Sequence[Passage]) -> EditorNote:
    come = len(parts)
    shown: list[Evidence | Place] = [calculation(_("count: {number} parts follow").format(number=come))]
    shown += [parts[0].place(), parts[-1].place()]
    names = listed_before(passage.text, span[0])
    lost = [name for name in names if not any(_names(passage.text[slice(*name)], part) for part in parts)]
    if len(names) == promised and len(lost) == promised - come:
        sentence = _("This part is announced, and no text on it follows.")
        return note(passage.place(*lost[0]), "missing", sentence, shown)
    sentence = _("{promised} are announced, and {come} follow.").format(promised=promised, come=come)
    kind = "missing" if come < promised else "contradiction"
    return note(passage.place(*span), kind, sentence, shown)


def _names(name: str, part: Passage) -> bool:
    title = "".join(re.split(r"[(（][^()（）]*[)）]", part.text))
    return bare(name) in bare(part.text) or bare(title).lstrip("一") == bare(name).lstrip("一")


def _without_text(galley: Galley, section: Section) -> Iterator[EditorNote]:
    """A heading without text, where all its neighbours have some."""
    siblings = [other for other in galley.report.children(section.parent) if other.id != section.id]
    if section.kind in _BODILESS or section.parent is None or len(siblings) < 2 or section.heading is None:
        return
    if _PICTURES.search(section.title):
        return
    if _has_text(galley, section) or not all(_has_text(galley, other) for other in siblings):
        return
    after = [other for other in galley.report.sections if other.span.start >= section.span.end]
    shown: list[Evidence | Place] = [
        calculation(_("lines {first} to {last} hold no text").format(first=section.line, last=section.end_line))
    ]
    shown += [_heading(galley, other).place() for other in after[:1]]
    sentence = _("This heading has no text below it; all headings beside it have some.")
    yield note(_heading(galley, section).place(), "missing", sentence, shown, certain=False)


def _has_text(galley: Galley, section: Section) -> bool:
    if galley.report.children(section.id) or section.heading is None:
        return True
    kinds = {passage.kind for passage in galley.blocks_of(section)}
    line = galley.source.slice(section.heading)
    return bool(kinds - {BlockKind.HEADING, *_BETWEEN}) or "：" in line or ":" in line
