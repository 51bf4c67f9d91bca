"""Reading terms.yaml and finding concepts by any of their forms."""

from __future__ import annotations

import pytest

from tjexplorer.authority.terms import load_terms
from tjexplorer.errors import RecordError, UnknownNameError
from tjexplorer.messages import choose_language
from tjexplorer.text.fold import fold

RECORDS = """\
- id: industry-academia-collaboration
  subject: technology transfer
  forms:
    - {form: 產學合作, language: zh-Hant}
    - {form: 产学合作, language: zh-Hans}
    - {form: 産学連携, language: ja}
    - {form: さんがくれんけい, language: ja, attested: false}
    - {form: industry-academia collaboration, language: en}
  near: [industry-academia-government]
- id: industry-academia-government
  forms:
    - {form: 產官學, language: zh-Hant}
"""


@pytest.fixture(autouse=True)
def _english():
    choose_language("en")
    yield
    choose_language(None)


def load(folder, text):
    path = folder / "terms.yaml"
    path.write_text(text, encoding="utf-8")
    return load_terms(path)


@pytest.mark.parametrize(
    "query",
    [
        "產學合作",
        "产学合作",
        "産学連携",
        "產學連携",
        "サンガクレンケイ",
        "Industry-Academia  Collaboration",
        "產 學 合 作",
    ],
)
def test_every_form_finds_its_concept(tmp_path, query):
    terms = load(tmp_path, RECORDS)
    found = terms.forms_equal_to(fold(query).text)
    assert found is terms.get("industry-academia-collaboration")
    assert terms.find(query) is found


@pytest.mark.parametrize("query", ["產學", "產學合作計畫", "", " ", "industry", "academia collaboration"])
def test_only_whole_forms_count(tmp_path, query):
    assert load(tmp_path, RECORDS).find(query) is None


def test_a_record_keeps_every_field(tmp_path):
    terms = load(tmp_path, RECORDS)
    term = terms.get("industry-academia-collaboration")
    assert term.subject == "technology transfer"
    assert [(form.language, form.attested) for form in term.forms[2:4]] == [("ja", True), ("ja", False)]
    assert [near.id for near in terms.near(term.id)] == ["industry-academia-government"]
    assert [term.id for term in terms] == ["industry-academia-collaboration", "industry-academia-government"]
    assert len(terms) == 2


def test_an_unknown_id_offers_the_nearest(tmp_path):
    with pytest.raises(UnknownNameError, match="industry-academia-government"):
        load(tmp_path, RECORDS).get("industry-government")


@pytest.mark.parametrize(
    ("addition", "line", "words"),
    [
        ("- {id: x, forms: [{form: 產官學, language: zh-Hant}]}", 13, "a form of “x” and of “industry-academia-gov"),
        ("- {id: x, forms: [{form: 甲, language: zh}]}", 13, "“zh” is none of"),
        ("- {id: x, forms: [{form: 甲, language: ja}], near: [y]}", 13, "“y”, which has no record"),
        ("- {id: x, forms: [{form: 甲, language: ja}], near: [x]}", 13, "near itself"),
        ("- {id: x, forms: []}", 13, "no forms"),
        ("- {id: x}", 13, "“forms” is missing"),
        ("- id: x\n  form: []", 14, "did you mean “forms”"),
        ("- {id: x, forms: [{form: '  ', language: ja}]}", 13, "is no word"),
        ("- {id: industry-academia-government, forms: [{form: 甲, language: ja}]}", 13, "on line 10"),
    ],
)
def test_mistakes_are_told_with_their_line(tmp_path, addition, line, words):
    with pytest.raises(RecordError) as caught:
        load(tmp_path, RECORDS + addition + "\n")
    assert caught.value.line == line
    assert words in str(caught.value)


def test_a_form_has_longer_strings_in_which_it_is_no_word(tmp_path):
    terms = load(
        tmp_path, "- id: startup\n  forms:\n    - {form: 新創, language: zh-Hant, not_inside: [創新創業, 創新創造]}\n"
    )
    assert terms.get("startup").forms[0].not_inside == ("創新創業", "創新創造")


@pytest.mark.parametrize("longer", ["創業", "新創", "新创"])
def test_such_a_string_is_longer(tmp_path, longer):
    with pytest.raises(RecordError, match="no longer string around “新創”"):
        load(tmp_path, f"- id: startup\n  forms:\n    - {{form: 新創, language: zh-Hant, not_inside: [{longer}]}}\n")
