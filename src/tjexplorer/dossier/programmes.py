"""The programmes of an institution: those it runs, and those that its descriptions name."""

from __future__ import annotations

from tjexplorer.dossier.contents import ProgrammeSeen
from tjexplorer.dossier.descriptions import Description
from tjexplorer.dossier.kinship import Family
from tjexplorer.dossier.sources import Sources
from tjexplorer.model.mention import Authority
from tjexplorer.model.names import Attestation


def programmes_of(family: Family, descriptions: tuple[Description, ...], sources: Sources) -> tuple[ProgrammeSeen, ...]:
    """Its own programmes first, then those with years or budgets, then those that the most paragraphs
    name; among equals in the order of the file."""
    places: dict[str, dict[Attestation, None]] = {}
    for description in descriptions:
        spans = [(one.paragraph.span, one.paragraph.line) for one in description.paragraphs]
        for mention in sources.mentions(description.report, Authority.PROGRAMME):
            for span, line in spans:
                if mention.span.start in span:
                    places.setdefault(mention.record, {}).setdefault(Attestation(description.report, line))
                    break
    found = [
        ProgrammeSeen(record, family.kinship(record.owner) is not None, tuple(places.get(record.id, ())))
        for record in sources.programmes
        if record.id in places or family.kinship(record.owner) is not None
    ]
    return tuple(sorted(found, key=_rank))


def _rank(seen: ProgrammeSeen) -> tuple[bool, bool, int]:
    return (not seen.owned, not (seen.programme.years or seen.programme.budgets), -len(seen.places))
