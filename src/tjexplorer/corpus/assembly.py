"""From the tree of headings to finished sections with their kinds and blocks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tjexplorer.corpus.lines import Layout, Line, Role
from tjexplorer.corpus.outline import Node
from tjexplorer.corpus.paragraphs import BlockBuilder
from tjexplorer.corpus.table_lines import TableLines
from tjexplorer.corpus.titles import kind_of_title
from tjexplorer.model.reading import Block, BlockKind
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.source import SourceText
from tjexplorer.model.span import Span

_AFTER_NUMBER = re.compile(r"(?<=[、．])\s+")


@dataclass(slots=True)
class Assembly:
    """Everything that the passes found, to be put together."""

    report_id: str
    """Id of the report."""
    source: SourceText
    """Its text."""
    lines: Sequence[Line]
    """Its lines, with their roles."""
    nodes: Sequence[Node]
    """The tree, parents before children."""
    tables: Mapping[int, TableLines]
    """Tables and cards by their first line."""
    layout: Layout
    """How the text was set."""
    _kinds: dict[int, SectionKind] = field(default_factory=dict)

    def sections(self) -> tuple[Section, ...]:
        """All sections in source order."""
        starts = [self._first_line(node) for node in self.nodes]
        ends = _whole_ends(self.nodes, starts, len(self.lines))
        own_ends = [*starts[1:], len(self.lines)][: len(starts)]
        paths = _paths(self.nodes)
        ids = {id(node): f"{self.report_id}/{path}" for node, path in zip(self.nodes, paths, strict=True)}
        made = []
        for node, start, own_end, end in zip(self.nodes, starts, own_ends, ends, strict=True):
            blocks = self._blocks(node, range(start, own_end))
            made.append(self._section(node, ids, self._extent(start, end), blocks))
        return tuple(made)

    def _section(self, node: Node, ids: dict[int, str], span: Span, blocks: tuple[Block, ...]) -> Section:
        title = _title(node, blocks)
        kind = self._kind(node, title, blocks)
        self._kinds[id(node)] = kind
        return Section(
            id=ids[id(node)],
            report=self.report_id,
            parent=ids[id(node.parent)] if node.parent is not None else None,
            level=node.level,
            number=node.number,
            title=title,
            kind=kind,
            implied=node.heading is None and node.index >= 0,
            heading=blocks[0].span if node.heading is not None and blocks else None,
            span=span,
            line=self.source.line_of(span.start),
            end_line=self.source.last_line_of(span),
            blocks=_without_headings(blocks) if kind is SectionKind.TOC else blocks,
        )

    def _first_line(self, node: Node) -> int:
        if node.index >= 0:
            return node.index
        return next((i for i, line in enumerate(self.lines) if line.role is not Role.BLANK), 0)

    def _extent(self, first: int, last: int) -> Span:
        """From the first line's text to the end of the last line that holds any."""
        line = self.lines[first]
        start = end = line.pieces[0].start if line.pieces else line.raw.start
        for at in range(last - 1, first - 1, -1):
            if self.lines[at].pieces:
                end = self.lines[at].pieces[-1].end
                break
        return Span(start, max(start, end))

    def _blocks(self, node: Node, extent: range) -> tuple[Block, ...]:
        builder = BlockBuilder(self.source, self.layout, front=node.index < 0)
        at = extent.start
        while at < extent.stop:
            line = self.lines[at]
            if at in self.tables:
                builder.table(self.tables[at])
                at = self.tables[at].last
            elif line.role is Role.HEADING and node.heading is not None and at == node.index:
                builder.heading(line, node.heading.title_end)
            elif line.role not in {Role.BLANK, Role.CONTENTS}:
                builder.line(line, at)
            at += 1
        return builder.blocks()

    def _kind(self, node: Node, title: str, blocks: Sequence[Block]) -> SectionKind:
        if node.index < 0:
            return SectionKind.FRONT
        above = self._kinds[id(node.parent)] if node.parent is not None else None
        if above is SectionKind.TOC:
            above = None  # a section that stands below a contents list is none
        if above not in {None, SectionKind.BODY, SectionKind.ITINERARY}:
            return above or SectionKind.BODY
        said = kind_of_title(title)
        if said is not None:
            return said
        if any(block.kind is BlockKind.CARD for block in blocks):
            return SectionKind.VISIT
        return above or SectionKind.BODY


def _without_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """What stands below a contents list and is no entry of it."""
    return tuple(block for block in blocks if block.kind is not BlockKind.HEADING)


def _whole_ends(nodes: Sequence[Node], starts: Sequence[int], last: int) -> list[int]:
    """For each section the line at which the next one of the same or a higher level begins."""
    ends = [last] * len(nodes)
    still_open: list[int] = []
    for position, node in enumerate(nodes):
        while still_open and nodes[still_open[-1]].level >= node.level:
            ends[still_open.pop()] = starts[position]
        still_open.append(position)
    return ends


def _paths(nodes: Sequence[Node]) -> list[str]:
    """Ordinals along the tree: 5.3.1; 0 for what stands before the first heading."""
    counts: dict[int, int] = {}
    paths: dict[int, str] = {}
    for node in nodes:
        if node.index < 0:
            paths[id(node)] = "0"
            continue
        owner = id(node.parent) if node.parent is not None else 0
        counts[owner] = counts.get(owner, 0) + 1
        ordinal = str(counts[owner])
        paths[id(node)] = f"{paths[owner]}.{ordinal}" if node.parent is not None else ordinal
    return [paths[id(node)] for node in nodes]


def _title(node: Node, blocks: Sequence[Block]) -> str:
    text = node.title
    if node.heading is not None and blocks and blocks[0].kind is BlockKind.HEADING:
        text = blocks[0].text.text
    return _AFTER_NUMBER.sub("", " ".join(text.split()))
