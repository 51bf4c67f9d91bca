"""`config`: what holds and where it comes from, changing it, and what a damaged file does to other commands."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tjexplorer.messages import choose_language, prefer_language
from tjexplorer.settings import NAMES


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config" / "config.yaml"
    monkeypatch.setenv("TJEXPLORER_CONFIG", str(path))
    return path


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_show_tells_every_setting_and_where_it_comes_from(ask: Callable[..., Any], settings: Path) -> None:
    plain = ask("config", "show")
    assert "(not there: the defaults hold)" in plain.out
    assert ask("config", "set", "theme", "light").code == 0
    choose_language(None)  # another test may have chosen one
    document = ask("config", "show", "--json").document
    assert set(document["settings"]) == set(NAMES)
    assert document["settings"]["theme"] == {"value": "light", "from": "settings"}
    assert document["settings"]["measure"] == {"value": 84, "from": "default"}
    assert document["settings"]["language"] == {"value": "en", "from": "TJEXPLORER_LANG"}
    assert document["settings_file"] == str(settings)
    assert document["problems"] == []
    line = next(line for line in ask("config", "show").out.splitlines() if line.startswith("theme"))
    assert line.split() == ["theme", "light", "the", "settings"]


def test_path_tells_where_the_settings_are(call: Callable[..., Any], settings: Path) -> None:
    assert call("config", "path", "--settings").out == f"{settings}\n"
    assert call("config", "path", "--settings", "--json").document == {"settings": str(settings)}


def test_set_and_unset(call: Callable[..., Any], settings: Path) -> None:
    told = call("config", "set", "measure", "72")
    assert (told.code, told.out) == (0, "")
    assert str(settings) in told.err
    assert "measure: 72\n" in settings.read_text(encoding="utf-8")
    assert "stands so already" in call("config", "set", "measure", "72").err
    assert call("config", "set", "measure", "60", "--json").document["changed"] is True
    assert call("config", "unset", "measure").code == 0
    assert "measure" not in settings.read_text(encoding="utf-8")
    assert call("config", "unset", "measure").code == 1


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("theem", "dark", "theme"),
        ("theme", "drak", "dark, light"),
        ("keys.bookmrk", "b", "bookmark"),
        ("keys.bookmark", "c", "cite"),
        ("keys.bookmark", "ctrl+i", "do not send"),
        ("keys", "b", "keys.bookmark"),
    ],
)
def test_what_cannot_be_set_is_one_line_and_writes_nothing(
    call: Callable[..., Any], settings: Path, name: str, value: str, words: str
) -> None:
    assert words in call("config", "set", name, value).error(2)
    assert not settings.exists()


def test_keys_lists_what_holds(call: Callable[..., Any], settings: Path) -> None:
    assert "* changed" not in call("config", "keys").out
    assert call("config", "set", "keys.bookmark", "Z, alt+z").code == 0
    rows = {row["action"]: row for row in call("config", "keys", "--json").document["keys"]}
    assert rows["bookmark"]["keys"] == ["Z", "alt+z"]
    assert rows["bookmark"]["changed"] is True
    assert rows["cite"]["changed"] is False
    plain = call("config", "keys")
    assert plain.code == 0
    assert "bookmark * " in plain.out
    assert "* changed" in plain.out


def test_keys_tells_conflicts(call: Callable[..., Any], settings: Path) -> None:
    _write(settings, "keys: {bookmark: c, nonsense: x}\n")
    found = call("config", "keys", "--json")
    assert found.code == 2
    assert {problem["action"] for problem in found.document["problems"]} == {"bookmark", "nonsense"}
    plain = call("config", "keys")
    assert plain.code == 2
    assert len(plain.err.splitlines()) == 2


def test_a_damaged_file_is_told_and_other_commands_go_on(ask: Callable[..., Any], settings: Path) -> None:
    _write(settings, "theme: drak\nlanguage: en\n")
    reports = ask("reports", "--json")
    assert reports.code == 0
    assert len(reports.document["reports"]) == 5
    assert len(reports.err.splitlines()) == 1
    assert f"{settings}:1" in reports.err
    shown = ask("config", "show", "--json")
    assert shown.code == 2
    assert f"{settings}:1" in shown.document["problems"][0]
    assert shown.document["settings"]["theme"] == {"value": "dark", "from": "default"}


def test_check_tells_what_is_wrong_with_the_settings(ask: Callable[..., Any], settings: Path) -> None:
    _write(settings, "measure: wide\nkeys: {bookmark: c}\n")
    found = ask("check", "--json")
    assert found.code == 1
    rows = [row for row in found.document["findings"] if row["where"] == "settings"]
    assert [row["line"] for row in rows] == [1, None]
    assert "cite" in rows[1]["what"]


def test_searches_are_not_remembered_where_that_is_not_wanted(ask: Callable[..., Any], settings: Path) -> None:
    ask("search", "remembered-no-longer")
    _write(settings, "history: false\n")
    ask("search", "never-remembered")
    kept = ask("searches", "history", "--json").out
    assert "remembered-no-longer" in kept
    assert "never-remembered" not in kept


def test_hostile_values_are_shown_and_not_obeyed(ask: Callable[..., Any], settings: Path) -> None:
    _write(settings, 'editor: "vi \\e[31m\\u202e"\n')
    for arguments in (["config", "show"], ["config", "show", "--json"]):
        assert not set("\x1b\u202e") & set(ask(*arguments).out)


@pytest.mark.parametrize(
    ("environment", "arguments", "said"),
    [
        ({"LANG": "en_US.UTF-8"}, [], "列出館藏的報告"),
        ({"LANG": "en_US.UTF-8", "TJEXPLORER_LANG": "ja"}, [], "報告書を一覧"),
        ({"LANG": "en_US.UTF-8"}, ["--lang", "en"], "List the reports"),
    ],
)
def test_the_language_of_the_settings_goes_before_the_locale(
    settings: Path, environment: dict[str, str], arguments: list[str], said: str
) -> None:
    _write(settings, "language: zh_TW\n")
    own = {
        name: value for name, value in os.environ.items() if name not in {"TJEXPLORER_LANG", "LC_ALL", "LC_MESSAGES"}
    }
    found = subprocess.run(
        [sys.executable, "-m", "tjexplorer", *arguments, "--help"],
        env={**own, **environment},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert said in found.stdout


@pytest.fixture(autouse=True)
def forgotten_language() -> Any:
    yield
    prefer_language(None)
