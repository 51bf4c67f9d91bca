"""Every pane and page explains itself: two to six sentences, in every language, with the keys in force."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from tjexplorer.keyboard.actions import ACTIONS, BY_ID, FOOTER
from tjexplorer.keyboard.key_map import KeyMap, use
from tjexplorer.keyboard.key_names import key_name
from tjexplorer.messages import LANGUAGES, choose_language
from tjexplorer.tui.dialogs.help import help_entries, palette_choices
from tjexplorer.tui.explanations import EXPLANATIONS, explained


@pytest.fixture(autouse=True)
def own_keys():
    yield
    use(KeyMap())


@pytest.mark.parametrize("context", FOOTER)
def test_each_is_explained_in_two_to_six_sentences(context: str) -> None:
    words = EXPLANATIONS[context]
    assert 2 <= len(re.findall(r"[.](?:\s|$)", words.replace('"..."', ""))) <= 6
    named = {name for _text, name, _spec, _conversion in Formatter().parse(words) if name}
    assert named <= set(BY_ID)
    assert named, "an explanation says what one does, with its keys"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_they_can_be_said_in_every_language(tag: str) -> None:
    choose_language(tag)
    for context in FOOTER:
        said = _said(context)
        assert said
        assert not re.search(r"{\w+}", said)


def test_the_keys_in_force_are_named() -> None:
    use(KeyMap({"dossier": ("alt+q",)}, {}))
    assert "Alt+Q gathers all" in _said("browse")
    use(KeyMap({"dossier": ()}, {"dossier": ()}))
    assert "“Dossier of the institution" in _said("browse")


def _said(context: str) -> str:
    return "\n".join("".join(part.text for part in line) for line in explained(context))


def _text(context: str, cells: int, *, everything: bool) -> str:
    entries = help_entries(context, everything=everything)
    return "\n".join("".join(part.text for part in line) for entry in entries for line in entry.draw(cells))


@pytest.mark.parametrize("cells", [30, 80])
def test_all_keys_names_every_action_and_each_of_its_keys(cells: int) -> None:
    words = " ".join(_text("reader", cells, everything=True).split())
    for action in ACTIONS:
        assert " ".join(action.label.split()[:2]) in words, action.id
        for key in action.all_keys:
            assert key_name(key) in words


def test_the_palette_has_every_action_that_needs_no_pane() -> None:
    ids = {choice.key for choice in palette_choices()}
    assert ids >= {action.id for action in ACTIONS if action.context == "app" and not action.all_keys}
    assert "palette" not in ids
