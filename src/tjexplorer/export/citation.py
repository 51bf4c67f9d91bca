"""Styles of citation. Each is a pure function from a `Citation` to text.

A style is a convention of its own, whatever the language of the interface; so its words are not translated. What the
source does not say is left out. A title or year that the editor supplied stands in square brackets, as ISBD asks. Names
are never romanised nor cut into family and given names: the source does not do it either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from tjexplorer.model.citation import Citation, CitedPassage
from tjexplorer.text.printable import printable

FORMS_ZH: Mapping[str, str] = MappingProxyType({"trip-report": "出國報告", "project-report": "計畫報告"})
"""What the forms of reports are called in Chinese."""

FORMS_EN: Mapping[str, str] = MappingProxyType({"trip-report": "Trip report", "project-report": "Project report"})
"""What they are called in English."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""Names of months in English, which no locale changes."""

MANY_AUTHORS = 4
"""From so many authors on a Chicago note names the first alone."""

NOTES_IN_FULL = 2
"""With more editor's notes on a passage, a citation gives their lines alone."""


def footnote(citation: Citation) -> str:
    """A Chinese footnote: 賴明治，《台日自然科學研究領域交流》（出國報告，國家科學及技術委員會，2025年5月14日），…。

    In this style and the next two the agency stands for authors whom the source does not name; where it names neither, the
    title comes first.
    """
    author, publisher = _responsible(citation, "、".join(citation.authors))
    inside = "，".join(filter(None, (FORMS_ZH.get(citation.form), publisher, _date_zh(citation))))
    parts = [author, _title_zh(citation) + (f"（{inside}）" if inside else "")]
    notes = ""
    if citation.passage:
        parts += [_headings_zh(citation.passage), f"原文第{_lines(citation.passage)}行"]
        notes = _notes_zh(citation.passage)
    return printable("，".join(filter(None, parts)) + notes + "。")


def apa(citation: Citation) -> str:
    """A reference of the APA style as Chinese journals print it; for a passage with its lines at the end."""
    year = f"（{_year(citation) or '無日期'}）"
    form = FORMS_ZH.get(citation.form)
    title = _title_zh(citation) + (f"（{form}）" if form else "")
    author, publisher = _responsible(citation, "、".join(citation.authors))
    parts = [f"{author}{year}", title] if author else [title + year]
    if publisher:
        parts.append(publisher)
    notes = ""
    if citation.passage:
        parts.append("，".join(filter(None, (_headings_zh(citation.passage), f"原文第{_lines(citation.passage)}行"))))
        notes = _notes_zh(citation.passage)
    return printable("。".join(parts) + notes + "。")


def chicago(citation: Citation) -> str:
    """A full note of the Chicago style in English: 賴明治, 台日自然科學研究領域交流, trip report (國家科學及技術委員會, May 14, 2025),
    under “參、參訪紀要,” lines 5–9.

    Titles in Chinese characters take neither italics nor marks there. The place of publication, which the reports do not
    print, is left out.
    """
    author, publisher = _responsible(citation, _and(citation.authors))
    date = citation.report_date
    when = f"{MONTHS[date.month - 1]} {date.day}, {date.year}" if date else _year(citation) or "n.d."
    form = FORMS_EN.get(citation.form, "Report").lower()
    told = ", ".join(filter(None, (author, citation.title, form)))
    told += f" ({', '.join(filter(None, (publisher, when)))})"
    if citation.passage:
        headings = "".join(f" “{heading},”" for heading in citation.passage.headings)
        under = f" under{headings}" if headings else ""
        told += f",{under} {_lines_en(_lines(citation.passage, '–'))}"
        if citation.passage.notes:
            told += f" (see editor’s notes on {_lines_en(', '.join(_note_lines(citation.passage)))})"
    return printable(told + ".")


def pandoc(citation: Citation) -> str:
    """A citation of pandoc: `[@nstc2025-natural-sciences, 行 423-451]`. 行 is its word for lines where `lang` is zh-TW."""
    if not citation.passage:
        return f"[@{citation.key}]"
    return f"[@{citation.key}, 行 {_lines(citation.passage, '-')}]"


STYLES: Mapping[str, Callable[[Citation], str]] = MappingProxyType(
    {"footnote": footnote, "apa": apa, "chicago": chicago, "pandoc": pandoc}
)
"""The styles that cite a passage, by name. BibTeX and CSL-JSON, which describe reports, stand in `bibliography`."""


def unique(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """The reports that are cited, each once, in the order of their keys."""
    return tuple(citation for _key, citation in sorted({each.key: each for each in citations}.items()))


def _responsible(citation: Citation, authors: str) -> tuple[str, str]:
    """Who comes first, and who published, where that is somebody else."""
    agency = citation.agency or ""
    return (authors, agency) if authors else (agency, "")


def _title_zh(citation: Citation) -> str:
    return citation.title if citation.title_supplied else f"《{citation.title}》"


def _year(citation: Citation) -> str | None:
    if citation.year is None:
        return None
    return f"[{citation.year}]" if citation.year_supplied else str(citation.year)


def _date_zh(citation: Citation) -> str | None:
    date = citation.report_date
    if date:
        return f"{date.year}年{date.month}月{date.day}日"
    year = _year(citation)
    return f"{year}年" if year else None


def _lines(passage: CitedPassage, dash: str = "—") -> str:
    if passage.line == passage.end_line:
        return str(passage.line)
    return f"{passage.line}{dash}{passage.end_line}"


def _lines_en(lines: str) -> str:
    return f"line {lines}" if lines.isdigit() else f"lines {lines}"


def _headings_zh(passage: CitedPassage) -> str:
    return "之".join(f"「{heading}」" for heading in passage.headings)


def _note_lines(passage: CitedPassage) -> list[str]:
    return list(dict.fromkeys(str(note.line) for note in passage.notes))


def _notes_zh(passage: CitedPassage) -> str:
    if not passage.notes:
        return ""
    if len(passage.notes) > NOTES_IN_FULL:
        return f"（見編者註：原文第{'、'.join(_note_lines(passage))}行）"
    told = "；".join(f"第{note.line}行「{note.quote}」，{note.note.rstrip('。')}" for note in passage.notes)
    return f"（見編者註：{told}）"


def _and(names: tuple[str, ...]) -> str:
    if len(names) >= MANY_AUTHORS:
        return f"{names[0]} et al."
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"
