"""From a report of the corpus to what is searched of it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from datetime import date as Date

from tjexplorer.indexing.documents import ReportFacts, Runs, SearchedReport, SearchedSection, Units
from tjexplorer.model.reading import Block, BlockKind, Run
from tjexplorer.model.record import ReportRecord, Visit
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.text.fold import fold


def prepare(report: Report) -> SearchedReport:
    """What is searched of a report: all sections but contents lists."""
    draft = _Draft()
    sections: list[SearchedSection] = []
    ordinals: dict[str | None, int] = {}
    told = _told_within(report)
    for section in report.sections:
        if section.kind is SectionKind.TOC:
            continue
        first = len(draft.titles)
        leading = True
        for block in section.blocks:
            leading = leading and block.kind is BlockKind.HEADING
            draft.add_block(block, title=leading)
        if first == len(draft.titles):
            draft.add_unit((), title=False)
        first_day, last_day = _days(report.record, section, told.get(section.id, ()))
        sections.append(
            SearchedSection(
                id=section.id,
                number=section.number,
                title=section.title,
                kind=str(section.kind),
                implied=section.implied,
                line=section.line,
                first_day=first_day.isoformat() if first_day else None,
                last_day=last_day.isoformat() if last_day else None,
                first_unit=first,
                end_unit=len(draft.titles),
                above=ordinals.get(section.parent, -1),
            )
        )
        ordinals[section.id] = len(sections) - 1
    return draft.finish(report, tuple(sections))


class _Draft:
    """The texts and arrays of a report while its units are added."""

    def __init__(self) -> None:
        self.titles = array("I")
        self._reading: list[str] = []
        self._folded: list[str] = []
        self._starts, self._ends = array("I"), array("I")
        self._unit_reading, self._unit_folded, self._blocks = array("I", [0]), array("I", [0]), array("I")
        self._run_reading, self._run_length = array("I"), array("I")
        self._run_start, self._run_end = array("I"), array("I")
        self._block = 0

    def add_block(self, block: Block, *, title: bool) -> None:
        """The units of a block."""
        for runs in _stretches(block):
            self.add_unit(runs, title=title)
        self._block += 1

    def add_unit(self, runs: tuple[Run, ...], *, title: bool) -> None:
        """One unit."""
        base = at = self._unit_reading[-1]
        for run in runs:
            if run.text:
                self._run_reading.append(at)
                self._run_length.append(len(run.text))
                self._run_start.append(run.span.start)
                self._run_end.append(run.span.end)
                at += len(run.text)
        # A line feed would end the unit: the reading text has none, whatever the source contains.
        reading = "".join(run.text for run in runs).replace("\n", " ")
        folded = fold(reading)
        self._reading.append(reading + "\n")
        self._folded.append(folded.text + "\n")
        self._starts.extend(base + start for start in folded.starts)
        self._ends.extend(base + end for end in folded.ends)
        self._starts.append(at)
        self._ends.append(at + 1)
        self._unit_reading.append(at + 1)
        self._unit_folded.append(len(self._starts))
        self._blocks.append(self._block)
        self.titles.append(title)

    def finish(self, report: Report, sections: tuple[SearchedSection, ...]) -> SearchedReport:
        """The values."""
        return SearchedReport(
            facts=_facts(report.record),
            sections=sections,
            source=report.source,
            reading="".join(self._reading),
            folded="".join(self._folded),
            starts=self._starts,
            ends=self._ends,
            units=Units(self._unit_folded, self._unit_reading, self.titles, self._blocks),
            runs=Runs(self._run_reading, self._run_length, self._run_start, self._run_end),
        )


def _stretches(block: Block) -> Iterator[tuple[Run, ...]]:
    """The runs of a block, those of a table or card cut where a cell begins."""
    borders = sorted({cell.text.span.start for row in block.rows for cell in row if cell.text.runs})
    runs: list[Run] = []
    passed = 0
    for run in block.text.runs:
        begun = passed
        while passed < len(borders) and borders[passed] <= run.span.start and run.text:
            passed += 1
        if passed > begun and runs:
            yield tuple(runs)
            runs = []
        runs.append(run)
    if runs:
        yield tuple(runs)


def _facts(record: ReportRecord) -> ReportFacts:
    days = []
    if record.report_date:
        days.append(record.report_date.date)
    if record.trip:
        days += [record.trip.probable_start or record.trip.start, record.trip.probable_end or record.trip.end]
    return ReportFacts(
        id=record.id,
        label=record.label,
        title=record.display_title,
        agency=record.agency.text if record.agency else None,
        agency_id=record.agency.institution if record.agency else None,
        years=tuple(sorted({day.year for day in days})),
    )


def _told_within(report: Report) -> dict[str, list[Visit]]:
    """By the id of a section the visits that are told in a few of its lines, and in no section of their own."""
    found: dict[str, list[Visit]] = {}
    for visit in report.record.visits:
        lines = visit.write_up
        if lines is None or any(_tells(section, visit) for section in report.sections):
            continue
        around = [one for one in report.sections if one.line <= lines.line and lines.end_line <= one.end_line]
        if around:
            innermost = min(around, key=lambda one: one.end_line - one.line)
            found.setdefault(innermost.id, []).append(visit)
    return found


def _days(record: ReportRecord, section: Section, within: Iterable[Visit]) -> tuple[Date | None, Date | None]:
    """First and last day of what a section tells: of the visits whose write-up it is part of, and of those told within it,
    else of the trip, else the date of the report.
    """
    told = (visit for visit in record.visits if _tells(section, visit))
    days = [day for visit in (*told, *within) for day in _days_of(visit)]
    if days:
        return min(days), max(days)
    if record.trip:
        return record.trip.probable_start or record.trip.start, record.trip.probable_end or record.trip.end
    if record.report_date:
        return record.report_date.date, record.report_date.date
    return None, None


def _tells(section: Section, visit: Visit) -> bool:
    lines = visit.write_up
    return lines is not None and lines.line <= section.line and section.end_line <= lines.end_line


def _days_of(visit: Visit) -> Iterator[Date]:
    known = visit.probable_date or visit.date
    yield from (day for day in ((known,) if known else (visit.date_from, visit.date_to)) if day)
