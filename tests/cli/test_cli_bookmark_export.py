"""`bookmarks export` into files in which somebody writes, by templates of one's own, and two at once."""

from __future__ import annotations

import os
import re
import stat

import pytest

from tjexplorer import bookmark_files
from tjexplorer.export.markers import Part, parts_of
from tjexplorer.export.template import default_source

SECTION = "2025-nstc-natural-sciences/5.3"
OTHER = "2008-nsc-jst/1"


@pytest.fixture
def bookmarks(call, own_library):
    """Calls `bookmarks` with a subcommand."""

    def bookmarks_(*arguments):
        return call("bookmarks", *arguments, "--library", own_library)

    return bookmarks_


@pytest.fixture
def kept(bookmarks):
    """Two bookmarks."""
    first = bookmarks("add", SECTION, "--quote", "Hideo NAKAJIMA", "--tag", "JST", "--note", "見此").out.strip()
    return first, bookmarks("add", OTHER).out.strip()


@pytest.fixture
def paper(bookmarks, kept, tmp_path):
    """A file with both, and words of its owner."""
    path = tmp_path / "paper.md"
    assert bookmarks("export", "--output", path).code == 0
    path.write_bytes(path.read_bytes() + "我的論文。\n".encode())
    return path


def _names(path):
    text = path.read_bytes().decode("utf-8")
    return [part.name for part in parts_of(text, "x") if isinstance(part, Part) and part.name.startswith("b-")]


def test_a_file_is_updated_and_its_owner_keeps_his_words(bookmarks, kept, paper):
    first, second = kept
    before = paper.read_bytes()
    same = bookmarks("export", "--output", paper, "--json").document
    assert (same["path"], set(same["same"]), same["added"]) == (str(paper), {first, second}, [])
    third = bookmarks("add", SECTION).out.strip()
    told = bookmarks("export", "--output", paper)
    assert (told.code, told.out, told.err) == (0, "", f"{paper}: 1 new, 2 as before.\n")
    assert set(_names(paper)) == {first, second, third}
    assert "我的論文。\n".encode() in paper.read_bytes()
    assert before != paper.read_bytes()
    bookmarks("remove", third)
    assert bookmarks("export", "--output", paper, "--json").document["gone"] == [third]
    assert paper.read_text(encoding="utf-8").count("not among the bookmarks") == 1


def test_a_bookmark_whose_file_is_damaged_is_not_taken_for_removed(bookmarks, kept, paper, own_library):
    (own_library / "bookmarks" / f"{kept[0]}.yaml").write_text("id: [\n", encoding="utf-8")
    found = bookmarks("export", "--output", paper, "--json")
    assert kept[0] in found.err
    assert set(found.document["same"]) == set(kept)


def test_some_of_them(bookmarks, kept, paper):
    words = bookmarks("export", "--tag", "jst").out
    assert (kept[0] in words, kept[1] in words) == (True, False)
    found = bookmarks("export", "--output", paper, "--report", "2008-nsc-jst", "--json").document
    assert (found["gone"], found["edited"], set(found["same"])) == ([], [], set(kept))
    nothing = bookmarks("export", "--tag", "nothing", "--output", paper)
    assert (nothing.code, nothing.out) == (1, "")
    assert "bookmarks list" in nothing.err


def test_a_file_of_somebody_else_is_left_alone(bookmarks, kept, tmp_path):
    mine = tmp_path / "mine.md"
    mine.write_text("mine\n", encoding="utf-8")
    assert f"{mine} exists and has no markers" in bookmarks("export", "--output", mine).error(3)
    assert bookmarks("export", "--output", mine, "--new").code == 0
    assert len(_names(tmp_path / "mine-2.md")) == 2
    assert mine.read_text(encoding="utf-8") == "mine\n"
    assert bookmarks("export", "--output", mine, "--force").code == 0
    assert len(_names(mine)) == 2
    assert "holds bookmarks in Markdown" in bookmarks("export", "--format", "csv", "--output", mine).error(3)
    mine.write_bytes(b"\xff\xfe")
    assert "no UTF-8 text" in bookmarks("export", "--output", mine).error(3)
    assert str(tmp_path) in bookmarks("export", "--output", tmp_path / "mine.md" / "x.md").error(3)


DATA = [("csv", ".csv"), ("json", ".json"), ("bibtex", ".bib"), ("csl-json", ".json")]


@pytest.mark.parametrize(("form", "suffix"), DATA)
def test_data_replaces_its_own_exports_alone(bookmarks, kept, tmp_path, form, suffix):
    path = tmp_path / f"mine{suffix}"
    arguments = ("export", "--format", form, "--output", path)
    assert bookmarks(*arguments).code == 0
    first = path.read_bytes()
    assert bookmarks(*arguments[:3], "--output", tmp_path / "one", "--report", "2008").code == 0
    path.write_bytes((tmp_path / "one").read_bytes())
    assert bookmarks(*arguments).code == 0
    assert sorted(path.read_bytes()) == sorted(first)
    others = [b"mine\n", b"id,name\n1,2\n", b'{"bookmarks": [{"id": 1}]}', b"[{}]", b"@book{a,\n  year = {1},\n}\n"]
    for other in [*others, first + b"@book{a,\n  year = {1},\n}\n", b"% mine\n" + first]:
        if form == "csv" and other.startswith(first):
            continue  # a row more may be a row of ours
        path.write_bytes(other)
        assert f"{path} exists and holds no bookmarks" in bookmarks(*arguments).error(3)
        assert path.read_bytes() == other
    assert bookmarks(*arguments, "--force").code == 0
    path.write_bytes(b"\n")
    assert bookmarks(*arguments).code == 0


