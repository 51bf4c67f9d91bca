"""Notes recorded by hand and found notes, as one list."""

from __future__ import annotations

from tjexplorer.model.record import EditorNote, Evidence
from tjexplorer.proofreading.merging import merged, same_place, without_doubles
from tjexplorer.workspace import Workspace

SHOWN = (Evidence(statement="arithmetic: 1 + 1 = 2"),)


def note(line: int, quote: str, kind: str = "sum", text: str = "", report: str = "a") -> EditorNote:
    return EditorNote(report, line, quote, kind, text, "certain", SHOWN)


def test_the_hand_note_wins_on_the_same_words() -> None:
    hand = [note(43, "預算支出112,935百萬日元", text="hand")]
    found = [note(43, "112,935 百萬日元"), note(43, "政府撥款"), note(44, "112,935百萬日元")]
    both = merged(hand, found)
    assert [(one.line, one.quote) for one in both] == [
        (43, "預算支出112,935百萬日元"),
        (43, "政府撥款"),
        (44, "112,935百萬日元"),
    ]
    assert both[0].note == "hand"


def test_quotations_that_run_into_each_other_are_one_place() -> None:
    assert same_place(note(372, "2010年預算26.49億"), note(372, "26.49億日元"))
    assert same_place(note(1, "圖 28"), note(1, "圖28、北海道大學", "figure"))
    assert not same_place(note(1, "圖 28"), note(1, "北海道大學"))
    assert not same_place(note(1, "圖 28"), note(2, "圖 28"))
    assert not same_place(note(1, "圖 28"), note(1, "圖 28", report="b"))


def test_no_note_without_evidence_and_the_first_of_two_stays() -> None:
    bare = EditorNote("a", 1, "圖 1", "figure", "", "certain", ())
    first, second = note(2, "細川修", "name"), note(2, "與細川修合影", "figure")
    assert without_doubles([bare, first, second]) == (first,)


def test_hand_notes_are_all_kept(workspace: Workspace) -> None:
    for report_id in workspace.library.report_ids:
        notes = workspace.notes_of(report_id)
        hand = workspace.library.record(report_id).notes
        assert set(map(id, hand)) <= set(map(id, notes))
        assert [one.line for one in notes] == sorted(one.line for one in notes)
        found = [one for one in notes if id(one) not in set(map(id, hand))]
        assert not [one for one in found for other in hand if same_place(one, other)]


def test_the_workspace_keeps_what_it_found(workspace: Workspace) -> None:
    first = workspace.notes_of("2008")
    assert workspace.notes_of("2008-nsc-jst") is first
    assert len(workspace.notes()) == sum(len(workspace.notes_of(one)) for one in workspace.library.report_ids)
