"""`check`: one line for each mistake with file and line, the same as JSON, and exit codes."""

from __future__ import annotations

import re
import shutil

import pytest

ROW = re.compile(r"(?P<where>[^:]+):(?P<line>\d+): (?P<what>.+)")


@pytest.fixture
def broken(own_library):
    """A library with three mistakes in two files, and where they are."""
    corpus = own_library / "corpus"
    wanted = []
    for name, old, new in (
        ("authority/institutions.yaml", "  parent: cabinet-office\n", "  parent: cabinet-ofice\n"),
        (
            "reports/2008-nsc-jst/report.yaml",
            "category: {text: 其它-參訪交流, line: 3}",
            "category: {text: 其它-參訪交流, line: 4}",
        ),
        ("reports/2008-nsc-jst/report.yaml", "    date: 2007-09-18\n", "    date: 2007-09-19\n"),
    ):
        path = corpus / name
        text = path.read_text(encoding="utf-8")
        at = text.index(old)
        path.write_text(text[:at] + new + text[at + len(old) :], encoding="utf-8")
        wanted.append((name, text[:at].count("\n") + 1))
    return own_library, wanted


def test_rows_are_files_with_lines_in_order(call, broken):
    library, wanted = broken
    assert call("index", "--library", library).code in {0, 3}
    found = call("check", "--library", library)
    assert (found.code, found.err) == (1, "")
    rows = [ROW.fullmatch(line) for line in found.out.splitlines() if not line.startswith("index: ")]
    assert [(row["where"], int(row["line"])) for row in rows] == wanted
    assert "did you mean “cabinet-office”" in rows[0]["what"]
    assert "it stands on line 3: correct the line" in rows[1]["what"]
    assert "the date 2007-09-19 is not that of “96年9月18日”, 2007-09-18" in rows[2]["what"]


def test_json_has_the_same_with_whole_paths(call, broken):
    library, wanted = broken
    found = call("check", "--json", "--library", library)
    assert found.code == 1
    findings = [each for each in found.document["findings"] if each["where"] != "index"]
    assert [(each["where"], each["line"]) for each in findings] == wanted
    for each in findings:
        assert set(each) == {"where", "line", "what"}
        assert each["what"].startswith(f"{library / 'corpus' / each['where']}:{each['line']}: ")


def test_what_has_no_line_says_null(call, own_library):
    source = own_library / "corpus" / "reports" / "2008-nsc-jst" / "source.txt"
    source.write_bytes(source.read_bytes() + "附記\n".encode())
    findings = call("check", "--json", "--library", own_library).document["findings"]
    assert ("reports/2008-nsc-jst/source.txt", None) in {(each["where"], each["line"]) for each in findings}
    assert "reports/2008-nsc-jst/source.txt: source.txt is not the file" in call("check", "--library", own_library).out


def test_a_library_without_mistakes(ask):
    found = ask("check")
    assert (found.code, found.out, found.err) == (0, "Nothing is to be done.\n", "")
    assert ask("check", "--json").document == {"findings": []}


def test_a_part_of_the_reports_is_no_mistake(ask_small):
    """Authority files that name reports which lie elsewhere."""
    assert ask_small("check", "--json").document == {"findings": []}


def test_a_library_that_is_none(call, tmp_path):
    assert call("check", "--library", tmp_path).error(3)


def test_every_authority_file_is_looked_at(call, own_library):
    folder = own_library / "corpus" / "authority"
    names = sorted(path.name for path in folder.glob("*.yaml"))
    for name in names:
        (folder / name).write_text("- {id: one, bogus: 1}\n", encoding="utf-8")
    findings = call("check", "--json", "--library", own_library).document["findings"]
    assert {each["where"] for each in findings if "“bogus” is unknown" in each["what"]} == {
        f"authority/{n}" for n in names
    }
    shutil.rmtree(folder)
    left = call("check", "--json", "--library", own_library).document["findings"]
    assert not [each for each in left if each["where"].startswith("authority")]


def test_a_bookmark_on_a_report_that_cannot_be_read(call, own_library):
    assert call("bookmarks", "add", "2008-nsc-jst/1", "--library", own_library).code == 0
    record = own_library / "corpus" / "reports" / "2008-nsc-jst" / "report.yaml"
    record.write_text("id: [\n", encoding="utf-8")
    found = call("check", "--library", own_library)
    assert found.code == 1
    assert "reports/2008-nsc-jst/report.yaml:" in found.out


def test_words_of_a_record_do_nothing_to_the_terminal(call, own_library):
    record = own_library / "corpus" / "reports" / "2008-nsc-jst" / "report.yaml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("text: 其它-參訪交流", 'text: "\\e[31m\\u202e其它"', 1), encoding="utf-8")
    for form in ([], ["--json"]):
        found = call("check", *form, "--library", own_library)
        assert found.code == 1
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", found.out)
