"""`itinerary --csv`, `itinerary --ics` and `visits --csv`: to stdout, and to files that are not lost."""

from __future__ import annotations

import csv
import io
import sys
from types import MappingProxyType

import pytest
from ical.calendar_stream import IcsCalendarStream

REPORT = "2025-nstc-natural-sciences"
FIRST_COLUMNS = MappingProxyType({"csv": "date,weekday,", "ics": "BEGIN:VCALENDAR\r\n"})


def calendar(text):
    return IcsCalendarStream.calendar_from_ics(text).events


def table(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_calendar_on_stdout(ask_small):
    found = ask_small("itinerary", REPORT, "--ics")
    assert (found.code, found.err) == (0, "")
    assert len(calendar(found.out)) == 9
    assert found.out == ask_small("itinerary", REPORT, "--ics").out


def test_calendar_of_a_process_has_the_line_ends_of_the_standard(start):
    running = start("itinerary", REPORT, "--ics", PYTHONWARNINGS="error")
    out, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (0, b"")
    assert out.startswith(b"BEGIN:VCALENDAR\r\n")
    assert out.count(b"\n") == out.count(b"\r\n") == out.count(b"\r")


def test_where_line_feeds_become_two_characters_the_calendar_has_no_third(ask_small, monkeypatch):
    monkeypatch.setattr("os.linesep", "\r\n")
    assert "\r" not in ask_small("itinerary", REPORT, "--ics").out


def test_tables_on_stdout(ask_small, ask):
    itinerary = ask_small("itinerary", REPORT, "--csv")
    assert (itinerary.code, itinerary.err) == (0, "")
    assert [row["kind"] for row in table(itinerary.out)].count("visit") == 5
    visits = ask("visits", "--csv")
    assert (visits.code, visits.err) == (0, "")
    assert len(table(visits.out)) == 25
    of_nims = table(ask("visits", "--institution", "nims", "--csv").out)
    assert {row["institution_name"] for row in of_nims} == {"物質材料研究機構"}


def test_json_goes_before_csv(ask_small):
    assert ask_small("itinerary", REPORT, "--csv", "--json").document["report"] == REPORT
    assert ask_small("visits", "--csv", "--json").document["visits"]


@pytest.mark.parametrize("form", FIRST_COLUMNS)
def test_a_file_is_written_and_written_again(ask_small, form, tmp_path):
    target = tmp_path / "new" / f"trip.{form}"
    for _time in range(2):
        found = ask_small("itinerary", REPORT, f"--{form}", "--output", target)
        assert (found.code, found.out) == (0, "")
        assert found.err == f"The itinerary is in {target}.\n"
    printed = ask_small("itinerary", REPORT, f"--{form}").out
    assert target.read_bytes() == printed.encode("utf-8")
    assert printed.startswith(FIRST_COLUMNS[form])
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_one_format_may_take_the_place_of_the_other(ask_small, tmp_path):
    target = tmp_path / "trip"
    target.touch()
    for form, first in FIRST_COLUMNS.items():
        assert ask_small("itinerary", "2008-nsc-jst", f"--{form}", "--output", target).code == 0
        assert target.read_bytes().startswith(first.encode())


@pytest.mark.parametrize(
    "content", [b"my own notes\n", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Other//EN\r\n", b"\xff\xfe\x00"]
)
@pytest.mark.parametrize("form", FIRST_COLUMNS)
def test_a_file_of_someone_else_is_kept(ask_small, form, content, tmp_path):
    target = tmp_path / "calendar"
    target.write_bytes(content)
    line = ask_small("itinerary", REPORT, f"--{form}", "--output", target).error(3)
    assert str(target) in line
    assert "--force" in line
    assert target.read_bytes() == content
    assert ask_small("itinerary", REPORT, f"--{form}", "--output", target, "--force").code == 0
    assert target.read_bytes().startswith(FIRST_COLUMNS[form].encode())


def test_a_file_that_cannot_be_written(ask_small, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    line = ask_small("itinerary", REPORT, "--ics", "--output", tmp_path / "file" / "trip.ics").error(3)
    assert "cannot be written" in line
    ask_small("itinerary", REPORT, "--ics", "--output", tmp_path).error(2)


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes")
def test_a_pipe_is_not_waited_for(ask_small, tmp_path):
    import os

    os.mkfifo(tmp_path / "pipe")
    assert "--force" in ask_small("itinerary", REPORT, "--ics", "--output", tmp_path / "pipe").error(3)


@pytest.mark.parametrize("form", [[], ["--csv"], ["--ics"]])
def test_a_report_without_a_trip(ask, form, tmp_path):
    target = tmp_path / "trip"
    found = ask("itinerary", "2025-moea-innovation-policy", *form, *(["--output", target] if form else []))
    assert (found.code, found.out) == (1, "")
    assert found.err.startswith("The report 2025-moea-innovation-policy has no itinerary. ")
    assert found.err.count("\n") == 1
    assert not target.exists()


@pytest.mark.parametrize("wrong", [["--csv", "--ics"], ["--output", "x"], ["--output", "x", "--csv", "--json"]])
def test_options_that_do_not_go_together(ask_small, wrong, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert ask_small("itinerary", REPORT, *wrong).error(2)
    assert not list(tmp_path.iterdir())


def test_what_has_no_date_is_told(call, own_library):
    record = own_library / "corpus" / "reports" / "2008-nsc-jst" / "report.yaml"
    text = record.read_text(encoding="utf-8")
    assert "date_from: 2007-12-20\n    date_to: 2007-12-23" in text
    text = text.replace("date_from: 2007-12-20\n    date_to: 2007-12-23", "date_from: null\n    date_to: null")
    record.write_text(text, encoding="utf-8", newline="\n")
    found = call("itinerary", "2008-nsc-jst", "--ics", "--library", own_library)
    assert found.code == 0
    assert found.err == "1 entry without a date is not in the calendar; --csv has it.\n"
    assert len(calendar(found.out)) == 6


def test_an_institution_that_no_record_describes_has_its_id(call, own_library):
    record = own_library / "corpus" / "reports" / "2008-nsc-jst" / "report.yaml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("institution: jst\n", "institution: nobody\n"), encoding="utf-8", newline="\n")
    assert "nobody" in call("itinerary", "2008-nsc-jst", "--ics", "--library", own_library).out
    rows = table(call("visits", "--report", "2008-nsc-jst", "--csv", "--library", own_library).out)
    assert {row["institution_name"] for row in rows} == {"nobody"}
