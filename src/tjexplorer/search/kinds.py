"""The kinds of sections by all their names: as the command line has them, and in the words of each language."""

from __future__ import annotations

from tjexplorer.model.section import SectionKind
from tjexplorer.text.fold import fold

NAMES: dict[SectionKind, tuple[str, ...]] = {
    SectionKind.FRONT: ("front matter", "文前資料", "前付け", "封面"),
    SectionKind.ABSTRACT: ("abstracts", "summary", "摘要", "要旨", "概要"),
    SectionKind.TOC: ("contents", "目次", "目錄"),
    SectionKind.BODY: ("text", "正文", "本文", "內文"),
    SectionKind.VISIT: ("visits", "參訪", "訪問", "拜會", "視察"),
    SectionKind.ITINERARY: ("itineraries", "行程", "行程表", "日程", "旅程"),
    SectionKind.DELEGATION: ("delegations", "party", "團員名單", "團員", "団員", "代表團", "代表団", "訪団員"),
    SectionKind.REFLECTIONS: (
        "reflections and recommendations", "recommendations", "心得與建議", "心得及建議", "心得", "建議", "所感と提言",
        "所感", "提言",
    ),
    SectionKind.APPENDIX: ("appendices", "annex", "附錄", "附件", "付録"),
}  # fmt: skip
"""For each kind its other names, those that the interface shows first."""

_KIND_OF = {fold(name).text: kind for kind, names in NAMES.items() for name in (str(kind), *names)}


def kind_named(name: str) -> SectionKind | None:
    """The kind of this name, in any spelling; None where there is none."""
    return _KIND_OF.get(fold(name).text.strip())
