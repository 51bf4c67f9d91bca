"""What is written is read back equal: the confirmed records, and records that hostile text is in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.corpus.library import Library
from tjexplorer.corpus.record_file import LEVELS, NOTE_KINDS, VISIT_KINDS, load_record
from tjexplorer.corpus.record_writing import record_to_yaml
from tjexplorer.model.record import (
    PARTS,
    Agency,
    Day,
    EditorNote,
    Evidence,
    LineRange,
    PersonMet,
    Printed,
    PrintedDate,
    ReportRecord,
    Stop,
    Traveller,
    Trip,
    Visit,
)

HOSTILE = st.sampled_from(
    [
        "", " ", "null", "~", "true", "12:30", "2024-01-01", "1e3", "- a", "a: b", "#x", "*alias", "&anchor", "!tag", "{a}", "[b]",
        "'", '"', "\\", "a\nb", "\n", "\t", "\r\n", "\x1b[31m", "\x85", "\u2028", "\u202e反", "\ufeff", "\u3000", "：", "「」", "%", "@",
        "`", "? ", "| x", "> y", "--- ", "...", "=", "<<", "\U0001f600", "\U0010ffff", "\x00", "a #b", "a\u3000: b", "0o7",
    ]
)  # fmt: skip
TEXT = HOSTILE | st.text(max_size=12)
LINE = st.integers(1, 10**6)
DATE = st.dates()
CLOCK = st.sampled_from(["09:30", "00:00", "23:59", "10:00"])


def maybe(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | strategy


def some(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


PRINTED = st.builds(Printed, TEXT, LINE)
RANGE = st.tuples(LINE, LINE).map(lambda ends: LineRange(min(ends), max(ends)))
PERSON = st.builds(PersonMet, TEXT, LINE, maybe(TEXT), maybe(TEXT))
STOP = st.builds(Stop, TEXT, LINE, maybe(TEXT))
TRIP = st.builds(
    lambda ends, text, line, first, last: Trip(min(ends), max(ends), text, line, first, last),
    st.tuples(DATE, DATE), TEXT, LINE, maybe(DATE), maybe(DATE),
)  # fmt: skip
EVIDENCE = st.builds(Evidence, TEXT) | st.builds(Evidence, st.none(), maybe(TEXT), maybe(LINE), maybe(TEXT))
VISIT = st.builds(
    Visit, st.just("2024-any"), st.just(1), st.sampled_from(VISIT_KINDS), maybe(TEXT), maybe(DATE), maybe(TEXT), maybe(LINE),
    date_from=maybe(DATE), date_to=maybe(DATE), probable_date=maybe(DATE), starts=maybe(CLOCK), ends=maybe(CLOCK),
    city=maybe(PRINTED), place=maybe(PRINTED), hosts=some(PERSON), participants=some(PERSON), topics=some(PRINTED),
    write_up=maybe(RANGE), reflections=some(RANGE), notes=some(TEXT),
)  # fmt: skip
DAY = st.builds(
    Day,
    st.just("2024-any"),
    maybe(DATE),
    maybe(TEXT),
    LINE,
    maybe(DATE),
    maybe(PRINTED),
    some(STOP),
    maybe(PRINTED),
    some(TEXT),
)
NOTE = st.builds(
    EditorNote,
    st.just("2024-any"),
    LINE,
    TEXT,
    st.sampled_from(NOTE_KINDS),
    TEXT,
    st.sampled_from(LEVELS),
    some(EVIDENCE),
)
RECORD = st.builds(
    ReportRecord, st.just("2024-any"), st.sampled_from(["trip-report", "project-report"]), TEXT, TEXT, TEXT, maybe(TEXT),
    maybe(PRINTED), maybe(PRINTED), maybe(TEXT), maybe(PRINTED), maybe(st.builds(Agency, TEXT, LINE, maybe(TEXT))), maybe(PRINTED),
    some(PRINTED), maybe(TRIP), maybe(st.builds(PrintedDate, DATE, TEXT, LINE)),
    some(st.builds(Traveller, TEXT, LINE, maybe(TEXT), maybe(TEXT), maybe(TEXT), maybe(TEXT), st.booleans())),
    some(PRINTED), maybe(RANGE), st.just(()), some(DAY), some(NOTE),
    st.lists(st.sampled_from(PARTS), unique=True).map(tuple),
)  # fmt: skip


def read_back(record: ReportRecord, folder: Path) -> ReportRecord:
    path = folder / "report.yaml"
    path.write_text(record_to_yaml(record), encoding="utf-8", newline="\n")
    return load_record(path, record.id)


def test_the_confirmed_records(library: Library, tmp_path: Path) -> None:
    for report_id in library.report_ids:
        assert read_back(library.record(report_id), tmp_path) == library.record(report_id)


@given(record=RECORD, visits=st.lists(VISIT, max_size=2))
def test_any_record(record: ReportRecord, visits: list[Visit], tmp_path_factory: pytest.TempPathFactory) -> None:
    numbered = tuple(Visit(**{**fields_of(visit), "order": order}) for order, visit in enumerate(visits, 1))
    whole = ReportRecord(**{**fields_of(record), "visits": numbered})
    assert read_back(whole, tmp_path_factory.mktemp("any")) == whole


def fields_of(value: object) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def test_what_a_terminal_would_obey_is_escaped() -> None:
    record = ReportRecord("2024-any", "trip-report", "a\x1b[2J", "", "\u202eabc", title=Printed("\x9bx", 1))
    written = record_to_yaml(record)
    assert not {"\x1b", "\u202e", "\x9b"} & set(written)


def test_dates_are_written_as_dates_and_hours_as_text() -> None:
    visit = Visit("2024-any", 1, "visit", None, date(2024, 1, 2), "x", 3, starts="10:00")
    written = record_to_yaml(ReportRecord("2024-any", "trip-report", "a", "b", "c", visits=(visit,)))
    assert "date: 2024-01-02\n" in written
    assert "starts: '10:00'\n" in written
