"""`visits`, `itinerary` and what lists count: nobody who was visited or met is told to have been passed by."""

from __future__ import annotations

import re

import pytest

from tjexplorer.messages import choose_language

NOTHING = "No report tells of a visit to {} or a part of it, nor of its people met elsewhere.\n"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("工研院", [("itri-japan", "2015-03-10", "part")]),
        ("中小機構", [("hokudai-business-spring", "2012-11-27", "part")]),
        ("筑波大学", [("tsukuba-iio", "2015-03-09", "part")]),
        ("todai", [("todai-goto", "2015-03-11", "part"), ("todai-tlo", "2015-03-11", "part")]),
        ("CRDS", [("jst", "2015-03-13", "host")]),
        ("aist", [("aist-hokkaido", "2012-11-28", "part"), ("aist", "2015-03-12", None)]),
    ],
)
def test_visits_to_parts_and_with_people_of_an_institution(ask, name, expected):
    rows = ask("visits", "--institution", name, "--json").document["visits"]
    assert [(row["institution"], row["date"] if row["probable_date"] is None else row["probable_date"],
             row.get("through")) for row in rows] == expected  # fmt: skip
    for row in rows:
        assert ("through" in row) is (row.get("through") is not None)
        assert ("met_there" in row) is (row.get("through") == "host")


def test_who_was_met_elsewhere_is_named(ask):
    (row,) = ask("visits", "--institution", "osaka-university", "--json").document["visits"]
    assert [one["name"] for one in row["met_there"]] == ["中澤 慶久", "荒平 智子", "吉田 美里"]
    assert "後藤 芳一" in [host["name"] for host in row["hosts"]]
    told = ask("visits", "--institution", "osaka-university").out
    assert "met there: 中澤 慶久, 荒平 智子, 吉田 美里" in " ".join(told.split()).replace("吉田 美 里", "吉田 美里")
    assert "met there" not in ask("visits", "--institution", "itri").out
    csv = ask("visits", "--institution", "osaka-university", "--csv").out
    assert csv.splitlines()[0].endswith(",through,met_there")
    assert "host,中澤 慶久 生技(Bio)協働研究所所長 (大阪大學工學研究科); 荒平 智子" in csv


def test_where_nothing_is_found_a_sentence_says_so(ask):
    found = ask("visits", "--institution", "hitachi")
    assert (found.code, found.out, found.err) == (1, "", NOTHING.format("Hitachi, Ltd."))
    found = ask("visits", "--institution", "hitachi", "--report", "2008")
    assert (found.code, found.out) == (1, "")
    assert found.err.startswith("The report 2008-nsc-jst tells of no visit to Hitachi, Ltd.")
    found = ask("visits", "--institution", "hitachi", "--json")
    assert (found.code, found.document, found.err) == (1, {"visits": []}, "")
    page = " ".join(ask("institution", "hitachi").out.split())
    assert "No report tells of a visit to it or a part of it, nor of its people met elsewhere." in page


def test_a_report_without_visits_says_so(call, own_library):
    record = own_library / "corpus" / "reports" / "2008-nsc-jst" / "report.yaml"
    lines = record.read_text(encoding="utf-8").split("\n")
    start = lines.index("visits:")
    end = next(at for at in range(start + 1, len(lines)) if lines[at] and lines[at][0] not in " -")
    record.write_text("\n".join([*lines[:start], "visits: []", *lines[end:]]), encoding="utf-8")
    found = call("visits", "--report", "2008", "--library", own_library)
    assert (found.code, found.out, found.err) == (1, "", "The report 2008-nsc-jst tells of no visit.\n")


