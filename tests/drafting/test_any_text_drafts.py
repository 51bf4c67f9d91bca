"""On any text drafting raises nothing, and every printed form stands at its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.authority.institutions import load_institutions
from tjexplorer.corpus.library import Library
from tjexplorer.corpus.record_file import load_record
from tjexplorer.corpus.record_writing import record_to_yaml
from tjexplorer.drafting.draft import draft_record
from tjexplorer.model.record import PARTS, ReportRecord
from tjexplorer.model.source import SourceText

PIECES = st.sampled_from(
    [
        *"\n\t 、，。：:；()（）%0１2一二參壹　→／/\r\u2028\x00\ufeff圖表及等與",
        "\n\n", "出國報告（出國類別：考察）\n", "服務機關：國家科學及技術委員會\n", "姓名職稱：林光隆處長、鄭慧娟副研究員\n", "出國期間：", "114年4月14日至4月17日",
        "報告日期：", "派赴國家：日本\n", "114.10.16-17", "2014/03/08（日）", "9999年12月31日", "0001/1/1", "12/31", "1/1", "日期\t行程\t接待人員\n", "日期 拜會機構\n",
        "04/14(一)", "拜會九州研究所 地址：福岡市", "\t前往國家／地區：日本／東京\n\n", "\t拜訪機構名稱：九州研究所\n\n", "\t主要洽談人／職務：\n", "矢口 喜一郎／TCI 代表取締役社長\n",
        "\t時間：2015年3月9日 上午10:00～12:00\n\n", "\t地點：東京\n\n", "一、 九州研究所\n\n", "(一) 時間：", "(二) 地點：", "(三) 與會人員：", "1、 Dr. Ann Lee, President\n",
        "貳、參訪紀要\n\n", "伍、心得及建議\n\n", "參、訪團成員\n\n", "序號 姓名 職稱\n", "1 王大明 教授\n", "摘要\n\n", "關鍵詞：", "<u>", "</u>", "[image: ]",
        "[bookmark: _Toc1]", "本次會議與", "理事長", "進行會談", "率團訪台", "簽署合作備忘錄", "Materi-\n\nals", "下午25:99", "JST", "科學技術振興機構(JST)",
    ]
)  # fmt: skip
TEXTS_OF_PIECES = st.lists(PIECES | st.text(max_size=4), max_size=70).map("".join)
INSTITUTIONS = load_institutions(Path(__file__).resolve().parents[2] / "corpus" / "authority" / "institutions.yaml")


def closed(text: str) -> str:
    return "".join(re.sub(r"</?u>", "", text).split())


def begins_on(source: SourceText, line: int, text: str) -> bool:
    first = closed(source.line(line))
    whole = closed("\n".join(source.line(n) for n in range(line, min(source.line_count, line + 40) + 1)))
    return bool(closed(text)) and 0 <= whole.find(closed(text)) < len(first)


def printed(record: ReportRecord) -> Iterator[tuple[str, int | None]]:
    single = (record.title, record.subtitle, record.plan_name, record.category, record.agency)
    yield from ((one.text, one.line) for one in (*single, *record.destinations, *record.keywords) if one)
    yield from ((one.as_printed, one.line) for one in (record.trip, record.report_date) if one)
    yield from ((one.name, one.line) for one in record.travellers)
    for day in record.itinerary:
        if day.as_printed:
            yield day.as_printed, day.line
        yield from ((one.text, one.line) for one in (day.route, day.overnight, *day.stops) if one)
    for visit in record.visits:
        if visit.as_printed:
            yield visit.as_printed, visit.line
        yield from ((one.text, one.line) for one in (visit.city, visit.place, *visit.topics) if one)
        yield from ((one.name, one.line) for one in (*visit.hosts, *visit.participants))


def check(record: ReportRecord, source: SourceText) -> None:
    for text, line in printed(record):
        assert line is not None
        assert begins_on(source, line, text), (text, line)
    for visit in record.visits:
        assert visit.write_up is None or 1 <= visit.write_up.line <= visit.write_up.end_line <= source.line_count
        assert (visit.as_printed is None) == (visit.line is None)
        assert visit.date is None or visit.date_from is None
    assert record.drafted == PARTS
    assert [visit.order for visit in record.visits] == list(range(1, len(record.visits) + 1))
    days = [day.date for day in record.itinerary]
    assert days == sorted(days, key=str)


@given(text=TEXTS_OF_PIECES)
def test_any_text(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    source = SourceText(text)
    record = draft_record("2024-any", "any.txt", source, INSTITUTIONS)
    check(record, source)
    path = tmp_path_factory.mktemp("any") / "report.yaml"
    path.write_text(record_to_yaml(record), encoding="utf-8", newline="\n")
    assert load_record(path, "2024-any") == record


def test_the_five_reports(library: Library) -> None:
    for report_id in library.report_ids:
        source = library.source(report_id)
        check(draft_record(report_id, "any.txt", source, INSTITUTIONS), source)


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("name", ["tabled", "cards", "numbered", "told"])
def test_the_small_reports(
    name: str, known: bool, drafted: Callable[..., ReportRecord], small_reports: dict[str, str]
) -> None:
    check(drafted(name, known=known), SourceText(small_reports[name]))


def test_nothing_is_found_in_nothing(drafted: Callable[..., ReportRecord]) -> None:
    record = drafted("")
    assert (record.title, record.trip, record.visits, record.itinerary, record.travellers) == (None, None, (), (), ())
