"""Two ways to read postings, one result; and the ways of Whoosh that bring deleted documents back are never taken."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.index import create_in, open_dir

import tjexplorer
from tjexplorer.indexing import term_table
from tjexplorer.indexing.postings import postings, postings_publicly, weights
from tjexplorer.indexing.schema import BEST, BODY, HEADING, ORDINAL, REPORT, TEXTS, schema
from tjexplorer.indexing.term_search import keep_keys
from tjexplorer.indexing.term_table import TableCodec, TermTable


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index with several segments, several blocks for common terms, and deleted documents."""
    folder = tmp_path_factory.mktemp("postings")
    create_in(str(folder), schema()).close()
    for batch in range(3):
        index = open_dir(str(folder))
        # Whoosh's own codec for one batch: a block of 128 postings is read as well as a large one.
        writer = index.writer(codec=TableCodec()) if batch else index.writer()
        for ordinal in range(400):
            body = {"大": 1, "大學": 1 + ordinal % 3, f"word{'abcde'[ordinal % 5]}": 2}
            if ordinal % 7 == batch:
                body["東京"] = 1
            writer.add_document(**{REPORT: f"r{batch}{ordinal % 3}", ORDINAL: ordinal, HEADING: {"題": 1}, BODY: body})
        writer.commit(merge=False)
        index.close()
    index = open_dir(str(folder))
    writer = index.writer()
    writer.delete_by_term(REPORT, "r11")
    writer.commit(merge=False)
    index.close()
    return folder


@pytest.mark.parametrize("term", ["大學", "大", "東京", "worda", "無"])
def test_both_ways_read_the_same(folder: Path, term: str) -> None:
    index = open_dir(str(folder))
    reader = index.reader()
    try:
        found = postings(reader, BODY, term.encode())
        assert found == postings_publicly(reader, BODY, term.encode())
        assert all(
            count == (1 + reader.stored_fields(n)[ORDINAL] % 3 if term == "大學" else count)
            for n, count in found.items()
        )
        assert not any(reader.is_deleted(number) for number in found)
    finally:
        reader.close()
        index.close()


def test_deleted_documents_stay_deleted(folder: Path) -> None:
    for _again in range(2):
        index = open_dir(str(folder))
        reader = index.reader()
        reports = {reader.stored_fields(number)[REPORT] for number in postings(reader, BODY, "大".encode())}
        assert len(reports) == 8
        assert "r11" not in reports
        reader.close()
        index.close()


def test_no_reader_is_ever_refreshed_or_used_again() -> None:
    package = Path(tjexplorer.__file__).parent
    for room in ("indexing", "search"):
        for path in (package / room).glob("*.py"):
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"reuse\s*=|[Ss]earcher\(\)|(reader|index)\.refresh\(", text), path


WEIGHTS = st.one_of(st.integers(1, 9), st.floats(1, 40, width=32))
DOCUMENTS = st.lists(
    st.fixed_dictionaries({field: st.dictionaries(st.sampled_from("大學a術"), WEIGHTS) for field in (*TEXTS, BEST)}),
    min_size=1,
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(documents=DOCUMENTS, block=st.integers(1, 5))
def test_a_table_of_terms_writes_what_the_public_way_writes(
    documents: list[dict[str, dict[str, float]]], block: int
) -> None:
    with tempfile.TemporaryDirectory() as both, pytest.MonkeyPatch.context() as patch:
        patch.setattr(term_table, "BLOCK", block)
        table = TermTable((*TEXTS, BEST))
        folders = [Path(both) / name for name in ("publicly", "table")]
        for folder in folders:
            folder.mkdir()
            index = create_in(str(folder), schema())
            writer = index.writer(codec=TableCodec(table if folder.name == "table" else None))
            for number, fields in enumerate(documents):
                if folder.name == "table":
                    for field, terms in fields.items():
                        table.add(number, field, terms)
                    writer.add_document(**{REPORT: "r", ORDINAL: number})
                else:
                    writer.add_document(**{REPORT: "r", ORDINAL: number, **fields})
            writer.commit(merge=False)
            index.close()
        publicly, by_table = (_everything(folder) for folder in folders)
        assert publicly == by_table
        assert len(publicly) == len(
            {(field, term) for fields in documents for field in fields for term in fields[field]}
        )


def _everything(folder: Path) -> dict[tuple[str, bytes], tuple[dict[int, float], int]]:
    index = open_dir(str(folder))
    reader = index.reader()
    try:
        return {
            (field, term): (weights(reader, field, term), reader.doc_frequency(field, term))
            for field, term in reader.all_terms()
            if field != REPORT
        }
    finally:
        reader.close()
        index.close()


def test_terms_are_found_as_whoosh_itself_finds_them(folder: Path) -> None:
    index = open_dir(str(folder))
    plain, kept = index.reader(), index.reader()
    keep_keys(kept)
    try:
        for (leaf, _), (other, _) in zip(plain.leaf_readers(), kept.leaf_readers(), strict=True):
            keys = list(leaf._terms._tindex.keys())
            assert keys
            wanted = [b"", *keys, *(key + b"\0" for key in keys), *(key[:-1] for key in keys), b"\xff" * 4]
            for _again in range(2):
                for key in wanted:
                    assert other._terms._tindex.closest_key_pos(key) == leaf._terms._tindex.closest_key_pos(key)
            assert "closest_key_pos" in vars(other._terms._tindex)
    finally:
        plain.close()
        kept.close()
        index.close()
