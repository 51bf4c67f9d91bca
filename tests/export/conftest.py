"""A report made by hand with what makes exports difficult, and bookmarks in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tjexplorer.bookmarks.placed import PlacedBookmark, place
from tjexplorer.messages import choose_language
from tjexplorer.model.bookmark import Bookmark
from tjexplorer.model.reading import Block, BlockKind, Cell, ReadingText, Run, join_texts
from tjexplorer.model.record import Agency, EditorNote, Printed, PrintedDate, ReportRecord, Traveller
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.source import SourceText
from tjexplorer.model.span import Span

TAIPEI = timezone(timedelta(hours=8))

TEXT = """台日自然科學研究領域交流

參、參訪紀要

三、科學技術振興機構

2、 人才培育系統：JST 的 ACT-X 計畫*為 2020 年啟動的研

究資助計畫，詳見[/附件一]與 <b>R&D</b>。

- 每年 40~50 件
表 1、計畫列表
計畫名稱 | 對象
ACT-X 45歲以下

四、物質材料研究機構

推動產學合作。
"""


def words(found: str, start: int = 0) -> ReadingText:
    """Words of the text that stand unbroken in it."""
    at = TEXT.index(found, start)
    return ReadingText((Run(found, Span(at, at + len(found))),))


def _table() -> Block:
    row = TEXT.index("ACT-X 45歲")
    rows = (
        (Cell(words("計畫名稱"), 0), Cell(words("對象"), 1)),
        (Cell(words("ACT-X", row), 0), Cell(words("45歲以下", row), 1)),
    )
    return Block(BlockKind.TABLE, join_texts([cell.text for cells in rows for cell in cells]), rows=rows, header=True)


def _sections() -> tuple[Section, ...]:
    two, three, four = (TEXT.index(title) for title in ("參、", "三、", "四、"))
    wrap = join_texts(
        [
            words("2、 人才培育系統：JST 的 ACT-X 計畫*為 2020 年啟動的研"),
            words("究資助計畫，詳見[/附件一]與 <b>R&D</b>。"),
        ]
    )
    blocks = {
        "1": [Block(BlockKind.HEADING, words("參、參訪紀要"))],
        "1.1": [
            Block(BlockKind.HEADING, words("三、科學技術振興機構")),
            Block(BlockKind.PARAGRAPH, wrap),
            Block(BlockKind.ITEM, words("- 每年 40~50 件"), mark="-"),
            Block(BlockKind.CAPTION, words("表 1、計畫列表")),
            _table(),
        ],
        "1.2": [
            Block(BlockKind.HEADING, words("四、物質材料研究機構")),
            Block(BlockKind.PARAGRAPH, words("推動產學合作。")),
        ],
    }
    spans = {"1": Span(two, len(TEXT)), "1.1": Span(three, four), "1.2": Span(four, len(TEXT))}
    source = SourceText(TEXT)
    return tuple(
        Section(
            id=f"2025-nstc-natural-sciences/{path}",
            report="2025-nstc-natural-sciences",
            parent="2025-nstc-natural-sciences/1" if "." in path else None,
            level=path.count(".") + 1,
            number=None,
            title=parts[0].text.text,
            kind=SectionKind.BODY,
            implied=False,
            heading=parts[0].span,
            span=spans[path],
            line=source.line_of(spans[path].start),
            end_line=source.last_line_of(spans[path]),
            blocks=tuple(parts),
        )
        for path, parts in blocks.items()
    )


RECORD = ReportRecord(
    id="2025-nstc-natural-sciences",
    form="trip-report",
    source_name="001_a.txt",
    sha256="0" * 64,
    label="國科會 2025",
    title=Printed("台日自然科學研究領域交流", 1),
    agency=Agency("國家科學及技術委員會", 1),
    category=Printed("考察", 1),
    destinations=(Printed("日本/東京", 1),),
    report_date=PrintedDate(date(2025, 5, 14), "114年5月14日", 1),
    travellers=(Traveller("賴明治", 1, author=True), Traveller("鄒幼涵", 1)),
    notes=(EditorNote("2025-nstc-natural-sciences", 7, "ACT-X", "acronym", "全名應為 A-STEP 者。", "certain"),),
)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    choose_language("en")
    yield
    choose_language(None)


@pytest.fixture
def report() -> Report:
    return Report(RECORD, SourceText(TEXT), _sections(), ())


def bookmark(number: int, start: int, end: int, **changes: object) -> Bookmark:
    values: dict[str, object] = {
        "id": f"b-20261121-{number:04d}",
        "report": "2025-nstc-natural-sciences",
        "section": "2025-nstc-natural-sciences/1.1",
        "line": SourceText(TEXT).line_of(start),
        "start": start,
        "end": end,
        "quotation": TEXT[start:end],
        "before": TEXT[max(0, start - 32) : start],
        "after": TEXT[end : end + 32],
        "note": "",
        "tags": (),
        "created": datetime(2026, 11, 20, 8, 0, number, tzinfo=UTC),
        "source_sha256": "0" * 64,
    }
    return Bookmark(**(values | changes))


@pytest.fixture
def placed(report: Report) -> tuple[PlacedBookmark, ...]:
    start, end = TEXT.index("三、"), TEXT.index("以下") + 2
    last = TEXT.index("推動")
    marks = (
        bookmark(4, 0, 5, report="2001-gone", section="2001-gone/`3`", quotation="遺失\n\n的文"),
        bookmark(1, start, end, note="核對 *A-STEP*\n全名\n\n# 再查", tags=("=JST", "人才")),
        bookmark(
            2,
            last - 3,
            last + 4,
            section="2025-nstc-natural-sciences/1.2",
            quotation="推動產學合作。",
            before=TEXT[last - 32 : last],
            after="\n",
        ),
        bookmark(3, 4, 12, line=40, quotation="- 不再有的字句", before="甲" * 32, after="乙" * 32),
    )
    return place(marks, {report.id: report})


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 21, 9, 30, tzinfo=TAIPEI)
