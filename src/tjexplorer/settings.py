"""What a reader has chosen once and for all: the values, and the YAML file that holds them.

A file need not name every setting; what it does not name keeps its default. An entry that says what it cannot say is
passed over and told, so that one slip of the pen does not cost all the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tjexplorer import yaml_file
from tjexplorer.errors import ConfigurationError, RecordError
from tjexplorer.messages import LANGUAGES
from tjexplorer.messages import gettext as _
from tjexplorer.yaml_file import Node

THEMES = ("dark", "light", "high-contrast", "terminal")
"""The colours to choose from; `terminal` takes the sixteen of the terminal."""

MOTIONS = ("full", "reduced")
"""Whether anything on the screen may move by itself."""

CITATION_STYLES = ("footnote", "apa", "chicago", "pandoc")
"""How a passage is cited where nothing else is asked for."""

NARROWEST_MEASURE = 20
"""Columns of a line of reading text below which nothing can be read."""

WIDEST_MEASURE = 400
"""Columns beyond which no terminal goes."""

NO_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType({})
"""No key chosen."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force. The defaults hold where there is no file."""

    language: str | None = None
    """Language of the interface: zh_TW, ja or en; None for that of the locale."""
    theme: str = "dark"
    """One of `THEMES`."""
    ambiguous_width: int = 1
    """Cells that the terminal gives to characters such as … ① “ ±: 1 or 2."""
    motion: str = "full"
    """One of `MOTIONS`."""
    measure: int = 84
    """Most columns of a line of reading text; 0 for as many as the pane has."""
    history: bool = True
    """Whether searches are remembered."""
    citation_style: str = "footnote"
    """One of `CITATION_STYLES`."""
    editor: str | None = None
    """The command that edits notes; None for that of the environment."""
    export_template: str | None = None
    """File of the template by which bookmarks are exported as Markdown; None for the one that comes with the program."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NO_KEYS)
    """By action id the keys that take the place of its own; no key where it shall have none."""
    twins: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NO_KEYS)
    """By action id the keys that take the place of its twins, which are there for input methods."""


NAMES = tuple(each.name for each in fields(Settings))
"""All settings, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a settings file says."""

    settings: Settings
    """The settings, with defaults for what is not given or cannot be read."""
    given: frozenset[str]
    """Names of the settings that the file gives."""
    problems: tuple[ConfigurationError, ...]
    """What is wrong in it, in the order of its lines."""


def load(path: Path) -> Settings:
    """The settings of a file; the defaults where there is none. Raises `ConfigurationError` for the first thing wrong."""
    found = find(path)
    if found.problems:
        raise found.problems[0]
    return found.settings


def find(path: Path) -> Found:
    """The settings of a file with all that is wrong in it; raises nothing."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return Found(Settings(), frozenset(), ())
    except OSError:
        pass  # told by the attempt to read it
    try:
        data = yaml_file.received(path)
    except RecordError as error:
        return Found(Settings(), frozenset(), (_ours(error),))
    return read(data, path)


def read(data: bytes, path: Path) -> Found:
    """The settings in the bytes of a file; `path` is for messages. A file of comments alone gives none."""
    try:
        if is_bare(data):
            return Found(Settings(), frozenset(), ())
        pairs = yaml_file.document(data, path).pairs()
    except RecordError as error:
        return Found(Settings(), frozenset(), (_ours(error),))
    if pairs is None:
        problem = _("a mapping of settings is expected, such as “language: ja”")
        return Found(Settings(), frozenset(), (ConfigurationError(path, 1, problem),))
    return _read_pairs(pairs)


def is_bare(data: bytes) -> bool:
    """Whether a file holds nothing but comments and empty lines."""
    lines = (line.strip() for line in data.splitlines())
    return all(not line or line.startswith(b"#") or line == b"---" for line in lines)


def _read_pairs(pairs: tuple[tuple[Node, Node], ...]) -> Found:
    values: dict[str, Any] = {}
    problems = []
    for key, value in pairs:
        try:
            name = key.text()
            if name not in _READERS:
                raise key.error(yaml_file.unknown_key(name, NAMES))
            if name in values:
                raise key.error(yaml_file.doubled_key(name))
            if not value.is_null:
                values[name] = _READERS[name](value)
        except RecordError as error:
            problems.append(_ours(error))
    return Found(replace(Settings(), **values), frozenset(values), tuple(problems))


def _ours(error: RecordError) -> ConfigurationError:
    return ConfigurationError(error.path, error.line, error.problem)


def _language(node: Node) -> str:
    return node.one_of(*LANGUAGES)


def _cells(node: Node) -> int:
    return int(node.one_of("1", "2"))


def _measure(node: Node) -> int:
    columns = node.whole()
    if columns and not NARROWEST_MEASURE <= columns <= WIDEST_MEASURE:
        problem = _("a number from {least} to {most} is expected here, or 0 for the whole width of the pane")
        raise node.error(problem.format(least=NARROWEST_MEASURE, most=WIDEST_MEASURE))
    return columns


def _truth(node: Node) -> bool:
    """YAML's own words for yes and no are taken too: people write them."""
    words = {"true": True, "false": False, "yes": True, "no": False, "on": True, "off": False}
    text = node.text().casefold()
    if text not in words:
        raise node.error(_("true or false is expected here, not “{text}”").format(text=node.text()))
    return words[text]


def _words(node: Node) -> str:
    text = node.text().strip()
    if not text:
        raise node.error(_("a text is expected here; leave the line out for the default"))
    return text


def _one_of(choices: tuple[str, ...]) -> Callable[[Node], str]:
    return lambda node: node.one_of(*choices)


def _keys(node: Node) -> Mapping[str, tuple[str, ...]]:
    """Keys by action id; whether there is such an action or key is judged where both are known."""
    pairs = node.pairs()
    if pairs is None:
        raise node.error(_("a mapping of actions to keys is expected here, such as “bookmark: [m, alt+z]”"))
    found: dict[str, tuple[str, ...]] = {}
    for key, value in pairs:
        action = key.text()
        if action in found:
            raise key.error(yaml_file.doubled_key(action))
        found[action] = tuple(_key_list(value))
    return MappingProxyType(found)


def _key_list(node: Node) -> Iterator[str]:
    if node.is_null:
        return
    if node.is_scalar:
        yield _words(node)
        return
    for item in node.items():
        yield _words(item)


_READERS: Mapping[str, Callable[[Node], Any]] = {
    "language": _language,
    "theme": _one_of(THEMES),
    "ambiguous_width": _cells,
    "motion": _one_of(MOTIONS),
    "measure": _measure,
    "history": _truth,
    "citation_style": _one_of(CITATION_STYLES),
    "editor": _words,
    "export_template": _words,
    "keys": _keys,
    "twins": _keys,
}
"""How the value of each setting is read."""
