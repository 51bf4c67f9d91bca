"""Tables for what single lines print: persons, hours, cities, labels."""

from __future__ import annotations

import pytest

from tjexplorer.drafting.bodies import unit_of
from tjexplorer.drafting.cities import city_in_address, city_in_destination
from tjexplorer.drafting.clock import hours
from tjexplorer.drafting.labels import Label, label_named
from tjexplorer.drafting.passage import Passage
from tjexplorer.drafting.people import people_in
from tjexplorer.model.source import SourceText


def passage(text: str) -> Passage:
    return Passage(SourceText(text), text, range(len(text)))


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("林光隆處長", [("林光隆", "處長")]),
        ("廖弘凱組長、張鎮修科員", [("廖弘凱", "組長"), ("張鎮修", "科員")]),
        ("王大明 處長、李小華 科員", [("王大明", "處長"), ("李小華", "科員")]),
        ("鄭慧娟副研究員", [("鄭慧娟", "副研究員")]),
        ("本部長 上田一郎 課長輔佐 菅原育哉 島隆", [("上田一郎", "本部長"), ("菅原育哉", "課長輔佐"), ("島隆", None)]),
        ("専務理事 細川 隆 事務局員 間宮一信", [("細川 隆", "専務理事"), ("間宮一信", "事務局員")]),
        ("行政院經濟建設委員會 組長 廖弘凱", [("廖弘凱", "組長")]),
        ("國际研究院 王大明 處長", [("王大明", "處長")]),
        (
            "北澤宏一理事長、沖村憲樹顧問以及田口敬子秘書室長",
            [("北澤宏一", "理事長"), ("沖村憲樹", "顧問"), ("田口敬子", "秘書室長")],
        ),
        ("Dr. Kazuhiro Hono, President", [("Kazuhiro Hono", "President")]),
        ("1、 Ms. Ann Lee, Manager, Office of Things", [("Ann Lee", "Manager, Office of Things")]),
        ("山田太郎先生、佐藤花子女士", [("山田太郎", None), ("佐藤花子", None)]),
        ("理事長／山田太郎", [("山田太郎", "理事長")]),
        ("(參觀進駐新創企業)", []),
        ("本計畫共有兩個部分", []),
        ("Tokyo, Japan", []),
        ("", []),
    ],
)
def test_people(line: str, people: list[tuple[str, str | None]]) -> None:
    assert [(one.name.text, one.role.text if one.role else None) for one in people_in(passage(line))] == people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上午10:00～12:00", ("10:00", "12:00")),
        ("下午15:00～16:20", ("15:00", "16:20")),
        (" 下午 04:00～5:30", ("16:00", "17:30")),
        ("下午4:30-5:30", ("16:30", "17:30")),
        ("上午 9:30～下午1:00", ("09:30", "13:00")),
        ("１４時３０分至１６時", ("14:30", "16:00")),
        ("下午2時～3時半", ("14:00", "15:30")),
        ("14:00", ("14:00", None)),
        ("16:00-14:00", ("16:00", None)),
        ("25:00-26:00", (None, None)),
        ("10:75", (None, None)),
        ("全日", (None, None)),
    ],
)
def test_hours(text: str, expected: tuple[str | None, str | None]) -> None:
    assert hours(text) == expected


@pytest.mark.parametrize(
    ("address", "city"),
    [
        ("1 Chome-2-1 Sengen, Tsukuba, Ibaraki 305-0047, Japan", "Tsukuba"),
        ("2-1, Hirosawa, Wako, Saitama 351-0198, Japan", "Wako"),
        ("5-3-1 Kojimachi, Chiyoda-ku, Tokyo 102-0083 Japan", "Tokyo"),
        ("No.20-2 Shirokanedai，5-chome Minato-ku Tokyo 108-0071 Japan", "Tokyo"),
        ("Kita-ku, Sapporo, Hokkaido 060-0808", "Sapporo"),
        ("札幌市北区北8条西5", "札幌市"),
        ("福岡県福岡市中央区天神", "福岡市"),
        ("東京都港区六本木", "東京"),
        ("三樓會議室", None),
    ],
)
def test_cities(address: str, city: str | None) -> None:
    found = city_in_address(passage(address))
    assert (found.text if found else None) == city


def test_city_of_a_destination() -> None:
    found = city_in_destination(passage("日本／筑波"))
    assert found is not None
    assert found.text == "筑波"
    assert city_in_destination(passage("日本")) is None


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("派 赴 國 家", Label.DESTINATION),
        ("前往國家／地區", Label.DESTINATION),
        ("姓名職稱", Label.TRAVELLERS),
        ("主要洽談人／職務", Label.HOSTS),
        ("與會人員", Label.HOSTS),
        ("出席者", Label.HOSTS),
        ("接待人員", Label.HOSTS),
        ("我方出席人員", Label.PARTICIPANTS),
        ("參訪單位", Label.INSTITUTION),
        ("拜訪機構名稱", Label.INSTITUTION),
        ("參訪時間", Label.WHEN),
        ("會議地點", Label.WHERE),
        ("討論議題", Label.TOPICS),
        ("談重點紀錄", Label.NARRATIVE),
        ("出国期间", Label.TRIP),
        ("會談", None),
        ("強化國際合作推動機制", None),
    ],
)
def test_labels(name: str, label: Label | None) -> None:
    assert label_named(name) is label


@pytest.mark.parametrize(
    ("affiliation", "unit"),
    [
        ("行政院國家科學委員會國合處", "國合處"),
        ("國立臺灣大學應用數學科學研究所", "應用數學科學研究所"),
        ("經濟部產業技術司", "產業技術司"),
        ("自然科學研究推展中心／國立臺灣大學化學系", "化學系"),
        ("南部科學園區管理局", ""),
        ("行政院經濟建設委員會", ""),
    ],
)
def test_units(affiliation: str, unit: str) -> None:
    assert affiliation[unit_of(affiliation) :] == unit


def test_a_form_that_a_wrap_cuts_is_not_printed() -> None:
    text = "Materi-\nals Center"
    joined = Passage(SourceText(text), "Materials Center", [*range(6), *range(8, 18)])
    assert joined.printed() is None
    assert joined.part(10, 16).printed() is not None
