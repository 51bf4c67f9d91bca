"""Days, years and amounts in the five reports: each way to type one finds the printed places, which expressions written
by hand find in the sources.
"""

from __future__ import annotations

import re

import pytest

from tjexplorer.search.searcher import SearchRequest
from tjexplorer.workspace import Workspace

YEN = "(?:日圓|日元|円)"

PRINTED = [
    (["1,000萬日圓", "1000万円", "一千萬日圓", "10 million yen"], rf"(?<![0-9,.])(?:1,000萬|1千萬|一千萬){YEN}"),
    (["3000萬日圓", "三千万円", "３，０００萬日元", "30 million yen"], rf"(?<![0-9,.])(?:3,000萬|3千萬|三千萬){YEN}"),
    (["5000萬日圓", "5千万円", "50 million yen"], rf"(?<![0-9,.])(?:5,000萬|5千萬|五千萬){YEN}"),
    (["6000萬日圓", "六千万円"], rf"(?<![0-9,.])(?:6,000萬|6千萬|六千萬){YEN}"),
    (["7000万円", "70 million yen"], rf"(?<![0-9,.])(?:7,000萬|7千萬){YEN}"),
    (["300萬日圓", "三百万円", "3 million yen"], rf"(?<![0-9,.])300萬{YEN}"),
    (["10億円", "十億日圓", "1 billion yen"], rf"(?<![0-9,.])(?:10億|十億){YEN}"),
    (["7億円", "700百萬日圓", "700 million yen"], rf"(?<![0-9,.])(?:7億|七億|700百萬){YEN}"),
    (["31億円"], rf"(?<![0-9,.])31億{YEN}"),
    (["三千億日圓", "3000億円", "300 billion yen"], rf"(?<![0-9,.])3,000億{YEN}"),
    (["112935百萬日元", "1129億3500萬日圓"], rf"112,935百萬{YEN}"),
    (["2億円", "二億日圓"], None),
    (["2007年9月18日", "平成19年9月18日", "96.9.18", "2007/9/18", "September 18, 2007"], "96年9月18日"),
    (["2007年12月20日", "96/12/20", "20 Dec. 2007"], "96年12月20日"),
    (["2008年1月20日", "民國97年1月20日", "2008-01-20"], "97年1月20日"),
    (["2025年4月15日", "令和7年4月15日", "114.4.15", "April 15, 2025"], "114年4月15日"),
    (["2025年2月11日", "民國114年2月11日", "114/02/11"], r"114\.02\.11"),
    (["2025年10月16日", "令和7年10月16日"], r"114\.10\.16"),
    (["104年3月9日", "平成27年3月9日", "2015/3/9"], "2015年3月9日"),
    (["昭和32年8月", "August 1957"], "1957年8月"),
    (["平成8年10月1日", "85年10月1日"], "1996年10月1日"),
    (["昭和7年", "民國21年"], "1932年"),
    (["大正6年", "民國6年"], "1917年"),
    (["平成15年", "民國92年"], "2003年"),
]


def places_of(expression: str, text: str) -> set[int]:
    """Where it stands in a source, white space left out: wraps and layout put some anywhere."""
    kept = [at for at, char in enumerate(text) if not char.isspace()]
    return {kept[found.start()] for found in re.finditer(expression, "".join(text[at] for at in kept))}


@pytest.mark.parametrize(("typed", "expression"), PRINTED, ids=[typed[0] for typed, _expression in PRINTED])
def test_every_way_to_type_it_finds_what_is_printed(
    workspace: Workspace, typed: list[str], expression: str | None
) -> None:
    printed = set()
    if expression:
        for report_id in workspace.library.report_ids:
            text = workspace.library.report(report_id).source.text
            printed |= {(report_id, at) for at in places_of(expression, text)}
        assert printed
    for each in typed:
        result = workspace.searcher.search(SearchRequest(f'"{each}"'))
        places = {(hit.report, match.start) for hit in result.hits for match in hit.matches}
        assert places == printed, each
