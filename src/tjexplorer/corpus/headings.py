"""Which numbered lines are headings, and which are items of a list.

A numbered line is placed by its style and number into a group of siblings; the group is judged as a whole, because one
line alone does not tell: “(四) 紀要：” over a page of text makes headings of its siblings “(一) 時間：114年…”,
while a single running paragraph makes items of all of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tjexplorer.corpus.lines import Layout, Line, Role, ends_sentence, filled, next_filled, previous_filled
from tjexplorer.corpus.numbering import Enumerator, Style
from tjexplorer.corpus.titles import is_known_title

_LABEL = re.compile(r"(?P<label>[^：:，。；,;]{1,32})[：:]\s*(?P<value>.*)$", re.DOTALL)
_LONGEST_TITLE = 60
"""In Chinese or Japanese characters; four Latin letters count as one, since names stand beside their English."""
_DEEPEST = 12
"""Numbers inside numbers go no deeper: no author does that."""
_BARE_TITLE = re.compile(r"[\u3400-\u9fff]{3,12}")
_NAME_WITH_ENGLISH = re.compile(r"[\u3400-\u9fff]{3,24}\s*[(（][A-Za-z][A-Za-z ,&.\-]+[)）]")


@dataclass(slots=True)
class Group:
    """Siblings: numbered lines of one style under one parent."""

    style: Style
    """Their style."""
    depth: int
    """For decimal numbers the number of parts."""
    members: list[int] = field(default_factory=list)
    """Indices of lines, in order."""
    last: int | None = None
    """The last number."""
    parent: int | None = None
    """Index of the numbered line above, None at the top."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that is a heading."""

    index: int
    """Index of the line."""
    title_end: int
    """Characters of the line's text that belong to the title; the rest is a run-in paragraph."""
    above: int | None = None
    """Index of the numbered line, heading or item, that it stands under; None at the top."""
    unnumbered: bool = False
    """Whether it is a heading by its words, not by a number."""


def find_headings(lines: Sequence[Line], layout: Layout) -> list[Heading]:
    """All headings, in source order; their lines get the role HEADING, other numbered lines the role ITEM."""
    unnumbered = {index: Heading(index, len(lines[index].text), unnumbered=True) for index in _by_words(lines, layout)}
    for index in unnumbered:
        lines[index].role = Role.HEADING
    groups = _groups(lines)
    headings = dict(unnumbered)
    for group in groups:
        under_item = group.parent is not None and group.parent not in headings
        for index in _headings_of(group, lines, layout, under_item=under_item):
            headings[index] = Heading(index, _title_end(lines, index, layout), group.parent)
            lines[index].role = Role.HEADING
    for heading in _unmarked_siblings(groups, headings, lines):
        headings[heading.index] = heading
        lines[heading.index].role = Role.HEADING
    _set_levels(groups, lines)
    for _index, line in filled(lines):
        if line.role is Role.TEXT and (line.enumerator is not None or line.bullet):
            line.role = Role.ITEM
    return [headings[index] for index in sorted(headings)]


def _by_words(lines: Sequence[Line], layout: Layout) -> list[int]:
    """Titles without a number: those that reports always use, and in a text that has them, bare ones like them."""
    known = [i for i, line in filled(lines) if _is_free(line) and is_known_title(line.text) and _stands_alone(lines, i)]
    if layout.hard_wrapped or not known:
        return known
    bare = [i for i, line in filled(lines) if i > known[0] and i not in known and _is_bare_title(lines, i, line)]
    return sorted([*known, *bare]) if len(bare) >= 2 else known


def _is_free(line: Line) -> bool:
    free = line.role is Role.TEXT or (line.role is Role.CAPTION and line.lead == " ")
    return free and line.enumerator is None and not line.bullet


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    before = previous_filled(lines, index)
    return before is None or lines[before].role is not Role.TEXT or index - before > 1 or lines[before].finished


def _is_bare_title(lines: Sequence[Line], index: int, line: Line) -> bool:
    if not (_is_free(line) and line.role is Role.TEXT and _BARE_TITLE.fullmatch(line.text)):
        return False
    before, after = previous_filled(lines, index), next_filled(lines, index)
    if before is None or after is None or index - before < 2 or after - index < 2:
        return False
    if lines[after].role not in {Role.TEXT, Role.ITEM} or _BARE_TITLE.fullmatch(lines[after].text):
        return False
    if is_known_title(lines[before].text) or lines[before].finished:
        return True
    return lines[before].enumerator is not None


