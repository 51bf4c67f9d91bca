"""The message catalogue: every sentence that a person reads, in 繁體中文, 日本語 and English.

Message ids are the English sentences; `locale/<language>/LC_MESSAGES/tjexplorer.po` holds the others.
`gettext` looks the language up at the time of the call, so that it can change while the program runs.
"""

from __future__ import annotations

import gettext as _gettext
import os
from functools import cache
from pathlib import Path

LANGUAGES = ("zh_TW", "ja", "en")
"""The languages of the interface, by their gettext names."""

VARIABLE = "TJEXPLORER_LANG"
"""Environment variable that names the language, before the settings and the locale are asked."""

_FOLDER = Path(__file__).parent / "locale"


class _Choice:
    """The language in use; one instance, since a process talks to one person."""

    def __init__(self) -> None:
        self.language: str | None = None
        self.preferred: str | None = None


_choice = _Choice()


def match_language(name: str) -> str | None:
    """The interface language that a locale name (`zh_TW.UTF-8`, `ja`, `en-GB`, `C`) asks for; None where it names none.

    The plain C locale says nothing about its reader. A language that we do not have is answered in English.
    """
    tag = name.split(".", maxsplit=1)[0].split("@", maxsplit=1)[0].replace("-", "_").casefold()
    if tag in {"", "c", "posix"}:
        return None
    head = tag.split("_")[0]
    return {"zh": "zh_TW", "ja": "ja"}.get(head, "en")


def language() -> str:
    """The language in use: the chosen one, else `TJEXPLORER_LANG`, else that of the settings, else the locale, else 繁體中文."""
    return language_and_origin()[0]


def language_and_origin() -> tuple[str, str]:
    """The language in use, and what named it: choice, settings, default, or the name of a variable."""
    if _choice.language:
        return _choice.language, "choice"
    found = match_language(os.environ.get(VARIABLE, ""))
    if found:
        return found, VARIABLE
    if _choice.preferred:
        return _choice.preferred, "settings"
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        found = match_language(os.environ.get(variable, ""))
        if found:
            return found, variable
    return "zh_TW", "default"


def choose_language(name: str | None) -> None:
    """Use this language from now on; None goes back to the environment's."""
    _choice.language = match_language(name) if name else None


def prefer_language(name: str | None) -> None:
    """Use this language, that of the settings, where neither a choice nor `TJEXPLORER_LANG` names one; None prefers none."""
    _choice.preferred = match_language(name) if name else None


@cache
def _catalogue(name: str) -> _gettext.NullTranslations:
    return _gettext.translation("tjexplorer", localedir=_FOLDER, languages=[name], fallback=True)


def gettext(message: str) -> str:
    """The message in the language in use; the message itself where the catalogue has none."""
    name = language()
    return message if name == "en" or not message else _catalogue(name).gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The message in the language in use, in the form that `number` asks for."""
    name = language()
    if name == "en":
        return singular if number == 1 else plural
    return _catalogue(name).ngettext(singular, plural, number)
