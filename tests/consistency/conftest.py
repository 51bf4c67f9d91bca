"""A small made-up library without a mistake, and what is found in a library."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tjexplorer.consistency.finding import Finding
from tjexplorer.consistency.inspection import inspect
from tjexplorer.corpus.library import Library
from tjexplorer.messages import choose_language

SOURCE = """\
出國報告
赴東北研究所考察
中央科學委員會
出國人員 林一清 處長
科技處
出國期間 2021年3月1日至2021年3月3日
報告日期 2021年4月10日
日程
3/1(一) 仙台 東北研究所
3/2(二) 仙台→東京
3/3(三) 東京 未來大學
一、東北研究所
2021年3月1日 上午10:00～11:30
仙台市青葉區
佐藤健所長說明產學合作。
前身為東北試驗所。
二、未來大學
2021年3月3日 下午2:00～4:00
田中教授簡報創新計畫。
創新計畫2015年開始，總經費約30億日圓。
心得
MIRAI 值得參考，東北研究
所亦然。
"""

RECORD = """\
id: 2021-csc-tohoku
form: trip-report
source: {{name: a.txt, sha256: {sum}}}
title: {{text: 赴東北研究所考察, line: 2}}
label: 科委會 2021
agency: {{text: 中央科學委員會, line: 3, institution: csc}}
destinations:
  - {{text: 仙台, line: 9}}
trip: {{start: 2021-03-01, end: 2021-03-03, as_printed: 2021年3月1日至2021年3月3日, line: 6}}
report_date: {{date: 2021-04-10, as_printed: 2021年4月10日, line: 7}}
travellers:
  - {{name: 林一清, organisation: 中央科學委員會, unit: 科技處, title: 處長, line: 4, author: true}}
visits:
  - kind: visit
    institution: tri
    date: 2021-03-01
    as_printed: 2021年3月1日 上午10:00～11:30
    line: 13
    starts: "10:00"
    ends: "11:30"
    city: {{text: 仙台, line: 14}}
    hosts:
      - {{name: 佐藤健, role: 所長, line: 15}}
    topics:
      - {{text: 產學合作, line: 15}}
    write_up: {{line: 12, end_line: 16}}
    reflections:
      - {{line: 21, end_line: 23}}
  - kind: visit
    institution: mirai-university
    date: 2021-03-03
    as_printed: 2021年3月3日 下午2:00～4:00
    line: 18
    starts: "14:00"
    ends: "16:00"
    hosts:
      - {{name: 田中, role: 教授, line: 19}}
    write_up: {{line: 17, end_line: 20}}
itinerary:
  - date: 2021-03-01
    as_printed: 3/1(一)
    line: 9
    route: {{text: 仙台 東北研究所, line: 9}}
    stops:
      - {{text: 東北研究所, line: 9, institution: tri}}
  - date: 2021-03-02
    as_printed: 3/2(二)
    line: 10
    route: {{text: 仙台→東京, line: 10}}
  - date: 2021-03-03
    as_printed: 3/3(三)
    line: 11
    stops:
      - {{text: 未來大學, line: 11, institution: mirai-university}}
notes:
  - line: 16
    quote: 東北試驗所
    kind: name
    note: 他處未見。
    level: likely
    evidence:
      - {{report: 2021-csc-tohoku, line: 22, quote: 東北研究所}}
      - "background: nothing"
"""

FILES = {
    "reports/2021-csc-tohoku/source.txt": SOURCE,
    "reports/2021-csc-tohoku/report.yaml": RECORD.format(sum=hashlib.sha256(SOURCE.encode("utf-8")).hexdigest()),
    "authority/institutions.yaml": """\
- id: csc
  kind: council
  country: TW
  names: {zh: 中央科學委員會}
  sources: [{report: 2021-csc-tohoku, line: 3}]
- id: tri-old
  kind: institute
  country: JP
  names: {zh: 東北試驗所}
  sources: [{report: 2021-csc-tohoku, line: 16}]
