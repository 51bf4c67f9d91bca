"""The words and signs of a query, each with its place in what was typed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

from tjexplorer.errors import nearest
from tjexplorer.messages import gettext as _
from tjexplorer.search.query import FIELDS
from tjexplorer.text.characters import CJK_CLASS
from tjexplorer.text.fold import fold

NEAR_DISTANCE = 20
"""Characters that may lie between words near each other, where nobody says how many."""

FARTHEST = 10_000
"""Characters of the largest distance."""

_QUOTES = {"“": "”", "„": "”", "「": "」", "『": "』", '"': '"', "＂": "＂", "”": "”", "〝": "〞", "«": "»"}
"""Opening quotation marks and what closes them. Straight marks close each other, and so does ” typed twice."""

_LOOSE = {'"': '"＂”', "＂": '"＂”', "“": '”"＂“', "”": '”"＂'}
"""Marks that an input method mixes up."""

_CLOSING = set("」』〞»")
_OPEN, _CLOSE, _MINUS = set("(（"), set(")）"), set("-－−‐‑–")
_BREAKS = _OPEN | _CLOSE | set(_QUOTES) | _CLOSING
_SPELLINGS = {
    "title": ("標題", "題名", "見出し", "タイトル"),
    "report": ("報告", "報告書", "レポート"),
    "agency": ("主辦機關", "服務機關", "主管機關"),
    "institution": ("機構", "單位", "組織"),
    "person": ("人物", "人名", "姓名", "氏名"),
    "programme": ("program", "計畫", "方案", "制度", "プログラム"),
    "place": ("地點", "地名", "場所", "地方"),
    "kind": ("種類", "類型", "類別", "種別"),
    "year": ("年", "年份", "年度"),
    "date": ("日期", "日付", "期間"),
}
"""Other names of the fields; folding takes care of the rest (标题, ﾀｲﾄﾙ). 機關 and 機関 are one to it, and not to readers."""

_FIELD_OF = {
    **{name: name for name in FIELDS},
    **{fold(other).text: name for name, others in _SPELLINGS.items() for other in others},
}
# Letters and the colon may be wide, as an input method leaves them.
_FIELD = re.compile(rf"([a-zａ-ｚ]{{2,20}}|[{CJK_CLASS}]{{1,10}})([:：])", re.IGNORECASE)
_NEAR_OF = re.compile(r"near[:：]([0-9０-９]*)\s*(?=[(（])", re.IGNORECASE)
_NEAR = re.compile(r"NEAR(?:/(.*))?", re.DOTALL)


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    PHRASE = auto()
    FIELD = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    NEAR = auto()
    NEAR_OF = auto()
    OPEN = auto()
    CLOSE = auto()


JOINING = frozenset({Kind.AND, Kind.OR, Kind.NOT, Kind.NEAR})
"""Operators: a query of nothing else asks for these words."""

_OPERATORS = {"AND": Kind.AND, "OR": Kind.OR, "|": Kind.OR, "NOT": Kind.NOT}


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign."""

    kind: Kind
    """What it is."""
    text: str
    """As typed; of a phrase what is quoted, of a field its name."""
    at: int
    """Where it begins: 1 for the first character of the query."""
    distance: int = NEAR_DISTANCE
    """Of NEAR, the characters that may lie between."""


def tokens_of(typed: str, notes: list[str]) -> list[Token]:
    """The tokens of what was typed. What has to be repaired is said in `notes`, with its place."""
    tokens: list[Token] = []
    at = 0
    while at < len(typed):
        char = typed[at]
        if char.isspace():
            at += 1
        elif char in _OPEN or char in _CLOSE:
            tokens.append(Token(Kind.OPEN if char in _OPEN else Kind.CLOSE, char, at + 1))
            at += 1
        elif char in _CLOSING:
            sentence = _("At character {at}: the quotation mark {mark} closes nothing; it was passed over.")
            notes.append(sentence.format(at=at + 1, mark=char))
            at += 1
        elif char in _QUOTES:
            at = _phrase(typed, at, tokens, notes)
        elif char in _MINUS and at + 1 < len(typed) and not typed[at + 1].isspace() and typed[at + 1] not in _MINUS:
            tokens.append(Token(Kind.NOT, char, at + 1))
            at += 1
        elif near := _NEAR_OF.match(typed, at):
            tokens.append(Token(Kind.NEAR_OF, near[0].strip(), at + 1, _distance(near[1])))
            at = near.end()
        elif (field := _FIELD.match(typed, at)) and (name := _field_name(field[1])):
            tokens.append(Token(Kind.FIELD, name, at + 1))
            at = field.end()
        else:
            at = _word(typed, at, tokens, notes)
    return tokens


def _field_name(typed: str) -> str | None:
    return _FIELD_OF.get(fold(typed).text)


def _phrase(typed: str, at: int, tokens: list[Token], notes: list[str]) -> int:
    mark = typed[at]
    closing = _LOOSE.get(mark, _QUOTES[mark])
    end = next((i for i in range(at + 1, len(typed)) if typed[i] in closing), -1)
    if end < 0:
        sentence = _("At character {at}: the quotation mark {mark} is not closed; it was read to the end.")
        notes.append(sentence.format(at=at + 1, mark=mark))
        end = len(typed)
    text = " ".join(typed[at + 1 : end].split())
    if text:
        tokens.append(Token(Kind.PHRASE, text, at + 1))
    return end + 1


def _word(typed: str, at: int, tokens: list[Token], notes: list[str]) -> int:
    end = at
    while end < len(typed) and not typed[end].isspace() and (end == at or typed[end] not in _BREAKS):
        end += 1
    text = typed[at:end]
    plain = unicodedata.normalize("NFKC", text)
    if near := _NEAR.fullmatch(plain):
        tokens.append(Token(Kind.NEAR, text, at + 1, _near_distance(near[1], at, text, notes)))
        return end
    kind = _OPERATORS.get(plain, Kind.WORD)
    tokens.append(Token(kind, text, at + 1))
    if kind is Kind.WORD:
        _suggest_field(text, at, notes)
    return end


def _near_distance(typed: str | None, at: int, operator: str, notes: list[str]) -> int:
    if typed is None or (typed.isascii() and typed.isdecimal()):
        return _distance(typed or "")
    sentence = _("At character {at}: “{operator}” says no distance in figures; {number} characters were taken.")
    notes.append(sentence.format(at=at + 1, operator=operator, number=NEAR_DISTANCE))
    return NEAR_DISTANCE


def _distance(figures: str) -> int:
    return min(int(figures), FARTHEST) if figures else NEAR_DISTANCE


def _suggest_field(word: str, at: int, notes: list[str]) -> None:
    """Say so where a word looks like a field that is misspelt: titel:創新, but not http://."""
    found = _FIELD.match(word)
    if not found or found.end() == len(word) or word[found.end()] == "/":
        return
    name = unicodedata.normalize("NFKC", found[1]).casefold()
    if name == "near":
        sentence = _("At character {at}: “near:” wants its words in brackets, near:20(a b); it was read as a word.")
        notes.append(sentence.format(at=at + 1))
        return
    close = [known for known in nearest(name, FIELDS) if abs(len(known) - len(name)) <= 2]
    if close:
        sentence = _("At character {at}: there is no field “{name}:”, but {known}:; it was read as a word.")
        notes.append(sentence.format(at=at + 1, name=name, known=close[0]))
