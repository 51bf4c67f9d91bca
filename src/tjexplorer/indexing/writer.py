"""Writing the Whoosh index: sections in, index terms out. Only API that Whoosh 2.7.4 has too."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from whoosh.index import create_in, open_dir

from tjexplorer.indexing.analyzer import terms_of
from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.indexing.postings import codec
from tjexplorer.indexing.schema import BODY, HEADING, ORDINAL, REPORT, schema

_MEMORY_MB = 512
"""Room for the writer; less makes it sort on disk, which doubles its time."""

_MOST_SEGMENTS = 8
"""With more segments a reader takes longer to open than they save in writing."""


def write_new(folder: Path, reports: Iterable[SearchedReport], written: Callable[[str], None]) -> None:
    """A new index in an empty folder; `written` hears of each report."""
    writer = _writer(create_in(str(folder), schema()))
    _add(writer, reports, written)
    writer.commit(merge=False)


def replace_reports(
    folder: Path, outdated: Iterable[str], reports: Iterable[SearchedReport], written: Callable[[str], None]
) -> bool:
    """Take outdated reports out of an index and put new ones in.

    False where the index is in too many pieces already and should be written anew; then nothing was done.
    """
    index: Any = open_dir(str(folder), schema=schema())
    try:
        with index.reader() as reader:
            if len(reader.leaf_readers()) >= _MOST_SEGMENTS or 2 * reader.doc_count() < reader.doc_count_all():
                return False
        writer = _writer(index)
        for report_id in outdated:
            writer.delete_by_term(REPORT, report_id)
        _add(writer, reports, written)
        writer.commit(merge=False)
    finally:
        index.close()
    return True


def _writer(index: Any) -> Any:
    # Files of their own open faster than one compound file.
    return index.writer(limitmb=_MEMORY_MB, compound=False, codec=codec())


def _add(writer: Any, reports: Iterable[SearchedReport], written: Callable[[str], None]) -> None:
    try:
        for report in reports:
            for ordinal in range(len(report.sections)):
                begin, middle, end = report.folded_parts(ordinal)
                heading, body = terms_of(report, begin, middle), terms_of(report, middle, end)
                writer.add_document(**{REPORT: report.id, ORDINAL: ordinal, HEADING: heading, BODY: body})
            written(report.id)
    except BaseException:
        # Nothing is swallowed: without this the writer would keep its lock and its temporary files.
        writer.cancel()
        raise
