"""Damaged libraries: what is still answered, what is refused with file and line, and what `check` says of it."""

from __future__ import annotations

import shutil

import pytest

REBUILT = {
    "missing": "There is no index yet; it is built now.\n",
    "stale": "Reports or rules have changed; the index is brought up to date.\n",
    "damaged": "The index is damaged or not ours; it is built anew.\n",
}


def _damage(path, line, text):
    """Puts a text on a 1-based line of a file."""
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[line - 1] = text
    path.write_text("\n".join(lines), encoding="utf-8")


def _harm_index(library, how):
    index = library / "index"
    if how == "missing":
        shutil.rmtree(index)
    elif how == "stale":
        record = library / "corpus" / "reports" / "2008-nsc-jst" / "report.yaml"
        record.write_text(record.read_text(encoding="utf-8") + "\n# looked at\n", encoding="utf-8")
    else:
        for path in index.rglob("*"):
            if path.is_file() and path.name != "meta.json":
                path.write_bytes(path.read_bytes()[:-1] + b"\xff")


@pytest.mark.parametrize("how", REBUILT)
@pytest.mark.parametrize("command", [("search", "産学連携"), ("concordance", "JST")], ids=" ".join)
def test_an_index_is_rebuilt_with_one_line(ask_small, call, own_library, how, command):
    expected = ask_small(*command, "--json", "--limit", 0).document
    _harm_index(own_library, how)
    found = call(*command, "--json", "--limit", 0, "--library", own_library)
    assert (found.code, found.err) == (0, REBUILT[how])
    assert found.document == expected
    again = call(*command, "--json", "--limit", 0, "--library", own_library)
    assert (again.err, again.document) == ("", expected)


def test_an_index_that_is_a_file(ask_small, call, own_library):
    expected = ask_small("search", "産学連携", "--json").document
    shutil.rmtree(own_library / "index")
    (own_library / "index").write_text("no folder", encoding="utf-8")
    found = call("search", "産学連携", "--json", "--library", own_library)
    assert found.document == expected
    assert "Traceback" not in found.err
    assert str(own_library / "index") in call("index", "--library", own_library).err


def test_no_place_for_the_key(ask_small, call, own_library, monkeypatch, tmp_path):
    expected = ask_small("search", "産学連携", "--json").document
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    found = call("search", "産学連携", "--json", "--library", own_library)
    assert found.document == expected
    assert call("index", "--library", own_library).error(3)


def test_check_of_an_index(call, own_library):
    assert call("check", "--library", own_library).code == 0
    _harm_index(own_library, "damaged")
    found = call("check", "--json", "--library", own_library)
    assert (found.code, [finding["where"] for finding in found.document["findings"]]) == (1, ["index"])
    assert call("index", "--library", own_library).code == 0
    assert call("check", "--library", own_library).code == 0


def test_a_damaged_file_of_institutions(ask_small, call, own_library):
    path = own_library / "corpus" / "authority" / "institutions.yaml"
    lines = path.read_text(encoding="utf-8").split("\n")
    line = 1 + next(number for number, text in enumerate(lines) if text.startswith("  kind: "))
    _damage(path, line, "  knid: agency")
    for command in (["institutions"], ["institution", "jst"], ["search", "産学連携", "--institution", "jst"],
                    ["visits", "--institution", "jst"]):  # fmt: skip
        assert f"{path}:{line}: " in call(*command, "--library", own_library).error(3)
    for command in (["reports"], ["outline", "2008"], ["show", "2008"], ["itinerary", "2008"], ["notes"]):
        assert call(*command, "--library", own_library).code == 0
    found = call("search", "産学連携", "--json", "--limit", 0, "--library", own_library)
    notes = [note for note in found.document["notes"] if f"{path}:{line}: " in note]
    assert len(notes) == 1
    plain = call("search", "産学連携", "--library", own_library)
    assert notes[0] in plain.err
    spellings = ask_small("search", "JST", "--spelling-only", "--json", "--limit", 0).document
    found = call("search", "JST", "--json", "--limit", 0, "--library", own_library).document
    assert {form["relation"] for form in found["forms"] if form["on"]} <= {"typed", "spelling", "same"}
    assert {hit["section"] for hit in spellings["hits"]} <= {hit["section"] for hit in found["hits"]}


