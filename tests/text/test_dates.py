"""Dates as printed."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.text.dates import find_dates, parse_date, weekday_name

REPORTS = sorted((Path(__file__).parents[2] / "corpus" / "reports").glob("*/source.txt"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("114年4月14日", date(2025, 4, 14)),
        ("114.02.06", date(2025, 2, 6)),
        ("民國114年", date(2025, 1, 1)),
        ("民國元年", date(1912, 1, 1)),
        ("中華民國101年1月1日", date(2012, 1, 1)),
        ("96年12月20日", date(2007, 12, 20)),
        ("平成24年10月1日", date(2012, 10, 1)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("令和7年", date(2025, 1, 1)),
        ("明治4年", date(1871, 1, 1)),
        ("2014/03/09（一）", date(2014, 3, 9)),
        ("２０１４／０３／０９", date(2014, 3, 9)),
        ("2014-03-09", date(2014, 3, 9)),
        ("2015年3月9日", date(2015, 3, 9)),
        ("西元2012年", date(2012, 1, 1)),
        ("2003年10月", date(2003, 10, 1)),
        ("於2004年", None),
        (" 2004 年 7 月 1 日 ", date(2004, 7, 1)),
        ("114\uf98e4⽉1⽇", date(2025, 4, 1)),
        ("114年4月14日(星期一)", date(2025, 4, 14)),
        ("2025年4月14日月曜日", date(2025, 4, 14)),
        ("25年", None),
        ("114年", None),
        ("114年2月29日", None),
        ("113年2月29日", date(2024, 2, 29)),
        ("2014/13/09", None),
        ("平成元年1月7日", None),
        ("明治4年8月1日", None),
        ("0000年1月1日", None),
        ("9999年12月32日", None),
        ("10.11.12", None),
        ("140.113.1.10", None),
        ("", None),
        ("114年4月14日至4月17日", None),
    ],
)
def test_parse(text: str, day: date | None) -> None:
    assert parse_date(text) == day


def test_a_day_without_a_year_needs_one() -> None:
    assert parse_date("04/14(一)") is None
    assert parse_date("04/14(一)", year=2025) == date(2025, 4, 14)
    assert parse_date("12月23日", year=2007) == date(2007, 12, 23)
    assert [found.weekday_agrees for found in find_dates("04/14(一) 04/15(一)", year=2025)] == [True, False]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("96年12月20日至12月23日", [date(2007, 12, 20), date(2007, 12, 23)]),
        ("101年12月30日～1月2日", [date(2012, 12, 30), date(2013, 1, 2)]),
        ("114年4月14日至17日", [date(2025, 4, 14), date(2025, 4, 17)]),
        ("114.10.16-17 舉辦", [date(2025, 10, 16), date(2025, 10, 17)]),
        ("114年4月14日至114年4月17日", [date(2025, 4, 14), date(2025, 4, 17)]),
        ("2014/03/08（日）2014/03/09（一）", [date(2014, 3, 8), date(2014, 3, 9)]),
    ],
)
def test_several_dates(text: str, days: list[date]) -> None:
    assert [found.date for found in find_dates(text)] == days


def test_precision() -> None:
    text = "令和7年與2003年10月及114年4月14日"
    assert [found.precision for found in find_dates(text, least="year")] == ["year", "month", "day"]
    assert [found.precision for found in find_dates(text, least="month")] == ["month", "day"]
    assert [text[found.start : found.end] for found in find_dates(text)] == ["114年4月14日"]


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("2014/03/09（一）", 0),
        ("114年4月15日 (星期二)", 1),
        ("114年4月16日週三", 2),
        ("2025年4月17日(木)", 3),
        ("2025年4月20日(日曜日)", 6),
        ("2025年4月20日星期天", 6),
        ("2025年4月20日", None),
        ("2025年4月20日日本", None),
        ("2025年4月20日（日本）", None),
        ("2025年4月20日火曜日", 1),
    ],
)
def test_printed_weekdays(text: str, weekday: int | None) -> None:
    assert [found.weekday_printed for found in find_dates(text)] == [weekday]


def test_weekday_names() -> None:
    assert weekday_name(date(2025, 4, 14)) == "一"
    assert weekday_name(date(2025, 4, 20), "ja") == "日"
    assert weekday_name(0, "ja") == "月"


def test_the_corpus() -> None:
    found = {}
    for path in REPORTS:
        text = path.read_bytes().decode("utf-8")
        dates = find_dates(text)
        assert all(text[one.start : one.end] == text[one.start : one.end].strip() for one in dates)
        found[path.parent.name] = (len(dates), sum(not one.weekday_agrees for one in dates))
    assert found == {
        "2008-nsc-jst": (6, 0),
        "2013-cepd-hokkaido": (25, 0),
        "2015-most-industry-academia": (23, 7),
        "2025-moea-innovation-policy": (14, 0),
        "2025-nstc-natural-sciences": (9, 0),
    }


PIECES = st.sampled_from(
    [*"0129３年月日./-(（一火)至~ \n元", "民國", "令和", "明治", "114年4月14日", "2014/03/09", "平成"]
)


@given(st.lists(PIECES, max_size=20).map("".join), st.one_of(st.none(), st.integers(-1, 10000)))
def test_no_text_raises_and_dates_are_apart(text: str, year: int | None) -> None:
    parse_date(text, year=year)
    last = 0
    for found in find_dates(text, year=year, least="year"):
        assert last <= found.start < found.end <= len(text)
        last = found.end
