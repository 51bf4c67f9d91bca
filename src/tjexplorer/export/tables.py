"""Tables and documents for other programs: CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tjexplorer.bookmarks.placed import PlacedBookmark
from tjexplorer.text.printable import printable

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
"""What makes a spreadsheet take a cell for a formula when it begins so (OWASP, “CSV Injection”)."""

_BREAKS = re.compile(r"[\t\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
"""What parts cells or rows of a table with tabs."""

BOOKMARK_COLUMNS = (
    "id", "report", "section", "line", "start", "end", "quotation", "note", "tags", "created", "status",
    "collection", "colour", "order", "reworded",
)  # fmt: skip
"""The columns of bookmarks, named as the fields of the JSON document."""


HIT_COLUMNS = ("report", "section", "number", "title", "kind", "score", "line", "end_line", "start", "end", "text")
"""The columns of hits: one row for each match."""

CONCORDANCE_COLUMNS = ("left", "match", "right", "report", "section", "line", "start", "end")
"""The columns of a concordance."""


def csv_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as CSV (RFC 4180, but lines end with a line feed alone); None is an empty cell.

    A text that a spreadsheet would compute gets an apostrophe in front. Numbers are left as they are.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return buffer.getvalue()


def csv_records(columns: Sequence[str], records: Iterable[Mapping[str, Any]]) -> str:
    """Records of a JSON document as CSV; what a record does not have is an empty cell."""
    return csv_table(columns, ([record.get(column) for column in columns] for record in records))


def tabbed(table: str) -> str:
    """A table in CSV with tabs between its cells, a row on each line: a tab or line break in a cell becomes a space."""
    rows = csv.reader(io.StringIO(table))
    return "".join("\t".join(_BREAKS.sub(" ", cell) for cell in row) + "\n" for row in rows)


def hits_csv(document: Mapping[str, Any]) -> str:
    """The document of `search --json` as a table: one row for each match, with what its section is."""
    return csv_records(HIT_COLUMNS, ({**hit, **match} for hit in document["hits"] for match in hit["matches"]))


def json_document(document: Mapping[str, Any]) -> str:
    """One JSON document, non-ASCII characters as they are."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def bookmarks_document(placed: Iterable[PlacedBookmark]) -> dict[str, Any]:
    """The document of `bookmarks list --json`: places are those in the source as it is now, where there is one."""
    return {"bookmarks": [_fields(each) for each in placed]}


def is_bookmarks_document(text: str) -> bool:
    """Whether a text is `bookmarks_document` in JSON, whatever its bookmarks are."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return False
    if not isinstance(found, dict) or list(found) != ["bookmarks"] or not isinstance(found["bookmarks"], list):
        return False
    return all(isinstance(each, dict) and set(each) == set(BOOKMARK_COLUMNS) for each in found["bookmarks"])


def bookmarks_csv(placed: Iterable[PlacedBookmark]) -> str:
    """Bookmarks as a table, tags parted by semicolons."""
    rows = []
    for each in placed:
        fields = _fields(each)
        fields |= {"tags": "; ".join(each.bookmark.tags), "reworded": "true" if fields["reworded"] else "false"}
        rows.append([fields[column] for column in BOOKMARK_COLUMNS])
    return csv_table(BOOKMARK_COLUMNS, rows)


def _fields(each: PlacedBookmark) -> dict[str, Any]:
    bookmark = each.bookmark
    return {
        "id": bookmark.id,
        "report": bookmark.report,
        "section": each.section,
        "line": each.line,
        "start": each.span.start,
        "end": each.span.end,
        "quotation": bookmark.quotation,
        "note": bookmark.note,
        "tags": list(bookmark.tags),
        "created": bookmark.created.isoformat(),
        "status": each.anchor.status.value,
        "collection": bookmark.collection,
        "colour": bookmark.colour.value if bookmark.colour else None,
        "order": bookmark.order,
        "reworded": each.anchor.reworded,
    }


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = f"'{value}" if _FORMULA.match(value) else value
    return printable(text.replace("\r\n", "\n"), keep_newlines=True)
