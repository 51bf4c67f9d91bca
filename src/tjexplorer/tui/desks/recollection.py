"""Which of the searches that follow one another while somebody types are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tjexplorer.model.search_record import Inquiry, SearchRecord, Sort


class Recollection:
    """The searches of this session.

    A search counts once the reader went on to its results or left it for another one. What was typed on the way to it, or
    while it was deleted, does not; neither does another order of the same hits.
    """

    def __init__(self) -> None:
        self._resting: SearchRecord | None = None
        self._latest: SearchRecord | None = None
        self._kept: list[SearchRecord] = []

    def found(self, record: SearchRecord) -> SearchRecord | None:
        """A search was answered; the one that it left behind and that is to be kept, if any."""
        self._latest = record
        rested = self._resting
        if rested is not None and _leads_to(rested.inquiry, record.inquiry):
            rested = None
        elif rested is not None and _leads_to(record.inquiry, rested.inquiry) and not _same(rested, record):
            return None  # what is being deleted
        self._resting = record if record.total_sections and not self._is_kept(record) else None
        return self._keep(rested)

    def left(self) -> SearchRecord | None:
        """The reader leaves: what is to be kept now, if anything."""
        rested, self._resting = self._resting, None
        return self._keep(rested)

    def settled(self) -> tuple[SearchRecord, ...]:
        """The reader goes on to the results, also where there are none: what is to be kept now."""
        left = tuple(kept for one in (self._resting, self._latest) if (kept := self._keep(one)))
        self._resting = None
        return left

    def recent(self, earlier: Iterable[SearchRecord]) -> list[SearchRecord]:
        """The searches of this session and before it, the latest first, each once."""
        at_hand = [one for one in (self._latest, self._resting) if one and one.total_sections]
        found: dict[Inquiry, SearchRecord] = {}
        for record in (*at_hand, *reversed(self._kept), *earlier):
            found.setdefault(_apart_from_order(record.inquiry), record)
        return list(found.values())

    def _keep(self, record: SearchRecord | None) -> SearchRecord | None:
        if record is None or self._is_kept(record):
            return None
        self._kept.append(record)
        return record

    def _is_kept(self, record: SearchRecord) -> bool:
        return bool(self._kept) and _same(self._kept[-1], record)


def _same(one: SearchRecord, other: SearchRecord) -> bool:
    return _apart_from_order(one.inquiry) == _apart_from_order(other.inquiry)


def _apart_from_order(inquiry: Inquiry) -> Inquiry:
    return replace(inquiry, query=inquiry.query.strip(), sort=Sort.RELEVANCE)


def _leads_to(earlier: Inquiry, later: Inquiry) -> bool:
    """Whether somebody who typed the first query was on the way to the second one."""
    return later.query.strip().startswith(earlier.query.strip())
