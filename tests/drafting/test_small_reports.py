"""What is drafted from small reports in other wordings and shapes than those of the corpus."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tjexplorer.model.record import Agency, LineRange, PersonMet, Printed, ReportRecord, Visit

Draft = Callable[..., ReportRecord]


def hosts(visit: Visit) -> list[tuple[str, str | None]]:
    return [(person.name, person.role) for person in visit.hosts]


def test_cover_with_ticked_category_and_a_trip_over_new_year(drafted: Draft) -> None:
    record = drafted("tabled")
    assert record.title == Printed("赴日本九州考察離岸風電人才培育及研發推動報告", 3)
    assert record.category == Printed("考察", 1)
    assert record.agency == Agency("經濟部能源署", 6, "moea-energy")
    assert [(one.name, one.title, one.author) for one in record.travellers] == [
        ("陳大明", "副組長", True),
        ("林小華", "技正", True),
    ]
    assert [one.text for one in record.destinations] == ["日本", "韓國"]
    assert record.trip is not None
    assert (record.trip.start, record.trip.end) == (date(2023, 12, 30), date(2024, 1, 2))
    assert record.report_date is not None
    assert record.report_date.date == date(2024, 2, 5)
    assert [one.text for one in record.keywords] == ["離岸風電", "人才培育", "研發"]
    assert record.abstract == LineRange(12, 16)


def test_days_of_a_table_between_tabs(drafted: Draft) -> None:
    days = drafted("tabled").itinerary
    assert [day.date for day in days] == [
        date(2023, 12, 30),
        date(2023, 12, 31),
        date(2024, 1, 1),
        date(2024, 1, 2),
    ]
    assert [day.overnight.text if day.overnight else None for day in days] == ["福岡", "長崎", "福岡", None]
    assert [[(stop.text, stop.institution) for stop in day.stops] for day in days] == [
        [],
        [("九州海風研究所", "kyushu-wind"), ("長崎未來大學", "nmu")],
        [("福岡市役所", None)],
        [],
    ]
    assert [day.route.text if day.route else None for day in days] == ["桃園→福岡", None, None, "福岡→桃園"]


def test_visits_of_label_lines_and_of_the_schedule_alone(drafted: Draft) -> None:
    by_institution = {visit.institution: visit for visit in drafted("tabled").visits}
    wind, university, city_hall = (by_institution[id_] for id_ in ("kyushu-wind", "nmu", None))
    assert (wind.date, wind.starts, wind.ends) == (date(2023, 12, 31), "10:30", "12:00")
    assert hosts(wind) == [("山田太郎", "所長"), ("佐藤花子", "研究員")]
    assert wind.reflections == (LineRange(55, 57),)
    assert (university.starts, university.ends) == ("14:00", "15:30")
    assert university.city == Printed("長崎市", 47)
    assert university.hosts == (PersonMet("鈴木 一郎", 49, "教授", "長崎未來大學 海洋工學系"),)
    assert university.write_up == LineRange(43, 51)
    assert (city_hall.date, city_hall.write_up) == (date(2024, 1, 1), None)
    assert city_hall.place == Printed("福岡県福岡市中央区天神1-8-1", 28)
    assert "福岡市役所" in city_hall.notes[0]


def test_cards_with_other_labels_in_full_width(drafted: Draft) -> None:
    record = drafted("cards")
    assert record.title == Printed("參加第8屆亞洲量子技術論壇暨參訪京都量子中心", 3)
    first, second = record.visits
    assert (first.kind, first.institution, first.date) == ("visit", "kqc", date(2024, 5, 21))
    assert (first.starts, first.ends) == ("09:30", "11:00")
    assert hosts(first) == [("中村 健", "中心長"), ("Anna Berg", "Senior Researcher")]
    assert first.city == Printed("Kyoto", 27)
    assert first.reflections == (LineRange(44, 46),)
    assert (second.institution, second.starts, second.ends) == (None, "13:30", None)
    assert hosts(second) == [("田中 實", "社長")]
    assert second.city == Printed("大阪市", 40)


def test_a_trip_without_a_schedule_has_the_days_of_its_period(drafted: Draft) -> None:
    record = drafted("cards")
    assert record.trip is not None
    assert [day.date for day in record.itinerary] == [date(2024, 5, day) for day in range(20, 24)]
    assert {(day.as_printed, day.line) for day in record.itinerary} == {(record.trip.as_printed, record.trip.line)}


def test_numbered_headings_and_items_with_day_and_hours_apart(drafted: Draft) -> None:
    record = drafted("numbered")
    assert record.trip is not None
    assert (record.trip.start, record.trip.end) == (date(2024, 9, 1), date(2024, 9, 4))
    first, second = record.visits
    assert (first.date, first.starts, first.ends) == (date(2024, 9, 2), "09:00", "10:30")
    assert hosts(first) == [("高木誠", "所長"), ("小川 雪", "主任研究員")]
    assert [topic.text for topic in first.topics] == ["觀測網", "預警系統"]
    assert (second.date, second.starts, second.ends) == (date(2024, 9, 3), "13:30", "15:00")
    assert hosts(second) == [("森本和夫", "中心長")]


def test_what_running_text_tells(drafted: Draft) -> None:
    inbound, meeting, signing = drafted("told").visits
    assert (inbound.kind, inbound.institution, inbound.date) == ("inbound", "tohoku-ocean", date(2022, 11, 8))
    assert (meeting.kind, meeting.date) == ("meeting", None)
    assert (meeting.date_from, meeting.date_to) == (date(2023, 7, 3), date(2023, 7, 5))
    assert hosts(meeting) == [("高橋昭", "理事長"), ("伊達真一", "部長")]
    assert meeting.place == Printed("東北海洋機構本部會議室", 21)
    assert (signing.kind, signing.date) == ("signing", date(2023, 7, 4))


def test_an_institution_unknown_is_named_and_not_guessed(drafted: Draft) -> None:
    record = drafted("tabled", known=False)
    assert {visit.institution for visit in record.visits} == {None}
    assert len(record.visits) == 3
    assert all(visit.notes for visit in record.visits)


@pytest.mark.parametrize(
    ("cover", "title"),
    [
        ("出國報告（出國類別：開會）\n\n服務機關：內政部\n報告日期：113年1月1日\n", None),
        ("出國報告\n\n中華民國113年1月\n\n報告日期：113年1月1日\n", None),
        ("報告名稱：赴日考察\n\n服務機關：內政部\n", "赴日考察"),
        ("赴日參加國際會議報告\n\n服務機關：內政部\n", "赴日參加國際會議報告"),
    ],
)
def test_titles(cover: str, title: str | None, drafted: Draft) -> None:
    found = drafted(cover + "\n壹、目的\n\n瞭解。\n").title
    assert (found.text if found else None) == title


def test_values_below_their_labels(drafted: Draft) -> None:
    record = drafted("出國報告\n\n服務機關：\n\n內政部\n\n姓名職稱：\n林小華技正\n\n壹、目的\n\n瞭解。\n")
    assert record.agency == Agency("內政部", 5)
    assert [(one.name, one.title) for one in record.travellers] == [("林小華", "技正")]


def test_a_date_that_no_calendar_has_is_none(drafted: Draft) -> None:
    record = drafted("出國報告\n\n出國期間：113年2月30日至113年2月31日\n報告日期：113年13月1日\n\n壹、目的\n\n瞭解。\n")
    assert (record.trip, record.report_date, record.itinerary) == (None, None, ())
