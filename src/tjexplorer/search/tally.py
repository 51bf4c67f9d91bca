"""How often each written form of a needle stands in each section, before any place is made.

Ranking, totals and written forms need no more than numbers. Places are made for the hits that are shown.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, replace

from tjexplorer.indexing.analyzer import demand_of, is_counted, is_latin
from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.indexing.numbering import Numbering
from tjexplorer.indexing.reader import FormPostings
from tjexplorer.indexing.spelling import spelling
from tjexplorer.indexing.stock import Stock
from tjexplorer.search.finding import find
from tjexplorer.search.forms import Needle
from tjexplorer.search.places import apart
from tjexplorer.search.results import Relation
from tjexplorer.text.characters import is_cjk

Counts = dict[int, int]
"""Numbers of sections, each with matches there."""

_MOST_KEPT = 1_500_000
"""Numbers of sections in all tallies that are kept from one search to the next."""


@dataclass(frozen=True, slots=True)
class FormTally:
    """Where one written form of a needle stands."""

    form: str
    """As `spelling` shows it."""
    headings: Counts
    """Matches in headings."""
    bodies: Counts
    """Matches in bodies."""


Tally = tuple[FormTally, ...]
"""All forms of a needle that stand anywhere."""


class Tallies:
    """Counts needles over one stock, and keeps the last results: a query grows by a character at a time, and its forms come
    again with each. May be used from any thread.
    """

    def __init__(self, stock: Stock, within: Set[int] | None = None) -> None:
        """`within` are sections; needles are looked for in these alone."""
        self.stock = stock
        self._within = within
        self._kept: OrderedDict[Needle, tuple[Tally, int]] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    @property
    def numbering(self) -> Numbering:
        """The sections."""
        return self.stock.numbering

    def of(self, needle: Needle, check: Callable[[], None]) -> Tally:
        """Where a needle stands. `check` is asked now and then, and raises where nobody waits any more."""
        with self._lock:
            found = self._kept.get(needle)
            if found:
                self._kept.move_to_end(needle)
                return found[0]
        tally = self._counted(needle)
        if tally is None:
            tally = self._read(needle, check)
        size = sum(len(form.headings) + len(form.bodies) for form in tally)
        with self._lock:
            if needle not in self._kept:
                self._kept[needle] = tally, size
                self._size += size
            while self._size > _MOST_KEPT and len(self._kept) > 1:
                _needle, (_tally, gone) = self._kept.popitem(last=False)
                self._size -= gone
        return tally

    def _counted(self, needle: Needle) -> Tally | None:
        """By the index alone; None where it cannot tell."""
        index, text = self.stock.index, needle.pattern.text
        if index is None or self._within is not None or not is_plain(replace(needle, not_inside=())):
            return None
        if is_counted(text):
            answer = index.counted(text, whole=True)
        elif is_latin(text) and needle.relation is Relation.TYPED:
            answer = index.counted(text, whole=needle.pattern.ends_word)
        else:
            return None
        if answer is None:
            return None
        forms, doubtful = answer
        for longer in needle.not_inside:
            having = index.sections_with(demand_of(longer))
            if having is None:
                return None
            doubtful |= having
        if not doubtful and is_counted(text):
            return tuple(FormTally(form.form, form.headings, form.bodies) for form in forms)
        tally = _added(forms, len(text), doubtful)
        _add_read(tally, needle, self.numbering, doubtful, lambda: None)
        return _tuple(tally)

    def _read(self, needle: Needle, check: Callable[[], None]) -> Tally:
        """By the text of the sections that the index proposes."""
        tally: _Growing = {}
        _add_read(tally, needle, self.numbering, self.proposed(needle), check)
        return _tuple(tally)

    def proposed(self, needle: Needle) -> Set[int] | None:
        """The sections beyond which a needle does not stand; None where nobody knows.

        Characters meant exactly are not asked of the index, which knows them after folding alone.
        """
        text = needle.pattern.text
        if self._within is not None:
            return self._within
        if self.stock.index is None or needle.exact or not text:
            return None
        return self.stock.index.sections_with(demand_of(text))


_Places = tuple[int, list[tuple[int, int]]]
"""Ordinal of a section, and ranges of the reading text in order."""

_Growing = dict[str, tuple[Counts, Counts]]
"""Matches in headings and in bodies by forms."""


def _tuple(tally: _Growing) -> Tally:
    return tuple(FormTally(form, *counts) for form, counts in tally.items())


def is_plain(needle: Needle) -> bool:
    """Whether every place of the folded needle counts, but for the edges of Latin words."""
    if needle.exact or needle.not_inside or needle.not_before or needle.not_after:
        return False
    if needle.relation is Relation.TYPED:
        return True
    name, text = needle.name, needle.pattern.text
    # Kana at an edge must end a word (`finding`); a name may want capitals, or hold in some reports alone.
    edges = text[:1] + text[-1:]
    return (
        all(is_cjk(char) and not "\u30a1" <= char <= "\u30fc" for char in edges)
        and not (name and (name.only_in or name.not_at))
        and not (name and any(spelt.isascii() for spelt in name.spellings))
    )


def _added(forms: Iterable[FormPostings], length: int, doubtful: Set[int]) -> _Growing:
    """Terms that begin with a needle, counted by the form of the beginning; without the sections in doubt."""
    tally: _Growing = {}
    for one in forms:
        counts = tally.setdefault(one.form if len(one.text) == length else one.form[:length], ({}, {}))
        for grown, postings in zip(counts, (one.headings, one.bodies), strict=True):
            for number, count in postings.items():
                if number not in doubtful:
                    grown[number] = grown.get(number, 0) + count
    return tally


def _add_read(
    tally: _Growing, needle: Needle, numbering: Numbering, proposed: Set[int] | None, check: Callable[[], None]
) -> None:
    """Add what the text itself says of some sections; of all of them for None."""
    if proposed is None:
        for report, base in zip(numbering.reports, numbering.bases, strict=False):
            check()
            _add_report(tally, needle, report, base, None)
        return
    for at, ordinals in numbering.by_report(proposed).items():
        check()
        _add_report(tally, needle, numbering.reports[at], numbering.bases[at], ordinals)


def _add_report(tally: _Growing, needle: Needle, report: SearchedReport, base: int, ordinals: list[int] | None) -> None:
    # This is the inner loop of every search that the index cannot answer alone.
    reading, title_ends = report.reading, report.title_ends
    known: dict[str, tuple[Counts, Counts]] = {}
    plain = (
        ordinals is not None and is_plain(needle) and not needle.pattern.starts_word and not needle.pattern.ends_word
    )
    places = _plain(needle.pattern.text, report, ordinals or ()) if plain else _by_rules(needle, report, ordinals)
    for ordinal, ranges in places:
        title_end, number = title_ends[ordinal], base + ordinal
        for a, b in ranges if len(ranges) < 2 else apart(ranges):
            letters = reading[a:b]
            counts = known.get(letters)
            if counts is None:
                counts = known[letters] = tally.setdefault(spelling(letters), ({}, {}))
            grown = counts[0] if a < title_end else counts[1]
            grown[number] = grown.get(number, 0) + 1


def _by_rules(needle: Needle, report: SearchedReport, ordinals: list[int] | None) -> Iterable[_Places]:
    found = find(needle, report, ordinals).items()
    if ordinals is None:
        return found
    # One pass over a report finds sections too that were not asked for.
    asked = frozenset(ordinals)
    return ((ordinal, ranges) for ordinal, ranges in found if ordinal in asked)


def _plain(text: str, report: SearchedReport, ordinals: Iterable[int]) -> Iterator[_Places]:
    """The places of a folded text that has no rules, as `finding.find` gives them."""
    folded, starts, ends = report.folded, report.starts, report.ends
    find_, bounds, last = folded.find, report.section_bounds, len(text) - 1
    for ordinal in ordinals:
        end = bounds[ordinal + 1]
        at = find_(text, bounds[ordinal], end)
        if at < 0:
            continue
        found = []
        while at >= 0:
            found.append((starts[at], ends[at + last]))
            at = find_(text, at + last + 1, end)
        yield ordinal, found
