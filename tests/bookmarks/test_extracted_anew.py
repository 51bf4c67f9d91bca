"""Bookmarks find their passages in sources that were extracted anew: the real reports, changed in known ways."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.bookmarks.anchor import locate, make
from tjexplorer.model.bookmark import AnchorStatus, Bookmark
from tjexplorer.model.record import ReportRecord
from tjexplorer.model.report import Report
from tjexplorer.model.source import SourceText
from tjexplorer.model.span import Span

REPORTS = Path(__file__).parents[2] / "corpus" / "reports"
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
FULL = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
HALF = {wide: narrow for narrow, wide in FULL.items()}
OTHERS = dict(zip("產為啟說研教臺", "産爲啓説硏敎台", strict=True))

Change = Callable[[str, random.Random], str]


def same(char: str, _rng: random.Random) -> str:
    return char


def other_width(char: str, rng: random.Random) -> str:
    return FULL.get(char, HALF.get(char, char)) if rng.random() < 0.3 else char


def other_spelling(char: str, rng: random.Random) -> str:
    return OTHERS.get(char, char) if rng.random() < 0.5 else char


def misread(char: str, rng: random.Random) -> str:
    """One letter in a hundred is another one, is missing, or has one beside it."""
    if rng.random() >= 0.01 or char.isdigit():
        return char
    return rng.choice(["某", "", char + "某"])


@dataclass
class Extracted:
    """A source extracted anew, and for each letter of the old one its place there (-1 where it has none)."""

    text: str
    places: list[int]


def extracted(text: str, change: Change, seed: int) -> Extracted:
    """Other wraps, less white space, page numbers in between, and the letters changed."""
    rng = random.Random(seed)  # noqa: S311  # no secret
    pieces: list[str] = []
    places = []
    at = 0
    for char in text:
        new = char
        if char == "\n":
            new = rng.choice(["", "\n", "\n"]) + (f"\n- {rng.randrange(99)} -\n" if rng.random() < 0.004 else "")
        elif char.isspace():
            new = char if rng.random() < 0.7 else ""
        else:
            new = change(char, rng)
            if new and rng.random() < 0.02:
                new += "\n"
        places.append(at if new and not char.isspace() else -1)
        pieces.append(new)
        at += len(new)
    return Extracted("".join(pieces), places)


def report_of(text: str) -> Report:
    return Report(ReportRecord("r", "trip-report", "r.txt", "0" * 64, "R"), SourceText(text), (), ())


def kept(text: str, start: int, size: int) -> Bookmark | None:
    """A passage without white space at its ends; None where it has mark-up of an extraction, which is no text."""
    words = text[start : start + size]
    if (
        len(words.strip()) < 3
        or "bookmark:" in text[max(0, start - 20) : start + size + 20]
        or "_Toc" in words
        or "<" in words
        or ">" in words
    ):
        return None
    start += len(words) - len(words.lstrip())
    return make(report_of(text), Span(start, start + len(words.strip())), now=NOW)


def judged(bookmark: Bookmark, new: Extracted) -> str:
    """right, wrong or lost."""
    anchor = locate(bookmark, SourceText(new.text))
    if anchor.span is None:
        return "lost"
    letters = [new.places[at] for at in range(bookmark.start, bookmark.end) if new.places[at] >= 0]
    near = (
        abs(anchor.span.start - letters[0]) <= 3 and abs(anchor.span.end - letters[-1] - 1) <= 4 if letters else False
    )
    return "right" if near else "wrong"


@pytest.mark.parametrize(
    ("change", "most_wrong", "most_lost"),
    [(same, 0, 0.02), (other_width, 0, 0.03), (other_spelling, 0, 0.02), (misread, 0.02, 0.12)],
    ids=["wraps", "width", "spelling", "misread"],
)
def test_passages_of_the_reports_are_found_again(change, most_wrong, most_lost):
    rng = random.Random(7)  # noqa: S311  # no secret
    told: list[str] = []
    for path in sorted(REPORTS.glob("*/source.txt")):
        text = path.read_text(encoding="utf-8")
        new = extracted(text, change, seed=len(text))
        for _number in range(60):
            bookmark = kept(text, rng.randrange(len(text) - 300), rng.choice([5, 12, 30, 80, 250]))
            if bookmark is not None:
                told.append(judged(bookmark, new))
    assert len(told) > 200
    assert told.count("wrong") <= most_wrong * len(told)
    assert told.count("lost") <= most_lost * len(told)


PASSAGE = "近年來，日本積極推動國際學術交流，向海外宣傳報導有關日本研究成果、研究人員與研究機構等資訊。"
BEFORE = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黃宇宙洪荒日月"
AFTER = "盈昃辰宿列張寒來暑往秋收冬藏閏餘成歲律呂調陽雲騰致雨露結為霜金"
FIRST = "本章說明機構的沿革與組織，以及它在政府之中的地位。"
SECOND = "以下討論這次參訪的心得，並對今後的合作提出建議，供各單位參考。"
TEXT = "前言。" + BEFORE + PASSAGE + AFTER + "後記。"
AT = TEXT.index(PASSAGE)


def test_a_mended_letter_does_not_lose_the_passage():
    bookmark = make(report_of(TEXT), Span(AT, AT + len(PASSAGE)), now=NOW)
    for wrong, right in [
        ("海外", "海內外"),
        ("報導", "報道"),
        ("等資訊", "等"),
        ("近年", "這年"),
        ("資訊。", "資信。"),
    ]:
        edited = SourceText(TEXT.replace(wrong, right))
        anchor = locate(bookmark, edited)
        assert (anchor.status, anchor.reworded) == (AnchorStatus.MOVED, True)
        assert anchor.span is not None
        assert edited.slice(anchor.span) == PASSAGE.replace(wrong, right)


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace(PASSAGE, ""),
        lambda text: text.replace(PASSAGE, "日本也派人到各國去學習，並且編寫了許多有用的書。"),
        lambda text: text.replace(PASSAGE, PASSAGE[::-1]),
    ],
    ids=["gone", "rewritten", "reversed"],
)
def test_what_is_not_there_is_lost(edit):
    bookmark = make(report_of(TEXT), Span(AT, AT + len(PASSAGE)), now=NOW)
    anchor = locate(bookmark, SourceText(edit(TEXT)))
    assert (anchor.status, anchor.span) == (AnchorStatus.LOST, None)


def test_rows_that_differ_in_figures_alone_are_not_taken_for_each_other():
    rows = [f"民國{year}年度補助計畫件數為{year * 7}件，補助金額合計新臺幣{year * 13}萬元。" for year in range(95, 105)]
    text = "\n".join(rows)
    start = text.index(rows[4])
    bookmark = make(report_of(text), Span(start, start + len(rows[4])), now=NOW)
    without = SourceText("\n".join(rows[:4] + rows[5:]))
    assert locate(bookmark, without).status is AnchorStatus.LOST
    moved = SourceText("新的前言\n" + text)
    span = locate(bookmark, moved).span
    assert span is not None
    assert moved.slice(span) == rows[4]


def test_a_twin_is_not_taken_for_the_passage():
    """Where the same paragraph stands twice, what stands around it further off tells which one was meant."""
    text = (
        f"{FIRST}{BEFORE}{PASSAGE}{AFTER}其中的經費由各機關自行編列，不另補助。{SECOND}{BEFORE}{PASSAGE}{AFTER}全文完。"
    )
    second = text.rindex(PASSAGE)
    bookmark = make(report_of(text), Span(second, second + len(PASSAGE)), now=NOW)
    assert len(bookmark.before) > 32
    longer = SourceText("很長的一段新的前言，" * 40 + text)
    assert locate(bookmark, longer).span == Span(second + 400, second + 400 + len(PASSAGE))
    first_alone = SourceText(text[: text.index(SECOND)])
    assert locate(bookmark, first_alone).status is AnchorStatus.LOST


def test_a_page_number_within_the_passage_does_not_lose_it():
    bookmark = make(report_of(TEXT), Span(AT, AT + len(PASSAGE)), now=NOW)
    edited = SourceText(TEXT.replace("宣傳", "\n- 17 -\n宣傳"))
    anchor = locate(bookmark, edited)
    assert anchor.status is AnchorStatus.MOVED
    assert anchor.span is not None
    assert edited.slice(anchor.span) == PASSAGE.replace("宣傳", "\n- 17 -\n宣傳")


@given(
    at=st.integers(1, len(PASSAGE) - 2),
    new=st.text("某訊導海 \n", max_size=2),
    gone=st.integers(0, 2),
    moved_by=st.integers(0, 300),
)
def test_any_small_edit_is_found_at_its_place_or_not_at_all(at, new, gone, moved_by):
    bookmark = make(report_of(TEXT), Span(AT, AT + len(PASSAGE)), now=NOW)
    passage = PASSAGE[:at] + new + PASSAGE[at + gone :]
    edited = SourceText("新" * moved_by + TEXT.replace(PASSAGE, passage))
    anchor = locate(bookmark, edited)
    assert anchor.span is not None
    start = AT + moved_by
    assert abs(anchor.span.start - start) <= 2
    assert abs(anchor.span.end - start - len(passage)) <= 2
    letters = "".join(edited.slice(anchor.span).split())
    assert anchor.reworded is (letters != "".join(PASSAGE.split()))
