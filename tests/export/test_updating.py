"""An export brought into a file that its owner writes in: nothing of theirs is lost, and no bookmark is there twice."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tjexplorer.export.markers import BOM, MarkerError, Own, Part, between, digest_of, lines_of, parts_of, report_name
from tjexplorer.export.updating import Chapter, Pages, Passage, updated, written

FAREWELL = "Status: gone"


def passage(number: int, words: str = "words") -> Passage:
    return Passage(f"b-20261121-{number:04d}", f"### Heading {number}\n\n> {words}")


def chapter(report: str, *passages: Passage) -> Chapter:
    return Chapter(Passage(report_name(report), f"## {report}"), passages)


def pages(*chapters: Chapter, front: str = "title: x") -> Pages:
    return Pages(front, "# Bookmarks", chapters, FAREWELL)


ONE = pages(chapter("a", passage(1), passage(3)), chapter("c", passage(7)))
KNOWN = {each.name for one in ONE.chapters for each in one.passages}


def names(text: str) -> list[str]:
    return [part.name for part in parts_of(text, "x.md") if isinstance(part, Part)]


def own(text: str) -> list[str]:
    """The lines of the owner that hold anything, byte for byte."""
    return [
        line
        for part in parts_of(text.removeprefix(BOM), "x.md")
        if isinstance(part, Own)
        for line in lines_of(part.text)
        if line.strip()
    ]


def test_a_new_file_stays_as_it_is():
    text = written(ONE)
    again = updated(text, ONE, KNOWN, "x.md")
    assert again.text == text
    assert (again.added, again.changed, again.edited, again.gone) == ((), (), (), ())
    assert set(again.same) == KNOWN


def test_parts_are_renewed_where_they_stand_now():
    text = written(ONE)
    cut = text.index("<!-- tjexplorer:begin b-20261121-0007")
    moved = text[:cut].replace("# Bookmarks", "# Bookmarks")
    moved = moved.replace("---\n\n<!--", f"---\n\nmine\n\n{text[cut:]}\nmore of mine\n<!--", 1)
    assert names(moved).index("b-20261121-0007") < names(moved).index("head")
    other = pages(chapter("a", passage(1), passage(3)), chapter("c", passage(7, "other words")))
    found = updated(moved, other, KNOWN, "x.md")
    assert found.changed == ("b-20261121-0007",)
    assert names(found.text) == names(moved)
    assert own(found.text) == own(moved)
    assert "> other words" in found.text


def test_new_ones_come_after_the_words_below_their_neighbour():
    text = written(ONE).replace(
        "<!-- tjexplorer:end b-20261121-0001 -->\n",
        "<!-- tjexplorer:end b-20261121-0001 -->\nOn the first.\n\n#### Deeper\n\n```\n# no heading\n```\n\n## My own\n\nwords\n",
    )
    more = pages(
        chapter("a", passage(0), passage(1), passage(2), passage(3), passage(4)),
        chapter("b", passage(5), passage(6)),
        chapter("c", passage(7)),
        chapter("d", passage(8)),
    )
    found = updated(text, more, KNOWN | {"b-20261121-0000"}, "x.md")
    assert len(found.added) == 6
    order = [name.removeprefix("b-20261121-") for name in names(found.text)]
    assert order == ["front-matter", "head", "report:a", "0000", "0001", "0002", "0003", "0004", "report:b", "0005",
                     "0006", "report:c", "0007", "report:d", "0008"]  # fmt: skip
    assert found.text.index("```\n\n<!-- tjexplorer:begin b-20261121-0002") < found.text.index("## My own")
    assert own(found.text) == own(text)
    assert updated(found.text, more, KNOWN, "x.md").text == found.text


def test_what_was_edited_by_hand_is_left_alone():
    text = written(ONE).replace("> words", "> my words", 1)
    found = updated(text, pages(chapter("a", passage(1, "new"), passage(3, "new"))), KNOWN, "x.md")
    assert found.edited == ("b-20261121-0001",)
    assert found.changed == ("b-20261121-0003",)
    assert found.same == ("b-20261121-0007",)
    assert "> my words" in found.text
    emptied = re.sub(r"(?s)(begin b-20261121-0001 \w+ -->\n).*?(<!-- tjexplorer:end b-20261121-0001)", r"\1\2", text)
    assert updated(emptied, ONE, KNOWN, "x.md").text == written(ONE)


def test_removed_bookmarks_say_so_and_come_back():
    text = written(ONE)
    less = pages(chapter("a", passage(1)), chapter("c", passage(7)))
    gone = updated(text, less, KNOWN - {"b-20261121-0003"}, "x.md")
    assert gone.gone == ("b-20261121-0003",)
    assert gone.text.count(FAREWELL) == 1
    again = updated(gone.text, less, KNOWN - {"b-20261121-0003"}, "x.md")
    assert again.text == gone.text
    assert updated(text, less, KNOWN, "x.md").text == text, "not exported now, but a bookmark still"
    assert updated(gone.text, ONE, KNOWN, "x.md").text == text


def test_reports_whose_heading_was_taken_out_get_none():
    text = re.sub(r"(?s)<!-- tjexplorer:begin report:c.*?tjexplorer:end report:c -->\n", "", written(ONE))
    more = pages(*ONE.chapters[:1], chapter("c", passage(6), passage(7)))
    found = updated(text, more, KNOWN, "x.md")
    assert "report:c" not in names(found.text)
    assert names(found.text)[-2:] == ["b-20261121-0006", "b-20261121-0007"]


def test_markers_set_by_hand_make_any_file_a_target():
    text = "my book\n\n<!-- tjexplorer:begin head -->\n<!-- tjexplorer:end head -->\n\nthe end"
    found = updated(text, ONE, KNOWN, "x.md")
    assert names(found.text)[:2] == ["head", "report:a"]
    assert own(found.text) == ["my book\n", "the end\n"]
    assert found.text.startswith("my book\n\n<!--")


@pytest.mark.parametrize("bom", ["", BOM])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "the last line"])
def test_line_ends_byte_order_mark_and_a_missing_last_line_end_stay(bom, newline, last):
    text = bom + (written(ONE) + last).replace("\n", newline)
    assert updated(text, ONE, KNOWN, "x.md").text == text
    more = pages(chapter("a", passage(1, "new"), passage(3)), chapter("c", passage(7)), chapter("d", passage(9)))
    found = updated(text, more, KNOWN, "x.md").text
    assert found.startswith(bom + "---")
    assert found.count("\n") == found.count(newline)
    assert found.endswith("\n") is not bool(last)
    assert [line.strip() for line in own(found)] == [line.strip() for line in own(text)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<!-- tjexplorer:begin a -->\n", 1),
        ("x\n<!-- tjexplorer:end a -->\n", 2),
        ("<!-- tjexplorer:begin a -->\n<!-- tjexplorer:begin b -->\n", 2),
        ("<!-- tjexplorer:begin a -->\n<!-- tjexplorer:end b -->\n", 2),
        ("<!-- tjexplorer:begin a -->\n<!-- tjexplorer:end a -->\n" * 2, 3),
        ("> <!-- tjexplorer:begin a -->\n", 1),
        ("<!-- tjexplorer:begin a\n", 1),
        ("<!-- tjexplorer:begin a 12 -->\n", 1),
        ("<!-- tjexplorer:begin -->\n", 1),
        ("---\n# tjexplorer:begin front-matter\n---\n", 2),
        ("words <!-- tjexplorer:end a --> words\n", 1),
    ],
)
def test_broken_markers_are_told_with_their_line(text, line):
    with pytest.raises(MarkerError, match=f"^my.md:{line}: ") as wrong:
        updated(text, ONE, KNOWN, "my.md")
    assert "\n" not in str(wrong.value)


@given(st.text())
def test_parts_joined_are_the_file(text):
    try:
        parts = parts_of(text, "x.md")
    except MarkerError:
        return
    assert "".join(part.text for part in parts) == text


@given(st.text(alphabet="ab \t\r\n#"))
def test_a_digest_survives_what_editors_do(body):
    part = between("b-20261121-0001", body)
    assert not part.edited
    assert digest_of(part.body) == part.digest == digest_of(part.body.replace("\n", "\r\n"))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_id_of_a_report_can_stand_in_a_marker(report):
    part = between(report_name(report), "## x")
    assert [one.name for one in parts_of(part.text, "x") if isinstance(one, Part)] == [part.name]


WORDS = st.sampled_from(
    ["remark", "# Title", "## Chapter", "### Own", "> quote", "```\ncode\n\n# x\n```", "- a\n  - b", "---", "a  ", "\tx", "<b>x</b>",
     "一段話。\n\n又一段。", "[x]: y", "\ufeffz", "a\u2028b\x0bc", "<!-- mine -->"]
)  # fmt: skip


class Owner(RuleBasedStateMachine):
    """Somebody who writes outside of the markers, moves and throws away blocks, while bookmarks come and go."""

    @initialize(newline=st.sampled_from(["\n", "\r\n"]), bom=st.sampled_from(["", BOM]))
    def begin(self, newline: str, bom: str) -> None:
        self.newline = newline
        self.bookmarks: dict[int, str] = {1: "one", 12: "two"}
        self.ever = set(self.bookmarks)
        self.thrown: set[str] = set()
        self.edited: dict[str, str] = {}
        self.text = bom + written(self.pages()).replace("\n", newline)
        self.serial = 0

    def pages(self) -> Pages:
        reports = sorted({number // 10 for number in self.bookmarks})
        return pages(
            *(
                chapter(
                    f"r{report}",
                    *(
                        passage(number, words)
                        for number, words in sorted(self.bookmarks.items())
                        if number // 10 == report
                    ),
                )
                for report in reports
            )
        )

    def places(self) -> list[int]:
        """Where the owner may write: line starts outside of markers, behind the front matter."""
        at, found = 0, []
        for part in parts_of(self.text, "x"):
            starts = [0]
            if isinstance(part, Own):
                for line in lines_of(part.text):
                    starts.append(starts[-1] + len(line))
            found += [at + start for start in starts]
            at += len(part.text)
        closing = self.text.index("---", 6) + 3 + len(self.newline)
        return [place for place in [*found, at] if place >= closing]

    @rule(words=WORDS, data=st.data())
    def write(self, words: str, data: st.DataObject) -> None:
        place = data.draw(st.sampled_from(self.places()))
        self.serial += 1
        lines = f"{words} {self.serial}\n".replace("\n", self.newline)
        if place and not self.text[:place].endswith("\n"):
            lines = self.newline + lines
        self.text = self.text[:place] + lines + self.text[place:]

    @rule()
    def write_at_the_end_without_a_line_end(self) -> None:
        self.serial += 1
        self.text += f"{'' if self.text.endswith(chr(10)) else self.newline}last {self.serial}"

    @rule(data=st.data())
    def move_or_throw_away(self, data: st.DataObject) -> None:
        parts = parts_of(self.text, "x")
        blocks = [part for part in parts if isinstance(part, Part) and part.name.startswith("b-")]
        if not blocks:
            return
        block = data.draw(st.sampled_from(blocks))
        self.text = self.text.replace(block.text, "", 1)
        if data.draw(st.booleans()):
            self.thrown.add(block.name)
            return
        place = data.draw(st.sampled_from(self.places()))
        before, after = self.text[:place], self.text[place:]
        if before and not before.endswith("\n"):
            before += self.newline
        moved = block.text if block.text.endswith("\n") or not after else block.text + self.newline
        self.text = before + moved + after

    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        blocks = [part for part in parts_of(self.text, "x") if isinstance(part, Part) and part.name.startswith("b-")]
        if blocks:
            block = data.draw(st.sampled_from(blocks))
            self.serial += 1
            words = f"edited {self.serial}"
            changed = block.begin + block.body + words + self.newline + block.end
            self.text = self.text.replace(block.text, changed, 1)
            self.edited[block.name] = words

    @rule(number=st.integers(0, 39), words=st.sampled_from(["one", "two"]))
    def keep(self, number: int, words: str) -> None:
        self.bookmarks[number] = words
        self.ever.add(number)

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        if self.bookmarks:
            del self.bookmarks[data.draw(st.sampled_from(sorted(self.bookmarks)))]

    @rule()
    def export(self) -> None:
        ids = {f"b-20261121-{number:04d}" for number in self.bookmarks}
        there = {name for name in names(self.text.removeprefix(BOM)) if name.startswith("b-")}
        before = own(self.text)
        found = updated(self.text, self.pages(), ids, "x.md")
        after = own(found.text)
        assert [line.rstrip("\r\n") for line in after] == [line.rstrip("\r\n") for line in before]
        assert sum(a != b for a, b in zip(after, before, strict=True)) <= 1, "but for a missing last line end"
        blocks = [name for name in names(found.text.removeprefix(BOM)) if name.startswith("b-")]
        assert len(blocks) == len(set(blocks))
        assert set(blocks) == ids | there
        assert set(found.added) == ids - there
        assert set(found.changed) | set(found.same) | set(found.edited) | set(found.gone) == there
        for name, words in self.edited.items():
            assert (words in found.text) is (words in self.text), name
        assert updated(found.text, self.pages(), ids, "x.md").text == found.text
        if set(found.same) == there and not found.added:
            assert found.text == self.text
        self.text = found.text

    @invariant()
    def can_be_read(self) -> None:
        if hasattr(self, "text"):
            parts_of(self.text.removeprefix(BOM), "x")


TestOwner = Owner.TestCase
TestOwner.settings = settings(stateful_step_count=20)
