"""The registry of actions, the names of keys, and keys that a reader chose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.keyboard.actions import ACTIONS, BY_ID, FOOTER
from tjexplorer.keyboard.key_map import NEEDED, KeyMap, key_map, shared_keys
from tjexplorer.keyboard.key_names import NEVER_ARRIVE, canonical, has_no_letter, key_name


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_is_reached_without_a_letter(action) -> None:
    """By a key of its own; or, where it has none at all, by the palette."""
    if action.all_keys or action.context != "app":
        assert any(map(has_no_letter, action.all_keys)), action.all_keys


def test_the_palette_itself_is_reached_without_a_letter() -> None:
    assert {"ctrl+p", "："} <= set(BY_ID["palette"].twins)


def test_no_key_of_the_registry_is_used_twice_in_a_pane() -> None:
    """But for those that mean the same thing in a pane of its own: keys of all panes are told apart by their contexts."""
    by_context: dict[tuple[str, str], list[str]] = {}
    for action in ACTIONS:
        for key in action.all_keys:
            by_context.setdefault((action.context, key), []).append(action.id)
    doubled = {place: names for place, names in by_context.items() if len(names) > 1}
    assert doubled == {("app", "escape"): ["back", "leave"]}


def test_keys_that_never_arrive_are_not_used() -> None:
    assert not NEVER_ARRIVE & {key for action in ACTIONS for key in action.all_keys}


def test_ids_are_unique_and_footers_know_their_actions() -> None:
    assert len(BY_ID) == len(ACTIONS)
    assert {name for names in FOOTER.values() for name in names} <= set(BY_ID)


@pytest.mark.parametrize("key", sorted({key for action in ACTIONS for key in action.all_keys}))
def test_a_key_can_be_written_as_it_is_shown(key: str) -> None:
    assert canonical(key) == key
    assert canonical(key_name(key)) == key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Ctrl+D", "ctrl+d"),
        ("control+d", "ctrl+d"),
        ("Esc", "escape"),
        ("PgDn", "pagedown"),
        ("shift+m", "M"),
        ("Alt+,", "alt+comma"),
        ("alt+comma", "alt+comma"),
        ("option+left", "alt+left"),
        (" ", "space"),
        ("plus", "+"),
        ("+", "+"),
        ("？", "？"),
        ("f24", "f24"),
        ("", None),
        ("f25", None),
        ("ctrl+", None),
        ("hyper+x", None),
        ("mm", None),
        ("ctrl+shift+m", None),
        ("\x1b", None),
    ],
)
def test_how_people_write_keys(written: str, key: str | None) -> None:
    assert canonical(written) == key


@given(st.text(max_size=12))
def test_any_text_is_a_key_or_none(written: str) -> None:
    key = canonical(written)
    if key is not None:
        assert canonical(key) == key
        assert canonical(key_name(key)) == key


def _problems(keys: dict[str, tuple[str, ...]], twins: dict[str, tuple[str, ...]] | None = None) -> list[str]:
    return [problem.sentence for problem in key_map(keys, twins or {}).problems]


def test_chosen_keys_take_the_place_of_the_registrys_and_twins_stay() -> None:
    made = key_map({"bookmark": ("Z", "Alt+Z")}, {})
    assert made.problems == ()
    assert made.all_of(BY_ID["bookmark"]) == ("Z", "alt+z", *BY_ID["bookmark"].twins)
    assert made.shown("bookmark") == "Z"
    assert made.shown("bookmark", typing=True) == "Alt+Z"
    assert made.is_changed(BY_ID["bookmark"])
    assert not made.is_changed(BY_ID["cite"])


def test_an_empty_list_takes_keys_away() -> None:
    made = key_map({"theme": ()}, {"theme": ()})
    assert made.all_of(BY_ID["theme"]) == ()
    assert made.shown("theme") == ""
    assert key_map({"theme": ()}, {}).all_of(BY_ID["theme"]) == BY_ID["theme"].twins


def test_two_actions_may_change_keys_with_each_other() -> None:
    made = key_map({"bookmark": ("c",), "cite": ("m",)}, {})
    assert made.problems == ()
    assert (made.keys["bookmark"], made.keys["cite"]) == (("c",), ("m",))


def test_a_key_that_two_actions_of_a_pane_would_have_is_told_and_not_applied() -> None:
    made = key_map({"bookmark": ("c",)}, {})
    assert "bookmark" not in made.keys
    assert [problem.action for problem in made.problems] == ["bookmark"]
    assert "“cite”" in made.problems[0].sentence


def test_of_two_changes_that_clash_the_first_one_holds() -> None:
    made = key_map({"bookmark": ("Z",), "cite": ("Z",)}, {})
    assert dict(made.keys) == {"bookmark": ("Z",)}
    assert [problem.action for problem in made.problems] == ["cite"]


def test_a_key_of_a_pane_may_not_hide_one_that_holds_everywhere() -> None:
    assert "“cite”" in _problems({"delete": ("c",)})[0]
    assert "“cursor_down”" in _problems({"cite": ("j",)})[0]


def test_keys_of_panes_that_never_meet_may_be_the_same() -> None:
    assert _problems({"extend_down": ("Z",), "delete": ("Z",)}) == []


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"bookmrk": ("m",)}, "“bookmark”"),
        ({"bookmark": ("ctrl+i",)}, "do not send"),
        ({"bookmark": ("ctrl+c",)}, "how to leave"),
        ({"bookmark": ("escpe",)}, "“esc”"),
        ({"bookmark": ("?!",)}, "no key “?!”"),
    ],
)
def test_what_cannot_be_is_told(keys: dict[str, tuple[str, ...]], words: str) -> None:
    made = key_map(keys, {})
    assert made.keys == {}
    assert words in made.problems[0].sentence


@pytest.mark.parametrize("name", NEEDED)
def test_without_some_actions_nobody_gets_out(name: str) -> None:
    made = key_map({name: ()}, {name: ()})
    assert made.all_of(BY_ID[name])
    assert "must keep a key" in made.problems[0].sentence


KEYS = st.lists(
    st.sampled_from(["m", "c", "b", "B", "f1", "f5", "escape", "ctrl+q", "enter", "ctrl+i", "?", "x"]), max_size=2
)
CHOICES = st.dictionaries(st.sampled_from([*BY_ID, "nonsense"]), KEYS.map(tuple), max_size=6)


@given(CHOICES, CHOICES)
def test_whatever_is_chosen_no_pane_has_a_key_twice_and_a_way_out_stays(keys, twins) -> None:
    made = key_map(keys, twins)
    assert list(shared_keys(made)) == []
    assert all(made.all_of(BY_ID[name]) for name in NEEDED)
    told = {problem.action for problem in made.problems}
    assert {name for name in keys if name not in made.keys} <= told


def test_the_registry_has_no_conflict_with_itself() -> None:
    assert list(shared_keys(KeyMap())) == []
