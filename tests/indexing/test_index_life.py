"""Built when missing, refreshed when stale, rebuilt when damaged; one line is told, and the answer is always right."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from tjexplorer.corpus.library import Library
from tjexplorer.errors import IndexUnusableError
from tjexplorer.indexing import builder, manifest, shelf
from tjexplorer.indexing.analyzer import demand_of
from tjexplorer.indexing.builder import BuildCancelled, Progress
from tjexplorer.indexing.reader import IndexReader
from tjexplorer.indexing.shelf import Building, Shelf, State, Stock, Voice
from tjexplorer.model.report import Report
from tjexplorer.paths import Places
from tjexplorer.text.fold import fold

WORD = fold("會議").text


def answer(stock: Stock) -> set[int]:
    """What the index says, checked against the text: sections that may have the word, and how often a pair stands there."""
    assert stock.index is not None
    found = stock.index.sections_with(demand_of(WORD))
    expected = counted(stock, WORD)
    assert expected
    assert found == set(expected)
    answer = stock.index.counted(WORD, whole=True)
    assert answer is not None
    forms, doubtful = answer
    assert not doubtful
    counts: dict[int, int] = {}
    for form in forms:
        for number, count in (*form.headings.items(), *form.bodies.items()):
            counts[number] = counts.get(number, 0) + count
    assert counts == expected
    return set(counts)


def counted(stock: Stock, word: str) -> dict[int, int]:
    sections = [(report, ordinal) for report in stock.reports for ordinal in range(len(report.sections))]
    texts = [report.folded[slice(*report.folded_range(ordinal))] for report, ordinal in sections]
    return {number: text.count(word) for number, text in enumerate(texts) if word in text}


def texts(stock: Stock) -> list[tuple[str, str]]:
    return [(report.id, report.folded) for report in stock.reports]


def generation(where: Places) -> Path:
    found = [path for path in where.index.iterdir() if path.is_dir()]
    assert len(found) == 1
    return found[0]


def test_it_is_built_on_first_use_and_used_afterwards(open_shelf, where: Places, told: list[str]) -> None:
    steps: list[Progress] = []
    first = open_shelf(voice=Voice(tell=told.append, progress=steps.append)).stock()
    assert first.index is not None
    assert told == ["There is no index yet; it is built now."]
    assert [step.done for step in steps] == list(range(1, len(steps) + 1))
    assert steps[-1].done == steps[-1].total
    before = generation(where)
    second = open_shelf().stock()
    assert second.index is not None
    assert len(told) == 1
    assert generation(where) == before
    assert texts(first) == texts(second)
    assert answer(first) == answer(second)


def test_a_fresh_index_needs_no_report(open_shelf, where: Places) -> None:
    open_shelf().stock()
    ids = sorted(path.name for path in (where.corpus / "reports").iterdir())

    def refuse(name: str) -> None:
        raise AssertionError(name)

    opened = Shelf(ids, refuse, where)
    assert opened.stock().index is not None
    opened.close()


@pytest.mark.parametrize("name", ["source.txt", "report.yaml"])
def test_a_changed_report_alone_is_read_anew(open_shelf, where: Places, told: list[str], name: str) -> None:
    open_shelf().stock()
    kept = {path.name for path in generation(where).glob("*.store")}
    path = where.corpus / "reports" / "2008-nsc-jst" / name
    if name == "source.txt":
        path.write_text(path.read_text(encoding="utf-8") + "\n這裡多了一個獨角獸。\n", encoding="utf-8")
    else:
        real = Path(__file__).resolve().parents[2] / "corpus" / "reports" / "2008-nsc-jst" / name
        shutil.copy(real, path)
    stock = open_shelf().stock()
    assert told[-1] == "Reports or rules have changed; the index is brought up to date."
    assert len(kept & {path.name for path in generation(where).glob("*.store")}) == 1
    assert stock.index is not None
    assert stock.index.sections == sum(len(report.sections) for report in stock.reports)
    assert answer(stock)
    if name == "source.txt":
        assert any("独角兽" in report.folded or "獨角獸" in report.folded for report in stock.reports)


def test_a_report_that_goes_is_gone_and_stays_gone(open_shelf, where: Places) -> None:
    open_shelf().stock()
    folder = where.corpus / "reports" / "2025-moea-innovation-policy"
    aside = where.root / "aside"
    shutil.move(folder, aside)
    for _again in range(2):
        stock = open_shelf().stock()
        assert [report.id for report in stock.reports] == ["2008-nsc-jst"]
        assert stock.index is not None
        assert stock.index.sections == len(stock.reports[0].sections)
        assert max(answer(stock)) < stock.numbering.total
    shutil.move(aside, folder)
    stock = open_shelf().stock()
    assert len(stock.reports) == 2
    assert stock.index is not None
    assert stock.index.sections == sum(len(report.sections) for report in stock.reports)


def test_many_refreshes_stay_right(open_shelf, where: Places) -> None:
    path = where.corpus / "reports" / "2025-moea-innovation-policy" / "source.txt"
    text = path.read_text(encoding="utf-8")
    for number in range(12):
        path.write_text(text + f"\n第{number}次。\n", encoding="utf-8")
        stock = open_shelf().stock()
        assert stock.index is not None
        assert stock.index.sections == sum(len(report.sections) for report in stock.reports)
    assert answer(stock)


def test_another_folding_makes_it_stale(open_shelf, told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    open_shelf().stock()
    rules = {**manifest.current_rules(), "folding": 999}
    monkeypatch.setattr(manifest, "current_rules", lambda: rules)
    assert open_shelf().examine().state is State.STALE
    assert open_shelf().stock().index is not None
    assert told[-1] == "Reports or rules have changed; the index is brought up to date."
    assert open_shelf().examine().state is State.FRESH


def files_of(where: Places) -> list[Path]:
    return sorted(path for path in generation(where).rglob("*") if path.is_file() and path.stat().st_size)


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


@pytest.mark.parametrize("damage", [flip, truncate, Path.unlink], ids=["flip", "truncate", "remove"])
@pytest.mark.parametrize("which", range(7))
def test_a_damaged_file_means_a_rebuild(open_shelf, where: Places, told: list[str], damage, which: int) -> None:
    right = open_shelf().stock()
    files = files_of(where)
    assert len(files) == 7
    damage(files[which])
    assert open_shelf().examine().state is State.DAMAGED
    stock = open_shelf().stock()
    assert told[-1] == "The index is damaged or not ours; it is built anew."
    assert texts(stock) == texts(right)
    assert answer(stock) == answer(right)


def rewrite(where: Places, change) -> None:
    path = where.index / manifest.NAME
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")


MANIFESTS = {
    "empty": lambda path: path.write_text(""),
    "half": lambda path: path.write_text(path.read_text()[:200]),
    "no json": lambda path: path.write_bytes(b"\xff\xfe\x00"),
    "list": lambda path: path.write_text("[]"),
    "deep": lambda path: path.write_text("[" * 100_000),
    "folder": lambda path: (path.unlink(), path.mkdir()),
}


@pytest.mark.parametrize("how", [name for name in MANIFESTS if name != "folder"])
def test_a_damaged_manifest_means_a_rebuild(open_shelf, where: Places, told: list[str], how: str) -> None:
    right = open_shelf().stock()
    MANIFESTS[how](where.index / manifest.NAME)
    stock = open_shelf().stock()
    assert told[-1] == "The index is damaged or not ours; it is built anew."
    assert answer(stock) == answer(right)


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update(format=99),
        lambda content: content.update(generation="../../elsewhere"),
        lambda content: content["files"].clear(),
        lambda content: content["rules"].update(folding=7),
        lambda content: content.update(signature="0" * 64),
        lambda content: content.pop("signature"),
    ],
)
def test_a_manifest_of_the_future_or_of_others_means_a_rebuild(open_shelf, where, told: list[str], change) -> None:
    right = open_shelf().stock()
    rewrite(where, change)
    stock = open_shelf().stock()
    assert told[-1] == "The index is damaged or not ours; it is built anew."
    assert answer(stock) == answer(right)


def test_an_index_from_elsewhere_is_never_opened(open_shelf, where: Places, told: list[str], monkeypatch) -> None:
    open_shelf().stock()
    shutil.rmtree(where.state)
    opened: list[Path] = []
    real = shelf.IndexReader
    monkeypatch.setattr(shelf, "IndexReader", lambda folder, *rest: opened.append(folder) or real(folder, *rest))
    before = generation(where)
    assert open_shelf(Building.NEVER).stock().index is None
    assert not opened
    assert open_shelf().stock().index is not None
    assert before / builder.WHOOSH not in opened
    assert told[-1] == "The index is damaged or not ours; it is built anew."


def test_a_foreign_file_among_the_files_means_a_rebuild(open_shelf, where: Places, told: list[str]) -> None:
    open_shelf().stock()
    (generation(where) / builder.WHOOSH / "_MAIN_99.toc").write_bytes(b"not ours")
    assert open_shelf().stock().index is not None
    assert told[-1] == "The index is damaged or not ours; it is built anew."


def test_a_file_beside_the_index_is_left_alone(open_shelf, where: Places, told: list[str]) -> None:
    open_shelf().stock()
    note = where.index / "note.txt"
    note.write_text("mine")
    open_shelf().refresh(rebuild=True)
    assert note.read_text() == "mine"


def test_a_half_made_generation_is_cleared_away(open_shelf, where: Places, told: list[str]) -> None:
    open_shelf().stock()
    half = where.index / "generation-half"
    half.mkdir()
    (half / "x.store").write_bytes(b"half")
    assert open_shelf().examine().state is State.FRESH
    open_shelf().refresh(rebuild=True)
    assert not half.exists()


def test_a_cancelled_build_leaves_the_old_index(open_shelf, where: Places) -> None:
    open_shelf().stock()
    before = generation(where)
    with pytest.raises(BuildCancelled):
        open_shelf().refresh(rebuild=True, voice=Voice(cancelled=lambda: True))
    assert generation(where) == before
    assert open_shelf().examine().state is State.FRESH


KILLED = """
import os, sys
from pathlib import Path
from tjexplorer.corpus.library import Library
from tjexplorer.indexing.shelf import Shelf, Voice
from tjexplorer.paths import Places
root, last = Path(sys.argv[1]), int(sys.argv[2])
def progress(step):
    if step.done == last:
        os._exit(9)
