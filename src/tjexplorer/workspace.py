"""An open library and its collaborators. It opens things once and hands them out; it decides nothing."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tjexplorer.authority.compiled import CompiledCopies, digest_of, digest_of_rules
from tjexplorer.authority.files import FILES, AuthorityFiles
from tjexplorer.authority.gazetteer import Gazetteer
from tjexplorer.authority.institutions import Institutions
from tjexplorer.authority.people import People
from tjexplorer.authority.programmes import Programmes
from tjexplorer.authority.recognition import mentions_of
from tjexplorer.authority.register import Register
from tjexplorer.authority.terms import Terms
from tjexplorer.corpus.library import Library, Segmented, segment_report
from tjexplorer.corpus.recommendations import recommendations_of
from tjexplorer.errors import RecordError, TjexplorerError
from tjexplorer.indexing.key import read_key
from tjexplorer.indexing.manifest import current_rules, text_digest
from tjexplorer.indexing.shelf import Building, Shelf, Voice
from tjexplorer.model.mention import Authority, Mention
from tjexplorer.model.names import NamedRecord
from tjexplorer.model.reading import LeftOut
from tjexplorer.model.recommendation import Recommendation
from tjexplorer.model.record import Day, EditorNote, ReportRecord, Visit
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section
from tjexplorer.model.source import SourceText
from tjexplorer.paths import Places, find_library
from tjexplorer.proofreading.proofs import Proofs
from tjexplorer.search.knowledge import Knowledge
from tjexplorer.search.searcher import Searcher
from tjexplorer.settings import Found, Settings
from tjexplorer.settings import find as find_settings
from tjexplorer.yaml_file import document, received

if TYPE_CHECKING:
    from tjexplorer.bookmarks.placed import PlacedBookmark
    from tjexplorer.bookmarks.store import BookmarkStore
    from tjexplorer.parallels.finder import Parallels
    from tjexplorer.searches.history import History
    from tjexplorer.searches.saved import SavedSearches
    from tjexplorer.statistics.statistician import Statistician


class Workspace:
    """One library, opened. Everything is read on first use and kept; may be used from several threads."""

    def __init__(self, places: Places, *, building: Building = Building.NOW, voice: Voice | None = None) -> None:
        self.places = places
        self.library = Library(places.corpus, self._drafted, self._record, self._segmented)
        self._copies = CompiledCopies(
            places.index / "records",
            lambda make: read_key(places.state, make=make),
            lambda: digest_of_rules(current_rules()),
            writing=building is not Building.NEVER,
        )
        self._authority = AuthorityFiles(places.corpus / "authority", self._copies)
        self._building = building
        self._voice = voice or Voice()
        self._mentions: dict[tuple[str, Authority], tuple[Mention, ...]] = {}
        self._lock = threading.RLock()

    @classmethod
    def open(
        cls, named: str | None = None, *, building: Building = Building.NOW, voice: Voice | None = None
    ) -> Workspace:
        """The library that `paths.find_library` finds. Raises `LibraryError`.

        `building` says what a search does where there is no fresh index, `voice` hears of it.
        """
        return cls(find_library(named), building=building, voice=voice)

    @cached_property
    def chosen(self) -> Found:
        """What the file of settings says, with all that is wrong in it; raises nothing."""
        return find_settings(self.places.settings)

    @property
    def settings(self) -> Settings:
        """The settings in force; the default where an entry of the file cannot be read."""
        return self.chosen.settings

    def forget_settings(self) -> None:
        """Read the file of settings anew when it is next asked for."""
        self.__dict__.pop("chosen", None)

    @cached_property
    def bookmarks(self) -> BookmarkStore:
        """The bookmarks of the library."""
        from tjexplorer.bookmarks.store import BookmarkStore as Opened  # noqa: PLC0415  # a search keeps none

        return Opened(self.places.bookmarks)

    @cached_property
    def history(self) -> History:
        """The searches of this user."""
        from tjexplorer.searches.history import History as Opened  # noqa: PLC0415  # few commands search

        return Opened(self.places.history, lambda: self.settings.history)

    @cached_property
    def saved_searches(self) -> SavedSearches:
        """The searches that have a name."""
        from tjexplorer.searches.saved import SavedSearches as Opened  # noqa: PLC0415  # few commands ask for them

        return Opened(self.places.searches)

    @cached_property
    def institutions(self) -> Institutions:
        """The authority file of institutions; an empty one where a library has none. Raises `RecordError`."""
        return self._authority.institutions()

    @cached_property
    def people(self) -> People:
        """The persons; none where a library has no such file. Raises `RecordError`."""
        return self._authority.people()

    @cached_property
    def programmes(self) -> Programmes:
        """The laws, plans, programmes and funds; none where a library has no such file. Raises `RecordError`."""
        return self._authority.programmes()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The geographic places; none where a library has no such file. Raises `RecordError`."""
        return self._authority.gazetteer()

    @cached_property
    def terms(self) -> Terms:
        """The concepts and their forms; none where a library has no such file. Raises `RecordError`."""
        return self._authority.terms()

    @cached_property
    def shelf(self) -> Shelf:
        """The reports as search reads them, with the index."""
        return Shelf(
            self.library.report_ids,
            self.library.report,
            self.places,
            building=self._building,
            voice=self._voice,
        )

    @cached_property
    def searcher(self) -> Searcher:
        """Search over all reports."""
        knowledge = Knowledge(
            terms=lambda: self.terms,
            institutions=lambda: self.institutions,
            mentions=self.mentions,
            people=lambda: self.people,
            programmes=lambda: self.programmes,
            places=lambda: self.gazetteer,
        )
        return Searcher(self.shelf, knowledge)

    @cached_property
    def statistician(self) -> Statistician:
        """Frequencies, collocates and keywords of all reports."""
        from tjexplorer.statistics.statistician import Statistician as Opened  # noqa: PLC0415  # few commands count

        return Opened(self)

    @cached_property
    def parallels(self) -> Parallels:
        """Near-identical passages; the first use compares all reports."""
        from tjexplorer.parallels.finder import Parallels as Compared  # noqa: PLC0415  # one command and one page

        return Compared(self.reports())

    def reports(self) -> tuple[Report, ...]:
        """All reports, segmented."""
        return tuple(self.library.report(report_id) for report_id in self.library.report_ids)

    def readable(self) -> tuple[tuple[Report, ...], Mapping[str, TjexplorerError]]:
        """All reports that can be read, and by the ids of the others what is wrong with them."""
        reports: list[Report] = []
        unread: dict[str, TjexplorerError] = {}
        for report_id in self.library.report_ids:
            try:
                reports.append(self.library.report(report_id))
            except TjexplorerError as error:
                unread[report_id] = error
        return tuple(reports), unread

    def _drafted(self, report_id: str, source: SourceText) -> ReportRecord:
        """The record of a report that has none; without institutions where their file is damaged, which others tell."""

        def draft() -> ReportRecord:
            from tjexplorer.drafting.draft import draft_record  # noqa: PLC0415  # 0.1 s, and most reports have a record

            try:
                institutions = self.institutions
            except RecordError:
                institutions = Institutions()
            return draft_record(report_id, "source.txt", source, institutions)

        origin = f"{text_digest(source.text)} {self._authority.origin(FILES[Authority.INSTITUTION])}"
        return self._copies.kept(f"draft-{report_id}", origin, ReportRecord, draft)

    def _record(self, path: Path, report_id: str) -> ReportRecord:
        """The record of a record file."""
        from tjexplorer.corpus.record_file import record_of  # noqa: PLC0415  # a search reads no record

        data = received(path)
        return self._copies.kept(
            f"report-{report_id}",
            digest_of(data),
            ReportRecord,
            lambda: record_of(document(data, path), report_id),
        )

    def _segmented(self, report_id: str, source: SourceText) -> Segmented:
        """The sections of a report."""
        return self._copies.kept(
            f"sections-{report_id}",
            text_digest(source.text),
            tuple[tuple[Section, ...], tuple[LeftOut, ...]],
            lambda: segment_report(report_id, source),
        )

    def authority_file(self, name: str) -> Path:
        """Where an authority file is, or would be: institutions, people, programmes, places, terms."""
        return self._authority.path(name)

    def mentions(self, report_id: str, authority: Authority = Authority.INSTITUTION) -> tuple[Mention, ...]:
        """Every place of a report that names a record of an authority file, in source order."""
        with self._lock:
            key = self.library.resolve(report_id), authority
            if key not in self._mentions:
                self._mentions[key] = self._recognized(*key)
            return self._mentions[key]

    def register(self, authority: Authority) -> Register[NamedRecord]:
        """The records of one of the authority files of named things. Raises `RecordError`."""
        match authority:
            case Authority.INSTITUTION:
                return self.institutions
            case Authority.PERSON:
                return self.people
            case Authority.PROGRAMME:
                return self.programmes
            case Authority.PLACE:
                return self.gazetteer

    def _recognized(self, report_id: str, authority: Authority) -> tuple[Mention, ...]:
        register = self.register(authority)
        # A place inside the name of an institution is not meant by itself: 東京 in 東京大學.
        covered = self.mentions(report_id) if authority is Authority.PLACE else ()
        files = {authority, Authority.INSTITUTION} if authority is Authority.PLACE else {authority}
        origin = [text_digest(self.library.source(report_id).text)]
        origin += [self._authority.origin(FILES[file]) for file in sorted(files)]
        return self._copies.kept(
            f"mentions-{authority}-{report_id}",
            " ".join(origin),
            tuple[Mention, ...],
            lambda: mentions_of(self.library.report(report_id), register, covered),
        )

    def recommendations(self, report_id: str) -> tuple[Recommendation, ...]:
        """What a report recommends, in source order."""
        return recommendations_of(self.library.report(report_id))

    def visits(self) -> tuple[Visit, ...]:
        """All visits of all reports, in the order of the reports."""
        return tuple(visit for report_id in self.library.report_ids for visit in self.library.record(report_id).visits)

    def days(self) -> tuple[Day, ...]:
        """All days of all itineraries."""
        return tuple(day for report_id in self.library.report_ids for day in self.library.record(report_id).itinerary)

    def notes(self) -> tuple[EditorNote, ...]:
        """All editor's notes: those recorded by hand and those that proofreading finds, without doubles."""
        return tuple(note for report_id in self.library.report_ids for note in self.notes_of(report_id))

    def notes_of(self, report_id: str) -> tuple[EditorNote, ...]:
        """The notes of a report, by line. What is found is written in the language of the interface."""
        return self._proofs.of(self.library.report(report_id))

    def annotated(self, report_id: str) -> Report:
        """A report whose record holds all its notes, those that proofreading finds too: for reading and citing."""
        report = self.library.report(report_id)
        return replace(report, record=replace(report.record, notes=self.notes_of(report_id)))

    @cached_property
    def _proofs(self) -> Proofs:
        return Proofs(lambda: self.readable()[0], self._copies)

    def placed_bookmarks(
        self, *, annotated: bool = False, removed: bool = False
    ) -> tuple[tuple[PlacedBookmark, ...], tuple[RecordError, ...]]:
        """All bookmarks with their places, and the files that cannot be read; on reports with all notes where asked.

        With `removed` those that were removed and can come back.
        """
        from tjexplorer.bookmarks.placed import place  # noqa: PLC0415  # a search places none

        bookmarks, problems = (self.bookmarks.removed(), ()) if removed else self.bookmarks.load_all()
        wanted = {bookmark.report for bookmark in bookmarks} & set(self.library.report_ids)
        read = self.annotated if annotated else self.library.report
        return place(bookmarks, {report_id: read(report_id) for report_id in sorted(wanted)}), problems
