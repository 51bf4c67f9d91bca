"""Names as officers type them: each finds its body, though no report prints them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tjexplorer.authority.institutions import Institutions
from tjexplorer.authority.programmes import Programmes
from tjexplorer.authority.recognition import Recognizer
from tjexplorer.model.mention import Mention
from tjexplorer.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]

TYPED = {
    "aist": "產總研 産総研 产总研 日本產總研 国立研究開発法人産業技術総合研究所",
    "aist-hokkaido": "産総研北海道センター 産総研北海道 产总研北海道 AIST北海道 AIST北海道センター",
    "aist-tsukuba": "産総研つくば 產總研筑波 产总研筑波",
    "cepd": "經建會 经建会 行政院經建會 經濟建設委員會",
    "crds": "JST-CRDS 研發戰略中心 研发战略中心 JST研究開発戦略センター",
    "cstp": "CSTI 總合科學技術創新會議 総合科学技術・イノベーション会議",
    "hokkaido-doyukai": "同友会 同友會 北海道同友会 中小企業家同友会",
    "hokudai": "北大 Hokudai",
    "hokudai-business-spring": "ビジネス・スプリング 北大ビジネススプリング",
    "hokudai-cibp": "北大產學連攜本部 北大产学连携本部 北大産学連携本部",
    "hokudai-cris": "北大創成研究機構 北大创成研究机构",
    "hope": "同友会産学官連携研究会 北海道同友会産学官連携研究会",
    "hu-rbp": "R&BP",
    "interchange-association": "日本台湾交流協会 台灣交流協會",
    "itri-japan": "工研院日辦所",
    "jsps": "学振 學振 日本学振 學術振興會 独立行政法人日本学術振興会",
    "jst": "科技振興機構 科技振兴机构 日本科技振興機構 国立研究開発法人科学技術振興機構",
    "keio": "慶大 慶應 慶応 庆应",
    "kek": "高エネ研 高エネ機構 KEK",
    "kyoto-university": "京大",
    "maff": "農水省 农水省",
    "meti": "経産省 經產省 经产省 日本經產省",
    "meti-hokkaido": "道経産局 北海道経産局 北海道經產局",
    "mext": "文科省 日本文科省",
    "moea-doit": "技術司 技術處 經濟部技術處 經濟部技術司",
    "nims": "物材機構 物材机构 国立研究開発法人物質・材料研究機構",
    "nistep": "科技政策研究所 日本科技政策研究所 科政研",
    "noastec": "ノーステック ノーステック財団",
    "osaka-university": "阪大 Handai",
    "osaka-oui": "阪大産学連携本部",
    "riken": "理研 日本理研 国立研究開発法人理化学研究所",
    "smrj": "中小機構 中小机构 SMRJ",
    "sta": "科技庁 科技廳",
    "teco-japan": "駐日代表處 驻日代表处 駐日代表処 駐日本代表處 台湾代表処",
    "teco-japan-std": "駐日科技組 駐日代表處科技組",
    "todai": "東大 东大 UTokyo",
    "tohoku-university": "東北大",
    "tokyo-tech": "東工大 东工大 東京工大 Titech",
    "tsukuba-iio": "国際産学連携本部 筑波大國際產學合作總部",
    "tsukuba-science-city": "筑波研究学園都市 つくば研究学園都市 筑波學園都市",
    "tsukuba-university": "筑波大 つくば大",
    "utec": "東大エッジキャピタル",
}
"""By id, names apart by spaces."""


@cache
def workspace() -> Workspace:
    return Workspace.open(str(ROOT))


@cache
def institutions() -> Institutions:
    return workspace().institutions


def programmes() -> Programmes:
    return workspace().programmes


def mentions(report: str) -> tuple[Mention, ...]:
    return tuple(workspace().mentions(report))


@pytest.mark.parametrize(("institution", "names"), TYPED.items())
def test_a_name_as_it_is_typed_finds_its_body_alone(institution, names):
    found = {name: [record.id for record in institutions().find(name)] for name in names.split()}
    assert found == {name: [institution] for name in names.split()}


@pytest.mark.parametrize("name", ["SME Support Japan", "ITRI Japan", "Sapporo Technopark"])
def test_names_of_several_latin_words_find_their_bodies(name):
    assert len(institutions().find(name)) == 1


@pytest.mark.parametrize(
    ("longer", "meant"),
    [
        ("東京大學", "todai"),
        ("大阪大學", "osaka-university"),
        ("京都大學", "kyoto-university"),
        ("日立造船", "hitachi-zosen"),
    ],
)
def test_a_short_name_is_not_counted_inside_the_name_that_is_printed(longer, meant):
    printed = [mention for mention in mentions("2015-most-industry-academia") if mention.text == longer]
    assert printed
    assert {mention.record for mention in printed} == {meant}


@pytest.mark.parametrize("name", ["備忘錄", "合作備忘錄", "备忘录", "覚書", "MOU"])
def test_a_memorandum_is_either_of_two(name):
    assert [record.id for record in programmes().find(name)] == ["nsc-jst-mou", "nstc-jsps-mou"]


@pytest.mark.parametrize(
    ("text", "not_meant"),
    [
        ("東京大樓", "kyoto-university"),
        ("東北大震災", "tohoku-university"),
        ("經濟同友會", "hokkaido-doyukai"),
        ("日立市", "hitachi"),
        ("廣東省科技廳", "sta"),
    ],
)
def test_a_short_name_is_not_seen_in_a_word_that_only_holds_it(text, not_meant):
    found = Recognizer(institutions(), "2026-any").recognize(f"{text}之一")
    assert not_meant not in [name.record for name in found]