library = Library(root / "corpus")
where = Places(root, root / "corpus", root / "index", root / "bookmarks", root / "state")
shelf = Shelf(library.report_ids, library.report, where, voice=Voice(progress=progress))
shelf.refresh(rebuild=True)
print(len(shelf.stock().reports))
"""


@pytest.mark.parametrize("step", [1, 3, 4])
def test_a_killed_build_leaves_the_old_index(open_shelf, where: Places, told: list[str], step: int) -> None:
    right = answer(open_shelf().stock())
    killed = subprocess.run([sys.executable, "-c", KILLED, where.root, str(step)], check=False)
    assert killed.returncode == 9
    assert open_shelf().examine().state is State.FRESH
    assert answer(open_shelf().stock()) == right
    open_shelf().refresh(rebuild=True)
    assert generation(where)


def test_two_processes_at_once(open_shelf, where: Places) -> None:
    command = [sys.executable, "-c", KILLED, str(where.root), "0"]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [process.communicate()[0].strip() for process in running] == ["2", "2"]
    assert [process.returncode for process in running] == [0, 0]
    assert open_shelf().examine().state is State.FRESH
    assert generation(where)


def test_a_generation_replaced_while_it_is_opened(open_shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    real = shelf.IndexReader
    other = open_shelf()
    other.stock()
    opened = 0

    def switch_first(folder: Path, *rest: Any) -> IndexReader:
        nonlocal opened
        opened += 1
        if opened == 1:
            other.refresh(rebuild=True)
        return real(folder, *rest)

    late = open_shelf()
    monkeypatch.setattr(shelf, "IndexReader", switch_first)
    assert answer(late.stock())
    assert opened == 3


def test_while_it_is_built_behind_a_scan_answers(open_shelf, told: list[str]) -> None:
    building = open_shelf(Building.BEHIND)
    first = building.stock()
    building.wait()
    second = building.stock()
    assert second.index is not None
    assert texts(first) == texts(second)


def test_what_an_outdated_index_has_need_not_be_read_anew_to_scan(open_shelf, where: Places) -> None:
    open_shelf().stock()
    path = where.corpus / "reports" / "2008-nsc-jst" / "source.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\n這裡多了一個獨角獸。\n", encoding="utf-8")
    library, read = Library(where.corpus), []

    def report(name: str) -> Report:
        read.append(name)
        return library.report(name)

    scanning = Shelf(library.report_ids, report, where, building=Building.NEVER)
    stock = scanning.stock()
    assert stock.index is None
    assert read == ["2008-nsc-jst"]
    scanned = texts(stock)
    fresh = open_shelf().stock()
    assert scanned == texts(fresh)
    assert stock.numbering.bases == fresh.numbering.bases
    assert stock.numbering.lengths == fresh.numbering.lengths
    scanning.close()


def test_how_far_a_build_behind_has_come_can_be_asked(open_shelf) -> None:
    steps: list[Progress | None] = []
    building = open_shelf(Building.BEHIND, Voice(progress=lambda _step: steps.append(building.progress)))
    assert building.progress is None
    building.stock()
    building.wait()
    assert [step.done for step in steps if step] == [1, 2, 3, 4]
    assert building.progress is None


def test_a_build_that_is_given_up_leaves_the_index_as_it_was(open_shelf, where: Places) -> None:
    open_shelf().stock()
    before = generation(where)
    opened = open_shelf()
    with pytest.raises(BuildCancelled):
        opened.refresh(rebuild=True, voice=Voice(progress=lambda _step: opened.give_up()))
    assert generation(where) == before
    assert opened.progress is None
    opened.refresh(rebuild=True)
    assert generation(where) != before


def test_many_threads(open_shelf) -> None:
    opened = open_shelf()
    found: list[set[int]] = []
    threads = [threading.Thread(target=lambda: found.append(answer(opened.stock()))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert all(one == found[0] for one in found)


def test_where_nothing_can_be_written_a_scan_answers(open_shelf, where: Places, told: list[str]) -> None:
    where.index.write_text("a file where the folder should be")
    stock = open_shelf().stock()
    assert stock.index is None
    assert len(stock.reports) == 2
    assert len(told) == 2
    with pytest.raises(IndexUnusableError, match="cannot be written"):
        open_shelf().refresh()


def test_a_lock_held_for_too_long(open_shelf, where: Places, told: list[str], monkeypatch) -> None:
    monkeypatch.setattr(shelf, "_PATIENCE", 0.05)
    where.index.mkdir()
    with FileLock(where.index / shelf.LOCK):
        assert open_shelf().stock().index is None
    assert "too long" in told[-1]


def test_the_disk_is_full(open_shelf, where: Places, told: list[str], monkeypatch) -> None:
    right = answer(open_shelf().stock())

    def fail(_folder: Path) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(manifest, "sync_tree", fail)
    with pytest.raises(IndexUnusableError, match="No space left"):
        open_shelf().refresh(rebuild=True)
    assert open_shelf().examine().state is State.FRESH
    assert answer(open_shelf().stock()) == right


def test_nothing_is_left_open_or_behind(open_shelf, where: Places) -> None:
    open_shelf().stock()
    assert {path.name for path in where.index.iterdir()} == {manifest.NAME, shelf.LOCK, generation(where).name}
    assert (where.state / "index.key").stat().st_mode & 0o077 == 0


def test_a_library_without_reports(tmp_path: Path, told: list[str]) -> None:
    (tmp_path / "corpus" / "reports").mkdir(parents=True)
    where = Places(tmp_path, tmp_path / "corpus", tmp_path / "index", tmp_path / "bookmarks", tmp_path / "state")
    for _again in range(2):
        library = Library(where.corpus)
        opened = Shelf(library.report_ids, library.report, where, voice=Voice(tell=told.append))
        stock = opened.stock()
        assert stock.reports == ()
        assert stock.index is not None
        opened.close()
    assert len(told) == 1
