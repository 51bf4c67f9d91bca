"""Changing one line of a file of settings: everything else in it stays as a person wrote it."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.errors import ConfigurationError, ExportError, UsageError
from tjexplorer.settings import CITATION_STYLES, MOTIONS, THEMES, find, load
from tjexplorer.settings_file import changed, keys_in, put, remove

WRITTEN = """\
# How I like it.
theme: dark  # in the evening

keys:
  # left hand
  bookmark: [b, f11]
  cite:
    - x
    # and for the thumb
    - f2

# the rest
history: false
"""


def _file(folder: Path, text: str = WRITTEN) -> Path:
    path = folder / "config.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_new_file_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "below" / "config.yaml"
    assert put(path, "theme", "light")
    assert path.read_text(encoding="utf-8").splitlines()[1:] == ["theme: light"]
    assert path.read_text(encoding="utf-8").startswith("# tjexplorer")
    assert not put(path, "theme", "light")


def test_a_changed_line_keeps_its_comment_and_its_neighbours(tmp_path: Path) -> None:
    path = _file(tmp_path)
    put(path, "theme", "light")
    assert path.read_text(encoding="utf-8") == WRITTEN.replace("theme: dark  #", "theme: light  #")


def test_a_new_setting_goes_to_the_end(tmp_path: Path) -> None:
    path = _file(tmp_path, WRITTEN.rstrip("\n"))
    put(path, "editor", "vim -c 'set ft=markdown'")
    assert path.read_text(encoding="utf-8").startswith(WRITTEN)
    assert load(path).editor == "vim -c 'set ft=markdown'"


def test_keys_are_changed_added_and_removed_in_place(tmp_path: Path) -> None:
    path = _file(tmp_path)
    put(path, "keys.bookmark", "m, ctrl+d")
    assert path.read_text(encoding="utf-8") == WRITTEN.replace("[b, f11]", "[m, ctrl+d]")
    put(path, "keys.zoom", "")
    assert "    - f2\n  zoom: []\n\n# the rest\n" in path.read_text(encoding="utf-8")
    put(path, "keys.cite", "c")
    assert dict(load(path).keys) == {"bookmark": ("m", "ctrl+d"), "cite": ("c",), "zoom": ()}
    for action in ("bookmark", "cite", "zoom"):
        assert remove(path, f"keys.{action}")
    assert "keys" not in path.read_text(encoding="utf-8")
    assert "# the rest\nhistory: false\n" in path.read_text(encoding="utf-8")
    assert not remove(path, "keys.zoom")


def test_keys_in_braces_are_taken_apart(tmp_path: Path) -> None:
    path = _file(tmp_path, 'keys: {bookmark: b, cite: ["#", x], zoom: }\ntwins:\n')
    put(path, "keys.bookmark", "m")
    put(path, "twins.help", "f1")
    assert dict(load(path).keys) == {"cite": ("#", "x"), "zoom": (), "bookmark": ("m",)}
    assert dict(load(path).twins) == {"help": ("f1",)}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", ()),
        ("m", ("m",)),
        ("m, f11", ("m", "f11")),
        (",", (",",)),
        (",,b", (",", "b")),
        ("，", ("，",)),
        (" ctrl+d ", ("ctrl+d",)),
    ],
)
def test_keys_stand_between_commas(text: str, keys: tuple[str, ...]) -> None:
    assert keys_in(text) == keys


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("them", "dark", "theme"),
        ("theme", "drak", "dark, light"),
        ("measure", "12", "20"),
        ("theme.dark", "x", "only keys and twins"),
        ("keys", "m", "keys.bookmark"),
        ("keys.", "m", "only keys and twins"),
        ("editor", "", "default"),
    ],
)
def test_what_cannot_be_changes_nothing(tmp_path: Path, name: str, value: str, words: str) -> None:
    path = _file(tmp_path)
    with pytest.raises(UsageError, match=words):
        put(path, name, value)
    assert path.read_text(encoding="utf-8") == WRITTEN


@pytest.mark.parametrize("text", ["theme: [dark\n", "{theme: dark}\n", "- theme\n", "theme\n"])
def test_a_damaged_file_is_left_alone(tmp_path: Path, text: str) -> None:
    path = _file(tmp_path, text)
    with pytest.raises(ConfigurationError):
        put(path, "theme", "light")
    assert path.read_text(encoding="utf-8") == text


def test_a_slip_elsewhere_does_not_stand_in_the_way(tmp_path: Path) -> None:
    path = _file(tmp_path, "langauge: ja\ntheme: dark\n")
    put(path, "theme", "light")
    assert path.read_text(encoding="utf-8") == "langauge: ja\ntheme: light\n"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real = _file(tmp_path)
    link = tmp_path / "linked.yaml"
    link.symlink_to(real)
    put(link, "theme", "light")
    assert link.is_symlink()
    assert load(real).theme == "light"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ExportError, match="TJEXPLORER_CONFIG"):
        put(tmp_path / "file" / "config.yaml", "theme", "light")


def test_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    actions = [f"a{number}" for number in range(12)]
    writers = [threading.Thread(target=put, args=(path, f"keys.{action}", "b")) for action in actions]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert set(load(path).keys) == set(actions)


LINES = st.lists(st.sampled_from(["# a note", "", "history: true", "editor: vi  # mine", "keys: {a: b}"]), unique=True)


@given(LINES, st.sampled_from(THEMES), st.sampled_from(MOTIONS), st.sampled_from(CITATION_STYLES))
def test_what_is_put_is_there_and_what_is_removed_is_gone(
    lines: list[str], theme: str, motion: str, style: str
) -> None:
    path, text = Path("config.yaml"), "".join(f"{line}\n" for line in lines)
    made = text
    for name, value in (("theme", theme), ("motion", motion), ("citation_style", style)):
        made = changed(made, (name,), value, path)
    assert all(line in made.split("\n") for line in lines)
    for name in ("theme", "motion", "citation_style"):
        made = changed(made, (name,), None, path)
    assert made.endswith(text)
    assert made.removesuffix(text).startswith(("#", "")), made


@given(st.text(min_size=1, max_size=30).filter(str.strip))
def test_any_text_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    path = tmp_path / "config.yaml"
    try:
        put(path, "editor", text)
    except UsageError:
        assert not text.isprintable()
    else:
        assert load(path).editor == text.strip()


def test_find_tells_what_was_put(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    put(path, "history", "off")
    assert find(path).settings.history is False
    assert find(path).given == {"history"}
