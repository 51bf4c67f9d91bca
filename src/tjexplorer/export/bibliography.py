"""The reports that are cited, for reference managers: BibTeX and CSL-JSON.

BibTeX: Oren Patashnik, “BibTeXing” (1988), entry type `techreport`. CSL-JSON: the schema `csl-data.json` of the Citation
Style Language, item type `report`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from tjexplorer.export.citation import FORMS_ZH, MONTHS, unique
from tjexplorer.model.citation import Citation
from tjexplorer.text.printable import printable

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts braces even behind a backslash
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: "\\" + mark for mark in "#$%&_"},
}
_REPORT = "報告代碼："
"""What stands before the id of the report in every note."""

_ENTRIES = re.compile(r"(?:@techreport\{[^\n{}]*,\n(?:  [a-z]+ = [^\n]*,\n)+\}\n*)*")

_SPECIAL_MARKS = re.compile(r"[\\{}~^#$%&_]")


def bibtex(citations: Iterable[Citation]) -> str:
    """One entry for each report, in UTF-8."""
    return "\n".join(_entry(citation) for citation in unique(citations))


def csl_json(citations: Iterable[Citation]) -> str:
    """One item for each report, as a JSON list."""
    return json.dumps([_item(citation) for citation in unique(citations)], ensure_ascii=False, indent=2) + "\n"


def is_bibtex(text: str) -> bool:
    """Whether a text is made of such entries alone; an entry that somebody added, or a comment, makes it another one."""
    entries = _ENTRIES.fullmatch(text.replace("\r\n", "\n"))
    return entries is not None and all(_REPORT in entry for entry in text.split("@techreport{")[1:])


def is_csl_json(text: str) -> bool:
    """Whether a text is a list of such items alone."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, list) and all(
        isinstance(item, dict) and item.get("type") == "report" and _REPORT in str(item.get("note")) for item in found
    )


def escape_bibtex(text: str) -> str:
    """A text as the value of a BibTeX field: what TeX would obey is escaped, and braces are always in pairs."""
    return _SPECIAL_MARKS.sub(lambda match: _SPECIAL[match[0]], _line(text))


def _line(text: str) -> str:
    return printable(" ".join(text.split()))


def _authors(citation: Citation) -> tuple[str, ...]:
    """The authors; the agency where the source names none, since an entry without any author is incomplete."""
    return citation.authors or ((citation.agency,) if citation.agency else ())


def _entry(citation: Citation) -> str:
    date = citation.report_date
    fields = {
        "author": " and ".join(f"{{{escape_bibtex(author)}}}" for author in _authors(citation)),
        "title": f"{{{escape_bibtex(citation.title)}}}",
        "institution": escape_bibtex(citation.agency or ""),
        "type": FORMS_ZH.get(citation.form, ""),
        "number": escape_bibtex(citation.system_id or ""),
        "year": str(citation.year or ""),
        "month": MONTHS[date.month - 1][:3].lower() if date else "",
        "day": str(date.day) if date else "",
        "language": "zh-TW",
        "note": escape_bibtex(_note(citation)),
    }
    # a month is one of BibTeX's own macros and so stands without braces
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields.items() if value]
    return "\n".join([f"@techreport{{{citation.key},", *lines, "}", ""])


def _item(citation: Citation) -> dict[str, Any]:
    date = citation.report_date
    day = [date.year, date.month, date.day] if date else []
    issued = day or ([citation.year] if citation.year else [])
    item: dict[str, Any] = {
        "id": citation.key,
        "type": "report",
        "title": _line(citation.title),
        "author": [{"literal": _line(author)} for author in _authors(citation)],
        "publisher": _line(citation.agency or ""),
        "genre": _line(_genre(citation)),
        "number": _line(citation.system_id or ""),
        "issued": {"date-parts": [issued]} if issued else None,
        "language": "zh-TW",
        "note": _line(_note(citation)),
    }
    return {name: value for name, value in item.items() if value}


def _genre(citation: Citation) -> str:
    form = FORMS_ZH.get(citation.form, "")
    return f"{form}（{citation.category}）" if form and citation.category else form


def _note(citation: Citation) -> str:
    supplied = [
        said
        for said, true in (("題名為編者所擬", citation.title_supplied), ("年份為編者所補", citation.year_supplied))
        if true
    ]
    # `is_bibtex` and `is_csl_json` know their own by the id of the report.
    places = f"前往地區：{'、'.join(citation.places)}" if citation.places else ""
    parts = (f"原始檔名：{citation.source_name}", f"{_REPORT}{citation.report}", places, *supplied)
    return "；".join(filter(None, parts))
