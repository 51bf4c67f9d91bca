"""What is being written outlives the program."""

from __future__ import annotations

import pytest

from tjexplorer.bookmarks.drafts import Drafts
from tjexplorer.bookmarks.labelling import Label
from tjexplorer.model.bookmark import Colour

LABEL = Label("第一行\n第二行", ("JST", "a b"), "筑波", Colour.GREEN)


def test_a_draft_comes_back_until_it_is_settled(tmp_path):
    drafts = Drafts(tmp_path / "drafts", tmp_path / "library")
    assert drafts.get("b-1") is None
    drafts.put("b-1", LABEL)
    assert Drafts(tmp_path / "drafts", tmp_path / "library").get("b-1") == LABEL
    assert drafts.get("b-2") is None
    assert Drafts(tmp_path / "drafts", tmp_path / "other").get("b-1") is None
    drafts.put("b-1", Label())
    assert drafts.get("b-1") == Label()
    drafts.drop("b-1")
    drafts.drop("b-1")
    assert drafts.get("b-1") is None


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b'{"note": 1, "tags": [], "collection": "", "colour": null}', b"\xff"]
)
def test_what_is_no_draft_is_none(tmp_path, content):
    drafts = Drafts(tmp_path, tmp_path)
    drafts.put("k", LABEL)
    (path,) = tmp_path.glob("*.json")
    path.write_bytes(content)
    assert drafts.get("k") is None


def test_a_folder_that_cannot_be_written_hinders_nobody(tmp_path):
    (tmp_path / "file").write_text("")
    drafts = Drafts(tmp_path / "file" / "drafts", tmp_path)
    drafts.put("k", LABEL)
    drafts.drop("k")
    assert drafts.get("k") is None
