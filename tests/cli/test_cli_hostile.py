"""A library that tries to talk to the terminal, the spreadsheet and the markup of its readers: nothing gets through."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from tjexplorer.cli.entry import run

OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What a terminal obeys: control characters but the line feed, and what turns the direction of writing."""

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
"""What no file may have either; the front matter of Markdown keeps the direction marks of tags, which YAML allows."""

ATTACK = "\x1b[31m\x1b]0;owned\x07\x9b2J\x9d8;;http://evil\x9c\x08\x7f\u202eevil\u2066"
TEXT = f"""壹、目的{ATTACK}

=HYPERLINK("http://evil";"click") 推動產學合作{ATTACK}。

@SUM(1+1)*cmd|' /C calc'!A0 產學合作 [red]紅[/red] [@click=app.bell]按[/] <script>alert(1)</script>

貳、**過程** [link](http://evil)

-1+1 產學合作\r\nreturn\rover {"產學合作與研究" * 6000}

參、心得與建議

一、建議{ATTACK}推動產學合作{ATTACK}。
"""
ESCAPED = json.dumps(ATTACK)
RECORD = f"""id: evil
form: trip-report
source: {{name: {ESCAPED}, sha256: {ESCAPED}}}
title: {{text: {ESCAPED}, line: 1}}
label: {ESCAPED}
agency: {{text: {ESCAPED}, line: 1}}
destinations: [{{text: {ESCAPED}, line: 1}}]
trip: {{start: 2024-01-01, end: 2024-01-02, as_printed: {ESCAPED}, line: 1}}
travellers: [{{name: {ESCAPED}, organisation: {ESCAPED}, title: "=1+1", line: 1, author: true}}]
visits:
  - kind: visit
    institution: evil
    date: 2024-01-01
    as_printed: {ESCAPED}
    line: 1
    starts: "10:00"
    ends: "11:00"
    place: {{text: {ESCAPED}, line: 1}}
    hosts: [{{name: {ESCAPED}, role: "[bold]", line: 1}}]
    topics: [{{text: {ESCAPED}, line: 1}}]
    write_up: {{line: 1, end_line: 3}}
    notes: [{ESCAPED}]
itinerary:
  - date: 2024-01-01
    as_printed: {ESCAPED}
    line: 1
    route: {{text: {ESCAPED}, line: 1}}
    stops: [{{text: {ESCAPED}, line: 1, institution: evil}}]
    overnight: {{text: {ESCAPED}, line: 1}}
    notes: [{ESCAPED}]
notes:
  - line: 1
    quote: {ESCAPED}
    kind: name
    note: {ESCAPED}
    level: certain
    evidence: [{ESCAPED}]
"""
INSTITUTIONS = f"""- id: evil
  kind: agency
  country: JP
  names: {{zh: {ESCAPED}, ja: {ESCAPED}, en: "=1+1 {ESCAPED[1:-1]}"}}
  variants: [{{form: "產學{ESCAPED[1:-1]}", kind: variant}}]
"""

COMMANDS = [
    ["reports"], ["outline", "evil"], ["show", "evil"], ["show", "evil", "--source"], ["show", "evil", "--plain"],
    ["show", "evil/1"], ["search", "產學合作"], ["search", "產學合作", "--limit", "0"], ["search", ATTACK],
    ["search", "evil"], ["concordance", "產學合作", "--limit", "0"], ["concordance", "evil"],
    ["concordance", "產學合作", "--csv", "--limit", "0"], ["institutions"], ["institution", "evil"],
    ["visits"], ["itinerary", "evil"], ["recommendations"], ["notes"], ["check"], ["config", "show"],
    ["bookmarks", "list"], ["bookmarks", "export", "--format", "markdown"],
    ["bookmarks", "export", "--format", "csv"], ["bookmarks", "export", "--format", "json"],
    ["bookmarks", "export", "--format", "csl-json"], ["bookmarks", "export", "--format", "bibtex"],
    ["outline", ATTACK], ["show", f"evil/{ATTACK}"], ["institution", ATTACK], ["search", "x", "--kind", ATTACK],
    ["bookmarks", "remove", ATTACK], ["reports", ATTACK], ["reports", f"--{ATTACK}"],
]  # fmt: skip


@pytest.fixture(scope="module")
def hostile_library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    report = folder / "corpus" / "reports" / "evil"
    report.mkdir(parents=True)
    (report / "source.txt").write_bytes(TEXT.encode("utf-8"))
    (report / "report.yaml").write_text(RECORD, encoding="utf-8")
    authority = folder / "corpus" / "authority"
    authority.mkdir()
    (authority / "institutions.yaml").write_text(INSTITUTIONS, encoding="utf-8")
    (folder / "corpus" / "reports" / "\x1b[2Jfolder").mkdir()
    (folder / "corpus" / "reports" / "\x1b[2Jfolder" / "source.txt").write_text("壹、目的\n", encoding="utf-8")
    for arguments in (["index"], ["bookmarks", "add", "evil/1", "--note", f"=1+1{ATTACK}", "--tag", ATTACK]):
        assert run([*arguments, "--library", str(folder)]) == 0
    return folder


@pytest.mark.parametrize(
    "arguments", COMMANDS, ids=[" ".join(c)[:40].encode("ascii", "ignore").decode() for c in COMMANDS]
)
def test_nothing_that_a_terminal_obeys(call, hostile_library, arguments):
    obeyed = CONTROL if "markdown" in arguments else OBEYED
    for form in ([], ["--json"]):
        found = call(*form, *arguments, "--library", hostile_library)
        assert found.code in {0, 1, 2}, found.err
        assert not obeyed.search(found.out), form
        assert not obeyed.search(found.err), form
        if found.code == 2:
            found.error(2)


def test_escape_is_seen(call, hostile_library):
    assert "␛[31m" in call("show", "evil/1", "--library", hostile_library).out
    assert "␛[31m" in call("institution", "evil", "--library", hostile_library).out
    document = call("reports", "--json", "--library", hostile_library).document
    evil = next(report for report in document["reports"] if report["id"] == "evil")
    assert evil["title"] == ATTACK, "JSON gives the text back, letter for letter"


def test_the_source_stays_what_it_is_in_json(call, hostile_library):
    rows = call("concordance", "產學合作", "--limit", 3, "--json", "--library", hostile_library).document["rows"]
    for row in rows:
        assert TEXT[row["start"] : row["end"]].replace("\n", "") == row["match"]


def test_no_cell_that_a_spreadsheet_computes(call, hostile_library):
    for arguments in (["concordance", "產學合作", "--csv", "--limit", 0, "--width", 300],
                      ["bookmarks", "export", "--format", "csv"]):  # fmt: skip
        table = list(csv.reader(io.StringIO(call(*arguments, "--library", hostile_library).out)))
        assert len(table) > 1
        assert not [cell for row in table for cell in row if re.match(r"[=+\-@\t\r]", cell)]


def test_lines_of_any_length_fit_the_terminal(call, hostile_library, monkeypatch, columns_of):
    monkeypatch.setenv("COLUMNS", "60")
    assert columns_of(call("show", "evil", "--library", hostile_library).out) <= 60
    assert columns_of(call("search", "產學合作", "--library", hostile_library).out) <= 60