def _groups(lines: Sequence[Line]) -> list[Group]:
    """Numbered lines sorted into groups of siblings."""
    groups: list[Group] = []
    stack: list[Group] = []
    for index, line in filled(lines):
        if line.role is Role.HEADING:
            stack.clear()
        mark = line.enumerator
        if line.role is not Role.TEXT or mark is None or line.bullet:
            continue
        group = _place(stack, mark, _introduced(lines, index))
        if group is None and mark.depth > 1 and mark.number not in {0, 1}:
            line.enumerator = None  # a decimal fraction, not the first of a series
            continue
        if group is None:
            del stack[_DEEPEST:]
            parent = stack[-1].members[-1] if stack else None
            group = Group(mark.style, mark.depth, parent=parent)
            groups.append(group)
            stack.append(group)
        group.members.append(index)
        group.last = mark.number
    return groups


def _introduced(lines: Sequence[Line], index: int) -> bool:
    before = previous_filled(lines, index)
    return before is not None and lines[before].text.endswith(("：", ":"))


def _place(stack: list[Group], mark: Enumerator, introduced: bool) -> Group | None:
    """The open group that a mark continues, groups below it closed; None where it opens a new one below the last."""
    if mark.depth > 1 or (mark.style is Style.ARABIC and any(g.depth > 1 for g in stack)):
        return _place_decimal(stack, mark)
    if mark.style.absolute or not mark.style.numbered:
        return _place_by_rank(stack, mark)
    same = [g for g in stack if g.style is mark.style]
    continued = next((g for g in reversed(same) if g.last is not None and mark.number == g.last + 1), None)
    if continued is not None:
        return _close_below(stack, continued)
    if mark.number == 1:
        ones = same[-1] if same and same[-1] is stack[-1] else None
        if ones is not None and not introduced:
            candidates = [g for g in _tail_of_style(stack, mark.style) if g.last == 1]
            if candidates:
                return _close_below(stack, candidates[-1])
    elif same:
        return _close_below(stack, same[-1])
    while stack and not stack[-1].style.numbered:
        stack.pop()
    return None


def _tail_of_style(stack: Sequence[Group], style: Style) -> list[Group]:
    tail: list[Group] = []
    for group in reversed(stack):
        if group.style is not style:
            break
        tail.insert(0, group)
    return tail


def _place_by_rank(stack: list[Group], mark: Enumerator) -> Group | None:
    while stack and stack[-1].style > mark.style:
        stack.pop()
    if stack and stack[-1].style is mark.style:
        restarts = mark.number is not None and stack[-1].last is not None and mark.number <= stack[-1].last
        if not restarts:
            return stack[-1]
        stack.pop()
    return None


def _place_decimal(stack: list[Group], mark: Enumerator) -> Group | None:
    while stack and (
        stack[-1].style > Style.ARABIC or (stack[-1].style is Style.ARABIC and stack[-1].depth > mark.depth)
    ):
        stack.pop()
    if stack and stack[-1].style is Style.ARABIC and stack[-1].depth == mark.depth:
        return stack[-1]
    return None


def _close_below(stack: list[Group], group: Group) -> Group:
    while stack[-1] is not group:
        stack.pop()
    return group


def _headings_of(group: Group, lines: Sequence[Line], layout: Layout, *, under_item: bool) -> list[int]:
    """The members of a group that are headings: all, some or none. What stands under a list item is seldom one."""
    titles = [index for index in group.members if _is_title(lines, index, layout)]
    over_text = [index for index in titles if _has_own_text(lines, index, layout)]
    if group.style <= Style.FORMAL_BRACKETED or group.depth > 1:
        anchored = [index for index in group.members if lines[index].anchored]
        return titles if over_text and len(over_text) * 2 >= len(titles) else anchored
    labels = [index for index in group.members if index not in titles and _is_label(lines[index])]
    if len(titles) + len(labels) < len(group.members) or not over_text:
        return []
    if under_item and len(over_text) < len(group.members):
        return []
    if not group.style.numbered:
        plain = [index for index in over_text if _stands_over_paragraph(lines, index)]
        return titles if plain and not labels else []
    return group.members if len(over_text) * 2 >= len(titles) else []


