"""The one registry of actions: it feeds the bindings, the footer, the help and the command palette.

Every action has a key, and a twin that arrives while an input method holds the letters back. Full-width
punctuation that an input method commits acts as its plain sister.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding

from tjexplorer.messages import gettext as _


def N_(message: str) -> str:  # noqa: N802 - the name that message extractors know
    """Mark a message for the catalogue; it is translated where it is shown."""
    return message


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a key does."""

    id: str
    """Name of the action, also the id of its binding in a key map."""
    label: str
    """Message id: what it does, as help and palette say it."""
    keys: tuple[str, ...]
    """Keys by their Textual names, the one to show first."""
    twins: tuple[str, ...] = ()
    """Keys that arrive while an input method is on."""
    context: str = "app"
    """Where it holds: app, move, list, bookmarks, reader, counting (some pages of counts)."""
    short: str = ""
    """Message id: one or two words for the footer; empty for the label."""

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Keys and twins."""
        return self.keys + self.twins


ACTIONS: tuple[Action, ...] = (
    Action("help", N_("Keys of this pane, and all others"), ("?",), ("f1", "？"), short=N_("keys")),
    Action("palette", N_("Command palette"), (":",), ("ctrl+p", "："), short=N_("commands")),
    Action("search", N_("Search the corpus"), ("ctrl+l",), ("f2",), short=N_("search")),
    Action("find", N_("Find in this pane"), ("/",), ("ctrl+f", "／"), short=N_("find here")),
    Action("next_hit", N_("Next hit"), ("n",), ("f3",), short=N_("next hit")),
    Action("previous_hit", N_("Previous hit"), ("N",), ("f4",), short=N_("previous hit")),
    Action("next_section", N_("Next section"), ("]",), ("ctrl+pagedown",), short=N_("next section")),
    Action("previous_section", N_("Previous section"), ("[",), ("ctrl+pageup",), short=N_("previous section")),
    Action("back", N_("Back to the pane you came from"), ("escape",), (), short=N_("back")),
    Action("leave", N_("Back; at the top, ask to quit"), ("q",), ("escape",), short=N_("leave")),
    Action("go_back", N_("Previous place"), ("alt+left",), short=N_("previous place")),
    Action("go_forward", N_("Next place"), ("alt+right",)),
    Action("pane_1", N_("Pane 1: Browse"), ("1",), ("alt+1",), short=N_("browse")),
    Action("pane_2", N_("Pane 2: Results"), ("2",), ("alt+2",), short=N_("results")),
    Action("pane_3", N_("Pane 3: Reader"), ("3",), ("alt+3",), short=N_("reader")),
    Action("pane_4", N_("Pane 4: Itinerary"), ("4",), ("alt+4",), short=N_("itinerary")),
    Action("pane_5", N_("Pane 5: Bookmarks"), ("5",), ("alt+5",), short=N_("bookmarks")),
    Action("next_pane", N_("Next pane"), ("tab",), (), short=N_("next pane")),
    Action("previous_pane", N_("Previous pane"), ("shift+tab",)),
    Action("zoom", N_("This pane alone, or all again"), ("+", "_"), ("f10",), short=N_("zoom")),
    Action("hide_browse", N_("Show or hide Browse"), ("f9",)),
    Action("forms", N_("Written forms that matched"), ("V",), ("f5",), short=N_("forms")),
    Action(
        "filters", N_("Filter by report, year, agency, kind, institution, day"), ("f",), ("f6",), short=N_("filter")
    ),
    Action("clear_filters", N_("Clear all filters"), ("F",), short=N_("clear filters")),
    Action(
        "view", N_("Results as list, concordance or by report; what Browse lists"), ("v",), ("f7",), short=N_("view")
    ),
    Action("sort", N_("Order of the results"), ("s",), ("ctrl+t",), short=N_("order")),
    Action("reach", N_("Concordance: compare more characters or words"), ("S",), ("ctrl+up",), short=N_("compare")),
    Action("less_beside", N_("Concordance: show less beside the match"), ("<",), ("ctrl+left", "＜"), short=N_("less")),
    Action(
        "more_beside", N_("Concordance: show more beside the match"), (">",), ("ctrl+right", "＞"), short=N_("more")
    ),
    Action("searches", N_("Earlier and saved searches"), ("f8",), short=N_("searches")),
    Action("save_search", N_("Save the search under a name"), ("ctrl+s",), short=N_("save search")),
    Action("statement", N_("Search statement, for a section on methods"), ("P",), ("ctrl+u",), short=N_("statement")),
    Action("reports", N_("Choose a report"), ("r",), ("ctrl+r",), short=N_("reports")),
    Action("bookmark", N_("Bookmark the passage"), ("m",), (), short=N_("bookmark")),
    Action("bookmark_note", N_("Bookmark with note and tags"), ("M",), ("ctrl+d",), short=N_("with note")),
    Action("cite", N_("Citation of the passage: show and copy"), ("c",), ("ctrl+k",), short=N_("cite")),
    Action("copy", N_("Copy the passage"), ("y",), ("ctrl+y",), short=N_("copy")),
    Action("original", N_("Lines of the source, or reading text"), ("o",), ("ctrl+o",), short=N_("source")),
    Action("information", N_("About the report; the editor's notes"), ("i",), ("ctrl+g",), short=N_("about")),
    Action("names", N_("Mark the names in the text, or mark them no more"), ("w",), ("ctrl+n",), short=N_("names")),
    Action(
        "dossier", N_("Dossier of the institution: all about it in one page"), ("D",), ("ctrl+b",), short=N_("dossier")
    ),
    Action("compare", N_("Compare what the reports say of the institution"), ("=",), ("＝",), short=N_("compare")),
    Action(
        "counts",
        N_("Count the search: by report, year and kind, and where"),
        ("#",),
        ("＃", "alt+c"),
        short=N_("counts"),
    ),
    Action("collocates", N_("Words that stand beside the search"), ("*",), ("＊",), short=N_("words beside")),
    Action("keywords", N_("Words that set a report apart"), ("W",), ("ctrl+w",), short=N_("keywords")),
    Action("parallels", N_("The same passage elsewhere"), ("&",), ("＆",), short=N_("same elsewhere")),
    Action(
        "export",
        N_("Export what is at hand: results, counts, dossier, itinerary, bookmarks"),
        ("x",),
        ("ctrl+e",),
        short=N_("export"),
    ),
    Action("undo", N_("Undo the last change of a bookmark"), ("u",), ("ctrl+z",), short=N_("undo")),
    Action("home", N_("First screen"), ("0",), ("alt+0",), short=N_("first screen")),
    Action("language", N_("Language of the interface"), ("L",), ("f12",), short=N_("language")),
    Action("theme", N_("Dark or light colours"), ("T",), short=N_("colours")),
    Action("quit", N_("Quit"), ("ctrl+q",), (), short=N_("quit")),
    Action("delete", N_("Delete the bookmark"), ("d",), ("delete",), "bookmarks", short=N_("delete")),
    Action("edit", N_("Edit note and tags of the bookmark"), ("e",), ("ctrl+d",), "bookmarks", short=N_("edit")),
    Action("open", N_("Open"), ("enter",), (), "list", short=N_("open")),
    Action("expand", N_("Unfold the group"), ("right",), (), "list"),
    Action("collapse", N_("Fold the group"), ("left",), (), "list"),
    Action("cursor_down", N_("Down"), ("j",), ("down",), "move"),
    Action("cursor_up", N_("Up"), ("k",), ("up",), "move"),
    Action("page_down", N_("Page down"), ("space",), ("pagedown",), "move"),
    Action("page_up", N_("Page up"), ("b",), ("pageup",), "move"),
    Action("first", N_("To the beginning"), ("g",), ("home",), "move"),
    Action("last", N_("To the end"), ("G",), ("end",), "move"),
    Action(
        "add_query", N_("Compare with another query"), (";",), ("；", "insert"), "counting", short=N_("compare with")
    ),
    Action("order", N_("Other order of the words"), ("s",), ("ctrl+t",), "counting", short=N_("order")),
    Action("word_kinds", N_("Only some kinds of words"), ("f",), ("f6",), "counting", short=N_("kinds")),
    Action("wider", N_("Wider window"), ("]",), ("ctrl+pagedown",), "counting", short=N_("wider")),
    Action("narrower", N_("Narrower window"), ("[",), ("ctrl+pageup",), "counting", short=N_("narrower")),
    Action(
        "extent", N_("Of this passage, section, report, or of all"), ("v",), ("f7",), "counting", short=N_("of what")
    ),
    Action("names_here", N_("Open a name in the passage"), ("enter",), (), "reader", short=N_("names here")),
    Action("extend_down", N_("Take the next paragraph into the passage"), ("J",), ("shift+down",), "reader"),
    Action("extend_up", N_("Take the previous paragraph into the passage"), ("K",), ("shift+up",), "reader"),
)
"""All actions, in the order in which help shows them."""

BY_ID = {action.id: action for action in ACTIONS}
"""The actions by id."""

FOOTER: dict[str, tuple[str, ...]] = {
    "search": ("open", "next_pane", "forms", "filters", "searches", "palette", "help", "quit"),
    "home": ("open", "search", "pane_1", "pane_4", "pane_5", "language", "palette", "help", "leave"),
    "browse": ("open", "view", "find", "dossier", "compare", "search", "next_pane", "zoom", "palette", "help"),
    "results": ("open", "next_hit", "view", "sort", "forms", "filters", "counts", "search", "palette", "help"),
    "record": ("open", "dossier", "compare", "go_back", "search", "next_pane", "zoom", "back", "palette", "help"),
    "dossier": ("open", "export", "compare", "go_back", "search", "next_pane", "zoom", "back", "palette", "help"),
    "counts": ("open", "collocates", "add_query", "export", "go_back", "search", "zoom", "back", "palette", "help"),
    "collocates": ("open", "order", "word_kinds", "wider", "narrower", "export", "go_back", "zoom", "palette", "help"),
    "keywords": ("open", "order", "word_kinds", "export", "go_back", "search", "zoom", "back", "palette", "help"),
    "places": ("open", "export", "go_back", "search", "next_pane", "zoom", "back", "palette", "help"),
    "parallels": ("open", "extent", "export", "go_back", "search", "next_pane", "zoom", "back", "palette", "help"),
    "reader": (
        "next_hit",
        "bookmark",
        "cite",
        "find",
        "next_section",
        "parallels",
        "original",
        "information",
        "palette",
        "help",
    ),
    "itinerary": ("open", "reports", "export", "search", "next_pane", "zoom", "palette", "help"),
    "bookmarks": ("open", "edit", "delete", "undo", "export", "search", "palette", "help"),
}
"""For each pane the actions that its footer offers, the most needed first; ten at most."""

AT_ONCE = frozenset({"search", "next_pane", "previous_pane"})
"""Actions that move the focus before the next key is read, so that what is typed at once lands in the right place."""

_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "delete": "Del",
    "tab": "Tab",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "home": "Home",
    "end": "End",
}


def key_name(key: str) -> str:
    """A key as people know it: `ctrl+pagedown` is Ctrl+PgDn, `f3` is F3, letters are themselves."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    if len(last) > 1:
        last = _NAMES.get(last, last.upper() if last[0] == "f" and last[1:].isdigit() else last.capitalize())
    elif modifiers:
        last = last.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), last])


def bindings(context: str) -> list[Binding]:
    """The bindings of a context. Those of the app and of pages call `do` with the action's id, others the action itself."""
    made = []
    for action in ACTIONS:
        if action.context == context:
            call = {"app": f"do('{action.id}')", "counting": f"screen.do('{action.id}')"}.get(context, action.id)
            keys = ",".join(_keys_of(action))
            made.append(Binding(keys, call, action.label, show=False, id=action.id, priority=action.id in AT_ONCE))
    return made


def _keys_of(action: Action) -> Iterable[str]:
    # Escape means "back" wherever it is free; `leave` only names it for the help.
    return (key for key in action.all_keys if not (action.id == "leave" and key == "escape"))


def footer_entries(context: str) -> list[tuple[str, str, str]]:
    """For a pane: action id, key and short label, translated. While one types, keys that would be typed give way."""
    chosen = [BY_ID[name] for name in FOOTER.get(context, FOOTER["home"])]
    return [(action.id, key_name(_shown_key(action, context)), _(action.short or action.label)) for action in chosen]


def _shown_key(action: Action, context: str) -> str:
    if context == "search":
        return next((key for key in action.all_keys if len(key) > 1), action.keys[0])
    return action.keys[0]
