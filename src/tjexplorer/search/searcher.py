"""Search over a library: the one door of this room.

    shelf = Shelf(
        workspace.library.report_ids,
        workspace.library.report,               # called only for what has to be read anew
        workspace.places,                       # corpus (fingerprints), index (the cache), state (the index key)
        building=Building.NOW,
        voice=Voice(tell=…, progress=…),        # optional: one line when the index is missing, stale or damaged
    )
    searcher = Searcher(
        shelf,
        Knowledge(                              # callables: a damaged file becomes a note, not an error
            terms=lambda: workspace.terms,
            institutions=lambda: workspace.institutions,
            mentions=workspace.mentions,        # report id and authority file -> its mentions, for filters and fields
            people=lambda: workspace.people,    # likewise programmes, and places from the gazetteer
        ),
    )
    early = searcher.first(SearchRequest("產學合作", limit=20))        # -> SearchResult of what was typed, at once
    result = searcher.search(SearchRequest("產學合作", limit=20))      # -> SearchResult, .to_json()
    table = searcher.concordance(SearchRequest("產學合作"), width=40)  # -> Concordance, .to_json()

`search` and `concordance` raise `UsageError` for an empty query and for filters that name nothing known, and
`SearchCancelled` where the caller's `cancelled()` says so. They may be called from any thread.
`building` says what happens where the index cannot be used: `Building.NOW` builds it and then answers (the command
line), `Building.BEHIND` answers by scanning and builds in a thread (the terminal interface), `Building.NEVER` answers by
scanning and builds nothing. The answers are identical. `shelf.refresh(rebuild=…, voice=…)` is `tjexplorer index`,
`shelf.examine()` is for `check`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TypeVar

from tjexplorer.errors import IndexUnusableError, UsageError
from tjexplorer.indexing.shelf import Building, Shelf, Stock, Voice
from tjexplorer.messages import gettext as _
from tjexplorer.model.mention import Authority
from tjexplorer.search import answer, filters
from tjexplorer.search.advice import Advisor
from tjexplorer.search.concordance import Measure, RowSort, in_order, rows
from tjexplorer.search.engine import Outcome, Scope, SearchCancelled, execute
from tjexplorer.search.glimpse import glimpses
from tjexplorer.search.knowledge import NOTHING_KNOWN, Knowledge, Known, read
from tjexplorer.search.known_names import with_names_joined
from tjexplorer.search.near_words import LatinWords, NearWords
from tjexplorer.search.parser import parse
from tjexplorer.search.places import FormKeys
from tjexplorer.search.plan import Plan, Planner, typed_only
from tjexplorer.search.prepared import Preparation
from tjexplorer.search.query import Query, Reading, asks_for_names
from tjexplorer.search.ranking import Weights
from tjexplorer.search.request import SearchRequest, Sort
from tjexplorer.search.results import Concordance, ConcordanceRow, FormCount, SearchResult
from tjexplorer.search.tally import Tallies

__all__ = [
    "Building", "Knowledge", "Measure", "RowSort", "SearchCancelled", "SearchRequest", "Searcher", "Shelf", "Sort", "Voice",
]  # fmt: skip


T = TypeVar("T")


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class _Run:
    """A request, executed."""

    reading: Reading
    """How the query was read."""
    plan: Plan
    """What was looked for."""
    outcome: Outcome
    """What was found."""
    weights: Weights
    """What a match is worth in each section."""
    forms: tuple[FormCount, ...]
    """The written forms."""
    notes: tuple[str, ...]
    """What the reader should know."""
    final: bool
    """Whether all written forms were looked for."""


class Searcher:
    """Search over all reports of one library."""

    def __init__(self, shelf: Shelf, knowledge: Knowledge | None = None) -> None:
        self._shelf = shelf
        self._knowledge = knowledge or Knowledge()
        self._preparation = Preparation()
        self._latin_words = LatinWords()
        self._lock = threading.Lock()

    def search(self, request: SearchRequest, cancelled: Callable[[], bool] = _never) -> SearchResult:
        """The sections that a query finds."""
        return self._again(lambda: self._result(request, self._run(request, cancelled)))

    def first(self, request: SearchRequest, cancelled: Callable[[], bool] = _never) -> SearchResult:
        """What can be said within a frame, for a request with a limit: the best sections with what was typed, in any
        spelling, before its other names and words that mean the same are looked for, and before a long word is counted
        everywhere. Ask `search` for the rest, unless the answer says that it is final.
        """
        return self._again(lambda: self._result(request, self._run(request, cancelled, typed=True)))

    def forget(self) -> None:
        """Drop what is kept from one search to the next, for measurements."""
        self._preparation.forget()

    def _again(self, question: Callable[[], T]) -> T:
        """An answer; should the index turn out to be gone or damaged, that of a new one."""
        stock = self._shelf.stock()
        try:
            found = question()
        except IndexUnusableError:
            self._shelf.renew(stock)
            return question()
        if stock.index and stock.index.is_broken:
            # The answer is right, from the text itself; the next one shall be quick again.
            self._shelf.renew(stock)
        return found

    def _result(self, request: SearchRequest, run: _Run) -> SearchResult:
        chosen = answer.chosen(run.plan, run.outcome, run.weights, request.sort, request.limit)
        return SearchResult(
            query=request.query,
            read_as=run.reading.read_as,
            forms=run.forms,
            total_sections=len(run.outcome.holds),
            total_matches=run.outcome.total_matches,
            hits=tuple(answer.hit(score, finding) for score, finding in chosen),
            notes=run.notes,
            final=run.final,
        )

    def concordance(
        self,
        request: SearchRequest,
        *,
        width: int = 40,
        sort: RowSort = RowSort.ORDER,
        measure: Measure = Measure.CELLS,
        cancelled: Callable[[], bool] = _never,
    ) -> Concordance:
        """Each occurrence with `width` cells (or characters) of reading text on either side.

        `request.limit` counts rows. In the order of the reports unless sorted by the text on the left or right; the
        request's own order of sections does not matter.
        """

        def table() -> Concordance:
            run = self._run(request, cancelled)
            return self._table(request, run, in_order(rows(run.outcome.findings, width, measure), sort))

        return self._again(table)

    @staticmethod
    def _table(request: SearchRequest, run: _Run, found: list[ConcordanceRow]) -> Concordance:
        return Concordance(
            query=request.query,
            read_as=run.reading.read_as,
            forms=run.forms,
            total=len(found),
            rows=tuple(found[: request.limit or None]),
            notes=run.notes,
        )

    def _run(self, request: SearchRequest, cancelled: Callable[[], bool], *, typed: bool = False) -> _Run:
        reading = parse(request.query)
        if reading.query is None:
            raise UsageError(_("The query is empty. Type a word to look for."))
        stock = self._shelf.stock()
        known = self._known_for(reading.query, request)
        query = with_names_joined(reading.query, known.vocabulary)
        reading = replace(reading, query=query)
        filters.check(request, stock.report_ids, known.institutions)
        planner = Planner(known.vocabulary, self._mentioned, request.spelling_only, request.exact)
        plan = planner.plan(query)
        shorter = typed_only(plan) if typed else None
        plan = shorter or plan
        keys = FormKeys(request.off_forms, request.on_forms)
        early = self._glimpse(plan, request, keys, stock, cancelled) if typed else None
        outcome = early or self._execute(plan, request, keys, stock, cancelled)
        notes = [*known.notes, *reading.notes, *planner.notes]
        if reading.notes and outcome.holds:
            notes.append(_("What was searched: {query}.").format(query=reading.read_as))
        if not outcome.holds and not typed:
            notes.append(_("Nothing was found. The query was read as: {query}.").format(query=reading.read_as))
            notes += self._advisor(known, stock, cancelled).advise(query, request)
        weights = self._preparation.of(stock).weights(outcome.sight.scope if request.filtered else None)
        forms = answer.form_counts(plan, outcome, keys)
        # Why nothing is found takes longer to tell.
        final = not typed or (shorter is None and early is None and bool(outcome.holds))
        return _Run(reading, plan, outcome, weights, forms, tuple(dict.fromkeys(notes)), final)

    def _execute(
        self,
        plan: Plan,
        request: SearchRequest,
        keys: FormKeys,
        stock: Stock,
        cancelled: Callable[[], bool],
    ) -> Outcome:
        mentioned = partial(self._mentioned, Authority.INSTITUTION)
        scope = Scope(filters.test_of(request, mentioned), cancelled)
        return execute(plan, self._preparation.of(stock).tallies, scope, keys)

    def _glimpse(
        self, plan: Plan, request: SearchRequest, keys: FormKeys, stock: Stock, cancelled: Callable[[], bool]
    ) -> Outcome | None:
        """What is found in the sections that are most likely the best; None where that is not to be told."""
        if request.filtered or request.sort is not Sort.RELEVANCE or not request.limit:
            return None
        prepared = self._preparation.of(stock)
        scope = Scope(None, cancelled)
        for sections in glimpses(plan, prepared.tallies, prepared.weights(None), request.limit, scope.check):
            outcome = execute(plan, Tallies(stock, sections), scope, keys)
            if len(outcome.holds) >= request.limit:
                return outcome
        return None

    def _advisor(self, known: Known, stock: Stock, cancelled: Callable[[], bool]) -> Advisor:
        def count(query: Query, request: SearchRequest) -> int:
            vocabulary = self._known_for(query, request).vocabulary
            planner = Planner(vocabulary, self._mentioned, request.spelling_only, request.exact)
            keys = FormKeys(request.off_forms, request.on_forms)
            return len(self._execute(planner.plan(query), request, keys, stock, cancelled).holds)

        return Advisor(NearWords(stock.reports, self._latin_words, known.vocabulary), count)

    def _known_for(self, query: Query, request: SearchRequest) -> Known:
        """Words and names where something asks for them: they take longer to read than anything else."""
        literal = (request.spelling_only or request.exact) and not request.institutions
        return NOTHING_KNOWN if literal and not asks_for_names(query) else self._known

    @cached_property
    def _known(self) -> Known:
        return read(self._knowledge)

    def _mentioned(self, authority: Authority, records: Iterable[str]) -> frozenset[str]:
        """Ids of the sections that mention one of some records of a file."""
        wanted = frozenset(records)
        if not wanted:
            return frozenset()
        with self._lock:
            return frozenset(
                mention.section
                for report in self._shelf.stock().reports
                for mention in self._knowledge.mentions(report.id, authority)
                if mention.record in wanted
            )
