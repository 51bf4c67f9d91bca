"""The twelve rules of folding, its offsets, and the whole corpus."""

import time
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tjexplorer.text.characters import is_cjk
from tjexplorer.text.fold import Folded, fold, folded_words
from tjexplorer.text.matching import Pattern
from tjexplorer.text.variants import classes, written_forms

REPORTS = sorted((Path(__file__).parents[2] / "corpus" / "reports").glob("*/source.txt"))


def source(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


PIECES = st.sampled_from(
    [
        *"aAbBxZéößøİﬁＪａ０1２,，、.。-—–ー々〻・·  \n\n\t\r\u3000\u00a0\u00ad\u200b\ufeff\ufe0f\U000e0100\u0301\u3099ﾟﾞ",
        *"產産产學学科連联携〆〇䷀⼯⻑⺟\uf99aｶハがヴゝ①Ⅳ㈱㍻…²³½℃㎡＜＞<>/u?*\"'「」《》～〜()（）[]가각한ᄒ\u1161ᅡنय़ςΣ",
        "<u>",
        "</u>",
        "[bookmark: _Toc1]",
        "[image: ]",
        "[image:",
        "start-up",
        "A-STEP",
        "1,000",
        "1、234",
        "-\n\n",
        " - ",
        "\ud800",
        "\x00",
        "\x1b[",
        "\x85",
        "\u2028",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=40))

TABLE = [
    # 1 invisible characters, and the numbers of footnotes
    ("科\u200b學\ufeff", "科學"),
    ("\u202a科學\u202c", "科學"),
    ("葛\U000e0100城", "葛城"),
    ("國家¹已注意", "國家已注意"),
    ("\u00adsoft\u00adhyphen", "softhyphen"),
    # 2 NFKC by cluster
    ("ＪＳＴ", "jst"),
    ("ﾊﾟﾙ", "パル"),
    ("か\u3099", "が"),
    ("\uf99a", "連"),
    ("㈱日立", "(株)日立"),
    ("①", "1"),
    # 3 case and diacritics
    ("Tōkyō", "tokyo"),
    ("E\u0301cole", "ecole"),
    ("パ", "は\u309a"),
    ("Straße", "strasse"),
    # 4 radicals
    ("⼯業", "工業"),
    ("⻑野", "長野"),
    ("⺠間", "民間"),
    # 5 kana and repetition
    ("つくば", "ツクバ"),
    ("人々", "人人"),
    ("佐〻木", "佐佐木"),
    # 6 punctuation
    ("2–3—4", "2-3-4"),
    ("3～5〜7", "3~5~7"),
    ("甲、乙，丙", "甲,乙,丙"),
    ("「甲」“乙”", '"甲""乙"'),
    ("國家／地區", "國家/地區"),
    ("ライフ・サイエンス", "ライフサイエンス"),
    ("圖 18 · 甲", "圖18甲"),
    # 7 variant classes
    ("産学連携", "產學連攜"),
    ("产学连携", "產學連攜"),
    ("髙島﨑", "高嶋崎"),
    # 8 white space
    ("後藤  芳一", "後藤芳一"),
    ("於 2003 年", "於2003年"),
    ("國際研討\n\n會", "國際研討會"),
    ("National Institute \nfor Materials", "national institute for materials"),
    (" \n摘 要\t", "摘要"),
    ("R & D", "r&d"),
    # 9 hyphens
    ("start-up", "startup"),
    ("Materi-\n\nals Science", "materials science"),
    ("Grants-\n\nin-Aid", "Grants-in-Aid"),
    ("De-\n\nvelopment Program", "Development Program"),
    ("A-\n\nSTEP", "A-STEP"),
    # 10 thousands
    ("1,000萬", "1000萬"),
    ("112,935百萬", "112935百萬"),
    ("1,234,567", "1234567"),
    # 12 what extraction left
    ("<u>橋詰伸一</u>", "橋詰伸一"),
    ("[bookmark: _Toc1][bookmark: _Toc2]貳、參訪紀要", "貳、參訪紀要"),
    ("甲[image: ]乙", "甲乙"),
]


@pytest.mark.parametrize(("one", "other"), TABLE)
def test_two_spellings_fold_alike(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("A-STEP", "a-step"),
        ("ACT-X", "act-x"),
        ("Tokyo - Osaka", "tokyo - osaka"),
        ("10, 123", "10, 123"),
        ("1、234人", "1、234人"),
        ("2003,2004", "2003,2004"),
        ("12,34", "12,34"),
        ("ラーメン", "ラーメン"),
        ("キャンパス", "キャンパス"),
        ("ハバパ", "ハバパ"),
        ("4:30-5:30", "4:30-5:30"),
        ("´", "´"),
        ("long- and short-term", "long- and shortterm"),
        ("々", "々"),
        ("", ""),
        (" \n\u3000", ""),
    ],
)
def test_what_stays(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize(("one", "other"), [("ハ", "バ"), ("ッ", "ツ"), ("崎", "埼"), ("里", "哩"), ("文", "穩")])
def test_what_stays_apart(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


def test_each_character_alone_folds_once_and_for_all() -> None:
    table = {code: fold(chr(code)).text for code in range(0x3400)}
    assert [code for code, folded in table.items() if fold(folded).text != folded] == []


def check_offsets(text: str, folded: Folded) -> None:
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)


@given(TEXTS)
@settings(max_examples=600)
def test_properties_of_any_text(text: str) -> None:
    folded = fold(text)
    check_offsets(text, folded)
    assert fold(folded.text).text == folded.text
    assert folded.text == folded.text.strip()


@given(TEXTS, TEXTS)
@settings(max_examples=300)
def test_texts_side_by_side_fold_apart_where_a_full_stop_parts_them(one: str, other: str) -> None:
    joined = fold(one.replace("<", "").replace("[", "") + "。完。" + other.lstrip("\u0301\u3099ﾞﾟ").replace("[", "")).text
    assert joined.count(".完.") >= 1


@given(st.lists(st.tuples(st.integers(0, len(classes()) - 1), st.integers(0, 99)), min_size=1, max_size=12))
@settings(max_examples=500)
def test_each_written_form_may_stand_for_any_other(picks: list[tuple[int, int]]) -> None:
    groups = [classes()[at] for at, _choice in picks]
    chosen = "".join(group[choice % len(group)] for group, (_at, choice) in zip(groups, picks, strict=True))
    assert fold(chosen).text == fold("".join(group[0] for group in groups)).text
    assert len(fold(chosen).text) == len(chosen)


def test_every_written_form_of_every_class_folds_to_the_first() -> None:
    for group in classes():
        assert fold(group).text == group[0] * len(group)


@given(TEXTS, st.data())
@settings(max_examples=300)
def test_a_match_leads_to_input_that_folds_to_it(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    words = [word for word in folded.text.replace(",", " ").replace("-", " ").split() if "、" not in word]
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    pattern = Pattern(word, True, True, False)
    for start, end in pattern.find(folded.text):
        first, last = folded.span(start, end)
        again = fold(text[first:last]).text
        # A sign of repetition alone has nothing to repeat.
        assert word in again or "々" in text or "〻" in text


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.parent.name)
def test_the_corpus(path: Path) -> None:
    text = source(path)
    folded = fold(text)
    check_offsets(text, folded)
    assert fold(folded.text).text == folded.text
    assert not set(folded.text) & set("\n\t\u3000ＪＳＴ，。・「」<>") - set("<>")
    assert "bookmark:" not in folded.text
    at = 0
    for line in text.split("\n"):
        # Each line by itself is in the whole, but for a repetition or a hyphen at its edge.
        piece = fold(line).text.rstrip("-")
        found = folded.text.find(piece, max(0, at - 3))
        assert found >= 0, line
        at = found + len(piece)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.parent.name)
