"""Which language speaks: the option, then TJEXPLORER_LANG, then the locale, then 繁體中文."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tjexplorer.messages import choose_language, gettext, language, match_language, ngettext


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("zh_TW.UTF-8", "zh_TW"),
        ("zh_TW", "zh_TW"),
        ("zh-Hant-TW", "zh_TW"),
        ("zh_HK.UTF-8", "zh_TW"),
        ("zh", "zh_TW"),
        ("ja_JP.UTF-8", "ja"),
        ("ja_JP.eucJP@euro", "ja"),
        ("JA", "ja"),
        ("en_US.UTF-8", "en"),
        ("en-GB", "en"),
        ("fr_FR.UTF-8", "en"),
        ("de", "en"),
        ("C", None),
        ("C.UTF-8", None),
        ("POSIX", None),
        ("", None),
    ],
)
def test_locale_names(name: str, expected: str | None) -> None:
    assert match_language(name) == expected


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "zh_TW"),
        ({"LANG": "C"}, "zh_TW"),
        ({"LC_ALL": "C.UTF-8", "LANG": "POSIX"}, "zh_TW"),
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "ja_JP.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "ja_JP.UTF-8"}, "ja"),
        ({"LC_MESSAGES": "en_US.UTF-8", "LC_ALL": "ja_JP.UTF-8"}, "ja"),
        ({"LC_ALL": "C", "LANG": "ja_JP.UTF-8"}, "ja"),
        ({"TJEXPLORER_LANG": "ja", "LC_ALL": "en_US.UTF-8", "LANG": "zh_TW.UTF-8"}, "ja"),
        ({"TJEXPLORER_LANG": "", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"TJEXPLORER_LANG": "fr"}, "en"),
    ],
)
def test_environment(no_language: pytest.MonkeyPatch, environment: dict[str, str], expected: str) -> None:
    for variable, value in environment.items():
        no_language.setenv(variable, value)
    assert language() == expected


def test_a_choice_comes_before_the_environment_and_can_be_taken_back(no_language: pytest.MonkeyPatch) -> None:
    no_language.setenv("TJEXPLORER_LANG", "ja")
    choose_language("en")
    assert (language(), gettext("bookmark")) == ("en", "bookmark")
    choose_language("zh_TW")
    assert (language(), gettext("bookmark")) == ("zh_TW", "書籤")
    choose_language(None)
    assert (language(), gettext("bookmark")) == ("ja", "しおり")


@pytest.mark.parametrize(
    ("tag", "one", "three"), [("en", "1 section", "3 sections"), ("zh_TW", "1 節", "3 節"), ("ja", "1 節", "3 節")]
)
def test_numbers(no_language: pytest.MonkeyPatch, tag: str, one: str, three: str) -> None:
    choose_language(tag)
    said = [ngettext("{count} section", "{count} sections", count).format(count=count) for count in (1, 3)]
    assert said == [one, three]


def test_a_message_that_no_catalogue_has_is_said_as_it_is(no_language: pytest.MonkeyPatch) -> None:
    choose_language("ja")
    assert gettext("No catalogue has this.") == "No catalogue has this."


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        (["--lang", "ja", "--help"], {"TJEXPLORER_LANG": "en"}, "ライブラリの報告書を一覧します。"),
        (["--lang=zh_TW", "reports", "--help"], {"LANG": "ja_JP.UTF-8"}, "列出館藏的報告。"),
        (["--help"], {"LC_ALL": "C"}, "列出館藏的報告。"),
        (["--help"], {"LC_ALL": "fr_FR.UTF-8"}, "List the reports of the library."),
    ],
)
def test_the_command_line_speaks_the_language(
    no_language: pytest.MonkeyPatch, arguments: list[str], environment: dict[str, str], expected: str
) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "tjexplorer", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert expected in said.stdout
