"""An entry of Browse, and what was typed to find it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tjexplorer.authority.name_forms import folded_name
from tjexplorer.authority.name_words import words_of
from tjexplorer.tui.desks.history import Stop


@dataclass(frozen=True, slots=True)
class Branch:
    """An entry of a tree, with what hangs on it."""

    id: str
    """Its place in the tree; no two are alike."""
    label: str
    """What it says."""
    aside: str = ""
    """Its counts."""
    stop: Stop | None = None
    """What it opens; None for one that only groups."""
    names: str = ""
    """Folded names, one below the other, for the filter."""
    branches: tuple[Branch, ...] = ()
    """What hangs on it."""
    unfolded: bool = False
    """Whether that is shown at first."""
    quiet: bool = False
    """Whether it has nothing to tell."""
    printed: str = ""
    """The printed name, where what it says is another."""

    def narrowed(self, wanted: Wanted, seen: set[Stop]) -> Branch | None:
        """The branch with what has the words in its names, the best first; everything below a name that has them. None
        where nothing has. What `seen` holds is not shown a second time.
        """
        if wanted.rank(self.names) is not None and self.stop not in seen:
            if self.stop:
                seen.add(self.stop)
            return replace(self, unfolded=True)
        kept = [each for branch in self.branches if (each := branch.narrowed(wanted, seen))]
        if not kept:
            return None
        # What only groups is headed by the number of its rows.
        aside = self.aside if self.stop else str(len(kept))
        return replace(self, branches=tuple(sorted(kept, key=wanted.best)), aside=aside, unfolded=True)


_NOT = 9
"""Worse than every rank."""


class Wanted:
    """What was typed to find a name: its words, in any order."""

    def __init__(self, typed: str) -> None:
        self._text = folded_name(typed)
        self._words = words_of(typed)

    def __bool__(self) -> bool:
        return bool(self._text)

    def rank(self, names: str) -> int | None:
        """How well folded names have the words: 0 where one is just them, 1 where one begins with them or has them as words,
        2 where they stand anywhere; None where they do not.
        """
        if self._text not in names and not (self._words and all(word in names for word in self._words)):
            return None
        forms = names.split("\n")
        words = [words_of(form) if self._words else () for form in forms]
        if self._text in forms or any(each and sorted(each) == sorted(self._words) for each in words):
            return 0
        begun = any(form.startswith(self._text) for form in forms)
        return 1 if begun or any(each and set(self._words) <= set(each) for each in words) else 2

    def best(self, branch: Branch) -> int:
        """The best rank of what a branch opens, or of what is shown below it."""
        own = self.rank(branch.names) if branch.stop else None
        below = branch.branches if branch.unfolded else ()
        return min([_NOT if own is None else own, *map(self.best, below)])

    def first(self, branches: Iterable[Branch]) -> Branch | None:
        """The first of those that have the words best; None where nothing that opens has them."""
        ranked = [(self.best(branch), branch) for branch in branches]
        rank, branch = min(ranked, key=lambda one: one[0], default=(_NOT, None))
        if branch is None or rank == _NOT:
            return None
        return branch if branch.stop and self.rank(branch.names) == rank else self.first(branch.branches)
