"""Persons as lists print them: 林光隆處長, 本部長 上田一郎, 矢口 喜一郎／TCI 代表取締役社長, Dr. Kazuhiro Hono, President."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from tjexplorer.drafting.bodies import looks_like_body
from tjexplorer.drafting.job_titles import is_bare_title, is_latin_title, is_title, without_honorific
from tjexplorer.drafting.passage import Passage
from tjexplorer.drafting.spelling import plain, words
from tjexplorer.text.characters import HAN_CLASS

_HAN = rf"{HAN_CLASS}々ヶ"
_NAME = re.compile(rf"[{_HAN}\u3041-\u3096\u30a1-\u30fa\u30fc]{{2,5}}")
_SPACED_NAME = re.compile(
    rf"[{_HAN}\u3041-\u3096\u30a1-\u30fa\u30fc]{{1,4}}[ \u3000]+[{_HAN}\u3041-\u3096\u30a1-\u30fa\u30fc]{{1,4}}"
)
_NAME_PIECE = re.compile(rf"[{_HAN}]{{1,3}}")
_SLASH = re.compile(r"[／/]")
_MARK = re.compile(r"[（(]?[0-9０-９a-z一二三四五六七八九十]{1,3}[)）.．、]\s*|[-•‧·○●◎＊*]\s*")
_WORD = re.compile(r"[\s\u3000、，,；;]+")
_AND = re.compile(r"以及|[及和與与暨]")
_ACRONYM = re.compile(r"[A-Z]{2,5}")
_LONGEST = 3000
"""Characters; no list of persons in one line is longer."""

_PARTING = re.compile(r"[；;\n]|[、，,](?=\s*(?:Dr|Mr|Ms|Mrs|Prof|Professor)\b)")
_LATIN_NAME = re.compile(
    r"(?P<honorific>(?:(?:Dr|Mr|Ms|Mrs|Miss|Prof|Professor)\b\.?\s*)+)?"
    r"(?P<name>[A-Z\u00c0-\u00de][\w.'’-]*(?:\s+[A-Z\u00c0-\u00de(][\w.'’)-]*){1,4})\s*(?P<rest>[,，、(（].*)?$",
    re.DOTALL,
)
_OFFICE_WORDS = words(
    "事業|事務|專務|常務|產業|企業|研究|技術|情報|國際|總務|行政|管理|政策|計畫|總括|代表|取締|主席|首席|特任|特別|地區|中心|開發|會議|人員|團員|成員|本會|本團|我方|日方|單位|機構"
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person of a list."""

    name: Passage
    """The name alone."""
    role: Passage | None = None
    """Office or rank; with it the unit where the list does not part them."""
    affiliation: Passage | None = None
    """The body beside the name."""
    behind: Passage | None = None
    """What stands behind a stroke or comma and is to be read as affiliation and office."""


class _Kind(Enum):
    NAME = auto()
    PIECE = auto()
    TITLE = auto()
    BODY = auto()
    OTHER = auto()


def people_in(passage: Passage) -> list[Person]:
    """The persons that a line, an item or a cell lists; none where it is no list of persons."""
    found: list[Person] = []
    if len(passage.text) > _LONGEST:
        return found
    for piece in passage.split(_PARTING):
        mark = _MARK.match(piece.text)
        part = piece.part(mark.end(), len(piece.text)) if mark else piece
        found += _with_stroke(part) or _latin(part) or _spaced(part) or _glued(part)
    return found


def is_name(text: str) -> bool:
    """Whether words look like the name of a person in ideographs."""
    closed = "".join(text.split())
    shaped = _NAME.fullmatch(text) or (_SPACED_NAME.fullmatch(text) and len(closed) <= 7)
    return (
        bool(shaped) and not is_title(closed) and not looks_like_body(closed) and not _OFFICE_WORDS.search(plain(text))
    )


def _with_stroke(passage: Passage) -> list[Person]:
    """name／what the person is; or the other way round."""
    parts = list(passage.split(_SLASH))
    if len(parts) < 2:
        return []
    first = parts[0]
    end = parts[-1].origins[-1]
    latin = _LATIN_NAME.fullmatch(first.text)
    if is_name(first.text) or (latin and latin["rest"] is None):
        start = len(passage.text) - len(passage.text.split(first.text, 1)[1]) + 1
        rest = passage.part(start, len(passage.text)).stripped("／/")
        return [Person(first, behind=rest if rest.text and rest.origins[-1] <= end else None)]
    last = parts[-1]
    if is_name(last.text) and is_title(first.text):
        return [Person(last, role=first)]
    return []


