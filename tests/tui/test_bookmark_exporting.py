"""Exports of bookmarks from the screen: what is offered, which file is proposed, and what becomes of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tjexplorer.bookmarks.labelling import Label
from tjexplorer.errors import ExportError
from tjexplorer.export.formats import SUFFIXES
from tjexplorer.export.markers import Part, parts_of
from tjexplorer.model.span import Span
from tjexplorer.tui.desks.bookmark_exporting import BookmarkExportDesk, Selection
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.exporting import ExportDesk
from tjexplorer.tui.desks.keeping import BookmarkDesk
from tjexplorer.tui.dialogs.exporting import ExportDialog
from tjexplorer.tui.widgets.typing import TypingLine
from tjexplorer.workspace import Workspace

REPORT = "2025-nstc-natural-sciences"


@pytest.fixture
def keeping(workspace: Workspace) -> BookmarkDesk:
    """Three bookmarks: one with a tag and a collection, one with the tag, one with neither."""
    desk = BookmarkDesk(workspace, Catalogue(workspace))
    report = workspace.library.report(REPORT)
    start = report.sections[3].span.start
    for number, label in enumerate((Label(tags=("產學/合作",), collection="A"), Label(tags=("產學/合作",)), Label())):
        desk.add(report, Span(start + number * 10, start + number * 10 + 8), label)
    return desk


@pytest.fixture
def desk(workspace: Workspace, keeping: BookmarkDesk) -> BookmarkExportDesk:
    return BookmarkExportDesk(workspace, keeping, ExportDesk(workspace.places, Catalogue(workspace)))


@pytest.fixture
def everything(desk: BookmarkExportDesk) -> Selection:
    return desk.selections(None)[0]


def ids(path: Path) -> list[str]:
    parts = parts_of(path.read_bytes().decode("utf-8"), "x")
    return [part.name for part in parts if isinstance(part, Part) and part.name.startswith("b-")]


def test_what_is_offered(desk: BookmarkExportDesk, keeping: BookmarkDesk) -> None:
    first, second, third = (each.bookmark.id for each in keeping.placed)
    assert [(each.key, len(each.ids)) for each in desk.selections(None)] == [("all", 3)]
    assert [(each.key, len(each.ids)) for each in desk.selections(first)] == [
        ("all", 3), ("collection", 1), ("tag 產學/合作", 2), ("this", 1),
    ]  # fmt: skip
    keeping.marked = frozenset({second, third})
    keeping.words = "#產學"
    assert [each.key for each in desk.selections(third)] == ["marked", "all", "shown", "this"]


def test_a_file_for_each_selection(desk: BookmarkExportDesk, keeping: BookmarkDesk, workspace: Workspace) -> None:
    everything, _collection, tag, _this = desk.selections(keeping.placed[0].bookmark.id)
    names = [desk.proposed(form, everything).name for form in SUFFIXES]
    assert names == ["bookmarks.md", "bookmarks.csv", "bookmarks.json", "bookmarks.bib", "bookmarks.csl.json"]
    assert desk.proposed("markdown", tag) == workspace.places.exports.resolve() / "bookmarks-產學-合作.md"
    for form in SUFFIXES:
        path = desk.proposed(form, tag)
        assert str(path) in desk.export(form, tag, str(path))
    assert len(ids(desk.proposed("markdown", tag))) == 2
    assert desk.proposed("markdown", everything).name == "bookmarks.md"


def test_the_file_used_last_is_updated(
    desk: BookmarkExportDesk, keeping: BookmarkDesk, everything: Selection, tmp_path: Path
) -> None:
    paper = tmp_path / "我的 論文.md"
    assert "new" in desk.fate("markdown", str(paper)).told
    assert desk.export("markdown", everything, str(paper)) == f"{paper}: 3 new."
    assert desk.proposed("markdown", everything) == paper
    paper.write_bytes(paper.read_bytes() + "我寫的。\n".encode())
    assert "are updated" in desk.fate("markdown", str(paper)).told
    keeping.delete([keeping.placed[0].bookmark.id])
    (rest, *_others) = desk.selections(None)
    assert desk.export("markdown", rest, str(paper)) == f"{paper}: 2 as before, 1 no bookmark any more."
    assert "我寫的。" in paper.read_text(encoding="utf-8")
    assert len(ids(paper)) == 3


@pytest.mark.parametrize("held", ["mine", "<!-- tjexplorer:begin a -->\n", "# x\n<!-- tjexplorer:end head -->"])
def test_what_cannot_be_updated_stays(
    desk: BookmarkExportDesk, everything: Selection, tmp_path: Path, held: str
) -> None:
    mine = tmp_path / "mine.md"
    mine.write_text(held, encoding="utf-8")
    assert "mine-2.md is written beside it" in desk.fate("markdown", str(mine)).told
    assert str(tmp_path / "mine-2.md") in desk.export("markdown", everything, str(mine))
    assert mine.read_text(encoding="utf-8") == held
    assert len(ids(tmp_path / "mine-2.md")) == 3


def test_other_formats_replace_only_what_is_ours(
    desk: BookmarkExportDesk, everything: Selection, tmp_path: Path
) -> None:
    path = tmp_path / "x.csl.json"
    desk.export("csl-json", everything, str(path))
    assert len(json.loads(path.read_bytes())) == 1
    assert "It is replaced" in desk.fate("csl-json", str(path)).told
    desk.export("csl-json", everything, str(path))
    path.write_text("changed", encoding="utf-8")
    desk.export("csl-json", everything, str(path))
    assert path.read_text(encoding="utf-8") == "changed"
    assert (tmp_path / "x.csl-2.json").is_file()


def test_a_folder_takes_a_file_with_the_usual_name(
    desk: BookmarkExportDesk, everything: Selection, tmp_path: Path
) -> None:
    assert desk.fate("bibtex", f"{tmp_path}/").path == tmp_path / "bookmarks.bib"
    desk.export("markdown", everything, str(tmp_path))
    assert len(ids(tmp_path / "bookmarks.md")) == 3


def test_a_name_that_cannot_be_one(desk: BookmarkExportDesk, everything: Selection, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for name in (str(tmp_path / "file" / "x.md"), "x\0.md", str(tmp_path / ("長" * 300))):
        with pytest.raises(ExportError):
            desk.export("markdown", everything, name)


def test_a_template_of_the_settings_that_is_broken(
    desk: BookmarkExportDesk,
    everything: Selection,
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = workspace.places.settings
    settings.parent.mkdir(parents=True, exist_ok=True)
    template = tmp_path / "mine.j2"
    template.write_text("\n{{ x }}", encoding="utf-8")
    settings.write_text(f"export_template: {template}\n", encoding="utf-8")
    try:
        workspace.forget_settings()
        with pytest.raises(ExportError, match=r"mine\.j2:2: "):
            desk.export("markdown", everything, str(tmp_path / "x.md"))
    finally:
        settings.unlink()
        workspace.forget_settings()
    assert not (tmp_path / "x.md").exists()


SIZES = pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (40, 12)], ids=str)


@SIZES
async def test_exporting_from_the_bookmarks(
    opened: Any, keeping: BookmarkDesk, workspace: Workspace, size: tuple[int, int], tmp_path: Path
) -> None:
    async with opened(workspace, size) as session:
        await session.press("5", "x")
        assert isinstance(session.app.screen, ExportDialog)
        shown = session.screen()
        assert ("(*) All bookmarks" in shown) is (size[1] > 12)
        assert "(*) Markdown" in shown
        assert "This file is new." in shown
        await session.press("enter")
        paper = workspace.places.exports / "bookmarks.md"
        assert len(ids(paper)) == 3
        assert "bookmarks.md: 3 new." in "".join(session.screen().split("\n")).replace("  ", "")
        paper.write_bytes(paper.read_bytes() + "我寫的。\n".encode())
        await session.press("x", "enter")
        assert paper.read_bytes().endswith("我寫的。\n".encode())
        await session.press("x", "down", "space")
        assert "(*) Table (CSV)" in session.screen()
        await session.press("tab")
        typing = session.app.screen.query_one("#file", TypingLine)
        assert typing.has_focus
        assert typing.value.endswith("bookmarks.csv")
        typing.value = str(tmp_path / "檔案.csv")
        await session.press("enter")
        assert (tmp_path / "檔案.csv").is_file()
        assert not isinstance(session.app.screen, ExportDialog)
        await session.press("x", "tab")
        session.app.screen.query_one("#file", TypingLine).value = str(paper / "x.md")
        await session.press("enter")
        assert isinstance(session.app.screen, ExportDialog), "another file can be named"
        assert "cannotbewritten" in "".join(char for char in session.screen() if char.isalpha())
        await session.press("escape")
        assert not isinstance(session.app.screen, ExportDialog)
