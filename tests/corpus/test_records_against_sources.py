"""What the records say against what the sources print: every printed form on its line, every date as the calendar has it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

import pytest

from tjexplorer.authority.institutions import load_institutions
from tjexplorer.corpus.library import Library
from tjexplorer.model.record import PersonMet, ReportRecord, Traveller, Visit
from tjexplorer.model.section import SectionKind
from tjexplorer.model.source import SourceText
from tjexplorer.text.dates import find_dates

IDS = (
    "2008-nsc-jst",
    "2013-cepd-hokkaido",
    "2015-most-industry-academia",
    "2025-moea-innovation-policy",
    "2025-nstc-natural-sciences",
)
RECEIVED = {
    "2008-nsc-jst": "000_4aeda7f28a103243.txt",
    "2025-nstc-natural-sciences": "001_3d95e3bd7f8012bf.txt",
    "2015-most-industry-academia": "002_422422292b9ab0bf.txt",
    "2013-cepd-hokkaido": "003_034545629ad967aa.txt",
    "2025-moea-innovation-policy": "004_662e8608a2f66349.txt",
}
COUNTS = {
    "2008-nsc-jst": (3, 4),
    "2013-cepd-hokkaido": (6, 5),
    "2015-most-industry-academia": (10, 7),
    "2025-moea-innovation-policy": (1, 0),
    "2025-nstc-natural-sciences": (5, 4),
}
CLOCK = re.compile(r"(?P<half>上午|下午)\s*(?P<h>\d{1,2}):(?P<m>\d\d)\s*[-～~]\s*(?P<to_h>\d{1,2}):(?P<to_m>\d\d)")


@pytest.fixture(params=IDS)
def record(request: pytest.FixtureRequest, library: Library) -> ReportRecord:
    return library.record(request.param)


def closed(text: str) -> str:
    return "".join(re.sub(r"</?u>", "", text).split())


def begins_on(source: SourceText, line: int, text: str) -> bool:
    """Whether a form begins on a line, letter for letter but for white space and the residue of underlining."""
    first = closed(source.line(line))
    last = min(source.line_count, line + 40)
    whole = "".join(closed(source.line(number)) for number in range(line, last + 1))
    return 0 <= whole.find(closed(text)) < len(first)


def beside(source: SourceText, line: int, text: str) -> bool:
    """Whether a form stands in the rows around a line, hyphens of wraps aside."""
    lines = [closed(source.line(number)) for number in range(max(1, line - 3), min(source.line_count, line + 12) + 1)]
    return closed(text) in "".join(lines) or closed(text) in "".join(part.removesuffix("-") for part in lines)


def printed(record: ReportRecord) -> Iterator[tuple[str, int | None, str]]:
    for field in ("title", "subtitle", "plan_name", "category"):
        value = getattr(record, field)
        if value:
            yield field, value.line, value.text
    if record.agency:
        yield "agency", record.agency.line, record.agency.text
    if record.trip:
        yield "trip", record.trip.line, record.trip.as_printed
    if record.report_date:
        yield "report date", record.report_date.line, record.report_date.as_printed
    yield from (("destination", found.line, found.text) for found in record.destinations)
    yield from (("keyword", found.line, found.text) for found in record.keywords)
    yield from (("traveller", found.line, found.name) for found in record.travellers)
    for visit in record.visits:
        yield from printed_of_visit(visit)
    for day in record.itinerary:
        if day.as_printed:
            yield "day", day.line, day.as_printed
        if day.route:
            yield "route", day.route.line, day.route.text
        if day.overnight:
            yield "overnight", day.overnight.line, day.overnight.text
        yield from (("stop", stop.line, stop.text) for stop in day.stops)
    yield from (("note", note.line, note.quote) for note in record.notes)


def printed_of_visit(visit: Visit) -> Iterator[tuple[str, int | None, str]]:
    if visit.as_printed:
        yield "visit", visit.line, visit.as_printed
    for value in (visit.city, visit.place):
        if value:
            yield "place", value.line, value.text
    yield from (("person", person.line, person.name) for person in (*visit.hosts, *visit.participants))
    yield from (("topic", topic.line, topic.text) for topic in visit.topics)


def test_every_printed_form_begins_on_its_line(record: ReportRecord, library: Library) -> None:
    source = library.source(record.id)
    forms = list(printed(record))
    assert forms
    missing = [form for form in forms if form[1] is None or not begins_on(source, form[1], form[2])]
    assert missing == []


def test_evidence_stands_where_it_is_said_to(record: ReportRecord, library: Library) -> None:
    for note in record.notes:
        assert note.evidence, note
        for evidence in note.evidence:
            if evidence.statement:
                assert (evidence.report, evidence.line, evidence.quote) == (None, None, None)
                continue
            assert evidence.report in library.report_ids
            assert evidence.line is not None
            assert evidence.quote
            assert begins_on(library.source(evidence.report), evidence.line, evidence.quote), (note, evidence)


def test_what_a_traveller_is_stands_beside_his_name(record: ReportRecord, library: Library) -> None:
    source = library.source(record.id)
    for traveller in record.travellers:
        places = [n for n in range(1, source.line_count + 1) if closed(traveller.name) in closed(source.line(n))]
        for text in said_of(traveller):
            assert any(beside(source, line, text) for line in places), (traveller, text)


def said_of(person: Traveller | PersonMet) -> list[str]:
    fields = ("organisation", "unit", "title", "role") if isinstance(person, Traveller) else ("organisation", "role")
    return [value for value in (getattr(person, field) for field in fields) if value]


def test_what_a_host_is_stands_beside_his_name(record: ReportRecord, library: Library) -> None:
    source = library.source(record.id)
    for visit in record.visits:
        for person in (*visit.hosts, *visit.participants):
            for text in said_of(person):
                assert beside(source, person.line, text), (person, text)


def test_authors_are_those_whom_the_cover_names(library: Library) -> None:
    named = {
        report_id: [traveller.name for traveller in library.record(report_id).travellers if traveller.author]
        for report_id in IDS
    }
    assert named == {
        "2008-nsc-jst": ["林光隆", "鄭慧娟"],
        "2013-cepd-hokkaido": ["廖弘凱", "張鎮修"],
        "2015-most-industry-academia": [],  # the cover is missing
        "2025-moea-innovation-policy": [],
        "2025-nstc-natural-sciences": ["賴明治"],
    }


def test_the_delegation_has_all_its_members(library: Library) -> None:
    names = [traveller.name for traveller in library.record("2025-nstc-natural-sciences").travellers]
    assert names == [
        "賴明治", "夏俊雄", "陳國璋", "王為豪", "王建隆", "葉鎮宇", "韓仁毓", "廖奕翰", "陳昭岑", "鄭嘉良", "陳軍互",
        "陳朝榮", "林俊良", "詹益慈", "呂冠樺",
    ]  # fmt: skip


def test_dates_of_the_trip_and_of_the_report_agree_with_what_is_printed(record: ReportRecord) -> None:
    if record.trip:
        found = [one.date for one in find_dates(record.trip.as_printed)]
        if len(found) == 1:  # no period is printed: the first and the last day of the schedule
            found.append(record.itinerary[-1].date or record.trip.end)
        assert found == [record.trip.start, record.trip.end]
    if record.report_date:
        assert [one.date for one in find_dates(record.report_date.as_printed)] == [record.report_date.date]


def test_dates_of_visits_agree_with_what_is_printed(record: ReportRecord) -> None:
    for visit in record.visits:
        if visit.as_printed is None:
            assert visit.line is None
            assert visit.date is None
            assert (visit.date_from or visit.probable_date) is not None
            continue
        found = find_dates(visit.as_printed, year=record.trip.start.year if record.trip else None, least="month")
        assert found, visit.as_printed
        if visit.date:
            assert found[0].date == visit.date
            assert (visit.date_from, visit.date_to) == (None, None)
        else:
            assert visit.date_from is not None
            assert visit.date_to is not None
            assert visit.date_from <= found[0].date <= visit.date_to


def test_hours_of_visits_agree_with_what_is_printed(record: ReportRecord, library: Library) -> None:
    source = library.source(record.id)
    for visit in record.visits:
        shown = CLOCK.search(source.line(visit.line)) if visit.line else None
        if shown is None or visit.starts is None:
            assert shown is None
            assert (visit.starts, visit.ends) == (None, None)
            continue
        later = 12 if shown["half"] == "下午" and int(shown["h"]) < 12 else 0
        assert visit.starts == f"{int(shown['h']) + later:02}:{shown['m']}"
        assert visit.ends == f"{int(shown['to_h']) + later:02}:{shown['to_m']}"
        assert visit.starts < visit.ends


def test_days_agree_with_what_is_printed(record: ReportRecord) -> None:
    for day in record.itinerary:
        assert record.trip is not None
        assert day.as_printed is not None
        assert day.date is not None
        found = find_dates(day.as_printed, year=record.trip.start.year)
        if len(found) == 1:
            assert found[0].date == day.date
        else:
            assert day.as_printed == record.trip.as_printed
            assert found[0].date <= day.date <= found[-1].date


def test_weekdays_fit_the_printed_or_the_probable_date(record: ReportRecord) -> None:
    for day in record.itinerary:
        assert record.trip is not None
        assert day.date is not None
        assert day.as_printed is not None
        printed_weekday = find_dates(day.as_printed, year=record.trip.start.year)[0].weekday_printed
        if printed_weekday is not None:
            assert (day.probable_date or day.date).weekday() == printed_weekday
            assert (day.date.weekday() == printed_weekday) == (day.probable_date is None)


def test_days_follow_each_other_over_the_whole_trip(record: ReportRecord) -> None:
    if record.trip is None:
        assert record.itinerary == ()
        return
    length = (record.trip.end - record.trip.start).days + 1
    assert len(record.itinerary) == length
    assert [day.date.toordinal() - record.trip.start.toordinal() for day in record.itinerary if day.date] == list(
        range(length)
    )


def test_visits_fall_into_the_trip(record: ReportRecord) -> None:
    for visit in record.visits:
        if record.trip is None or visit.kind in {"inbound", "signing"}:
            continue
        begins = record.trip.probable_start or record.trip.start
        ends = record.trip.probable_end or record.trip.end
        assert visit.when is not None
        assert begins <= visit.when <= ends


def test_stops_of_a_day_stand_in_the_printed_order(record: ReportRecord) -> None:
    for day in record.itinerary:
        lines = [stop.line for stop in day.stops]
        assert lines == sorted(lines)
        if day.route:
            assert all(line >= day.line for line in lines)


def test_visits_and_days_are_counted(library: Library) -> None:
    counted = {
        report_id: (len(library.record(report_id).visits), len(library.record(report_id).itinerary))
        for report_id in IDS
    }
    assert counted == COUNTS


def test_a_report_of_another_kind_has_no_trip(library: Library) -> None:
    record = library.record("2025-moea-innovation-policy")
    assert record.form == "project-report"
    assert (record.trip, record.report_date, record.category) == (None, None, None)
    assert (record.destinations, record.travellers, record.itinerary) == ((), (), ())


def test_a_report_without_a_cover_has_a_supplied_title(library: Library) -> None:
    record = library.record("2015-most-industry-academia")
    assert record.title is None
    assert record.supplied_title
    assert record.display_title == f"[{record.supplied_title}]"
    assert (record.agency, record.report_date, record.category) == (None, None, None)


def test_names_and_sums_of_the_files(record: ReportRecord, library: Library) -> None:
    data = (library.folder(record.id) / "source.txt").read_bytes()
    assert record.sha256 == hashlib.sha256(data).hexdigest()
    assert record.source_name == RECEIVED[record.id]


def test_institutions_exist(record: ReportRecord, library: Library) -> None:
    known = load_institutions(library.corpus / "authority" / "institutions.yaml")
    named = [visit.institution for visit in record.visits]
    named += [stop.institution for day in record.itinerary for stop in day.stops]
    named += [record.agency.institution] if record.agency else []
    assert [id_ for id_ in named if id_ is not None and id_ not in known] == []


def test_each_visit_of_a_trip_names_its_institution(record: ReportRecord) -> None:
    assert all(visit.institution for visit in record.visits) == (record.form == "trip-report")


def test_a_write_up_begins_with_its_section(record: ReportRecord, library: Library) -> None:
    """Where a report has a section for each visit; else with a block of reading text."""
    report = library.report(record.id)
    first_lines = {section.line: section for section in report.sections}
    has_sections = any(section.kind is SectionKind.VISIT for section in report.sections)
    block_lines = {report.source.line_of(b.span.start): b for s in report.sections for b in s.blocks}
    for visit in record.visits:
        assert visit.write_up is not None
        if has_sections:
            section = first_lines[visit.write_up.line]
            assert section.kind is SectionKind.VISIT
            assert section.end_line == visit.write_up.end_line
        else:
            assert visit.write_up.line in block_lines
            assert visit.write_up.line <= visit.write_up.end_line


def test_reflections_begin_with_their_section(record: ReportRecord, library: Library) -> None:
    report = library.report(record.id)
    sections = {section.line: section for section in report.sections}
    for visit in record.visits:
        for reflection in visit.reflections:
            assert sections[reflection.line].kind is SectionKind.REFLECTIONS
            assert sections[reflection.line].end_line == reflection.end_line


def test_the_abstract_is_where_the_record_says(record: ReportRecord, library: Library) -> None:
    sections = [s for s in library.report(record.id).sections if s.kind is SectionKind.ABSTRACT and s.level == 1]
    if record.abstract is None:
        assert sections == []
    else:
        assert [(s.line, s.end_line) for s in sections] == [(record.abstract.line, record.abstract.end_line)]


def test_every_visit_is_printed_in_the_order_of_the_write_ups(record: ReportRecord) -> None:
    lines = [visit.write_up.line for visit in record.visits if visit.write_up]
    assert lines == sorted(lines)
    assert [visit.order for visit in record.visits] == list(range(1, len(record.visits) + 1))


def test_notes_are_in_order_and_each_said_once(record: ReportRecord) -> None:
    lines = [note.line for note in record.notes]
    assert lines == sorted(lines)
    said = [(note.line, note.quote, note.kind, note.note) for note in record.notes]
    assert len(set(said)) == len(said)


def test_there_are_well_over_a_hundred_notes(library: Library) -> None:
    assert sum(len(library.record(report_id).notes) for report_id in IDS) > 100
