"""Golden bytes of a few outputs. A file of `golden/` is read line by line before a change of it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"

CASES = {
    "reports.txt": (80, ["reports"]),
    "reports-narrow.txt": (40, ["reports"]),
    "outline.txt": (80, ["outline", "2008-nsc-jst"]),
    "itinerary.txt": (80, ["itinerary", "2015-most-industry-academia"]),
    "visits.json": (80, ["visits", "--report", "2008-nsc-jst", "--json"]),
    "show.txt": (60, ["show", "2008-nsc-jst/2"]),
    "show-source.txt": (80, ["show", "2008-nsc-jst/2", "--source"]),
    "notes.txt": (80, ["notes", "--report", "2025-moea-innovation-policy"]),
    "concordance.csv": (80, ["concordance", "産学連携", "--report", "2008-nsc-jst", "--csv"]),
    "concordance.txt": (80, ["concordance", "産学連携", "--report", "2008-nsc-jst"]),
}
"""Width of the terminal and call of each file."""


@pytest.mark.parametrize("name", CASES)
def test_golden_bytes(ask, monkeypatch, name):
    columns, arguments = CASES[name]
    monkeypatch.setenv("COLUMNS", str(columns))
    found = ask(*arguments)
    assert (found.code, found.err) == (0, "")
    assert found.out.encode("utf-8") == (GOLDEN / name).read_bytes()


def test_no_golden_file_without_its_case():
    assert {path.name for path in GOLDEN.iterdir()} == set(CASES)