@pytest.mark.parametrize("form", ["csv", "markdown"])
def test_the_files_of_the_library_are_never_replaced(bookmarks, kept, own_library, tmp_path, form):
    source = own_library / "corpus" / "reports" / "2008-nsc-jst" / "source.txt"
    link = tmp_path / "link.md"
    link.symlink_to(source)
    own = [source, link, own_library / "bookmarks" / f"{kept[0]}.yaml", own_library / "searches" / "new.yaml"]
    before = source.read_bytes()
    for path in own:
        said = bookmarks("export", "--format", form, "--output", path, "--force").error(2)
        assert "the library's own files" in said
    assert source.read_bytes() == before
    assert len(list((own_library / "bookmarks").glob("*.yaml"))) == 2
    assert not own[-1].exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("itinerary", "2025", "--csv", "--force", "--output"),
        ("dossier", "jst", "--output"),
        ("dossier", "jst", "--json", "--output"),
        ("frequency", "交流", "--svg"),
    ],
)
def test_no_command_writes_among_the_files_of_the_library(call, own_library, arguments):
    path = own_library / "corpus" / "reports" / "2025-nstc-natural-sciences" / "new.txt"
    assert "the library's own files" in call(*arguments, path, "--library", own_library).error(2)
    assert not path.exists()


def test_broken_markers_are_told_and_nothing_is_written(bookmarks, paper):
    broken = paper.read_bytes().replace(b"<!-- tjexplorer:end head -->", b"")
    paper.write_bytes(broken)
    assert re.match(
        rf"tjexplorer: {re.escape(str(paper))}:\d+: ", bookmarks("export", "--output", paper).error(3) + "\n"
    )
    assert paper.read_bytes() == broken


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["--new"], "--output"), (["--force"], "--output"), (["--format", "csv", "--template", "x"], "--template")],
)
def test_options_that_say_nothing(bookmarks, arguments, words):
    assert words in bookmarks("export", *arguments).error(2)


def test_templates(bookmarks, kept, tmp_path, monkeypatch):
    assert bookmarks("template").out == default_source()
    assert bookmarks("template", "--json").document == {"template": default_source()}
    mine = tmp_path / "mine.md.j2"
    mine.write_bytes(b"\xef\xbb\xbf{% block bookmark %}\r\n* {{ bookmark.note }}\r\n{% endblock %}")
    assert "\n* 見此\n" in bookmarks("export", "--template", mine).out
    settings = tmp_path / "settings.yaml"
    settings.write_text("export_template: mine.md.j2\ncitation_style: apa\n", encoding="utf-8")
    monkeypatch.setenv("TJEXPLORER_CONFIG", str(settings))
    assert "\n* 見此\n" in bookmarks("export").out
    default = tmp_path / "default.md.j2"
    default.write_text(default_source(), encoding="utf-8")
    assert "（2025）。" in bookmarks("export", "--template", default).out
    mine.write_text("{% block bookmark %}\n{{ bookmark.nothing }}{% endblock %}", encoding="utf-8")
    assert f"{mine}:2: " in bookmarks("export").error(3)
    mine.write_bytes(b"\n\xff")
    assert f"{mine}:2: " in bookmarks("export").error(3)
    assert "no such file" in bookmarks("export", "--template", tmp_path / "none").error(3)


def test_rights_and_links_stay(bookmarks, paper, tmp_path):
    paper.chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to(paper)
    (tmp_path / ".paper.md.abc.tjexplorer-part").write_text("an export that was killed", encoding="utf-8")
    bookmarks("add", SECTION)
    assert bookmarks("export", "--output", link).code == 0
    assert link.is_symlink()
    assert len(_names(paper)) == 3
    assert stat.S_IMODE(paper.stat().st_mode) == 0o640
    assert not list(tmp_path.glob(".*part")) + list(tmp_path.glob("*.lock"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_may_not_be_written(bookmarks, paper):
    paper.chmod(0o440)
    bookmarks("add", SECTION)
    assert "no right to write" in bookmarks("export", "--output", paper).error(3)


def test_what_an_editor_saves_in_between_is_not_lost(bookmarks, paper, monkeypatch):
    read = bookmark_files._bytes
    calls = []

    def reading(path):
        calls.append(path)
        if len(calls) == 2:
            paper.write_bytes(paper.read_bytes() + "剛才寫的。\n".encode())
        return read(path)

    bookmarks("add", SECTION)
    monkeypatch.setattr(bookmark_files, "_bytes", reading)
    assert bookmarks("export", "--output", paper).code == 0
    assert "剛才寫的。\n" in paper.read_text(encoding="utf-8")
    assert len(_names(paper)) == 3


def test_two_exports_at_once(bookmarks, kept, paper, start, own_library):
    bookmarks("add", SECTION)
    arguments = ("bookmarks", "export", "--output", paper)
    running = [start(*arguments, TJEXPLORER_LIBRARY=str(own_library)) for _number in range(3)]
    assert [one.wait(timeout=60) for one in running] == [0, 0, 0]
    for one in running:
        one.stdout.close()
        one.stderr.close()
    assert len(_names(paper)) == len(set(_names(paper))) == 3
    assert "我的論文。" in paper.read_text(encoding="utf-8")
