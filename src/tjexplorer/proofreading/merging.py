"""Notes recorded by hand and notes found by the program, as one list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tjexplorer.model.record import EditorNote

_LEAST_SHARED = 2
"""Characters that the end of one quotation and the beginning of the other share where they overlap."""


def merged(hand: Iterable[EditorNote], found: Iterable[EditorNote]) -> tuple[EditorNote, ...]:
    """Both, by line, without doubles: of notes whose quotations overlap on one line the one recorded by hand stays."""
    own = list(hand)
    beside: dict[int, list[EditorNote]] = defaultdict(list)
    for note in own:
        beside[note.line].append(note)
    new = [note for note in without_doubles(found) if not any(same_place(note, other) for other in beside[note.line])]
    return tuple(sorted([*own, *new], key=lambda note: (note.report, note.line)))


def without_doubles(found: Iterable[EditorNote]) -> tuple[EditorNote, ...]:
    """The notes by line; of several on the same words the first one given."""
    kept: dict[tuple[str, int], list[EditorNote]] = defaultdict(list)
    for note in found:
        beside = kept[note.report, note.line]
        if note.quote and note.evidence and not any(same_place(note, other) for other in beside):
            beside.append(note)
    return tuple(note for place in sorted(kept) for note in kept[place])


def same_place(first: EditorNote, second: EditorNote) -> bool:
    """Whether two notes stand on the same words of the same line, white space aside."""
    if (first.report, first.line) != (second.report, second.line):
        return False
    one, other = ("".join(note.quote.split()) for note in (first, second))
    if one in other or other in one:
        return True
    return _runs_into(one, other) or _runs_into(other, one)


def _runs_into(first: str, second: str) -> bool:
    longest = min(len(first), len(second))
    return any(first.endswith(second[:length]) for length in range(_LEAST_SHARED, longest))
