"""`dossier`: one page, its document, and the comparison."""

from __future__ import annotations

import json


def test_a_page_by_any_name(ask):
    by_id, by_name = ask("dossier", "aist"), ask("dossier", "產總研")
    assert by_id.code == 0
    assert by_id.err == ""
    assert by_id.out == by_name.out
    assert by_id.out.startswith("# National Institute of Advanced Industrial Science and Technology (AIST)\n")
    assert "\n- Chinese: 產業技術總合研究所\n" in by_id.out
    assert "[^1]: " in by_id.out


def test_full_quotes_more(ask):
    assert len(ask("dossier", "nims", "--full").out) > len(ask("dossier", "nims").out)


def test_a_document(ask):
    document = ask("dossier", "JST", "--json").document
    assert document["institution"]["id"] == "jst"
    assert [one["year"] for one in document["descriptions"]] == [2007, 2015, 2025]


def test_to_a_file(ask, tmp_path):
    target = tmp_path / "new" / "aist.md"
    answer = ask("dossier", "aist", "--output", str(target))
    assert (answer.code, answer.out) == (0, "")
    assert str(target) in answer.err
    assert target.read_text(encoding="utf-8") == ask("dossier", "aist").out
    ask("dossier", "aist", "--json", "--output", str(target))
    assert json.loads(target.read_text(encoding="utf-8"))["institution"]["id"] == "aist"


def test_a_file_that_cannot_be_written(ask, tmp_path):
    (tmp_path / "file").write_text("")
    assert "--output" in ask("dossier", "aist", "--output", str(tmp_path / "file" / "x.md")).error(3)


def test_a_comparison(ask):
    page = ask("dossier", "aist", "--compare")
    assert page.code == 0
    assert "## Only in 2012 · 經建會 2013" in page.out
    document = ask("dossier", "jst", "--compare", "--report", "2008", "--report", "2025-nstc", "--json").document
    assert [one["report"] for one in document["passages"]] == ["2008-nsc-jst", "2025-nstc-natural-sciences"]


def test_a_comparison_needs_two_reports(ask):
    for arguments in (("nims",), ("jst", "--report", "2008")):
        answer = ask("dossier", *arguments, "--compare")
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.count("\n") == 1
        assert "two reports" in answer.err
    assert "None of these reports" in ask("dossier", "nims", "--compare", "--report", "2008").err


def test_reports_without_a_comparison(ask):
    assert "--compare" in ask("dossier", "jst", "--report", "2008").error(2)


def test_an_unknown_institution(ask):
    assert "nearest" in ask("dossier", "aits").error(2)
