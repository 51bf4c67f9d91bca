"""The five reports and their records have no mistake."""

from __future__ import annotations

ALLOWED: set[tuple[str, int | None]] = set()
"""Findings of the shipped corpus that are left: file and line. Empty."""


def test_the_shipped_corpus_has_no_mistake(library, found_in):
    found = [each for each in found_in(library.corpus) if each[:2] not in ALLOWED]
    assert found == []