def test_wrapped_and_joined_lines_fold_alike(path: Path) -> None:
    text = source(path)
    joined: list[str] = []
    for line in (line.strip() for line in text.split("\n")):
        if not line:
            continue
        before = joined[-1][-1] if joined else ""
        both_narrow = before.isascii() and line[0].isascii()
        if before == "-" and line[0].isalpha() and line[0].islower():
            joined[-1] = joined[-1][:-1]
            both_narrow = False
        joined.append((" " if both_narrow and joined else "") + line)
    assert fold("".join(joined)).text == fold(text).text


def test_span_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="no folded range"):
        fold("科學").span(1, 1)


HOSTILE = ["< ", "<u", "u>", "a -\n", "- ", "\u0301\u0316", "[image: ", "々", "1,", "ﾞ", "a\u200b", "㈱"]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_is_linear_on_hostile_text(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    began = time.perf_counter()
    folded = fold(text)
    print(f"{unit!r}: {len(text)} characters in {time.perf_counter() - began:.2f} s")
    check_offsets(text, folded)


def test_speed(capsys: pytest.CaptureFixture[str]) -> None:
    text = "".join(map(source, REPORTS)) * 9
    began = time.perf_counter()
    fold(text)
    with capsys.disabled():
        print(f"\nfold: {len(text):,} characters in {time.perf_counter() - began:.2f} s")


def vary(text: str, random: Random) -> str:
    """Another way to write the same words."""
    varied = []
    for at, char in enumerate(text):
        others = written_forms(char)
        if "!" <= char <= "~" and random.random() < 0.3:
            char = chr(ord(char) + 0xFEE0)  # noqa: PLW2901  # one form of the character after another
        elif "ぁ" <= char <= "ゖ" and random.random() < 0.3:
            char = chr(ord(char) + 0x60)  # noqa: PLW2901  # one form of the character after another
        varied.append(random.choice(others) if others != char else char.swapcase() if random.random() < 0.2 else char)
        beside_cjk = is_cjk(char) or is_cjk(text[at + 1 : at + 2] or "科")
        varied.append(random.choice(["", "", "", " ", "\n\n", "\u3000", "\u200b"]) if beside_cjk else "")
    return "".join(varied)


def test_ten_thousand_other_ways_to_write_a_passage() -> None:
    random = Random(20250414)  # noqa: S311  # a sample
    texts = [source(path) for path in REPORTS]
    for _ in range(10_000):
        text = random.choice(texts)
        start = random.randrange(len(text) - 20)
        passage = text[start : start + random.randint(1, 20)].strip()
        if not set(passage) & set("<>[]"):
            assert fold(vary(passage, random)).text == fold(passage).text, passage


def test_words_typed_apart_stay_apart() -> None:
    assert folded_words("北海道　大學 JST ") == [fold("北海道").text, fold("大学").text, "jst"]
    assert folded_words("  \u200b ") == []
