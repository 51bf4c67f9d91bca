"""People, programmes, places and institutions: their documents, their pages, and names that cannot be answered."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ONE = """壹、目的

訪問東京研究所，會見山田太郎所長與 Kazuhiro Hono，由李大明陪同。

貳、過程

東京研究所位於筑波市，推動創新計畫，2013年至2015年，每案約700百萬日圓。

創新計畫由東京研究所執行，後期創新計畫為其一部分，材料中心負責。

參、心得與建議

一、建議與東京研究所長期合作，在日本東京設立據點。
"""
TWO = """壹、目的

山田次郎所長來訪。Hono K. 未到。
"""
RECORD_ONE = """id: 2020-one
form: trip-report
source: {name: one.txt, sha256: x}
label: 一 2020
visits:
  - kind: visit
    institution: lab
    date: 2020-01-02
    as_printed: 2020年1月2日
    line: 3
    city: {text: 日本筑波市, line: 7}
    hosts:
      - {name: 山田太郎, role: 所長, line: 3}
      - {name: Kazuhiro Hono, role: null, line: 3, organisation: 材料中心}
      - {name: 無名氏, role: null, line: 3}
    participants: [{name: 李大明, role: null, line: 3}]
    write_up: {line: 5, end_line: 9}
  - kind: meeting
    institution: null
    date: null
    as_printed: null
    line: null
    date_from: 2020-01-03
    date_to: 2020-01-04
    city: {text: 東京, line: 13}
    hosts: [{name: 山田太郎, role: 所長, line: 3}]
"""
RECORD_TWO = """id: 2021-two
form: trip-report
source: {name: two.txt, sha256: x}
label: 二 2021
"""
INSTITUTIONS = """
- id: lab
  kind: institute
  country: JP
  names: {zh: 東京研究所, ja: 東京研究所, ja_reading: とうきょうけんきゅうしょ, en: Tokyo Laboratory}
  abbreviation: TLAB
  variants: [{form: TLAB, kind: abbreviation, language: en, attested: false}]
  place: {city: 筑波, prefecture: 茨城縣, country: JP}
  note: 編者註
- id: centre
  kind: institute
  country: JP
  names: {zh: 材料中心}
  parent: lab
- id: council
  kind: council
  country: TW
  names: {zh: 科學會}
"""
PEOPLE = """
- id: yamada-taro
  country: JP
  names: {zh: 山田太郎, ja: 山田太郎, ja_reading: やまだたろう, en: null}
  variants: [{form: 山田所長, kind: short, language: zh, only_in: [2020-one], attested: false}]
  roles:
    - {role: 所長, institution: lab, organisation: null, report: 2020-one, line: 3}
    - {role: 顧問, institution: null, organisation: 某會, report: 2019-elsewhere, line: 9}
  note: 只是例子
  sources: [{report: 2020-one, line: 3}, {report: 2019-elsewhere, line: 9}]
- id: yamada-jiro
  country: JP
  names: {zh: 山田次郎}
  variants: [{form: 山田所長, kind: short, language: zh, only_in: [2021-two], attested: false}]
- id: hono-kazuhiro
  country: JP
  names: {ja: 宝野和博, en: Kazuhiro Hono}
  variants: [{form: Hono K., kind: short, language: en}]
- id: li-daming
  country: TW
  names: {zh: 李大明}
  roles: [{role: null, institution: council, organisation: null, report: 2020-one, line: 3}]
"""
PROGRAMMES = """
- id: innovation
  kind: programme
  country: JP
  names: {zh: 創新計畫, en: Innovation Programme}
  owner: lab
  years: [{start: 2013, end: 2015, as_printed: 2013年至2015年, report: 2020-one, line: 7}]
  budgets:
    - {amount: 700, unit: 百萬日圓, as_printed: 約700百萬日圓, subject: 每案, report: 2020-one, line: 7}
  sources: [{report: 2020-one, line: 7}]
- id: innovation-2
  kind: plan
  country: JP
  names: {zh: 後期創新計畫}
  parent: innovation
"""
PLACES = """
- id: japan
  kind: country
  country: JP
  names: {zh: 日本, en: Japan}
