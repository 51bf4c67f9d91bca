"""Small reports that the program has never seen, one for each way of numbering and setting; and what a reader makes of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tjexplorer.model.reading import Block, BlockKind, LeftOut
from tjexplorer.model.section import Section
from tjexplorer.model.source import SourceText

Cut = Callable[[str], tuple[SourceText, tuple[Section, ...], tuple[LeftOut, ...]]]


@dataclass(frozen=True)
class Unseen:
    text: str
    outline: tuple[tuple[int, int, str, str], ...]
    """Line, level, kind, title."""


DECIMALS = Unseen(
    """\
1. 緒論

1.1 背景

為瞭解日本推動綠色創新之作法，本所派員前往日本考察三日。

1.2 目的

本次考察之目的，在於蒐集量子電腦政策之資料，預算約為1.5億日圓。

1.2.1 近程目的

建立與理化學研究所之聯繫管道，並邀請其派員來臺。

1.2.2 遠程目的

簽署合作備忘錄，並設立聯合研究中心。

2. 參訪行程

2.1 第一日

上午自桃園機場出發，下午抵達成田機場。

2.2 第二日

拜會理化學研究所，由副所長接待。

3. 心得與建議

3.1 心得

日本之科研體制重視長期投入，值得借鏡。

3.2 建議

建議持續派員參訪，並編列預算。
""",
    (
        (1, 1, "body", "1. 緒論"),
        (3, 2, "body", "1.1 背景"),
        (7, 2, "body", "1.2 目的"),
        (11, 3, "body", "1.2.1 近程目的"),
        (15, 3, "body", "1.2.2 遠程目的"),
        (19, 1, "itinerary", "2. 參訪行程"),
        (21, 2, "itinerary", "2.1 第一日"),
        (25, 2, "itinerary", "2.2 第二日"),
        (29, 1, "reflections", "3. 心得與建議"),
        (31, 2, "reflections", "3.1 心得"),
        (35, 2, "reflections", "3.2 建議"),
    ),
)

OFFICIAL = Unseen(
    """\
出國報告（出國類別：考察）

赴日考察地震預警系統報告

服務機關：交通部中央氣象署

派赴國家：日本

出國期間：112年5月8日至112年5月12日

一、目的

本署為精進地震預警作業，派員赴日考察其系統之建置與維運。

二、過程

（一）拜會氣象廳

1. 系統架構

氣象廳以全國約四千個測站之資料，於數秒內發布警報。

2. 資料交換

雙方同意於年底前試行資料交換，並定期檢討。

（二）拜會防災科學技術研究所

1. 海底觀測網

該所營運兩套海底觀測網，可提早偵測海溝型地震。

2. 大型振動台

該所之三維振動台為全球最大，可測試六層樓之建物。

三、心得

日本各機關分工明確，資料公開透明，足供我國借鏡。

四、建議

（一）擴充海底觀測網，提升預警時效。

（二）定期派員赴日研習，培養專業人才。
""",
    (
        (1, 1, "front", ""),
        (11, 1, "body", "一、目的"),
        (15, 1, "body", "二、過程"),
        (17, 2, "body", "（一）拜會氣象廳"),
        (19, 3, "body", "1. 系統架構"),
        (23, 3, "body", "2. 資料交換"),
        (27, 2, "body", "（二）拜會防災科學技術研究所"),
        (29, 3, "body", "1. 海底觀測網"),
        (33, 3, "body", "2. 大型振動台"),
        (37, 1, "reflections", "三、心得"),
        (41, 1, "reflections", "四、建議"),
    ),
)

WORD_LISTS = Unseen(
    """\
壹、參訪紀要
一、機構簡介：
1. 成立沿革：
1. 該所成立於1970年，隸屬於文部科學省，本部位於筑波市，員工約三百人。
2. 該所於2001年改制為獨立行政法人，預算與人事均獲得較大之彈性。
1. 主要業務：
1. 執行地球觀測衛星之研發，並提供影像予各級政府機關使用。
2. 推動國際合作，與亞洲各國共同進行災害監測。
二、訪談紀錄：
1. 該所表示，衛星影像之免費開放帶動民間應用，產值逐年成長。
1. 關於人才培育，該所與鄰近大學合設學位學程，由研究員授課。
貳、心得
本次參訪收穫豐碩，後續將持續與該所聯繫，推動雙邊合作。
""",
    (
        (1, 1, "body", "壹、參訪紀要"),
        (2, 2, "body", "一、機構簡介："),
        (3, 3, "body", "1. 成立沿革："),
        (6, 3, "body", "1. 主要業務："),
        (9, 2, "body", "二、訪談紀錄："),
        (12, 1, "reflections", "貳、心得"),
    ),
)

JAPANESE = Unseen(
    """\
