"""Reading institutions.yaml and finding institutions by id, name and kinship."""

from __future__ import annotations

from pathlib import Path

import pytest

from tjexplorer.authority.institutions import Institutions, load_institutions
from tjexplorer.errors import RecordError, UnknownNameError
from tjexplorer.messages import choose_language
from tjexplorer.model.names import Attestation

RECORDS = """\
- id: mext
  kind: ministry
  country: JP
  names: {zh: 日本文部科學省, ja: 文部科学省, en: "Ministry of Education, Culture, Sports, Science and Technology"}
  abbreviation: MEXT
- id: jicst
  kind: agency
  country: JP
  names: {zh: 日本科學技術情報中心}
- id: new-technology-corporation
  kind: agency
  country: JP
  names: {zh: 日本新技術事業團}
- id: jst-corporation
  kind: agency
  country: JP
  names: {zh: 日本科學技術振興事業團}
  earlier: [{id: jicst, until: 1996-10}, {id: new-technology-corporation, until: 1996-10}]
- id: jst
  kind: agency
  country: JP
  names:
    zh: 日本科學技術振興機構
    ja: 科学技術振興機構
    ja_reading: かがくぎじゅつしんこうきこう
    en: Japan Science and Technology Agency
  abbreviation: JST
  variants:
    - form: 科學振興機構
      kind: variant
      language: zh
      only_in: [2008-nsc-jst]
      not_inside: [中小科學振興機構]
      evidence: [{report: 2008-nsc-jst, line: 26}]
    - {form: かぎしん, kind: reading, language: ja, attested: false}
  parent: mext
  earlier: [{id: jst-corporation, until: "2003-10"}]
  place: {city: 川口, prefecture: 埼玉縣, country: JP}
  note: 日本最大的競爭性研究經費機構之一。
  sources: [{report: 2008-nsc-jst, line: 26}]
- id: nsc
  kind: council
  country: TW
  names: {zh: 行政院國家科學委員會}
  variants: [{form: 本會, kind: contextual, language: zh, only_in: [2008-nsc-jst]}]
- id: cepd
  kind: council
  country: TW
  names: {zh: 行政院經濟建設委員會}
  variants: [{form: 本會, kind: contextual, language: zh, only_in: [2013-cepd-hokkaido]}]
"""


@pytest.fixture(autouse=True)
def _english():
    choose_language("en")
    yield
    choose_language(None)


def load(folder: Path, text: str) -> Institutions:
    path = folder / "institutions.yaml"
    path.write_text(text, encoding="utf-8")
    return load_institutions(path)


@pytest.fixture
def institutions(tmp_path: Path) -> Institutions:
    return load(tmp_path, RECORDS)


def ids(records) -> list[str]:
    return [record.id for record in records]


def test_a_record_keeps_every_field(institutions):
    jst = institutions.get("jst")
    assert (jst.kind, jst.country, jst.abbreviation, jst.parent) == ("agency", "JP", "JST", "mext")
    assert (jst.zh, jst.ja, jst.ja_reading) == (
        "日本科學技術振興機構",
        "科学技術振興機構",
        "かがくぎじゅつしんこうきこう",
    )
    assert (jst.city, jst.prefecture, jst.sources) == ("川口", "埼玉縣", (Attestation("2008-nsc-jst", 26),))
    assert [(body.id, body.until) for body in jst.earlier] == [("jst-corporation", "2003-10")]
    first, second = jst.variants
    assert (first.form, first.kind, first.language, first.attested) == ("科學振興機構", "variant", "zh", True)
    assert (first.only_in, first.not_inside) == (("2008-nsc-jst",), ("中小科學振興機構",))
    assert not second.attested


def test_iteration_follows_the_file(institutions):
    assert ids(institutions) == [
        "mext",
        "jicst",
        "new-technology-corporation",
        "jst-corporation",
        "jst",
        "nsc",
        "cepd",
    ]
    assert len(institutions) == 7
    assert "jst" in institutions
    assert "jsst" not in institutions


def test_kinship(institutions):
    assert ids(institutions.children("mext")) == ["jst"]
    assert ids(institutions.broader("jst")) == ["mext"]
    assert ids(institutions.later("jst-corporation")) == ["jst"]
    assert ids(institutions.earlier("jst-corporation")) == ["jicst", "new-technology-corporation"]
    assert ids(institutions.lineage("jst")) == ["jicst", "new-technology-corporation", "jst-corporation", "jst"]
    assert ids(institutions.lineage("jicst")) == ["jicst", "jst-corporation", "jst"]
    assert ids(institutions.lineage("nsc")) == ["nsc"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("JST", ["jst"]),
        ("jst", ["jst"]),
        ("ＪＳＴ", ["jst"]),
        ("科学技術振興機構", ["jst"]),
        ("日本科学技术振兴机构", ["jst"]),
        ("かがくぎじゅつしんこうきこう", ["jst"]),
        ("japan  science and\ntechnology agency", ["jst"]),
        ("かぎしん", ["jst"]),
        ("日本科學技術振興事業團", ["jst-corporation"]),
        ("本會", ["nsc", "cepd"]),
        ("科學技術", []),
        ("", []),
        ("　", []),
    ],
)
def test_any_form_of_name_finds(institutions, name, expected):
    assert ids(institutions.find(name)) == expected


