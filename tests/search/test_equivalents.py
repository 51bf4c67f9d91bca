"""Years, days and amounts: the ways to write them that rules make, and that the searches find."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.search.amounts import amount_forms, read_amount
from tjexplorer.search.calendars import Moment, read_date
from tjexplorer.search.results import SearchResult
from tjexplorer.search.searcher import SearchRequest
from tjexplorer.search.years import calendar_forms
from tjexplorer.text.fold import fold
from tjexplorer.workspace import Workspace


def texts(result: SearchResult) -> list[str]:
    return [match.text for hit in result.hits for match in hit.matches]


def folded(text: str) -> str:
    return fold(text).text


DAYS = "2007年9月18日。96年9月18日。民國96年9月18日。平成19年9月18日。96.9.18。2007/9/18。2007-09-18。September 18, 2007。18 Sept. 2007"
NO_DAYS = "2007年9月19日。97年9月18日。196.9.18。96.9.180"


@pytest.mark.parametrize(
    "typed",
    [
        "2007年9月18日", "民國96年9月18日", "平成19年9月18日", "96年9月18日", "96.9.18", "96/09/18", "2007/9/18", "2007-9-18", "2007.09.18",
        "２００７年９月１８日", '"September 18, 2007"', '"18 Sep 2007"', "西元2007年9月18日",
    ],
)  # fmt: skip
def test_a_day_is_one_in_all_calendars(make_searcher, make_report, typed: str) -> None:
    searcher = make_searcher(make_report(("一", DAYS), ("二", NO_DAYS)))
    found = searcher.search(SearchRequest(typed))
    assert {hit.section for hit in found.hits} == {"2020-a/1"}
    assert texts(found) == DAYS.split("。")


def test_a_day_inside_a_longer_number_or_another_era_is_none(make_searcher, make_report) -> None:
    searcher = make_searcher(make_report(("一", "1.96.9.18，平成96年9月18日，昭和96年9月18日，2007/9/181，12-96-9-18")))
    assert texts(searcher.search(SearchRequest("2007年9月18日"))) == []


@pytest.mark.parametrize("typed", ["2007年9月", "民國96年9月", "平成19年09月", '"September 2007"'])
def test_a_month_is_one_in_all_calendars(make_searcher, make_report, typed: str) -> None:
    report = make_report(("一", "2007年9月、96年9月18日，民國96年9月，平成19年9月及2007/09；97年9月，昭和96年9月"))
    found = texts(make_searcher(report).search(SearchRequest(typed)))
    assert found == ["2007年9月", "96年9月", "民國96年9月", "平成19年9月", "2007/09"]


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2007年9月18日", Moment(2007, 9, 18)),
        ("96年9月18日", Moment(2007, 9, 18)),
        ("民國96年9月", Moment(2007, 9)),
        ("中華民國96年9月", Moment(2007, 9)),
        ("令和元年5月1日", Moment(2019, 5, 1)),
        ("昭和64年1月7日", Moment(1989, 1, 7)),
        ("明治45年7月", Moment(1912, 7)),
        ("民國元年1月1日", Moment(1912, 1, 1)),
        ("104.03.09", Moment(2015, 3, 9)),
        ("9 March 2015", Moment(2015, 3, 9)),
        ("Mar. 9th, 2015", Moment(2015, 3, 9)),
        ("10.11.12", None),
        ("2007年13月", None),
        ("2007年2月30日", None),
        ("元年5月1日", None),
        ("96年", None),
        ("2015-03", None),
        ("9 March 9, 2015", None),
        ("9 Marsh 2015", None),
        ("", None),
    ],
)
def test_a_day_is_read(typed: str, moment: Moment | None) -> None:
    assert read_date(folded(typed)) == moment


@pytest.mark.parametrize(
    ("typed", "forms"),
    [
        ("2019年", {"2019年", "民國108年", "108年", "平成31年", "令和元年", "令和1年"}),
        ("令和元年", {"2019年", "民國108年", "108年", "平成31年", "令和元年", "令和1年"}),
        ("1912年", {"1912年", "民國1年", "民國元年", "大正1年", "大正元年", "明治45年"}),
        ("1600年", {"1600年"}),
        ("25年", set()),
        ("150年", set()),
        ("2015", set()),
        ("年", set()),
    ],
)
def test_forms_of_a_year(typed: str, forms: set[str]) -> None:
    assert {other.form for other in calendar_forms(folded(typed))} == forms


def test_years_of_an_era_are_not_those_of_the_republic(make_searcher, make_report) -> None:
    searcher = make_searcher(make_report(("一", "昭和63年4月，63年4月，民國63年4月")))
    assert texts(searcher.search(SearchRequest("1974年"))) == ["63年4月", "民國63年"]


@pytest.mark.parametrize("typed", ["2025年10月", "民國114年10月", '"October 2025"', "令和7年10月"])
def test_a_month_is_found_in_its_days_in_figures(make_searcher, make_report, typed: str) -> None:
    searcher = make_searcher(
        make_report(("一", "114.10.16-17舉辦，2025-10-02與2025/10/3簽署；1114.10.16、2114.10、114.11.16、114.10公尺"))
    )
    assert texts(searcher.search(SearchRequest(typed))) == ["114.10.", "2025-10-", "2025/10"]


AMOUNTS = "3,000萬日圓。3000万円。三千萬日元。3千萬日圓。三千万円。0.3億日圓。30 million yen。30,000,000日圓"
NO_AMOUNTS = "13,000萬日圓。3,000萬人。3,000萬美元。300 million yen。3,000萬"


@pytest.mark.parametrize(
    "typed",
    [
        "3,000萬日圓",
        "3000万円",
        "三千萬日元",
        "3千萬日圓",
        "３，０００萬日圓",
        "3000萬日幣",
        '"30 million yen"',
        "30000000日圓",
    ],
)
def test_an_amount_is_one_however_it_is_printed(make_searcher, make_report, typed: str) -> None:
    searcher = make_searcher(make_report(("一", AMOUNTS), ("二", NO_AMOUNTS)))
    found = searcher.search(SearchRequest(typed))
    assert {hit.section for hit in found.hits} == {"2020-a/1"}
    assert texts(found) == AMOUNTS.split("。")


def test_a_part_of_a_larger_amount_is_none(make_searcher, make_report) -> None:
    searcher = make_searcher(make_report(("一", "二億三千萬日圓，1.3千萬日圓，1,30,000,000日圓，5億三千萬円")))
    assert texts(searcher.search(SearchRequest("3,000萬日圓"))) == []


def test_an_amount_without_a_currency_is_found_before_any(make_searcher, make_report) -> None:
    searcher = make_searcher(
        make_report(("一", "一千萬人，1,000萬元，1千萬美元；一千萬八，三億一千萬，2.1千萬，1千萬5千"))
    )
    assert texts(searcher.search(SearchRequest("1000萬"))) == ["一千萬", "1,000萬", "1千萬"]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1,000萬", 10_000_000), ("一千萬", 10_000_000), ("1千萬", 10_000_000), ("1.2億", 120_000_000), ("1億2,000萬日圓", 120_000_000),
        ("兩千五百萬元", 25_000_000), ("十二萬", 120_000), ("一百零五萬", 1_050_000), ("3千5百萬", 35_000_000), ("三萬五千三百二十一元", 35_321),
        ("100日圓", 100), ("新臺幣5億元", 500_000_000), ("10 million yen", 10_000_000), ("1.5 billion", 1_500_000_000), ("2兆円", 2 * 10**12),
        ("1000", None), ("2015", None), ("一千", None), ("千萬", None), ("百萬", None), ("萬一", None), ("兆", None), ("二〇一五", None),
        ("1億1億", None), ("1萬2億", None), ("五億三", None), ("3萬5", None), ("1.5.2億", None), ("0萬", None), ("0.00001萬元", None),
        ("9999999兆", None), ("元", None), ("", None), ("百日圓", None), ("1,000餘萬", None),
    ],
)  # fmt: skip
def test_an_amount_is_read(typed: str, value: int | None) -> None:
    amount = read_amount(folded(typed))
    assert (amount.value if amount else None) == value


@given(st.integers(1, 10**15))
def test_every_form_of_an_amount_is_that_amount(value: int) -> None:
    """All forms with units, read again, give the same value."""
    for other in amount_forms(folded(f"{value}日圓")):
        again = read_amount(folded(other.form))
        assert again is not None, other
        assert again.value == value, other


@given(st.dates())
def test_every_form_of_a_day_is_that_day(day) -> None:
    if day.year < 1000:
        return
    for other in calendar_forms(f"{day.year}年{day.month}月{day.day}日"):
        assert read_date(folded(other.form)) == Moment(day.year, day.month, day.day), other


@given(st.text(alphabet="0123456789.,一二十百千萬億兆零兩元年月日-/民國平成 yenmil", max_size=12))
def test_nothing_raises(typed: str) -> None:
    list(calendar_forms(folded(typed)))
    list(amount_forms(folded(typed)))


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        # Counted by hand in the sources.
        ("3000万円", [161, 192, 290, 295, 467]),
        ("三千萬日圓", [161, 192, 290, 295, 467]),
        ("30 million yen", [161, 192, 290, 295, 467]),
    ],
)
def test_amounts_of_the_reports(workspace: Workspace, typed: str, lines: list[int]) -> None:
    result = workspace.searcher.search(SearchRequest(f'"{typed}"', reports=("2015-most-industry-academia",)))
    assert sorted(match.line for hit in result.hits for match in hit.matches) == lines


@pytest.mark.parametrize("typed", ["2007年9月18日", "平成19年9月18日", "96.9.18", "2007/9/18"])
def test_days_of_the_reports(workspace: Workspace, typed: str) -> None:
    result = workspace.searcher.search(SearchRequest(typed))
    assert [(hit.report, match.line, match.text) for hit in result.hits for match in hit.matches] == [
        ("2008-nsc-jst", line, "96年9月18日") for line in (26, 45)
    ] or sorted(match.line for hit in result.hits for match in hit.matches) == [26, 45]