- id: tri
  kind: institute
  country: JP
  names: {zh: 東北研究所, en: Tohoku Institute}
  variants:
    - form: 東北研究所
      kind: full
      language: zh
      only_in: [2021-csc-tohoku]
      evidence: [{report: 2021-csc-tohoku, line: 12}]
    - form: TRI
      kind: abbreviation
      attested: false
  earlier: [{id: tri-old, until: "1999"}]
  place: {city: 仙台, prefecture: 宮城縣, country: JP}
  sources: [{report: 2021-csc-tohoku, line: 12}]
- id: mirai-university
  kind: university
  country: JP
  names: {zh: 未來大學}
  variants:
    - {form: MIRAI, kind: abbreviation}
    - {form: 未來, kind: short, attested: false}
  place: {city: 東京, prefecture: 東京, country: JP}
  sources: [{report: 2021-csc-tohoku, line: 17}]
""",
    "authority/people.yaml": """\
- id: lin-yiqing
  country: TW
  names: {zh: 林一清}
  roles:
    - {role: 處長, institution: csc, organisation: 中央科學委員會, report: 2021-csc-tohoku, line: 4}
  sources: [{report: 2021-csc-tohoku, line: 4}]
- id: sato-ken
  country: JP
  names: {zh: 佐藤健}
  roles:
    - {role: 所長, institution: tri, report: 2021-csc-tohoku, line: 15}
  sources: [{report: 2021-csc-tohoku, line: 15}]
- id: tanaka
  country: JP
  names: {zh: 田中}
  roles:
    - {role: 教授, institution: mirai-university, report: 2021-csc-tohoku, line: 19}
  sources: [{report: 2021-csc-tohoku, line: 19}]
""",
    "authority/programmes.yaml": """\
- id: innovation-frame
  kind: strategy
  country: JP
  names: {ja: 未来創造戦略}
- id: innovation-plan
  kind: plan
  country: JP
  names: {zh: 創新計畫}
  owner: mirai-university
  parent: innovation-frame
  years:
    - {start: 2015, end: null, as_printed: 2015年開始, report: 2021-csc-tohoku, line: 20}
  budgets:
    - amount: 30
      unit: 億日圓
      as_printed: 約30億日圓
      report: 2021-csc-tohoku
      line: 20
  sources: [{report: 2021-csc-tohoku, line: 19}]
""",
    "authority/places.yaml": """\
- id: japan
  kind: country
  country: JP
  names: {zh: 日本}
- id: miyagi
  kind: prefecture
  country: JP
  names: {zh: 宮城縣}
  parent: japan
- id: sendai
  kind: city
  country: JP
  names: {zh: 仙台}
  parent: miyagi
  sources: [{report: 2021-csc-tohoku, line: 9}]
- id: tokyo
  kind: prefecture
  country: JP
  names: {zh: 東京}
  parent: japan
  sources: [{report: 2021-csc-tohoku, line: 10}]
""",
    "authority/terms.yaml": """\
- id: collaboration
  forms:
    - {form: 產學合作, language: zh-Hant}
    - {form: さんがくれんけい, language: ja, attested: false}
  near: [plan]
- id: plan
  forms:
    - {form: 計畫, language: zh-Hant}
""",
}
"""The files of the library, by their names below its corpus."""


@pytest.fixture(autouse=True)
def _english():
    choose_language("en")
    yield
    choose_language(None)


@pytest.fixture
def made_up(tmp_path: Path) -> Path:
    """The corpus folder of the made-up library."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def found_in() -> Callable[[Path], list[tuple[str, int | None, str]]]:
    """What is found in a corpus folder: file below it, line, sentence."""

    def found_in_(corpus: Path) -> list[tuple[str, int | None, str]]:
        findings: tuple[Finding, ...] = inspect(Library(corpus))
        return [(each.path.relative_to(corpus).as_posix(), each.line, each.what) for each in findings]

    return found_in_
