"""The words that are counted beside a query and for a report.

Chinese and Japanese are written without spaces, and no dictionary knows the bodies, laws and coinages of these reports. So a
word is one of these, the first that fits:

- a **name or term of the authority files**, in any of its forms: one record is one word. Names of institutions, persons,
  programmes and places count where they are recognised, terms where one of their forms stands; of overlapping ones the
  longest counts;
- a **Latin word** of two letters or more that is no English function word; a run of **katakana** of two or more;
- elsewhere a **string of ideographs** that returns (`strings.py`).

Numbers, hiragana and punctuation part strings and are no words. What stands inside a name or term is not counted again.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tjexplorer.text.fold import fold


class WordKind(StrEnum):
    """What a word is."""

    INSTITUTION = "institution"
    PERSON = "person"
    PROGRAMME = "programme"
    PLACE = "place"
    TERM = "term"
    LATIN = "latin"
    KATAKANA = "katakana"
    STRING = "string"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, whatever its spelling."""

    kind: WordKind
    """What it is."""
    key: str
    """The id of its record; else its folded text."""

    @property
    def record(self) -> str | None:
        """The id of its authority record; None for words that have none."""
        return None if self.kind in _WITHOUT_RECORD else self.key


_WITHOUT_RECORD = frozenset({WordKind.LATIN, WordKind.KATAKANA, WordKind.STRING})

_FUNCTION_WORDS = """
    about after all also an and any are as at based be been between both but by can co de do dr due each et etc for from had has
    have he her his how if in into is it its la le may more most mr ms no non not of on one only or other our out over per prof re
    she such than that the their them then there these they this those through to toward towards two under until up upon
    us via was we were what when where which while who will with within would www http https com org jp tw html pdf go ac
    """

FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Latin words that are not counted: English function words, and pieces of addresses."""

INNER_STOPS = frozenset(fold("的與及之於了是而且或並暨也就都很這那").text)
"""Ideographs, folded, that stand in no string: particles, conjunctions, demonstratives."""

EDGE_STOPS = INNER_STOPS | frozenset(
    fold(
        "和等以為在有其由從對將可所該此各個每第至到被把使讓向往又亦則如若因但僅已未不無們我他她它您你本一二三四五六七八九十百千萬億兆年月日時分點"
    ).text
)
"""Ideographs, folded, with which no string begins or ends: prepositions, auxiliaries, pronouns, numerals, dates."""
