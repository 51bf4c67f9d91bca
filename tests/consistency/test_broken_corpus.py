"""The real records with one thing broken: that is found, on its line, and nothing else."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tjexplorer.consistency.holdings import gather
from tjexplorer.consistency.inspection import inspect
from tjexplorer.consistency.printed import PrintedSource, closed
from tjexplorer.consistency.value import Value
from tjexplorer.corpus.library import Library
from tjexplorer.yaml_file import read

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
IDS = ("2008-nsc-jst", "2013-cepd-hokkaido", "2015-most-industry-academia", "2025-moea-innovation-policy",
       "2025-nstc-natural-sciences")  # fmt: skip
QUOTING = ("text", "as_printed", "quote", "name")


@cache
def source(report: str) -> PrintedSource:
    return PrintedSource(Library(CORPUS).source(report))


@cache
def quotations(report: str) -> tuple[tuple[str, Value, Value], ...]:
    """The words that the record of a report quotes, with their lines and the reports in which they stand."""
    found = []
    waiting = [Value.of(read(CORPUS / "reports" / report / "report.yaml"))]
    while waiting:
        value = waiting.pop()
        waiting += [inner for _key, inner in value.entries]
        waiting += value.items
        for key in QUOTING:
            if value[key].text and value["line"].text:
                found.append((value["report"].text or report, value[key], value["line"]))
    return tuple(found)


@pytest.fixture
def alone(tmp_path):
    """Copies one report into a library of its own, without authority files."""

    def alone_(report: str) -> Path:
        shutil.rmtree(tmp_path / "reports", ignore_errors=True)
        shutil.copytree(CORPUS / "reports" / report, tmp_path / "reports" / report)
        return tmp_path / "reports" / report / "report.yaml"

    return alone_


def break_line(path: Path, line: int, old: str, new: str) -> None:
    """Change words on one line of a file, where they stand exactly once."""
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines[line - 1].count(old) == 1, (lines[line - 1], old)
    lines[line - 1] = lines[line - 1].replace(old, new)
    path.write_text("\n".join(lines), encoding="utf-8")


def lines_found(corpus: Path) -> list[tuple[int | None, str]]:
    """What is found in a library of one report, but for its evidence in reports that are not there."""
    found = inspect(Library(corpus))
    return [
        (each.line, each.what) for each in found if not re.match(r"there is no report “20(08|13|15|25)-", each.what)
    ]


@given(data=st.data())
@settings(max_examples=10)
@pytest.mark.parametrize("report", IDS)
def test_a_shifted_line(alone, report, data):
    path = alone(report)
    chosen = [each for each in quotations(report) if each[0] == report]
    where, words, line = data.draw(st.sampled_from(chosen))
    number = int(line.text or "")
    other = data.draw(st.integers(1, source(report).source.line_count).filter(lambda n: n != number))
    if source(where).begins_on(other, words.text or ""):
        return
    old, new = f"line: {number}", f"line: {other}"
    text = path.read_text(encoding="utf-8").split("\n")[line.line - 1]
    if len(re.findall(rf"(?<!_)\b{old}\b", text)) != 1 or text.count(old) != 1:
        return
    break_line(path, line.line, old, new)
    found = lines_found(path.parents[2])
    assert any(told == line.line and "it stands on line" in what for told, what in found), found
    # A traveller or host at another line stands beside other words; the order of stops is another one.
    assert {told for told, _what in found} <= set(range(line.line - 3, line.line + 4)), found


@given(data=st.data())
@settings(max_examples=10)
@pytest.mark.parametrize("report", IDS)
def test_a_changed_letter(alone, report, data):
    path = alone(report)
    _where, words, _line = data.draw(st.sampled_from([each for each in quotations(report) if each[0] == report]))
    quote = words.text or ""
    at = data.draw(st.integers(0, len(quote) - 1))
    if not closed(quote[at]) or quote[at] in "<>/u'\"":
        return
    broken = f"{quote[:at]}龘{quote[at + 1 :]}"
    text = path.read_text(encoding="utf-8").split("\n")[words.line - 1]
    if text.count(quote) != 1:
        return
    break_line(path, words.line, quote, broken)
    found = lines_found(path.parents[2])
    assert any(told == words.line and "stands nowhere" in what for told, what in found), found
    assert {told for told, _what in found} == {words.line}, found


@pytest.mark.parametrize("report", IDS)
def test_any_misspelt_key_is_found(alone, report):
    """Each key of the record in its turn, a letter of it doubled."""
    path = alone(report)
    text = path.read_text(encoding="utf-8")
    keys = list(re.finditer(r"(?m)^(?: *(?:- )?)([a-z_]{4,}):", text))
    seen = set()
    for key in keys:
        if key[1] in seen:
            continue
        seen.add(key[1])
        path.write_text(f"{text[: key.start(1)]}{key[1][0]}{text[key.start(1) :]}", encoding="utf-8")
        line = text[: key.start(1)].count("\n") + 1
        found = lines_found(path.parents[2])
        wanted = f"the key “{key[1][0]}{key[1]}” is unknown; did you mean “{key[1]}”?"
        assert (line, wanted) in found, found


@pytest.mark.parametrize(
    ("report", "visit", "day", "told"),
    [
        ("2025-nstc-natural-sciences", "2025-04-15", "2025-05-15", "outside the trip, 2025-04-14 to 2025-04-17"),
        ("2013-cepd-hokkaido", "2012-11-29", "2012-12-29", "outside the trip, 2012-11-26 to 2012-11-30"),
        ("2015-most-industry-academia", "2015-03-13", "2015-03-15", "outside the trip, 2015-03-08 to 2015-03-14"),
    ],
)
def test_a_moved_visit(alone, report, visit, day, told):
    path = alone(report)
    text = path.read_text(encoding="utf-8")
    at = text.index(f"    date: {visit}")
    path.write_text(text[:at] + f"    date: {day}" + text[at + len(f"    date: {visit}") :], encoding="utf-8")
    found = lines_found(path.parents[2])
    line = text[:at].count("\n") + 1
    assert {each for each, _what in found} == {line}
    assert any(told in what for _line, what in found)
    assert any("is not that of" in what for _line, what in found)


AUTHORITY = {
    "a doubled id": ("institutions", "- id: jst\n", "- id: mext\n", "- id: mext\n", 2, "has a record already"),
    "a misspelt key": ("institutions", "  abbreviation: CSTP", "  abreviation: CSTP", "abreviation", 1, "“abbreviation”"),
    "a moved source": (
        "places", "{report: 2008-nsc-jst, line: 56}", "{report: 2008-nsc-jst, line: 2}", "2008-nsc-jst, line: 2}", 1, "line 2 of",
    ),
    "a misspelt report": ("people", "report: 2008-nsc-jst, line: 10}\n", "report: 2008-nsc-jts, line: 10}\n", "jts, ", 1, "jst”?"),
    "a changed form": (
        "people", "{form: 林光隆, kind: full", "{form: 林光龍, kind: full", "form: 林光龍", 1, "“林光龍” is printed nowhere",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", AUTHORITY)
def test_a_broken_authority_file(tmp_path, name):
    file, old, new, at, which, words = AUTHORITY[name]
    corpus = Path(shutil.copytree(CORPUS, tmp_path / "corpus"))
    path = corpus / "authority" / f"{file}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    line = [match.start() for match in re.finditer(re.escape(at), text)][which - 1]
    found = [(finding.path.name, finding.line) for finding in inspect(Library(corpus)) if words in finding.what]
    assert (path.name, text[:line].count("\n") + 1) in found


def test_what_is_gathered_of_the_shipped_corpus():
    holdings = gather(Library(CORPUS), findings := [])
    assert findings == []
    assert holdings.whole
    assert set(holdings.reports) == set(holdings.sources) == set(IDS)
    assert all(file.sound and len(file.entries) == len(file.ids) for file in holdings.named_things)


def test_a_quotation_is_found_where_editors_see_it():
    printed = source("2008-nsc-jst")
    text = printed.source
    for number in range(1, text.line_count + 1):
        words = closed(text.line(number))[:12]
        if words:
            assert printed.begins_on(number, words)
            assert number in printed.lines_of(words)
            assert not printed.begins_on(number + 1, words) or number + 1 in printed.lines_of(words)
