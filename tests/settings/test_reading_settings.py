"""What a file of settings means: good entries hold, bad ones are told with their line and pass by."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.errors import ConfigurationError
from tjexplorer.paths import settings_file
from tjexplorer.settings import NAMES, Settings, find, load, read


def _file(folder: Path, text: str) -> Path:
    path = folder / "config.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n", "\n\n"])
def test_a_bare_file_gives_the_defaults(tmp_path: Path, text: str) -> None:
    assert load(_file(tmp_path, text)) == Settings()


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "config.yaml") == Settings()
    assert load(tmp_path / "no" / "such" / "folder.yaml") == Settings()


def test_every_setting_is_read(tmp_path: Path) -> None:
    text = (
        "language: ja\ntheme: high-contrast\nambiguous_width: 2\nmotion: reduced\nmeasure: 0\nhistory: false\n"
        "citation_style: apa\neditor: vim -n\nexport_template: ~/mine.md\n"
        "keys: {bookmark: [b, f11], cite: x, zoom: []}\ntwins:\n  palette: ~\n"
    )
    found = find(_file(tmp_path, text))
    assert found.problems == ()
    assert found.given == set(NAMES)
    settings = found.settings
    assert (settings.language, settings.theme, settings.ambiguous_width) == ("ja", "high-contrast", 2)
    assert (settings.motion, settings.measure, settings.history) == ("reduced", 0, False)
    assert (settings.citation_style, settings.editor, settings.export_template) == ("apa", "vim -n", "~/mine.md")
    assert dict(settings.keys) == {"bookmark": ("b", "f11"), "cite": ("x",), "zoom": ()}
    assert dict(settings.twins) == {"palette": ()}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("theme: drak\n", 1, "dark, light"),
        ("# mine\nlangauge: ja\n", 2, "“language”"),
        ("measure: 10\n", 1, "from 20 to 400"),
        ("measure: wide\n", 1, "whole number"),
        ("ambiguous_width: 3\n", 1, "1, 2"),
        ("history: perhaps\n", 1, "true or false"),
        ("theme: dark\ntheme: light\n", 2, "twice"),
        ("editor: ''\n", 1, "default"),
        ("keys: [m]\n", 1, "actions to keys"),
        ("keys:\n  bookmark: m\n  bookmark: n\n", 3, "twice"),
        ("keys:\n  bookmark: {a: b}\n", 2, "list"),
        ("- theme\n", 1, "mapping"),
        ("theme: [dark\n", 2, "no YAML"),
        ("a: &x 1\nb: *x\n", 2, "aliases"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = _file(tmp_path, text)
    with pytest.raises(ConfigurationError) as told:
        load(path)
    assert (told.value.line, told.value.exit_code) == (line, 2)
    assert words in str(told.value)
    assert f"{path}:{line}" in str(told.value)


def test_one_slip_does_not_cost_the_other_settings(tmp_path: Path) -> None:
    found = find(_file(tmp_path, "theme: drak\nlanguage: ja\nmeasure: x\n"))
    assert found.settings == Settings(language="ja")
    assert [problem.line for problem in found.problems] == [1, 3]
    assert found.given == {"language"}


def test_bytes_that_are_no_text_and_a_folder_are_told(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_bytes(b"theme: \xff\n")
    assert "UTF-8" in str(find(path).problems[0])
    path.unlink()
    path.mkdir()
    assert find(path).settings == Settings()
    assert find(path).problems


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_no_text_breaks_the_reading(text: str) -> None:
    found = read(text.encode("utf-8"), Path("config.yaml"))
    assert found.given <= set(NAMES)
    assert all("config.yaml" in str(problem) for problem in found.problems)


def test_the_environment_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TJEXPLORER_CONFIG", raising=False)
    assert settings_file().name == "config.yaml"
    assert str(settings_file()).startswith(os.environ["XDG_CONFIG_HOME"])
    monkeypatch.setenv("TJEXPLORER_CONFIG", str(tmp_path / "mine.yaml"))
    assert settings_file() == tmp_path / "mine.yaml"
    monkeypatch.setenv("TJEXPLORER_CONFIG", "~/mine.yaml")
    assert settings_file() == Path.home() / "mine.yaml"
