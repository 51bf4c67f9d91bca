"""Itineraries as tables and calendars; the calendars are read back by a parser that is none of the library's that wrote them."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from tjexplorer.authority.institutions import load_institutions
from tjexplorer.export.calendar import is_itinerary_export, itinerary_ics, stamp_of
from tjexplorer.export.documents import visits_document
from tjexplorer.export.itinerary import ITINERARY_COLUMNS, VISIT_COLUMNS, itinerary_csv, undated, visits_csv
from tjexplorer.model.record import Day, LineRange, PersonMet, Printed, Stop, Trip, Visit
from tjexplorer.model.report import Report
from tjexplorer.text.printable import printable

GOLDEN = Path(__file__).parent / "golden"
CORPUS = Path(__file__).resolve().parents[2] / "corpus"
REPORTS = sorted(path.name for path in (CORPUS / "reports").iterdir())
STAMP = datetime(2025, 5, 14, tzinfo=UTC)
ID = "2025-nstc-natural-sciences"


@pytest.fixture(scope="module")
def name_of():
    institutions = load_institutions(CORPUS / "authority" / "institutions.yaml")
    return lambda id_: institutions.get(id_).name


def read_back(text):
    """The events of a calendar by UID, as the independent parser reads them."""
    events = IcsCalendarStream.calendar_from_ics(text).events
    found = {event.uid: event for event in events}
    assert len(found) == len(events)
    return found


def table(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def with_record(report, **changes):
    return Report(replace(report.record, **changes), report.source, report.sections, report.left_out)


def visit(**changes):
    values = {"report": ID, "order": 1, "kind": "visit", "institution": "jst", "as_printed": None, "line": None}
    return Visit(**(values | {"date": None} | changes))


def only_event(report, **changes):
    """The event of one visit."""
    made = with_record(report, visits=(visit(**changes),))
    (event,) = read_back(itinerary_ics(made, str.upper, STAMP)).values()
    return event


# The five reports.


@pytest.mark.parametrize("id_", REPORTS)
def test_every_day_is_in_the_calendar(library, name_of, id_):
    report = library.report(id_)
    events = read_back(itinerary_ics(report, name_of, stamp_of(report)))
    for number, day in enumerate(report.record.itinerary, 1):
        event = events.pop(f"{id_}-day-{number}@tjexplorer")
        expected = day.probable_date or day.date
        assert (event.dtstart, event.dtend) == (expected, expected + timedelta(days=1))
        for printed in (day.route, day.overnight, *day.stops):
            assert printed is None or printed.text in event.description
        assert day.as_printed in event.description
        assert all(note in event.description for note in day.notes)
    assert len(events) == len(report.record.visits)


@pytest.mark.parametrize("id_", REPORTS)
def test_every_visit_is_in_the_calendar(library, name_of, id_):
    report = library.report(id_)
    events = read_back(itinerary_ics(report, name_of, stamp_of(report)))
    for one in report.record.visits:
        event = events.pop(f"{id_}-visit-{one.order}@tjexplorer")
        day = one.probable_date or one.date
        if day is None:
            assert (event.dtstart, event.dtend) == (one.date_from, one.date_to + timedelta(days=1))
        elif one.starts:
            for found, clock in ((event.dtstart, one.starts), (event.dtend, one.ends)):
                assert found.replace(tzinfo=None) == datetime.fromisoformat(f"{day}T{clock}")
                assert found.utcoffset() == timedelta(hours=9)
        else:
            assert (event.dtstart, event.dtend) == (day, day + timedelta(days=1))
        assert one.institution is None or name_of(one.institution) in event.summary
        assert one.place is None or one.place.text in event.location
        assert one.city is None or one.city.text in event.location
        assert one.as_printed is None or one.as_printed in event.description
        for text in (*one.notes, *(host.name for host in one.hosts), *(topic.text for topic in one.topics)):
            assert text in event.description
        assert f"原文第{one.write_up.line}" in event.description.replace("\n", "")
    assert len(events) == len(report.record.itinerary)


@pytest.mark.parametrize("id_", REPORTS)
def test_every_day_and_visit_is_in_the_table(library, name_of, id_):
    record = library.report(id_).record
    rows = table(itinerary_csv(library.report(id_), name_of))
    assert sum(row["kind"] == "day" for row in rows) == len(record.itinerary)
    found = [row for row in rows if row["kind"] not in {"day", "stop"}]
    for one in record.visits:
        (row,) = [
            row
            for row in found
            if (row["institution"], row["date_as_printed"], row["kind"], row["starts"])
            == (one.institution or "", one.as_printed or "", one.kind, one.starts or "")
        ]
        assert row["date"] == (one.date.isoformat() if one.date else "")
        assert row["weekday"] == (one.date.strftime("%a") if one.date else "")
        assert row["probable_date"] == (one.probable_date.isoformat() if one.probable_date else "")
        assert row["institution_name"] == (name_of(one.institution) if one.institution else "")
        assert row["hosts"].count("; ") == max(0, len(one.hosts) - 1)
        assert (row["report"], row["ends"]) == (id_, one.ends or "")
    assert len(found) == len(record.visits)
    stops = [stop.text for day in record.itinerary for stop in day.stops]
    assert [row["as_printed"] for row in rows if row["kind"] != "day" and row["as_printed"]] == stops
    assert {len(row) for row in rows} == {len(ITINERARY_COLUMNS)}


def test_a_date_that_cannot_be_right(library, name_of):
    report = library.report("2015-most-industry-academia")
    event = read_back(itinerary_ics(report, name_of, STAMP))["2015-most-industry-academia-visit-3@tjexplorer"]
    assert event.dtstart.date() == date(2015, 3, 10)
    assert "Printed date: 2014年3月10日 上午10:00～11:30" in event.description
    assert "(2014-03-10) cannot be right; the event stands on the probable one, 2015-03-10." in event.description


def test_dates_that_are_not_printed(library, name_of):
    events = read_back(itinerary_ics(library.report("2008-nsc-jst"), name_of, STAMP))
    meeting, inbound = (events[f"2008-nsc-jst-visit-{order}@tjexplorer"] for order in (3, 1))
    assert meeting.summary.endswith("(date not printed)")
    assert "The date is not printed." in meeting.description
    assert "2007-12-20 and 2007-12-23, both included" in meeting.description
    assert inbound.summary.endswith("(as printed: 96 年 3 月)")


def test_visits_that_no_day_holds_stand_in_order_of_time(library, name_of):
    rows = table(itinerary_csv(library.report("2008-nsc-jst"), name_of))
    assert [row["kind"] for row in rows] == ["inbound", "signing", "day", "meeting", "day", "day", "day"]


def test_a_stop_without_a_record_is_a_row_of_its_own(library, name_of):
    rows = table(itinerary_csv(library.report("2015-most-industry-academia"), name_of))
    assert [row["institution"] for row in rows if row["kind"] == "stop"] == ["kek", "mext-tt-office", "itri-japan"]
    visited = next(row for row in rows if row["institution"] == "itri-japan" and row["kind"] == "visit")
    assert (visited["as_printed"], visited["date"], visited["overnight"]) == ("", "2015-03-10", "日本東京")
    merged = next(row for row in rows if row["institution"] == "tci")
    assert (merged["as_printed"], merged["lines"]) == ("筑波育成中心(TCI)", "16; 77; 62–129")


@pytest.mark.parametrize("suffix", ["csv", "ics"])
def test_golden(library, name_of, suffix):
    """The files of `golden/` were read line by line when they were made; read a change before it is kept."""
    report = library.report(ID)
    text = itinerary_ics(report, name_of, stamp_of(report)) if suffix == "ics" else itinerary_csv(report, name_of)
    assert text.encode("utf-8") == (GOLDEN / f"itinerary-{ID}.{suffix}").read_bytes()


@pytest.mark.parametrize("id_", REPORTS)
def test_lines_are_as_the_standard_asks(library, name_of, id_):
    report = library.report(id_)
    content = itinerary_ics(report, name_of, stamp_of(report)).encode("utf-8")
    assert content.count(b"\n") == content.count(b"\r\n") == content.count(b"\r")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    for line in content.split(b"\r\n"):
        line.decode("utf-8")
    timed = any(one.starts for one in report.record.visits)
    assert content.count(b"BEGIN:VTIMEZONE") == timed


# When and where nothing but the record decides.


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone of a process cannot be changed here")
def test_the_same_bytes_wherever_and_whenever(library, name_of, monkeypatch):
    report = library.report(ID)
    made = set()
    for zone in ("UTC", "America/New_York", "Asia/Taipei"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        made.add(itinerary_ics(report, name_of, stamp_of(report)))
    monkeypatch.undo()
    time.tzset()
    assert len(made) == 1


def test_stamps(library, report):
    stamps = {id_: stamp_of(library.report(id_)).isoformat() for id_ in REPORTS}
    assert stamps == {
        "2008-nsc-jst": "2008-01-20T00:00:00+00:00",
        "2013-cepd-hokkaido": "2013-02-25T00:00:00+00:00",
        "2015-most-industry-academia": "2015-03-14T00:00:00+00:00",
        "2025-moea-innovation-policy": "2025-10-17T00:00:00+00:00",
        "2025-nstc-natural-sciences": "2025-05-14T00:00:00+00:00",
    }
    assert stamp_of(with_record(report, report_date=None)) == datetime(2025, 1, 1, tzinfo=UTC)
    trip = Trip(date(2024, 1, 1), date(2024, 1, 3), "x", 1)
    assert stamp_of(with_record(report, report_date=None, trip=trip)) == datetime(2024, 1, 3, tzinfo=UTC)
    event = only_event(report, date=date(2025, 4, 14))
    assert event.dtstamp == STAMP


def test_a_report_without_days_and_visits(report):
    assert read_back(itinerary_ics(report, str, STAMP)) == {}
    assert table(itinerary_csv(report, str)) == []


# Single visits.


def test_a_visit_to_taiwan_keeps_the_time_of_taipei(report):
    made = with_record(
        report,
        visits=(
            visit(kind="inbound", date=date(2025, 4, 14), starts="09:00", ends="10:30"),
            visit(order=2, date=date(2025, 4, 15), starts="09:00"),
        ),
    )
    text = itinerary_ics(made, str.upper, STAMP)
    assert "DTSTART;TZID=Asia/Taipei:20250414T090000\r\n" in text
    assert "DTSTART;TZID=Asia/Tokyo:20250415T090000\r\n" in text
    inbound, without_end = read_back(text).values()
    assert inbound.dtstart.astimezone(UTC) == datetime(2025, 4, 14, 1, tzinfo=UTC)
    assert inbound.dtend.astimezone(UTC) == datetime(2025, 4, 14, 2, 30, tzinfo=UTC)
    assert inbound.summary == "visit to Taiwan: JST"
    assert without_end.dtstart.astimezone(UTC) == datetime(2025, 4, 15, 0, tzinfo=UTC)
    assert without_end.dtend is None


def test_times_that_no_event_can_have(report):
    backwards = only_event(report, date=date(2025, 4, 14), starts="17:00", ends="15:00", as_printed="17:00-15:00")
    assert backwards.dtend is None
    assert "17:00-15:00" in backwards.description
    only_end = only_event(report, date=date(2025, 4, 14), ends="15:00")
    assert (only_end.dtstart, only_end.dtend) == (date(2025, 4, 14), date(2025, 4, 15))
    assert "Time: ?–15:00" in only_end.description
    last = only_event(report, date=date.max)
    assert (last.dtstart, last.dtend) in {(date.max, None), (date.max, date.max)}


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ({"date_from": date(2025, 4, 1)}, (date(2025, 4, 1), date(2025, 4, 2))),
        ({"date_to": date(2025, 4, 9)}, (date(2025, 4, 9), date(2025, 4, 10))),
        ({"date_from": date(2025, 4, 9), "date_to": date(2025, 4, 1)}, (date(2025, 4, 9), date(2025, 4, 10))),
    ],
)
def test_bounds_that_are_half_or_crossed(report, bounds, expected):
    event = only_event(report, **bounds)
    assert (event.dtstart, event.dtend) == expected


def test_what_has_no_date_is_counted_and_stays_in_the_table(report):
    made = with_record(report, visits=(visit(),), itinerary=(Day(ID, None, None, 1),))
    assert undated(made.record) == 2
    assert read_back(itinerary_ics(made, str, STAMP)) == {}
    assert [row["kind"] for row in table(itinerary_csv(made, str))] == ["day", "visit"]


def test_a_visit_without_institution_has_another_name(report):
    assert only_event(report, date=date(2025, 4, 14), institution=None).summary == "visit"
    topic = (Printed("機器人", 1),)
    assert only_event(report, date=date(2025, 4, 14), institution=None, kind="meeting", topics=topic).summary == (
        "meeting: 機器人"
    )


def test_lines_that_the_source_does_not_have(report):
    event = only_event(report, date=date(2025, 4, 14), write_up=LineRange(4000, 5000))
    assert "4000–5000" in event.description


# Hostile text.

HOSTILE = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=120)


@given(HOSTILE)
@example('\\N \\n \\, \\; \\\\ a,b;c:d "q" ^n')
@example("x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\n")
@example("\x1b[31m\u202e\u2028\x85\x00")
@example("字" * 120)
def test_hostile_text_comes_back_as_it_is_shown(report, text):
    hostile = Printed(text, 1)
    made = with_record(
        report,
        label=text,
        visits=(
            visit(
                date=date(2025, 4, 14), as_printed=text, line=1, city=None, place=hostile, topics=(hostile,), notes=(text,),
                hosts=(PersonMet(text, 1, text, text),), write_up=LineRange(5, 8),
            ),
        ),
        itinerary=(Day(ID, date(2025, 4, 14), text, 1, route=hostile, stops=(Stop(text, 1, text),), overnight=hostile),),
    )  # fmt: skip
    content = itinerary_ics(made, lambda _id: text, STAMP)
    assert max(len(line) for line in content.encode("utf-8").split(b"\r\n")) <= 75
    assert printable(content.replace("\r\n", "")) == content.replace("\r\n", "")
    events = read_back(content)
    assert list(events) == [f"{ID}-day-1@tjexplorer", f"{ID}-visit-1@tjexplorer"]
    day, one = events.values()
    shown = printable(text)
    assert one.summary == shown
    assert one.location == shown
    assert day.summary == f"Day 1: {shown}"
    assert one.description.split("\n")[:4] == [
        f"Printed date: {shown}",
        f"Hosts: {shown} {shown} ({shown})",
        f"Topics: {shown}",
        f"Note: {shown}",
    ]
    for row in table(itinerary_csv(made, lambda _id: text)):
        for cell in row.values():
            assert cell[:1] not in set("=+-@\t\r＝＋－＠")


@given(HOSTILE)
@example("報告,\\N")
def test_any_id_gives_events_of_their_own(report, text):
    made = with_record(report, id=text, visits=(visit(date=date(2025, 4, 14)), visit(order=2, date=date(2025, 4, 14))))
    assert len(read_back(itinerary_ics(made, str, STAMP))) == 2


# The rest.


def test_visits_as_a_table(library, name_of):
    document = visits_document([library.report(id_) for id_ in REPORTS])
    rows = table(visits_csv(document, name_of))
    assert tuple(rows[0]) == VISIT_COLUMNS
    assert set(VISIT_COLUMNS) - {"institution_name", "through", "met_there"} == set(document["visits"][0])
    assert [(row["report"], int(row["order"])) for row in rows] == [
        (one["report"], one["order"]) for one in document["visits"]
    ]
    meeting = next(row for row in rows if row["report"] == "2008-nsc-jst" and row["kind"] == "meeting")
    assert meeting["participants"].startswith("葉清發 組長 (台北駐日經濟文化代表處科技組); 鄒旻槐")


def test_an_export_is_known_again(library, name_of):
    report = library.report(ID)
    assert is_itinerary_export(itinerary_ics(report, name_of, STAMP)[:1024])
    assert is_itinerary_export(itinerary_csv(report, name_of)[:1024])
    for other in ("", "date,weekday\n", "BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\n", "BEGIN:VCARD\r\n", "\x00"):
        assert not is_itinerary_export(other)


def test_only_a_calendar_loads_the_calendar_library():
    program = (
        "import sys\n"
        "import tjexplorer.export.calendar, tjexplorer.export.itinerary, tjexplorer.cli.commands.visits\n"
        "sys.exit('icalendar' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], timeout=60, check=False).returncode == 0
