"""Citations in each style, with what the source does not give left out."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.export.bibliography import bibtex, csl_json, escape_bibtex
from tjexplorer.export.citation import STYLES, apa, chicago, footnote, pandoc
from tjexplorer.model.citation import Citation, citation_key, cite
from tjexplorer.model.record import EditorNote, Printed, ReportRecord, Trip
from tjexplorer.model.report import Report
from tjexplorer.model.span import Span


def with_record(report: Report, **changes: object) -> Report:
    return dataclasses.replace(report, record=dataclasses.replace(report.record, **changes))


def bare(report: Report, **changes: object) -> Citation:
    """The citation of a report of which hardly anything is known."""
    values = {"id": "2015-most-x", "form": "trip-report", "source_name": "2.txt", "sha256": "", "label": "科技部 2015"}
    return cite(dataclasses.replace(report, record=ReportRecord(**(values | changes))))


TRIP = Trip(date(2014, 3, 8), date(2014, 3, 14), "2014/03/08", 1, date(2015, 3, 8), date(2015, 3, 14))


def test_a_whole_report(report):
    citation = cite(report)
    assert (
        footnote(citation) == "賴明治，《台日自然科學研究領域交流》（出國報告，國家科學及技術委員會，2025年5月14日）。"
    )
    assert apa(citation) == "賴明治（2025）。《台日自然科學研究領域交流》（出國報告）。國家科學及技術委員會。"
    assert chicago(citation) == "賴明治, 台日自然科學研究領域交流, trip report (國家科學及技術委員會, May 14, 2025)."
    assert pandoc(citation) == "[@nstc2025-natural-sciences]"


def test_a_passage_with_an_editors_note(report):
    citation = cite(report, Span(report.source.text.index("三、"), report.source.text.index("- 每年")))
    place = "「參、參訪紀要」之「三、科學技術振興機構」，原文第5—9行（見編者註：第7行「ACT-X」，全名應為 A-STEP 者）。"
    assert footnote(citation).endswith(f"2025年5月14日），{place}")
    assert apa(citation).endswith(f"國家科學及技術委員會。{place}")
    assert chicago(citation).endswith(
        ", under “參、參訪紀要,” “三、科學技術振興機構,” lines 5–9 (see editor’s notes on line 7)."
    )
    assert pandoc(citation) == "[@nstc2025-natural-sciences, 行 5-9]"


def test_one_line(report):
    at = report.source.text.index("推動")
    citation = cite(report, Span(at, at + 7))
    assert footnote(citation).endswith("「四、物質材料研究機構」，原文第18行。")
    assert chicago(citation).endswith(" line 18.")
    assert pandoc(citation) == "[@nstc2025-natural-sciences, 行 18]"


def test_many_notes_are_given_by_their_lines(report):
    notes = tuple(EditorNote(report.id, line, "x", "name", "y", "certain") for line in (5, 7, 7, 9))
    citation = cite(with_record(report, notes=notes), Span(20, 120))
    assert "（見編者註：原文第5、7、9行）" in footnote(citation)


@pytest.mark.parametrize(
    ("changes", "told", "reference", "english"),
    [
        (
            {"supplied_title": "赴日產學合作參訪報告", "trip": TRIP},
            "[赴日產學合作參訪報告]（出國報告，[2015]年）。",
            "[赴日產學合作參訪報告]（出國報告）（[2015]）。",
            "[赴日產學合作參訪報告], trip report ([2015]).",
        ),
        (
            {"id": "mine"},
            "[科技部 2015]（出國報告）。",
            "[科技部 2015]（出國報告）（無日期）。",
            "[科技部 2015], trip report (n.d.).",
        ),
        (
            {
                "id": "2025-moea-x",
                "form": "project-report",
                "title": Printed("前瞻", 1),
                "subtitle": Printed("第1期", 2),
            },
            "《前瞻：第1期》（計畫報告，[2025]年）。",
            "《前瞻：第1期》（計畫報告）（[2025]）。",
            "前瞻：第1期, project report ([2025]).",
        ),
    ],
)
def test_what_the_source_does_not_give_is_left_out(report, changes, told, reference, english):
    citation = bare(report, **changes)
    assert footnote(citation) == told
    assert apa(citation) == reference
    assert chicago(citation) == english
    for style in STYLES.values():
        assert "None" not in style(citation)
        assert "，）" not in style(citation)
        assert "，，" not in style(citation)


@pytest.mark.parametrize(("subtitle", "title"), [("(第1期)", "前瞻(第1期)"), ("行程報告", "前瞻：行程報告")])
def test_subtitles(report, subtitle, title):
    assert bare(report, title=Printed("前瞻", 1), subtitle=Printed(subtitle, 2)).title == title


def test_front_matter_has_no_heading_to_cite(report):
    untitled = dataclasses.replace(report.sections[2], title="")
    citation = cite(dataclasses.replace(report, sections=(*report.sections[:2], untitled)), Span(160, 165))
    assert "2025年5月14日），「參、參訪紀要」，原文第18行。" in footnote(citation)


def test_an_agency_stands_for_its_authors(report):
    citation = cite(with_record(report, travellers=()))
    assert apa(citation) == "國家科學及技術委員會（2025）。《台日自然科學研究領域交流》（出國報告）。"
    assert footnote(citation) == "國家科學及技術委員會，《台日自然科學研究領域交流》（出國報告，2025年5月14日）。"
    assert chicago(citation) == "國家科學及技術委員會, 台日自然科學研究領域交流, trip report (May 14, 2025)."
    assert "author = {{國家科學及技術委員會}}," in bibtex([citation])


def test_several_authors(report):
    author = report.record.travellers[0]
    three = tuple(dataclasses.replace(author, name=name) for name in ("甲", "乙", "丙"))
    assert footnote(cite(with_record(report, travellers=three))).startswith("甲、乙、丙，《")
    assert chicago(cite(with_record(report, travellers=three))).startswith("甲, 乙, and 丙, 台日")
    assert chicago(cite(with_record(report, travellers=three[:2]))).startswith("甲 and 乙, 台日")
    four = (*three, dataclasses.replace(author, name="丁"))
    assert chicago(cite(with_record(report, travellers=four))).startswith("甲 et al., 台日")
    assert "author = {{甲} and {乙} and {丙}}," in bibtex([cite(with_record(report, travellers=three))])


@pytest.mark.parametrize(
    ("report_id", "key"),
    [
        ("2008-nsc-jst", "nsc2008-jst"),
        ("2013-cepd-hokkaido", "cepd2013-hokkaido"),
        ("2015-most-industry-academia", "most2015-industry-academia"),
        ("2025-nstc-natural-sciences", "nstc2025-natural-sciences"),
        ("2025-nstc", "nstc2025"),
        ("my-report", "my-report"),
        ("2024", "2024"),
    ],
)
def test_keys(report_id, key):
    assert citation_key(report_id) == key


KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@given(
    st.lists(
        st.one_of(
            st.text(st.sampled_from("012-ax東A_ ."), min_size=1, max_size=12),
            st.from_regex(r"(20[0-9]{2}-[ab]1?(-x?[0-9ab]{1,2}){0,2}|[ab]1?20[0-9]{2}(-[ab]){0,2})", fullmatch=True),
        ),
        unique=True,
    )
)
def test_a_key_depends_on_its_id_alone_and_no_two_ids_share_one(ids):
    keys = [citation_key(report_id) for report_id in ids]
    assert len(set(keys)) == len(ids)
    assert all(KEY.fullmatch(key) for key in keys)


@pytest.mark.parametrize(
    ("one", "other"),
    [("2024-東京", "2024-大阪"), ("2024-nstc-a-b", "2024-nstc-ab"), ("2024-nstc-a", "nstc2024-a"), ("a_b", "a-b")],
)
def test_ids_that_look_alike_have_keys_of_their_own(one, other):
    assert citation_key(one) != citation_key(other)


def test_another_report_changes_no_key(report):
    before = bibtex([cite(report)])
    other = dataclasses.replace(report, record=dataclasses.replace(report.record, id="2025-nstc-naturalsciences"))
    both = bibtex([cite(other), cite(report)])
    assert before in both
    assert both.count("@techreport") == 2


def test_csl_json(report):
    (item,) = json.loads(csl_json([cite(report), cite(report, Span(0, 3))]))
    assert item == {
        "id": "nstc2025-natural-sciences",
        "type": "report",
        "title": "台日自然科學研究領域交流",
        "author": [{"literal": "賴明治"}],
        "publisher": "國家科學及技術委員會",
        "genre": "出國報告（考察）",
        "issued": {"date-parts": [[2025, 5, 14]]},
        "language": "zh-TW",
        "note": "原始檔名：001_a.txt；報告代碼：2025-nstc-natural-sciences；前往地區：日本/東京",
    }
    (poor,) = json.loads(csl_json([bare(report, trip=TRIP)]))
    assert "author" not in poor
    assert poor["issued"] == {"date-parts": [[2015]]}
    assert poor["note"].endswith("題名為編者所擬；年份為編者所補")


def test_no_reports_make_an_empty_bibliography():
    assert bibtex([]) == ""
    assert csl_json([]) == "[]\n"


def test_bibtex_escapes_what_tex_would_obey():
    assert escape_bibtex("R&D 100%_#$ {a}\\b~c^d\x1b") == (
        r"R\&D 100\%\_\#\$ \textbraceleft{}a\textbraceright{}\textbackslash{}b\textasciitilde{}c\textasciicircum{}d␛"
    )


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_bibtex_braces_are_in_pairs(text):
    depth = 0
    for letter in escape_bibtex(text):
        depth += (letter == "{") - (letter == "}")
        assert depth >= 0
    assert depth == 0
    assert "\n" not in escape_bibtex(text)
