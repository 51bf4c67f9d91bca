"""What a dossier holds. Every fact carries its place: a report and a line, or a span of its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tjexplorer.authority.encounters import Encounter
from tjexplorer.dossier.announcements import Announcement, Sentence
from tjexplorer.dossier.descriptions import Description
from tjexplorer.dossier.encounters import RoleSeen, Trip
from tjexplorer.dossier.kinship import Family, Kinship
from tjexplorer.dossier.passages import Paragraph
from tjexplorer.model.institution import Institution
from tjexplorer.model.names import Attestation
from tjexplorer.model.programme import Programme
from tjexplorer.model.recommendation import Recommendation
from tjexplorer.model.record import Day, EditorNote, Stop, Visit
from tjexplorer.model.report import Report


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """A form of the name as a report prints it."""

    report: str
    """Id of the report."""
    text: str
    """The form as printed, but for the white space of wraps."""
    count: int
    """How often it stands there."""
    line: int
    """1-based line of the first place."""


@dataclass(frozen=True, slots=True)
class Ancestor:
    """A step of the lineage."""

    institution: str
    """Id of the earlier body."""
    successor: str
    """Id of the body that it became, or became part of."""
    until: str | None
    """Year or year-month of the change; None where it is not known."""
    named: Attestation | None
    """The first place that names the earlier body; None where no report does."""


@dataclass(frozen=True, slots=True)
class VisitHeld:
    """A visit, meeting, signing or inbound visit."""

    visit: Visit
    """The visit."""
    kinship: Kinship
    """What the body visited is to the institution."""
    section: str | None
    """Id of the section of the write-up."""
    encounters: tuple[Encounter, ...]
    """Everybody named in it, hosts first."""


@dataclass(frozen=True, slots=True)
class MetElsewhere:
    """A visit to another body on which people of the institution were met."""

    visit: Visit
    """The visit."""
    section: str | None
    """Id of the section of the write-up."""
    encounters: tuple[Encounter, ...]
    """Those hosts who belong to the institution, its lineage or a part, by the line that names them there."""


@dataclass(frozen=True, slots=True)
class Party:
    """Ours, who went on a trip that visited the institution, or who made a report of the institution's own."""

    report: str
    """Id of the report."""
    trips: tuple[Trip, ...]
    """The members, in the order of the record."""


@dataclass(frozen=True, slots=True)
class ProgrammeSeen:
    """A programme that the institution runs, or that its descriptions name."""

    programme: Programme
    """The record, with years and budgets."""
    owned: bool
    """Whether the institution, its lineage or a part runs it."""
    places: tuple[Attestation, ...]
    """Where the descriptions name it, each paragraph once."""


@dataclass(frozen=True, slots=True)
class Recommended:
    """A recommendation that names the institution, or stands in the reflections on a visit to it."""

    recommendation: Recommendation
    """The recommendation."""
    names_it: bool
    """Whether it, or its heading, names the institution, its lineage or a part."""
    on_visit: bool
    """Whether it stands in the reflections on a visit."""


@dataclass(frozen=True, slots=True)
class Unreported:
    """A stop that the itinerary has, though no visit to that body is recorded."""

    day: Day
    """The day."""
    stop: Stop
    """The stop."""


@dataclass(frozen=True, slots=True)
class OpenEnds:
    """What was scheduled and not reported, announced and not seen."""

    unreported: tuple[Unreported, ...]
    """Stops without a visit."""
    unwritten: tuple[Visit, ...]
    """Visits without a write-up."""
    announced: tuple[Announcement, ...]
    """Announcements, by their dates."""
    unsettled: tuple[Sentence, ...] = ()
    """What reports leave open without a date, in the order of their time."""

    def __bool__(self) -> bool:
        return bool(self.unreported or self.unwritten or self.announced or self.unsettled)


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the reports of a library say of one institution."""

    institution: Institution
    """The authority record."""
    family: Family
    """Predecessors, successors, parts."""
    seat: str
    """City and prefecture of its seat, in the language in use; empty where none is known."""
    names: Mapping[str, str]
    """Names of all institutions that the dossier speaks of, by id."""
    forms: tuple[PrintedForm, ...]
    """The forms of the name, by report in the order of years, the most frequent first."""
    ancestors: tuple[Ancestor, ...]
    """The lineage back from the institution, by year, the earliest first."""
    descendants: tuple[Ancestor, ...]
    """The lineage on from it: steps whose first body is the institution or a successor."""
    descriptions: tuple[Description, ...]
    """What each report says of it, by year."""
    visits: tuple[VisitHeld, ...]
    """Visits to it, its lineage and its parts, by day."""
    visited_under: tuple[VisitHeld, ...]
    """Visits to bodies below it with a name of their own, and to parts of these, by day."""
    met_elsewhere: tuple[MetElsewhere, ...]
    """Visits to others on which its people were met, by day."""
    roles: tuple[RoleSeen, ...]
    """Other persons whose role names it."""
    parties: tuple[Party, ...]
    """Who went there, by trip."""
    own_reports: tuple[Party, ...]
    """Reports that it, its lineage or a part made, with their travellers."""
    programmes: tuple[ProgrammeSeen, ...]
    """Its own programmes first, then those with years or budgets, then by how many paragraphs name them."""
    recommendations: tuple[Recommended, ...]
    """Those on visits that name it first, then others on visits, then others; by report and place."""
    reflections: tuple[Paragraph, ...]
    """Paragraphs of the reflections on its visits that are no recommendations, by report and place."""
    notes: tuple[EditorNote, ...]
    """Editor's notes that touch what the dossier quotes or states: those on names of the institution and of people met
    first, then the weightiest kinds, then by report and line."""
    open_ends: OpenEnds
    """What is still open."""
    mentions: Mapping[str, int]
    """How often each report names it, by report id; reports that do not are left out."""
    reports: Mapping[str, Report]
    """The reports that the dossier draws on, with all their notes, by id."""
    unread: tuple[str, ...] = ()
    """Ids of the reports that cannot be read; nothing of them is told here."""