def test_a_damaged_file_of_terms(ask_small, call, own_library):
    path = own_library / "corpus" / "authority" / "terms.yaml"
    path.write_bytes(b"- id: [unclosed\n")
    found = call("search", "産学連携", "--json", "--limit", 0, "--library", own_library)
    assert any(str(path) in note for note in found.document["notes"])
    expected = ask_small("search", "産学連携", "--spelling-only", "--json", "--limit", 0).document
    assert [hit["section"] for hit in found.document["hits"]] == [hit["section"] for hit in expected["hits"]]


@pytest.mark.parametrize("name", ["institutions", "terms"])
def test_check_of_authority_files(call, own_library, name):
    path = own_library / "corpus" / "authority" / f"{name}.yaml"
    path.write_text("- id: x\n  bogus: y\n", encoding="utf-8")
    found = call("check", "--json", "--library", own_library)
    assert found.code == 1
    findings = [finding for finding in found.document["findings"] if finding["where"] == f"authority/{name}.yaml"]
    assert f"{path}:" in findings[0]["what"]


RECORDS = {
    "unknown key": ("form: trip-report\nbogus: 1\n", ":2: the key “bogus” is unknown"),
    "no YAML": ("id: [\n", "this is no YAML"),
    "a list": ("- id: 2008-nsc-jst\n", ":1: "),
    "empty": ("", "the file is empty"),
    "alias": ("id: &x 2008-nsc-jst\nform: *x\n", ":2: aliases"),
    "tag": ("!!python/object/apply:os.system ['true']\n", ""),
    "another id": ("id: other\nform: trip-report\nsource: {name: x, sha256: y}\n", ":1: "),
    "no UTF-8": (b"id: \xff\xfe", "no UTF-8"),
    "a control character": ("id: 2008-nsc-jst\x00\n", "this is no YAML"),
}


@pytest.mark.parametrize("name", RECORDS)
def test_a_damaged_record(call, own_library, name):
    content, problem = RECORDS[name]
    path = own_library / "corpus" / "reports" / "2008-nsc-jst" / "report.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    for command in (["outline", "2008-nsc-jst"], ["visits"], ["reports"]):
        line = call(*command, "--library", own_library).error(3)
        assert f"{path}" in line
        assert problem in line
    found = call("check", "--json", "--library", own_library)
    assert found.code == 1
    assert str(path) in found.document["findings"][0]["what"]
    assert call("outline", "2025", "--library", own_library).code == 0


def test_a_damaged_source(call, own_library):
    path = own_library / "corpus" / "reports" / "2008-nsc-jst" / "source.txt"
    whole = path.read_bytes()
    path.write_bytes(whole + b"\xff")
    assert f"{path} is no UTF-8 text (byte {len(whole)})" in call("show", "2008", "--library", own_library).error(3)
    path.write_bytes(whole[: whole[:-1].rindex(b"\n")])
    found = call("check", "--json", "--library", own_library)
    assert found.code == 1
    assert "reports/2008-nsc-jst/source.txt" in {finding["where"] for finding in found.document["findings"]}
    path.unlink()
    path.mkdir()
    assert str(path) in call("show", "2008", "--library", own_library).error(3)


def test_a_source_without_a_record(call, tmp_path):
    folder = tmp_path / "corpus" / "reports" / "mine"
    folder.mkdir(parents=True)
    (folder / "source.txt").write_text("壹、目的\n\n推動產學合作。\n", encoding="utf-8")
    found = call("search", "产学合作", "--json", "--library", tmp_path)
    assert [hit["report"] for hit in found.document["hits"]] == ["mine"]
    assert call("reports", "--json", "--library", tmp_path).document["reports"][0]["id"] == "mine"
    assert call("institutions", "--json", "--library", tmp_path).code == 1
