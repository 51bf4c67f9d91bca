"""The actions as the screen uses them: bindings and footer.

The registry itself, where an action is added, is `tjexplorer.keyboard.actions`.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding
from textual.dom import DOMNode

from tjexplorer.keyboard.actions import ACTIONS, BY_ID, FOOTER, N_, Action
from tjexplorer.keyboard.key_map import KeyMap, in_force
from tjexplorer.keyboard.key_names import bound, key_name
from tjexplorer.messages import gettext as _

__all__ = ["ACTIONS", "AT_ONCE", "BY_ID", "FOOTER", "N_", "Action", "bindings", "footer_entries", "key_name", "rebind"]

AT_ONCE = frozenset({"search", "next_pane", "previous_pane"})
"""Actions that move the focus before the next key is read, so that what is typed at once lands in the right place."""


def bindings(context: str) -> list[Binding]:
    """The registry's own bindings of a context.

    Those of the app and of pages call `do` with the action's id, others the action itself.
    """
    plain = KeyMap()
    return [
        _binding(action, keys)
        for action in ACTIONS
        if action.context == context and (keys := ",".join(_keys_of(action, plain)))
    ]


def _call(action: Action) -> str:
    on_screen = f"screen.do('{action.id}')"
    calls = {"app": f"do('{action.id}')", "counting": on_screen, "bookmarks": on_screen}
    return calls.get(action.context, action.id)


def _keys_of(action: Action, keys: KeyMap) -> Iterable[str]:
    # Escape means "back" wherever it is free; `leave` only names it for the help.
    return (bound(key) for key in keys.all_of(action) if not (action.id == "leave" and key == "escape"))


def rebind(node: DOMNode) -> None:
    """Give a widget or screen that was just made the keys in force in place of the registry's own."""
    keys = in_force()
    if not (keys.keys or keys.twins):
        return
    found = node._bindings.key_to_bindings
    contexts = {BY_ID[each.id].context for bound_here in found.values() for each in bound_here if each.id in BY_ID}
    changed = [action for action in ACTIONS if action.context in contexts and keys.is_changed(action)]
    gone = {action.id for action in changed}
    for key in list(found):
        found[key] = [binding for binding in found[key] if binding.id not in gone]
        if not found[key]:
            del found[key]
    for action in changed:
        for each in Binding.make_bindings(_binding(action, key) for key in _keys_of(action, keys)):
            found[each.key] = [each, *found.get(each.key, [])]


def _binding(action: Action, keys: str) -> Binding:
    return Binding(keys, _call(action), action.label, show=False, id=action.id, priority=action.id in AT_ONCE)


_SHORT = {("ledger", "extent"): N_("group")}
"""Labels of the footer where an action does less than elsewhere."""


def footer_entries(context: str) -> list[tuple[str, str, str]]:
    """For a pane: action id, key and short label, translated. While one types, keys that would be typed give way.

    An action that has no key is left out.
    """
    chosen = [BY_ID[name] for name in FOOTER.get(context, FOOTER["home"])]
    named = [(action, in_force().shown(action.id, typing=context == "search")) for action in chosen]
    return [
        (action.id, key, _(_SHORT.get((context, action.id), action.short or action.label)))
        for action, key in named
        if key
    ]
