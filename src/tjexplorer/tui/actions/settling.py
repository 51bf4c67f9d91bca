"""Settings: the dialog of them, what is wrong with the file, and the hint for readers whose input method is on."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tjexplorer import settings_file
from tjexplorer.errors import TjexplorerError
from tjexplorer.keyboard.actions import ACTIONS
from tjexplorer.keyboard.key_map import in_force, key_of, use
from tjexplorer.messages import VARIABLE, prefer_language
from tjexplorer.messages import gettext as _
from tjexplorer.settings import CITATION_STYLES, MOTIONS, THEMES, Settings
from tjexplorer.tui.appearance import dress
from tjexplorer.tui.dialogs.settings import SettingRow, SettingsDialog, SettingsPage
from tjexplorer.tui.panes.home import LANGUAGE_NAMES

if TYPE_CHECKING:
    from tjexplorer.tui.reading_room import ReadingRoom

MEASURES = ("0", "60", "72", "84", "100", "120")
"""Columns of a line to turn through; the file takes others too."""


class SettlingActions:
    """Actions on the settings."""

    def __init__(self, room: ReadingRoom) -> None:
        self._room = room
        self._hinted = False

    def handlers(self) -> dict[str, Callable[[], None]]:
        """By action id."""
        return {"settings": self._settings}

    def tell_problems(self) -> None:
        """Say what is wrong with the file of settings, and go on."""
        problems = [str(problem) for problem in self._room.workspace.chosen.problems]
        problems += [problem.sentence for problem in in_force().problems]
        if problems:
            more = _("{count} more: `tjexplorer config keys` and `config show`.").format(count=len(problems) - 1)
            said = [problems[0], *([more] if len(problems) > 1 else [])]
            self._room.tell(" ".join(said), seconds=15, severity="warning")

    def heard(self, text: str) -> None:
        """A list was given characters: where an input method made them, say once how to go on."""
        if not is_composed(text):
            return
        self.composing()
        if self._hinted or any(text in in_force().all_of(action) for action in ACTIONS):
            return
        self._hinted = True
        said = _(
            "An input method is on, so letters do not arrive. {help} lists the keys without letters; {palette} finds "
            "every action; or switch the input method off."
        )
        help_key, palette = (_last_key(name) for name in ("help", "palette"))
        self._room.tell(said.format(help=help_key, palette=palette), seconds=15, severity="warning")

    def composing(self) -> None:
        """An input method is on: from now on all names of keys are those of keys that arrive."""
        if not in_force().composed:
            use(replace(in_force(), composed=True))
            self._room.name_keys()

    # The dialog

    def _settings(self) -> None:
        self._room.app.push_screen(SettingsDialog(self._page, self.change))

    def _page(self) -> SettingsPage:
        room, places = self._room, self._room.workspace.places
        below = [_("Written in {path}").format(path=places.settings)]
        below.append(
            _("Keys, the editor and the template for exports are chosen there too: `tjexplorer config --help`.")
        )
        below.append(_("Earlier searches stand in {path}; remove the file to forget them.").format(path=places.history))
        if os.environ.get(VARIABLE) and room.workspace.settings.language:
            below.append(
                _("At the next start {variable} goes before the language chosen here.").format(variable=VARIABLE)
            )
        chosen = room.workspace.chosen
        return SettingsPage(
            setting_rows(chosen.settings, chosen.given, room.app.theme, room.remembering.language), below
        )

    def change(self, name: str, value: str | None) -> str:
        """Write a setting, None for its default, and let it hold; what went wrong, or nothing."""
        room, path = self._room, self._room.workspace.places.settings
        try:
            if value is None:
                settings_file.remove(path, name)
            else:
                settings_file.put(path, name, value)
        except TjexplorerError as problem:
            return str(problem)
        room.workspace.forget_settings()
        self._apply(name, room.workspace.settings)
        return ""

    def _apply(self, name: str, settings: Settings) -> None:
        room = self._room
        if name == "language":
            prefer_language(settings.language)
            room.say_in(settings.language)
        elif name == "measure":
            room.reader.text.refit()
        elif name in {"theme", "ambiguous_width", "motion"}:
            if name == "theme":
                room.remembering.theme = None
            given = settings.theme if "theme" in room.workspace.chosen.given else None
            dress(room.app, settings, room.remembering.theme or given)


def _last_key(name: str) -> str:
    """A key of an action that makes no character."""
    return key_of(name, typing=True)


def is_composed(text: str) -> bool:
    """Whether no key makes this, but an input method: full-width letters and signs, ideographs, kana, bopomofo, hangul."""
    return bool(text) and unicodedata.east_asian_width(text[0]) in {"W", "F"}


def setting_rows(
    settings: Settings, given: frozenset[str], theme: str, turned: str | None = None
) -> tuple[SettingRow, ...]:
    """The settings that the dialog offers, in the language in use; `theme` is the one that is worn, `turned` the language
    that a key turned to.
    """
    themes = dict(
        zip(THEMES, (_("dark"), _("light"), _("high contrast"), _("the terminal's own 16 colours")), strict=True)
    )
    styles = dict(
        zip(
            CITATION_STYLES,
            (_("footnote, in Chinese"), _("APA, in Chinese"), _("Chicago, in English"), _("pandoc")),
            strict=True,
        )
    )
    motions = dict(zip(MOTIONS, (_("as usual"), _("reduced")), strict=True))
    widths = {"1": _("one cell"), "2": _("two cells")}
    measures = {
        each: _("{count} columns").format(count=each) if each != "0" else _("as wide as the pane") for each in MEASURES
    }
    languages: dict[str | None, str] = {None: _("that of the environment")}
    languages.update(LANGUAGE_NAMES.items())
    spoken = turned or (settings.language if "language" in given else None)
    measure = str(settings.measure)
    measures = {**measures, measure: measures.get(measure, _("{count} columns").format(count=measure))}
    truths = {"true": _("remembered"), "false": _("not remembered")}
    return (
        _row(
            "language", _("Language"), _("Menus, help and messages. The reports stay as they are."), languages, spoken
        ),
        _row("theme", _("Colours"), _("NO_COLOR in the environment takes all colours away."), themes, theme),
        _row(
            "ambiguous_width",
            _("Width of … ① “ ±"),
            _("What the terminal gives such signs; `tjexplorer check` finds it out. Wrong borders are a sign of it."),
            widths,
            str(settings.ambiguous_width),
        ),
        _row(
            "motion",
            _("Motion"),
            _("Reduced: the cursor does not blink and nothing moves by itself."),
            motions,
            settings.motion,
        ),
        _row("measure", _("Length of lines"), _("Most columns of a line in the Reader."), measures, measure),
        _row("citation_style", _("Citations"), _("The style that is offered first."), styles, settings.citation_style),
        _row(
            "history",
            _("Searches"),
            _("Whether searches are remembered from one session to the next."),
            truths,
            "true" if settings.history else "false",
        ),
    )


def _row(
    name: str, label: str, says: str, values: dict[str | None, str] | dict[str, str], now: str | None
) -> SettingRow:
    listed: tuple[tuple[str | None, str], ...] = tuple(values.items())
    return SettingRow(name, label, says, listed, [value for value, _shown in listed].index(now))
