"""Titles that reports of this kind use without a number, and what a section's title says about its kind."""

from __future__ import annotations

import re

from tjexplorer.model.section import SectionKind

_CONTENTS = re.compile(r"(圖|図|圖表|表|附圖|附表|圖片|表格)?(目錄|目録|目次|次)")
_FRONT_AND_BACK = re.compile(
    r"(中文|英文|研究報告|計畫|報告|計画)?(摘要|提要|要旨)|前言|緒論|緒言|序言?|結論|結語|後記|[謝誌致]+[謝辭]|謝辞"
    r"|(參考|参考|引用)(文獻|文献|資料)|日程表|(參訪|考察|訪問|出國)?行程(表|簡介|概要)?|はじめに|おわりに|まとめ"
    r"|附[件錄録][一二三四五六七八九十0-9]*([（(：:、\s].*)?|付録.*|資料編"
)
_NUMBERED_APPENDIX = re.compile(r"附[件錄録][一二三四五六七八九十0-9]*\s+\S.*")
_ABSTRACT = re.compile(r"摘要|提要|要旨")
_ITINERARY = re.compile(r"行程|日程|スケジュール|itinerary|schedule", re.IGNORECASE)
_DELEGATION = re.compile(r"團員|団員|參加人員|参加者|出國人員|訪團成員|考察團|代表團|名單|delegation", re.IGNORECASE)
_REFLECTIONS = re.compile(r"心得|建議|所感|提言|感想|效益|recommendation|reflection", re.IGNORECASE)
_APPENDIX = re.compile(r"^附[件錄録圖表]|^付録|^appendix", re.IGNORECASE)


def closed_up(title: str) -> str:
    """A title without white space: 摘 要 is 摘要."""
    return "".join(title.split())


def is_contents_title(title: str) -> bool:
    """Whether a title stands over a contents list or a list of figures or tables."""
    return bool(_CONTENTS.fullmatch(closed_up(title)))


def is_known_title(title: str) -> bool:
    """Whether a title is one that reports use without a number."""
    closed = closed_up(title)
    if len(closed) > 30:
        return False
    if _NUMBERED_APPENDIX.fullmatch(title.strip()):
        return closed[-1] not in "。；，,;"
    return bool(_FRONT_AND_BACK.fullmatch(closed) or _CONTENTS.fullmatch(closed))


def kind_of_title(title: str) -> SectionKind | None:
    """The kind of section that a title announces; None where it says nothing."""
    closed = closed_up(title)
    rest = re.sub(r"^(第.{1,3}[章節节]|[（(]?[壹貳參肆伍陸柒捌玖拾一二三四五六七八九十0-9]+[）)]?[、．.]?)", "", closed)
    if is_contents_title(closed):
        return SectionKind.TOC
    checks = (
        (_ABSTRACT, SectionKind.ABSTRACT),
        (_APPENDIX, SectionKind.APPENDIX),
        (_REFLECTIONS, SectionKind.REFLECTIONS),
        (_DELEGATION, SectionKind.DELEGATION),
        (_ITINERARY, SectionKind.ITINERARY),
    )
    for pattern, kind in checks:
        if pattern.search(rest or closed):
            return kind
    return None
