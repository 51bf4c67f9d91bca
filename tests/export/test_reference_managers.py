"""BibTeX and CSL-JSON, read by programs that were made for them."""

from __future__ import annotations

import dataclasses
import json
import re
import warnings
from pathlib import Path

import bibtexparser
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors
from bibtexparser.model import Entry
from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.corpus.library import Library
from tjexplorer.export.bibliography import bibtex, csl_json
from tjexplorer.model.citation import Citation, cite
from tjexplorer.text.printable import printable

LIBRARY = Library(Path(__file__).parents[2] / "corpus")
ALL = [cite(LIBRARY.report(report_id)) for report_id in LIBRARY.report_ids]

HOSTILE = r'R&D 100%_#$ {a} \b~c^d "e" @article{x, author = {y}} } and { 東京'


def entries(text: str) -> list[Entry]:
    """What a BibTeX parser finds, TeX's marks read as letters."""
    library = bibtexparser.parse_string(text, append_middleware=[SeparateCoAuthors(), LatexDecodingMiddleware()])
    assert not library.failed_blocks, library.failed_blocks
    assert len(library.blocks) == len(library.entries)
    return library.entries


def rendered(text: str) -> list[str]:
    """The bibliography that a citation processor makes of CSL-JSON."""
    with warnings.catch_warnings():
        # The style asks for variables that the processor does not know; that is between the two of them.
        warnings.simplefilter("ignore")
        source = CiteProcJSON(json.loads(text))
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        made = CitationStylesBibliography(style, source, formatter.plain)
        for key in source:
            made.register(Cited([CitationItem(key)]))
        return [str(item) for item in made.bibliography()]


def test_bibtex_of_all_reports_is_read_back():
    found = {entry.key: entry for entry in entries(bibtex(ALL))}
    assert set(found) == {citation.key for citation in ALL}
    for citation in ALL:
        entry = found[citation.key]
        assert entry.entry_type == "techreport"
        assert entry["title"].strip("{}") == citation.title
        wanted = citation.authors or (citation.agency,)
        assert [name.strip("{}") for name in entry["author"]] == list(wanted) if any(wanted) else "author" not in entry
        assert entry["year"] == str(citation.year)
        assert citation.report in entry["note"]


def test_csl_json_of_all_reports_is_rendered():
    lines = rendered(csl_json(ALL))
    assert len(lines) == len(ALL)
    told = "\n".join(lines)
    for citation in ALL:
        assert citation.title in told
        assert str(citation.year) in told


def hostile(words: str) -> Citation:
    return dataclasses.replace(ALL[0], title=words, authors=(words, "甲"), agency=words, system_id=words)


def as_decoded(words: str) -> str:
    """Words as the parser gives them back: its decoder drops braces, and has a circumflex of its own."""
    return re.sub(r"[{}]", "", words).replace("^", "ˆ")


def test_a_hostile_record_stays_within_its_entry():
    (entry,) = entries(bibtex([hostile(HOSTILE)]))
    assert entry["title"] == as_decoded(HOSTILE)
    assert len(entry["author"]) == 2
    assert {field.key for field in entry.fields} <= {
        "author", "title", "institution", "type", "number", "year", "month", "day", "language", "note",
    }  # fmt: skip
    (line,) = rendered(csl_json([hostile(HOSTILE)]))
    assert "東京" in line


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_any_title_is_one_entry_with_two_authors(words):
    (entry,) = entries(bibtex([hostile(words)]))
    assert len(entry["author"]) == 2
    assert entry.key == ALL[0].key
    (item,) = json.loads(csl_json([hostile(words)]))
    assert item["title"] == printable(" ".join(words.split()))


@given(st.text(st.sampled_from('aB1東 &%$#_~^\\{}@,="()'), min_size=1).filter(str.strip))
def test_marks_of_tex_are_letters_again_when_they_are_read(words):
    (entry,) = entries(bibtex([hostile(words)]))
    assert " ".join(entry["title"].split()) == " ".join(as_decoded(" ".join(words.split())).split())


def test_an_entry_without_authors_names_the_agency():
    unsigned = [citation for citation in ALL if not citation.authors and citation.agency]
    assert unsigned
    for citation in unsigned:
        (entry,) = entries(bibtex([citation]))
        assert entry["author"][0].strip("{}") == citation.agency
        assert json.loads(csl_json([citation]))[0]["author"] == [{"literal": citation.agency}]


@pytest.mark.parametrize("citations", [[], ALL[:1], [ALL[0], ALL[0]]])
def test_every_report_once(citations):
    assert len(entries(bibtex(citations))) == len({citation.key for citation in citations})
