"""`part_of`: longer names of something else, of which a form is a word all the same."""

from __future__ import annotations

from tjexplorer.authority.name_forms import forms_of
from tjexplorer.model.names import NamedRecord, VariantName
from tjexplorer.model.term import Term, TermForm
from tjexplorer.statistics.tokens import TermForms
from tjexplorer.text.fold import fold


def test_no_mention_inside_of_either() -> None:
    variant = VariantName("札幌", "short", "zh", not_inside=("大札幌子",), part_of=("札幌谷",))
    form = next(form for form in forms_of(NamedRecord(id="sapporo", variants=(variant,))) if form.form == "札幌")
    assert set(form.not_inside) == {fold("大札幌子").text, fold("札幌谷").text}
    assert form.part_of == (fold("札幌谷").text,)


def test_statistics_count_no_term_inside_another_word() -> None:
    terms = TermForms([Term("startup", (TermForm("新創", "zh-Hant", not_inside=("創新創業",)),))])
    folded = fold("創新創業與新創").text
    assert [(one.start, one.end) for one in terms.found_in(folded)] == [(5, 7)]
