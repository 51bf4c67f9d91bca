"""The schema of the Whoosh index.

Whoosh pickles it, so the class of its field must stay at this place under this name.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import Any

from whoosh.fields import ID, STORED, FieldType, Schema
from whoosh.formats import Existence

SCHEMA_VERSION = 3
"""Grows with every change of fields: an index of another version is stale."""

REPORT, ORDINAL, HEADING, BODY, BEST = "report", "ordinal", "heading", "body", "best"
"""Field names; the last one holds the terms that weigh most (`tiers`)."""

TEXTS = (HEADING, BODY)
"""The fields with terms."""


class Terms(FieldType):  # type: ignore[misc,unused-ignore]  # untyped in Whoosh 2.7.4
    """Index terms with how often each stands there, or what it weighs, as the weight of its posting; no positions.

    Terms go to the writer as they are. Whoosh's own analysis would make an object of each and take several times as
    long.
    """

    def __init__(self) -> None:
        super().__init__(format=Existence(), analyzer=None)  # type: ignore[arg-type,unused-ignore]  # untyped in Whoosh 2.7.4

    def index(
        self, value: Mapping[str, float], **_options: Any
    ) -> Generator[tuple[bytes, int, float, bytes], Any, None]:
        """Term, frequency, weight and encoded value of each term."""
        for term, count in value.items():
            yield term.encode(), int(count), float(count), b""


def schema() -> Schema:
    """The fields of a section."""
    return Schema(**{REPORT: ID(stored=True), ORDINAL: STORED(), HEADING: Terms(), BODY: Terms(), BEST: Terms()})
