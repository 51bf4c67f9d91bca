"""The JSON document of every command: the fields that the contract fixes, of the kinds that it fixes."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

TEXT = str
TEXT_OR_NULL = (str, type(None))
NUMBER_OR_NULL = (int, type(None))
ISO_DATE = (date, type(None))
"""In shapes, `date` stands for a string in ISO form."""

REPORTS = ("2008-nsc-jst", "2013-cepd-hokkaido", "2015-most-industry-academia", "2025-moea-innovation-policy",
           "2025-nstc-natural-sciences")  # fmt: skip
KINDS = {"front", "abstract", "toc", "body", "visit", "itinerary", "delegation", "reflections", "appendix"}

PERSON = {"name": TEXT, "role": TEXT_OR_NULL}
MATCH = {"line": int, "end_line": int, "start": int, "end": int, "text": TEXT}
INSTITUTION = {
    "id": TEXT, "kind": TEXT, "country": TEXT_OR_NULL,
    "names": {"zh": TEXT_OR_NULL, "ja": TEXT_OR_NULL, "en": TEXT_OR_NULL},
    "variants": [{"form": TEXT, "kind": TEXT, "reports": [TEXT]}],
    "parent": TEXT_OR_NULL, "earlier": list, "visits": int, "mentions": dict,
}  # fmt: skip
VISIT = {
    "report": TEXT, "order": int, "date": ISO_DATE, "date_as_printed": TEXT_OR_NULL, "starts": TEXT_OR_NULL,
    "ends": TEXT_OR_NULL, "city": TEXT_OR_NULL, "place": TEXT_OR_NULL, "institution": TEXT_OR_NULL, "hosts": [PERSON],
    "section": TEXT_OR_NULL, "line": NUMBER_OR_NULL, "topics": [TEXT], "notes": [TEXT], "date_from": ISO_DATE,
    "date_to": ISO_DATE,
}  # fmt: skip

SHAPES: dict[str, tuple[list[str], dict[str, Any]]] = {
    "reports": (["reports"], {"reports": [{
        "id": TEXT, "source_name": TEXT, "sha256": TEXT, "title": TEXT_OR_NULL, "subtitle": TEXT_OR_NULL,
        "agency": TEXT_OR_NULL, "authors": [{"name": TEXT, "title": TEXT_OR_NULL, "organisation": TEXT_OR_NULL}],
        "category": TEXT_OR_NULL, "destinations": [TEXT], "trip_start": ISO_DATE, "trip_end": ISO_DATE,
        "report_date": ISO_DATE, "characters": int, "sections": int, "visits": int,
    }]}),
    "outline": (["outline", "2013-cepd-hokkaido"], {"report": TEXT, "sections": [{
        "id": TEXT, "parent": TEXT_OR_NULL, "level": int, "number": TEXT_OR_NULL, "title": TEXT, "kind": TEXT,
        "implied": bool, "line": int, "end_line": int, "start": int, "end": int,
    }]}),
    "show": (["show", "2025-nstc-natural-sciences/5.3"], {"report": TEXT, "sections": [{
        "id": TEXT, "title": TEXT, "path": [TEXT], "kind": TEXT, "line": int, "end_line": int,
        "blocks": [{"kind": TEXT, "line": int, "end_line": int, "start": int, "end": int, "text": TEXT}],
    }]}),
    "search": (["search", "産学連携"], {
        "query": TEXT, "read_as": TEXT, "forms": [{"form": TEXT, "count": int, "relation": TEXT, "on": bool}],
        "total_sections": int, "total_matches": int,
        "hits": [{"report": TEXT, "section": TEXT, "number": TEXT_OR_NULL, "title": TEXT, "kind": TEXT,
                  "score": (int, float), "line": int, "snippet": TEXT, "matches": [MATCH]}],
        "notes": [TEXT],
    }),
    "concordance": (["concordance", "産学連携"], {"query": TEXT, "total": int, "rows": [{
        "left": TEXT, "match": TEXT, "right": TEXT, "report": TEXT, "section": TEXT, "line": int, "start": int,
        "end": int,
    }]}),
    "institutions": (["institutions"], {"institutions": [INSTITUTION]}),
    "institution": (["institution", "jst"], {"institution": {**INSTITUTION,
        "mention_list": [{"report": TEXT, "section": TEXT, "line": int, "start": int, "end": int, "text": TEXT}],
        "visit_list": [VISIT], "visits_to_parts": [VISIT], "people": [PERSON],
    }}),
    "visits": (["visits"], {"visits": [VISIT]}),
    "itinerary": (["itinerary", "2015-most-industry-academia"], {"report": TEXT, "days": [{
        "date": ISO_DATE, "weekday": TEXT_OR_NULL, "as_printed": TEXT_OR_NULL, "route": TEXT_OR_NULL,
        "institutions": [TEXT], "overnight": TEXT_OR_NULL, "line": int, "notes": [TEXT],
    }]}),
    "recommendations": (["recommendations"], {"recommendations": [{
        "report": TEXT, "section": TEXT, "number": TEXT_OR_NULL, "title": TEXT_OR_NULL, "text": TEXT, "line": int,
        "end_line": int, "institutions": [TEXT],
    }]}),
    "notes": (["notes"], {"notes": [{
        "report": TEXT, "line": int, "quote": TEXT, "kind": TEXT, "note": TEXT, "evidence": list,
    }]}),
}  # fmt: skip


def _check(value: Any, shape: Any, where: str) -> None:
    """Holds a value against a shape; more fields than the shape has are allowed."""
    if shape == ISO_DATE:
        assert value is None or date.fromisoformat(value), where
    elif isinstance(shape, dict):
        assert isinstance(value, dict), where
        assert not (missing := shape.keys() - value.keys()), f"{where} lacks {missing}"
        for key, inner in shape.items():
            _check(value[key], inner, f"{where}.{key}")
    elif isinstance(shape, list):
        assert isinstance(value, list), where
        for position, item in enumerate(value):
            _check(item, shape[0], f"{where}[{position}]")
    else:
        assert isinstance(value, shape), f"{where} is {value!r}"
        assert shape is not int or not isinstance(value, bool), where


@pytest.mark.parametrize("name", SHAPES)
def test_fields(ask, name):
    arguments, shape = SHAPES[name]
    found = ask(*arguments, "--json")
    assert (found.code, found.err) == (0, "")
    assert re.search(r"[\u4e00-\u9fff]", found.out)
    assert not re.search(r"\\u[4-9][0-9a-f]{3}", found.out)
    document = found.document
    _check(document, shape, name)
    assert any(document[key] for key in document if isinstance(document[key], list | dict)), "an empty example"


def test_the_json_option_is_taken_before_the_command(ask):
    assert ask("--json", "outline", "2008").document == ask("outline", "2008", "--json").document


def test_reports(ask):
    found = {report["id"]: report for report in ask("reports", "--json").document["reports"]}
    assert tuple(found) == REPORTS
    assert [report["visits"] for report in found.values()] == [3, 6, 10, 1, 5]
    assert sum(report["characters"] for report in found.values()) > 100_000
    first = found["2008-nsc-jst"]
    assert first["source_name"] == "000_4aeda7f28a103243.txt"
    assert first["title"] == "與日本獨立行政法人科學技術振興機構召開工作會議"
    assert (first["trip_start"], first["trip_end"], first["report_date"]) == ("2007-12-20", "2007-12-23", "2008-01-20")
    assert [author["name"] for author in first["authors"]] == ["林光隆", "鄭慧娟"]
    assert found["2015-most-industry-academia"]["title"] is None
    assert found["2025-moea-innovation-policy"]["trip_start"] is None


@pytest.mark.parametrize("report", REPORTS)
def test_outlines_nest_and_count(ask, report):
    sections = ask("outline", report, "--json").document["sections"]
    overview = {entry["id"]: entry for entry in ask("reports", "--json").document["reports"]}
    assert len(sections) == overview[report]["sections"]
    by_id: dict[str, Any] = {}
    for section in sections:
        assert section["id"].startswith(report + "/")
        assert section["kind"] in KINDS
        assert section["line"] <= section["end_line"]
        assert 0 <= section["start"] <= section["end"] <= overview[report]["characters"]
        if section["parent"] is not None:
            above = by_id[section["parent"]]
            assert above["level"] < section["level"]
            assert above["start"] <= section["start"] <= section["end"] <= above["end"]
        by_id[section["id"]] = section
    assert len(by_id) == len(sections)


def test_outline_counts(ask):
    counts = [len(ask("outline", report, "--json").document["sections"]) for report in REPORTS]
    assert counts[0] == 5
    assert counts[1] > 150
    assert counts[2] > 50
    assert counts[4] > 30


def test_visits_by_report_and_institution(ask):
    counts = [len(ask("visits", "--report", report, "--json").document["visits"]) for report in REPORTS]
    assert counts == [3, 6, 10, 1, 5]
    of_nims = ask("visits", "--institution", "物質・材料研究機構", "--json").document["visits"]
    assert {visit["institution"] for visit in of_nims} == {"nims"}
    visit = next(visit for visit in of_nims if visit["report"] == "2025-nstc-natural-sciences")
    assert (visit["date"], visit["starts"], visit["ends"]) == ("2025-04-15", "10:00", "11:45")
    assert visit["line"] == 267
    assert visit["hosts"][0]["name"] == "Kazuhiro Hono"


def test_itineraries(ask):
    documents = [ask("itinerary", report, "--json") for report in REPORTS]
    assert [len(found.document["days"]) for found in documents] == [4, 5, 7, 0, 4]
    assert [found.code for found in documents] == [0, 0, 0, 1, 0]
    for day in (day for found in documents for day in found.document["days"]):
        weekday = date.fromisoformat(day["date"]).strftime("%a") if day["date"] else None
        assert day["weekday"] == weekday


def test_institution_by_any_of_its_names(ask):
    by_id = ask("institution", "jst", "--json").document["institution"]
    assert by_id["id"] == "jst"
    for name in ("科学技術振興機構", "Japan Science and Technology Agency"):
        assert ask("institution", name, "--json").document["institution"] == by_id
    assert sum(by_id["mentions"].values()) == len(by_id["mention_list"])
    assert by_id["visits"] == len(by_id["visit_list"])
    kinds = {"full", "abbreviation", "short", "variant", "misprint", "former", "contextual", "reading"}
    assert {variant["kind"] for variant in by_id["variants"]} <= kinds


def test_mentions_quote_the_source(ask, shared_library):
    for mention in ask("institution", "riken", "--json").document["institution"]["mention_list"]:
        source = _source(shared_library, mention["report"])
        assert mention["text"] == source[mention["start"] : mention["end"]].replace("\n", "")
        assert source.count("\n", 0, mention["start"]) + 1 == mention["line"]


def test_notes_quote_their_lines(ask, shared_library):
    notes = ask("notes", "--json").document["notes"]
    for note in notes:
        lines = _source(shared_library, note["report"]).split("\n")
        rest = "".join("".join(lines[note["line"] - 1 : note["line"] + 4]).split())
        assert rest.find("".join(note["quote"].split())) >= 0, note
    of_one = ask("notes", "--report", "2015", "--json").document["notes"]
    assert of_one == [note for note in notes if note["report"] == "2015-most-industry-academia"]


def test_show_is_the_outline_of_its_section(ask):
    document = ask("show", "2025-nstc-natural-sciences/5", "--json").document
    ids = [section["id"] for section in document["sections"]]
    assert ids[0] == "2025-nstc-natural-sciences/5"
    assert all(one.startswith("2025-nstc-natural-sciences/5.") for one in ids[1:])
    assert document["sections"][1]["path"] == [document["sections"][0]["title"]]


def test_institutions_of_one_kind(ask):
    chosen = ask("institutions", "--kind", "university", "--json").document["institutions"]
    assert {record["kind"] for record in chosen} == {"university"}


def test_small_documents(ask, shared_library):
    settings = ask("config", "show", "--json").document
    assert settings["library"] == str(shared_library)
    assert ask("config", "path", "--json").document == {"library": str(shared_library)}
    assert ask("config", "path").out == f"{shared_library}\n"
    index = ask("index", "--json").document
    assert index["reports"] == list(REPORTS)
    assert Path(index["index"]).is_dir()
    assert ask("check", "--json").document == {"findings": []}


def _source(library: Path, report: str) -> str:
    return (library / "corpus" / "reports" / report / "source.txt").read_bytes().decode("utf-8")


def test_visits_to_parts_stand_beside_those_to_the_whole(ask):
    found = ask("institution", "aist", "--json").document["institution"]
    assert [(one["institution"], one["date"]) for one in found["visits_to_parts"]] == [("aist-hokkaido", "2012-11-28")]
    assert {one["institution"] for one in found["visit_list"]} == {"aist"}
    assert "aist-hokkaido" in ask("institution", "aist").out
    assert ask("institution", "nims", "--json").document["institution"]["visits_to_parts"] == []
