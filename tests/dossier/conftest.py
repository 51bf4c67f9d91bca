"""A library of two made-up reports on one made-up institute, with everything that a dossier tells of."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tjexplorer.paths import Places
from tjexplorer.workspace import Workspace

EARLY = """壹、目的

本次考察目的為瞭解星光研究所之運作，星光研究所並將安排座談。

貳、參訪過程

一、星光研究所北方中心

時間：2012年5月7日

（一）發展沿革

星光研究所成立於1950年，前身為天文臺，隸屬於星海省，共有研究人員1,200人、職員300人。

星光研究所預計於2014年4月改制為國立研究法人，總部設於星海市。

會中另談及午餐安排。

（二）北方中心

北方中心計有員工50人，設備12件，專責低溫與超導材料之研究，並提供委託檢測。

二、月光大學

月光大學由林校長接待，並介紹星光研究所的近況。

參、心得及建議

一、建議我國參考星光研究所之制度，設立類似中心。

二、建議加強人才培育。
"""

LATE = """壹、目的

瞭解近況。

貳、參訪過程

一、星光研究所

（一）機構簡介

星光研究所（Starlight Institute）成立於1950年，前身為天文臺，2014年改制為國立研究法人，現有研究人員1,500人。

星光研究所的年度預算為30億日圓，執行銀河計畫，其中5億日圓用於銀河計畫。

（二）訪談紀要

所方說明，員工餐廳自有一番特色，午餐時間相當熱鬧。

參、心得及建議

一、星光研究所重視人才流動，值得我國學習。
"""

INSTITUTIONS = """
- {id: starsea, kind: ministry, country: JP, names: {zh: 星海省, ja: null, ja_reading: null, en: null}, abbreviation: null,
   variants: [], parent: null, earlier: [], place: null, note: null, sources: []}
- {id: observatory, kind: institute, country: JP, names: {zh: 天文臺, ja: null, ja_reading: null, en: null},
   abbreviation: null, variants: [], parent: null, earlier: [], place: null, note: null, sources: []}
- {id: starlight, kind: institute, country: JP, names: {zh: 星光研究所, ja: null, ja_reading: null, en: Starlight Institute},
   abbreviation: null, variants: [{form: 星光研究所, kind: full, language: zh}], parent: starsea,
   earlier: [{id: observatory, until: "1950"}], place: null, note: null, sources: []}
- {id: starlight-north, kind: institute, country: JP, names: {zh: 星光研究所北方中心, ja: null, ja_reading: null, en: null},
   abbreviation: null, variants: [{form: 北方中心, kind: short, language: zh}], parent: starlight, earlier: [],
   place: null, note: null, sources: []}
- {id: moonlight, kind: university, country: JP, names: {zh: 月光大學, ja: null, ja_reading: null, en: null},
   abbreviation: null, variants: [], parent: null, earlier: [], place: null, note: null, sources: []}
- {id: unnamed, kind: company, country: JP, names: {zh: 無人提及公司, ja: null, ja_reading: null, en: null},
   abbreviation: null, variants: [], parent: null, earlier: [], place: null, note: null, sources: []}
"""

PEOPLE = """
- id: hoshi-ichiro
  country: JP
  names: {zh: 星一郎, ja: null, ja_reading: null, en: null}
  variants: [{form: 星一郎, kind: full, language: zh}]
  roles: [{role: 所長, institution: starlight, organisation: null, report: 2012-early, line: 9}]
  note: null
  sources: []
- id: wang-daming
  country: TW
  names: {zh: 王大明, ja: null, ja_reading: null, en: null}
  variants: [{form: 王大明, kind: full, language: zh}]
  roles: []
  note: null
  sources: []
"""

PROGRAMMES = """
- id: galaxy
  kind: programme
  country: JP
  names: {zh: 銀河計畫, ja: null, ja_reading: null, en: null}
  variants: [{form: 銀河計畫, kind: full, language: zh}]
  owner: starlight
  parent: null
  years: []
  budgets: [{amount: 5, unit: 億日圓, as_printed: 5億日圓, subject: null, report: 2015-late, line: 15}]
  note: null
  sources: [{report: 2015-late, line: 15}]
"""


def record(report: str, source: str, label: str, more: str) -> str:
    digest = hashlib.sha256(source.encode()).hexdigest()
    return f"id: {report}\nform: trip-report\nsource: {{name: source.txt, sha256: {digest}}}\nlabel: {label}\n{more}"


def line_of(source: str, words: str) -> int:
    return source[: source.index(words)].count("\n") + 1


def _early_record() -> str:
    where = lambda words: line_of(EARLY, words)  # noqa: E731  # a word for a word
    return record(
        "2012-early",
        EARLY,
        "早期報告",
        f"""
trip: {{start: 2012-05-06, end: 2012-05-09, as_printed: 2012年5月7日, line: {where("時間")}, probable_start: null, probable_end: null}}
travellers:
  - {{name: 王大明, organisation: 某部, unit: null, title: 科長, role: null, line: 1, author: true}}
visits:
  - kind: visit
    institution: starlight-north
    date: 2012-05-07
    as_printed: 2012年5月7日
    line: {where("時間")}
    hosts: [{{name: 星一郎, role: 所長, line: {where("時間")}, organisation: null}}]
    write_up: {{line: {where("一、星光研究所北方中心")}, end_line: {where("北方中心計有")}}}
    reflections: [{{line: {where("參、心得")}, end_line: {where("二、建議加強")}}}]
  - kind: visit
    institution: moonlight
    date: 2012-05-08
    as_printed: null
    line: null
    write_up: {{line: {where("二、月光大學")}, end_line: {where("月光大學由")}}}
itinerary:
  - date: 2012-05-08
    as_printed: 2012年5月7日
    line: {where("時間")}
    route: null
    stops: [{{text: 天文臺, line: {where("前身為天文臺")}, institution: observatory}},
            {{text: 北方中心, line: {where("北方中心計有")}, institution: starlight-north}}]
    overnight: null
""",
    )


def _late_record() -> str:
    where = lambda words: line_of(LATE, words)  # noqa: E731  # a word for a word
    return record(
        "2015-late",
        LATE,
        "後期報告",
        f"""
report_date: {{date: 2015-05-01, as_printed: 貳, line: {where("貳、")}}}
visits:
  - kind: visit
    institution: starlight
    date: 2015-03-02
    as_printed: null
    line: null
    write_up: {{line: {where("一、星光研究所")}, end_line: {where("所方說明")}}}
  - kind: visit
    institution: starlight
    date: 2015-03-03
    as_printed: null
    line: null
""",
    )


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The made-up library, opened."""
    folder = tmp_path_factory.mktemp("small")
    corpus = folder / "corpus"
    for report, source, written in (("2012-early", EARLY, _early_record()), ("2015-late", LATE, _late_record())):
        (corpus / "reports" / report).mkdir(parents=True)
        (corpus / "reports" / report / "source.txt").write_text(source, encoding="utf-8")
        (corpus / "reports" / report / "report.yaml").write_text(written, encoding="utf-8")
    (corpus / "authority").mkdir()
    for name, text in (("institutions", INSTITUTIONS), ("people", PEOPLE), ("programmes", PROGRAMMES)):
        (corpus / "authority" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Workspace(Places(Path(folder), corpus, folder / "index", folder / "bookmarks", folder / "state"))
