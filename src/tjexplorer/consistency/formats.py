"""The shapes of the record files, as `corpus/README.md` has them. A test holds them against the functions that load."""

from __future__ import annotations

import re

from tjexplorer.authority import gazetteer, institution_file, programmes, terms
from tjexplorer.authority.record_nodes import LANGUAGES, VARIANT_KINDS, country_code, name_text
from tjexplorer.consistency.shape import Fields, Listed, Scalar, Shape, WordsOr
from tjexplorer.corpus.record_file import FORMS, LEVELS, NOTE_KINDS, VISIT_KINDS
from tjexplorer.messages import gettext as _
from tjexplorer.model.record import PARTS
from tjexplorer.yaml_file import Node

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def _line(node: Node) -> int:
    if node.whole() < 1:
        raise node.error(_("lines are counted from 1"))
    return node.whole()


def _clock(node: Node) -> str:
    if not _CLOCK.fullmatch(node.text()):
        raise node.error(_('a time like "09:30" is expected here, not “{text}”').format(text=node.text()))
    return node.text()


def _one_of(*choices: str) -> Scalar:
    return Scalar(lambda node: node.one_of(*choices))


TEXT = Scalar(Node.text)
LINE = Scalar(_line)
WHOLE = Scalar(Node.whole)
DAY = Scalar(Node.day)
TRUTH = Scalar(Node.truth)
CLOCK = Scalar(_clock)
NAME = Scalar(name_text)
COUNTRY = Scalar(country_code)

_PRINTED = Fields({"text": TEXT, "line": LINE})
_NAMED_BODY = Fields({"text": TEXT, "line": LINE}, {"institution": TEXT})
_RANGE = Fields({"line": LINE, "end_line": LINE})
_PERSON = Fields({"name": TEXT, "line": LINE}, {"role": TEXT, "organisation": TEXT})
_PLACE_IN_REPORT = Fields({"report": TEXT, "line": WHOLE})

_VISIT = Fields(
    {"kind": _one_of(*VISIT_KINDS)},
    {
        "institution": TEXT, "date": DAY, "as_printed": TEXT, "line": WHOLE, "date_from": DAY, "date_to": DAY,
        "probable_date": DAY, "starts": CLOCK, "ends": CLOCK, "city": _PRINTED, "place": _PRINTED,
        "hosts": Listed(_PERSON), "participants": Listed(_PERSON), "topics": Listed(_PRINTED), "write_up": _RANGE,
        "reflections": Listed(_RANGE), "notes": Listed(TEXT),
    },
)  # fmt: skip

_DAY = Fields(
    {"line": LINE},
    {
        "date": DAY, "as_printed": TEXT, "probable_date": DAY, "route": _PRINTED, "stops": Listed(_NAMED_BODY),
        "overnight": _PRINTED, "notes": Listed(TEXT),
    },
)  # fmt: skip

_NOTE = Fields(
    {"line": LINE, "quote": TEXT, "kind": _one_of(*NOTE_KINDS), "note": TEXT, "level": _one_of(*LEVELS)},
    {"evidence": Listed(WordsOr(Fields({}, {"report": TEXT, "line": WHOLE, "quote": TEXT})))},
)

_TRAVELLER = Fields(
    {"name": TEXT, "line": LINE},
    {"organisation": TEXT, "unit": TEXT, "title": TEXT, "role": TEXT, "author": TRUTH},
)

REPORT = Fields(
    {"id": TEXT, "form": _one_of(*FORMS), "source": Fields({"name": TEXT, "sha256": TEXT}), "label": TEXT},
    {
        "system_id": TEXT, "title": _PRINTED, "subtitle": _PRINTED, "supplied_title": TEXT, "plan_name": _PRINTED,
        "agency": _NAMED_BODY, "category": _PRINTED, "destinations": Listed(_PRINTED),
        "trip": Fields(
            {"start": DAY, "end": DAY, "as_printed": TEXT, "line": LINE}, {"probable_start": DAY, "probable_end": DAY}
        ),
        "report_date": Fields({"date": DAY, "as_printed": TEXT, "line": LINE}),
        "travellers": Listed(_TRAVELLER), "keywords": Listed(_PRINTED), "abstract": _RANGE, "visits": Listed(_VISIT),
        "itinerary": Listed(_DAY), "notes": Listed(_NOTE), "drafted": Listed(_one_of(*PARTS)),
    },
)  # fmt: skip
"""`report.yaml`."""

_VARIANT = Fields(
    {"form": NAME, "kind": _one_of(*VARIANT_KINDS)},
    {
        "language": _one_of(*LANGUAGES), "only_in": Listed(TEXT), "not_inside": Listed(TEXT),
        "part_of": Listed(TEXT), "only_at": Listed(_PLACE_IN_REPORT), "not_at": Listed(_PLACE_IN_REPORT), "attested": TRUTH,
        "evidence": Listed(_PLACE_IN_REPORT),
    },
)  # fmt: skip

_NAMING: dict[str, Shape] = {
    "country": COUNTRY,
    "names": Fields({}, {"zh": NAME, "ja": NAME, "ja_reading": NAME, "en": NAME}),
    "variants": Listed(_VARIANT),
    "note": TEXT,
    "sources": Listed(_PLACE_IN_REPORT),
}

INSTITUTION = Fields(
    {"id": TEXT, "kind": _one_of(*institution_file.KINDS)},
    {
        **_NAMING, "abbreviation": NAME, "parent": TEXT,
        "earlier": Listed(Fields({"id": TEXT}, {"until": Scalar(institution_file.time_of_change)})),
        "place": Fields({}, {"city": TEXT, "prefecture": TEXT, "country": COUNTRY}),
    },
)  # fmt: skip
"""A record of `institutions.yaml`."""

PERSON = Fields(
    {"id": TEXT},
    {
        **_NAMING,
        "roles": Listed(
            Fields({"report": TEXT, "line": WHOLE}, {"role": TEXT, "institution": TEXT, "organisation": TEXT})
        ),
    },
)
"""A record of `people.yaml`."""

PROGRAMME = Fields(
    {"id": TEXT, "kind": _one_of(*programmes.KINDS)},
    {
        **_NAMING, "abbreviation": NAME, "owner": TEXT, "parent": TEXT,
        "years": Listed(
            Fields({"as_printed": TEXT, "report": TEXT, "line": WHOLE}, {"start": WHOLE, "end": WHOLE})
        ),
        "budgets": Listed(
            Fields(
                {"amount": Scalar(Node.number), "unit": TEXT, "as_printed": TEXT, "report": TEXT, "line": WHOLE},
                {"subject": TEXT},
            )
        ),
    },
)  # fmt: skip
"""A record of `programmes.yaml`."""

PLACE = Fields({"id": TEXT, "kind": _one_of(*gazetteer.KINDS)}, {**_NAMING, "parent": TEXT})
"""A record of `places.yaml`."""

TERM = Fields(
    {
        "id": TEXT,
        "forms": Listed(
            Fields(
                {"form": Scalar(terms.word), "language": _one_of(*terms.LANGUAGES)},
                {"attested": TRUTH, "not_inside": Listed(TEXT)},
            )
        ),
    },
    {"subject": TEXT, "near": Listed(TEXT)},
)
"""A record of `terms.yaml`."""
