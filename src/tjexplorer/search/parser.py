"""From what was typed to a query. Everything that can be typed can be read; what had to be repaired is noted.

    words side by side      all required            "…" 「…」 『…』 “…”     together
    AND, OR, NOT, -word     in capitals             ( )                    grouping
    a NEAR/20 b             near:20(a b c)          within so many characters, in any order
    field:value             see `query.FIELDS`      word*                  beginning of a Latin word

NEAR binds closest, then NOT, then AND, then OR. Full-width operators, brackets and colons act like the narrow ones.
`docs/query-language.md` tells the language to its users.
"""

from __future__ import annotations

from tjexplorer.messages import gettext as _
from tjexplorer.search.lexer import JOINING, Kind, Token, tokens_of
from tjexplorer.search.query import And, Field, Near, Not, Or, Phrase, Query, Reading, Words

LONGEST = 2_000
"""Characters of a query that are read."""

DEEPEST = 20
"""Brackets within brackets that are read."""

_NOT_OPERANDS = {None, Kind.OR, Kind.AND, Kind.NEAR, Kind.CLOSE}
"""What cannot follow an operator."""


def parse(typed: str) -> Reading:
    """Read a query. Never raises."""
    notes: list[str] = []
    if len(typed) > LONGEST:
        notes.append(_("Only the first {number} characters of the query were read.").format(number=LONGEST))
        typed = typed[:LONGEST]
    tokens = tokens_of(typed, notes)
    if tokens and all(token.kind in JOINING for token in tokens):
        tokens = [Token(Kind.WORD, token.text, token.at) for token in tokens]
    query = _Parser(_balanced(tokens, notes), notes).read()
    if query is None and (operators := [token for token in tokens if token.kind in {*JOINING, Kind.NEAR_OF}]):
        sentence = _("At character {at}: there are no words but operators; they were read as words.")
        notes.append(sentence.format(at=operators[0].at))
        query = Words(tuple(token.text for token in operators))
    return Reading(query, tuple(dict.fromkeys(notes)))


def _balanced(tokens: list[Token], notes: list[str]) -> list[Token]:
    """The tokens with brackets that match: closing ones that close nothing left out, missing ones added at the end, and
    those that lie too deep left out.
    """
    found: list[Token] = []
    opened: list[tuple[Token, bool]] = []
    for token in tokens:
        if token.kind is Kind.OPEN:
            kept = sum(keeps for _token, keeps in opened) < DEEPEST
            opened.append((token, kept))
            if not kept:
                sentence = _("At character {at}: brackets deeper than {number} were passed over.")
                notes.append(sentence.format(at=token.at, number=DEEPEST))
                continue
        elif token.kind is Kind.CLOSE:
            if not opened:
                sentence = _("At character {at}: the bracket closes nothing; it was passed over.")
                notes.append(sentence.format(at=token.at))
                continue
            if not opened.pop()[1]:
                continue
        found.append(token)
    for token, kept in reversed(opened):
        if kept:
            sentence = _("At character {at}: the bracket is not closed; it was read to the end.")
            notes.append(sentence.format(at=token.at))
            found.append(Token(Kind.CLOSE, ")", token.at))
    return found


