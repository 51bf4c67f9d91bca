"""Names in running text: what counts as a mention, and the words that only look like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.authority.institutions import Institutions
from tjexplorer.authority.recognition import Recognizer
from tjexplorer.model.institution import Institution
from tjexplorer.model.names import VariantName
from tjexplorer.text.fold import fold


def body(id_, *names, en=None, abbreviation=None, **rules):
    """An institution with variants; the first name is the preferred one, `rules` hold for the others."""
    variants = tuple(VariantName(name, "variant", **rules) for name in names[1:])
    return Institution(
        id=id_, kind="other", country="JP", zh=names[0], ja=None, en=en, abbreviation=abbreviation, variants=variants
    )


INSTITUTIONS = Institutions(
    [
        body(
            "hokkaido-university",
            "北海道大學",
            "北大",
            en="Hokkaido University",
            not_inside=("東北大學", "臺北大學", "湖北大學"),
        ),
        body("tohoku-university", "東北大學"),
        body("osaka-university", "大阪大學", "阪大", not_inside=("大阪大學",)),
        body("riken", "理化學研究所", "理研", "Riken", abbreviation="RIKEN", not_inside=("辦理研討", "物理研究")),
        body("jsps", "日本學術振興會", "學振", abbreviation="JSPS", not_inside=("科學振興",)),
        body("nihon-university", "日本大學", only_in=("none",)),
        body(
            "jst",
            "日本科學技術振興機構",
            "科學技術振興機構",
            en="Japan Science and Technology Agency",
            abbreviation="JST",
        ),
        body("jst-corporation", "日本科學技術振興事業團"),
        body("aist", "產業技術綜合研究所", abbreviation="AIST"),
        body("aist-chugoku", "產總研中國中心", "中國中心"),
        body("coi", "日本創新中心", "創新中心", not_inside=("開放創新中心",)),
        body("most", "中華民國科技部", "科技部", not_inside=("科技部會",)),
        body("hope", "北海道中小企業家同友會產學官合作研究會", "HoPE", abbreviation="HOPE"),
        body("start", "起步中心", abbreviation="START"),
        body("step", "階梯中心", abbreviation="STEP"),
        body("spring", "泉中心", abbreviation="SPRING"),
        body("it", "資訊中心", abbreviation="IT"),
        body("hu-office", "北海道大學產學連携本部"),
        body("todai-tlo", "東京大學TLO", "東大TLO", en="TODAI TLO"),
        body("todai", "東京大學", "東大"),
        body("tama", "多摩協會", abbreviation="TAMA"),
        Institution(
            id="nsc",
            kind="council",
            country="TW",
            zh="國家科學委員會",
            ja=None,
            en=None,
            variants=(VariantName("本會", "contextual", only_in=("2008-nsc-jst",)),),
        ),
        Institution(id="hitachi", kind="company", country="JP", zh="日立製作所", ja=None, en="Hitachi"),
        Institution(id="sharp", kind="company", country="JP", zh="夏普", ja="シャープ", en=None),
        Institution(id="lab26", kind="office", country="JP", zh="第26研究室", ja=None, en="Lab 26"),
        Institution(
            id="kek",
            kind="institute",
            country="JP",
            zh="高能源加速器研究機構",
            ja=None,
            en=None,
            ja_reading="こうえねけん",
        ),
    ]
)


def found(text: str, report: str = "r") -> list[tuple[str, str]]:
    recognizer = Recognizer(INSTITUTIONS, report)
    return [(name.record, text[name.start : name.end]) for name in recognizer.recognize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Short names inside other words
        ("東北大學與北大簽約", [("tohoku-university", "東北大學"), ("hokkaido-university", "北大")]),
        ("臺北大學", []),
        ("台北大学", []),
        ("大阪大學", [("osaka-university", "大阪大學")]),
        ("於是阪大設置", [("osaka-university", "阪大")]),
        ("每年均辦理研討會", []),
        ("天文物理研究所，理研亦然", [("riken", "理研")]),
        ("日本獨立行政法人科學振興機構", []),
        ("學振的科研費", [("jsps", "學振")]),
        ("強化開放創新中心的功能", []),
        ("(2) 創新中心(Center", [("coi", "創新中心")]),
        ("台日雙邊科技部會及機構互訪", []),
        ("讓科技部得以", [("most", "科技部")]),
        # A name inside a longer one
        ("北海道大學產學連携本部", [("hu-office", "北海道大學產學連携本部")]),
        ("東大TLO是東京大學的", [("todai-tlo", "東大TLO"), ("todai", "東京大學")]),
        ("中國中心(AIST Chugoku)", [("aist-chugoku", "中國中心"), ("aist", "AIST")]),
        ("中國、四國及沖繩", []),
        ("產總研中國中心", [("aist-chugoku", "產總研中國中心")]),
        # Predecessors and successors
        ("其前身是日本科學技術振興事業團。", [("jst-corporation", "日本科學技術振興事業團")]),
        ("更名為日本科學技術振興機構(JST)", [("jst", "日本科學技術振興機構"), ("jst", "JST")]),
        # Written forms
        ("日本科学技術振興機構", [("jst", "日本科学技術振興機構")]),
        ("理化学研究所", [("riken", "理化学研究所")]),
        ("北海道大学産学連携本部", [("hu-office", "北海道大学産学連携本部")]),
        ("理化學\n\n研究所", [("riken", "理化學\n\n研究所")]),
        (
            "Japan Science and Technology \n\nAgency, JST",
            [("jst", "Japan Science and Technology \n\nAgency"), ("jst", "JST")],
        ),
        ("ＪＳＴ執行", [("jst", "ＪＳＴ")]),
        ("JST執行、由JST，JST的", [("jst", "JST")] * 3),
        ("コウエネケン", [("kek", "コウエネケン")]),
        # Latin edges
        ("JSTX XJST AJST", []),
        ("JST-CREST", [("jst", "JST")]),
        ("Hokkaido University's", [("hokkaido-university", "Hokkaido University")]),
        ("Hokkaido Universityx", []),
        ("第26研究室", [("lab26", "第26研究室")]),
        ("Lab 26, Lab 260", [("lab26", "Lab 26")]),
        ("大阪大學-A棟, A-大阪大學, ACT-JST", [("osaka-university", "大阪大學")] * 2 + [("jst", "JST")]),
        # Capitals
        ("START計畫", [("start", "START")]),
        ("Creating Start-ups; to start; Start", []),
        ("IT產業 it It", [("it", "IT")]),
        ("A-STEP and step by step, STEP", [("step", "STEP")]),
        ("STEP-X, STEP-2, STEP-", [("step", "STEP")]),
        ("NISTEP", []),
        ("北大Business Spring", [("hokkaido-university", "北大")]),
        ("SPRING 計畫", [("spring", "SPRING")]),
        ("Tama river, TAMA", [("tama", "TAMA")]),
        ("HoPE 成立, HOPE", [("hope", "HoPE"), ("hope", "HOPE")]),
        ("We hope that Hope, HoPE-X", []),
        ("日立 Hitachi, hitachi", [("hitachi", "Hitachi")]),
        (
            "HOKKAIDO UNIVERSITY, hokkaido university",
            [("hokkaido-university", name) for name in ("HOKKAIDO UNIVERSITY", "hokkaido university")],
        ),
        ("riken Riken RIKEN", [("riken", "Riken"), ("riken", "RIKEN")]),
        # Kana
        ("シャープペンシル、シャープの、㈱シャープ", [("sharp", "シャープ"), ("sharp", "シャープ")]),
        ("インシャープ ｼｬｰﾌﾟ", []),
        ("ｼｬｰﾌﾟ", [("sharp", "ｼｬｰﾌﾟ")]),
        # Addresses
        ("https://www.JST.go.jp/JST/JST?x=AIST JST", [("jst", "JST")]),
        ("<http://www.JST.go.jp>、JST", [("jst", "JST")]),
        ("mail AIST-JST@JST.go.jp：AIST", [("aist", "AIST")]),
        ("", []),
        ("北", []),
    ],
)
def test_what_is_named(text, expected):
    assert found(text) == expected


def test_a_form_of_one_report_holds_there_only():
    assert found("本會與JST", "2008-nsc-jst") == [("nsc", "本會"), ("jst", "JST")]
    assert found("本會與JST", "2013-cepd-hokkaido") == [("jst", "JST")]


def test_a_rule_of_a_variant_holds_for_the_same_preferred_name():
    record = Institution(
        id="x",
        kind="office",
        country="JP",
        zh="創新中心",
        ja=None,
        en=None,
        variants=(VariantName("創新中心", "full", not_inside=("開放創新中心",)),),
    )
    assert Recognizer(Institutions([record]), "r").recognize("開放創新中心") == []


def test_the_form_of_the_record_is_told():
    (name,) = Recognizer(INSTITUTIONS, "r").recognize("東北大学")
    assert name.form == "東北大學"


def test_a_fold_made_before_may_be_handed_in():
    text = "由 JST 支援"
    recognizer = Recognizer(INSTITUTIONS, "r")
    assert recognizer.recognize(text, fold(text)) == recognizer.recognize(text)


PIECES = st.sampled_from(
    [form.form for record in INSTITUTIONS for form in INSTITUTIONS.forms(record.id)]
    + ["東", "大", "學", "会", "-", "\n", " ", "　", "x", "2", "·", "\u200b", "ﾞ", "の", "々", "A", "é", "🗾"]
)


@given(st.lists(PIECES | st.text(max_size=4), max_size=12).map("".join))
def test_any_text_gives_names_in_order_inside_it(text):
    end = 0
    for name in Recognizer(INSTITUTIONS, "2008-nsc-jst").recognize(text):
        assert end <= name.start < name.end <= len(text)
        end = name.end
        printed = fold(text[name.start : name.end]).text.strip()
        assert printed == fold(name.form).text.strip()


@pytest.mark.parametrize("piece", ["a", "@", "www.", "JST", "JST-", "北大", "理", "シ", "々", " \n", "科學振興"])
def test_long_hostile_texts_take_no_time_to_speak_of(piece):
    text = piece * (100_000 // len(piece))
    Recognizer(INSTITUTIONS, "r").recognize(text)
