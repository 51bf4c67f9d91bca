"""Builds the table of character classes that `tjexplorer.text.variants` reads.

OpenCC's single-character results, in eight directions, say which characters are written forms of each other.
The classes are the connected components of that graph, after the corrections below. OpenCC never touches running
text: there its results depend on the neighbours, so that a query and its source could part ways.

Run `python tools/build_variants.py` to write the file, with `--check` to compare only.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

import opencc

TABLE = Path(__file__).parents[1] / "src" / "tjexplorer" / "text" / "variants.txt"

CONFIGURATIONS = ("s2t", "t2s", "t2jp", "jp2t", "tw2t", "t2tw", "hk2t", "t2hk")

BLOCKS = (
    (0x3007, 0x3007),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2EE5D),
    (0x30000, 0x323AF),
)
"""First and last code point of the blocks of CJK ideographs, and 〇."""

DENIED = "弁辨 弁瓣 弁辯 沪濾"
"""Pairs that OpenCC joins and search must not: one shape that took over several words."""

ADDED_HIDDEN = (
    "駆駈 鬪鬥 画劃 了瞭 借藉 鍊鏈 像象 覆復 沈沉 它牠 背揹 藤籐 蘇甦 只祇 熏薰 勣績 耑專 鑪爐 颺揚 澂澄 豆荳 椀碗"
)
"""Pairs that OpenCC knows but does not give for a single character."""

ADDED_UNKNOWN = (
    "总綜 島嶋 島嶌 富冨 園薗 野埜 崎﨑 崎嵜 高髙 吉𠮷 浜濵 辺邉 桑桒 鉄銕 呑吞 頬頰 頚頸 嚢囊 鴬鶯 蝿蠅 壷壺 涜瀆 "
    "潅灌 諌諫 賎賤 靭靱 靱韌 騨驒 蕊蘂 蕊蕋 龝穐 穐秋 鯵鰺 窓窗 窗窻 尚尙 告吿 清淸 青靑 顛顚 姙妊 刃刄 廻回 廻迴 "
    "回囘 篭籠 隷隸 疎疏 塲場 剣劒 寃冤 寳寶 梹檳 厰廠 畧略 畄留 襍雜 讐讎 穉稚 稾稿 凾函 栢柏 礦鑛 徃往 纎纖 悳德 "
    "暎映 冩寫 皷鼓 葢蓋 予預 携擕 屏屛 娯娛 砿礦 熙煕 熙熈 脇脅 恊協 冐冒 曵曳 鏥鏽"
)
"""Pairs that OpenCC does not know."""

NEVER_MERGED = "崎埼 坐座 具俱 待呆 里哩 阪坂 辨辯 辨瓣 辯瓣 文穩 應硬"
"""Pairs that must stay apart; the build fails where a class holds both."""


def pairs(listing: str) -> Iterator[tuple[str, str]]:
    """The pairs of a listing such as `弁辨 弁瓣`."""
    for pair in listing.split():
        yield pair[0], pair[1]


def ideographs() -> list[str]:
    """All characters of the blocks that NFKC leaves alone."""
    every = (chr(code) for first, last in BLOCKS for code in range(first, last + 1))
    return [char for char in every if unicodedata.normalize("NFKC", char) == char]


def opencc_pairs() -> Iterator[tuple[str, str]]:
    """Each character with what OpenCC makes of it alone, in every direction."""
    denied = {frozenset(pair) for pair in pairs(DENIED)}
    characters = ideographs()
    # One line for each character: OpenCC's phrases do not reach across a line feed.
    text = "\n".join(characters)
    for configuration in CONFIGURATIONS:
        results = opencc.OpenCC(configuration).convert(text).split("\n")
        for char, result in zip(characters, results, strict=True):
            found = unicodedata.normalize("NFKC", result)
            if len(found) == 1 and found != char and frozenset((char, found)) not in denied:
                yield char, found


def classes(edges: Iterable[tuple[str, str]]) -> list[str]:
    """The connected components with two members or more, each sorted by code point."""
    parents: dict[str, str] = {}

    def root(char: str) -> str:
        parents.setdefault(char, char)
        while parents[char] != char:
            parents[char] = parents[parents[char]]
            char = parents[char]
        return char

    for first, second in edges:
        one, other = sorted((root(first), root(second)))
        parents[other] = one
    members = defaultdict(list)
    for char in sorted(parents):
        members[root(char)].append(char)
    return sorted("".join(group) for group in members.values() if len(group) > 1)


def build() -> str:
    """The text of the table."""
    added = list(pairs(f"{ADDED_HIDDEN} {ADDED_UNKNOWN}"))
    # The fold applies NFKC before it asks the table.
    normal = [(unicodedata.normalize("NFKC", a), unicodedata.normalize("NFKC", b)) for a, b in added]
    found = classes([*opencc_pairs(), *normal])
    class_of = {char: group for group in found for char in group}
    for first, second in pairs(NEVER_MERGED):
        if first in class_of and class_of[first] == class_of.get(second):
            raise SystemExit(f"{first} and {second} must stay apart, but share the class {class_of[first]}")
    head = (
        "# Classes of written forms of one character, one class a line; the first stands for all.\n"
        f"# Made by tools/build_variants.py with OpenCC {version('opencc')}; change that, not this.\n"
    )
    return head + "".join(f"{group}\n" for group in found)


def main(arguments: list[str]) -> int:
    """Write the table, or say whether the shipped one is fresh."""
    fresh = build()
    if arguments == ["--check"]:
        same = TABLE.read_text(encoding="utf-8") == fresh
        print(f"{TABLE.name} is {'fresh' if same else 'stale: run python tools/build_variants.py'}")
        return 0 if same else 1
    TABLE.write_text(fresh, encoding="utf-8", newline="\n")
    print(f"{TABLE.name}: {fresh.count(chr(10)) - 2} classes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