def test_visits_stand_by_day_and_supplied_dates_in_brackets(ask, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    days = [line.split("  ")[0] for line in ask("visits").out.splitlines()[1:]]
    assert len(days) == 25
    assert [day.strip("[]") for day in days] == sorted(day.strip("[]") for day in days)
    assert [day for day in days if day.startswith("[")] == [
        "[2007-03-01..2007-03-31]", "[2007-12-20..2007-12-23]", "[2015-03-10]", "[2015-03-12]",
        "[2025-10-16..2025-10-17]",
    ]  # fmt: skip
    rows = ask("visits", "--json").document["visits"]
    assert [row["order"] for row in rows if row["report"].startswith("2015")] == list(range(1, 11)), "as in the source"


def test_a_meeting_without_an_institution_has_a_name(call, own_library, monkeypatch):
    record = own_library / "corpus" / "reports" / "2025-nstc-natural-sciences" / "report.yaml"
    text = record.read_text(encoding="utf-8")
    of_nims = "- kind: visit\n    institution: nims\n"
    assert of_nims in text
    record.write_text(text.replace(of_nims, of_nims.replace("nims", "null")), encoding="utf-8")
    monkeypatch.setenv("COLUMNS", "200")
    topics = call("visits", "--report", "2025", "--json", "--library", own_library).document["visits"][1]["topics"]
    row = call("visits", "--report", "2025", "--library", own_library).out.splitlines()[2]
    assert topics[0] in row


def test_stops_that_the_route_does_not_name_are_printed(ask):
    lines = [line.strip() for line in ask("itinerary", "2025-nstc").out.splitlines()]
    assert lines[lines.index("台北→日本東京") + 1] == "台北駐日本經濟文化代表處科技組"
    of_2015 = ask("itinerary", "2015").out
    assert of_2015.count("筑波育成中心") == 1, "named by the route, and not again"
    for report in ("2008", "2013", "2015", "2025-nstc"):
        printed = "".join(ask("itinerary", report).out.split())
        for day in ask("itinerary", report, "--json").document["days"]:
            assert all("".join(stop["text"].split()) in printed for stop in day["stops"])


def test_the_list_counts_each_way(ask):
    entries = {one["id"]: one for one in ask("institutions", "--json").document["institutions"]}
    ways = ("visits", "visits_to_parts", "visits_with_hosts")
    counted = {id_: tuple(entries[id_][way] for way in ways) for id_ in ("todai", "crds", "jst", "aist", "hitachi")}
    assert counted == {
        "todai": (0, 2, 0), "crds": (0, 0, 1), "jst": (5, 0, 0), "aist": (1, 1, 0), "hitachi": (0, 0, 0),
    }  # fmt: skip
    for id_, (direct, parts, hosts) in counted.items():
        page = ask("institution", id_, "--json").document["institution"]
        assert [len(page[key]) for key in ("visit_list", "visits_to_parts", "visits_with_hosts")] == [
            direct, parts, hosts,
        ]  # fmt: skip
    rows = {line.split()[0]: line for line in ask("institutions").out.splitlines()}
    assert rows["todai"].split()[1:3] == ["university", "2"]
    assert rows["crds"].split()[1:3] == ["institute", "1"]


def test_people_of_a_body_are_met_wherever_they_were(ask):
    crds = ask("institution", "crds", "--json").document["institution"]["people"]
    assert [one["person"] for one in crds] == ["fukuda-kayano", "tsuji-yoshiaki", "okayama-junko"]
    assert len(ask("institution", "itri", "--json").document["institution"]["people"]) == 6
    page = ask("institution", "crds").out
    assert "met there: 福田 佳也乃, 辻 慶明, 岡山 純子" in page


def test_guests_and_signatories_are_no_hosts(ask, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    rows = [line for line in ask("person", "okimura-kazuki").out.splitlines() if line.startswith("[")]
    assert [re.split(" {2,}", row)[2] for row in rows] == ["other side", "host"]
    (signing,) = (line for line in ask("person", "okubo").out.splitlines() if "signing" in line)
    assert "other side" in signing
    assert "other side" not in ask("person", "hono-kazuhiro").out


def test_a_ward_has_the_visits_of_its_addresses(ask, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    rows = ask("place", "chiyoda", "--json").document["place"]["visits"]
    assert [(row["institution"], row["place"]) for row in rows] == [("jst", "gobancho"), ("jsps", "kojimachi")]
    japan = ask("place", "japan", "--json").document["place"]["visits"]
    keys = [(row["report"], row["order"]) for row in japan]
    assert len(keys) == len(set(keys)) == 22


def test_kinds_of_visits_are_told_in_the_language_in_use(ask, request):
    request.addfinalizer(lambda: choose_language("en"))  # nothing else here needs a fixture
    for words in (["visits"], ["place", "tsukuba"], ["institution", "jst"], ["person", "okimura-kazuki"]):
        told = ask("--lang", "zh_TW", *words).out
        assert "參訪" in told or "來訪" in told
        assert not {"visit", "inbound", "meeting", "signing"} & set(told.split())
