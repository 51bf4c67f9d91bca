"""Labels with their values in the body of a report: cards, headed lists and plain lines of “label：value” alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tjexplorer.drafting.labels import Label, label_named, labelled
from tjexplorer.drafting.passage import Passage, block_passage, passage_of
from tjexplorer.model.reading import Block, BlockKind
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.source import SourceText

_SKIPPED = frozenset({SectionKind.TOC, SectionKind.ABSTRACT, SectionKind.FRONT, SectionKind.DELEGATION})
_LONGEST_ENTRY = 90
"""Characters of a paragraph that may still go on with a list; longer ones are running text."""


@dataclass(slots=True)
class Entry:
    """A label and what stands behind and below it."""

    label: Label
    """What it means."""
    owner: str
    """Id of the section that it tells of."""
    line: int
    """Line of the label."""
    values: list[Passage] = field(default_factory=list)
    """The value, then the lines, items or cells that belong to it."""

    @property
    def value(self) -> Passage | None:
        """The first value."""
        return self.values[0] if self.values else None


def entries_of(source: SourceText, sections: Sequence[Section]) -> list[Entry]:
    """All labels of known meaning in the body of a report, in its order."""
    found: list[Entry] = []
    for section in sections:
        if section.kind not in _SKIPPED:
            found += _Reader(source, section).entries()
    return found


class _Reader:
    """Reads one section; an entry goes on until another label, or a block that is no entry of a list."""

    def __init__(self, source: SourceText, section: Section) -> None:
        self._source = source
        self._section = section
        self._owner = section.id
        self._open: Entry | None = None

    def entries(self) -> Iterator[Entry]:
        """The entries of the section."""
        for block in self._section.blocks:
            if block.kind is BlockKind.CARD:
                yield from self._card(block)
            elif block.kind is BlockKind.HEADING:
                yield from self._heading(block)
            elif block.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
                yield from self._line(block)
            else:
                self._open = None

    def _begin(self, label: Label, line: int, value: Passage | None = None) -> Iterator[Entry]:
        self._open = Entry(label, self._owner, line)
        if value is not None and value.text:
            self._open.values.append(value.before_break())
        if label is not Label.OTHER:
            yield self._open

    def _heading(self, block: Block) -> Iterator[Entry]:
        """A heading that is a label tells of the section above it."""
        title = block_passage(self._source, block)
        found = labelled(title)
        if found is None:
            label = label_named(title.text)
            found = (label, title.part(0, 0)) if label and self._section.level > 1 else None
        if found is None or found[0] is Label.OTHER:
            self._open = None
            return
        self._owner = self._section.parent or self._section.id
        yield from self._begin(found[0], title.line, found[1])

    def _card(self, block: Block) -> Iterator[Entry]:
        for row in block.rows:
            for cell in row:
                passage = passage_of(self._source, cell.text)
                if cell.column == 0:
                    yield from self._begin(label_named(passage.text) or Label.OTHER, passage.line)
                elif self._open is not None and passage.text:
                    self._open.values.append(passage)
        self._open = None

    def _line(self, block: Block) -> Iterator[Entry]:
        passage = block_passage(self._source, block)
        found = labelled(passage)
        if found is not None and found[0] is not Label.OTHER:
            yield from self._begin(found[0], passage.line, found[1])
            return
        goes_on = block.kind is BlockKind.ITEM or (len(passage.text) <= _LONGEST_ENTRY and "。" not in passage.text)
        if self._open is not None and passage.text and goes_on:
            self._open.values.append(passage.before_break())
        else:
            self._open = None
