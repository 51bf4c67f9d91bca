"""Tables and cards as the source prints them, cell by cell; the expected cells were read off the texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tjexplorer.model.reading import Block, BlockKind
from tjexplorer.model.report import Report

BlockOf = Callable[[str, int], Block | None]


def grid(block: Block | None, columns: int) -> list[list[str]]:
    """Rows as lists, an empty string for an empty cell."""
    assert block is not None
    made = []
    for row in block.rows:
        cells = [""] * columns
        for cell in row:
            cells[cell.column] = cell.text.text
        made.append(cells)
    return made


def test_the_delegation(block_of: BlockOf) -> None:
    block = block_of("001", 126)
    assert block is not None
    assert block.kind is BlockKind.TABLE
    assert block.header
    rows = grid(block, 6)
    assert rows[0] == ["序號", "學門", "姓名", "任職單位", "職稱", "備註"]
    assert rows[1:] == [
        ["1", "-", "賴明治", "國家科學及技術委員會自然處", "處長", "台灣訪團代表"],
        ["2", "數學", "夏俊雄", "國立臺灣大學應用數學科學研究所", "教授", "召集人"],
        ["3", "數學", "陳國璋", "國立清華大學數學系", "教授", "召集人"],
        ["4", "物理", "王為豪", "中央研究院天文及天文物理研究所", "研究員", "召集人"],
        ["5", "化學", "王建隆", "國立臺灣大學化學系暨研究所", "教授", "召集人"],
        ["6", "化學", "葉鎮宇", "國立中興大學化學系", "教授", "召集人"],
        ["7", "空間資訊", "韓仁毓", "國立臺灣大學土木工程學系暨研究所", "教授", "召集人"],
        ["8", "奈米科技", "廖奕翰", "國立陽明交通大學應用化學系", "教授", "召集人"],
        ["9", "基礎研究核心設施", "陳昭岑", "國立臺灣大學化學系暨研究所", "教授", "召集人"],
        ["10", "國際合作", "鄭嘉良", "國立東華大學應用物理研究所暨物理學系", "特聘教授", "召集人"],
        ["11", "化學", "陳軍互", "國立中山大學化學系", "教授", "共同召集人"],
        ["12", "化學", "陳朝榮", "中國醫藥大學中西醫結合研究所", "教授", "共同召集人"],
        ["13", "-", "林俊良", "國立陽明交通大學電子物理系", "助理教授", "隨隊顧問(協助訪團翻譯及接洽)"],
        ["14", "-", "詹益慈", "自然科學及永續研究推展中心／國立臺灣大學化學系暨研究所", "主任／教授", ""],
        ["15", "-", "呂冠樺", "自然科學及永續研究推展中心", "執行長", ""],
    ]


def test_the_schedule_of_2025(block_of: BlockOf) -> None:
    assert grid(block_of("001", 103), 2) == [
        ["日期", "拜會機構"],
        ["04/14(一)", "台北→日本東京"],
        ["", "台北駐日本經濟文化代表處科技組"],
        ["04/15(二)", "獨立行政法人物質材料研究機構(National Institute for Materials Science, NIMS)"],
        ["", "日本科學技術振興機構(Japan Science and Technology Agency, JST)"],
        ["04/16(三)", "理化學研究所(RIKEN)"],
        ["", "日本學術振興會(Japan Society for the Promotion of Science, JSPS)"],
        ["04/17(四)", "日本東京→台北"],
    ]


def test_the_schedule_of_2015(block_of: BlockOf) -> None:
    tokyo = "日本東京"
    assert grid(block_of("002", 7), 3) == [
        ["日期", "預定行程", "夜宿"],
        ["2014/03/08（日）", "桃園中正國際機場出發→東京成田國際機場", tokyo],
        ["2014/03/09（一）", "東京→筑波育成中心(TCI) →高能源加速器研究機構→筑波大學產學合作總部", tokyo],
        ["2014/03/10（二）", "東京→科學技術政策研究所(NISTEP)→文部科學省(MEXT)大學技術移轉推進室", tokyo],
        ["2014/03/11（三）", "東京→東京大學→東京大學TLO", tokyo],
        ["2014/03/12（四）", "東京→產業技術綜合研究所(AIST)→工研院日本辦事處", tokyo],
        ["2014/03/13（五）", "東京→科學技術振興機構(JST)→東京工業大學產學合作推進總部", tokyo],
        ["2014/03/14（六）", "東京成田國際機場→桃園中正國際機場", ""],
    ]


def test_the_schedule_of_2012(block_of: BlockOf) -> None:
    rows = grid(block_of("003", 189), 3)
    assert rows[0] == ["日期", "行程", "接待人員"]
    assert [row[0] for row in rows[1:]] == [
        "11/26(一)", "11/27(二)", "", "", "11/28(三)", "", "11/29(四)", "11/30(五)",
    ]  # fmt: skip
    assert rows[1][1:] == ["去程(長榮航空 BR116)", ""]
    assert rows[2][1:] == ["拜會北海道大學創成研究機構 地址：札幌市北区北8条西5", "研究支援室囑託職員 橋詰伸一"]
    assert rows[3][2] == "本部長 上田一郎 TLO 部門長 木曾良信 課長輔佐 菅原育哉 島隆"
    assert rows[4][1].startswith("拜會北大Business Spring")
    assert rows[6][1].endswith("札幌総合卸センター8号館")
    assert rows[6][2].startswith("代表人 渡邊民嗣")
    assert rows[7][2].endswith("事業企劃課長 岩田 敦")
    assert rows[8][1:] == ["返程", ""]
    assert all("<" not in cell for row in rows for cell in row)


def test_the_table_of_agreements_keeps_its_merged_cells_empty(block_of: BlockOf) -> None:
    block = block_of("003", 854)
    assert block is not None
    assert block is block_of("003", 868)
    rows = grid(block, 4)
    assert len(rows) == 15
    assert rows[1] == ["臺灣大學", "社會科學院", "法學研究科、法學部", "2000.1.28"]
    assert rows[2] == ["", "法律學院", "", "2000.10.20"]
    assert rows[4] == ["", "社會學院", "公共政策學連携研究部、", ""]
    assert rows[6] == ["", "原住民族研究中心", "阿伊努·先住民研究中心", "2007.10.18"]
    assert rows[11] == ["", "環境工程學系", "永續科學研究中心", ""]
    assert rows[14] == ["臺北大學", "公共行政暨政策學科", "公共政策學連携研究部", "2011.9.27"]


def test_the_programmes_of_jst(block_of: BlockOf) -> None:
    block = block_of("001", 459)
    assert block is not None
    assert block.header
    assert grid(block, 4) == [
        ["計畫名稱", "對象", "支援內容", "執行機構"],
        ["SPRING", "博士生", "生活費 + 研究經費 + 能力訓練", "各大學，由 JST 支援"],
        ["ACT-X", "年輕研究人員", "小額創新型研究經費", "個人或機構申請"],
        ["PRESTO", "博士後期至中堅研究者", "具潛力的個人研究", "JST 主導"],
        ["CREST", "團隊領導者", "大型戰略型研究計畫", "JST 主導"],
    ]


def test_tables_without_a_row_of_names_have_no_header(block_of: BlockOf) -> None:
    results = block_of("003", 1167)
    assert results is not None
    assert not results.header
    assert grid(results, 3)[1] == ["Joint Research (No. and Amounts)", "514", "1.2 billion Yen"]
    assert grid(results, 3)[8] == ["Venture Business (Total No.)", "36", "(Up end of fiscal year)"]
    staff = block_of("003", 1429)
    assert staff is not None
    assert not staff.header
    assert grid(staff, 2)[0] == ["● Researchers (foreign nationals)", "2,288(82)"]
    assert grid(staff, 2)[-1] == ["", "(total number of researchers accepted in FY 2011)"]


def test_the_history_and_the_fields(block_of: BlockOf) -> None:
    history = grid(block_of("003", 950), 2)
    assert [row[0] for row in history] == ["時間", "2002.02", "2003-2008", "2005", "2009", "2010", "2011"]
    fields = grid(block_of("003", 1387), 2)
    assert len(fields) == 9
    assert fields[5][0] == "關西中心 AIST Kansai"
    assert fields[5][1].count("(") == 3


def test_all_tables_are_found_and_nothing_else_is_one(reports: dict[str, Report]) -> None:
    found = {
        digits: [
            report.source.line_of(block.span.start)
            for section in report.sections
            for block in section.blocks
            if block.kind is BlockKind.TABLE
        ]
        for digits, report in reports.items()
    }
    assert found == {
        "000": [],
        "001": [103, 126, 459],
        "002": [7],
        "003": [189, 854, 950, 1167, 1387, 1429],
        "004": [],
    }


# First line of the card, the institution, how many persons, the hours, the place.
CARDS = [
    (63, "筑波研究支援中心(Tsukuba Center, INC.)", 7, "2015年3月9日 上午10:00～12:00", "筑波研究支援中心(TCI)會議室"),
    (133, "筑波大學國際產學合作總部", 1, "2015年3月9日 下午15:00～16:20", "筑波大學產學合作共同研究大樓R106"),
    (
        165,
        "文部科學省 科學技術政策研究所(National Institute of Science and Technology Policy, NISTEP)",
        4,
        "2014年3月10日 上午10:00～11:30",
        "政策研究大學院大學4樓C406號室",
    ),
    (
        199,
        "文部科學省 科學技術及學術政策局、高等教育局",
        2,
        "2015年3月10日 下午 14:00～16:00",
        "公益財團法人交流協會會議室 (東京都港区六本木3-16-33-7F)",
    ),
    (272, "東京大學後藤芳一教授研究室", 4, "2015年3月11日 上午10:30～12:30", "東京大學工學部5號館6樓642號室"),
    (309, "東京大學TLO", 1, "2015年3月11日 下午14:00～17:00", "東京大學TLO三樓會議室"),
    (
        338,
        "產業技術總合研究所(Advanced Industrial Science and Technology)",
        3,
        "2014年3月12日 上午 9:30～11:30",
        "產業技術總合研究所筑波本部8樓C會議室",
    ),
    (368, "工研院日本辦事處", 6, "2015年3月10日 下午 04:00～5:30", "工研院日本辦事處會議室"),
    (
        395,
        "科學技術振興機構(Japan Science and Technology Agency)",
        6,
        "2015年3月13日 上午 09:00～12:00",
        "JST東京本部別館研究開發戰略中心(CRSD)會議室",
    ),
    (444, "東京工業大學產學合作推進總部", 3, "2015年3月13日 下午14:50～16:30", "東京工業大學產學合作推進總部會議室"),
]
LABELS = ["前往國家／地區", "拜訪機構名稱", "主要洽談人／職務", "時間", "地點"]


@pytest.mark.parametrize("card", CARDS, ids=[f"line-{card[0]}" for card in CARDS])
def test_each_visit_card(card: tuple[int, str, int, str, str], block_of: BlockOf) -> None:
    line, institution, persons, hours, place = card
    block = block_of("002", line)
    assert block is not None
    assert block.kind is BlockKind.CARD
    rows = grid(block, 2)
    assert [row[0] for row in rows if row[0]] == LABELS
    values = {row[0]: row[1] for row in rows if row[0]}
    assert values["前往國家／地區"] in {"日本／筑波", "日本／東京"}
    assert values["拜訪機構名稱"] == institution
    assert values["主要洽談人／職務"] == ""
    assert values["時間"] == hours
    assert values["地點"] == place
    people = [row[1] for row in rows if not row[0] and "／" in row[1]]
    assert len(people) == persons


def test_the_company_visited_stands_on_the_card(block_of: BlockOf) -> None:
    rows = grid(block_of("002", 63), 2)
    assert rows[8] == ["", "(參觀進駐新創企業)"]
    assert rows[9][1] == "高橋 貞行／XIROKU INC. 東京營業所所長"


def test_there_are_ten_cards_and_no_more(reports: dict[str, Report]) -> None:
    for digits, report in reports.items():
        lines = [
            report.source.line_of(block.span.start)
            for section in report.sections
            for block in section.blocks
            if block.kind is BlockKind.CARD
        ]
        assert lines == ([card[0] for card in CARDS] if digits == "002" else [])
