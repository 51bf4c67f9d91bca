"""Words by which offices and ranks are told from names: 處長, 特聘教授, 代表取締役社長, Executive Vice President."""

from __future__ import annotations

import re

from tjexplorer.drafting.spelling import plain, words

_HEADED = (
    "(?:理事|董事|幹事|事務局|執行|委員|秘書|部門|機構|中心|部會|部|次|課|室|局|處|組|科|所|會|社|院|校|館|係|司|署|議|班|隊|團|總|園|座|站|廳|店|工場)"
    "長(?:代理|輔佐|補佐|代行)?"
)
_RANK = (
    "教授|講師|助教|博士後研究員|博士|院士|主任委員|主任研究員|主任秘書|主任|主委|主席|主管|主查|主幹|主事|主計|副理|襄理|總經理|經理|協理|總監|總裁|總幹事"
    "|(?:研究|調查|企劃|企畫|行政|分析|審議|審查|事務|技術|書記|監督|連絡|聯絡|政策|專門|指導|外交)官"
    "|(?:研究|調查|企劃|職|局|所|社|館|委|教|專|科|組|課|會|團|協調|指導|技術|辦事|雇|評議|管理|事務|隊|議|役)員"
    "|(?:取締|審議|調查|監查|執行|相談)役|顧問|參事|參議|理事|監事|監察人|董事|秘書|幹事|書記|代表人|代表|大使|公使|領事|參贊|工程師|技師|設計師|診斷士"
    "|弁護士|辨理士|律師|會計師|醫師|分析師|規劃師|管理師|專門職|技正|技士|技監|技佐|視察|督導|編審|助理|主持人|召集人|負責人|創辦人|研究生"
)
_DEGREE = (
    "副|助理|代理|特聘|特任|特別|准|客座|名譽|榮譽|講座|招聘|約聘|囑託|資深|高級|首席|上席|主席|總括|主任|總|兼任|專案|簡任|薦任|專門|常務|專務|統括|次席|執行|共同"
    "|秘書|企劃|研究|行政|技術|國際|業務|事業|事務|總務|代表|計畫|開發|產學|管理|營運|第[一二三四五六七八九十]"
)
_END = rf"(?:{_HEADED}|{_RANK})"
_NOTE = r"\s*(?:\([^()]*\))?"
_TITLE = words(rf".*{_END}{_NOTE}")
_BARE = words(rf"(?:{_DEGREE})*{_END}{_NOTE}")
_UNIT = words(rf"(?P<unit>.*[室課部局科])(?P<title>(?:{_DEGREE})*{_END}{_NOTE})")
_HONORIFIC = words(r"(?:先生|女士|小姐|氏|さん|樣|君|等人|等)+$")
_LATIN = re.compile(
    r"\b(?:President|Director|Manager|Officer|Researcher|Scientist|Professor|Advisor|Adviser|Assistant|Head|Chief|Chair"
    r"(?:man|person|woman)?|Secretary|Executive|Fellow|Leader|Coordinator|Engineer|Dean|Lecturer|Deputy|Representative"
    r"|Counsel(?:l?or)?|Minister|Ambassador|Consultant|Specialist|Administrator|Provost|Chancellor|Trustee|Auditor|CEO"
    r"|CTO|COO|CFO|Staff|Member|Planner|Analyst|Founder|Partner|Supervisor|Curator)s?\b"
)

_LONGEST = 80
"""Characters; no office is longer."""


def is_title(text: str) -> bool:
    """Whether a word is an office or rank, alone or behind the unit that it belongs to; several may stand together."""
    forms = (text, re.split("[、，]", text)[0])
    return len(text) <= _LONGEST and any(_TITLE.fullmatch(plain(form)) for form in forms)


def is_bare_title(text: str) -> bool:
    """Whether a word is an office or rank without a unit."""
    return len(text) <= _LONGEST and bool(_BARE.fullmatch(plain(text)))


def is_latin_title(text: str) -> bool:
    """Whether English words name an office."""
    return bool(_LATIN.search(text))


def unit_before_title(text: str) -> int:
    """Where in 企劃課課長 the office begins; 0 where no unit stands before it."""
    found = _UNIT.fullmatch(plain(text)) if len(text) <= _LONGEST else None
    return found.start("title") if found else 0


def without_honorific(text: str) -> int:
    """Where the forms of address begin that end a name; its length where there are none."""
    found = _HONORIFIC.search(plain(text))
    return found.start() if found else len(text)
