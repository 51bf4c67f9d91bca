"""Bad input of the lowest rooms: YAML that would crash its reader, folders that are none, odd names of languages."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tjexplorer.errors import LibraryError, RecordError
from tjexplorer.messages import choose_language, language, match_language
from tjexplorer.paths import find_library
from tjexplorer.yaml_file import MAX_BYTES, MAX_DEPTH, parse, read

PATH = Path("record.yaml")


@pytest.mark.parametrize("opener", ["[", "{", "- ", "? ", "[{a: ", "\n- "])
@pytest.mark.parametrize("levels", [MAX_DEPTH * 40, 300_000])
def test_deep_nesting_is_refused_in_any_thread(opener, levels):
    """libyaml crashes the process on some ten thousand levels."""
    told: list[str] = []

    def work() -> None:
        try:
            parse(opener * levels, PATH)
        except RecordError as error:
            told.append(str(error))

    if opener == "\n- ":
        parse(opener * 5000, PATH)
        return
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert "too deeply" in told[0]


def test_usual_nesting_and_many_brackets_are_read():
    parse("[" * MAX_DEPTH + "]" * MAX_DEPTH, PATH)
    parse("- {a: [1, 2]}\n" * 5000, PATH)


@pytest.mark.parametrize("text", ["a: &x [1]\nb: *x\n", "*x", "- *x", "{a: *x}", "a:\n  *x\n"])
def test_aliases_are_refused(text):
    with pytest.raises(RecordError):
        parse(text, PATH)


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n", "a: [", "a: b: c", "\t- x", "a: \x00", "'"])
def test_what_is_no_document(text):
    with pytest.raises(RecordError) as raised:
        parse(text, PATH).mapping("a")
    assert str(raised.value).startswith("record.yaml")
    assert "\n" not in str(raised.value)


def test_a_file_too_large(tmp_path):
    (tmp_path / "large.yaml").write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(RecordError, match="too large"):
        read(tmp_path / "large.yaml")
    with pytest.raises(RecordError, match="cannot be read"):
        read(tmp_path)


@pytest.mark.parametrize("name", ["", "C", "POSIX", "C.UTF-8"])
def test_locales_that_name_no_language(name):
    assert match_language(name) is None


@pytest.mark.parametrize(("name", "found"), [
    ("zh_TW.UTF-8", "zh_TW"), ("zh-Hans", "zh_TW"), ("ja", "ja"), ("JA_jp@x", "ja"), ("de_DE", "en"), ("\x1b", "en"),
])  # fmt: skip
def test_locales_that_name_one(name, found):
    assert match_language(name) == found


def test_a_chosen_language_wins():
    try:
        choose_language("ja")
        assert language() == "ja"
    finally:
        choose_language(None)
    assert language() == "en"


@pytest.mark.parametrize("name", ["~nobody-has-this-name", "x" * 5000, "a\x00b", "\udcff"])
def test_folders_that_cannot_be(name):
    with pytest.raises(LibraryError, match="--library DIR"):
        find_library(name)