def test_an_unknown_id_offers_the_nearest(institutions):
    with pytest.raises(UnknownNameError, match="jst") as caught:
        institutions.get("jstt")
    assert caught.value.nearest[0] == "jst"
    assert caught.value.exit_code == 2


BASE = "- {id: a, kind: agency, names: {zh: 甲乙丙}}\n"


@pytest.mark.parametrize(
    ("addition", "line", "words"),
    [
        ("- {id: b, kind: agency, names: {zh: 丁戊己}, parrent: a}", 2, "did you mean “parent”"),
        ("- {id: b, kind: agency, names: {zh: 丁戊己}, parent: aa}", 2, "did you mean “a”"),
        ("- {id: b, kind: agency, names: {zh: 丁戊己}, earlier: [{id: z}]}", 2, "“z”, which has no record"),
        ("- {id: b, kind: agency, names: {zh: 丁戊己}, earlier: [{id: a, until: soon}]}", 2, "“soon” is no year"),
        ("- {id: a, kind: agency, names: {zh: 丁戊己}}", 2, "has a record already, on line 1"),
        ("- {id: B b, kind: agency, names: {zh: 丁戊己}}", 2, "is no id"),
        ("- {id: b, kind: club, names: {zh: 丁戊己}}", 2, "“club” is none of"),
        ("- {id: b, kind: agency, country: Japan, names: {zh: 丁戊己}}", 2, "no country code"),
        ("- {id: b, names: {zh: 丁戊己}}", 2, "“kind” is missing"),
        ("- {kind: agency, names: {zh: 丁戊己}}", 2, "“id” is missing"),
        ("- {id: b, kind: agency}", 2, "needs a name"),
        ("- {id: b, kind: agency, names: {zh: 丁}}", 2, "too short"),
        ("- {id: b, kind: agency, names: {zh: 甲乙丙}}", 2, "a name of “b” and of “a”"),
        ("- {id: b, kind: agency, names: {zh: 甲 乙・丙}}", 2, "a name of “b” and of “a”"),
        ("- id: b\n  kind: agency\n  names: {zh: 丁戊己}\n  variants:\n  - {form: 丁戊, kind: nick}", 6, "“nick”"),
        ("- id: b\n  kind: agency\n  names: {zh: 丁戊己}\n  sources:\n  - {report: r, line: one}", 6, "whole number"),
        (
            "- id: b\n  kind: agency\n  names: {zh: 丁戊己}\n  variants:\n"
            "  - {form: 丁戊, kind: short, not_inside: [庚丁]}",
            6,
            "no longer string",
        ),
        ("- {id: b, kind: agency, names: {zh: 丁戊己}, parent: b}", 2, "comes back to itself"),
        (
            "- {id: b, kind: agency, names: {zh: 丁戊己}, earlier: [{id: c}]}\n"
            "- {id: c, kind: agency, names: {zh: 庚辛壬}, earlier: [{id: b}]}",
            2,
            "comes back to itself",
        ),
        ("- just words", 2, "a mapping of keys"),
    ],
)
def test_mistakes_are_told_with_their_line(tmp_path, addition, line, words):
    with pytest.raises(RecordError) as caught:
        load(tmp_path, BASE + addition + "\n")
    assert caught.value.line == line
    assert words in str(caught.value)
    assert str(tmp_path / "institutions.yaml") in str(caught.value)


@pytest.mark.parametrize(
    ("first", "second", "refused"),
    [("[r1]", "[r2]", False), ("[r1, r2]", "[r2]", True), ("[]", "[r2]", True), ("[]", "[]", True)],
)
def test_two_bodies_may_share_a_form_in_different_reports_only(tmp_path, first, second, refused):
    record = (
        "- {{id: {}, kind: agency, names: {{zh: {}}}, variants: [{{form: 本會, kind: contextual, only_in: {}}}]}}\n"
    )
    text = record.format("a", "甲乙丙", first) + record.format("b", "丁戊己", second)
    if refused:
        with pytest.raises(RecordError, match="本會"):
            load(tmp_path, text)
    else:
        assert ids(load(tmp_path, text).find("本會")) == ["a", "b"]


def test_a_list_without_records_is_a_library_without_institutions(tmp_path):
    assert len(load(tmp_path, "[]\n")) == 0
