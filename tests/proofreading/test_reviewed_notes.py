"""What is found in the five reports was read by a person, note by note: nothing new, nothing lost, no false alarm."""

from __future__ import annotations

from pathlib import Path

import yaml

from tjexplorer.corpus.library import Library
from tjexplorer.proofreading.glossary import explained_in
from tjexplorer.proofreading.merging import same_place
from tjexplorer.proofreading.proofreader import proofread

REVIEWED = yaml.safe_load((Path(__file__).parent / "reviewed.yaml").read_text(encoding="utf-8"))

RECALL = {"weekday": 7, "figure": 16, "sum": 8, "acronym": 13, "date": 3, "missing": 10, "name": 22}
"""Of the notes recorded by hand so many at least are found, by kind."""


def _found(library: Library) -> list[tuple[str, int, str, str, str]]:
    known = [gloss for report_id in library.report_ids for gloss in explained_in(library.report(report_id))]
    return [
        (note.report, note.line, note.kind, note.level, note.quote)
        for report_id in library.report_ids
        for note in proofread(library.report(report_id), known)
    ]


def test_found_notes_are_the_reviewed_ones(library: Library) -> None:
    reviewed = {(one["report"], one["line"], one["kind"], one["level"], one["quote"]) for one in REVIEWED}
    found = set(_found(library))
    assert not found - reviewed, "read these against the source and list them with a verdict"
    assert not reviewed - found, "these are no longer found"


def test_no_false_alarm_stays() -> None:
    assert len(REVIEWED) > 80
    assert all(one["verdict"] == "true" and one["why"] for one in REVIEWED)


def test_notes_recorded_by_hand_that_are_found(library: Library) -> None:
    known = [gloss for report_id in library.report_ids for gloss in explained_in(library.report(report_id))]
    reached = dict.fromkeys(RECALL, 0)
    for report_id in library.report_ids:
        report = library.report(report_id)
        found = proofread(report, known)
        for note in report.record.notes:
            if note.kind in reached and any(same_place(note, one) for one in found):
                reached[note.kind] += 1
    assert all(reached[kind] >= least for kind, least in RECALL.items()), reached