はじめに

本報告書は、台湾の研究機関を訪問した結果をまとめたものである。

第1章 調査の概要

第1節 調査の目的

台湾における半導体研究の現状を把握し、共同研究の可能性を探ることを目的とする。

第2節 調査の方法

二つの研究機関を訪問し、担当者への聞き取りを行った。

第2章 調査の結果

第1節 工業技術研究院

同院は新竹に本部を置き、職員数は約六千人である。

第2節 国家実験研究院

同院は七つの研究センターを擁し、共用施設を運営している。

おわりに

ご協力いただいた各機関に、深く感謝の意を表する。
""",
    (
        (1, 1, "body", "はじめに"),
        (5, 1, "body", "第1章 調査の概要"),
        (7, 2, "body", "第1節 調査の目的"),
        (11, 2, "body", "第2節 調査の方法"),
        (15, 1, "body", "第2章 調査の結果"),
        (17, 2, "body", "第1節 工業技術研究院"),
        (21, 2, "body", "第2節 国家実験研究院"),
        (25, 1, "body", "おわりに"),
    ),
)

NO_COVER = Unseen(
    """\
摘要

本次赴日參加國際材料研討會，並順道拜會東北大學金屬材料研究所。

目錄

壹、目的\t1
貳、過程\t2
參、心得及建議\t4

壹、目的

參加研討會，發表論文一篇，並蒐集最新研究動態。

貳、過程

研討會於仙台舉行，為期三日，計有十五國學者與會。

參、心得及建議

建議鼓勵年輕學者參與國際會議，以拓展視野。

附件一 論文全文

""",
    (
        (1, 1, "abstract", "摘要"),
        (5, 1, "toc", "目錄"),
        (11, 1, "body", "壹、目的"),
        (15, 1, "body", "貳、過程"),
        (19, 1, "reflections", "參、心得及建議"),
        (23, 1, "appendix", "附件一 論文全文"),
    ),
)

TWO_COLUMNS = Unseen(
    """\
第一章 前言

日本政府近年積極推動氫能社會，並於2017年訂定基本戰略，目標在2030年

圖 1、氫能供應鏈
資料來源：經濟產業省

前完成商業化之供應鏈。本章說明其背景與沿革。

第二章 參訪紀要

壹、福島氫能研究場域

該場域設有十百萬瓦之電解槽，以太陽光電製氫，供應鄰近之加氫

2\t3

站及東京奧運之聖火使用。

Hydrogen Energy

Research Field

圖 2、福島氫能研究場域

貳、川崎重工業

該公司建造全球首艘液氫運輸船，由澳洲運送液氫至神戶。

第三章 結論與建議

建議我國及早規劃氫能基礎設施。
""",
    (
        (1, 1, "body", "第一章 前言"),
        (10, 1, "body", "第二章 參訪紀要"),
        (12, 2, "body", "壹、福島氫能研究場域"),
        (26, 2, "body", "貳、川崎重工業"),
        (30, 1, "reflections", "第三章 結論與建議"),
    ),
)

CARDS = Unseen(
    """\
壹、參訪紀要

本次拜會之機構如下：

一、國立天文台

二、宇宙航空研究開發機構

三、海洋研究開發機構

一、國立天文台

\t日期：2019年6月3日

\t地點：三鷹市

\t接待人員：

常田佐久／台長

（一）機構簡介

國立天文台設有七處觀測所，並參與國際計畫。

\t日期：2019年6月4日

\t地點：相模原市

\t接待人員：

國中均／所長

（一）機構簡介

該機構執行隼鳥二號任務，成果卓著。

三、海洋研究開發機構

\t日期：2019年6月5日

\t地點：橫須賀市

\t接待人員：

平朝彥／理事長

（一）機構簡介

該機構擁有地球號深海鑽探船，並營運地球模擬器。

貳、建議

