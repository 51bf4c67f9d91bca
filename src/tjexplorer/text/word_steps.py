"""From word to word, as a cursor goes: over letters of one script, and then over what stands between words."""

from __future__ import annotations

import unicodedata

from tjexplorer.text.characters import is_wide

_BETWEEN = ""
"""The kind of white space, punctuation and symbols."""


def _kind(char: str) -> str:
    """What a character belongs together with: the letters of its script; nothing for what stands between words."""
    if char in "々〆":
        return "CJK"
    if not char.isalnum():
        return _BETWEEN
    if not is_wide(char) or "\uff10" <= char <= "\uff5a":
        return "LATIN"
    # KATAKANA-HIRAGANA PROLONGED SOUND MARK stands in katakana words.
    return unicodedata.name(char, "CJK").replace("-", " ").split()[0]


def next_word(text: str, at: int) -> int:
    """Where the next word begins; the end of the text after the last one."""
    kind = _kind(text[at]) if at < len(text) else _BETWEEN
    while kind and at < len(text) and _kind(text[at]) == kind:
        at += 1
    while at < len(text) and not _kind(text[at]):
        at += 1
    return at


def word_before(text: str, at: int) -> int:
    """Where the word at a place begins, or the one before it; 0 before the first."""
    while at > 0 and not _kind(text[at - 1]):
        at -= 1
    kind = _kind(text[at - 1]) if at > 0 else _BETWEEN
    while at > 0 and _kind(text[at - 1]) == kind:
        at -= 1
    return at


def word_at(text: str, at: int) -> tuple[int, int]:
    """Beginning and end of the word that a character belongs to; the character alone where it stands between words."""
    kind = _kind(text[at])
    start, end = at, at + 1
    while kind and start > 0 and _kind(text[start - 1]) == kind:
        start -= 1
    while kind and end < len(text) and _kind(text[end]) == kind:
        end += 1
    return start, end
