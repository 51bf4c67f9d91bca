"""What lists and pages show of the library, counted once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from threading import RLock

from tjexplorer.errors import TjexplorerError
from tjexplorer.model.institution import Institution
from tjexplorer.model.mention import Mention
from tjexplorer.model.record import Day, ReportRecord, Visit
from tjexplorer.model.report import Report
from tjexplorer.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Listed:
    """An institution with its counts."""

    institution: Institution
    """The record."""
    visits: int
    """Visits to it."""
    mentions: int
    """Places that name it."""


class Catalogue:
    """Reports, institutions and visits. Its methods may be called from any thread."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._lock = RLock()
        self._listed: tuple[Listed, ...] | None = None
        self._annotated: dict[str, Report] = {}
        self._read: tuple[tuple[ReportRecord, ...], tuple[str, ...]] | None = None

    @property
    def report_ids(self) -> tuple[str, ...]:
        """Ids of all reports."""
        return tuple(self._workspace.library.report_ids)

    def report(self, report_id: str) -> Report:
        """A report, segmented, with all its notes once they are known. Raises a `TjexplorerError`."""
        return self._annotated.get(report_id) or self._workspace.library.report(report_id)

    def record(self, report_id: str) -> ReportRecord:
        """The record of a report."""
        return self._workspace.library.record(report_id)

    def records(self) -> tuple[ReportRecord, ...]:
        """All records that can be read."""
        return self._readable()[0]

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the others."""
        return self._readable()[1]

    def _readable(self) -> tuple[tuple[ReportRecord, ...], tuple[str, ...]]:
        if self._read is None:
            records, problems = [], []
            for report_id in self.report_ids:
                try:
                    records.append(self.record(report_id))
                except TjexplorerError as error:
                    problems.append(str(error))
            self._read = tuple(records), tuple(problems)
        return self._read

    def label(self, report_id: str) -> str:
        """The short name of a report; its id where the library has it no more, or cannot read it."""
        return next((record.label for record in self.records() if record.id == report_id), report_id)

    def load(self) -> None:
        """Read and count everything, so that no key has to wait for it."""
        for record in self.records():
            self.report(record.id)
        self.listed()

    def annotate(self) -> None:
        """Proofread every report; its notes are known from then on."""
        for record in self.records():
            self._annotated[record.id] = self._workspace.annotated(record.id)

    @property
    def counted(self) -> bool:
        """Whether the institutions have been counted."""
        return self._listed is not None

    def listed(self) -> tuple[Listed, ...]:
        """All institutions with their counts, in the order of the file."""
        with self._lock:
            if self._listed is None:
                records = self.records()
                visits = Counter(visit.institution for record in records for visit in record.visits)
                mentions = Counter(
                    mention.record for record in records for mention in self._workspace.mentions(record.id)
                )
                self._listed = tuple(
                    Listed(one, visits[one.id], mentions[one.id]) for one in self._workspace.institutions
                )
            return self._listed

    def institution(self, institution_id: str) -> Institution:
        """A record. Raises `UnknownNameError`."""
        return self._workspace.institutions.get(institution_id)

    def name(self, institution_id: str | None) -> str:
        """The name to show for an id; the id itself where there is no record."""
        try:
            known = self._workspace.institutions.by_id
        except TjexplorerError:
            known = {}  # told once, where the institutions are listed
        return known[institution_id].name if institution_id in known else institution_id or ""

    def children(self, institution_id: str) -> tuple[Institution, ...]:
        """The bodies directly below one."""
        return self._workspace.institutions.children(institution_id)

    def broader(self, institution_id: str) -> tuple[Institution, ...]:
        """The bodies above one, nearest first."""
        return self._workspace.institutions.broader(institution_id)

    def earlier(self, institution_id: str) -> tuple[Institution, ...]:
        """The predecessors."""
        return self._workspace.institutions.earlier(institution_id)

    def later(self, institution_id: str) -> tuple[Institution, ...]:
        """The successors."""
        return self._workspace.institutions.later(institution_id)

    def visits_to(self, institution_id: str) -> tuple[Visit, ...]:
        """The visits to an institution, the earliest first."""
        found = [visit for record in self.records() for visit in record.visits if visit.institution == institution_id]
        return tuple(
            sorted(found, key=lambda visit: (visit.when is None, str(visit.when or ""), visit.report, visit.order))
        )

    def mentions_in(self, report_id: str, institution_id: str) -> tuple[Mention, ...]:
        """The places of a report that name an institution."""
        return tuple(one for one in self._workspace.mentions(report_id) if one.record == institution_id)

    def offset_of_line(self, report_id: str, line: int) -> int:
        """The code point where a line of a source begins; the last line where there are fewer."""
        source = self.report(report_id).source
        return source.line_span(min(max(line, 1), source.line_count)).start


def day_of(visit: Visit, days: tuple[Day, ...]) -> int | None:
    """Index of the day of an itinerary to which a visit belongs, by its printed date, else by the probable one."""
    printed = {day.date: index for index, day in reversed(tuple(enumerate(days))) if day.date}
    probable = {day.probable_date: index for index, day in reversed(tuple(enumerate(days))) if day.probable_date}
    for date in (visit.date, visit.probable_date):
        for places in (printed, probable):
            if date is not None and date in places:
                return places[date]
    return None
