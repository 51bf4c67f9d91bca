"""Libraries that are wrong in one place: the sentence says what, where and what to do, and the rest still works."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.corpus.library import Library
from tjexplorer.corpus.record_file import load_record
from tjexplorer.errors import LibraryError, RecordError, TjexplorerError, UnknownNameError, UsageError
from tjexplorer.model.record import ReportRecord

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
GOOD = """\
id: 2020-a
form: trip-report
source: {name: a.txt, sha256: 00}
label: A
"""
TEXT = "壹、目的\n\n蒐集資料，並交換意見。\n\n貳、建議\n\n建議持續派員，並編列預算。\n"

MakeLibrary = Callable[..., Library]


@pytest.fixture
def make_library(tmp_path: Path) -> MakeLibrary:
    """A library of the given reports: source and record as text or bytes, no record for None."""

    def make(**reports: tuple[str | bytes, str | bytes | None]) -> Library:
        for name, (source, record) in reports.items():
            folder = tmp_path / "reports" / name.lstrip("_").replace("_", "-")
            folder.mkdir(parents=True)
            for file, content in (("source.txt", source), ("report.yaml", record)):
                if content is not None:
                    (folder / file).write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return Library(tmp_path)

    return make


def load(tmp_path: Path, record: str | bytes) -> ReportRecord:
    path = tmp_path / "report.yaml"
    path.write_bytes(record.encode("utf-8") if isinstance(record, str) else record)
    return load_record(path, "2020-a")


# What is wrong, the line that is told (None: no line), words of the sentence.
WRONG = {
    "unknown key": (GOOD + "agancy: x\n", 5, "“agancy” is unknown; did you mean “agency”?"),
    "unknown key far from all": (GOOD + "zzzqqq: x\n", 5, "known here: id, form"),
    "unknown inner key": (GOOD + "title: {txt: x, line: 5}\n", 5, "did you mean “text”?"),
    "unknown key of a visit": (GOOD + "visits:\n  - kind: visit\n    hots: []\n", 7, "did you mean “hosts”?"),
    "unknown key of a day": (GOOD + "itinerary:\n  - {line: 1, datum: 2020-01-01}\n", 6, "did you mean “date”?"),
    "unknown key of a note": (GOOD + "notes:\n  - {line: 1, qoute: x}\n", 6, "did you mean “quote”?"),
    "merge key": (GOOD + "<<: {title: x}\n", 5, "is unknown"),
    "no such day": (GOOD + "report_date: {date: 2025-02-30, as_printed: x, line: 1}\n", 5, "a date like 2025-04-15"),
    "a month alone": (GOOD + "report_date: {date: 2025-02, as_printed: x, line: 1}\n", 5, "a date like 2025-04-15"),
    "a year of Taiwan": (GOOD + "report_date: {date: 114-02-03, as_printed: x, line: 1}\n", 5, "not “114-02-03”"),
    "trip turned round": (
        GOOD + "trip: {start: 2025-04-17, end: 2025-04-14, as_printed: x, line: 1}\n", 5, "ends before it begins",
    ),
    "doubled key": (GOOD + "label: B\n", 5, "“label” stands here twice"),
    "doubled inner key": (GOOD + "title:\n  text: x\n  line: 1\n  text: y\n", 8, "“text” stands here twice"),
    "alias": (GOOD + "subtitle: &a {text: x, line: 1}\ntitle: *a\n", 6, "aliases (*name) are not allowed"),
    "billion laughs": ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", 2, "aliases (*name) are not allowed"),
    "a tag of Python": (GOOD + "title: !!python/object/apply:os.system ['exit 1']\n", 5, "a mapping of keys"),
    "missing id": (GOOD.replace("id: 2020-a\n", ""), 1, "“id” is missing"),
    "missing form": (GOOD.replace("form: trip-report\n", ""), 1, "“form” is missing"),
    "missing label": (GOOD.replace("label: A\n", ""), 1, "“label” is missing"),
    "null label": (GOOD.replace("label: A", "label: null"), 1, "“label” is missing"),
    "missing sum": (GOOD.replace(", sha256: 00", ""), 3, "“sha256” is missing"),
    "id of another folder": (GOOD.replace("2020-a", "2020-b"), 1, "the folder's name, 2020-a"),
    "form of another kind": (GOOD.replace("trip-report", "novel"), 2, "“novel” is none of: trip-report"),
    "a list at the top": ("- a\n- b\n", 1, "a mapping of keys is expected"),
    "a word at the top": ("nothing\n", 1, "a mapping of keys is expected"),
    "a list for a text": (GOOD.replace("label: A", "label: [A]"), 4, "plain text is expected"),
    "a text for a list": (GOOD + "visits: none\n", 5, "a list is expected"),
    "a word for a line": (GOOD + "title: {text: x, line: five}\n", 5, "a whole number is expected"),
    "line zero": (GOOD + "title: {text: x, line: 0}\n", 5, "lines are counted from 1"),
    "range turned round": (GOOD + "abstract: {line: 9, end_line: 3}\n", 5, "end_line comes before line"),
    "an hour without its zero": (GOOD + "visits:\n  - {kind: visit, starts: '9:30'}\n", 6, 'a time like "09:30"'),
    "an hour past midnight": (GOOD + "visits:\n  - {kind: visit, ends: '24:10'}\n", 6, 'a time like "09:30"'),
    "a visit of no kind": (GOOD + "visits:\n  - {kind: chat}\n", 6, "“chat” is none of: visit, meeting"),
    "yes for true": (GOOD + "travellers:\n  - {name: x, line: 1, author: yes}\n", 6, "true or false is expected"),
    "a note of no level": (
        GOOD + "notes:\n  - {line: 1, quote: x, kind: date, note: x, level: sure}\n", 6, "“sure” is none of: certain",
    ),
    "a bracket left open": (GOOD + "title: {text: x\n", None, "this is no YAML"),
    "a tab for blanks": (GOOD + "title:\n\ttext: x\n", 6, "this is no YAML"),
    "two documents": (GOOD + "---\n" + GOOD, 5, "this is no YAML"),
    "empty": ("", None, "the file is empty"),
    "blank": ("\n# nothing\n", None, "the file is empty"),
    "a zero byte": (GOOD.replace("A", "A\0"), 4, "this is no YAML"),
    "deep": ("[" * 5_000, None, "report.yaml"),
}  # fmt: skip


@pytest.mark.parametrize("case", list(WRONG))
def test_a_damaged_record_says_what_and_where(case: str, tmp_path: Path) -> None:
    text, line, words = WRONG[case]
    with pytest.raises(RecordError) as caught:
        load(tmp_path, text)
    error = caught.value
    assert words in str(error)
    assert str(tmp_path / "report.yaml") in str(error)
    assert "\n" not in str(error)
    assert error.exit_code == 3
    if line is not None:
        assert error.line == line
        assert f"report.yaml:{line}:" in str(error)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (GOOD.encode("utf-16"), "no UTF-8 text (byte 0)"),
        ("label: 國科會".encode("big5"), "no UTF-8 text (byte 7)"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "no UTF-8 text (byte 0)"),
        (b"id: \x80", "no UTF-8 text (byte 4)"),
        (b"#" * 8_000_001, "too large for a record"),
    ],
)
def test_a_record_that_is_no_text(data: bytes, words: str, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"report\.yaml") as caught:
        load(tmp_path, data)
    assert words in str(caught.value)


def test_tags_are_never_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    harmful = GOOD.replace("label: A", f"label: !!python/object/apply:os.mkdir [{victim}]")
    with pytest.raises(RecordError):
        load(tmp_path, harmful)
    plain = load(tmp_path, GOOD.replace("label: A", "label: !!python/name:os.system A"))
    assert plain.label == "A"
    assert not victim.exists()


def test_scalars_are_what_stands_in_the_file(tmp_path: Path) -> None:
    record = load(tmp_path, GOOD + "system_id: 0123\nsubtitle: {text: 1e3, line: 2}\nsupplied_title: no\n")
    assert (record.system_id, record.supplied_title) == ("0123", "no")
    assert record.subtitle is not None
    assert record.subtitle.text == "1e3"


@given(data=st.data())
def test_any_damage_to_a_real_record_is_told_as_such(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    original = (CORPUS / "reports" / "2008-nsc-jst" / "report.yaml").read_bytes()
    at = data.draw(st.integers(0, len(original) - 1))
    upto = at + data.draw(st.integers(0, 40))
    damaged = original[:at] + data.draw(st.binary(max_size=12)) + original[upto:]
    path = tmp_path_factory.mktemp("record") / "report.yaml"
    path.write_bytes(damaged)
    told = ""
    try:
        load_record(path, "2008-nsc-jst")
    except RecordError as error:  # and nothing else
        told = str(error)
    assert told.startswith(str(path)) or not told


def test_a_report_without_a_record(make_library: MakeLibrary) -> None:
    library = make_library(_2020_a=(TEXT, None))
    report = library.report("2020-a")
    assert [section.title for section in report.sections] == ["壹、目的", "貳、建議"]
    assert (report.record.label, report.record.title, report.record.trip) == ("2020-a", None, None)
    assert len(report.record.sha256) == 64


def test_one_damaged_record_does_not_stop_the_others(make_library: MakeLibrary) -> None:
    library = make_library(_2020_a=(TEXT, "nonsense: [\n"), _2020_b=(TEXT, None))
    assert library.report_ids == ("2020-a", "2020-b")
    with pytest.raises(RecordError):
        library.report("2020-a")
    assert len(library.report("2020-b").sections) == 2
    with pytest.raises(RecordError):  # and it is told again, not remembered as good
        library.report("2020-a")


@pytest.mark.parametrize(
    ("data", "byte"), [("赴日考察".encode("big5"), 0), (b"\xff\xfeA\x00", 0), ("甲".encode() + b"\x80", 3)]
)
def test_a_source_that_is_no_utf8(data: bytes, byte: int, make_library: MakeLibrary) -> None:
    library = make_library(_2020_a=(data, GOOD), _2020_b=(TEXT, None))
    with pytest.raises(LibraryError) as caught:
        library.report("2020-a")
    assert f"is no UTF-8 text (byte {byte})" in str(caught.value)
    assert "source.txt" in str(caught.value)
    assert "Save it as UTF-8" in str(caught.value)
    assert library.report("2020-b").sections


@pytest.mark.parametrize("record", [GOOD, None])
def test_a_source_that_cannot_be_read(record: str | None, tmp_path: Path) -> None:
    folder = tmp_path / "reports" / "2020-a"
    (folder / "source.txt").mkdir(parents=True)
    if record:
        (folder / "report.yaml").write_text(record, encoding="utf-8")
    library = Library(tmp_path)
    for look in (library.report, library.source):
        with pytest.raises(LibraryError, match=r"source\.txt cannot be read"):
            look("2020-a")


def test_a_record_that_cannot_be_read(make_library: MakeLibrary, tmp_path: Path) -> None:
    library = make_library(_2020_a=(TEXT, None))
    (tmp_path / "reports" / "2020-a" / "report.yaml").mkdir()
    with pytest.raises(RecordError, match="cannot be read"):
        library.record("2020-a")


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "\x00\x1b[2J", "純文字"])
def test_sources_of_next_to_nothing(text: str, make_library: MakeLibrary) -> None:
    library = make_library(_2020_a=(text, GOOD))
    report = library.report("2020-a")
    assert report.source.text == text
    assert len(report.sections) == bool(text.strip())


def test_a_folder_without_reports(tmp_path: Path) -> None:
    for library in (Library(tmp_path), Library(tmp_path / "nowhere")):
        assert library.report_ids == ()
        with pytest.raises(UnknownNameError, match="tjexplorer reports"):
            library.report("2020-a")


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("2008-nsc-jts", "2008-nsc-jst"),
        ("nsc-jst", "2008-nsc-jst"),
        ("hokkaido", "2013-cepd-hokkaido"),
        ("2013-CEPD-HOKKAIDO", "2013-cepd-hokkaido"),
        ("2025-nstc-natural-science-", "2025-nstc-natural-sciences"),
    ],
)
def test_an_unknown_report_names_the_nearest(name: str, nearest: str, library: Library) -> None:
    for look in (library.resolve, library.report, library.record, library.source):
        with pytest.raises(UnknownNameError) as caught:
            look(name)
        assert caught.value.nearest[0] == nearest
        assert nearest in str(caught.value)
        assert caught.value.exit_code == 2


@pytest.mark.parametrize("name", ["", "\x1b[31m", "../..", "/", "zzz", "..", "."])
def test_hostile_names_are_unknown(name: str, library: Library) -> None:
    with pytest.raises(UnknownNameError):
        library.resolve(name)
    with pytest.raises(TjexplorerError):
        library.section(name)
    with pytest.raises(TjexplorerError):
        library.section(f"{name}/1")


@pytest.mark.parametrize("name", ["2", "20", "2025", "2025-"])
def test_a_beginning_of_several_names_them(name: str, library: Library) -> None:
    with pytest.raises(UsageError, match="beginning of several reports") as caught:
        library.resolve(name)
    assert not isinstance(caught.value, UnknownNameError)
    assert "2025-moea-innovation-policy, 2025-nstc-natural-sciences" in str(caught.value)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("2008", "2008-nsc-jst"), ("2013-c", "2013-cepd-hokkaido"), ("2025-n", "2025-nstc-natural-sciences")],
)
def test_a_beginning_of_one_is_enough(name: str, wanted: str, library: Library) -> None:
    assert library.resolve(name) == wanted
    assert library.report(name).id == wanted
    report, section = library.section(f"{name}/1")
    assert (report.id, section.id) == (wanted, f"{wanted}/1")


def test_a_whole_id_is_never_a_mere_beginning(make_library: MakeLibrary) -> None:
    library = make_library(_2020_a=(TEXT, None), _2020_a_b=(TEXT, None))
    assert library.resolve("2020-a") == "2020-a"
    with pytest.raises(UsageError, match="2020-a, 2020-a-b"):
        library.resolve("2020")
    assert [library.beginning(report_id) for report_id in library.report_ids] == ["2020-a", "2020-a-b"]


def test_the_shortest_beginning_leads_back(library: Library) -> None:
    short = [library.beginning(report_id) for report_id in library.report_ids]
    assert [library.resolve(name) for name in short] == list(library.report_ids)
    assert short == ["2008", "2013", "2015", "2025-moea", "2025-nstc"]


@pytest.mark.parametrize("name", ["2008-nsc-jst/9", "2008-nsc-jst/", "2008-nsc-jst", "2008/2.1", "2008-nsc-jst/1/1"])
def test_an_unknown_section_names_the_nearest(name: str, library: Library) -> None:
    with pytest.raises(UnknownNameError) as caught:
        library.section(name)
    assert "There is no section" in str(caught.value)
    assert caught.value.nearest
    assert all(near in library.report("2008").by_id for near in caught.value.nearest)


def test_reports_are_read_once(make_library: MakeLibrary) -> None:
    library = make_library(_2020_a=(TEXT, GOOD))
    assert library.report("2020-a") is library.report("2020")
    assert library.record("2020-a") is library.report("2020-a").record


def test_write_ups_make_visits_of_plain_sections_alone(make_library: MakeLibrary) -> None:
    text = "壹、參訪紀要\n\n一、甲機構\n\n（一）簡介\n\n甲機構成立多年，頗有成就。\n\n貳、建議\n\n建議續訪，並締約。\n"
    visits = "visits:\n  - {kind: visit, write_up: {line: 3, end_line: 7}}\n  - {kind: visit, write_up: {line: 9, end_line: 11}}\n"
    library = make_library(_2020_a=(text, GOOD + visits))
    kinds = {section.line: section.kind.value for section in library.report("2020-a").sections}
    assert kinds == {1: "body", 3: "visit", 5: "visit", 9: "reflections"}
