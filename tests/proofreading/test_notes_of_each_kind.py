"""Each kind of doubt: texts that must give a note, and texts like them that must give none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tjexplorer.model.record import EditorNote

Found = Callable[..., list[EditorNote]]

FRONT = "出國報告（出國類別：考察）\n\n考察報告\n\n出國期間：114年4月14日至114年4月17日\n\n報告日期：114年5月14日\n\n"
VISIT = (
    "壹、目的\n\n本次考察拜會日本之研究機構，瞭解其制度與作法，以供我國參考。\n\n貳、參訪紀要\n\n"
    "一、理化學研究所\n\n(一) 時間：{first}\n\n(二) 地點：和光市\n\n(三) 紀要：該所從事自然科學之研究，成果豐碩。\n\n"
    "二、日本學術振興會\n\n(一) 時間：{second}\n\n(二) 地點：東京\n\n(三) 紀要：該會補助學術研究，歷史悠久。\n"
)


def body(sentence: str) -> str:
    return f"壹、概況\n\n本章說明該機構之概況與沿革，供讀者參考。\n\n貳、內容\n\n{sentence}\n"


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("會議於2015年3月9日(星期二)召開，由雙方主管共同主持。", "2015年3月9日(星期二)"),
        ("會議於114年4月14日（星期三）召開，由雙方主管共同主持。", "114年4月14日（星期三）"),
        ("研討會於2015年3月9日（日曜日）舉行，參加者眾。", None),
    ],
)
def test_weekday_that_does_not_fit(found_in: Found, sentence: str, quote: str | None) -> None:
    notes = found_in(body(sentence), "weekday")
    assert [note.quote for note in notes] == ([quote] if quote else [note.quote for note in notes])
    assert notes
    assert all("calendar:" in (note.evidence[0].statement or "") for note in notes)


@pytest.mark.parametrize(
    "sentence",
    [
        "會議於2015年3月9日(星期一)召開，由雙方主管共同主持。",
        "會議於114年4月14日（一）召開，由雙方主管共同主持。",
        "會議於2015年3月9日(二)會中討論合作事項，雙方皆有共識。",  # an enumerator, not a weekday
        "會議約定於3/5(四)再議，由雙方主管共同主持。",  # no year
    ],
)
def test_weekdays_that_fit_or_tell_nothing(found_in: Found, sentence: str) -> None:
    assert not found_in(body(sentence), "weekday")


def test_visit_outside_the_trip(found_in: Found) -> None:
    text = FRONT + VISIT.format(first="114年4月15日(星期二)上午10:00", second="114年4月26日(星期六)下午3:00")
    notes = found_in(text, "date")
    assert [note.quote for note in notes] == ["114年4月26日(星期六)"]
    assert notes[0].evidence[0].line == 5


def test_dates_of_other_events_are_no_days_of_the_trip(found_in: Found) -> None:
    text = FRONT + VISIT.format(first="114年4月15日(星期二)上午10:00", second="114年4月16日(星期三)下午3:00")
    text += "\n三、沿革\n\n該會成立於1932年9月1日，2003年10月1日改制為獨立行政法人，2025年6月1日將召開年會。\n"
    assert not found_in(text, "date")


def test_report_older_than_its_trip(found_in: Found) -> None:
    text = FRONT.replace("114年5月14日", "114年3月14日") + VISIT.format(first="上午", second="下午")
    assert [note.quote for note in found_in(text, "date")] == ["114年3月14日"]


def test_periods_that_overlap(found_in: Found) -> None:
    sentence = (
        "包括第一期(1996~2000年)基本計畫，第二期(2001~2005年)基本計畫，"
        "第三期(2006~2010年)基本計畫，第四期({}~2015年)基本計畫。"
    )
    assert [note.quote for note in found_in(body(sentence.format(2010)), "date")] == ["第四期(2010~2015年)基本計畫"]
    assert not found_in(body(sentence.format(2011)), "date")


SCHEDULE = (
    "日程表\n\t日期\n\t預定行程\n\t夜宿\n\n\t2015/03/09（一）\n\t東京→筑波研究支援中心(TCI)→高能源加速器研究機構\n\t日本東京\n\n"
    "\t2015/03/10（二）\n\t東京→科學技術政策研究所(NISTEP)\n\t日本東京\n\n\t2015/03/11（三）\n\t東京→東京大學TLO\n\t日本東京\n\n"
)
CARD = "（{mark}）{name}\n\t前往國家／地區：日本／東京\n\n\t拜訪機構名稱：{name}\n\n\t主要洽談人／職務：\n山本貴史／社長\n\n\t時間：{when}\n\n\t地點：會議室\n\n\n一、機構簡介：\n該機構從事研究發展，成果豐碩，歷史悠久，國際知名。\n\n"


def trip(*visits: tuple[str, str]) -> str:
    cards = [
        CARD.format(mark=mark, name=name, when=when) for mark, (name, when) in zip("壹貳參肆", visits, strict=False)
    ]
    return SCHEDULE + "貳、參訪紀要\n本次參訪機構以科技政策單位為主，瞭解研發成果推動之機制。\n" + "".join(cards)


TCI = ("筑波研究支援中心(TCI)", "2015年3月9日 上午10:00～12:00")
NISTEP = ("科學技術政策研究所(NISTEP)", "2015年3月10日 上午10:00～11:30")
TLO = ("東京大學TLO", "2015年3月11日 下午14:00～17:00")


def test_scheduled_visit_without_a_write_up(found_in: Found) -> None:
    notes = found_in(trip(TCI, NISTEP, TLO), "missing")
    assert [note.quote for note in notes] == ["高能源加速器研究機構"]
    assert notes[0].evidence


def test_write_up_without_a_place_in_the_schedule(found_in: Found) -> None:
    text = trip(TCI, NISTEP, TLO, ("日本貿易振興會", "2015年3月11日 上午10:00～11:00")).replace(
        "→高能源加速器研究機構", ""
    )
    notes = found_in(text, "missing")
    assert [note.level for note in notes] == ["likely"]
    assert "日本貿易振興會" in notes[0].quote


def test_visit_on_another_day_than_scheduled(found_in: Found) -> None:
    notes = found_in(trip(TCI, NISTEP, (TLO[0], "2015年3月10日 下午14:00～17:00")), "date")
    assert [note.quote for note in notes] == ["2015年3月10日"]
    assert notes[0].evidence[0].quote == "2015/03/11（三）"


def test_schedule_and_write_ups_that_agree(found_in: Found) -> None:
    text = trip(TCI, NISTEP, TLO).replace("→高能源加速器研究機構", "")
    assert not found_in(text)


@pytest.mark.parametrize(
    ("sentence", "quote", "level"),
    [
        (
            "預算支出1,000百萬日元，其中研究費600百萬日元，人事費300百萬日元，其他支出90百萬日元。",
            "1,000百萬日元",
            "certain",
        ),
        ("2010年計120.65億日元。(全球型為79.42億日元、城市型30億日元、加速支持為10億日元)", "120.65億日元", "certain"),
        (
            "札幌校區288.9公頃，函館校區10.5公頃，此外還有65,713.6公頃的林地，校園總面積達66,012.9公頃。",
            "66,012.9公頃",
            "likely",
        ),
        ("總開發面積28.162公頃，其中11.735公頃為公園及綠地，約佔總開發面積的45.6%，環境優良。", "45.6%", "likely"),
        (
            "研究人員以企業最多，佔42.1%；大學佔30.2%；法人佔15.3%；政府佔10.1%。",
            "42.1%；大學佔30.2%；法人佔15.3%；政府佔10.1%",
            "likely",
        ),
        ("目前有4個會員國，分別如下：日本、德國、法國、英國、美國及瑞典。", "4個會員國", "certain"),
    ],
)
def test_parts_that_do_not_add_up(found_in: Found, sentence: str, quote: str, level: str) -> None:
    notes = found_in(body(sentence), "sum")
    assert [(note.quote, note.level) for note in notes] == [(quote, level)]
    assert notes[0].evidence[0].statement


@pytest.mark.parametrize(
    "sentence",
    [
        "預算支出1,000百萬日元，其中研究費600百萬日元，人事費300百萬日元，其他支出100百萬日元。",
        "預算支出1,000百萬日元，其中研究費600百萬日元，人事費390百萬日元，其餘為雜支。",
        "預算支出約1,000百萬日元，其中研究費600百萬日元，人事費約390百萬日元。",
        "面積60公頃，其中林地逾40公頃，農地19公頃。",
        "勞動力約270萬人，其中一級產業約20萬人，二級產業約50萬人，三級產業約185萬人。",
        "33.3%從事生技產業，22.2%從事資訊產業，44.4%佔製造產業。",  # 99.9: rounding
        "佔42.1%者為企業，佔30.2%者為大學，佔25.0%者為法人，其餘為政府。",
        "可複選，佔42.1%者為企業，佔30.2%者為大學，佔29.0%者為法人。",
        "總開發面積28.162公頃，其中11.735公頃為公園，約佔總開發面積的42%，環境優良。",
        "總人口550萬人，男性260萬人，約占47%，女性290萬人，約占53%。",
        "總預算1,000億日圓，分別給東京(417億日圓)、京都(292億日圓)、大阪(166億日圓)、東北(125億日圓)。",
        "2007年總額100億日元，其中撥款90億日元，收入10億日元。較2006年總額100.5億日元微減。",
        "目前有6個會員國，分別如下：日本、德國、法國、英國、美國及瑞典。",
        "目前有6個會員國，包括：日本、德國、法國等。",
        "設有3個單位，包括：研究及企業園區、創新中心、產學合作與推廣室。",
        "包括2項指標：「研究、開發情況」（通過件數、金額）、「技術移轉、授權情況」。",
    ],
)
def test_sums_that_hold_or_cannot_be_judged(found_in: Found, sentence: str) -> None:
    assert not found_in(body(sentence))


def test_total_before_a_list_and_in_a_table(found_in: Found) -> None:
    listed = (
        "方案2010年預算26.49億日元，分為二型：\n\n- 功能型(20.41億日元)：支援功能。\n- 協調型(5.96億日元)：支援協調。\n"
    )
    assert [note.quote for note in found_in(body(listed), "sum")] == ["26.49億日元"]
    table = "表 1、經費\n\n項目\t2011年\t2012年\n人事\t120\t130\n業務\t80\t90\n合計\t201\t220\n"
    assert [note.quote for note in found_in(body(table), "sum")] == ["201"]


CONTENTS = "圖 次\n\n圖 1、組織架構\t2\n圖 2、經費收入\t3\n圖 3、人員比例\t4\n圖 4、設施外觀\t5\n\n第一章 前言\n\n本章說明考察緣起。\n\n"


def test_captions_against_the_list(found_in: Found) -> None:
    captions = (
        "圖 1、組織架構\n\n內文說明組織。\n\n圖 3、經費收入\n\n內文說明經費。\n\n圖 3、人員比率\n\n內文說明人員。\n"
    )
    notes = {(note.kind, note.quote) for note in found_in(CONTENTS + captions)}
    assert ("figure", "圖 3") in notes
    assert ("figure", "人員比率") in notes
    assert ("missing", "圖 4") in notes
    assert len(notes) == 3


def test_captions_that_repeat_or_jump_without_a_list(found_in: Found) -> None:
    text = "".join(
        f"圖 {number}、第{number}張之{name}\n\n內文說明。\n\n"
        for number, name in ((1, "甲"), (2, "乙"), (2, "丙"), (3, "丁"), (5, "戊"))
    )
    notes = found_in("第一章 前言\n\n本章說明考察緣起。\n\n" + text, "figure")
    assert [(note.quote, note.level) for note in notes] == [("圖 2", "certain"), ("圖 5", "likely")]


def test_captions_in_order(found_in: Found) -> None:
    text = "圖 1、組織架構\n\n內文如圖 2所示。\n\n圖 2、經費收入\n\n內文。\n\n図 3. 人員比例\n\n內文。\n\n圖 4・設施外観\n\n內文。\n"
    assert not found_in(CONTENTS + text)


PEOPLE = "貳、行程\n\n日期\t行程\t接待人員\n11/27(二)\t拜會科技園區\t専務理事 {} 事業本部長 小野 聰 課長 岩田 敦\n11/28(三)\t拜會研究所\t所長 松岡克典\n\n參、紀要\n\n本章說明參訪內容。\n\n圖 1、與{}、小野 聰及岩田 敦等人合影\n\n內文。\n"


def test_person_under_two_names(found_in: Found) -> None:
    notes = found_in(PEOPLE.format("幅井知克", "嶋井知克"), "name")
    assert {note.quote for note in notes} == {"幅井知克", "嶋井知克"}
    assert not found_in(PEOPLE.format("幅井知克", "幅井知克"), "name")


def test_two_persons_of_one_list(found_in: Found) -> None:
    people = "鄭 惠文／日本辦事處專案經理\n廖 宇涵／日本辦事處副理\n鄭 惇文／日本辦事處副理\n"
    card = CARD.format(mark="壹", name="工研院日本辦事處", when="2015年3月10日").replace("山本貴史／社長\n", people)
    assert not found_in("貳、參訪紀要\n本次參訪機構如下所述，重點在於瞭解作法。\n" + card, "name")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("北海道科學技術綜合振興中心", "北海道科學技術總合振興中心"),
        ("研究開發戰略中心", "研究開發策略中心"),
        ("台北駐日經濟文化代表處", "台北駐日本經濟文化代表處"),
    ],
)
def test_body_in_two_forms(found_in: Found, one: str, other: str) -> None:
    text = f"{one}負責推動產學合作。{one}另設有諮詢窗口，提供服務。\n\n其後，{other}亦派員說明。"
    notes = found_in(body(text), "name")
    assert [note.quote for note in notes] == [other]
    assert notes[0].evidence[0].quote == one


@pytest.mark.parametrize(
    "text",
    [
        "國立中山大學與國立中興大學皆派員參加。國立中山大學負責報告。",
        "北海道工業技術研究所、九州工業技術研究所、四國工業技術研究所皆已整併。",
        "筑波大學國際產學合作總部負責推動。大阪大學產學合作總部亦同。",
        "大學及研究機構提供協助。大學及其他研究機構亦同。",
        "科學技術振興機構負責推動。日本科學技術振興機構亦同。",
        "生物醫學研究中心、生物化學研究中心皆派員參加。",
        "東京工業大學負責報告。東京農業大學亦派員說明。",
        "生物資訊研究中心負責報告。生物資源研究中心亦派員說明。",
        "獨立行政法人理化學研究所負責報告。獨立行政法人理工學研究所亦派員說明。",
        "科學技術研究所負責報告。科學技術政策研究所亦派員說明。",
        "產學連携本部負責推動。產學連攜本部亦同。",
    ],
)
def test_bodies_that_are_two_or_one(found_in: Found, text: str) -> None:
    assert not found_in(body(text), "name")


def test_name_of_the_cover_without_a_word(found_in: Found) -> None:
    cover = "出國報告（出國類別：其它）\n\n與日本獨立行政法人科學技術振興機構召開會議\n\n派赴國家：日本\n\n"
    text = cover + body("本會與日本獨立行政法人科學振興機構簽署備忘錄，合作推動研究。")
    notes = found_in(text, "name")
    assert [note.quote for note in notes] == ["日本獨立行政法人科學振興機構"]
    assert notes[0].evidence[0].line == 3


def test_acronym_with_exchanged_letters(found_in: Found) -> None:
    text = (
        "研究開發戰略中心(CRDS)負責研析。會議在研究開發戰略中心(CRSD)舉行。\n\n"
        "該中心(Center for Research and Development Strategy, CRSD)為智庫，CRSD提供建言。"
    )
    notes = found_in(body(text), "acronym")
    assert {note.quote for note in notes} == {"CRSD"}
    assert len(notes) == 2


def test_acronym_with_the_expansion_of_another(found_in: Found) -> None:
    text = (
        "A-STEP：研發成果最適展開支援計畫 (Adaptable and Seamless Technology Transfer Program)為補助計畫。\n\n"
        "ACT-X 計畫（Adaptable and Seamless Technology Transfer Program，簡稱ACT-X）為青年計畫。"
    )
    notes = found_in(body(text), "acronym")
    assert [note.quote for note in notes] == ["Adaptable and Seamless Technology Transfer Program"]


def test_acronym_with_two_expansions(found_in: Found) -> None:
    text = "技術移轉組織(Technology Licensing Organization, TLO)負責授權。\n\n技轉室(Total Laboratory Operations, TLO)亦同。"
    assert [note.level for note in found_in(body(text), "acronym")] == ["likely"]


def test_compound_acronym_misprinted(found_in: Found) -> None:
    text = "園區(Hokkaido University Research & Business Park，簡稱HU R&BP)位於北校區。HU R&BP積極推動。\n\n在IU R&BP設有中心。"
    assert [note.quote for note in found_in(body(text), "acronym")] == ["IU R&BP"]


@pytest.mark.parametrize(
    "text",
    [
        "法國國家科學研究中心(National Center for Scientific Research, CNRS)派員參加，CNRS提出報告。",
        "美國標準局(National Institute of Standards and Technology, NIST)與AIST合作，AIST設有中心，NIST派員。",
        "卓越中心(Center of Excellence, COE)與超級卓越中心(Super Center of Excellence, COE)皆獲補助。",
    ],
)
def test_acronyms_that_are_right(found_in: Found, text: str) -> None:
    assert not found_in(body(text), "acronym")


def test_enumeration_that_promises_more(found_in: Found) -> None:
    text = (
        "該案包括4項重點建議：\n\n- 1、 加強合作，建立機制。\n- 2、 培育人才，提升能力。\n- 3、 寬籌經費，改善環境。\n"
    )
    notes = found_in(body(text), "missing")
    assert [note.quote for note in notes] == ["4項重點建議"]
    assert not found_in(body(text.replace("4項", "3項")))


def test_chapter_that_begins_with_its_third_part(found_in: Found) -> None:
    parts = "{}、行政區劃\n\n過去設有支廳，現已改制。\n\n{}、土地使用\n\n山林地佔一半以上。\n\n{}、人口結構\n\n總人口逐年減少。\n\n"
    text = "第一章 前言\n\n說明緣起。\n\n第二章 概要\n\n本章說明概要。\n\n{}第三章 結論\n\n說明結論。\n"
    notes = found_in(text.format(parts.format("參", "肆", "伍")), "missing")
    assert [note.quote for note in notes] == ["參、"]
    assert not found_in(text.format(parts.format("壹", "貳", "參")), "missing")


def test_a_number_that_stands_between_is_not_lost(found_in: Found) -> None:
    text = "壹、概要\n\n說明概要。\n\n表 1、沿革\n\n年度\t沿革\n貳、其他\t無\n\n參、結論\n\n說明結論。\n\n肆、建議\n\n說明建議。\n"
    assert not found_in(text, "missing")


def test_heading_without_text(found_in: Found) -> None:
    parts = "一、尖端部門(Frontier)\n\n該部門從事尖端研究。\n\n二、寄附部門(Endowed)\n\n{}三、流動部門(Flow)\n\n該部門從事流動研究。\n\n"
    text = "壹、組織\n\n本章說明組織架構，供讀者參考。\n\n" + parts + "貳、結論\n\n說明結論。\n"
    notes = found_in(text.format(""), "missing")
    assert [(note.quote, note.level) for note in notes] == [("二、寄附部門(Endowed)", "likely")]
    assert not found_in(text.format("該部門接受捐款。\n\n"))


def test_every_note_speaks_the_language_of_the_interface(found_in: Found) -> None:
    notes = found_in(body("會議於2015年3月9日(星期二)召開，由雙方主管共同主持。"))
    assert [note.note for note in notes] == ["2015-03-09 is a Monday; Tuesday is printed."]
