"""The one registry of actions: it feeds the bindings, the footer, the help, the command palette and the READMEs.

Every action has a key, and a twin that arrives while an input method holds the letters back. Full-width
punctuation that an input method commits acts as its plain sister. It knows no screen, so that the command line can
list keys and judge those that a reader chose.
"""

from __future__ import annotations

from dataclasses import dataclass


def N_(message: str) -> str:  # noqa: N802 - the name that message extractors know
    """Mark a message for the catalogue; it is translated where it is shown."""
    return message


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a key does."""

    id: str
    """Name of the action, also the id of its bindings, and its name in the settings."""
    label: str
    """Message id: what it does, as help and palette say it."""
    keys: tuple[str, ...]
    """Keys by their Textual names, the one to show first."""
    twins: tuple[str, ...] = ()
    """Keys that arrive while an input method is on."""
    context: str = "app"
    """Where it holds: app, move, list, bookmarks, reader, selecting (while text is selected), counting (some pages of
    counts)."""
    short: str = ""
    """Message id: one or two words for the footer; empty for the label."""

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Keys and twins."""
        return self.keys + self.twins


ACTIONS: tuple[Action, ...] = (
    Action("help", N_("All keys"), ("?",), ("？", "alt+h"), short=N_("keys")),
    Action("explain", N_("What this pane is for, and its keys"), ("f1",), short=N_("explain")),
    Action("palette", N_("Command palette"), (":",), ("ctrl+p", "："), short=N_("commands")),
    Action("search", N_("Search the corpus"), ("ctrl+l",), ("f2",), short=N_("search")),
    Action("find", N_("Find in this pane"), ("/",), ("ctrl+f", "／"), short=N_("find here")),
    Action("next_hit", N_("Next hit"), ("n",), ("f3",), short=N_("next hit")),
    Action("previous_hit", N_("Previous hit"), ("N",), ("f4",), short=N_("previous hit")),
    Action("next_section", N_("Next section"), ("]",), ("ctrl+pagedown",), short=N_("next section")),
    Action("previous_section", N_("Previous section"), ("[",), ("ctrl+pageup",), short=N_("previous section")),
    Action("back", N_("Back to the pane you came from"), ("escape",), (), short=N_("back")),
    Action("leave", N_("Back; at the top, ask to quit"), ("q",), ("escape",), short=N_("leave")),
    Action("go_back", N_("Previous place"), ("alt+left",), ("backspace",), short=N_("previous place")),
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
    Action("pane_narrower", N_("Make this pane narrower"), ("{",), ("｛", "alt+minus")),
    Action("pane_wider", N_("Make this pane wider"), ("}",), ("｝", "alt+equals_sign")),
    Action("pane_lower", N_("Make this pane lower"), ("(",), ("（", "alt+down")),
    Action("pane_taller", N_("Make this pane taller"), (")",), ("）", "alt+up")),
    Action("forms", N_("Written forms that matched"), ("V",), ("f5",), short=N_("forms")),
    Action(
        "filters", N_("Filter by report, year, agency, kind, institution, day"), ("f",), ("f6",), short=N_("filter")
    ),
    Action("clear_filters", N_("Clear all filters"), ("F",), ("alt+x",), short=N_("clear filters")),
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
    Action("bookmark", N_("Bookmark the passage"), ("m",), ("alt+m",), short=N_("bookmark")),
    Action("bookmark_note", N_("Bookmark with note and tags"), ("M",), ("ctrl+d",), short=N_("with note")),
    Action("cite", N_("Copy the citation of the passage"), ("c",), ("ctrl+k",), short=N_("cite")),
    Action("copy", N_("Copy menu: passage, citation, Markdown, link"), ("y",), ("ctrl+y",), short=N_("copy")),
    Action("go_to", N_("Go to a place: REPORT:LINE, or a copied link"), ("@",), ("＠", "alt+g"), short=N_("go to")),
    Action("original", N_("Lines of the source, or reading text"), ("o",), ("ctrl+o",), short=N_("source")),
    Action(
        "beside", N_("Lines of the source beside the text, or below each passage"), ("O",), ("alt+l",), short=N_("both")
    ),
    Action(
        "outline", N_("Outline of the report, with the hits of each section"), ("t",), ("alt+o",), short=N_("outline")
    ),
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
    Action("recommendations", N_("Recommendations of all reports"), ("R",), ("alt+r",), short=N_("recommendations")),
    Action("notes", N_("Editor's notes on all reports"), ("!",), ("！", "alt+n"), short=N_("notes")),
    Action("visits", N_("Visits and meetings of all reports"), ("B",), ("alt+v",), short=N_("visits")),
    Action("draft", N_("Drafted record of the report: read it, write it"), ("alt+d",)),
    Action("index", N_("Build the index of the search anew"), ("alt+i",)),
    Action("check", N_("Check the library: what is to be mended"), ("C",), ("alt+k",), short=N_("check")),
    Action(
        "export",
        N_("Export what is at hand: results, counts, dossier, itinerary, bookmarks"),
        ("x",),
        ("ctrl+e",),
        short=N_("export"),
    ),
    Action("undo", N_("Undo the last change of bookmarks"), ("u",), ("ctrl+z",), short=N_("undo")),
    Action("redo", N_("Redo what was undone"), ("U",), ("alt+u",), short=N_("redo")),
    Action("home", N_("First screen"), ("0",), ("alt+0",), short=N_("first screen")),
    Action("first_steps", N_("Three things to try, as at the first visit"), (), short=N_("first steps")),
    Action("language", N_("Language of the interface"), ("L",), ("f12",), short=N_("language")),
    Action(
        "theme",
        N_("Next colours: dark, light, high contrast, the terminal's own"),
        ("T",),
        ("alt+t",),
        short=N_("colours"),
    ),
    Action(
        "settings",
        N_("Settings: language, colours, widths, citing, history"),
        (",",),
        ("，", "alt+comma"),
        short=N_("settings"),
    ),
    Action("quit", N_("Quit"), ("ctrl+q",), (), short=N_("quit")),
    Action(
        "delete", N_("Delete the bookmark, or all marked ones"), ("d",), ("delete",), "bookmarks", short=N_("delete")
    ),
    Action("edit", N_("Edit note, tags, collection, colour"), ("e",), ("ctrl+d",), "bookmarks", short=N_("edit")),
    Action("edit_outside", N_("Edit the note in your own editor"), ("E",), ("alt+e",), "bookmarks", short=N_("editor")),
    Action("mark", N_("Mark the bookmark, or mark it no more"), ("a",), ("insert",), "bookmarks", short=N_("mark")),
    Action("mark_all", N_("Mark all that are shown, or none"), ("A",), ("alt+a",), "bookmarks", short=N_("mark all")),
    Action(
        "change_marked",
        N_("Tag, colour, collect, export or delete all marked ones"),
        (".",),
        ("。", "．"),
        "bookmarks",
        short=N_("change"),
    ),
    Action("find_kept", N_("Find in bookmarks"), ("/",), ("ctrl+f", "／"), "bookmarks", short=N_("find here")),
    Action(
        "group_kept",
        N_("Group by collection, report, tag, colour"),
        ("v",),
        ("f7",),
        "bookmarks",
        short=N_("group"),
    ),
    Action("order_kept", N_("Order: as made, by place, your own"), ("s",), ("ctrl+t",), "bookmarks", short=N_("order")),
    Action("move_down", N_("Further down in your own order"), ("J",), ("shift+down",), "bookmarks", short=N_("down")),
    Action("move_up", N_("Further up in your own order"), ("K",), ("shift+up",), "bookmarks", short=N_("up")),
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
        "extent",
        N_("Of this passage, section, report, or of all; lists: other groups"),
        ("v",),
        ("f7",),
        "counting",
        short=N_("of what"),
    ),
    Action("names_here", N_("Open a name in the passage"), ("enter",), (), "reader", short=N_("names here")),
    Action("extend_down", N_("Take the next paragraph into the passage"), ("J",), ("shift+down",), "reader"),
    Action("extend_up", N_("Take the previous paragraph into the passage"), ("K",), ("shift+up",), "reader"),
    Action("select", N_("Begin to select letter by letter, or end it"), ("a",), ("alt+a",), "reader", N_("select")),
    Action("select_right", N_("Select one letter more to the right"), ("shift+right",), (), "reader"),
    Action("select_left", N_("Select one letter more to the left"), ("shift+left",), (), "reader"),
    Action("caret_right", N_("One letter on"), ("right",), (), "selecting"),
    Action("caret_left", N_("One letter back"), ("left",), (), "selecting"),
    Action("word_right", N_("To the next word"), ("ctrl+right",), (), "selecting"),
    Action("word_left", N_("To the beginning of the word"), ("ctrl+left",), (), "selecting"),
    Action("drop_selection", N_("Select nothing any more"), ("escape",), (), "selecting"),
)
"""All actions, in the order in which help shows them."""

