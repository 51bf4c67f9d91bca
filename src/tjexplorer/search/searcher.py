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
from itertools import islice

from tjexplorer.errors import UsageError, nearest
from tjexplorer.indexing.shelf import Building, Shelf, Stock, Voice
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.mention import Authority
from tjexplorer.search import answer, filters
from tjexplorer.search.concordance import Measure, RowSort, in_order, rows
from tjexplorer.search.engine import Outcome, Scope, SearchCancelled, execute
from tjexplorer.search.knowledge import NOTHING_KNOWN, Knowledge, Known, read
from tjexplorer.search.parser import parse
from tjexplorer.search.places import FormKeys
from tjexplorer.search.plan import Plan, Planner
from tjexplorer.search.proposals import Proposals
from tjexplorer.search.query import Query, Reading, asks_for_names, words_of
from tjexplorer.search.request import SearchRequest, Sort
from tjexplorer.search.results import Concordance, FormCount, SearchResult

__all__ = [
    "Building", "Knowledge", "Measure", "RowSort", "SearchCancelled", "SearchRequest", "Searcher", "Shelf", "Sort", "Voice",
]  # fmt: skip


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
    forms: tuple[FormCount, ...]
    """The written forms."""
    notes: tuple[str, ...]
    """What the reader should know."""


class Searcher:
    """Search over all reports of one library."""

    def __init__(self, shelf: Shelf, knowledge: Knowledge | None = None) -> None:
        self._shelf = shelf
        self._knowledge = knowledge or Knowledge()
        self._proposals = Proposals()
        self._lock = threading.Lock()

    def search(self, request: SearchRequest, cancelled: Callable[[], bool] = _never) -> SearchResult:
        """The sections that a query finds."""
        run = self._run(request, cancelled)
        found = answer.in_order(answer.scored(run.plan, run.outcome), request.sort)
        chosen = islice(found, request.limit or None)
        return SearchResult(
            query=request.query,
            read_as=run.reading.read_as,
            forms=run.forms,
            total_sections=len(found),
            total_matches=sum(len(finding.places) for finding in run.outcome.findings),
            hits=tuple(answer.hit(score, finding) for score, finding in chosen),
            notes=run.notes,
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
        run = self._run(request, cancelled)
        found = in_order(rows(run.outcome.findings, width, measure), sort)
        return Concordance(
            query=request.query,
            read_as=run.reading.read_as,
            forms=run.forms,
            total=len(found),
            rows=tuple(found[: request.limit or None]),
            notes=run.notes,
        )

    def _run(self, request: SearchRequest, cancelled: Callable[[], bool]) -> _Run:
        reading = parse(request.query)
        if reading.query is None:
            raise UsageError(_("The query is empty. Type a word to look for."))
        stock = self._shelf.stock()
        # Terms and names take longer to read than anything else: not where nothing asks for them.
        literal = (request.spelling_only or request.exact) and not request.institutions
        known = NOTHING_KNOWN if literal and not asks_for_names(reading.query) else self._known
        filters.check(request, [report.id for report in stock.reports], known.institutions)
        planner = Planner(known.vocabulary, self._mentioned, request.spelling_only, request.exact)
        plan = planner.plan(reading.query)
        keys = FormKeys(request.off_forms, request.on_forms)
        outcome = self._execute(plan, request, keys, stock, cancelled)
        notes = [*known.notes, *reading.notes, *planner.notes]
        if reading.notes and outcome.findings:
            notes.append(_("What was searched: {query}.").format(query=reading.read_as))
        if not outcome.findings:
            notes.append(_("Nothing was found. The query was read as: {query}.").format(query=reading.read_as))
            notes += self._ways_out(plan, request, keys, stock, cancelled)
            notes += _nearest(reading.query, known)
        return _Run(reading, plan, outcome, answer.form_counts(plan, outcome, keys), tuple(dict.fromkeys(notes)))

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
        return execute(plan, stock.reports, scope, keys, self._proposals.of(stock))

    def _ways_out(
        self,
        plan: Plan,
        request: SearchRequest,
        keys: FormKeys,
        stock: Stock,
        cancelled: Callable[[], bool],
    ) -> Iterable[str]:
        """Which filter emptied the answer, with what there is without it."""
        tries = filters.without_each(request)
        if len(tries) > 1:
            tries.append((_("all"), replace(request, **filters.NONE)))
        for name, wider in tries:
            count = len(self._execute(plan, wider, keys, stock, cancelled).findings)
            if count:
                sentence = ngettext(
                    "Without the filter ({name}) there is {count} section.",
                    "Without the filter ({name}) there are {count} sections.",
                    count,
                )
                yield sentence.format(name=name, count=count)

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


def _nearest(query: Query, known: Known) -> Iterable[str]:
    """Known forms that look like what was typed."""
    found = [form for word in words_of(query) for form in nearest(word, known.vocabulary.all_forms())]
    if found:
        names = ", ".join(dict.fromkeys(found))
        yield _("The nearest known words: {names}.").format(names=names)
