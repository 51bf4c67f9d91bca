"""From what was typed to a query. Everything that can be typed can be read; what had to be repaired is noted.

    words side by side      all required            "…" 「…」 『…』 “…”     together
    AND, OR, NOT, -word     in capitals             ( )                    grouping
    field:value             see `query.FIELDS`      word*                  beginning of a Latin word

AND binds closer than OR. Full-width operators, brackets and colons act like the narrow ones.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

from tjexplorer.messages import gettext as _
from tjexplorer.search.query import FIELDS, And, Field, Not, Or, Phrase, Query, Reading, Words

LONGEST = 2_000
"""Characters of a query that are read."""

DEEPEST = 20
"""Brackets within brackets that are read."""

_QUOTES = {"“": "”", "„": "”", "「": "」", "『": "』", '"': '"', "＂": "＂", "”": "”", "〝": "〞", "«": "»"}
"""Opening quotation marks and what closes them. Straight marks close each other, and so does ” typed twice."""

_LOOSE = {'"': '"＂”', "＂": '"＂”', "“": '”"＂“', "”": '”"＂'}
"""Marks that an input method mixes up."""

_CLOSING = set("」』〞»")
_OPEN, _CLOSE, _MINUS, _COLON = set("(（"), set(")）"), set("-－−"), set(":：")
_BREAKS = set("()（）") | set(_QUOTES) | _CLOSING
_FIELD = re.compile(rf"({'|'.join(FIELDS)})[:：]", re.IGNORECASE)


class _Kind(Enum):
    WORD = auto()
    PHRASE = auto()
    FIELD = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class _Token:
    kind: _Kind
    text: str


def parse(typed: str) -> Reading:
    """Read a query. Never raises."""
    notes: list[str] = []
    if len(typed) > LONGEST:
        notes.append(_("Only the first {number} characters of the query were read.").format(number=LONGEST))
        typed = typed[:LONGEST]
    tokens = _tokens(typed, notes)
    if tokens and all(token.kind in _OPERATORS for token in tokens):
        tokens = [_Token(_Kind.WORD, token.text) for token in tokens]
    query = _Parser(_balanced(tokens, notes), notes).read()
    return Reading(query, tuple(dict.fromkeys(notes)))


def _tokens(typed: str, notes: list[str]) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    while at < len(typed):
        char = typed[at]
        if char.isspace():
            at += 1
        elif char in _OPEN or char in _CLOSE:
            tokens.append(_Token(_Kind.OPEN if char in _OPEN else _Kind.CLOSE, char))
            at += 1
        elif char in _CLOSING:
            notes.append(_("A quotation mark {mark} that closes nothing was passed over.").format(mark=char))
            at += 1
        elif char in _QUOTES:
            at = _phrase(typed, at, tokens, notes)
        elif char in _MINUS and at + 1 < len(typed) and not typed[at + 1].isspace() and typed[at + 1] not in _MINUS:
            tokens.append(_Token(_Kind.NOT, char))
            at += 1
        elif field := _FIELD.match(typed, at):
            tokens.append(_Token(_Kind.FIELD, field[1].casefold()))
            at = field.end()
        else:
            at = _word(typed, at, tokens)
    return tokens


def _phrase(typed: str, at: int, tokens: list[_Token], notes: list[str]) -> int:
    mark = typed[at]
    closing = _LOOSE.get(mark, _QUOTES[mark])
    end = next((i for i in range(at + 1, len(typed)) if typed[i] in closing), -1)
    if end < 0:
        notes.append(_("The quotation mark {mark} is not closed; it was read to the end.").format(mark=mark))
        end = len(typed)
    text = " ".join(typed[at + 1 : end].split())
    if text:
        tokens.append(_Token(_Kind.PHRASE, text))
    return end + 1


def _word(typed: str, at: int, tokens: list[_Token]) -> int:
    end = at
    while end < len(typed) and not typed[end].isspace() and (end == at or typed[end] not in _BREAKS):
        end += 1
    text = typed[at:end]
    kind = _NAMES.get(unicodedata.normalize("NFKC", text), _Kind.WORD)
    tokens.append(_Token(kind, text))
    return end


_NAMES = {"AND": _Kind.AND, "OR": _Kind.OR, "NOT": _Kind.NOT}
_OPERATORS = {_Kind.AND, _Kind.OR, _Kind.NOT}


def _balanced(tokens: list[_Token], notes: list[str]) -> list[_Token]:
    """The tokens with brackets that match: closing ones that close nothing left out, missing ones added at the end, and
    those that lie too deep left out.
    """
    found: list[_Token] = []
    kept: list[bool] = []
    for token in tokens:
        if token.kind is _Kind.OPEN:
            kept.append(sum(kept) < DEEPEST)
            if not kept[-1]:
                notes.append(_("Brackets deeper than {number} were passed over.").format(number=DEEPEST))
                continue
        elif token.kind is _Kind.CLOSE:
            if not kept:
                notes.append(_("A bracket that closes nothing was passed over."))
                continue
            if not kept.pop():
                continue
        found.append(token)
    if kept:
        notes.append(_("A bracket is not closed; it was read to the end."))
        found += [_Token(_Kind.CLOSE, ")")] * sum(kept)
    return found


class _Parser:
    """Recursive descent over balanced tokens: or, and, not, atom."""

    def __init__(self, tokens: list[_Token], notes: list[str]) -> None:
        self._tokens = tokens
        self._notes = notes
        self._at = 0

    def read(self) -> Query | None:
        """The whole query."""
        return self._or()

    def _peek(self) -> _Kind | None:
        return self._tokens[self._at].kind if self._at < len(self._tokens) else None

    def _or(self) -> Query | None:
        parts: list[Query] = []
        while True:
            part = self._and()
            if part is not None:
                parts.append(part)
            if self._peek() is not _Kind.OR:
                break
            operator = self._tokens[self._at].text
            self._at += 1
            if part is None or self._peek() in {None, _Kind.CLOSE}:
                self._dangling(operator)
        return _joined(Or, parts)

    def _and(self) -> Query | None:
        parts: list[Query] = []
        words: list[str] = []

        def close_words() -> None:
            if words:
                parts.append(Words(tuple(words)))
                words.clear()

        while (kind := self._peek()) not in {None, _Kind.OR, _Kind.CLOSE}:
            token = self._tokens[self._at]
            if kind is _Kind.WORD:
                self._at += 1
                words.append(token.text)
                continue
            close_words_before = bool(words)
            close_words()
            if kind is _Kind.AND:
                self._at += 1
                if not (parts or close_words_before) or self._peek() in {None, _Kind.CLOSE, _Kind.OR, _Kind.AND}:
                    self._dangling(token.text)
                continue
            part = self._unary()
            if part is not None:
                parts.append(part)
        close_words()
        return _joined(And, parts)

    def _unary(self) -> Query | None:
        """What begins with a sign: NOT, a bracket, a phrase, a field."""
        token = self._tokens[self._at]
        self._at += 1
        if token.kind is _Kind.NOT:
            return self._not(token)
        if token.kind is _Kind.OPEN:
            query = self._or()
            self._at += 1  # the closing bracket, which balancing has made sure of
            return query
        if token.kind is _Kind.FIELD:
            return self._field(token.text)
        return Phrase(token.text)

    def _operand(self) -> Query | None:
        """What NOT or a field applies to: one word, or what begins with a sign."""
        kind = self._peek()
        if kind in {None, _Kind.OR, _Kind.AND, _Kind.CLOSE}:
            return None
        if kind is _Kind.WORD:
            self._at += 1
            return Words((self._tokens[self._at - 1].text,))
        return self._unary()

    def _not(self, token: _Token) -> Query | None:
        negative = True
        while self._peek() is _Kind.NOT:
            negative = not negative
            self._at += 1
        part = self._operand()
        if part is None:
            self._dangling(token.text)
            return None
        return Not(part) if negative else part

    def _field(self, name: str) -> Query | None:
        if self._peek() in {_Kind.WORD, _Kind.PHRASE, _Kind.OPEN}:
            part = self._operand()
            if part is not None:
                return _in_field(name, part)
        self._notes.append(_("“{field}:” has no value; it was read as a word.").format(field=name))
        return Words((name,))

    def _dangling(self, operator: str) -> None:
        note = _("“{operator}” has nothing to join; it was passed over.").format(operator=operator)
        self._notes.append(note)


def _joined(join: type[And] | type[Or], parts: list[Query]) -> Query | None:
    """Parts joined; those joined in the same way already are taken in."""
    flat: list[Query] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, join) else (part,))
    if not flat:
        return None
    return flat[0] if len(flat) == 1 else join(tuple(flat))


def _in_field(name: str, query: Query) -> Query:
    """`field:(…)` asks the field for each word."""
    match query:
        case Words(words):
            fields = [Field(name, word) for word in words]
            return fields[0] if len(fields) == 1 else And(tuple(fields))
        case Phrase(text):
            return Field(name, text)
        case Field():
            return query
        case Not(part):
            return Not(_in_field(name, part))
        case And(parts):
            return And(tuple(_in_field(name, part) for part in parts))
        case Or(parts):
            return Or(tuple(_in_field(name, part) for part in parts))
