"""What to try where nothing was found: the filter that emptied the answer, the part that is nowhere, words near to it.

Asked for empty answers alone, and its work is bounded: so many searches, so many words, so many characters read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.search import filters
from tjexplorer.search.near_words import NearWords
from tjexplorer.search.periods import read_period
from tjexplorer.search.query import And, Field, Near, Not, Phrase, Query, Words, in_words, words_of
from tjexplorer.search.request import SearchRequest
from tjexplorer.text.fold import fold

Count = Callable[[Query, SearchRequest], int]
"""How many sections a query finds with the filters and switches of a request."""

_PARTS = 6
"""Parts of a query that are tried by themselves."""

_LOOKED_AT = 12
"""Words that are looked for by themselves."""

_WORDS = 4
"""Words that occur nowhere for which others are offered."""

_OFFERED = 4
"""Words offered for one."""

_FACTS = frozenset({"report", "agency", "year"})
"""Fields whose possible values are told."""

_MOST_FACTS = 20
"""Values that are told."""


@dataclass(frozen=True, slots=True)
class Advisor:
    """What advice is made of."""

    near_words: NearWords
    """Words of the texts near to others."""
    count: Count
    """Searches, and may raise where nobody waits any more."""

    def advise(self, query: Query, request: SearchRequest) -> Iterator[str]:
        """Sentences on a query that found nothing."""
        yield from self._without_filters(query, request)
        yield from self._part_by_part(query, request)
        yield from self._loosened(query, request)
        everywhere = filters.widest(request)
        yield from self._facts(query, everywhere)
        yield from _signs(query)
        words = [word for word in dict.fromkeys(words_of(query)) if fold(word).text.strip()][:_LOOKED_AT]
        missing = (word for word in words if not self.count(Words((word,)), everywhere))
        for word in islice(missing, _WORDS):
            yield from self._near(word, everywhere)

    def _without_filters(self, query: Query, request: SearchRequest) -> Iterator[str]:
        """What there is without each filter, and without all."""
        tries = filters.without_each(request)
        if len(tries) > 1:
            tries.append((_("all"), filters.widest(request)))
        for name, wider in tries:
            count = self.count(query, wider)
            if count:
                sentence = ngettext(
                    "Without the filter ({name}) there is {count} section.",
                    "Without the filter ({name}) there are {count} sections.",
                    count,
                )
                yield sentence.format(name=name, count=count)

    def _part_by_part(self, query: Query, request: SearchRequest) -> Iterator[str]:
        """Of what was required together, what each part finds alone, and what there is without what was excluded."""
        parts = _required(query)[:_PARTS]
        wanted: list[Query] = [part for part in parts if not isinstance(part, Not)]
        if len(wanted) == 1 and isinstance(wanted[0], Near):
            wanted = list(wanted[0].parts[:_PARTS])
        if len(wanted) > 1:
            told = [_counted(in_words(part), self.count(part, request)) for part in wanted]
            yield _("Each by itself: {parts}.").format(parts=_("; ").join(told))
        for part in parts:
            rest = tuple(other for other in _required(query) if other is not part)
            if isinstance(part, Not) and rest:
                count = self.count(_all(rest), request)
                if count:
                    yield _with(in_words(part.part), count)

    def _loosened(self, query: Query, request: SearchRequest) -> Iterator[str]:
        """What there is where words need not stand together, near each other or in a heading."""
        for part in _required(query)[:_PARTS]:
            match part:
                case Near(parts):
                    count = self.count(_all(parts), request)
                    sentence = ngettext(
                        "At any distance from each other: {count} section.",
                        "At any distance from each other: {count} sections.",
                        count,
                    )
                case Phrase(text) if len(text.split()) > 1:
                    count = self.count(Words(tuple(text.split())), request)
                    sentence = ngettext(
                        "Not together, but in one section: {count} section.",
                        "Not together, but in one section: {count} sections.",
                        count,
                    )
                case Field("title", text):
                    count = self.count(Phrase(text), request)
                    sentence = ngettext(
                        "In the text instead of the heading: {count} section.",
                        "In the text instead of the heading: {count} sections.",
                        count,
                    )
                case _:
                    continue
            if count:
                yield sentence.format(count=count)

    def _facts(self, query: Query, request: SearchRequest) -> Iterator[str]:
        """What there is to ask for where a field of reports fits none."""
        for part in _required(query)[:_PARTS]:
            if not isinstance(part, Field) or part.name not in _FACTS or self.count(part, request):
                continue
            if part.name == "year" and not read_period(part.value):
                continue
            facts = [report.facts for report in self.near_words.reports]
            names, sentence = {
                "report": ({one.id for one in facts}, _("No report is called “{value}”. There are: {names}.")),
                "agency": (
                    {one.agency for one in facts if one.agency},
                    _("No report is by an agency “{value}”. There are: {names}."),
                ),
                "year": (
                    {str(year) for one in facts for year in one.years},
                    _("No report is of the time “{value}”. There are the years: {names}."),
                ),
            }[part.name]
            yield sentence.format(value=part.value, names=", ".join(sorted(names)[:_MOST_FACTS]))

    def _near(self, word: str, request: SearchRequest) -> Iterator[str]:
        """Words of the texts near to one that is nowhere, with the sections that they find."""
        found: dict[str, int] = {}
        same = {fold(word).text}
        for other in self.near_words.of(word)[: 2 * _OFFERED]:
            if fold(other).text in same:
                continue
            found[other] = self.count(Phrase(other), request)
            # Other forms of a word find what it finds.
            same |= {fold(other).text, *(needle.pattern.text for needle in self.near_words.vocabulary.others(other))}
        found = {other: count for other, count in found.items() if count}
        if found:
            told = [_counted(_quoted(other), count) for other, count in islice(found.items(), _OFFERED)]
            sentence = _("{word} occurs nowhere. The nearest that do: {words}.")
            yield sentence.format(word=_quoted(word), words=_("; ").join(told))
        else:
            yield _("{word} occurs nowhere, and nothing near to it.").format(word=_quoted(word))


def _signs(query: Query) -> Iterator[str]:
    """Whether words may have been meant for operators."""
    words = words_of(query)
    small = {unicodedata.normalize("NFKC", word) for word in words} & {"and", "or", "not", "near"}
    if small:
        sentence = _("Operators are written in capitals: {operators}.")
        yield sentence.format(operators=", ".join(sorted(word.upper() for word in small)))
    if any(sign in word for word in words for sign in "*＊?？"):
        yield _(
            "A star stands for the rest of a word, behind two letters or more (univers*); there are no other signs."
        )


def _required(query: Query) -> tuple[Query, ...]:
    """What must hold together: the parts of an AND, and words side by side."""
    match query:
        case Words(words):
            return tuple(dict.fromkeys(Words((word,)) for word in words))
        case And(parts):
            return tuple(each for part in parts for each in _required(part))
        case _:
            return (query,)


def _all(parts: Sequence[Query]) -> Query:
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def _quoted(text: str) -> str:
    return _("“{text}”").format(text=text)


def _counted(told: str, count: int) -> str:
    if not count:
        return _("{part}: none").format(part=told)
    return ngettext("{part}: {count} section", "{part}: {count} sections", count).format(part=told, count=count)


def _with(told: str, count: int) -> str:
    sentence = ngettext(
        "Where {part} is not excluded there is {count} section.",
        "Where {part} is not excluded there are {count} sections.",
        count,
    )
    return sentence.format(part=told, count=count)
