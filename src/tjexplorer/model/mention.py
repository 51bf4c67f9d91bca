"""Places of a report where a record of an authority file is named."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tjexplorer.model.span import Span


class Authority(StrEnum):
    """The authority files of named things."""

    INSTITUTION = "institution"
    PERSON = "person"
    PROGRAMME = "programme"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a record is named."""

    record: str
    """Id of the record."""
    form: str
    """The form of the record that was recognised."""
    report: str
    """Id of the report."""
    section: str
    """Id of the section."""
    line: int
    """Line on which it begins."""
    span: Span
    """Where it stands."""
    text: str
    """The source between the ends, line breaks taken out."""
    authority: Authority = Authority.INSTITUTION
    """The file of the record."""
