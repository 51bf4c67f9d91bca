"""The chart is XML whatever stands in query and record, says in words what it shows, and is always the same."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.export.charts import MARK, bar, dispersion_svg
from tjexplorer.search.request import SearchRequest
from tjexplorer.statistics.frequency import Frequencies

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def found(statistician):
    return statistician.frequency([SearchRequest("產學合作"), SearchRequest("JST")])


def _texts(root):
    return ["".join(element.itertext()) for element in root.iter()]


def test_it_is_xml_with_a_title_and_a_strip_for_each_report_and_query(found):
    chart = dispersion_svg(found)
    root = ET.fromstring(chart)  # noqa: S314  # our own
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    ids = root.get("aria-labelledby").split()
    assert [root.find(f".//*[@id='{id_}']").tag for id_ in ids] == [f"{SVG}title", f"{SVG}desc"]
    assert "產學合作, JST" in root.find(f"{SVG}title").text
    assert MARK in chart.partition("\n")[0]
    strips = [group for group in root.iter(f"{SVG}g") if group.find(f"{SVG}title") is not None]
    assert len(strips) == 2 * len(found.queries[0].reports)
    height = float(root.get("height"))
    assert all(float(text.get("y")) < height for text in root.iter(f"{SVG}text"))


def test_lines_stand_where_the_matches_are(found):
    root = ET.fromstring(dispersion_svg(found))  # noqa: S314  # our own chart
    strips = [group for group in root.iter(f"{SVG}g") if group.find(f"{SVG}title") is not None]
    rows = [(query.reports[n], query) for n in range(len(found.queries[0].reports)) for query in found.queries]
    for strip, (report, query) in zip(strips, rows, strict=True):
        assert strip.find(f"{SVG}title").text.startswith(f"{query.query}: {report.count} match")
        box, path = strip.find(f"{SVG}rect"), strip.find(f"{SVG}path")
        left, room = float(box.get("x")), float(box.get("width"))
        drawn = [] if path is None else [float(x) for x in re.findall(r"M([0-9.]+) ", path.get("d"))]
        wanted = sorted({round(spot.at / report.length * room, 1) for spot in report.spots})
        assert drawn == pytest.approx([left + x for x in wanted], abs=0.06)


def test_the_same_counts_give_the_same_bytes(found, statistician):
    again = statistician.frequency([SearchRequest("產學合作"), SearchRequest("JST")])
    assert dispersion_svg(found) == dispersion_svg(again)


@given(st.text())
def test_hostile_texts_stay_text(found, text):
    text = f'<script>&"\x00\x1b[31m]]>\ud800\ufffe{text}'
    query = found.queries[0]
    reports = tuple(replace(report, label=text, report=text) for report in query.reports)
    hostile = Frequencies((replace(query, query=text, reports=reports),), found.characters)
    chart = dispersion_svg(hostile)
    root = ET.fromstring(chart.encode("utf-8"))  # noqa: S314  # our own chart
    assert {element.tag for element in root.iter()} <= {
        SVG + name for name in ("svg", "title", "desc", "g", "text", "rect", "path")
    }
    assert any("<script>" in shown for shown in _texts(root))
    assert "\x1b" not in chart


def test_no_query_makes_an_empty_chart():
    ET.fromstring(dispersion_svg(Frequencies((), 0)))  # noqa: S314  # our own chart


def test_bars():
    assert bar(10, 10, 5) == "█████"
    assert bar(5, 10, 5) == "██▌"
    assert bar(0.001, 10, 5) == "▏"
    assert bar(0, 10, 5) == bar(3, 0, 5) == ""


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.integers(1, 200))
def test_a_bar_never_leaves_its_room(value, other, cells):
    assert len(bar(value, max(value, other), cells)) <= cells
