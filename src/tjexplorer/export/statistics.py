"""Frequencies, collocates and keywords as JSON documents and tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from tjexplorer.export.tables import csv_records
from tjexplorer.messages import gettext as _
from tjexplorer.statistics.collocates import Collocate, Collocates
from tjexplorer.statistics.frequency import Frequencies, QueryFrequency, ReportFrequency, Share
from tjexplorer.statistics.keywords import Keyword, Keywords
from tjexplorer.statistics.strings import LEAST, LONGEST, SHORTEST
from tjexplorer.statistics.vocabulary import Example
from tjexplorer.statistics.words import WordKind

FREQUENCY_COLUMNS = (
    "query", "by", "key", "year", "count", "sections", "characters", "per_10000", "dispersion",
)  # fmt: skip
"""One row for all reports (`by` is `all`), for each report, each year and each kind of section."""

COLLOCATE_COLUMNS = (
    "text", "kind", "record", "count", "matches", "total", "expected", "log_likelihood", "log_dice",
    "report", "section", "line", "start", "end",
)  # fmt: skip
"""The columns of collocates; the place is that of the example."""

KEYWORD_COLUMNS = (
    "text", "kind", "record", "count", "other_count", "per_10000", "other_per_10000", "log_likelihood", "log_ratio",
    "report", "section", "line", "start", "end",
)  # fmt: skip
"""The columns of keywords; the place is that of the example."""

_DUNNING = "G2 = 2 sum O ln(O/E) over the table of two by two (Dunning 1993)"
_RYCHLY = "14 + log2(2 f(x,y) / (f(x) + f(y))), a match and a place counted once at most (Rychly 2008)"
_RAYSON = "G2 = 2 (O1 ln(O1/E1) + O2 ln(O2/E2)), Ei = Ni (O1 + O2) / (N1 + N2) (Rayson and Garside 2000)"
_HARDIE = "log2((O1/N1) / (O2/N2)), a count of zero taken as 0.5 (Hardie 2014)"
_GRIES = "DP = 1/2 sum |Oi/O - Ni/N| over reports, or over the sections of a report (Gries 2008)"


def characters_sentence() -> str:
    """What the characters of a rate are."""
    return _(
        "Characters are those of the reading text in question, headings included, contents lists and white space not."
    )


def words_sentence() -> str:
    """What was taken for a word."""
    return _(
        "Words are names and terms of the authority files (all forms of a record are one word), Latin words, runs of katakana, "
        "and strings of {shortest} to {longest} ideographs that stand {least} times or more and are no fragments of longer "
        "ones. Numbers and function words are not counted."
    ).format(shortest=SHORTEST, longest=LONGEST, least=LEAST)


def kind_name(kind: WordKind) -> str:
    """What a word is, for people."""
    return {
        WordKind.INSTITUTION: _("institution"),
        WordKind.PERSON: _("person"),
        WordKind.PROGRAMME: _("programme"),
        WordKind.PLACE: _("place"),
        WordKind.TERM: _("term"),
        WordKind.LATIN: _("Latin"),
        WordKind.KATAKANA: _("katakana"),
        WordKind.STRING: _("string"),
    }[kind]


def frequency_document(found: Frequencies) -> dict[str, Any]:
    """The document of `frequency --json`."""
    return {
        "base": characters_sentence(),
        "measure": {"dispersion": _GRIES},
        "characters": found.characters,
        "queries": [_query(query) for query in found.queries],
    }


def _query(query: QueryFrequency) -> dict[str, Any]:
    return {
        "query": query.query,
        "read_as": query.read_as,
        "forms": [form.to_json() for form in query.forms],
        "total_sections": query.sections,
        "total_matches": query.count,
        "characters": query.characters,
        "per_10000": _rounded(query.per_10000),
        "dispersion": _rounded(query.dispersion),
        "reports": [_report(report) for report in query.reports],
        "years": [{"year": int(share.key) if share.key else None, **_share(share)} for share in query.years],
        "kinds": [{"kind": share.key, **_share(share)} for share in query.kinds],
        "notes": list(query.notes),
    }


def _report(report: ReportFrequency) -> dict[str, Any]:
    return {
        "report": report.report,
        "year": report.year,
        "count": report.count,
        "sections": report.sections,
        "characters": report.characters,
        "per_10000": _rounded(report.per_10000),
        "dispersion": _rounded(report.dispersion),
        "length": report.length,
        "places": [
            {"at": spot.at, "line": spot.line, "start": spot.start, "end": spot.end} for spot in report.spots
        ],
    }  # fmt: skip


def _share(share: Share) -> dict[str, Any]:
    return {"count": share.count, "characters": share.characters, "per_10000": _rounded(share.per_10000)}


def collocates_document(found: Collocates, limit: int = 0) -> dict[str, Any]:
    """The document of `collocates --json`; `limit` cuts the rows, 0 does not."""
    return {
        "query": found.query,
        "read_as": found.read_as,
        "forms": [form.to_json() for form in found.forms],
        "total_matches": found.matches,
        "window": found.window,
        "minimum": found.minimum,
        "window_tokens": found.window_tokens,
        "tokens": found.tokens,
        "measure": {"log_likelihood": _DUNNING, "log_dice": _RYCHLY, "sorted_by": str(found.sort)},
        "words": words_sentence(),
        "total": len(found.rows),
        "collocates": [_collocate(row) for row in found.rows[: limit or None]],
        "notes": list(found.notes),
    }


def _collocate(row: Collocate) -> dict[str, Any]:
    return {
        "text": row.text,
        "kind": str(row.kind),
        "record": row.record,
        "count": row.count,
        "matches": row.matches,
        "total": row.total,
        "expected": _rounded(row.expected),
        "log_likelihood": _rounded(row.log_likelihood),
        "log_dice": _rounded(row.log_dice),
        "example": _example(row.example),
    }


def keywords_document(found: Keywords, limit: int = 0) -> dict[str, Any]:
    """The document of `keywords --json`; `limit` cuts the rows, 0 does not."""
    return {
        "report": found.report,
        "others": list(found.others),
        "characters": found.characters,
        "other_characters": found.other_characters,
        "minimum": found.minimum,
        "measure": {"log_likelihood": _RAYSON, "log_ratio": _HARDIE, "sorted_by": str(found.sort)},
        "words": words_sentence(),
        "total": len(found.rows),
        "keywords": [_keyword(row) for row in found.rows[: limit or None]],
    }


def _keyword(row: Keyword) -> dict[str, Any]:
    return {
        "text": row.text,
        "kind": str(row.kind),
        "record": row.record,
        "count": row.count,
        "other_count": row.other_count,
        "per_10000": _rounded(row.per_10000),
        "other_per_10000": _rounded(row.other_per_10000),
        "log_likelihood": _rounded(row.log_likelihood),
        "log_ratio": _rounded(row.log_ratio),
        "example": _example(row.example),
    }


def _example(example: Example) -> dict[str, Any]:
    return {
        "report": example.report,
        "section": example.section,
        "line": example.line,
        "start": example.start,
        "end": example.end,
        "text": example.text,
    }


def frequency_csv(found: Frequencies) -> str:
    """Frequencies as CSV, one row for each share of each query."""
    rows: list[dict[str, Any]] = []
    for query in frequency_document(found)["queries"]:
        name = {"query": query["query"]}
        rows.append(
            {**query, **name, "by": "all", "count": query["total_matches"], "sections": query["total_sections"]}
        )
        rows += ({**report, **name, "by": "report", "key": report["report"]} for report in query["reports"])
        rows += ({**share, **name, "by": "year", "key": share["year"]} for share in query["years"])
        rows += ({**share, **name, "by": "kind", "key": share["kind"]} for share in query["kinds"])
    return csv_records(FREQUENCY_COLUMNS, rows)


def collocates_csv(found: Collocates, limit: int = 0) -> str:
    """Collocates as CSV."""
    return _listed(COLLOCATE_COLUMNS, collocates_document(found, limit)["collocates"])


def keywords_csv(found: Keywords, limit: int = 0) -> str:
    """Keywords as CSV."""
    return _listed(KEYWORD_COLUMNS, keywords_document(found, limit)["keywords"])


def _listed(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> str:
    return csv_records(columns, ({**row["example"], **row} for row in rows))


def as_tsv(table: str) -> str:
    """A table in CSV with tabs between its cells; cells that hold a tab or a line break are quoted."""
    buffer = io.StringIO()
    csv.writer(buffer, dialect="excel-tab", lineterminator="\n").writerows(csv.reader(io.StringIO(table)))
    return buffer.getvalue()


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
