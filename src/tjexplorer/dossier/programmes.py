"""The programmes of an institution: those it runs, and those that its descriptions name."""

from __future__ import annotations

from dataclasses import replace

from tjexplorer.dossier.contents import ProgrammeSeen
from tjexplorer.dossier.descriptions import Description
from tjexplorer.dossier.kinship import Family
from tjexplorer.dossier.sources import Sources
from tjexplorer.model.mention import Authority
from tjexplorer.model.names import Attestation
from tjexplorer.model.programme import Programme


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
    found = []
    for record in sources.programmes:
        owned = family.kinship(record.owner) is not None
        if owned or record.id in places:
            told = record if owned or record.kind != "award" else _awarded(record, descriptions)
            found.append(ProgrammeSeen(told, owned, tuple(places.get(record.id, ()))))
    return tuple(sorted(found, key=_rank))


def _awarded(award: Programme, descriptions: tuple[Description, ...]) -> Programme:
    """An award with what the descriptions themselves tell of it: other years and sums are those of other laureates."""

    def told(report: str, line: int) -> bool:
        return any(
            description.report == report and one.paragraph.line <= line <= one.paragraph.end_line
            for description in descriptions
            for one in description.paragraphs
        )

    return replace(
        award,
        years=tuple(one for one in award.years if told(one.report, one.line)),
        budgets=tuple(one for one in award.budgets if told(one.report, one.line)),
    )


def _rank(seen: ProgrammeSeen) -> tuple[bool, bool, int]:
    return (not seen.owned, not (seen.programme.years or seen.programme.budgets), -len(seen.places))
