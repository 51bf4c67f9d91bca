"""`config`: where things are, what holds and why, and changing it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tjexplorer import settings_file as file
from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.diagnostics import error, say
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.errors import UsageError
from tjexplorer.keyboard.actions import ACTIONS, Action
from tjexplorer.keyboard.key_map import KeyMap, key_map
from tjexplorer.keyboard.key_names import key_name
from tjexplorer.messages import gettext as _
from tjexplorer.messages import language, language_and_origin
from tjexplorer.paths import settings_file
from tjexplorer.settings import NAMES, Found, Settings, find


@click.group(help=summary("config"))
@everywhere
def config(session: Session) -> int:  # noqa: ARG001  # the options stand before the subcommand
    """Show and change settings."""
    return 0


@config.command(help=_("Print folders and settings in force, and where each setting comes from."))
@everywhere
def show(session: Session) -> int:
    """Print folders and settings; a damaged file is told when the library is opened."""
    workspace = session.workspace()
    places, found = workspace.places, workspace.chosen
    folders = {
        "library": str(places.root),
        "corpus": str(places.corpus),
        "index": str(places.index),
        "bookmarks": str(places.bookmarks),
        "state": str(places.state),
    }
    values = _values(found)
    if session.as_json:
        rows = {name: {"value": value, "from": origin} for name, (value, origin) in values.items()}
        known = {**folders, "language": language(), "settings_file": str(places.settings), "settings": rows}
        output.document({**known, "problems": [str(problem) for problem in found.problems]})
    else:
        _print_values(folders, places.settings, values)
    return 2 if found.problems else 0


def _print_values(folders: dict[str, str], path: Path, values: dict[str, tuple[Any, str]]) -> None:
    for name, folder in folders.items():
        output.line(f"{name}: {folder}")
    output.line(f"settings: {path}" + ("" if path.exists() else "  " + _("(not there: the defaults hold)")))
    output.line()
    rows = [(name, _shown(value), _origin(origin)) for name, (value, origin) in values.items()]
    output.table((_("setting"), _("value"), _("from")), rows, flexible=1)


def _values(found: Found) -> dict[str, tuple[Any, str]]:
    """By name what holds and where it comes from; the language may come from elsewhere than from the file."""
    shown = {
        name: (_plain(getattr(found.settings, name)), "settings" if name in found.given else "default")
        for name in NAMES
    }
    shown["language"] = language_and_origin()
    return shown


def _plain(value: Any) -> Any:
    return {key: list(keys) for key, keys in value.items()} if hasattr(value, "items") else value


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "; ".join(f"{action}: {' '.join(keys) or '-'}" for action, keys in value.items())
    return "" if value is None else str(value)


def _origin(origin: str) -> str:
    return {"settings": _("the settings"), "default": _("default"), "choice": "--lang"}.get(origin, origin)


@config.command(help=_("Print the folder of the library, or where the settings are."))
@click.option("--settings", "of_settings", is_flag=True, help=_("The file of settings, which need not exist."))
@everywhere
def path(session: Session, of_settings: bool) -> int:
    """Print the folder of the library, or the file of settings."""
    name, place = ("settings", settings_file()) if of_settings else ("library", session.workspace().places.root)
    if session.as_json:
        output.document({name: str(place)})
    else:
        output.line(str(place))
    return 0


@config.command(
    "set", help=_("Change a setting, or the keys of an action: `set theme light`, `set keys.bookmark m,alt+z`.")
)
@click.argument("name")
@click.argument("value")
@everywhere
def set_(session: Session, name: str, value: str) -> int:
    """Write a setting into the file."""
    place = settings_file()
    before = find(place).settings
    table, _dot, action = name.partition(".")
    if action and table in file.TABLES:
        _judge_keys(before, table, action, file.keys_in(value))
    changed = file.put(place, name, value)
    return _told(session, name, place, changed=changed, words=_("{name} is set in {path}"))


@config.command(help=_("Take a setting out of the file, so that its default holds."))
@click.argument("name")
@everywhere
def unset(session: Session, name: str) -> int:
    """Remove a setting from the file; 1 where it was not there."""
    place = settings_file()
    changed = file.remove(place, name)
    _told(session, name, place, changed=changed, words=_("{name} is no longer set in {path}"))
    return 0 if changed else 1


def _told(session: Session, name: str, place: Path, *, changed: bool, words: str) -> int:
    if session.as_json:
        output.document({"name": name, "settings": str(place), "changed": changed})
    else:
        say((words if changed else _("{name} stands so already in {path}")).format(name=name, path=place))
    return 0


def _judge_keys(settings: Settings, table: str, action: str, keys: tuple[str, ...]) -> None:
    """Raises `UsageError` where these keys cannot be."""
    tables = {"keys": dict(settings.keys), "twins": dict(settings.twins)}
    tables[table].pop(action, None)
    tables[table][action] = keys
    for problem in key_map(tables["keys"], tables["twins"]).problems:
        if problem.action == action:
            raise UsageError(problem.sentence)


@config.command("keys", help=_("List all actions with their keys, those without letters too, and what was changed."))
@everywhere
def keys_(session: Session) -> int:
    """Print the key map in force."""
    settings = find(settings_file()).settings
    made = key_map(settings.keys, settings.twins)
    if session.as_json:
        rows = [_row(made, action) for action in ACTIONS]
        problems = [{"action": problem.action, "problem": problem.sentence} for problem in made.problems]
        output.document({"keys": rows, "problems": problems})
    else:
        _print_keys(made)
        for problem in made.problems:
            error(problem.sentence)
    return 2 if made.problems else 0


def _row(made: KeyMap, action: Action) -> dict[str, Any]:
    return {
        "action": action.id,
        "label": _(action.label),
        "context": action.context,
        "keys": list(made.keys_of(action)),
        "twins": list(made.twins_of(action)),
        "changed": made.is_changed(action),
    }


def _print_keys(made: KeyMap) -> None:
    rows = [
        (
            action.id + (" *" if made.is_changed(action) else ""),
            " ".join(map(key_name, made.keys_of(action))),
            " ".join(map(key_name, made.twins_of(action))),
            _(action.label),
        )
        for action in ACTIONS
    ]
    head = (_("action"), _("keys"), _("with an input method on"), _("what it does"))
    output.table(head, rows, flexible=3)
    if any(made.is_changed(action) for action in ACTIONS):
        output.line()
        output.line(_("* changed by {path}").format(path=settings_file()))