- id: tokyo
  kind: prefecture
  country: JP
  names: {zh: 東京都, ja: 東京都, en: Tokyo}
  variants: [{form: 東京, kind: short, language: zh}]
  parent: japan
- id: tsukuba
  kind: city
  country: JP
  names: {zh: 筑波, ja: つくば, en: Tsukuba}
  variants: [{form: 筑波市, kind: full, language: zh}, {form: Tsukaba, kind: misprint, language: en, attested: false}]
  parent: japan
"""


def _write(folder: Path, **authority: str) -> Path:
    for name, text, record in (("2020-one", ONE, RECORD_ONE), ("2021-two", TWO, RECORD_TWO)):
        report = folder / "corpus" / "reports" / name
        report.mkdir(parents=True)
        (report / "source.txt").write_text(text, encoding="utf-8")
        (report / "report.yaml").write_text(record, encoding="utf-8")
    (folder / "corpus" / "authority").mkdir()
    for name, text in authority.items():
        (folder / "corpus" / "authority" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


FILES = {"institutions": INSTITUTIONS, "people": PEOPLE, "programmes": PROGRAMMES, "places": PLACES}


@pytest.fixture(scope="module")
def made_library(tmp_path_factory):
    """Two reports with a few records of each kind, only read from."""
    return _write(tmp_path_factory.mktemp("names"), **FILES)


@pytest.fixture
def asked(call, made_library, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")

    def asked_(*arguments):
        return call(*arguments, "--library", made_library)

    return asked_


@pytest.fixture
def listed(asked):
    """The entries of a list by id."""

    def listed_(*arguments):
        found = asked(*arguments, "--json")
        assert found.err == ""
        (entries,) = found.document.values()
        assert found.code == (0 if entries else 1)
        return {entry["id"]: entry for entry in entries}

    return listed_


def test_people(listed):
    found = listed("people")
    assert list(found) == ["yamada-taro", "yamada-jiro", "hono-kazuhiro", "li-daming"]
    yamada = found["yamada-taro"]
    assert list(yamada)[:5] == ["id", "names", "variants", "roles", "reports"]
    assert yamada["names"] == {"zh": "山田太郎", "ja": "山田太郎", "en": None}
    assert yamada["variants"] == [{"form": "山田所長", "kind": "short", "reports": [], "attested": False}]
    assert yamada["roles"] == [
        {"role": "所長", "institution": "lab", "report": "2020-one", "line": 3, "organisation": None},
        {"role": "顧問", "institution": None, "report": "2019-elsewhere", "line": 9, "organisation": "某會"},
    ]
    assert yamada["reports"] == ["2020-one"], "a report that the library lacks is none of them"
    assert yamada["mentions"] == {"2020-one": 1}
    assert (yamada["country"], yamada["note"], yamada["reading"]) == ("JP", "只是例子", "やまだたろう")
    keys = ("report", "order", "date", "institution", "as", "section", "date_from")
    assert [tuple(visit[key] for key in keys) for visit in yamada["visits"]] == [
        ("2020-one", 1, "2020-01-02", "lab", "host", "2020-one/2", None),
        ("2020-one", 2, None, None, "host", None, "2020-01-03"),
    ]
    assert [visit["as"] for visit in found["li-daming"]["visits"]] == ["participant"]
    assert found["hono-kazuhiro"]["variants"][0]["reports"] == ["2021-two"]
    assert found["yamada-jiro"]["visits"] == []


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--report", "2021"], {"yamada-jiro", "hono-kazuhiro"}),
        (["--institution", "lab"], {"yamada-taro", "hono-kazuhiro"}),
        (["--institution", "東京研究所"], {"yamada-taro", "hono-kazuhiro"}),
        (["--institution", "council"], {"li-daming"}),
        (["--institution", "lab", "--report", "2021-two"], {"hono-kazuhiro"}),
        (["--institution", "centre"], set()),
    ],
)
def test_some_people(listed, options, ids):
    assert set(listed("people", *options)) == ids


def test_programmes(listed):
    found = listed("programmes")
    one = found["innovation"]
    assert list(one)[:7] == ["id", "names", "variants", "owner", "years", "budgets", "reports"]
    assert (one["owner"], one["kind"], one["parent"], one["reports"]) == ("lab", "programme", None, ["2020-one"])
    assert one["years"] == [
        {"start": 2013, "end": 2015, "as_printed": "2013年至2015年", "report": "2020-one", "line": 7}
    ]
    assert one["budgets"] == [
        {
            "amount": 700,
            "unit": "百萬日圓",
            "as_printed": "約700百萬日圓",
            "report": "2020-one",
            "line": 7,
            "subject": "每案",
        }
    ]
    assert one["mentions"] == {"2020-one": 2}, "the name of the part is not counted"
    assert found["innovation-2"]["parent"] == "innovation"


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--kind", "plan"], {"innovation-2"}),
        (["--owner", "TLAB"], {"innovation"}),
        (["--report", "2020"], {"innovation", "innovation-2"}),
        (["--report", "2021"], set()),
    ],
)
def test_some_programmes(listed, options, ids):
    assert set(listed("programmes", *options)) == ids


def test_places(listed):
    found = listed("places")
    keys = ("report", "order", "institution", "place")
    visits = {id_: [tuple(visit[key] for key in keys) for visit in entry["visits"]] for id_, entry in found.items()}
    assert visits["tsukuba"] == [("2020-one", 1, "lab", "tsukuba")]
    assert visits["tokyo"] == [("2020-one", 2, None, "tokyo")]
    assert visits["japan"] == visits["tsukuba"] + visits["tokyo"], "what lies in a place counts for it"
    assert {id_: entry["institutions"] for id_, entry in found.items()} == {
        "japan": ["lab"],
        "tokyo": [],
        "tsukuba": ["lab"],
    }
    assert found["tokyo"]["mentions"] == {"2020-one": 1}, "東京 in 東京研究所 is no place"
    assert found["tsukuba"]["parent"] == "japan"
    assert found["tsukuba"]["variants"][0] == {
        "form": "筑波市",
        "kind": "full",
        "reports": ["2020-one"],
        "attested": True,
    }
    assert set(listed("places", "--kind", "city")) == {"tsukuba"}
    assert set(listed("places", "--country", "jp", "--report", "2020")) == {"japan", "tokyo", "tsukuba"}


def test_institution_with_people_and_programmes(asked):
    found = asked("institution", "lab", "--json").document["institution"]
    assert [(met["name"], met["person"]) for met in found["people"]] == [
        ("山田太郎", "yamada-taro"),
        ("Kazuhiro Hono", "hono-kazuhiro"),
        ("無名氏", None),
    ]
    assert found["people"][1] == {
        "name": "Kazuhiro Hono",
        "role": None,
        "organisation": "材料中心",
        "report": "2020-one",
        "line": 3,
        "person": "hono-kazuhiro",
    }
    names = {"zh": "創新計畫", "ja": None, "en": "Innovation Programme"}
    assert found["programmes"] == [{"id": "innovation", "names": names}]
    assert [part["id"] for part in found["parts"]] == ["centre"]
    assert found["seat"] == {"city": "筑波", "prefecture": "茨城縣", "place": "tsukuba"}
    assert [(one["section"], one["line"]) for one in found["recommendations"]] == [("2020-one/3", 13)]
    assert found["variants"] == [{"form": "TLAB", "kind": "abbreviation", "reports": [], "attested": False}]


def test_some_institutions(listed):
    assert set(listed("institutions", "--country", "tw")) == {"council"}
    assert set(listed("institutions", "--parent", "TLAB")) == {"centre"}
    assert set(listed("institutions", "--parent", "lab", "--country", "TW")) == set()


@pytest.mark.parametrize("command", ["person 山田太郎", "programme 創新計畫", "place Tsukuba", "institution TLAB"])
def test_mentions_stand_where_they_are_said_to(asked, command):
    ((name, found),) = asked(*command.split(), "--json").document.items()
    assert name == command.split()[0]
    assert found["mention_list"]
    assert sum(found["mentions"].values()) == len(found["mention_list"])
    for mention in found["mention_list"]:
        source = {"2020-one": ONE, "2021-two": TWO}[mention["report"]]
        assert source[mention["start"] : mention["end"]] == mention["text"]
        assert source[: mention["start"]].count("\n") + 1 == mention["line"]


PAGES = {
    "person yamada-taro": """山田太郎  (yamada-taro, JP)
  reading: やまだたろう
  other names: 山田所長
  note: 只是例子
  roles:
    Tokyo Laboratory 所長  2020-one:3
    某會 顧問  2019-elsewhere:9

