"""Mentions in the shipped reports: places that must be found, places that must not, and rules for all of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tjexplorer.authority.institutions import Institutions, load_institutions
from tjexplorer.authority.name_forms import folded_name
from tjexplorer.authority.recognition import mentions_of
from tjexplorer.corpus.library import Library
from tjexplorer.model.mention import Mention

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@cache
def library() -> Library:
    return Library(CORPUS)


@cache
def institutions() -> Institutions:
    return load_institutions(CORPUS / "authority" / "institutions.yaml")


@cache
def mentions(report: str) -> tuple[Mention, ...]:
    return mentions_of(library().report(report), institutions())


def on_line(report: str, line: int) -> list[tuple[str, str]]:
    return [(mention.record, mention.text) for mention in mentions(report) if mention.line == line]


@pytest.mark.parametrize(
    ("report", "line", "institution", "text"),
    [
        ("2008-nsc-jst", 26, "jst", "日本獨立行政法人科學技術機構"),
        ("2008-nsc-jst", 45, "nsc", "本會"),
        ("2008-nsc-jst", 35, "jst-corporation", "日本科學技術振興事業團"),
        ("2013-cepd-hokkaido", 1371, "aist-chugoku", "中國中心"),
        ("2013-cepd-hokkaido", 1068, "hokudai", "北大"),
        ("2013-cepd-hokkaido", 868, "ntpu", "臺北大學"),
        ("2015-most-industry-academia", 294, "osaka-university", "阪大"),
        ("2015-most-industry-academia", 294, "osaka-university", "大阪大學"),
        ("2015-most-industry-academia", 322, "todai-tlo", "東大TLO"),
        ("2025-nstc-natural-sciences", 545, "riken", "理化學研究所"),
        ("2025-nstc-natural-sciences", 91, "jst", "Japan Science and Technology Agency"),
        ("2025-moea-innovation-policy", 36, "moea", "經濟部"),
        ("2008-nsc-jst", 35, "jst-corporation", "事業團"),
        ("2013-cepd-hokkaido", 554, "miti", "MITI"),
        ("2013-cepd-hokkaido", 1110, "hokudai-tlo", "TLO"),
        ("2013-cepd-hokkaido", 1133, "hokudai-cibp", "本部"),
        ("2013-cepd-hokkaido", 1665, "sapporo-techno-park", "第一、二科技園區"),
        ("2013-cepd-hokkaido", 1685, "sapporo-electronics-center", "研究中心"),
        ("2015-most-industry-academia", 157, "tsukuba-iio", "產學合作總部"),
        ("2015-most-industry-academia", 214, "monbusho", "文部省"),
        ("2015-most-industry-academia", 294, "osaka-oui", "產學合作總部"),
        ("2015-most-industry-academia", 302, "mext", "文部省"),
        ("2025-nstc-natural-sciences", 561, "riken-cems", "RIKEN Center for Emergent Matter Science"),
    ],
)
def test_places_that_name_a_body(report, line, institution, text):
    assert (institution, text) in [(id_, " ".join(found.split())) for id_, found in on_line(report, line)]


@pytest.mark.parametrize(
    ("report", "line", "institution"),
    [
        ("2008-nsc-jst", 50, "riken"),  # 辦理研討會
        ("2008-nsc-jst", 26, "jsps"),  # 科學振興
        ("2008-nsc-jst", 35, "jst-plaza-hokkaido"),
        ("2013-cepd-hokkaido", 868, "hokudai"),  # 臺北大學
        ("2013-cepd-hokkaido", 983, "hokudai"),  # www.cris.hokudai.ac.jp
        ("2013-cepd-hokkaido", 1319, "coi"),  # 開放創新中心
        ("2015-most-industry-academia", 233, "hokudai"),  # 東北大學
        ("2013-cepd-hokkaido", 319, "hokudai-tlo"),
        ("2015-most-industry-academia", 157, "osaka-oui"),
        ("2015-most-industry-academia", 302, "monbusho"),
        ("2015-most-industry-academia", 303, "osaka-oui"),  # of any university
        ("2025-nstc-natural-sciences", 238, "most"),  # 科技部會
        ("2025-nstc-natural-sciences", 145, "riken"),  # 物理研究所
    ],
)
def test_places_that_only_look_like_a_name(report, line, institution):
    assert institution not in [id_ for id_, _text in on_line(report, line)]


def unbroken(mention: Mention) -> bool:
    """Whether the name stands in the source in one piece: a page break with a caption may have cut it."""
    return folded_name(mention.text) == folded_name(mention.form)


@pytest.mark.parametrize(
    ("report", "line", "institution", "times"),
    [
        ("2013-cepd-hokkaido", 1110, "hokudai-tlo", 3),  # the second TLO on the line is any other one
        ("2013-cepd-hokkaido", 1202, "smrj", 2),  # not in 中小企業基盤整備機構法
        ("2015-most-industry-academia", 413, "jst", 5),  # not in 獨立行政法人科學技術振興機構法
    ],
)
def test_a_name_counts_once_for_each_time_it_is_meant(report, line, institution, times):
    assert [id_ for id_, _text in on_line(report, line)].count(institution) == times


@pytest.mark.parametrize("report", library().report_ids)
def test_every_mention_stands_in_its_section_and_folds_to_its_form(report):
    found = mentions(report)
    assert found
    for mention in found:
        section = library().report(report).by_id[mention.section]
        assert section.span.start <= mention.span.start < mention.span.end <= section.span.end
    assert len([mention for mention in found if not unbroken(mention)]) <= 1


@pytest.mark.parametrize("report", library().report_ids)
def test_no_form_is_found_that_its_record_calls_unattested(report):
    unattested = {
        (record.id, variant.form) for record in institutions() for variant in record.variants if not variant.attested
    }
    found = [mention for mention in mentions(report) if (mention.record, mention.form) in unattested]
    assert [(mention.line, mention.form) for mention in found if unbroken(mention)] == []
