"""Where in a section several words stand closest to each other: there it is opened, and there its snippet is cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from tjexplorer.search.places import Place
from tjexplorer.search.plan import All, Beside, Condition, Group, Operand, Some, Step, Without


def atoms_of(step: Step) -> dict[int, frozenset[int]]:
    """For each group of a plan the numbers of the groups of single words that a place of it stands for: a name stands for
    its words, and all words together for each.
    """
    return dict(_atoms(step))


def _atoms(step: Step) -> Iterator[tuple[int, frozenset[int]]]:
    match step:
        case Operand(words, whole):
            found = [each for word in words for each in _of_word(word)]
            yield from found
            if whole:
                yield whole.number, frozenset[int]().union(*(atoms for _number, atoms in found))
        case All(parts) | Some(parts) | Beside(parts):
            for part in parts:
                yield from _atoms(part)
        case Without() | Condition():
            pass


def _of_word(word: Group) -> Iterator[tuple[int, frozenset[int]]]:
    words = [each.number for each in word.apart] or [word.number]
    yield word.number, frozenset(words)
    yield from ((each.number, frozenset({each.number})) for each in word.apart)


def closest(places: Sequence[Place], atoms: Mapping[int, frozenset[int]]) -> Place | None:
    """The first of the places that have all words between them with the fewest letters in between; None where one word
    alone was found. Running text goes before headings where it has the words too.
    """
    wanted = _words(places, atoms)
    if len(wanted) < 2:
        return None
    body = [place for place in places if not place.title]
    return _closest(body if _words(body, atoms) == wanted else places, atoms, len(wanted))


def _words(places: Sequence[Place], atoms: Mapping[int, frozenset[int]]) -> frozenset[int]:
    return frozenset[int]().union(*(atoms.get(group, frozenset()) for group in {place.group for place in places}))


def _closest(places: Sequence[Place], atoms: Mapping[int, frozenset[int]], wanted: int) -> Place | None:
    inside: Counter[int] = Counter()
    letters = first = 0
    best: tuple[int, Place] | None = None
    for place in places:
        inside.update(atoms.get(place.group, ()))
        letters += place.b - place.a
        while len(inside) == wanted:
            begin = places[first]
            between = place.b - begin.a - letters
            if best is None or between < best[0]:
                best = between, begin
            letters -= begin.b - begin.a
            for word in atoms.get(begin.group, ()):
                inside[word] -= 1
                if not inside[word]:
                    del inside[word]
            first += 1
    return best[1] if best else None
