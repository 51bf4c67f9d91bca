"""What the Reader shows, as plain values of JSON and back."""

from __future__ import annotations

from typing import Any

from tjexplorer.model.mention import Authority
from tjexplorer.model.search_record import Inquiry
from tjexplorer.search.request import SearchRequest
from tjexplorer.searches.shape import from_plain, plain
from tjexplorer.tui.desks.history import (
    CollocatesPage,
    CountsPage,
    DossierPage,
    Extent,
    KeywordsPage,
    LostPage,
    ParallelsPage,
    Place,
    RecordPage,
    Stop,
    WordPage,
)
from tjexplorer.tui.desks.ledger_page import GROUPINGS, Grouping, Ledger, LedgerPage


def plain_stop(stop: Stop | None) -> dict[str, Any] | None:
    """A stop by its kind and what tells it from others of that kind. Choices of pages of counts are left out."""
    match stop:
        case Place():
            return {"kind": "place", "report": stop.report, "offset": stop.offset}
        case RecordPage():
            return {"kind": "record", "authority": str(stop.authority), "id": stop.id}
        case DossierPage():
            return {"kind": "dossier", "institution": stop.institution}
        case LostPage():
            return {"kind": "lost", "bookmark": stop.bookmark}
        case CountsPage():
            return {"kind": "counts", "requests": [plain(Inquiry.of(one)) for one in stop.requests]}
        case CollocatesPage():
            return {"kind": "collocates", "request": plain(Inquiry.of(stop.request))}
        case KeywordsPage():
            return {"kind": "keywords", "report": stop.report}
        case WordPage():
            return plain_stop(stop.of)
        case ParallelsPage():
            return {
                "kind": "parallels",
                "report": stop.report,
                "start": stop.start,
                "end": stop.end,
                "extent": str(stop.extent),
            }
        case LedgerPage():
            return {"kind": "ledger", "ledger": str(stop.ledger), "grouping": str(stop.grouped_by), "words": stop.words}
    return None


def from_plain_stop(value: Any) -> Stop | None:
    """The stop again; None where there was none, or of a kind that is not known.

    Raises `KeyError`, `TypeError` or `ValueError` where a value is missing or of another type.
    """
    if value is None:
        return None
    match value["kind"]:
        case "place":
            return Place(_text(value["report"]), _offset(value["offset"]))
        case "record":
            return RecordPage(Authority(value["authority"]), _text(value["id"]))
        case "dossier":
            return DossierPage(_text(value["institution"]))
        case "lost":
            return LostPage(_text(value["bookmark"]))
        case "counts":
            requests = tuple(SearchRequest.asking(from_plain(one)) for one in value["requests"])
            return CountsPage(requests) if requests else None
        case "collocates":
            return CollocatesPage(SearchRequest.asking(from_plain(value["request"])))
        case "keywords":
            return KeywordsPage(_text(value["report"]))
        case "parallels":
            start, end = _offset(value["start"]), _offset(value["end"])
            return ParallelsPage(_text(value["report"]), start, end, Extent(value["extent"]))
        case "ledger":
            ledger, grouping = Ledger(value["ledger"]), Grouping(value["grouping"])
            known = grouping if grouping in GROUPINGS[ledger] else None
            return LedgerPage(ledger, known, _text(value["words"]))
    return None


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError(value)
    return value


def _offset(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(value)
    return value
