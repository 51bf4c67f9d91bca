"""A note in the reader's own editor, with editors that behave and editors that do not."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from tjexplorer.bookmarks.editor import edit_note, editor_command
from tjexplorer.errors import BookmarkError

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the editors of these tests are scripts of POSIX")


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.fixture
def editor(tmp_path: Path):
    """Makes an editor out of lines of Python that know the file as `path`."""

    def editor_(lines: str) -> list[str]:
        script = tmp_path / "editor.py"
        script.write_text(
            f"import os, sys\nfrom pathlib import Path\npath = Path(sys.argv[1])\n{lines}\n", encoding="utf-8"
        )
        return [sys.executable, str(script)]

    return editor_


def left(scratch: Path) -> list[str]:
    return [path.read_text(encoding="utf-8", errors="replace") for path in scratch.rglob("*.md")]


def test_what_was_typed_before_is_passed_on(editor, scratch):
    command = editor("path.write_text(path.read_text(encoding='utf-8') + '第三行', encoding='utf-8')")
    assert edit_note("第一行\n第二行", command) == "第一行\n第二行\n第三行"
    assert left(scratch) == []


def test_what_a_terminal_obeys_is_taken_out(editor):
    command = editor(r"path.write_bytes(b'\xef\xbb\xbfone\x1b[31m\r\n\ttwo\x07\xe2\x80\xae  \n\n')")
    assert edit_note("", command) == "one[31m\n    two"


def test_an_unchanged_file_changes_nothing(editor, scratch):
    assert edit_note("  原樣  ", editor("")) == "  原樣  "
    assert edit_note("原樣", editor("path.unlink()")) == "原樣"
    assert left(scratch) == []


@pytest.mark.parametrize("end", ["sys.exit(3)", "os.kill(os.getpid(), 9)"])
def test_a_crash_loses_nothing(editor, scratch, end):
    with pytest.raises(BookmarkError, match=r"note\.md") as caught:
        edit_note("before", editor(f"path.write_text('typed for an hour', encoding='utf-8')\n{end}"))
    assert left(scratch) == ["typed for an hour"]
    assert str(next(scratch.rglob("*.md"))) in str(caught.value)


def test_a_crash_without_a_change(editor, scratch):
    with pytest.raises(BookmarkError, match="as it was"):
        edit_note("before", editor("sys.exit(1)"))
    assert left(scratch) == []


def test_what_is_no_text_is_kept_aside(editor, scratch):
    with pytest.raises(BookmarkError, match="UTF-8"):
        edit_note("", editor(r"path.write_bytes(b'caf\xe9')"))
    assert len(left(scratch)) == 1


def test_the_file_is_private(editor):
    command = editor("path.write_text(oct(os.stat(path.parent).st_mode) + ' ' + oct(os.stat(path).st_mode))")
    folder = edit_note("", command).split()[0]
    assert stat.S_IMODE(int(folder, 8)) == 0o700


def test_which_editor():
    assert editor_command(f"{sys.executable} -u", {"VISUAL": "vi", "EDITOR": "vi"}) == [sys.executable, "-u"]
    assert editor_command(None, {"VISUAL": sys.executable, "EDITOR": "vi"}) == [sys.executable]
    assert editor_command("", {"EDITOR": f'"{sys.executable}" -x'}) == [sys.executable, "-x"]
    for wrong in ("no-such-editor-anywhere", "'unfinished", " "):
        if wrong.strip():
            with pytest.raises(BookmarkError, match="EDITOR"):
                editor_command(wrong, {})


def test_no_editor_at_all(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(BookmarkError, match="No editor is known"):
        editor_command(None, {})
