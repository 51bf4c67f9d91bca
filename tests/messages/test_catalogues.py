"""The shipped catalogues are complete, up to date and written as Chinese and Japanese are."""

from __future__ import annotations

import re
import string
from types import ModuleType

import pytest

Translations = dict[str, list[tuple[str, str]]]
MEASURED = "… ① “ ±"
"""Characters of ambiguous width, by which a terminal is measured."""

LANGUAGES = ("zh_TW", "ja")

LETTER = r"\u3005-\u3007\u3040-\u30ff\u3400-\u9fff"
WIDE = rf"{LETTER}、。，；：？！（）"
HALF_WIDTH_MARK = re.compile(rf"[{WIDE}](?:[,;:?.()]|!(?! ))|[,;:!?()][{WIDE}]")
"""With a space after it `!` is the sign in the margin that the message explains."""
TOUCHING = re.compile(rf"[{LETTER}][A-Za-z0-9`]|[A-Za-z0-9`][{LETTER}]")
AS_TYPED = re.compile("民國104|104年3月9日|平成27")
"""What a reader may type, quoted in a message."""
IN_TAIWAN = set("游")
"""Written so in 游標, though OpenCC takes it for the Simplified form of 遊."""


def test_the_template_is_a_fresh_extraction(tool: ModuleType) -> None:
    assert tool.template_path().read_bytes() == tool.written(tool.template()), "run python tools/messages.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_po_file_has_the_messages_of_the_source_and_no_others(tool: ModuleType, language: str) -> None:
    assert tool.po_path(language).read_bytes() == tool.written(tool.refreshed(language)), "run python tools/messages.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mo_file_is_a_fresh_compile(tool: ModuleType, language: str) -> None:
    assert tool.mo_path(language).read_bytes() == tool.compiled(tool.refreshed(language)), (
        "run python tools/messages.py"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_with_its_placeholders(tool: ModuleType, language: str) -> None:
    assert list(tool.faults(tool.refreshed(language))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_header_names_one_plural_form(tool: ModuleType, language: str) -> None:
    assert b'"Plural-Forms: nplurals=1; plural=0;\\n"' in tool.po_path(language).read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_white_space_at_the_ends_is_that_of_the_message(translations: Translations, language: str) -> None:
    for message, text in translations[language]:
        assert _ends(text) == _ends(message), message


def _ends(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_options_and_file_names_stay(translations: Translations, language: str) -> None:
    kept = re.compile(
        r"`[^`]+`|(?<!\w)--[a-z-]+|\b[a-z_]+\.(?:txt|yaml)\b|\bCtrl\+\w\b|\b(?:REPORT|SECTION|DIR|FORM)\b"
    )
    for message, text in translations[language]:
        assert sorted(kept.findall(text)) == sorted(kept.findall(message)), message


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_ends_as_one(translations: Translations, language: str) -> None:
    for message, text in translations[language]:
        if message.endswith("."):
            if message.endswith(".."):
                continue  # something goes on
            assert text.endswith(("。", "。）")), message
        elif not message.endswith("?"):
            assert not text.endswith("。"), message


@pytest.mark.parametrize("language", LANGUAGES)
def test_punctuation_beside_wide_characters_is_full_width(translations: Translations, language: str) -> None:
    for _message, text in translations[language]:
        text = text.replace(MEASURED, "")  # noqa: PLW2901  # what is measured, and no punctuation
        assert not HALF_WIDTH_MARK.search(text), text
        assert not set(text) & set("“”‘’"), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_space_stands_between_wide_and_latin_characters(translations: Translations, language: str) -> None:
    for _message, text in translations[language]:
        assert not TOUCHING.search(AS_TYPED.sub("", text)), text
        assert "  " not in text, text


def test_chinese_has_no_simplified_and_no_japanese_characters(translations: Translations) -> None:
    assert set(_not_kept_by("s2tw", translations["zh_TW"])) <= IN_TAIWAN
    for _message, text in translations["zh_TW"]:
        assert not [char for char in text if re.match(f"[{LETTER}]", char) and not char.encode("big5", "ignore")], text
    assert not re.search(r"[\u3040-\u30ff]", "".join(text for _message, text in translations["zh_TW"]))


def test_japanese_has_no_traditional_and_no_simplified_characters(translations: Translations) -> None:
    found = [(message, AS_TYPED.sub("", text)) for message, text in translations["ja"]]
    assert _not_kept_by("t2jp", found) == {}


def _not_kept_by(configuration: str, found: list[tuple[str, str]]) -> dict[str, str]:
    """Characters that OpenCC, asked for one at a time, turns into others; with a text that has them."""
    opencc = pytest.importorskip("opencc")
    converter = opencc.OpenCC(configuration)
    texts = {char: text for _message, text in found for char in text if char not in string.printable}
    return {char: text for char, text in texts.items() if converter.convert(char) != char}