class _Parser:
    """Recursive descent over balanced tokens: or, and, not, near, atom."""

    def __init__(self, tokens: list[Token], notes: list[str]) -> None:
        self._tokens = tokens
        self._notes = notes
        self._at = 0

    def read(self) -> Query | None:
        """The whole query."""
        return self._or()

    def _peek(self, ahead: int = 0) -> Kind | None:
        at = self._at + ahead
        return self._tokens[at].kind if at < len(self._tokens) else None

    def _next(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _or(self) -> Query | None:
        parts: list[Query] = []
        while True:
            part = self._and()
            if part is not None:
                parts.append(part)
            if self._peek() is not Kind.OR:
                break
            operator = self._next()
            if part is None or self._peek() in {None, Kind.CLOSE}:
                self._dangling(operator)
        return _joined(Or, parts)

    def _and(self) -> Query | None:
        parts: list[Query] = []
        words: list[str] = []

        def close_words() -> None:
            if words:
                parts.append(Words(tuple(words)))
                words.clear()

        while (kind := self._peek()) not in {None, Kind.OR, Kind.CLOSE}:
            if kind is Kind.WORD and self._peek(1) is not Kind.NEAR:
                words.append(self._next().text)
                continue
            close_words()
            if kind in {Kind.AND, Kind.NEAR}:
                operator = self._next()
                if kind is Kind.NEAR or not parts or self._peek() in {None, Kind.CLOSE, Kind.OR, Kind.AND}:
                    self._dangling(operator)
                continue
            part = self._operand()
            if part is not None:
                parts.append(part)
        close_words()
        return _joined(And, parts)

    def _operand(self) -> Query | None:
        """What NOT applies to: an atom, or a chain of such that stand near each other."""
        first = self._atom()
        parts: list[Query] = [] if first is None else [first]
        distances: list[int] = []
        operator: Token | None = None
        while self._peek() is Kind.NEAR:
            operator = self._next()
            if not parts or self._peek() in {*_NOT_OPERANDS, Kind.NOT}:
                self._dangling(operator)
                continue
            part = self._atom()
            if part is None:
                self._dangling(operator)
            else:
                parts.append(part)
                distances.append(operator.distance)
        return self._near(parts, distances, operator) if operator else first

    def _atom(self) -> Query | None:
        """One word, or what begins with a sign: NOT, a bracket, a phrase, a field."""
        token = self._next()
        match token.kind:
            case Kind.WORD:
                return Words((token.text,))
            case Kind.NOT:
                return self._not(token)
            case Kind.OPEN:
                return self._brackets()
            case Kind.FIELD:
                return self._field(token)
            case Kind.NEAR_OF:
                return self._near_of(token)
            case _:
                return Phrase(token.text)

    def _brackets(self) -> Query | None:
        query = self._or()
        self._at += 1  # the closing bracket, which balancing has made sure of
        return query

    def _not(self, token: Token) -> Query | None:
        negative = True
        while self._peek() is Kind.NOT:
            negative = not negative
            self._at += 1
        part = None if self._peek() in _NOT_OPERANDS else self._operand()
        if part is None:
            self._dangling(token)
            return None
        return Not(part) if negative else part

    def _field(self, token: Token) -> Query | None:
        if self._peek() in {Kind.WORD, Kind.PHRASE, Kind.OPEN}:
            part = self._atom()
            if part is not None:
                return _in_field(token.text, part)
        sentence = _("At character {at}: “{field}:” has no value; it was read as a word.")
        self._notes.append(sentence.format(at=token.at, field=token.text))
        return Words((token.text,))

    def _near_of(self, token: Token) -> Query | None:
        """`near:20(a b)`: the operands in the brackets, each near the one before it."""
        # Brackets that lie too deep were taken out.
        query = self._brackets() if self._peek() is Kind.OPEN and self._next() else None
        parts = _listed(query) if query else []
        if len(parts) < 2:
            sentence = _("At character {at}: “near:” wants two words or more in its brackets; it was passed over.")
            self._notes.append(sentence.format(at=token.at))
            return query
        return self._near(parts, [token.distance] * (len(parts) - 1), token)

    def _near(self, parts: list[Query], distances: list[int], operator: Token) -> Query | None:
        if len(parts) < 2:
            return parts[0] if parts else None
        if all(map(_has_places, parts)):
            return Near(tuple(parts), tuple(distances))
        sentence = _(
            "At character {at}: “{operator}” joins words, quoted words and alternatives (OR) of such;"
            " here it was read as AND."
        )
        self._notes.append(sentence.format(at=operator.at, operator=operator.text))
        return _joined(And, parts)

    def _dangling(self, operator: Token) -> None:
        sentence = _("At character {at}: “{operator}” has nothing to join; it was passed over.")
        self._notes.append(sentence.format(at=operator.at, operator=operator.text))


def _joined(join: type[And] | type[Or], parts: list[Query]) -> Query | None:
    """Parts joined; those joined in the same way already are taken in."""
    flat: list[Query] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, join) else (part,))
    if not flat:
        return None
    return flat[0] if len(flat) == 1 else join(tuple(flat))


def _listed(query: Query) -> list[Query]:
    """The operands that stand side by side."""
    match query:
        case Words(words):
            return [Words((word,)) for word in words]
        case And(parts):
            return [each for part in parts for each in (_listed(part) if isinstance(part, Words) else [part])]
        case _:
            return [query]


def _has_places(query: Query) -> bool:
    """Whether it stands at places of the text, between which a distance can be told."""
    match query:
        case Words(words):
            return len(words) == 1
        case Phrase() | Near() | Field("title", _):
            return True
        case Or(parts):
            return all(map(_has_places, parts))
        case _:
            return False


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
        case Or(parts):
            return Or(tuple(_in_field(name, part) for part in parts))
        case Near(parts, distances) if name == "title":
            return Near(tuple(_in_field(name, part) for part in parts), distances)
        case And(parts) | Near(parts):
            return And(tuple(_in_field(name, part) for part in parts))
