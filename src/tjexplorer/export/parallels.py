"""Near-identical passages as a JSON document and as a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tjexplorer.export.tables import csv_records
from tjexplorer.parallels.finder import Common, Parallel, Passage

PARALLEL_COLUMNS = (
    "likeness",
    "report", "section", "line", "end_line", "start", "end", "text",
    "other_report", "other_section", "other_line", "other_end_line", "other_start", "other_end", "other_text",
)  # fmt: skip
"""One row for each pair: the passage asked about, and the other one."""


def parallels_document(found: Iterable[Parallel]) -> dict[str, Any]:
    """The document of `parallels --json`."""
    return {"parallels": [_pair(one) for one in found]}


def parallels_csv(found: Iterable[Parallel]) -> str:
    """The pairs as CSV."""
    pairs = parallels_document(found)["parallels"]
    others = ({f"other_{name}": value for name, value in pair["there"].items()} for pair in pairs)
    rows = ({"likeness": pair["likeness"], **pair["here"], **other} for pair, other in zip(pairs, others, strict=True))
    return csv_records(PARALLEL_COLUMNS, rows)


def _pair(one: Parallel) -> dict[str, Any]:
    return {
        "likeness": round(one.likeness, 4),
        "here": _passage(one.here),
        "there": _passage(one.there),
        "common": [_common(run) for run in one.runs],
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "report": passage.report,
        "section": passage.section,
        "line": passage.line,
        "end_line": passage.end_line,
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.text,
    }


def _common(run: Common) -> dict[str, Any]:
    return {
        "here": {"start": run.here.start, "end": run.here.end},
        "there": {"start": run.there.start, "end": run.there.end},
        "text": run.text,
    }
