"""Counting over a library: the one door of this room.

    statistician = Statistician(workspace)      # keep one for each library: words are found once
    statistician.frequency([SearchRequest("產學合作"), SearchRequest("技術移轉")])      # -> Frequencies
    statistician.collocates(SearchRequest("產學合作"), collocates.Choice(window=10))   # -> Collocates
    statistician.keywords("2013-cepd-hokkaido")                                        # -> Keywords
    statistician.places_beside(SearchRequest("產學合作"), 10, row.word)                 # -> the places of a collocate
    statistician.places_in("2013-cepd-hokkaido", row.word)                             # -> those of a keyword

Matches are those of `Searcher.search` with the same request, so that all counts agree; `sort` and `limit` of a request do not
matter here. All raise what a search raises (`UsageError` for an empty query or an unknown filter), and `RecordError` where
an authority file that they need is damaged; and `SearchCancelled` soon after the caller's `cancelled()` says so. They may be
called from any thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from tjexplorer.corpus.library import Library
from tjexplorer.errors import UnknownNameError
from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.indexing.shelf import Shelf
from tjexplorer.messages import gettext as _
from tjexplorer.model.mention import Authority, Mention
from tjexplorer.model.term import Term
from tjexplorer.search.request import SearchRequest, Sort
from tjexplorer.search.results import ConcordanceRow, SearchResult
from tjexplorer.search.searcher import SearchCancelled, Searcher
from tjexplorer.statistics import collocates, keywords
from tjexplorer.statistics.frequency import Frequencies, counted
from tjexplorer.statistics.origins import Origins
from tjexplorer.statistics.scope import Part, parts_of
from tjexplorer.statistics.tokens import TermForms, Tokens, named_in, tokens_of
from tjexplorer.statistics.vocabulary import CutReport, cut
from tjexplorer.statistics.words import Word

Stop = Callable[[], bool]
"""Whether nobody waits for the answer any more."""


def _never() -> bool:
    return False


class Sources(Protocol):
    """What is counted; a workspace is one."""

    @property
    def searcher(self) -> Searcher:
        """Search over all reports."""

    @property
    def shelf(self) -> Shelf:
        """The reports as search reads them."""

    @property
    def library(self) -> Library:
        """The records of the reports."""

    @property
    def terms(self) -> Iterable[Term]:
        """The concepts. Raises `RecordError`."""

    def mentions(self, report_id: str, authority: Authority = Authority.INSTITUTION) -> Sequence[Mention]:
        """Every place of a report that names a record of an authority file. Raises `RecordError`."""


class Statistician:
    """Frequencies, collocates and keywords of one library."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._lock = threading.RLock()
        self._origins: dict[str, tuple[SearchedReport, Origins]] = {}
        self._cut: tuple[CutReport, ...] = ()

    def frequency(self, requests: Sequence[SearchRequest], cancelled: Stop = _never) -> Frequencies:
        """Counts of one or more queries, which share the filters of the first."""
        results = [self._asked(request, cancelled) for request in requests]
        parts = self._parts(requests[0]) if requests else ()
        queries = tuple(counted(result, parts) for result in results)
        return Frequencies(queries, sum(sum(part.lengths) for part in parts))

    def collocates(
        self, request: SearchRequest, choice: collocates.Choice | None = None, cancelled: Stop = _never
    ) -> collocates.Collocates:
        """The words beside a query."""
        return collocates.collocates_of(*self._beside(request, cancelled), choice or collocates.Choice())

    def places_beside(
        self, request: SearchRequest, window: int, word: Word, cancelled: Stop = _never
    ) -> tuple[ConcordanceRow, ...]:
        """The places of one word beside a query: as many as the row of the collocate counts."""
        return collocates.places_beside(*self._beside(request, cancelled), window, word)

    def keywords(
        self, report_id: str, choice: keywords.Choice | None = None, cancelled: Stop = _never
    ) -> keywords.Keywords:
        """The words that set a report apart from all others. Raises `UnknownNameError`."""
        text = self._text(report_id, cancelled)
        others = [other for other in self._vocabulary(cancelled) if other is not text]
        return keywords.keywords_of(text, others, choice or keywords.Choice())

    def places_in(self, report_id: str, word: Word, cancelled: Stop = _never) -> tuple[ConcordanceRow, ...]:
        """The places of one word in a report: as many as the row of the keyword counts. Raises `UnknownNameError`."""
        return keywords.places_in(self._text(report_id, cancelled), word)

    def _text(self, report_id: str, cancelled: Stop) -> CutReport:
        texts = {text.tokens.report.id: text for text in self._vocabulary(cancelled)}
        if report_id not in texts:
            raise UnknownNameError(_("report"), report_id, tuple(texts), "tjexplorer reports")
        return texts[report_id]

    def _beside(self, request: SearchRequest, cancelled: Stop) -> tuple[SearchResult, list[tuple[Part, CutReport]]]:
        result = self._asked(request, cancelled)
        texts = {text.tokens.report.id: text for text in self._vocabulary(cancelled)}
        return result, [(part, texts[part.report.id]) for part in self._parts(request)]

    def _asked(self, request: SearchRequest, cancelled: Stop) -> SearchResult:
        return self._sources.searcher.search(replace(request, limit=0, sort=Sort.ORDER), cancelled)

    def _parts(self, request: SearchRequest) -> tuple[Part, ...]:
        return parts_of(request, self._reports(), self._sources.mentions, self._year)

    def _year(self, report_id: str) -> int | None:
        return self._sources.library.record(report_id).year

    def _reports(self) -> list[tuple[SearchedReport, Origins]]:
        """The reports with their places. The index may hand out other values of the same reports at any time."""
        with self._lock:
            reports = self._sources.shelf.stock().reports
            known = {report.id: self._known(report) or (report, Origins(report)) for report in reports}
            if known != self._origins:
                self._origins, self._cut = known, ()
            return list(known.values())

    def _known(self, report: SearchedReport) -> tuple[SearchedReport, Origins] | None:
        """What is kept of a report, where that is still true."""
        kept = self._origins.get(report.id)
        same = kept and kept[0].reading == report.reading and kept[0].source.text == report.source.text
        return kept if same else None

    def _vocabulary(self, cancelled: Stop = _never) -> tuple[CutReport, ...]:
        """The reports with their words, found on first use."""
        with self._lock:
            reports = self._reports()
            if not self._cut:
                terms = TermForms(self._sources.terms)
                cut_up = []
                for report, origins in reports:
                    if cancelled():
                        raise SearchCancelled
                    cut_up.append(self._tokens(report, origins, terms))
                self._cut = cut(cut_up)
            return self._cut

    def _tokens(self, report: SearchedReport, origins: Origins, terms: TermForms) -> tuple[Tokens, Origins]:
        mentions = [one for authority in Authority for one in self._sources.mentions(report.id, authority)]
        return tokens_of(report, named_in(report, mentions, terms, origins)), origins
