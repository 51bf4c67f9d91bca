"""How telling a paragraph is: whether it says what a body is, rather than that it was there.

Points, added up:

| what | points |
| --- | --- |
| the name is the subject: it stands at the beginning (within twelve characters after a list mark), not after 依據, 由, 在 and the like, and not before another body's name, whose owner it is then | 4 |
| it tells of a founding, a predecessor, a change of form | 3 |
| it tells of a task, or to whom the body belongs | 2 |
| it gives figures with a unit: one for two of them, two for four | 1–2 |
| it gives a year | 1 |
| it is the first paragraph under a heading such as 機構簡介, 發展沿革 | 2 |
| it stands in a write-up of the body or under its name | 1 |
| it is about the visit itself (本次, 訪團 at the beginning) | −3 |
| it names a body of which this one is a part, and not this one | −6 |
| it is a table | −3 |
| it only mentions the body, which is not its subject; what it tells of foundings and tasks is then another's | −2 |
| it has fewer than thirty characters | −4 |
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from tjexplorer.dossier.passages import Paragraph
from tjexplorer.model.mention import Mention
from tjexplorer.model.reading import BlockKind
from tjexplorer.model.report import Report
from tjexplorer.model.source import SourceText
from tjexplorer.model.span import Span

BEGINNING = 12
"""Characters within which a name is the subject of a paragraph."""

SHORT = 30
"""Characters below which a paragraph says little."""

_FOUNDED = re.compile(
    r"成立|設立|創立|創設|前身|沿革|改制|改組|改名|更名|更改為|整併|整合於成|轉型|追溯|founded|established", re.I
)
_TASK = re.compile(r"宗旨|任務|使命|主要業務|業務範圍|隸屬|轄下|簡稱|負責|[是為係].{0,25}(?:機構|機關|法人|大學|組織)")
_FIGURE = re.compile(r"[0-9０-９][0-9０-９,，.]*\s*(?:億|萬|百萬|位|人|名|個|件|所|家|公頃|%|％|平方|棟|間)")
_NO_SUBJECT = re.compile(r"(?:依據|根據|據|由|於|在|向|對|與|瞭解|了解|參訪|拜訪|訪問|拜會|參觀)$")
_YEAR = re.compile(r"(?<![0-9])(?:1[6-9]|20)[0-9]{2}\s*年|平成|昭和|民國")
_INTRODUCES = re.compile(r"簡介|沿革|概述|概況|概要|背景|緣起|紀要")
_OF_THE_VISIT = re.compile(r"本次|此次|這次|訪團|本團|本報告")


def is_subject(
    paragraph: Paragraph, named: Sequence[Mention], source: SourceText, owners: Set[int] = frozenset()
) -> bool:
    """Whether a name of the body, of which `named` are the places, begins the paragraph as its subject. `owners` are the
    places at which the name of another body begins.
    """
    if not named or named[0].span.end in owners:
        return False
    before = "".join(source.slice(Span(paragraph.span.start, named[0].span.start)).split())
    return len(before) - len(paragraph.mark) <= BEGINNING and not _NO_SUBJECT.search(before)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a paragraph stands to a body."""

    subject: bool
    """Whether the name of the body is its subject."""
    at_home: bool
    """Whether it stands in a write-up of the body or under its name."""
    opens: bool = False
    """Whether it is the first of its section."""
    of_whole: bool = False
    """Whether it names a body of which this one is a part, and not this one."""


def telling(paragraph: Paragraph, report: Report, standing: Standing) -> int:
    """The points of a paragraph."""
    text = paragraph.text
    points = 4 * standing.subject + standing.at_home if standing.subject or standing.at_home else -2
    if standing.subject or standing.at_home:
        points += 3 * bool(_FOUNDED.search(text)) + 2 * bool(_TASK.search(text))
    points += min(2, len(_FIGURE.findall(text)) // 2) + bool(_YEAR.search(text))
    points += 2 * (standing.opens and bool(_INTRODUCES.search(report.by_id[paragraph.section].title)))
    points -= 3 * bool(_OF_THE_VISIT.match(text[len(paragraph.mark) :].strip()))
    points -= 6 * standing.of_whole
    return points - 3 * (paragraph.kind is BlockKind.TABLE) - 4 * (len(text) < SHORT)
