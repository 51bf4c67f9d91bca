"""The items of 建議 in a report.

The regulations ask for 心得 and 建議, together or apart. Where a report has a section of recommendations alone, its items
are taken; else those of 心得及建議. An abstract that repeats them is passed over. An item is a numbered section without
further ones below it, a list item at the outer level with what follows it, or, where nothing is numbered, a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tjexplorer.model.reading import Block, BlockKind
from tjexplorer.model.recommendation import Recommendation
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.span import Span

_RECOMMENDS = re.compile(r"建議|提言|提案|recommendation", re.IGNORECASE)
_BODY = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.TABLE)


def recommendations_of(report: Report) -> tuple[Recommendation, ...]:
    """All recommendations of a report, in source order."""
    return tuple(found for root in _roots(report) for found in _below(report, root, is_root=True))


def _roots(report: Report) -> list[Section]:
    """The innermost sections whose titles speak of recommendations."""
    speaking = [
        section
        for section in report.sections
        if section.kind is SectionKind.REFLECTIONS
        and _RECOMMENDS.search(section.title)
        and _is_heading_of_part(report, section)
    ]
    return [one for one in speaking if not any(_is_above(one, other) for other in speaking)]


def _is_heading_of_part(report: Report, section: Section) -> bool:
    """Whether a section is a part of the report, not an item whose title happens to contain the word."""
    return section.level == 1 or bool(report.children(section.id)) or len(section.title) <= 12


def _is_above(section: Section, other: Section) -> bool:
    return other.id.startswith(section.id + ".")


def _below(report: Report, section: Section, *, is_root: bool) -> Iterator[Recommendation]:
    children = report.children(section.id)
    if children:
        for child in children:
            yield from _below(report, child, is_root=False)
        return
    body = [block for block in section.blocks if block.kind in _BODY]
    if any(block.kind is BlockKind.ITEM and block.level == 0 for block in body):
        yield from (_item(report, section, group) for group in _grouped(body))
    elif is_root:
        yield from (_item(report, section, [block]) for block in body)
    elif body:
        yield _whole(report, section, body)


def _grouped(body: Sequence[Block]) -> list[list[Block]]:
    """Each outer item with what follows it; what stands before the first is an introduction and no item."""
    groups: list[list[Block]] = []
    for block in body:
        if block.kind is BlockKind.ITEM and block.level == 0:
            groups.append([block])
        elif groups:
            groups[-1].append(block)
    return groups


def _item(report: Report, section: Section, blocks: Sequence[Block]) -> Recommendation:
    first = blocks[0]
    number = first.mark.split()[-1] if first.mark else section.number
    texts = [block.text.text for block in blocks]
    if first.mark and texts[0].startswith(first.mark):
        texts[0] = texts[0][len(first.mark) :].lstrip()
    span = Span(first.span.start, max(block.span.end for block in blocks))
    return _made(report, section, number, texts, span)


def _whole(report: Report, section: Section, body: Sequence[Block]) -> Recommendation:
    return _made(report, section, section.number, [block.text.text for block in body], section.span)


def _made(report: Report, section: Section, number: str | None, texts: Sequence[str], span: Span) -> Recommendation:
    return Recommendation(
        report=report.id,
        section=section.id,
        number=number,
        title=section.title,
        text="\n".join(texts),
        span=span,
        line=report.source.line_of(span.start),
        end_line=report.source.last_line_of(span),
    )
