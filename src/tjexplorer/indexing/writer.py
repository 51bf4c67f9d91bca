"""Writing the Whoosh index: sections in, index terms out. Only API that Whoosh 2.7.4 has too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from whoosh.index import create_in, open_dir

from tjexplorer.indexing.analyzer import terms_of
from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.indexing.schema import BEST, BODY, HEADING, ORDINAL, REPORT, schema
from tjexplorer.indexing.term_table import TableCodec, TermTable
from tjexplorer.indexing.tiers import tier_terms

_MOST_POSTINGS = 30_000_000
"""Postings of one segment, which are gathered in memory: some 85 MB of source."""

_MOST_SEGMENTS = 8
"""With more segments a reader takes longer to open than they save in writing."""


def write_new(folder: Path, reports: Iterable[SearchedReport], written: Callable[[str], None]) -> None:
    """A new index in an empty folder; `written` hears of each report."""
    index: Any = create_in(str(folder), schema())
    left = iter(reports)
    while _add(index, left, written):
        pass


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
        left = iter(reports)
        while _add(index, left, written, outdated):
            outdated = ()
    finally:
        index.close()
    return True


def _add(
    index: Any, reports: Iterator[SearchedReport], written: Callable[[str], None], outdated: Iterable[str] = ()
) -> bool:
    """Take reports out, and write a segment of others; whether there are more than it holds."""
    table = TermTable((HEADING, BODY, BEST))
    # Files of their own open faster than one compound file.
    writer = index.writer(compound=False, codec=TableCodec(table))
    more = False
    try:
        for report_id in outdated:
            writer.delete_by_term(REPORT, report_id)
        for report in reports:
            _add_report(writer, table, report)
            written(report.id)
            if table.postings > _MOST_POSTINGS:
                more = True
                break
        writer.commit(merge=False)
    except BaseException:
        # Nothing is swallowed: without this the writer would keep its lock and its temporary files.
        if not writer.is_closed:
            writer.cancel()
        raise
    return more


def _add_report(writer: Any, table: TermTable, report: SearchedReport) -> None:
    for ordinal in range(len(report.sections)):
        begin, middle, end = report.folded_parts(ordinal)
        heading, body = terms_of(report, begin, middle), terms_of(report, middle, end)
        document = writer.docnum
        table.add(document, HEADING, heading)
        table.add(document, BODY, body)
        table.add(document, BEST, tier_terms(heading, body, middle - begin, end - middle))
        writer.add_document(**{REPORT: report.id, ORDINAL: ordinal})
