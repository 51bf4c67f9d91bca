"""The shipped authority files against the shipped reports."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from tjexplorer.authority.institutions import Institutions, load_institutions
from tjexplorer.authority.name_forms import folded_name
from tjexplorer.authority.terms import Terms, load_terms
from tjexplorer.model.source import SourceText
from tjexplorer.text.characters import is_word
from tjexplorer.text.fold import Folded, fold
from tjexplorer.text.matching import Pattern

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
INSTITUTIONS = CORPUS / "authority" / "institutions.yaml"
TERMS = CORPUS / "authority" / "terms.yaml"
REPORTS = tuple(sorted(folder.name for folder in (CORPUS / "reports").iterdir() if folder.is_dir()))


@cache
def source(report: str) -> SourceText:
    return SourceText((CORPUS / "reports" / report / "source.txt").read_bytes().decode("utf-8"))


@cache
def folded_source(report: str) -> Folded:
    return fold(source(report).text)


@cache
def institutions() -> Institutions:
    return load_institutions(INSTITUTIONS)


@cache
def terms() -> Terms:
    return load_terms(TERMS)


def places(form: str, report: str) -> list[int]:
    """The offsets in a source where a form begins, Latin words being whole."""
    wanted, folded = folded_name(form), folded_source(report)
    found, at = [], folded.text.find(wanted)
    while at >= 0:
        before, after = folded.text[at - 1 : at], folded.text[at + len(wanted) : at + len(wanted) + 1]
        inside = (before and is_word(before) and is_word(wanted[0])) or (
            after and is_word(after) and is_word(wanted[-1])
        )
        if not inside:
            found.append(folded.starts[at])
        at = folded.text.find(wanted, at + 1)
    return found


def stands(word: str, report: str) -> bool:
    """Whether a search for a word finds it in a report."""
    return bool(Pattern.of(word).find(folded_source(report).text))


def lines(form: str, report: str) -> set[int]:
    return {source(report).line_of(offset) for offset in places(form, report)}


def test_both_files_load():
    assert len(institutions()) > 100
    assert len(terms()) >= 200


def test_every_attested_form_of_an_institution_is_printed():
    missing = [
        f"{record.id}: {variant.form} {variant.only_in}"
        for record in institutions()
        for variant in record.variants
        if variant.attested and not any(places(variant.form, report) for report in variant.only_in or REPORTS)
    ]
    assert missing == []


def test_every_form_is_limited_to_reports_that_exist():
    limits = {report for record in institutions() for variant in record.variants for report in variant.only_in}
    assert limits <= set(REPORTS)


def test_every_form_of_a_limited_variant_is_printed_in_each_of_its_reports():
    missing = [
        f"{record.id}: {variant.form} not in {report}"
        for record in institutions()
        for variant in record.variants
        if variant.attested
        for report in variant.only_in
        if not places(variant.form, report)
    ]
    assert missing == []


def test_every_source_line_prints_a_name_of_its_record():
    wrong = []
    for record in institutions():
        forms = [form.form for form in institutions().forms(record.id)]
        for report, line in ((place.report, place.line) for place in record.sources):
            if not any(line in lines(form, report) for form in forms):
                wrong.append(f"{record.id}: {report}:{line}")
    assert wrong == []


def test_every_piece_of_evidence_prints_its_form():
    wrong = []
    for record in yaml.safe_load(INSTITUTIONS.read_text(encoding="utf-8")):
        for variant in record["variants"] or ():
            for place in variant.get("evidence") or ():
                if place["line"] not in lines(variant["form"], place["report"]):
                    wrong.append(f"{record['id']}: {variant['form']} {place}")
    assert wrong == []


def test_every_line_of_a_limited_form_prints_it():
    wrong = [
        f"{record.id}: {form.form} {place.report}:{place.line}"
        for record in institutions()
        for form in institutions().forms(record.id)
        for place in (*form.only_at, *form.not_at)
        if place.line not in lines(form.form, place.report)
    ]
    assert wrong == []


def test_every_term_has_a_printed_form():
    missing = [
        term.id
        for term in terms()
        if not any(form.attested and any(stands(form.form, report) for report in REPORTS) for form in term.forms)
    ]
    assert missing == []


def test_every_attested_form_of_a_term_is_printed():
    missing = [
        f"{term.id}: {form.form}"
        for term in terms()
        for form in term.forms
        if form.attested and not any(stands(form.form, report) for report in REPORTS)
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("name", "report", "same"),
    [
        ("理研", None, "RIKEN"),
        ("理化学研究所", None, "RIKEN"),
        ("JST", None, "科学技術振興機構"),
        ("日本學術振興會", None, "JSPS"),
        ("产业技术综合研究所", None, "AIST"),
    ],
)
def test_names_of_one_body_meet(name, report, same):
    assert institutions().find(name) == institutions().find(same) != ()


def test_a_body_and_its_predecessor_are_two():
    assert institutions().find("日本科學技術振興事業團") != institutions().find("JST")
    assert institutions().find("日本科學技術振興事業團") != ()
