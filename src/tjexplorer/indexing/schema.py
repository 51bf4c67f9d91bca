"""The schema of the Whoosh index.

Whoosh pickles it, so the class of its field must stay at this place under this name.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from whoosh.fields import ID, STORED, FieldType, Schema
from whoosh.formats import Existence

from tjexplorer.indexing.analyzer import terms_of

SCHEMA_VERSION = 1
"""Grows with every change of fields: an index of another version is stale."""

REPORT, ORDINAL, TEXT = "report", "ordinal", "text"
"""Field names."""


class FoldedText(FieldType):  # type: ignore[misc,unused-ignore]  # untyped in Whoosh 2.7.4
    """A folded text: its index terms, neither positions nor frequencies.

    Terms go to the writer as they are. Whoosh's own analysis would make an object of each and take several times as
    long.
    """

    def __init__(self) -> None:
        super().__init__(format=Existence(), analyzer=None)  # type: ignore[arg-type,unused-ignore]

    def index(self, value: Any, **_options: Any) -> Generator[tuple[bytes, int, float, bytes], Any, None]:
        """Term, frequency, weight and encoded value of each term."""
        for term in terms_of(value):
            yield term.encode(), 1, 1.0, b""


def schema() -> Schema:
    """The fields of a section. Heading and body are one field: what stands where is seen when the text is read."""
    return Schema(**{REPORT: ID(stored=True), ORDINAL: STORED(), TEXT: FoldedText()})
