"""Names of persons as lists print them, and persons whose name is printed in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tjexplorer.messages import gettext as _
from tjexplorer.model.record import EditorNote
from tjexplorer.proofreading.galley import Galley, Passage, Place, note
from tjexplorer.proofreading.likeness import bare, one_apart
from tjexplorer.text.characters import HAN_CLASS
from tjexplorer.text.fold import fold

_HAN = re.compile(rf"[{HAN_CLASS}]+")
_TITLE = re.compile(
    r"(?:長|員|輔佐|士|授|師|任|理|官|査役|調查役|監|理事|顧問|書記|秘書|代表人|代表|幹|研究生|役|召集人|查)$"
)
_PHOTO = re.compile(r"與(?P<names>[^。；]{2,60}?)(?:等人?|等)?\s*(?:合影|合照|合影留念)")
_SLASH = re.compile(rf"^\s*(?P<name>[{HAN_CLASS}\s\u3000]{{2,9}}?)\s*[／/]")
_GIVEN_TITLE = re.compile(r"(?:本?部長|所長|理事長|會長|教授|博士|先生|女士|組長|處長|課長|社長|董事長)$")
_BODY = re.compile(r".{3,}(?:[部所會課室局司團]|中心|機構|大學|公司)(?=.{3,5}$)")
_LATIN = re.compile(
    r"(?:(?P<before>[長授師員官士]|主席|博士|Dr\.|Mr\.|Ms\.|Prof\.)\s*)?"
    r"(?P<name>(?P<given>[A-Z][a-z]{2,})\s+(?P<family>[A-Z][a-z]{2,}))(?P<after>\s*(?:教授|博士|說|指出|表示|先生))?"
)


@dataclass(frozen=True, slots=True)
class _Person:
    name: str
    """Folded, without white space."""
    passage: Passage
    span: tuple[int, int]

    @property
    def place(self) -> Place:
        return self.passage.place(*self.span)


@dataclass(frozen=True, slots=True)
class _Party:
    """Persons that one list names."""

    people: tuple[_Person, ...]
    key: str
    """Lists with one key are one source: a caption and its entry in the list of figures."""

    @property
    def names(self) -> frozenset[str]:
        return frozenset(person.name for person in self.people)


def check(galley: Galley) -> Iterator[EditorNote]:
    """Notes on names that two lists of the same people print otherwise, and on Latin names one letter apart."""
    parties = list(_parties(galley))
    lists = [party for party in parties if len(party.people) > 1]
    linked = [pair for at, first in enumerate(lists) for second in lists[at + 1 :] for pair in _linked(first, second)]
    yield from _variants(parties, linked)
    yield from _latin(galley)


def _parties(galley: Galley) -> Iterator[_Party]:
    for passage in [*galley.passages, *galley.contents]:
        photo = _PHOTO.search(passage.text)
        if photo:
            people = _in_caption(passage, photo)
        elif passage.in_table:
            people = _after_titles(passage) or _before_slash(passage)
        else:
            continue
        if people:
            label = bare(passage.text[: photo.start()]) if photo else ""
            yield _Party(tuple(people), label or str(passage.start))


def _in_caption(passage: Passage, photo: re.Match[str]) -> list[_Person]:
    people = []
    for part in re.finditer(r"[^、，,及]+", photo["names"]):
        start = photo.start("names") + part.start()
        person = _person(passage, start, start + len(part[0]))
        if person:
            people.append(person)
    return people


def _after_titles(passage: Passage) -> list[_Person]:
    """職稱 姓名 職稱 姓名 …: the words behind words that are titles; a family name and a given name may stand apart."""
    words = list(re.finditer(rf"[{HAN_CLASS}]+", passage.text))
    people: list[_Person] = []
    titled = False
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        if _TITLE.search(word[0]) and (len(word[0]) > 2 or not titled):
            titled = True
            continue
        end = word.end()
        if (
            titled
            and len(word[0]) <= 2
            and at < len(words)
            and len(words[at][0]) <= 2
            and not _TITLE.search(words[at][0])
        ):
            end = words[at].end()
            at += 1
        person = _person(passage, word.start(), end) if titled else None
        if person:
            people.append(person)
    return people


def _before_slash(passage: Passage) -> list[_Person]:
    match = _SLASH.match(passage.text)
    person = _person(passage, *match.span("name")) if match else None
    return [person] if person else []


def _person(passage: Passage, start: int, end: int) -> _Person | None:
    """The name in a stretch, its title left out; None where what is left is not as long as names are."""
    text = passage.text[start:end]
    title = _GIVEN_TITLE.search(text)
    if title:
        text = text[: title.start()]
    body = _BODY.match(text)
    lead = body.end() if body else len(text) - len(text.lstrip())
    name = text[lead:].strip()
    closed = "".join(name.split())
    if not _HAN.fullmatch(closed) or not 3 <= len(closed) <= 5:
        return None
    return _Person(fold(closed).text, passage, (start + lead, start + lead + len(name)))


def _linked(first: _Party, second: _Party) -> Iterator[tuple[_Person, _Person]]:
    """Pairs of names one or two characters apart, in two lists that share another name."""
    shared = first.names & second.names
    pairs = [
        (one, other)
        for one in first.people
        for other in second.people
        if one.name not in shared and other.name not in shared and _alike(one.name, other.name)
    ]
    if shared or len(pairs) > 1:
        yield from pairs


def _alike(first: str, second: str) -> bool:
    """Whether all but one character agree, place for place, or all but two of four and more."""
    if len(first) != len(second):
        return False
    apart = sum(a != b for a, b in zip(first, second, strict=True))
    return apart == 1 or (apart == 2 and len(first) >= 4)


def _variants(parties: Sequence[_Party], linked: Sequence[tuple[_Person, _Person]]) -> Iterator[EditorNote]:
    groups: list[set[str]] = []
    for one, other in linked:
        touching = [group for group in groups if group & {one.name, other.name}]
        for group in touching:
            groups.remove(group)
        groups.append({one.name, other.name}.union(*touching))
    for group in groups:
        people = [person for party in parties for person in party.people if person.name in group]
        count = {name: len({party.key for party in parties if name in party.names}) for name in group}
        yield from _notes(count, people)


def _notes(count: dict[str, int], people: Sequence[_Person]) -> Iterator[EditorNote]:
    """One for each place of the rarer forms; for each place where none is the commonest."""
    most = max(count.values())
    common = [name for name, number in count.items() if number == most]
    usual = common[0] if len(common) == 1 and most > sum(count.values()) - most else None
    for person in people:
        if person.name == usual:
            continue
        others = {other.name: other.place for other in reversed(people) if other.name != person.name}
        forms = ", ".join(dict.fromkeys(place.quote for place in others.values()))
        sentence = _("One person under several names: elsewhere {forms}.").format(forms=forms)
        yield note(person.place, "name", sentence, list(others.values()))


def _latin(galley: Galley) -> Iterator[EditorNote]:
    """Persons (by a title before or a verb behind the name) of whose two names one agrees and the other nearly does."""
    named: dict[str, tuple[str, str, Place]] = {}
    for passage in galley.running:
        for match in _LATIN.finditer(passage.text):
            if match["before"] or match["after"]:
                place = passage.place(*match.span("name"))
                named.setdefault(match["name"], (match["given"], match["family"], place))
    seen = list(named.values())
    for at, (given, family, place) in enumerate(seen):
        for other_given, other_family, other in seen[:at]:
            near = given == other_given and len(family) > 5 and one_apart(family, other_family)
            near = near or (family == other_family and len(given) > 5 and one_apart(given, other_given))
            if near:
                yield _latin_note(galley, (place, other))


def _latin_note(galley: Galley, pair: tuple[Place, Place]) -> EditorNote:
    """On the form whose rarer word the text prints less often, else on the first."""
    text = galley.source.text
    first, second = sorted(pair, key=lambda place: (min(text.count(word) for word in place.quote.split()), place.start))
    sentence = _("One person under several names: elsewhere {forms}.").format(forms=second.quote)
    return note(first, "name", sentence, [second])
