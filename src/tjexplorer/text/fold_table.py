"""How one character folds, whatever stands beside it: the table behind `tjexplorer.text.fold`."""

from __future__ import annotations

import unicodedata

from tjexplorer.text.variants import representative

LINE_ENDS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
"""White space at which a line was broken."""

_MIDDLE_DOTS = "·・‧•･∙⋅⸱"
_SUPERSCRIPT_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# Without a shape of their own, though their category does not say so: grapheme joiner and the fillers of Hangul.
_INVISIBLE = "\u034f\u115f\u1160\u3164\uffa0"

_DROPPED = frozenset(_MIDDLE_DOTS + _SUPERSCRIPT_DIGITS + _INVISIBLE)

_PUNCTUATION = {
    **dict.fromkeys("‐‑‒–—―⁃−⸺⸻─━➖", "-"),
    **dict.fromkeys("〜∼∿〰", "~"),
    **dict.fromkeys("。", "."),
    **dict.fromkeys("'`‘’‚‛“”„‟‹›«»「」『』〝〞〟", '"'),
    **dict.fromkeys("⁄∕╱", "/"),
    "⋯": "...",
}
"""、 and ， become `,` later, in `fold`: until then they tell that no space belongs beside them."""

_PLAIN_LATIN = str.maketrans("øđłħ", "odlh")
"""Latin letters with a stroke, which Unicode does not take apart."""

# Equivalent_Unified_Ideograph of the Unicode Character Database, for the radicals that NFKC leaves alone.
# U+2E80, the radical of repetition, has none.
_RADICALS = dict(
    zip(
        "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺"
        "⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
        "厂乛乚乙亻冂𠘨刀刂卜㔾小尐兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺民氵氺灬爫爬丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀"
        "聿肉𦥑艹艺艻虎衤覀西见角𧢲讠贝𧾷车辶辷辸邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
        strict=True,
    )
)


def is_mark(char: str) -> bool:
    """Whether a character joins the one before it: combining marks and the half-width voicing marks."""
    return unicodedata.category(char).startswith("M") or char in "ﾞﾟ"


def is_dropped(char: str) -> bool:
    """Whether a character has no part in the words: no width, no shape, a footnote's number, a middle dot."""
    code = ord(char)
    if char in _DROPPED or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF or 0x180B <= code <= 0x180F:
        return True
    category = unicodedata.category(char)
    return category == "Cf" or (category == "Cc" and not char.isspace())


def fold_cluster(cluster: str) -> str:
    """What a base character with its marks folds to, as if it stood alone; repeated until it changes no more."""
    while (folded := _fold_once(cluster)) != cluster:
        cluster = folded
    return folded


def _fold_once(cluster: str) -> str:
    if len(cluster) == 1:
        if is_dropped(cluster):
            return ""
        if cluster.isspace():
            return "\n" if cluster in LINE_ENDS else " "
    normal = unicodedata.normalize("NFKC", cluster)
    if " " in normal or (normal and is_mark(normal[0]) and not is_mark(cluster[0])):
        # Spacing marks (´ ゛) and vowel signs that carry one (Thai ำ) would hang on nothing.
        normal = cluster
    lowered = _without_diacritics(normal.casefold()).translate(_PLAIN_LATIN)
    return unicodedata.normalize("NFC", "".join(_fold_character(char) for char in lowered))


def _fold_character(char: str) -> str:
    if is_dropped(char):
        return ""
    if "ぁ" <= char <= "ゖ" or char in "ゝゞ":
        return chr(ord(char) + 0x60)
    return representative(_RADICALS.get(char) or _PUNCTUATION.get(char, char))


def _without_diacritics(text: str) -> str:
    """Latin letters lose their marks; kana keep their voicing marks, other scripts all theirs."""
    if text.isascii():
        return text
    kept = []
    on_latin = False
    for char in unicodedata.normalize("NFD", text):
        if unicodedata.category(char).startswith("M"):
            if on_latin:
                continue
        else:
            on_latin = unicodedata.name(char, "").startswith("LATIN")
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


class _Table(dict[int, str]):
    """Code points to what they fold to; each filled in when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = fold_cluster(chr(code))
        self[code] = folded
        return folded


TABLE = _Table()
"""For `str.translate`."""