date                      kind     part  named       institution
2020-01-02                visit    host  2020-one:3  Tokyo Laboratory
[2020-01-03..2020-01-04]  meeting  host  2020-one:3  -

section     line  mention
2020-one/1  3     山田太郎
""",
    "programme innovation": """Innovation Programme  (innovation, programme)
  Chinese: 創新計畫
  owner: Tokyo Laboratory (lab)
  parts: 後期創新計畫 (innovation-2)
  years:
    2013–2015  「2013年至2015年」  2020-one:7
  budgets:
    每案  「約700百萬日圓」  2020-one:7

section     line  mention
2020-one/2  7     創新計畫
2020-one/2  9     創新計畫
""",
    "place tsukuba": """Tsukuba  (tsukuba, city)
  Chinese: 筑波
  Japanese: つくば
  other names: 筑波市 · Tsukaba
  lies in: Japan (japan)
  institutions seated there: Tokyo Laboratory (lab)

date        kind   place    institution       write-up
2020-01-02  visit  Tsukuba  Tokyo Laboratory  2020-one/2

section     line  mention
2020-one/2  7     筑波市
""",
    "institution lab": """Tokyo Laboratory  (lab, institute)
  Chinese: 東京研究所
  Japanese: 東京研究所
  reading: とうきょうけんきゅうしょ
  abbreviation: TLAB
  parts: 材料中心 (centre)
  seat: Tsukuba, 茨城縣 (tsukuba)
  programmes: Innovation Programme (innovation)
  note: 編者註
  people met:
    山田太郎, 所長  (yamada-taro)  2020-one:3
    Kazuhiro Hono, 材料中心  (hono-kazuhiro)  2020-one:3
    無名氏  2020-one:3
  recommendations that name it:
    2020-one/3:13  參、心得與建議

