"""The keys in force: those of the registry, and in their place those that a reader chose.

A choice that cannot be is told and not applied: an action or a key that does not exist, a key that two actions of one
pane would have, an action without which nobody gets out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from tjexplorer.errors import nearest
from tjexplorer.keyboard.actions import ACTIONS, BY_ID, Action
from tjexplorer.keyboard.key_names import NAMES, NEVER_ARRIVE, canonical, has_no_letter, key_name
from tjexplorer.messages import gettext as _

Chosen = Mapping[str, tuple[str, ...]]
"""Keys by action id, as a person wrote them."""

_MEETINGS = (
    frozenset({"app", "move", "list", "bookmarks"}),
    frozenset({"app", "move", "list", "counting"}),
    frozenset({"app", "move", "reader"}),
    frozenset({"move", "selecting"}),
)
"""Contexts whose keys hold at the same time."""

NEEDED = ("palette", "back", "quit", "open")
"""Actions that must keep a key: with them all others can be reached."""

_RESERVED = frozenset({"ctrl+c"})
"""Says how to leave, whatever is bound."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A choice that is not applied."""

    action: str
    """The action as it stands in the settings."""
    sentence: str
    """What is wrong with it, and what to do."""


@dataclass(frozen=True, slots=True)
class KeyMap:
    """Which keys do what."""

    keys: Chosen = field(default_factory=dict)
    """By action id the keys in place of the registry's, where they were changed."""
    twins: Chosen = field(default_factory=dict)
    """The same for the twins."""
    problems: tuple[Problem, ...] = ()
    """What was chosen and is not applied."""
    composed: bool = False
    """Whether an input method holds the letters back, so that messages name keys that arrive all the same."""

    def keys_of(self, action: Action) -> tuple[str, ...]:
        """The keys of an action, the one to show first."""
        return self.keys.get(action.id, action.keys)

    def twins_of(self, action: Action) -> tuple[str, ...]:
        """Its keys for input methods."""
        return self.twins.get(action.id, action.twins)

    def all_of(self, action: Action) -> tuple[str, ...]:
        """Keys and twins, each once."""
        return tuple(dict.fromkeys(self.keys_of(action) + self.twins_of(action)))

    def is_changed(self, action: Action) -> bool:
        """Whether any key of an action is not the registry's own."""
        return self.all_of(action) != action.all_keys

    def shown(self, name: str, *, typing: bool = False) -> str:
        """The key of an action as messages name it, one that is no character while somebody types, and none of a letter
        where an input method is on; empty where it has none.
        """
        keys = self.all_of(BY_ID[name])
        wanted = [key for key in keys if len(key) > 1] if typing or self.composed else []
        if self.composed and not typing:
            wanted += filter(has_no_letter, keys)
        return next((key_name(key) for key in (*wanted, *keys)), "")


def key_map(keys: Chosen, twins: Chosen) -> KeyMap:
    """The keys in force where a reader chose these."""
    problems: list[Problem] = []
    changes = {
        "keys": dict(_readable(keys, problems)),
        "twins": dict(_readable(twins, problems)),
    }
    while True:
        made = KeyMap(changes["keys"], changes["twins"])
        clash = next(_clashes(made), None)
        if clash is None:
            return KeyMap(changes["keys"], changes["twins"], tuple(problems))
        problems.append(clash)
        for table in changes.values():
            table.pop(clash.action, None)


def _readable(chosen: Chosen, problems: list[Problem]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The choices whose actions and keys exist."""
    for name, written in chosen.items():
        if name not in BY_ID:
            close = nearest(name, list(BY_ID), limit=1)
            hint = (
                _("did you mean “{name}”?").format(name=close[0]) if close else _("`tjexplorer config keys` lists all.")
            )
            problems.append(Problem(name, _("There is no action “{action}”: {hint}").format(action=name, hint=hint)))
            continue
        wrong = [problem for key in written if (problem := _wrong(key))]
        if wrong:
            problems.append(Problem(name, _("{action}: {problem}").format(action=name, problem=wrong[0])))
        else:
            yield name, tuple(dict.fromkeys(filter(None, map(canonical, written))))


def _wrong(written: str) -> str:
    """What is wrong with a key; empty where nothing is."""
    key = canonical(written)
    if key is None:
        close = nearest(written.rpartition("+")[2].casefold(), NAMES, limit=1)
        hint = _("did you mean “{name}”?").format(name=close[0]) if close else _("write m, M, f5, ctrl+d or alt+left.")
        return _("there is no key “{key}”: {hint}").format(key=written, hint=hint)
    if key in NEVER_ARRIVE:
        return _("terminals do not send {key} as a key of its own; choose another one.").format(key=key_name(key))
    if key in _RESERVED:
        return _("{key} always says how to leave; choose another one.").format(key=key_name(key))
    return ""


def _clashes(made: KeyMap) -> Iterator[Problem]:
    """What speaks against one of the changes; the later one of two is the one to be given up."""
    for name in NEEDED:
        if not made.all_of(BY_ID[name]):
            yield Problem(name, _("{action}: this action must keep a key.").format(action=name))
    order = [*made.keys, *made.twins]
    for key, one, other in shared_keys(made):
        changed = max((action.id for action in (one, other) if action.id in order), key=order.index)
        kept = other.id if changed == one.id else one.id
        sentence = _("{action}: {key} is a key of “{other}” too; give one of them another key.")
        yield Problem(changed, sentence.format(action=changed, key=key_name(key), other=kept))


def shared_keys(made: KeyMap) -> Iterator[tuple[str, Action, Action]]:
    """Keys that two actions would have in one pane, but for those that they share in the registry."""
    by_key: dict[str, list[Action]] = {}
    for action in ACTIONS:
        for key in made.all_of(action):
            by_key.setdefault(key, []).append(action)
    for key, actions in by_key.items():
        for one, other in combinations(actions, 2):
            if any({one.context, other.context} <= meeting for meeting in _MEETINGS):
                if key in one.all_keys and key in other.all_keys:
                    continue
                yield key, one, other


class _Choice:
    """The keys in force; one instance, since a process talks to one person."""

    def __init__(self) -> None:
        self.map = KeyMap()


_choice = _Choice()


def in_force() -> KeyMap:
    """The keys that hold now."""
    return _choice.map


def use(made: KeyMap) -> None:
    """Let these keys hold from now on. Widgets that are there already keep theirs."""
    _choice.map = made


def arriving(key: str, twin: str) -> str:
    """Of two keys that a dialog has of its own, by the names shown, the one that arrives: the twin while an input method holds
    letters back.
    """
    return twin if in_force().composed else key


def key_of(name: str, *, typing: bool = False) -> str:
    """The key of an action as messages name it; that of the palette, where all actions are, for one that has none."""
    return in_force().shown(name, typing=typing) or in_force().shown("palette", typing=True)
