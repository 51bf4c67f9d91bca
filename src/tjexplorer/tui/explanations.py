"""What each pane and page is for, and what one does there, in two to six sentences; keys are named as they hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter

from tjexplorer.keyboard.actions import BY_ID, N_
from tjexplorer.keyboard.key_map import in_force
from tjexplorer.messages import gettext as _
from tjexplorer.tui.drawing import Line, Piece, piece

EXPLANATIONS: Mapping[str, str] = {
    "search": N_("Here you type what to look for; results follow while you type. Traditional and simplified, old and new "
                 "characters and known names are found together, as the line below shows. Words apart are all "
                 "required; \"...\" keeps them together, and OR, - and brackets work. {open} or Down goes to the results, "
                 "{filters} narrows them, {searches} brings earlier searches back."),
    "home": N_("This is the first screen: what there is to read, and ways in. {open} opens what the cursor is on; characters "
               "of an input method begin a search at once. {home} comes back here from anywhere, {palette} finds every "
               "action by its name."),
    "browse": N_("Browse lists everything that the reports speak of: institutions by kind, and by {view} the reports by "
                 "agency, years, people, programmes and places. The Reader follows the cursor; {open} goes there, and "
                 "{expand} and {collapse} unfold and fold. {find} narrows the list by name, in any spelling. On an "
                 "institution {dossier} gathers all about it in one page, and {compare} sets side by side what the reports "
                 "say of it."),
    "results": N_("Results lists the sections in which the search found something; the Reader follows the cursor. {open} "
                  "goes there, {back} comes back to the same line, {next_hit} and {previous_hit} go from hit to hit. {view} "
                  "turns from list to concordance to groups by report, where {expand} and {collapse} unfold and fold; {sort} "
                  "changes the order. {forms} shows which spellings and names matched and switches them off, {filters} "
                  "narrows.\nSigns beside line numbers: + other spelling, = same name, ~ same meaning, ? related."),
    "record": N_("This page is about one institution, person, programme or place: its names, its visits, and where the "
                 "reports speak of it. {open} opens what the cursor is on, {go_back} comes back. For an institution {dossier} "
                 "tells more, to read before a visit."),
    "dossier": N_("A dossier gathers all that the reports say of one institution: what it is, who went there, whom they met, "
                  "what was recommended. The lines at the top lead to its parts, {open} goes to the place that a line is "
                  "taken from, {go_back} comes back. {export} saves it as Markdown, {compare} sets the reports side by "
                  "side."),
    "counts": N_("This page counts the search by report, year and kind of section, and shows where in each report it "
                 "stands. {open} on a bar asks the search for what it counts, on a line of blocks it opens the first "
                 "place in that report. {add_query} adds a query to the chart, {collocates} lists the words beside it, "
                 "{export} saves the numbers."),
    "collocates": N_("These words stand beside the query more often than chance would have it. {open} lists the places of a "
                     "word. {order} changes the order, {word_kinds} chooses kinds of words, {wider} and {narrower} change "
                     "how many words count as beside. {export} saves the table."),
    "keywords": N_("These words the report has more often than all others: they set it apart. {open} lists the places of a "
                   "word, {order} changes the order, {word_kinds} chooses kinds of words. {export} saves the table."),
    "places": N_("These are the places that were counted for one word. {open} opens one in the Reader, {go_back} comes back "
                 "to the list."),
    "parallels": N_("These passages are nearly the same as the one you came from, in other reports or in this one. {open} "
                    "opens the other one, {go_back} comes back. {extent} goes on to the section, the report and all "
                    "reports."),
    "ledger": N_("This page gathers what all reports say of one matter: recommendations, visits, notes, or what is to be "
                 "mended in the library. {open} goes to the place that a row is taken from, {go_back} comes back. {extent} "
                 "puts the rows into other groups, {find} keeps those that have some words, in any spelling. {export} saves "
                 "the table."),
    "reader": N_("The Reader shows a report as an editor would print it; {original} shows the lines of the source, {beside} "
                 "both beside each other. The bar beside the text is the passage that {bookmark}, {cite} and {copy} take; "
                 "{extend_down} and {extend_up} take in more, {select} selects letter by letter. {next_hit} and "
                 "{previous_hit} go from hit to hit, {next_section} and {previous_section} from section to section, "
                 "{outline} shows the outline and {find} finds within. {names_here} opens a name that stands in the "
                 "passage, {information} tells the editor's notes.\nSigns in the margin: > the hit you are at; other hits: - "
                 "as typed, + other spelling, = same name, ~ same meaning, ? related; * a bookmark or the "
                 "letter of its colour, ! a note."),
    "itinerary": N_("Itinerary is a trip day by day: where they went, whom they met. {open} goes to what was written about a "
                    "visit. {reports} chooses another trip, {export} saves it as a table or a calendar. Dates in square "
                    "brackets are the editor's."),
    "bookmarks": N_("Here are the passages that you kept, with your notes and tags. {open} goes to the passage, {edit} changes "
                    "note, tags, collection and colour, {delete} removes, {undo} brings back. {mark} marks several, and "
                    "{change_marked} changes all that are marked; {group_kept} groups, {order_kept} orders, {find_kept} "
                    "finds. {export} writes them into a file. Each stays with its words: where a report has changed it is "
                    "found again, or shown as lost with the old text."),
}  # fmt: skip
"""By context of the footer."""


def explained(context: str) -> list[Line]:
    """What is said of a context in the language in use, a line of pieces for each paragraph; keys stand out."""
    words = _(EXPLANATIONS.get(context, EXPLANATIONS["home"]))
    return [tuple(_pieces(paragraph)) for paragraph in words.split("\n")]


def _pieces(words: str) -> Iterator[Piece]:
    for text, name, _spec, _conversion in Formatter().parse(words):
        if text:
            yield piece(text)
        if name:
            # An action without a key is named: the palette has it.
            key = in_force().shown(name)
            yield piece(key, "key") if key else piece(f"“{_(BY_ID[name].label)}”")
