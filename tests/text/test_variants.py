"""The shipped table of character classes is a fresh one, and says what the design demands."""

import importlib.util
import subprocess
import sys
import unicodedata
from pathlib import Path
from types import ModuleType

import pytest

from tjexplorer.text import variants

TOOL = Path(__file__).parents[2] / "tools" / "build_variants.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    pytest.importorskip("opencc")
    spec = importlib.util.spec_from_file_location("build_variants", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_shipped_table_is_fresh(tool: ModuleType) -> None:
    assert tool.TABLE.read_text(encoding="utf-8") == tool.build()


def test_denied_and_never_merged_pairs_are_apart(tool: ModuleType) -> None:
    for one, other in tool.pairs(f"{tool.NEVER_MERGED} {tool.DENIED}"):
        assert variants.representative(one) != variants.representative(other), one + other


@pytest.mark.parametrize(
    "pair", ["崎埼", "坐座", "具俱", "待呆", "里哩", "阪坂", "辨辯", "辨瓣", "辯瓣", "文穩", "應硬", "碕崎"]
)
def test_words_that_only_look_alike_are_apart(pair: str) -> None:
    assert variants.representative(pair[0]) != variants.representative(pair[1])


def test_added_pairs_are_together(tool: ModuleType) -> None:
    for one, other in tool.pairs(f"{tool.ADDED_HIDDEN} {tool.ADDED_UNKNOWN}"):
        normal = [unicodedata.normalize("NFKC", char) for char in (one, other)]
        assert variants.representative(normal[0]) == variants.representative(normal[1]), one + other


@pytest.mark.parametrize(
    "group", ["產産产", "學学", "連连", "攜携", "總総总", "國国", "廣広广", "澤沢泽", "邊辺边", "濱浜滨"]
)
def test_usual_forms_are_together(group: str) -> None:
    assert len({variants.representative(char) for char in group}) == 1
    assert set(group) <= set(variants.written_forms(group[0]))


def test_classes_do_not_overlap_and_are_sorted() -> None:
    every = "".join(variants.classes())
    assert len(set(every)) == len(every)
    assert all("".join(sorted(group)) == group for group in variants.classes())


def test_a_character_without_other_forms_is_its_own() -> None:
    assert variants.representative("A") == "A"
    assert variants.written_forms("A") == "A"


def test_digest_is_that_of_the_file() -> None:
    assert len(variants.table_digest()) == 64


def test_loading_is_lazy_and_short(capsys: pytest.CaptureFixture[str]) -> None:
    code = (
        "import time\nfrom tjexplorer.text import variants\n"
        "assert variants._representatives.cache_info().currsize == 0\n"
        "began = time.perf_counter(); variants.representative('學'); print(time.perf_counter() - began)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    with capsys.disabled():
        print(f"\nvariants: loaded in {float(done.stdout) * 1000:.1f} ms")
