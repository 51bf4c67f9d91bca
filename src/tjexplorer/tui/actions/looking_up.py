"""Looking things up: what Browse lists, names in the text, dossiers and comparisons."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from tjexplorer.errors import TjexplorerError
from tjexplorer.keyboard.key_map import key_of
from tjexplorer.messages import gettext as _
from tjexplorer.model.mention import Authority
from tjexplorer.model.names import NamedRecord
from tjexplorer.text.fold import fold
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.desks.branches import View, branches
from tjexplorer.tui.desks.exporting import ExportDesk
from tjexplorer.tui.desks.history import DossierPage, Place, RecordPage
from tjexplorer.tui.dialogs.choosing import Choice, ChoosingDialog
from tjexplorer.tui.panes.browse import Member
from tjexplorer.tui.panes.itinerary import VisitKey
from tjexplorer.tui.panes.wording import authority_name

if TYPE_CHECKING:
    from tjexplorer.tui.reading_room import ReadingRoom


def _other_names(record: NamedRecord) -> str:
    """The preferred names beside the one shown."""
    return "  ".join(name for name in dict.fromkeys(record.preferred) if name != record.shown)


def is_named(record: NamedRecord, words: str) -> bool:
    """Whether these folded words are one of its names."""
    names = (*record.preferred, *(variant.form for variant in record.variants))
    return bool(words) and any(fold(name).text.strip() == words for name in names)


class LookupActions:
    """Actions on the authority records."""

    def __init__(self, room: ReadingRoom) -> None:
        self._room = room

    def handlers(self) -> dict[str, Callable[[], None]]:
        """By action id."""
        return {"names": self._names, "dossier": self._dossier, "compare": self._compare}

    # Browse

    def show(self, view: View) -> None:
        """Show a view in Browse, or what is wrong with its file."""
        if not self._room.catalogue.counted:
            return
        try:
            shown = branches(view, self._room.catalogue)
            nothing = "" if shown else _no_records()
            self._room.browse.show(view, shown, nothing)
        except TjexplorerError as error:
            self._room.browse.show(view, (), str(error))

    def turn_view(self) -> None:
        """Show the next view."""
        self.show(self._room.browse.next_view())

    # Names in the text

    def _names(self) -> None:
        room = self._room
        if room.reading.report is None:
            room.tell(_("Open a report first: {key} chooses one.").format(key=key_of("reports")))
            return
        room.reading.turn_names()
        if room.reading.names_shown:
            room.tell(_("Names are underlined; Enter opens those of the passage at the cursor."))

    def names_here(self) -> None:
        """Open the page of a name in the passage; with several, the reader chooses."""
        room = self._room
        found = room.reading.names_here()
        stops = [RecordPage(name.authority, name.record) for name in found]
        if not stops:
            room.tell(_("Nobody and nothing with a record is named in this passage."))
        elif len(stops) == 1:
            room.go(stops[0])
        else:
            choices = [
                Choice(stop, room.catalogue.name_of(stop.authority, stop.id), authority_name(stop.authority), name.text)
                for stop, name in zip(stops, found, strict=True)
            ]

            def chosen(stop: Hashable | None) -> None:
                if isinstance(stop, RecordPage):
                    room.go(stop)

            room.app.push_screen(ChoosingDialog(_("Named in this passage"), choices), chosen)

    # One institution

    def _at_hand(self, then: Callable[[str], None]) -> None:
        """Call with the institution under the cursor of Browse, of the page that is open, or in the passage."""
        room = self._room
        active = None if room.at_home else room.wish.active
        key = room.pane(active).cursor_key if active in {PaneName.BROWSE, PaneName.ITINERARY} else None
        here = key.stop if isinstance(key, Member) else room.reading.history.here
        if isinstance(key, VisitKey) and key.institution:
            then(key.institution)
        elif isinstance(here, DossierPage):
            then(here.institution)
        elif isinstance(here, RecordPage) and here.authority is Authority.INSTITUTION:
            then(here.id)
        else:
            named = [one for one in room.reading.names_here() if one.authority is Authority.INSTITUTION]
            ids = list(dict.fromkeys(one.record for one in named))
            if len(ids) == 1:
                then(ids[0])
            else:
                self._choose(ids, then)

    def _choose(self, ids: list[str], then: Callable[[str], None]) -> None:
        """Let the reader choose an institution: of these, or of all."""
        catalogue = self._room.catalogue
        if not catalogue.register(Authority.INSTITUTION).by_id:
            self._room.tell(_("This library has no records of institutions."))
            return
        offered = [one for one in catalogue.listed(Authority.INSTITUTION) if not ids or one.record.id in ids]
        asked = fold(self._room.searching.question.query).text.strip()
        offered.sort(key=lambda one: (not is_named(one.record, asked), -one.visits, -one.mentions))
        choices = [
            Choice(one.record.id, one.record.shown, str(one.mentions or ""), _other_names(one.record))
            for one in offered
        ]

        def chosen(id_: Hashable | None) -> None:
            if id_ is not None:
                self._room.guard(lambda: then(str(id_)))

        self._room.app.push_screen(ChoosingDialog(_("Institution"), choices), chosen)

    def _dossier(self) -> None:
        self._at_hand(lambda id_: self._room.go(DossierPage(id_)))

    def _compare(self) -> None:
        self._at_hand(self._compare_reports_on)

    def _compare_reports_on(self, institution: str) -> None:
        """Put side by side what the reports say of an institution; say so where there are not two."""
        from tjexplorer.dossier.comparison import compare  # noqa: PLC0415  # loads the dossier room
        from tjexplorer.dossier.descriptions import descriptions_of  # noqa: PLC0415  # the same
        from tjexplorer.tui.dialogs.comparing import ComparingDialog  # noqa: PLC0415  # the same

        room, catalogue = self._room, self._room.catalogue
        passages = [one.passage for one in descriptions_of(institution, catalogue.workspace)]
        name = catalogue.name(institution)
        if len(passages) < 2:
            alone = _("Only {report} describes {name}; a comparison needs two reports.")
            nobody = _("None of these reports describes {name}; a comparison needs two.")
            room.tell(
                (alone if passages else nobody).format(
                    name=name, report=catalogue.label(passages[0].report) if passages else ""
                )
            )
            return
        comparison = compare(passages)
        reports = {passage.report: catalogue.report(passage.report) for passage in passages}

        def save() -> str:
            path = ExportDesk(room.workspace.places, catalogue).comparison(institution, comparison)
            return _("The comparison is in {path}").format(path=path)

        def chosen(place: Place | None) -> None:
            if place is not None:
                room.go(place)

        title = _("Compared: {name}").format(name=name)
        room.app.push_screen(ComparingDialog(title, comparison, reports, save), chosen)


def _no_records() -> str:
    words = _("This library has no records for this view. {key} turns to another one.")
    return words.format(key=key_of("view"))