BY_ID = {action.id: action for action in ACTIONS}
"""The actions by id."""

FOOTER: dict[str, tuple[str, ...]] = {
    "search": ("open", "next_pane", "forms", "filters", "searches", "palette", "explain", "quit"),
    "home": ("open", "search", "pane_1", "pane_4", "pane_5", "language", "settings", "palette", "help", "leave"),
    "browse": ("open", "view", "find", "dossier", "compare", "search", "next_pane", "zoom", "palette", "help"),
    "results": ("open", "next_hit", "view", "sort", "forms", "filters", "counts", "search", "palette", "help"),
    "record": ("open", "dossier", "compare", "go_back", "search", "next_pane", "zoom", "back", "palette", "help"),
    "dossier": ("open", "export", "compare", "go_back", "search", "next_pane", "zoom", "back", "palette", "help"),
    "counts": ("open", "collocates", "add_query", "export", "go_back", "search", "zoom", "back", "palette", "help"),
    "collocates": ("open", "order", "word_kinds", "wider", "narrower", "export", "go_back", "zoom", "palette", "help"),
    "keywords": ("open", "order", "word_kinds", "export", "go_back", "search", "zoom", "back", "palette", "help"),
    "places": ("open", "export", "go_back", "search", "next_pane", "zoom", "back", "palette", "help"),
    "ledger": ("open", "extent", "find", "export", "go_back", "search", "zoom", "back", "palette", "help"),
    "parallels": ("open", "extent", "export", "go_back", "search", "next_pane", "zoom", "back", "palette", "help"),
    "reader": (
        "next_hit",
        "bookmark",
        "cite",
        "find",
        "outline",
        "parallels",
        "original",
        "information",
        "palette",
        "help",
    ),
    "itinerary": ("open", "reports", "export", "search", "next_pane", "zoom", "palette", "help"),
    "bookmarks": (
        "open",
        "edit",
        "mark",
        "change_marked",
        "group_kept",
        "find_kept",
        "delete",
        "undo",
        "palette",
        "help",
    ),
}
"""For each pane the actions that its footer offers, the most needed first; ten at most."""
