"""What lists and pages show of the library, counted once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from threading import RLock

from tjexplorer.authority.encounters import Encounter, encounters_by_person
from tjexplorer.authority.people import People
from tjexplorer.authority.register import Register
from tjexplorer.authority.seats import places_of_visits, seat_of
from tjexplorer.dossier.visits import Through, VisitMade, VisitsMade
from tjexplorer.errors import TjexplorerError
from tjexplorer.model.institution import Institution
from tjexplorer.model.mention import Authority, Mention
from tjexplorer.model.names import NamedRecord
from tjexplorer.model.place import GeographicPlace
from tjexplorer.model.record import Day, ReportRecord, Traveller, Visit
from tjexplorer.model.report import Report
from tjexplorer.workspace import Workspace

_READ_AHEAD = 30
"""Reports of a library that is read as a whole while the first screen stands there."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A record of an authority file with its counts."""

    record: NamedRecord
    """The record."""
    visits: int
    """Visits to an institution or its parts, or with its people elsewhere; those in a place or what lies in it; those in
    which a person took part. Meetings, signings and visits to Taiwan count too."""
    mentions: int
    """Places that name it."""


class Catalogue:
    """Reports, authority records and visits. Its methods may be called from any thread."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._lock = RLock()
        self._listed: dict[Authority, tuple[Listed, ...]] = {}
        self._annotated: dict[str, Report] = {}
        self._read: tuple[tuple[ReportRecord, ...], tuple[str, ...]] | None = None
        self._encounters: dict[str, tuple[Encounter, ...]] | None = None
        self._made: VisitsMade | None = None
        self._places: dict[Visit, tuple[GeographicPlace, ...]] | None = None

    # Reports

    @property
    def report_ids(self) -> tuple[str, ...]:
        """Ids of all reports."""
        return tuple(self.workspace.library.report_ids)

    def report(self, report_id: str) -> Report:
        """A report, segmented, with all its notes once they are known. Raises a `TjexplorerError`."""
        return self._annotated.get(report_id) or self.workspace.library.report(report_id)

    def has_read(self, report_id: str) -> bool:
        """Whether a report was read before, so that it is there at once."""
        return report_id in self._annotated or self.workspace.library.has_read(report_id)

    def record(self, report_id: str) -> ReportRecord:
        """The record of a report."""
        return self.workspace.library.record(report_id)

    def records(self) -> tuple[ReportRecord, ...]:
        """All records of reports that can be read."""
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

    def known_label(self, report_id: str) -> str:
        """The short name of a report where the records were read before; else its id."""
        return self.label(report_id) if self._read is not None else report_id

    def load(self) -> None:
        """Read and count everything, so that no key has to wait for it; of a large library what its records say."""
        for report_id in self._read_ahead():
            self.report(report_id)
        self.listed(Authority.INSTITUTION)

    def annotate(self) -> None:
        """Proofread every report that is read ahead, and count what else names are listed by."""
        for report_id in self._read_ahead():
            self.proofread(report_id)
        for authority in Authority:
            self.listed(authority)

    def proofread(self, report_id: str) -> None:
        """Have the program look for doubtful places in a report: its notes are known from then on."""
        self._annotated[report_id] = self.workspace.annotated(report_id)

    def waits_for_proofs(self, report_id: str) -> bool:
        """Whether a report is to be proofread when it is opened, since it is not read ahead."""
        return report_id not in self._annotated and not self._read_ahead()

    def _read_ahead(self) -> tuple[str, ...]:
        """The reports that are read before anybody asks for them. A thousand would keep the machine busy for minutes."""
        known = tuple(record.id for record in self.records())
        return known if len(known) <= _READ_AHEAD else ()

    def offset_of_line(self, report_id: str, line: int) -> int:
        """The code point where a line of a source begins; the last line where there are fewer."""
        source = self.report(report_id).source
        return source.line_span(min(max(line, 1), source.line_count)).start

    # Authority records

    @property
    def counted(self) -> bool:
        """Whether the institutions have been counted."""
        return Authority.INSTITUTION in self._listed

    def register(self, authority: Authority) -> Register[NamedRecord]:
        """The records of an authority file. Raises `RecordError`."""
        return self.workspace.register(authority)

    def listed(self, authority: Authority) -> tuple[Listed, ...]:
        """All records of a file with their counts, in its order."""
        with self._lock:
            if authority not in self._listed:
                records = self.records()
                mentions = Counter(
                    mention.record for record in records for mention in self.workspace.mentions(record.id, authority)
                )
                visits = self._visits_by(authority)
                self._listed[authority] = tuple(
                    Listed(one, visits[one.id], mentions[one.id]) for one in self.register(authority)
                )
            return self._listed[authority]

    def _visits_by(self, authority: Authority) -> Counter[str]:
        """How many visits belong to each record."""
        match authority:
            case Authority.INSTITUTION:
                made = self._all_made()
                return Counter({one.id: len(made.of(one.id)) for one in self.workspace.institutions})
            case Authority.PERSON:
                return Counter({id_: len(encounters) for id_, encounters in self._all_encounters().items()})
            case Authority.PLACE:
                return Counter(id_ for around in self.around().values() for id_ in around)
            case _:
                return Counter()

    def institution(self, institution_id: str) -> Institution:
        """A record. Raises `UnknownNameError`."""
        return self.workspace.institutions.get(institution_id)

    def name(self, institution_id: str | None) -> str:
        """The name to show for the id of an institution; the id itself where there is no record."""
        return self.name_of(Authority.INSTITUTION, institution_id)

    def name_of(self, authority: Authority, id_: str | None) -> str:
        """The name to show for an id; the id itself where there is no record."""
        known = self.known(authority, id_)
        return known.shown if known else id_ or ""

    def known(self, authority: Authority, id_: str | None) -> NamedRecord | None:
        """The record of an id; None where there is none, or its file cannot be read."""
        try:
            return self.register(authority).by_id.get(id_ or "")
        except TjexplorerError:
            return None  # told once, where the records are listed

    def filed_name(self, institution_id: str) -> str:
        """The name of an institution in tables of data, the same in every language; the id where there is no record."""
        known = self.known(Authority.INSTITUTION, institution_id)
        return known.name if known else institution_id

    def mentions_in(self, report_id: str, authority: Authority, id_: str) -> tuple[Mention, ...]:
        """The places of a report that name a record."""
        return tuple(one for one in self.workspace.mentions(report_id, authority) if one.record == id_)

    # Visits

    def visits(self) -> tuple[Visit, ...]:
        """All visits, the earliest first."""
        found = [visit for record in self.records() for visit in record.visits]
        return tuple(
            sorted(found, key=lambda visit: (visit.when is None, str(visit.when or ""), visit.report, visit.order))
        )

    def visit_name(self, visit: Visit) -> str:
        """What a visit is called: by the institution, else by what it was about, or where it was."""
        said = next(iter(visit.topics), None) or visit.place
        return self.name(visit.institution) or (said.text if said else "")

    def visits_concerning(self, institution_id: str) -> tuple[VisitMade, ...]:
        """The visits to an institution or a part of it, and those with its people elsewhere, the earliest first."""
        return self._all_made().of(institution_id)

    def _all_made(self) -> VisitsMade:
        if self._made is None:
            try:
                people = self.workspace.people
            except TjexplorerError:
                people = People()  # told where the people are listed
            self._made = VisitsMade(self.visits(), self.workspace.institutions, people)
        return self._made

    def visits_in(self, place_id: str) -> tuple[Visit, ...]:
        """The visits in a place, or in what lies in it, the earliest first."""
        return tuple(visit for visit, around in self.around().items() if place_id in around)

    def around(self) -> dict[Visit, frozenset[str]]:
        """Ids of the places of each visit, and of what they lie in, the earliest visit first."""
        gazetteer = self.workspace.gazetteer
        if self._places is None:
            self._places = places_of_visits(self.visits(), gazetteer, self.workspace.institutions)
        return {
            visit: frozenset(one.id for place in places for one in (place, *gazetteer.broader(place.id)))
            for visit, places in self._places.items()
        }

    def seated_in(self, place_id: str) -> tuple[Institution, ...]:
        """The institutions that have their seat in a place, or in what lies in it, in file order."""
        gazetteer = self.workspace.gazetteer
        within = gazetteer.all_within(place_id)
        return tuple(
            one for one in self.workspace.institutions if (seat := seat_of(one, gazetteer)) and seat.id in within
        )

    # People

    def _all_encounters(self) -> dict[str, tuple[Encounter, ...]]:
        if self._encounters is None:
            self._encounters = encounters_by_person(self.visits(), self.workspace.people)
        return self._encounters

    def encounters(self, person_id: str) -> tuple[Encounter, ...]:
        """The visits in which a person took part, the earliest first."""
        return self._all_encounters().get(person_id, ())

    def met_at(self, institution_id: str) -> tuple[Encounter, ...]:
        """Everybody met at an institution, then at its parts, then its people met elsewhere, the earliest visits first;
        each place that names somebody once.
        """
        made = self.visits_concerning(institution_id)
        met = (host for through in Through for one in made if one.through is through for host in one.met)
        return tuple({(host.visit.report, host.met): host for host in met}.values())

    def journeys(self, person_id: str) -> tuple[tuple[ReportRecord, Traveller], ...]:
        """The trips that a person made, as the covers and lists of the reports name the travellers."""
        people = self.workspace.people
        return tuple(
            (record, traveller)
            for record in self.records()
            for traveller in record.travellers
            if (known := people.known_as(traveller.name, record.id)) and known.id == person_id
        )


def day_of(visit: Visit, days: tuple[Day, ...]) -> int | None:
    """Index of the day of an itinerary to which a visit belongs, by its printed date, else by the probable one."""
    printed = {day.date: index for index, day in reversed(tuple(enumerate(days))) if day.date}
    probable = {day.probable_date: index for index, day in reversed(tuple(enumerate(days))) if day.probable_date}
    for date in (visit.date, visit.probable_date):
        for places in (printed, probable):
            if date is not None and date in places:
                return places[date]
    return None
