"""How a hit is drawn: its heading, where it stands, and the best piece of text with all matches marked."""

from __future__ import annotations

from collections.abc import Iterable

from tjexplorer.messages import gettext as _
from tjexplorer.search.results import Hit, Relation
from tjexplorer.text.cells import widths
from tjexplorer.text.characters import is_cjk
from tjexplorer.text.printable import printable
from tjexplorer.tui.drawing import Line, Piece, piece, wrap_line
from tjexplorer.tui.panes.columns import spread
from tjexplorer.tui.panes.wording import section_kind
from tjexplorer.tui.relations import ROLES

_CUT = "…"
"""Before a snippet whose beginning is left out, as the search writes it."""

SNIPPET_LINES = 2
"""Lines of text shown of a hit."""


def draw_hit(hit: Hit, label: str, cells: int) -> list[Line]:
    """A hit for a width in cells; `label` names its report, empty where that stands above."""
    count = str(len(hit.matches)) if len(hit.matches) > 1 else ""
    title = (piece(hit.title or section_kind(hit.kind), "strong"),)
    where = _("line {line}").format(line=hit.line)
    above = " › ".join(filter(None, [label, *hit.path[-1:]]))
    second = spread((piece(above, "dim"),), where, cells)
    snippet, marks = _from_first_mark(hit.snippet, hit.snippet_marks, cells)
    lines = wrap_line(_marked(snippet, marks, _relations(hit)), cells, first=2, rest=2, most=SNIPPET_LINES)
    return [spread(title, count, cells, "mark"), second, *lines]


def _relations(hit: Hit) -> dict[str, Relation]:
    """How what stands in a match belongs to what was typed, by its letters without white space."""
    return {_bare(match.text): match.relation for match in reversed(hit.matches)}


def _bare(text: str) -> str:
    return "".join(text.split())


def _marked(text: str, marks: Iterable[tuple[int, int]], relations: dict[str, Relation]) -> Line:
    pieces: list[Piece] = []
    at = 0
    for start, end in marks:
        relation = relations.get(_bare(text[start:end]), Relation.TYPED)
        pieces += piece(text[at:start]), piece(text[start:end], ROLES[relation])
        at = max(at, end)
    pieces.append(piece(text[at:]))
    return tuple(part for part in pieces if part.text)


def _from_first_mark(snippet: str, marks: Iterable[tuple[int, int]], cells: int) -> tuple[str, list[tuple[int, int]]]:
    """A snippet that begins so near to its first mark that the mark is seen."""
    ranges = list(marks)
    if not ranges:
        return snippet, []
    before = widths(printable(snippet[: ranges[0][0]]))
    room = max(SNIPPET_LINES * cells // 2 - 4, 4)
    start, used = len(before), 0
    while start and used + before[start - 1] <= room:
        start -= 1
        used += before[start]
    if not start:
        return snippet, ranges
    first = ranges[0][0]
    while start < first and _within_word(snippet, start):
        start += 1
    while start < first and snippet[start].isspace():
        start += 1
    shift = start - len(_CUT)
    return _CUT + snippet[start:], [(max(begin, start) - shift, end - shift) for begin, end in ranges if end > start]


def _within_word(text: str, at: int) -> bool:
    """Whether a place lies within a word in Latin letters."""
    return all(letter.isalnum() and not is_cjk(letter) for letter in text[at - 1 : at + 1])