def _latin(passage: Passage) -> list[Person]:
    """Dr. Kazuhiro Hono, President. A name without a form of address needs an office behind it."""
    found = _LATIN_NAME.fullmatch(passage.text)
    if found is None:
        return []
    rest = passage.part(found.start("rest"), found.end("rest")).stripped(",，、") if found["rest"] else None
    told = bool(rest and (is_latin_title(rest.text) or is_title(rest.text)))
    if not found["honorific"] and not told:
        return []
    name = passage.part(*found.span("name"))
    if rest is None or not rest.text:
        return [Person(name)]
    before_comma = re.split("[,，]", rest.text)[0]
    if is_latin_title(before_comma) or is_title(before_comma):
        return [Person(name, role=rest)]
    return [Person(name, affiliation=rest)]


def _tokens(passage: Passage) -> list[tuple[_Kind, Passage]]:
    found = []
    for token in passage.split(_WORD):
        closed = token.text
        if is_title(closed):
            kind = _Kind.TITLE
        elif looks_like_body(closed) and not _ACRONYM.fullmatch(closed):
            kind = _Kind.BODY
        elif _NAME_PIECE.fullmatch(closed) and len(closed) <= 2:
            kind = _Kind.PIECE
        elif is_name(closed):
            kind = _Kind.NAME
        else:
            kind = _Kind.OTHER
        found.append((kind, token))
    return found


def _spaced(passage: Passage) -> list[Person]:
    """Offices and names parted by blanks, either first."""
    tokens = list(_names_joined(passage, _tokens(passage)))
    kinds = [kind for kind, _token in tokens]
    if _Kind.NAME not in kinds or _Kind.TITLE not in kinds:
        return []
    name_first = kinds.index(_Kind.NAME) < kinds.index(_Kind.TITLE)
    return _names_then_titles(passage, tokens) if name_first else _titles_then_names(passage, tokens)


def _names_joined(passage: Passage, tokens: Sequence[tuple[_Kind, Passage]]) -> Iterator[tuple[_Kind, Passage]]:
    """Family and given name that stand apart made one; a piece that has no neighbour is a name by itself."""
    at = 0
    while at < len(tokens):
        kind, token = tokens[at]
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if kind is _Kind.PIECE and following and following[0] in {_Kind.PIECE, _Kind.NAME}:
            whole = _between(passage, token, following[1])
            if len(following[1].text) <= 3 and is_name(whole.text):
                yield _Kind.NAME, whole
                at += 2
                continue
        if kind is _Kind.PIECE:
            kind = _Kind.NAME if is_name(token.text) else _Kind.OTHER
        yield kind, token
        at += 1


def _between(passage: Passage, first: Passage, last: Passage) -> Passage:
    start = passage.origins.index(first.origins[0])
    end = passage.origins.index(last.origins[-1]) + 1
    return passage.part(start, end)


def _titles_then_names(passage: Passage, tokens: Sequence[tuple[_Kind, Passage]]) -> list[Person]:
    people: list[Person] = []
    body: Passage | None = None
    role: Passage | None = None
    before: Passage | None = None
    for kind, token in tokens:
        if kind is _Kind.NAME:
            people.append(Person(_addressed(token), role, body))
            role = before = None
        elif kind is _Kind.TITLE:
            role = _between(passage, role or before or token, token)
            before = None
        elif kind is _Kind.BODY:
            body, role, before = token, None, None
        else:
            before = before or token
    return people


def _names_then_titles(passage: Passage, tokens: Sequence[tuple[_Kind, Passage]]) -> list[Person]:
    people: list[Person] = []
    ahead: Passage | None = None
    for kind, token in tokens:
        if kind is _Kind.NAME:
            people.append(Person(_addressed(token), None, ahead))
        elif kind is _Kind.BODY and not people:
            ahead = token
        elif people and kind is _Kind.BODY:
            people[-1] = replace(people[-1], affiliation=token)
        elif people and kind is _Kind.TITLE:
            people[-1] = replace(people[-1], role=_between(passage, people[-1].role or token, token))
    return people


def _glued(passage: Passage) -> list[Person]:
    """Name and office in one word, perhaps behind the body: 行政院國家科學委員會國合處 林光隆處長."""
    people = []
    body: Passage | None = None
    for token in passage.split(_WORD):
        persons = [name_with_title(token)] if name_with_title(token) else [*map(name_with_title, token.split(_AND))]
        people += [replace(person, affiliation=body) for person in persons if person]
        if not any(persons) and looks_like_body(token.text):
            body = token
    return people


def name_with_title(token: Passage) -> Person | None:
    """The person in 林光隆處長 or 林光隆先生; the longest office wins, so that 副 belongs to it."""
    text = token.text
    for length in range(2, min(6, len(text))):
        if is_name(text[:length]) and is_bare_title(text[length:]):
            return Person(token.part(0, length), token.part(length, len(text)))
    end = without_honorific(text)
    if end < len(text) and is_name(text[:end]):
        return Person(token.part(0, end))
    return None


def _addressed(name: Passage) -> Passage:
    return name.part(0, without_honorific(name.text))
