"""Of a large index only what a search reads is compared with its digests: damage is met then, and never a wrong answer."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tjexplorer.errors import IndexUnusableError
from tjexplorer.indexing import catalogue, manifest, mapped
from tjexplorer.indexing.catalogue import Catalogue, Entry
from tjexplorer.indexing.mapped import DamagedPieceError, MappedStorage, digests_of
from tjexplorer.indexing.shelf import State
from tjexplorer.indexing.store import DamagedStoreError
from tjexplorer.paths import Places
from tjexplorer.search.searcher import Searcher, SearchRequest

REQUEST = SearchRequest("產學合作", spelling_only=True)
COUNTED = SearchRequest("會議", spelling_only=True)


@pytest.fixture(autouse=True)
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest, "_HASHED_ALWAYS", 0)
    monkeypatch.setattr(mapped, "_MAPPED_FROM", 0)
    monkeypatch.setattr(mapped, "PIECE", 512)


def generation(where: Places) -> Path:
    return next(path for path in where.index.iterdir() if path.is_dir())


def flip(path: Path) -> None:
    """One bit, in a file of its own: a mapped file must not be cut short under its reader."""
    data = bytearray(path.read_bytes())
    for at in range(len(data) // 8, len(data), max(1, len(data) // 50)):
        data[at] ^= 1
    path.unlink()
    path.write_bytes(data)


@pytest.mark.parametrize("pattern", ["*.store", "whoosh/*.pst", "whoosh/*.trm", "whoosh/*.toc", "catalogue"])
@pytest.mark.parametrize("request_", [REQUEST, COUNTED], ids=["read", "counted"])
def test_damage_gives_the_right_answer_all_the_same(
    open_shelf, where: Places, told: list[str], pattern: str, request_: SearchRequest
) -> None:
    right = Searcher(open_shelf()).search(request_)
    assert right.hits
    for path in generation(where).glob(pattern):
        flip(path)
    searcher = Searcher(open_shelf())
    assert searcher.search(request_) == right
    assert searcher.search(request_) == right
    if told[-1] == "There is no index yet; it is built now.":
        # Nothing of what was damaged has been read.
        assert pattern == "*.store" or pattern.startswith("whoosh")
        assert open_shelf().examine().state is State.DAMAGED
    else:
        assert told[-1] == "The index is damaged or not ours; it is built anew."
        assert open_shelf().examine().state is State.FRESH


def test_a_generation_that_another_process_replaced(open_shelf, where: Places) -> None:
    late = open_shelf()
    searcher = Searcher(late)
    old = late.stock()
    right = Searcher(open_shelf()).search(REQUEST)
    open_shelf().refresh(rebuild=True)
    assert searcher.search(REQUEST) == right
    assert late.stock() is not old


def test_a_report_that_is_gone_says_so(open_shelf, where: Places) -> None:
    report = open_shelf().stock().reports[0]
    shutil.rmtree(generation(where))
    assert report.id == "2008-nsc-jst"
    with pytest.raises(IndexUnusableError, match="2008-nsc-jst"):
        _folded = report.folded
    with pytest.raises(AttributeError):
        _nothing = report.nothing


def test_a_change_that_keeps_size_and_time_is_noticed(open_shelf, where: Places) -> None:
    open_shelf().stock()
    path = where.corpus / "reports" / "2008-nsc-jst" / "source.txt"
    before = path.stat()
    path.write_bytes(path.read_bytes().replace("會議".encode(), "議會".encode()))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    found = Searcher(open_shelf()).search(COUNTED)
    assert "2008-nsc-jst" not in {hit.report for hit in found.hits}


def test_sources_that_look_as_they_did_are_not_read(where: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest, "_SETTLED", -1_000_000_000)
    folder, ids = where.corpus / "reports", ["2008-nsc-jst"]
    first = manifest.prints(folder, ids, None)
    known = manifest.Manifest("", first.reports, {}, 0, {}, {}, first.seen)

    def refuse(path: Path) -> bytes:
        raise AssertionError(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert manifest.prints(folder, ids, known) == first


def test_files_that_changed_a_moment_ago_are_always_read(where: Places) -> None:
    path = where.corpus / "reports" / "2008-nsc-jst" / "source.txt"
    path.write_bytes(path.read_bytes())
    assert manifest.prints(where.corpus / "reports", ["2008-nsc-jst"], None).seen == {"2008-nsc-jst": ()}


def test_a_catalogue_is_the_same_after_reading(open_shelf) -> None:
    known = Catalogue(tuple(map(Entry.of, open_shelf().stock().reports)), [3, 1, 2])
    data = catalogue.encode(known)
    again = catalogue.decode(data)
    assert [entry.facts for entry in again.entries] == [entry.facts for entry in known.entries]
    assert [list(entry.bodies) for entry in again.entries] == [list(entry.bodies) for entry in known.entries]
    assert [list(entry.above) for entry in again.entries] == [list(entry.above) for entry in known.entries]
    assert list(again.documents) == [3, 1, 2]
    for broken in (b"", data[:30], b"x" + data[1:], data[:-1]):
        with pytest.raises(DamagedStoreError):
            catalogue.decode(broken)


def test_a_piece_is_compared_before_it_is_given(tmp_path: Path) -> None:
    content = bytes(range(256)) * 10
    (tmp_path / "file").write_bytes(content)
    digests = digests_of(content)
    file = MappedStorage(tmp_path, {"file": digests}).open_file("file")
    assert file.get(500, 100) == content[500:600]
    assert file.read(3) + file.read(4) == content[:7]
    file.seek(-4, 2)
    assert file.read() == content[-4:]
    file.close()
    digests[2] = "0" * 32
    file = MappedStorage(tmp_path, {"file": digests}).open_file("file")
    assert file.get(0, 1024) == content[:1024]
    with pytest.raises(DamagedPieceError):
        file.get(1000, 100)
    with pytest.raises(DamagedPieceError):
        MappedStorage(tmp_path, {"file": digests[:-1]}).open_file("file")
