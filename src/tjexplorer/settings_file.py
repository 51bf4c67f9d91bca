"""Changing one setting in the file of settings. What a person wrote elsewhere in it, comments too, stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from tjexplorer import settings, yaml_file
from tjexplorer.errors import ConfigurationError, ExportError, UnknownNameError, UsageError
from tjexplorer.messages import gettext as _

LOCK_SECONDS = 10.0
"""How long a writer waits for another one."""

TABLES = ("keys", "twins")
"""Settings that hold a list of keys for each action; an action is named behind a dot: `keys.bookmark`."""

_HEAD = "# tjexplorer: `tjexplorer config show` lists the settings, `tjexplorer config keys` the keys.\n"

_PLAIN = re.compile(r"(?!(?i:null)$)[A-Za-z0-9_./][A-Za-z0-9_./~+ -]*|~/[A-Za-z0-9_./~+ -]*")
"""Values that YAML takes as they are; all others are quoted."""


def put(path: Path, name: str, value: str) -> bool:
    """Write a setting into the file; whether that changed it. `name` is a setting, or a table, a dot and an action.

    Keys are given with commas between them; an empty value gives an action no key. Raises `UsageError` for a name or value that
    cannot be, `ConfigurationError` where the file is damaged, `ExportError` where it cannot be written.
    """
    names = _names(name)
    if not value.isprintable():
        raise UsageError(_("{name}: the value holds a character that cannot be printed.").format(name=name))
    return _change(path, names, _list_of(keys_in(value)) if len(names) > 1 else _scalar(value))


def remove(path: Path, name: str) -> bool:
    """Take a setting out of the file, so that its default holds; whether it was there. Raises as `put` does."""
    return _change(path, _names(name), None)


def _names(name: str) -> tuple[str, ...]:
    setting, dot, action = name.partition(".")
    if setting not in settings.NAMES:
        raise UnknownNameError(_("setting"), name, settings.NAMES, "tjexplorer config show")
    if dot and (setting not in TABLES or not action):
        raise UsageError(_("“{name}” is no setting: only keys and twins have parts.").format(name=name))
    return (setting, action) if dot else (setting,)


def keys_in(value: str) -> tuple[str, ...]:
    """The keys in a text with commas between them; a comma that is a key stands alone, or first, or doubled."""
    if not value.strip():
        return ()
    keys = [key.strip() for key in value.split(",")]
    comma = [","] if "" in keys else []
    return (*comma, *(key for key in keys if key))


def _list_of(keys: Sequence[str]) -> str:
    return "[" + ", ".join(map(_scalar, keys)) + "]"


def _scalar(value: str) -> str:
    if _PLAIN.fullmatch(value) and value == value.strip():
        return value
    return json.dumps(value, ensure_ascii=False)


def _change(path: Path, names: tuple[str, ...], value: str | None) -> bool:
    if value is not None and len(names) == 1 and names[0] in TABLES:
        problem = _('Name the action too: `tjexplorer config set {name}.bookmark "m, alt+z"`.')
        raise UsageError(problem.format(name=names[0]))
    real = path.resolve()  # a link of a reader who keeps such files elsewhere stays a link
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(real.with_name(f".{real.name}.lock"), timeout=LOCK_SECONDS):
            before = _text(real)
            after = changed(before, names, value, path)
            if after == before:
                return False
            _judge(after, names, path)
            yaml_file.write_atomically(real, after)
    except Timeout:
        problem = _("Another program is writing the settings in {path}. Try again when it is done.")
        raise ExportError(problem.format(path=path)) from None
    except (OSError, NotImplementedError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        problem = _("The settings in {path} cannot be written: {reason}. Allow it, or name another file: {variable}.")
        raise ExportError(problem.format(path=path, reason=reason, variable="TJEXPLORER_CONFIG")) from None
    return True


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        problem = _("the file is no UTF-8 text (byte {byte})").format(byte=error.start)
        raise ConfigurationError(path, None, problem) from None


def _judge(text: str, names: tuple[str, ...], path: Path) -> None:
    """Refuses a change that the file could not be read with."""
    found = settings.read(text.encode("utf-8"), path)
    line = _line_of(text, names)
    for problem in found.problems:
        if problem.line == line:
            name = ".".join(names)
            raise UsageError(_("{name}: {problem}. Nothing was changed.").format(name=name, problem=problem.problem))


def _line_of(text: str, names: tuple[str, ...]) -> int | None:
    """1-based line of a setting; None where the text has none."""
    place: Mapping[Any, Any] | None = _pairs(_root(text, Path()))
    for name in names[:-1]:
        place = _pairs(place[name][1]) if place and name in place else None
    return place[names[-1]][0].start_mark.line + 1 if place and names[-1] in place else None


def changed(text: str, names: Sequence[str], value: str | None, path: Path) -> str:
    """A text of settings with one of them at this value (YAML), or without it for None. Pure; raises `ConfigurationError`."""
    root = _root(text, path)
    if root is None:
        body = _nested(names, value)
        return text if value is None else (text or _HEAD) + ("" if not text or text.endswith("\n") else "\n") + body
    if root.id != "mapping" or root.flow_style:
        problem = _("a setting on each line is expected, such as “language: ja”")
        raise ConfigurationError(path, root.start_mark.line + 1, problem)
    lines = text.split("\n")
    found = _pairs(root).get(names[0])
    if found is None:
        return text if value is None else text + ("" if text.endswith("\n") else "\n") + _nested(names, value)
    if len(names) > 1:
        return _changed_part(lines, found, names[1], value)
    return _replaced(lines, *found, _entry(names[0], value, lines, found))


def _changed_part(lines: list[str], found: tuple[Any, Any], action: str, value: str | None) -> str:
    key, table = found
    parts = _pairs(table)
    if parts and not table.flow_style:
        indent = " " * next(iter(parts.values()))[0].start_mark.column
        if action in parts:
            if value is None and len(parts) == 1:
                return _replaced(lines, key, table, [])
            return _replaced(lines, *parts[action], _entry(indent + action, value, lines, parts[action]))
        last = max(_last_line(each) for _key, each in parts.values())
        return "\n".join([*lines[: last + 1], *_entry(indent + action, value), *lines[last + 1 :]])
    # Written in braces, or with nothing in it: written anew with a line for each action.
    kept = {
        name: json.dumps([item.value for item in _items(each)], ensure_ascii=False)
        for name, (_k, each) in parts.items()
    }
    kept.pop(action, None)
    if value is not None:
        kept[action] = value
    body = [f"  {name}: {keys}" for name, keys in kept.items()]
    return _replaced(lines, key, table, [f"{key.value}:", *body] if body else [])


def _items(node: Any) -> Iterable[Any]:
    """The keys of an action: a list, one key, or none."""
    if node.id == "sequence":
        return list(node.value)
    return [] if node.id != "scalar" or node.tag == "tag:yaml.org,2002:null" else [node]


def _entry(name: str, value: str | None, lines: Sequence[str] = (), found: tuple[Any, Any] | None = None) -> list[str]:
    """The line of a setting, with the comment that stood behind the old one."""
    if value is None:
        return []
    comment = ""
    if found is not None and found[1].id == "scalar" and found[1].start_mark.line == found[1].end_mark.line:
        comment = lines[found[1].end_mark.line][found[1].end_mark.column :].rstrip()
    return [f"{name}: {value}{comment}"]


def _replaced(lines: list[str], key: Any, value: Any, new: list[str]) -> str:
    return "\n".join([*lines[: key.start_mark.line], *new, *lines[_last_line(value) + 1 :]])


def _nested(names: Sequence[str], value: str | None) -> str:
    return f"{names[0]}: {value}\n" if len(names) == 1 else f"{names[0]}:\n  {names[1]}: {value}\n"


def _root(text: str, path: Path) -> Any:
    """The YAML node of a text with its marks; None where nothing stands in it."""
    if settings.is_bare(text.encode("utf-8")):
        return None
    import yaml  # noqa: PLC0415  # only where something is written

    found = settings.read(text.encode("utf-8"), path)
    if found.problems and not found.given and found.problems[0].line is None:
        raise found.problems[0]
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        raise found.problems[0] from None


def _pairs(node: Any) -> dict[str, tuple[Any, Any]]:
    if node is None or node.id != "mapping":
        return {}
    return {str(key.value): (key, value) for key, value in node.value}


def _last_line(node: Any) -> int:
    """0-based line on which a value ends; the marks of blocks point behind the comments that follow."""
    if node.id != "scalar" and not node.flow_style and node.value:
        last = node.value[-1]
        return _last_line(last[1] if isinstance(last, tuple) else last)
    end = node.end_mark
    return int(end.line - 1 if end.column == 0 and end.line > node.start_mark.line else end.line)