建議加強海洋與太空之合作，並派員駐點。
""",
    (
        (1, 1, "body", "壹、參訪紀要"),
        (11, 2, "visit", "一、國立天文台"),
        (21, 3, "visit", "（一）機構簡介"),
        (25, 2, "visit", "二、宇宙航空研究開發機構"),
        (33, 3, "visit", "（一）機構簡介"),
        (37, 2, "visit", "三、海洋研究開發機構"),
        (47, 3, "visit", "（一）機構簡介"),
        (51, 1, "reflections", "貳、建議"),
    ),
)

WRAPPED = Unseen(
    "\n".join(
        [
            "壹、目的 ",
            "",
            "本計畫旨在強化我國與日本於海洋科學領域之合作關係，透過實地參訪各研究機 ",
            "",
            "構，瞭解其研究船隊之營運模式與資料管理制度，並就共同航次之規劃交換意見， ",
            "",
            "期能建立長期而穩定之合作機制。 ",
            "",
            "貳、行程 ",
            "",
            "本次行程自六月三日起至六月七日止，計五日，先後拜會海洋研究開發機構、東京 ",
            "",
            "大學大氣海洋研究所及水產研究教育機構等單位，各單位均指派專人接待並安排參 ",
            "",
            "觀研究船與相關設施。 ",
            "",
            "參、心得及建議 ",
            "",
            "一、 船隊營運之專業化 ",
            "",
            "日本研究船之營運多委由專業公司辦理，船員之訓練與調度均有制度可循，研究人 ",
            "",
            "員得以專心於科學任務，並可參考 Japan Agency for Marine-Earth Science and Tech-",
            "",
            "nology 之作法，建立評鑑制度。 ",
            "",
            "二、 資料管理之制度化 ",
            "",
            "各航次之資料於航次結束後兩年內公開，並由專責單位進行品質管制，研究者及民 ",
            "",
            "眾均可自由下載使用，此一作法值得我國參考。 ",
            "",
            "建議我國及早訂定海洋資料公開之規範，並編列經費建置資料庫，以利資料之長久 ",
            "",
            "保存與加值應用。 ",
        ]
    ),
    (
        (1, 1, "body", "壹、目的"),
        (9, 1, "itinerary", "貳、行程"),
        (17, 1, "reflections", "參、心得及建議"),
        (19, 2, "reflections", "一、船隊營運之專業化"),
        (27, 2, "reflections", "二、資料管理之制度化"),
    ),
)

ENGLISH = Unseen(
    """\
Report on a visit to Kyoto

1. Purpose

The delegation visited two laboratories in order to learn how they share their instruments.

2. Itinerary

The party left Taipei on 3 June 2019 and came back on 7 June 2019.

3. Recommendations

