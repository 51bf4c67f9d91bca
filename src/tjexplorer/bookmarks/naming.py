"""Ids of bookmarks, and the words by which readers sort them: tags and collections as they are kept."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterable
from datetime import datetime

from tjexplorer.errors import BookmarkError
from tjexplorer.messages import gettext as _

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no letter looks like a digit."""

ID = re.compile(r"b-[0-9]{8}-[0-9a-z]{4,12}")
"""What an id looks like."""

_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Categories of characters that a terminal obeys or does not show."""


def new_id(now: datetime) -> str:
    """A new id: the day, then four random letters, so that two programs do not meet."""
    return f"b-{now:%Y%m%d}-{''.join(secrets.choice(ALPHABET) for _place in range(4))}"


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are kept: one line each, without the # that some type before them, none twice.

    Raises `BookmarkError` where one is no text.
    """
    words = (" ".join(proper(tag).split()).lstrip("#＃").strip() for tag in tags)
    return tuple(dict.fromkeys(word for word in words if word))


def clean_collection(name: str) -> str:
    """The name of a collection as it is kept: one line. Raises `BookmarkError` where it is no text."""
    return " ".join(proper(name).split())


def clean_note(text: str) -> str:
    """A note as it is kept: lines of text without what a terminal would obey, and without white space around it."""
    return "\n".join(line.rstrip() for line in seen(text).split("\n")).strip()


def seen(text: str) -> str:
    """The characters of a text that can be seen, and its line feeds; tabs are spaces."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return "".join(char for char in lines if char == "\n" or unicodedata.category(char) not in _UNSEEN)


def proper(text: str) -> str:
    """The text itself. Bytes of a command line that are no UTF-8 arrive as lone surrogates, which no file can hold.

    Raises `BookmarkError` where there are some.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        problem = _("The note or tag {text} is no valid UTF-8 text. Type it again in a UTF-8 terminal.")
        raise BookmarkError(problem.format(text=ascii(text))) from None
    return text
