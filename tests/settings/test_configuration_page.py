"""What docs/configuration.md says of the settings is so."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from tjexplorer.keyboard.key_map import NEEDED, key_map
from tjexplorer.settings import CITATION_STYLES, MOTIONS, NAMES, THEMES, Settings, read

PAGE = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")


def _rows() -> dict[str, list[str]]:
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if line.startswith("| `")
    ]
    return {row[0].strip("`"): row[1:] for row in cells}


def test_the_table_has_every_setting_with_its_values_and_defaults() -> None:
    rows = _rows()
    assert tuple(rows) == NAMES
    for name, values in (("theme", THEMES), ("motion", MOTIONS), ("citation_style", CITATION_STYLES)):
        assert tuple(re.findall(r"`([^`]+)`", rows[name][0])) == values
    for field in fields(Settings):
        default = getattr(Settings(), field.name)
        if isinstance(default, bool | int | str):
            assert rows[field.name][1].startswith(f"`{str(default).lower()}`"), field.name


def test_the_example_is_one() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    found = read(example.encode("utf-8"), Path("config.yaml"))
    assert found.problems == ()
    assert key_map(found.settings.keys, found.settings.twins).problems == ()
    assert len(found.given) == 5


def test_the_actions_that_must_keep_a_key_are_named() -> None:
    (line,) = [line for line in PAGE.splitlines() if "must keep a key" in line]
    assert set(re.findall(r"`(\w+)`", line)) == set(NEEDED)