The office should publish a list of shared instruments, and keep it up to date.
""",
    (
        (1, 1, "front", ""),
        (3, 1, "body", "1. Purpose"),
        (7, 1, "itinerary", "2. Itinerary"),
        (11, 1, "reflections", "3. Recommendations"),
    ),
)

STYLES = {
    "decimals": DECIMALS,
    "official": OFFICIAL,
    "word lists": WORD_LISTS,
    "japanese": JAPANESE,
    "no cover": NO_COVER,
    "two columns": TWO_COLUMNS,
    "cards": CARDS,
    "wrapped": WRAPPED,
    "english": ENGLISH,
}


def blocks(sections: tuple[Section, ...]) -> list[Block]:
    return [block for section in sections for block in section.blocks]


def block_with(sections: tuple[Section, ...], words: str) -> Block:
    found = [block for block in blocks(sections) if words in block.text.text]
    assert len(found) == 1, (words, [block.text.text for block in blocks(sections)])
    return found[0]


@pytest.mark.parametrize("style", STYLES)
def test_the_outline_is_what_a_reader_sees(style: str, cut: Cut) -> None:
    unseen = STYLES[style]
    _source, sections, _left_out = cut(unseen.text)
    found = tuple(
        (section.line, section.level, section.kind.value, "".join(section.title.split())) for section in sections
    )
    assert found == tuple((line, level, kind, "".join(title.split())) for line, level, kind, title in unseen.outline)


@pytest.mark.parametrize("style", STYLES)
def test_nothing_is_lost(style: str, cut: Cut) -> None:
    source, sections, left_out = cut(STYLES[style].text)
    spans = [item.span for item in left_out]
    spans += [run.span for block in blocks(sections) for run in block.text.runs if run.verbatim and run.text]
    covered = sorted(offset for span in spans for offset in range(span.start, span.end))
    assert covered == list(range(len(source.text)))


@pytest.mark.parametrize("style", [style for style in STYLES if style not in {"two columns", "wrapped"}])
def test_what_was_never_cut_is_not_joined(style: str, cut: Cut) -> None:
    source, sections, _left_out = cut(STYLES[style].text)
    for block in blocks(sections):
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING}:
            assert source.line_of(block.span.start) == source.last_line_of(block.span)


def test_a_decimal_fraction_begins_no_section(cut: Cut) -> None:
    text = DECIMALS.text + "\n1.5 億日圓之預算，其中三成用於設備，七成用於人事。\n"
    _source, sections, _left_out = cut(text)
    assert [section.line for section in sections] == [row[0] for row in DECIMALS.outline]


def test_run_on_recommendations_stay_items(cut: Cut) -> None:
    _source, sections, _left_out = cut(OFFICIAL.text)
    assert [block.kind for block in sections[-1].blocks] == [BlockKind.HEADING, BlockKind.ITEM, BlockKind.ITEM]


def test_the_lost_heading_takes_its_number_and_title_from_the_list(cut: Cut) -> None:
    _source, sections, _left_out = cut(CARDS.text)
    implied = [section for section in sections if section.implied]
    assert [(section.number, section.title) for section in implied] == [("二、", "二、宇宙航空研究開發機構")]
    cards = [block for block in blocks(sections) if block.kind is BlockKind.CARD]
    assert [[cell.text.text for row in card.rows for cell in row][1] for card in cards] == [
        "2019年6月3日",
        "2019年6月4日",
        "2019年6月5日",
    ]


def test_figures_between_the_halves_of_a_sentence(cut: Cut) -> None:
    _source, sections, _left_out = cut(TWO_COLUMNS.text)
    assert block_with(sections, "目標在2030年前完成商業化之供應鏈").kind is BlockKind.PARAGRAPH
    assert block_with(sections, "圖 1、氫能供應鏈").kind is BlockKind.CAPTION
    assert block_with(sections, "資料來源：經濟產業省").kind is BlockKind.CAPTION
    assert block_with(sections, "Hydrogen Energy").kind is BlockKind.FIGURE_TEXT
    assert block_with(sections, "Research Field").kind is BlockKind.FIGURE_TEXT


def test_wraps_are_healed(cut: Cut) -> None:
    _source, sections, _left_out = cut(WRAPPED.text)
    for words in (
        "各研究機構，瞭解其研究船隊",
        "東京大學大氣海洋研究所",
        "Marine-Earth Science and Technology 之作法",
        "研究者及民眾均可",
    ):
        assert block_with(sections, words).kind is BlockKind.PARAGRAPH
    assert block_with(sections, "建議我國及早訂定").text.text.startswith("建議我國")


def test_contents_are_set_aside(cut: Cut) -> None:
    source, sections, left_out = cut(NO_COVER.text)
    lines = {source.line_of(item.span.start) for item in left_out if item.reason == "contents"}
    assert lines == {5, 7, 8, 9}
    assert [section.blocks for section in sections if section.kind.value == "toc"] == [()]


def test_text_that_stands_below_a_contents_list_is_kept(cut: Cut) -> None:
    text = "目錄\n\n一、目的\t1\n二、過程\t2\n三、建議\t9\n\n本文件僅供內部參考，不得外流，亦不得轉載。\n"
    _source, sections, _left_out = cut(text)
    assert block_with(sections, "本文件僅供內部參考").kind is BlockKind.PARAGRAPH


def test_sections_below_a_contents_list_are_kept(cut: Cut) -> None:
    text = (
        "目錄\n\n壹、目的\t1\n貳、過程\t2\n\n(一) 凡例\n\n本報告之人名均依當地習慣，先姓後名，並附原文。\n\n"
        "壹、目的\n\n蒐集資料，並交換意見。\n\n貳、過程\n\n拜會三所大學，並參觀實驗室。\n"
    )
    _source, sections, _left_out = cut(text)
    assert "先姓後名" in "".join(block.text.text for block in blocks(sections))
    assert [section.title for section in sections if section.level == 1][-2:] == ["壹、目的", "貳、過程"]


def test_contents_whose_leaders_are_lost(cut: Cut) -> None:
    text = (
        "目錄\n\n壹、目的 1\n貳、過程 2\n一、行程 2\n二、拜會 3\n參、心得 8\n\n壹、目的\n\n蒐集資料，並交換意見。\n\n"
        "貳、過程\n\n一、行程\n\n三日至七日，計五日。\n\n二、拜會\n\n拜會三所大學，收穫豐碩。\n\n參、心得\n\n甚佳，足以借鏡。\n"
    )
    _source, sections, left_out = cut(text)
    assert [section.line for section in sections] == [1, 9, 13, 15, 19, 23]
    assert sum(item.reason == "contents" for item in left_out) == 6


def test_contents_in_japanese(cut: Cut) -> None:
    text = (
        "目次\n\nはじめに……1\n第1章 概要……2\n　1.1 目的……2\n　1.2 方法……3\nおわりに……9\n\nはじめに\n\n本書は報告である。\n\n"
        "第1章 概要\n\n1.1 目的\n\n目的を述べる。\n\n1.2 方法\n\n方法を述べる。\n\nおわりに\n\n感謝する。\n"
    )
    _source, sections, _left_out = cut(text)
    assert [(section.line, section.level) for section in sections] == [
        (1, 1),
        (9, 1),
        (13, 1),
        (15, 2),
        (19, 2),
        (23, 1),
    ]


PAGES = """\
壹、目的

