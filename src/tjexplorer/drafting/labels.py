"""The labels of covers, cards and headed lists (出國期間：, 拜訪機構名稱：, (二) 地點：), in all their wordings."""

from __future__ import annotations

import re
from enum import StrEnum

from tjexplorer.drafting.passage import Passage
from tjexplorer.drafting.spelling import plain, words


class Label(StrEnum):
    """What a label stands before."""

    TITLE = "title"
    PLAN = "plan"
    AGENCY = "agency"
    TRAVELLERS = "travellers"
    DESTINATION = "destination"
    TRIP = "trip"
    REPORT_DATE = "report date"
    CATEGORY = "category"
    KEYWORDS = "keywords"
    INSTITUTION = "institution"
    WHEN = "when"
    WHERE = "where"
    HOSTS = "hosts"
    PARTICIPANTS = "participants"
    TOPICS = "topics"
    NARRATIVE = "narrative"
    OTHER = "other"


_GO = "(?:拜訪|參訪|訪問|拜會|考察|受訪|洽訪|參觀|會談|洽談|訪談|前往)"
_BODY = "(?:機構|單位|機關|團體|公司|學校)"
_WORDS: dict[Label, str] = {
    Label.TITLE: "報告名稱|報告題目|報告書名稱|題目",
    Label.PLAN: "計畫名稱|專案名稱",
    Label.AGENCY: "服務機關(?:名稱|單位)?|服務單位|(?:計畫)?主辦機關|委辦單位|委託單位|委託機關|派遣機關|出國人員服務機關",
    Label.TRAVELLERS: "(?:出國|考察|參訪|訪團|出訪|報告)人員?(?:姓名)?(?:[/及、]?(?:職稱|服務機關|服務單位))*|姓名[/及、]?職稱|職稱[/及、]?姓名|報告人|姓名",
    Label.DESTINATION: "(?:派赴|前往|出國|赴|考察|參訪|訪問)(?:之)?(?:國家|地區|國別)(?:[/及、或](?:地區|城市|國家))?",
    Label.TRIP: "(?:出國|出訪|行程|派赴)(?:期間|日期|時間)|(?:考察|參訪|訪問)?期間|起訖日期",
    Label.REPORT_DATE: "(?:報告|完成|提出)(?:完成|提出|繳交)?日期|報告時間",
    Label.CATEGORY: "出國(?:類別|性質)|出國目的類別",
    Label.KEYWORDS: "關鍵[詞字](?:詞)?|keywords?|Keywords?",
    Label.INSTITUTION: f"{_GO}?{_BODY}(?:名稱)?|{_GO}(?:之)?{_BODY}(?:名稱)?|名稱",
    Label.WHEN: f"(?:{_GO}|會議|活動|座談)?(?:日期|時間)(?:[/及、與]?(?:日期|時間))?",
    Label.WHERE: f"(?:{_GO}|會議|會面|座談|活動)?(?:地點|地址|場所|會場|場地)",
    Label.HOSTS: (
        "(?:主要)?(?:洽談|接待|與會|出席|接見|受訪|會談|會見|晤談|訪談|拜會|面談|與談|參與)?(?:人員|對象|人士|代表|人|者|名單)"
        "(?:[/及、]?(?:職務|職稱|姓名|單位))*"
        "|(?:日方|對方|日本|外方|機構|單位|校方|該機構)(?:主要)?(?:出席|與會|接待|參加)?(?:人員|者|代表|名單|人士)"
    ),
    Label.PARTICIPANTS: (
        "(?:我方|我國|本團|訪團|本會|本部|台方|臺方|台灣|團員|同行)(?:方)?(?:主要)?(?:出席|與會|參加|參與|代表|陪同)?(?:人員|者|代表|名單|人士)"
        "|參加人員|陪同人員|同行人員"
    ),
    Label.TOPICS: "(?:討論|會談|交流|洽談|訪談|座談)?(?:議題|主題|議程|重點議題)",
    Label.NARRATIVE: (
        "(?:(?:機構|單位)(?:簡介|介紹|概況)|(?:參訪|訪談|會談|會議|拜會|討論|交流|座談|洽談|談)?(?:重點)?(?:紀要|紀錄|記錄|紀實|摘要|內容|重點|心得|過程|情形|結論))"
    ),
}  # fmt: skip
_NAMED = {label: words(f"(?:{expression})") for label, expression in _WORDS.items()}
_LABELLED = re.compile(r"\s*[【\[]?(?P<label>[^：:，。；！？\n「」]{1,24}?)[】\]]?\s*[：:]\s*")
_SPACE = re.compile(r"\s+")


def label_named(name: str) -> Label | None:
    """What the words of a label mean; None where they are no label."""
    closed = plain(_SPACE.sub("", name)).replace("／", "/")
    for label, expression in _NAMED.items():
        if expression.fullmatch(closed):
            return label
    return None


def labelled(passage: Passage) -> tuple[Label, Passage] | None:
    """The label with which a passage begins, and its value; OTHER for a label of no known meaning, None without one."""
    found = _LABELLED.match(passage.text)
    if found is None:
        return None
    label = label_named(found["label"])
    return label or Label.OTHER, passage.part(found.end(), len(passage.text))
