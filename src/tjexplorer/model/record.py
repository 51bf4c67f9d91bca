"""The record of a report: the fields of the public portal of overseas trip reports, visits, days and notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date

PARTS = (
    "form", "title", "subtitle", "plan_name", "agency", "category", "destinations", "trip", "report_date", "travellers",
    "keywords", "abstract", "visits", "itinerary",
)  # fmt: skip
"""The parts of a record that a program can draft, by the names of their fields."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Words of the source."""

    text: str
    """As printed, but for the white space of wraps."""
    line: int
    """Line on which they begin."""


@dataclass(frozen=True, slots=True)
class Agency:
    """The body that a report was made by or for."""

    text: str
    """Its name as printed."""
    line: int
    """Line."""
    institution: str | None = None
    """Id of the authority record."""


@dataclass(frozen=True, slots=True)
class Traveller:
    """A member of the party (出國人員)."""

    name: str
    """姓名, as printed."""
    line: int
    """Line."""
    organisation: str | None = None
    """服務機關, as printed."""
    unit: str | None = None
    """服務單位, as printed."""
    title: str | None = None
    """職稱, as printed."""
    role: str | None = None
    """Part in the delegation, as printed."""
    author: bool = False
    """Whether the cover names the person as author."""


@dataclass(frozen=True, slots=True)
class Trip:
    """出國期間: the period of the trip."""

    start: Date
    """First day, as printed."""
    end: Date
    """Last day, as printed."""
    as_printed: str
    """The printed form."""
    line: int
    """Line."""
    probable_start: Date | None = None
    """First day by the evidence, where the printed one cannot be right."""
    probable_end: Date | None = None
    """Last day by the evidence."""


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date with its printed form."""

    date: Date
    """ISO date."""
    as_printed: str
    """The printed form."""
    line: int
    """Line."""


@dataclass(frozen=True, slots=True)
class LineRange:
    """Lines of a source, both ends included."""

    line: int
    """First line."""
    end_line: int
    """Last line."""


@dataclass(frozen=True, slots=True)
class PersonMet:
    """A person named in a visit."""

    name: str
    """As printed."""
    line: int
    """Line."""
    role: str | None = None
    """職稱, as printed."""
    organisation: str | None = None
    """The body or division printed with the name; it may be that of the visit. None where none is printed."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit, meeting, signing or inbound visit."""

    report: str
    """Id of the report."""
    order: int
    """1-based order in the report."""
    kind: str
    """visit, meeting, signing or inbound."""
    institution: str | None
    """Id of the institution."""
    date: Date | None
    """The printed date; None where none is printed."""
    as_printed: str | None
    """Date and time as printed."""
    line: int | None
    """Line of the printed date."""
    date_from: Date | None = None
    """Earliest day of a date that is not printed."""
    date_to: Date | None = None
    """Latest day of a date that is not printed."""
    probable_date: Date | None = None
    """The date by the evidence, where the printed one cannot be right."""
    starts: str | None = None
    """Beginning, 24 hours, HH:MM."""
    ends: str | None = None
    """End, 24 hours, HH:MM."""
    city: Printed | None = None
    """City as printed."""
    place: Printed | None = None
    """Address or room as printed."""
    hosts: tuple[PersonMet, ...] = ()
    """Whom they met."""
    participants: tuple[PersonMet, ...] = ()
    """Ours, where named."""
    topics: tuple[Printed, ...] = ()
    """Subjects."""
    write_up: LineRange | None = None
    """Lines of the section that reports it."""
    reflections: tuple[LineRange, ...] = ()
    """Lines of the reflections on it."""
    notes: tuple[str, ...] = ()
    """Plain sentences of the editor."""

    @property
    def when(self) -> Date | None:
        """The day to sort and count by: the probable, the printed, or the earliest possible one."""
        return self.probable_date or self.date or self.date_from


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop of a day's route."""

    text: str
    """As printed."""
    line: int
    """Line."""
    institution: str | None = None
    """Id of the institution."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of an itinerary."""

    report: str
    """Id of the report."""
    date: Date | None
    """The printed date."""
    as_printed: str | None
    """The printed form, or that of the period it follows from."""
    line: int
    """Line of the printed form."""
    probable_date: Date | None = None
    """The date by the evidence, where the printed one cannot be right."""
    route: Printed | None = None
    """The day's programme as printed."""
    stops: tuple[Stop, ...] = ()
    """Stops in the printed order."""
    overnight: Printed | None = None
    """夜宿."""
    notes: tuple[str, ...] = ()
    """Plain sentences of the editor."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a note rests on."""

    statement: str | None = None
    """A fact outside the corpus: a calendar, a sum."""
    report: str | None = None
    """Id of the report of a place in the corpus."""
    line: int | None = None
    """Its line."""
    quote: str | None = None
    """Its words."""


@dataclass(frozen=True, slots=True)
class EditorNote:
    """A doubtful place of a source and why."""

    report: str
    """Id of the report."""
    line: int
    """Line of the quotation."""
    quote: str
    """The doubtful words, as printed."""
    kind: str
    """weekday, date, name, acronym, sum, figure, misprint, missing or contradiction."""
    note: str
    """What is doubtful, in one or two sentences."""
    level: str
    """certain or likely."""
    evidence: tuple[Evidence, ...] = ()
    """What shows it."""


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """Everything the record of a report says."""

    id: str
    """Year, agency, subject; the name of the report's folder."""
    form: str
    """trip-report or project-report."""
    source_name: str
    """電子全文檔: name of the file as received."""
    sha256: str
    """SHA-256 of the file as received."""
    label: str
    """The editor's short name."""
    system_id: str | None = None
    """系統識別號."""
    title: Printed | None = None
    """報告名稱."""
    subtitle: Printed | None = None
    """Subtitle."""
    supplied_title: str | None = None
    """A title made by the editor where the source has none."""
    plan_name: Printed | None = None
    """計畫名稱."""
    agency: Agency | None = None
    """計畫主辦機關."""
    category: Printed | None = None
    """出國類別."""
    destinations: tuple[Printed, ...] = ()
    """前往地區."""
    trip: Trip | None = None
    """出國期間."""
    report_date: PrintedDate | None = None
    """報告日期."""
    travellers: tuple[Traveller, ...] = ()
    """出國人員."""
    keywords: tuple[Printed, ...] = ()
    """關鍵詞."""
    abstract: LineRange | None = None
    """報告內容摘要."""
    visits: tuple[Visit, ...] = ()
    """In order of the source."""
    itinerary: tuple[Day, ...] = ()
    """In order of days."""
    notes: tuple[EditorNote, ...] = ()
    """Editor's notes recorded by hand."""
    drafted: tuple[str, ...] = ()
    """The `PARTS` that a program wrote and that no person has confirmed."""

    @property
    def display_title(self) -> str:
        """The printed title, or the supplied one in square brackets as library rules (ISBD) ask."""
        if self.title:
            return self.title.text
        return f"[{self.supplied_title or self.label}]"

    @property
    def year(self) -> int | None:
        """The year to file under: that of the report, else of the trip, else the one that begins the id."""
        if self.report_date:
            return self.report_date.date.year
        if self.trip:
            return (self.trip.probable_end or self.trip.end).year
        return int(self.id[:4]) if self.id[:4].isdecimal() else None
