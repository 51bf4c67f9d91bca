"""Subjects that a visit lists: behind a label, or as items below “…議題：”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tjexplorer.drafting.labels import labelled
from tjexplorer.drafting.passage import Passage, block_passage
from tjexplorer.drafting.spelling import plain, words
from tjexplorer.model.reading import BlockKind
from tjexplorer.model.record import LineRange, Printed
from tjexplorer.model.section import Section
from tjexplorer.model.source import SourceText

_ANNOUNCED = words(r"(?:議題|主題|重點|事項)(?:如下|包括|包含)?\s*:$")
_PARTING = re.compile(r"[、；;\n]")
_LONGEST = 40


def labelled_topics(values: Sequence[Passage]) -> Iterator[Printed]:
    """The subjects behind a label, one by one."""
    for value in values:
        for part in value.split(_PARTING):
            printed = part.stripped("。.").printed()
            if printed and len(printed.text) <= _LONGEST:
                yield printed


def announced_topics(source: SourceText, sections: Sequence[Section], lines: LineRange) -> Iterator[Printed]:
    """The headwords of the items (強化國際合作推動機制：…) below a paragraph that announces subjects."""
    for section in sections:
        if not lines.line <= section.line <= lines.end_line:
            continue
        announced = False
        for block in section.blocks:
            passage = block_passage(source, block)
            if block.kind is not BlockKind.ITEM:
                announced = bool(_ANNOUNCED.search(plain(passage.text)))
                continue
            found = labelled(passage) if announced else None
            if found is not None:
                end = len(passage.text) - len(found[1].text)
                printed = passage.part(0, end).stripped("：:").printed()
                if printed:
                    yield printed
