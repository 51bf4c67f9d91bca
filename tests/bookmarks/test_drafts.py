"""What is being written outlives the program; what another program is writing is left to it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tjexplorer.bookmarks.drafts import Drafts
from tjexplorer.bookmarks.labelling import Label
from tjexplorer.model.bookmark import Colour

LABEL = Label("第一行\n第二行", ("JST", "a b"), "筑波", Colour.GREEN)


def test_a_draft_comes_back_until_it_is_settled(tmp_path):
    drafts = Drafts(tmp_path / "drafts", tmp_path / "library")
    draft = drafts.open("b-1")
    assert draft.found is None
    draft.put(LABEL)
    draft.close()
    assert drafts.open("b-2").found is None
    assert Drafts(tmp_path / "drafts", tmp_path / "other").open("b-1").found is None
    again = Drafts(tmp_path / "drafts", tmp_path / "library").open("b-1")
    assert again.found == LABEL
    again.put(Label())
    again.close()
    empty = drafts.open("b-1")
    assert empty.found == Label()
    empty.drop()
    empty.drop()
    empty.close()
    assert drafts.open("b-1").found is None
    assert not list((tmp_path / "drafts").iterdir())


def test_a_draft_of_a_dialog_that_is_open_is_no_leftover(tmp_path):
    drafts = Drafts(tmp_path, tmp_path)
    one = drafts.open("k")
    one.put(LABEL)
    two = Drafts(tmp_path, tmp_path).open("k")
    assert two.found is None
    two.put(Label("other words"))
    one.drop()
    one.close()
    two.close()
    left = drafts.open("k")
    assert left.found == Label("other words")
    # What was left over is offered to one dialog, not to two.
    assert drafts.open("k").found is None
    left.close()


def test_a_program_that_is_killed_leaves_its_draft(tmp_path):
    words = (
        "import os, sys; from pathlib import Path; from tjexplorer.bookmarks.drafts import Drafts\n"
        "from tjexplorer.bookmarks.labelling import Label\n"
        "draft = Drafts(Path(sys.argv[1]), Path(sys.argv[1])).open('k'); draft.put(Label('last words'))\n"
        "print('put', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", words, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as running:
        assert running.stdout.readline() == b"put\n"
        drafts = Drafts(tmp_path, tmp_path)
        assert drafts.open("k").found is None
        running.kill()
        running.wait(timeout=60)
        left = drafts.open("k")
        assert left.found == Label("last words")
        left.close()


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b'{"note": 1, "tags": [], "collection": "", "colour": null}', b"\xff"]
)
def test_what_is_no_draft_is_none(tmp_path, content):
    drafts = Drafts(tmp_path, tmp_path)
    draft = drafts.open("k")
    draft.put(LABEL)
    draft.close()
    (path,) = tmp_path.glob("*.json")
    path.write_bytes(content)
    assert drafts.open("k").found is None


def test_a_folder_that_cannot_be_written_hinders_nobody(tmp_path):
    (tmp_path / "file").write_text("")
    drafts = Drafts(tmp_path / "file" / "drafts", tmp_path)
    draft = drafts.open("k")
    draft.put(LABEL)
    draft.drop()
    draft.close()
    assert drafts.open("k").found is None