def _is_title(lines: Sequence[Line], index: int, layout: Layout) -> bool:
    """Whether a numbered line reads like a title: short, no sentence, not cut by a wrap."""
    line = lines[index]
    body = line.body
    bare = body.rstrip("：:")
    if not bare or _length(bare) > _LONGEST_TITLE or "。" in bare or "；" in bare or bare[-1] in "，、,！？!?":
        return False
    if layout.is_full(line) and _goes_on(lines, index):
        return False
    label = _LABEL.match(bare)
    return (
        label is None or not label.group("value") or body.endswith(("：", ":")) or _has_own_text(lines, index, layout)
    )


def _length(text: str) -> int:
    latin = sum(c.isascii() for c in text)
    return len(text) - latin + latin // 4


def _goes_on(lines: Sequence[Line], index: int) -> bool:
    after = next_filled(lines, index)
    return after is not None and lines[after].role is Role.TEXT and lines[after].enumerator is None


def _is_label(line: Line) -> bool:
    found = _LABEL.match(line.body)
    return bool(found and found.group("value"))


def _has_own_text(lines: Sequence[Line], index: int, layout: Layout) -> bool:
    """Whether text, a list, a table or a deeper heading comes before the next numbered line of the same or a higher rank."""
    mark = lines[index].enumerator
    after = next_filled(lines, index)
    if after is None or mark is None:
        return False
    below = lines[after]
    if below.role is Role.HEADING:
        return False
    if below.role is not Role.TEXT or below.bullet:
        return True
    if below.enumerator is None:
        return not (layout.is_full(lines[index]) and layout.hard_wrapped)
    return _is_inside(below.enumerator, mark, introduced=lines[index].text.endswith(("：", ":")))


def _is_inside(inner: Enumerator, outer: Enumerator, *, introduced: bool) -> bool:
    """Whether a number that follows directly on another one begins something inside it."""
    if (inner.style, inner.depth) == (outer.style, outer.depth):
        return inner.number == 1 and (introduced or outer.number != 1)
    if not inner.style.numbered:
        return inner.style > outer.style
    if inner.style < outer.style and (inner.style.absolute or not outer.style.numbered):
        return False
    return inner.number == 1


def _stands_over_paragraph(lines: Sequence[Line], index: int) -> bool:
    after = next_filled(lines, index)
    return (
        after is not None
        and lines[after].role is Role.TEXT
        and not lines[after].bullet
        and lines[after].enumerator is None
    )


def _title_end(lines: Sequence[Line], index: int, layout: Layout) -> int:
    """Where the title ends: at the end of the line, or after the label of a run-in heading."""
    line = lines[index]
    mark = line.enumerator
    found = _LABEL.match(line.body)
    if mark is None or found is None or not found.group("value") or mark.style <= Style.FORMAL_BRACKETED:
        return len(line.text)
    value = found.group("value")
    if "。" not in value and value.endswith(("：", ":")):
        return len(line.text)
    if not ends_sentence(line.body) and _has_own_text(lines, index, layout):
        return len(line.text)
    start = line.text.index(found.group("label"), mark.end) if found.group("label").strip() else mark.end
    return start + len(found.group("label")) + 1


def _unmarked_siblings(groups: Sequence[Group], headings: dict[int, Heading], lines: Sequence[Line]) -> list[Heading]:
    """Headings that lost their sign: between signed headings “名稱(Name)” a line of the same shape over a paragraph."""
    found: list[Heading] = []
    for group in groups:
        signed = [i for i in group.members if i in headings and _NAME_WITH_ENGLISH.fullmatch(lines[i].body)]
        if group.style.numbered or len(signed) < 2:
            continue
        for index in range(signed[0] + 1, signed[-1]):
            line = lines[index]
            plain = line.role is Role.TEXT and line.enumerator is None and not line.bullet
            if plain and _NAME_WITH_ENGLISH.fullmatch(line.text) and _stands_over_paragraph(lines, index):
                found.append(Heading(index, len(line.text), group.parent))
    return found


def _set_levels(groups: Sequence[Group], lines: Sequence[Line]) -> None:
    """Depth of each item: how many items it stands under."""
    for group in groups:
        under = group.parent
        depth = 0
        if under is not None and lines[under].role is not Role.HEADING:
            depth = lines[under].level + 1
        for index in group.members:
            lines[index].level = depth
    for _index, line in filled(lines):
        if line.bullet:
            line.level = len(line.lead.expandtabs(2))
