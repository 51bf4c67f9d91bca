"""From headings to the tree of sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tjexplorer.corpus.headings import Heading
from tjexplorer.corpus.lines import Line, Role, next_filled, previous_filled
from tjexplorer.corpus.numbering import Style
from tjexplorer.corpus.table_lines import TableLines
from tjexplorer.corpus.titles import closed_up, is_known_title


@dataclass(slots=True)
class Node:
    """A section in the making."""

    index: int
    """Index of its first line; -1 for front matter."""
    heading: Heading | None
    """Its heading; None for front matter and implied ones."""
    title: str
    """Title for front matter (empty) and implied headings."""
    number: str | None
    """Mark as printed."""
    parent: Node | None
    """The section above."""

    @property
    def level(self) -> int:
        """1 at the top."""
        return 1 if self.parent is None else self.parent.level + 1


def build_tree(lines: Sequence[Line], headings: Sequence[Heading], tables: Sequence[TableLines]) -> list[Node]:
    """All sections in source order, parents before children."""
    nodes: dict[int, Node] = {}
    top = min((m.style for h in headings if (m := lines[h.index].enumerator) is not None), default=None)
    nest = _Nest(lines, top)
    for heading in headings:
        parent = nest.parent_of(heading, nodes)
        mark = lines[heading.index].enumerator
        node = Node(heading.index, heading, "", mark.mark if mark else None, parent)
        nodes[heading.index] = node
        nest.seen(heading, node)
    ordered = _with_implied(lines, nodes, tables)
    first = next_filled(lines, -1)
    if first is not None and (not ordered or ordered[0].index > first):
        ordered.insert(0, Node(-1, None, "", None, None))
    return ordered


class _Nest:
    """Finds the section that a heading stands in."""

    def __init__(self, lines: Sequence[Line], top: Style | None) -> None:
        self._lines = lines
        self._top = top
        self._unnumbered: Node | None = None
        self._series: Node | None = None
        self._above: dict[int, int | None] = {}

    def parent_of(self, heading: Heading, nodes: dict[int, Node]) -> Node | None:
        if heading.unnumbered:
            return self._parent_of_bare(heading)
        above = heading.above
        while above is not None:
            if above in nodes:
                return nodes[above]
            above = self._parent_line(above)
        mark = self._lines[heading.index].enumerator
        owner = self._unnumbered
        if owner is None or mark is None:
            return None
        bare = not is_known_title(self._lines[owner.index].text)
        return owner if bare or mark.style is not self._top else None

    def _parent_line(self, index: int) -> int | None:
        """The heading or item above an item, by its depth and place."""
        level = self._lines[index].level
        for at in range(index - 1, -1, -1):
            line = self._lines[at]
            if line.role is Role.HEADING:
                return at
            if line.role is Role.ITEM and line.enumerator is not None and not line.bullet and line.level < level:
                return at
        return None

    def _parent_of_bare(self, heading: Heading) -> Node | None:
        """Known titles stand at the top; bare ones in the title that opened their series, if nothing stood between."""
        if is_known_title(self._lines[heading.index].text):
            return None
        before = previous_filled(self._lines, heading.index)
        if self._unnumbered is not None and before == self._unnumbered.index and self._unnumbered.parent is None:
            self._series = self._unnumbered
        return self._series

    def seen(self, heading: Heading, node: Node) -> None:
        if heading.unnumbered:
            if is_known_title(self._lines[heading.index].text):
                self._series = None
            self._unnumbered = node
        else:
            mark = self._lines[heading.index].enumerator
            if node.parent is None and mark is not None and mark.style is self._top:
                self._unnumbered = None


def _with_implied(lines: Sequence[Line], nodes: dict[int, Node], tables: Sequence[TableLines]) -> list[Node]:
    """Sections for visit cards that stand without a heading where their siblings have one.

    The number follows the sibling before; the title is looked up in the report's own numbered list of the visits.
    """
    headed: list[Node] = []
    ordered = dict(nodes)
    for table in tables:
        before = previous_filled(lines, table.first)
        if not table.card or before is None:
            continue
        if before in nodes:
            headed.append(nodes[before])
            continue
        if not headed:
            continue
        found = _listed_after(lines, headed[-1])
        if found is not None:
            line = lines[found]
            node = Node(
                table.first, None, line.text, line.enumerator.mark if line.enumerator else None, headed[-1].parent
            )
            ordered[table.first] = node
            headed.append(Node(found, None, line.text, node.number, headed[-1].parent))
    _adopt(ordered)
    return [ordered[index] for index in sorted(ordered)]


def _listed_after(lines: Sequence[Line], node: Node) -> int | None:
    """The item of the report's own list that follows the item equal to a section's heading."""
    mark = lines[node.index].enumerator
    if mark is None or mark.number is None:
        return None
    for index, line in enumerate(lines):
        other = line.enumerator
        if (
            line.role is Role.ITEM
            and other is not None
            and other.style is mark.style
            and other.number == mark.number + 1
        ):
            return index
    return None


def _adopt(ordered: dict[int, Node]) -> None:
    """Headings that stand behind an implied one and belonged to the section before it belong to it now."""
    implied = [index for index, node in ordered.items() if node.heading is None]
    for index in sorted(implied):
        node = ordered[index]
        behind = sorted(i for i in ordered if i > index)
        for at in behind:
            other = ordered[at]
            if other.parent is node.parent or other.level <= node.level:
                break
            chain = other
            while chain.parent is not None and chain.parent.parent is not node.parent:
                chain = chain.parent
            if chain.parent is not None and chain.parent.index < index and chain.parent is not node.parent:
                chain.parent = node


def same_title(first: str, second: str) -> bool:
    """Whether two titles are the same but for white space."""
    return closed_up(first) == closed_up(second)
