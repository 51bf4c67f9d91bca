"""Keys by their names: as Textual calls them, as people write them, and as they are shown."""

from __future__ import annotations

_SHOWN = {
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "delete": "Del",
    "insert": "Ins",
    "backspace": "Backspace",
    "tab": "Tab",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "home": "Home",
    "end": "End",
}

_WRITTEN = {
    "esc": "escape",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "page_up": "pageup",
    "page_down": "pagedown",
    "del": "delete",
    "ins": "insert",
    "plus": "+",
}
"""Other names that people give to keys."""

_PUNCTUATION = {
    ",": "comma",
    ".": "full_stop",
    "/": "slash",
    ";": "semicolon",
    "-": "minus",
    "=": "equals_sign",
    "'": "apostrophe",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    "\\": "backslash",
    "`": "grave_accent",
}
"""How Textual calls these characters where a modifier is held."""

_CHARACTERS = {name: character for character, name in _PUNCTUATION.items()}

_MODIFIERS = {"ctrl": "ctrl", "control": "ctrl", "alt": "alt", "option": "alt", "meta": "alt", "shift": "shift"}

_FUNCTION_KEYS = frozenset(f"f{number}" for number in range(1, 25))

NAMES = (*_SHOWN, *_WRITTEN, *sorted(_FUNCTION_KEYS))
"""Names that a key may have, for offering the nearest one."""

NEVER_ARRIVE = frozenset({"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "shift+f3", "alt+b", "alt+f"})
"""Terminals send other keys for these: Backspace, Tab, Enter, nothing, or what also stands for Ctrl with an arrow."""


def key_name(key: str) -> str:
    """A key as people know it: `ctrl+pagedown` is Ctrl+PgDn, `f3` is F3, letters are themselves."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    last = _CHARACTERS.get(last, last)
    if len(last) > 1:
        last = _SHOWN.get(last, last.upper() if last in _FUNCTION_KEYS else last.capitalize())
    elif modifiers:
        last = last.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), last])


def canonical(written: str) -> str | None:
    """The key that a person means, as the registry names it (`m`, `f5`, `ctrl+d`, `alt+comma`); None where there is none."""
    text = written if written == " " else written.strip()
    if len(text) == 1:
        return "space" if text == " " else text if text.isprintable() else None
    *names, last = text.split("+")
    modifiers = {_MODIFIERS.get(name.strip().casefold(), "") for name in names}
    if "" in modifiers:
        return None
    if len(last) > 1:
        last = last.strip().casefold()
        last = _CHARACTERS.get(last, _WRITTEN.get(last, last))
    if len(last) > 1 and last not in _SHOWN and last not in _FUNCTION_KEYS:
        return None
    return _joined(modifiers, last)


def _joined(modifiers: set[str], last: str) -> str | None:
    if not last or (len(last) == 1 and not last.isprintable()):
        return None
    if len(last) == 1 and modifiers == {"shift"}:
        return last.upper() if last.isalpha() else None
    if len(last) == 1 and modifiers:
        last = _PUNCTUATION.get(last, last.lower())
        if "shift" in modifiers or last == "+":
            return None
    return "+".join([*(name for name in ("alt", "ctrl", "shift") if name in modifiers), last])


def has_no_letter(key: str) -> bool:
    """Whether a key arrives while an input method is on: it makes no character, or a full-width one that it commits."""
    return len(key) > 1 or ord(key) > 0x7F or key.isdigit()


def bound(key: str) -> str:
    """A key as bindings take it, which divide keys by commas."""
    return _PUNCTUATION[","] if key == "," else key
