"""The name that a reader of each language sees, and what finds a record by the words of its names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.authority.name_words import words_of
from tjexplorer.authority.people import People
from tjexplorer.messages import LANGUAGES, choose_language
from tjexplorer.model.mention import Authority
from tjexplorer.model.names import NamedRecord, VariantName
from tjexplorer.model.person import Person


@pytest.fixture(autouse=True)
def no_language_chosen():
    yield
    choose_language(None)


def shown(record, language):
    choose_language(language)
    return record.shown, record.printed_beside


@pytest.mark.parametrize(
    ("authority", "id_", "names"),
    [
        ("person", "capron-horace", ["Horace Capron", "ホーレス・ケプロン", "Horace Capron"]),
        ("person", "clark-william", ["William S Clark", "ウィリアム・スミス・クラーク", "William S Clark"]),
        ("person", "reimers-niels", ["Niels Reimers", "ニルス・ライマース", "Niels Reimers"]),
        ("person", "uchida-fumihiko", ["內田史彥", "内田史彦", "Fumihiko Uchida"]),
        ("institution", "utec", ["UTEC", "東京大学エッジキャピタル", "The University of Tokyo Edge Capital"]),
        (
            "institution",
            "nims-mana",
            [
                "Research Center for Materials Nanoarchitectonics",
                "ナノアーキテクトニクス材料研究センター",
                "Research Center for Materials Nanoarchitectonics",
            ],
        ),
    ],
)
def test_the_judged_names(workspace, authority, id_, names):
    record = workspace.register(Authority(authority)).get(id_)
    assert [record.name_in(language) for language in ("zh_TW", "ja", "en")] == names
    assert [shown(record, language)[0] for language in ("zh_TW", "ja", "en")] == names


def test_the_printed_name_stands_beside_another(workspace):
    people, institutions = workspace.people, workspace.institutions
    assert shown(people.get("uchida-fumihiko"), "en") == ("Fumihiko Uchida", "內田史彥")
    assert shown(people.get("uchida-fumihiko"), "ja") == ("内田史彦", None)
    assert shown(people.get("uchida-fumihiko"), "zh_TW") == ("內田史彥", None)
    assert shown(people.get("hono-kazuhiro"), "en") == ("Kazuhiro Hono", None)
    assert shown(people.get("hono-kazuhiro"), "ja") == ("宝野和博", "Kazuhiro Hono")
    assert shown(institutions.get("nctu"), "en") == ("National Chiao Tung University", "交通大學")
    assert institutions.get("nctu").shown_and_printed == "National Chiao Tung University (交通大學)"


names = st.none() | st.sampled_from(["東京研究所", "東京研究所", "東亰硏究所", "Tokyo Lab", "TOKYO LAB", "ラボ"])
variants = st.builds(
    VariantName,
    form=st.sampled_from(["東京研究所", "Tokyo Lab", "ラボ", "TL", "Lab"]),
    kind=st.sampled_from(["full", "short", "misprint"]),
    language=st.sampled_from([None, "zh", "ja", "en"]),
    attested=st.booleans(),
)


@given(preferred=st.tuples(names, names, names, names), forms=st.lists(variants), language=st.sampled_from(LANGUAGES))
def test_every_record_has_a_name_in_every_language(preferred, forms, language):
    zh, ja, en, abbreviation = preferred
    record = NamedRecord(id="lab", zh=zh, ja=ja, en=en, abbreviation=abbreviation, variants=tuple(forms))
    choose_language(language)
    own = {"zh_TW": zh, "ja": ja, "en": en}[language]
    assert record.shown == own if own else record.shown in {zh, ja, en, abbreviation, "lab"}
    assert record.name == (zh or ja or en or "lab")
    printed = record.printed_beside
    assert printed is None or (language != "zh_TW" and printed != record.shown)
    assert printed is None or printed in {zh, ja, en, abbreviation, *(one.form for one in forms if one.attested)}


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("Yasuda Mutsuko", {"yasuda-mutsuko"}),
        ("Hono Kazuhiro", {"hono-kazuhiro"}),
        ("Nozaki, Kyoko", {"nozaki-kyoko"}),
        ("Tetsuya Mizumoto", {"mizumoto-tetsuya"}),
        ("Hashimoto", {"hashimoto-keizo"}),
        ("Keizo Hashimoto", {"hashimoto-keizo"}),
        ("Hashimoto-Keizo", {"hashimoto-keizo"}),
        ("Tomokatsu Habai", {"habai-tomokatsu"}),
        ("內田", {"uchida-fumihiko"}),
        ("内田", {"uchida-fumihiko"}),
        ("Uchida", {"uchida-fumihiko", "uchida-nobuhiro"}),
        ("渡邊", {"watanabe-tamiji", "watanabe-eiichiro", "watanabe-isao"}),
        ("渡辺", {"watanabe-tamiji", "watanabe-eiichiro", "watanabe-isao"}),
        ("クラーク", {"clark-william"}),
        ("睦子", {"yasuda-mutsuko"}),
        ("田", set()),
        ("Nobody", set()),
        ("・", set()),
        ("", set()),
    ],
)
def test_people_by_a_part_of_their_names(workspace, typed, ids):
    assert {person.id for person in workspace.people.sought(typed)} == ids


def test_everybody_is_found_by_the_names_in_the_other_order(workspace):
    for person in workspace.people:
        words = (person.en or "").split()
        if len(words) > 1:
            assert person in workspace.people.sought(" ".join(reversed(words)).upper())
        assert person in workspace.people.sought(person.id.replace("-", " "))


def test_a_whole_name_means_its_bearer_alone():
    short = VariantName(form="Suzuki", kind="short", language="en", only_in=("a",))
    people = People(
        [
            Person(id="suzuki-akira", en="Akira Suzuki", zh="鈴木章", variants=(short,)),
            Person(id="suzuki-akiko", en="Akiko Suzuki", zh="鈴木章子"),
            Person(id="suzuki", zh="鈴木"),
        ]
    )
    assert [one.id for one in people.sought("鈴木章")] == ["suzuki-akira"]
    assert [one.id for one in people.sought("鈴木")] == ["suzuki"]
    assert [one.id for one in people.sought("suzuki")] == ["suzuki"]
    assert [one.id for one in People(list(people)[:2]).sought("Suzuki")] == ["suzuki-akira", "suzuki-akiko"]
    # What recognises hosts and travellers is stricter.
    assert people.known_as("Suzuki", "b") is not people.get("suzuki-akira")
    assert people.find("Suzuki Akira") == ()


def test_other_records_want_all_words(workspace):
    institutions = workspace.institutions
    assert [one.id for one in institutions.sought("University, Hokkaido")] == ["hokudai"]
    assert institutions.sought("University") == ()
    assert institutions.containing("同友会")[0].id == "hokkaido-doyukai"
    assert institutions.containing("・") == ()


@given(st.text(max_size=12))
def test_words_are_folded_and_never_empty(text):
    assert all(words_of(text))
    assert words_of(" ".join(words_of(text))) == words_of(text)