date        kind   place       write-up
2020-01-02  visit  日本筑波市  2020-one/2

date                      kind     place  its people met at  write-up
[2020-01-03..2020-01-04]  meeting  東京   -                  -
[2020-01-03..2020-01-04]  met there: 山田太郎

section     line  mention
2020-one/1  3     東京研究所
2020-one/2  7     東京研究所
2020-one/2  9     東京研究所
2020-one/3  13    東京研究所
""",
    "people": """person         name           visits  mentions  role
hono-kazuhiro  Kazuhiro Hono  1       2         -
yamada-taro    山田太郎       2       1         某會 顧問
yamada-jiro    山田次郎       0       1         -
li-daming      李大明         1       1         科學會
""",
    "programmes": """programme     years      mentions  name
innovation    2013–2015  2         Innovation Programme
innovation-2  -          1         後期創新計畫
""",
    "places": """place    kind        visits  seats  mentions  name
japan    country     2       1      1         Japan
tokyo    prefecture  1       0      1         Tokyo (東京)
tsukuba  city        1       1      1         Tsukuba (筑波市)
""",
}


@pytest.mark.parametrize("command", PAGES)
def test_pages(asked, command):
    found = asked(*command.split())
    assert (found.code, found.err) == (0, "")
    assert found.out == PAGES[command]


@pytest.mark.parametrize("command", PAGES)
@pytest.mark.parametrize("columns", [30, 60, 120])
def test_pages_fit(asked, monkeypatch, columns_of, command, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    assert columns_of(asked(*command.split()).out) <= columns


UNKNOWN = [
    (["person", "yamada-tarou"], "yamada-taro"),
    (["person", "山田三郎"], "山田"),
    (["programme", "inovation"], "innovation"),
    (["programme", "中期創新計畫"], "創新計畫"),
    (["place", "tsukubo"], "tsukuba"),
    (["people", "--institution", "laab"], "lab"),
    (["programmes", "--owner", "laab"], "lab"),
    (["programmes", "--kind", "programm"], "programme"),
    (["places", "--kind", "town"], "region"),
    (["places", "--report", "2020-oen"], "2020-one"),
    (["people", "--report", "2020-oen"], "2020-one"),
    (["institutions", "--parent", "laab"], "lab"),
    (["institutions", "--country", "jpn"], "JP"),
]


@pytest.mark.parametrize(("arguments", "near"), UNKNOWN, ids=str)
def test_unknown_names(asked, arguments, near):
    line = asked(*arguments).error(2)
    assert asked(*arguments, "--json").error(2) == line
    assert near in re.split("nearest known: |none of: ", line)[1]


def test_a_name_like_none(asked):
    assert "tjexplorer people" in asked("person", "エーディソン").error(2)


def test_a_name_of_two_people(asked):
    line = asked("person", "山田所長").error(2)
    assert (
        line == "tjexplorer: “山田所長” means more than one person: yamada-taro (山田太郎), yamada-jiro (山田次郎). "
        "Write one of these ids."
    )


@pytest.mark.parametrize("name", ["Hono Kazuhiro", "hono", "KAZUHIRO", "宝野", "Hono, Kazuhiro", "Hono-Kazuhiro"])
def test_one_name_of_a_person_is_enough(asked, name):
    assert asked("person", name, "--json").document["person"]["id"] == "hono-kazuhiro"


@pytest.mark.parametrize("name", ["山田", "Yamada"])
def test_a_surname_of_two_people(asked, name):
    line = asked("person", name).error(2)
    assert "yamada-taro (山田太郎), yamada-jiro (山田次郎)" in line
    assert asked("person", name, "--json").error(2) == line


def test_bodies_want_all_their_words(asked):
    assert asked("institution", "Laboratory, Tokyo", "--json").document["institution"]["id"] == "lab"
    for part in ("Laboratory", "研究所"):
        assert "The nearest known: lab (Tokyo Laboratory)." in asked("institution", part).error(2)


def test_pages_in_chinese_and_japanese(asked, monkeypatch):
    monkeypatch.setenv("TJEXPLORER_LANG", "zh_TW")
    assert asked("institution", "lab").out.startswith("東京研究所  (lab, institute)\n")
    assert asked("person", "hono").out.startswith("宝野和博  (hono-kazuhiro, JP)\n")
    assert asked("places").out.splitlines()[3].endswith("  筑波")
    monkeypatch.setenv("TJEXPLORER_LANG", "ja")
    assert "宝野和博 (Hono K.)" in asked("people").out
    assert "つくば (筑波市)" in asked("places").out


@pytest.mark.parametrize("name", ["宝野和博", "寶野和博", "kazuhiro  HONO", "hono-kazuhiro"])
def test_names_in_any_spelling(asked, name):
    assert asked("person", name, "--json").document["person"]["id"] == "hono-kazuhiro"


def test_a_library_without_these_files(call, tmp_path):
    folder = _write(tmp_path, institutions=INSTITUTIONS)
    for name in ("people", "programmes", "places"):
        found = call(name, "--json", "--library", folder)
        assert (found.code, found.document, found.err) == (1, {name: []}, "")
        assert call(name, "--library", folder).out == ""
    found = call("institution", "lab", "--json", "--library", folder).document["institution"]
    assert [met["person"] for met in found["people"]] == [None, None, None]
    assert (found["programmes"], found["seat"]["place"]) == ([], None)


@pytest.mark.parametrize(
    ("name", "command"), [("people", "people"), ("programmes", "programmes"), ("places", "places")]
)
def test_a_damaged_file_concerns_its_own_command_alone(call, tmp_path, name, command):
    folder = _write(tmp_path, **{**FILES, name: "- id: [\n"})
    assert f"{name}.yaml:" in call(command, "--library", folder).error(3)
    for other in {"people", "programmes", "places", "institutions"} - {command}:
        assert call(other, "--library", folder).code == 0


ATTACK = "\x1b[31m\x1b]0;owned\x07\x9b2J\u202eevil\u2066"
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def test_nothing_that_a_terminal_obeys(call, tmp_path):
    hostile = {
        name: re.sub(
            "Tokyo Laboratory|山田太郎|所長|某會|例子|創新計畫|每案|百萬日圓|年至|日本|筑波|東京研究所|編者註",
            lambda match: json.dumps(match[0] + ATTACK),
            re.sub(r"'|\"", "", text),
        )
        for name, text in FILES.items()
    }
    # A quoted scalar cannot stand inside a plain one: what follows it is put inside too.
    hostile = {
        name: re.sub(r'([^\s{}\[\],:"]*)"([^"]*)"([^\s{}\[\],:"]*)', r'"\1\2\3"', t) for name, t in hostile.items()
    }
    folder = _write(tmp_path, **hostile)
    commands = ["people", "programmes", "places", "institutions", "person yamada-taro", "programme innovation",
                "place tsukuba", "institution lab", f"person {ATTACK}", f"place {ATTACK}"]  # fmt: skip
    for command in commands:
        for form in ([], ["--json"]):
            found = call(*command.split(" ", 1), *form, "--library", folder)
            assert found.code == (2 if ATTACK in command else 0), found.err
            assert not OBEYED.search(found.out), command
            assert not OBEYED.search(found.err), command
            assert "owned" in found.out + found.err, command


def test_the_five_reports(ask):
    person = ask("person", "Kazuhiro Hono", "--json").document["person"]
    assert [(one["report"], one["institution"], one["as"], one["line"]) for one in person["visits"]] == [
        ("2025-nstc-natural-sciences", "nims", "host", 275)
    ]
    assert person["mentions"]["2025-nstc-natural-sciences"] >= 1
    nims = ask("institution", "nims", "--json").document["institution"]
    assert person["id"] in {met["person"] for met in nims["people"]}
    place = ask("place", "Tsukuba", "--json").document["place"]
    assert "nims" in place["institutions"]
    assert {visit["institution"] for visit in place["visits"]} >= {"nims", "tci"}


@pytest.mark.parametrize("command", ["people", "programmes", "places"])
def test_the_lists_of_the_five_reports_agree_with_their_pages(ask, command):
    one = {"people": "person", "programmes": "programme", "places": "place"}[command]
    entries = ask(command, "--json").document[command]
    assert len({entry["id"] for entry in entries}) == len(entries) > 20
    for entry in entries[::40]:
        page = ask(one, entry["id"], "--json").document[one]
        assert {key: page[key] for key in entry} == entry


COMMANDS_OF_DATA = [
    "visits --csv",
    "people --json",
    "institution jst --json",
    "itinerary 2015-most-industry-academia --csv",
]


@pytest.mark.parametrize("command", COMMANDS_OF_DATA)
def test_data_are_the_same_in_every_language(ask, monkeypatch, command):
    found = set()
    for language in ("zh_TW", "ja", "en"):
        monkeypatch.setenv("TJEXPLORER_LANG", language)
        found.add(ask(*command.split()).out)
    assert len(found) == 1


def test_pages_and_calendars_are_in_the_language_of_their_reader(ask, monkeypatch):
    monkeypatch.setenv("TJEXPLORER_LANG", "zh_TW")
    assert ask("dossier", "aist").out.startswith("# 產業技術總合研究所 (AIST)\n")
    assert "研發成果最適展開支援計畫** (A-STEP)" in ask("dossier", "jst").out
    assert "所在地: 埼玉縣 川口 (kawaguchi)" in ask("institution", "jst").out
    monkeypatch.setenv("TJEXPLORER_LANG", "ja")
    assert ask("dossier", "aist").out.startswith("# 産業技術総合研究所 (AIST)\n")
    assert "つくば" in ask("visits").out
    monkeypatch.setenv("TJEXPLORER_LANG", "en")
    page = ask("dossier", "jst").out
    assert "R&D** (A-STEP, 研發成果最適展開支援計畫)" in page.replace("\\", "").replace("&amp;", "&")
    assert "- Seat: Kawaguchi, Saitama\n" in page
    calendar = ask("itinerary", "2015-most-industry-academia", "--ics").out
    assert "Advanced Industrial Science" in re.sub(r"\r?\n ", "", calendar)
