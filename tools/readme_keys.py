"""Writes the tables of keys and commands in both READMEs, each from the one registry that the program itself uses.

Keys come from `tjexplorer.tui.keys`, commands from `tjexplorer.cli.catalogue`. What stands between `<!-- keys -->` and
`<!-- /keys -->`, and likewise for `commands`, is replaced. A README is written in the language of its name.

Run `python tools/readme_keys.py` to write the files, with `--check` to compare only.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from pathlib import Path

from tjexplorer.cli.catalogue import entries
from tjexplorer.messages import choose_language
from tjexplorer.messages import gettext as _
from tjexplorer.text.cells import pad, width
from tjexplorer.tui.keys import ACTIONS, Action, key_name

ROOT = Path(__file__).parents[1]

READMES = {"README.md": "en", "README.zh-TW.md": "zh_TW"}
"""Each file with the language of its tables."""

CONTEXTS = {
    "app": {"en": "Everywhere", "zh_TW": "各窗格通用"},
    "move": {"en": "Moving", "zh_TW": "移動"},
    "list": {"en": "In lists", "zh_TW": "清單中"},
    "reader": {"en": "In the Reader", "zh_TW": "閱讀窗格中"},
    "selecting": {"en": "While text is selected", "zh_TW": "選取文字時"},
    "counting": {"en": "On pages of counts", "zh_TW": "計數頁中"},
    "bookmarks": {"en": "In Bookmarks", "zh_TW": "書籤窗格中"},
}
"""Where keys hold, in the order of the tables."""

HEADS: dict[str, dict[str, tuple[str, ...]]] = {
    "keys": {"en": ("key", "with an input method on", "action"), "zh_TW": ("按鍵", "輸入法開啟時", "作用")},
    "commands": {"en": ("command", "what it does"), "zh_TW": ("指令", "用途")},
}
"""Headings of the columns."""


def keys_tables(language: str) -> str:
    """All actions of the registry, a table for each context."""
    unknown = {action.context for action in ACTIONS} - set(CONTEXTS)
    if unknown:
        raise SystemExit(f"CONTEXTS in {Path(__file__).name} has no name for {', '.join(sorted(unknown))}.")
    parts = []
    for context, names in CONTEXTS.items():
        rows = [_key_row(action) for action in ACTIONS if action.context == context]
        if rows:
            parts.append(f"{names[language]}\n\n{_table(HEADS['keys'][language], rows)}")
    return "\n\n".join(parts)


def commands_table(language: str) -> str:
    """All commands of the catalogue with their summaries."""
    rows = [(_code([name]), entry.summary) for name, entry in entries().items()]
    return _table(HEADS["commands"][language], rows)


TABLES: dict[str, Callable[[str], str]] = {"keys": keys_tables, "commands": commands_table}
"""What stands between the markers of each name."""


def _key_row(action: Action) -> tuple[str, str, str]:
    return _code(map(key_name, action.keys)), _code(map(key_name, action.twins)), _(action.label)


def _code(words: Iterable[str]) -> str:
    return " ".join(f"`{word}`" for word in words)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table whose columns are aligned in cells."""
    lines = [list(head), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    widths = [max(width(cell) for cell in column) for column in zip_longest(*lines, fillvalue="")]
    rule = ["-" * wide for wide in widths]
    shown = [lines[0], rule, *lines[1:]]
    return "\n".join(
        "| " + " | ".join(pad(cell, wide) for cell, wide in zip(line, widths, strict=True)) + " |" for line in shown
    )


def filled(text: str, language: str) -> str:
    """The text of a README with its tables made anew."""
    choose_language(language)
    for name, make in TABLES.items():
        begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        before, found, rest = text.partition(begin)
        _old, closed, after = rest.partition(end)
        if not (found and closed):
            raise SystemExit(f"{begin} and {end} are not both there.")
        text = f"{before}{begin}\n\n{make(language)}\n\n{end}{after}"
    choose_language(None)
    return text


def main(check: bool) -> int:
    """Write or compare; 1 where a file differs from the registries."""
    different = []
    for name, language in READMES.items():
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        wanted = filled(text, language)
        if text != wanted:
            different.append(name)
            if not check:
                path.write_text(wanted, encoding="utf-8", newline="\n")
    if check and different:
        sys.stderr.write(f"{', '.join(different)}: run `python tools/readme_keys.py`.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