本計畫旨在強化我國與日本於海洋科學領域之合作關係，透過實地參訪各研究機

{}

構，瞭解其研究船隊之營運模式。

貳、行程

本次行程自六月三日起至六月七日止，先後拜會東京

{}

大學等單位。

參、心得

收穫豐碩，

{}

值得推廣。
"""


@pytest.mark.parametrize(
    "numbers", [("- 2 -", "- 3 -", "- 4 -"), ("第 2 頁", "第3頁", "第 4 頁"), ("－9－", "－10－", "－11－")]
)
def test_page_numbers_are_gone(numbers: tuple[str, str, str], cut: Cut) -> None:
    source, sections, left_out = cut(PAGES.format(*numbers))
    assert [section.line for section in sections] == [1, 9, 17]
    assert [block.text.text[-10:] for block in blocks(sections) if block.kind is BlockKind.PARAGRAPH] == [
        "研究船隊之營運模式。",
        "拜會東京大學等單位。",
        "收穫豐碩，值得推廣。",
    ]
    assert block_with(sections, "各研究機構，瞭解其研究船隊")
    out = "".join(source.slice(item.span) for item in left_out if item.reason == "furniture")
    assert out == "".join("".join(numbers).split())


def test_bare_page_numbers_a_page_apart_are_gone(cut: Cut) -> None:
    page = "".join(f"本頁第{n}段，敘述參訪之經過。\n\n" for n in "一二三四五六七八九")
    text = "壹、目的\n\n" + "".join(f"{page}{number}\n\n" for number in range(1, 5))
    source, sections, left_out = cut(text)
    assert {source.slice(item.span) for item in left_out if item.reason == "furniture"} == {"1", "2", "3", "4"}
    assert all(block.text.text.endswith("。") for block in blocks(sections)[1:])


@pytest.mark.parametrize("numbers", [("8", "6", "9"), ("1988", "2001", "2014"), ("3", "3", "3")])
def test_other_numbers_that_stand_alone_stay(numbers: tuple[str, str, str], cut: Cut) -> None:
    _source, sections, left_out = cut(PAGES.format(*numbers))
    assert all(item.reason == "space" for item in left_out)
    assert all(number in "".join(block.text.text for block in blocks(sections)) for number in numbers)


def test_english_paragraphs_end_with_a_full_stop(cut: Cut) -> None:
    text = "1. Purpose\n\nWe went to Kyoto, and came back.\n\nIt rained.\n\n2. Recommendations\n\nGo again, and stay.\n"
    _source, sections, _left_out = cut(text)
    assert [block.text.text for block in blocks(sections) if block.kind is BlockKind.PARAGRAPH] == [
        "We went to Kyoto, and came back.", "It rained.", "Go again, and stay.",
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["", "\n", "\n\n\n", " \n", "\r\n"])
def test_the_last_line_may_end_as_it_likes(end: str, cut: Cut) -> None:
    _source, sections, _left_out = cut(ENGLISH.text.rstrip("\n") + end)
    assert len(sections) == len(ENGLISH.outline)
    assert sections[-1].end_line == 13


def test_carriage_returns_are_white_space(cut: Cut) -> None:
    source, sections, _left_out = cut(OFFICIAL.text.replace("\n", "\r\n"))
    assert [(section.line, section.title) for section in sections] == [
        (section.line, section.title) for section in cut(OFFICIAL.text)[1]
    ]
    assert source.line_count == OFFICIAL.text.count("\n") + 1
