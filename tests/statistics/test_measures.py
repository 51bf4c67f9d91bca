"""The measures: the figures of their authors, what follows from the formulas, and counts of zero."""

from __future__ import annotations

from math import inf, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.statistics import measures

counts = st.integers(0, 10_000)
sizes = st.integers(1, 1_000_000)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((110, 2442, 111, 29114), 270.72),  # the swiss
        ((29, 13, 123, 31612), 263.90),  # can be
        ((31, 23, 139, 31584), 256.84),  # previous year
    ],
)
def test_log_likelihood_gives_the_figures_of_the_paper(cells, expected):
    assert measures.log_likelihood(*cells) == pytest.approx(expected, abs=0.01)


def test_log_likelihood_by_hand():
    # All of 5 and all of 5: G² = 2 (5 ln 2 + 5 ln 2).
    assert measures.log_likelihood(5, 0, 0, 5) == pytest.approx(20 * log(2))
    assert measures.log_likelihood(0, 5, 5, 0) == pytest.approx(20 * log(2))
    assert measures.log_likelihood(0, 0, 0, 0) == 0
    assert measures.log_likelihood(0, 0, 3, 9) == 0


@given(counts, counts, counts, counts)
def test_log_likelihood_is_symmetric_and_never_negative(a, b, c, d):
    value = measures.log_likelihood(a, b, c, d)
    assert 0 <= value < inf
    assert value == pytest.approx(measures.log_likelihood(a, c, b, d), rel=1e-6, abs=1e-6)
    assert value == pytest.approx(measures.log_likelihood(d, c, b, a), rel=1e-6, abs=1e-6)


@given(st.integers(1, 200), st.integers(1, 200), st.integers(1, 200))
def test_independent_things_have_no_log_likelihood(n, rows, columns):
    assert measures.log_likelihood(n, n * columns, n * rows, n * rows * columns) == pytest.approx(0, abs=1e-5)


def test_keyness_by_hand():
    # 20 and 10 in corpora of one size: 15 expected in each.
    assert measures.keyness(20, 1000, 10, 1000) == pytest.approx(2 * (20 * log(20 / 15) + 10 * log(10 / 15)))
    # 12 in a fifth of all and none elsewhere: 2 × 12 ln 5.
    assert measures.keyness(12, 2000, 0, 8000) == pytest.approx(24 * log(5))
    assert measures.keyness(0, 10, 0, 10) == 0


@given(counts, sizes, counts, sizes)
def test_keyness_is_symmetric_and_within_the_test_of_all_cells(count, size, other, other_size):
    value = measures.keyness(count, size, other, other_size)
    assert 0 <= value < inf
    assert value == pytest.approx(measures.keyness(other, other_size, count, size), rel=1e-6, abs=1e-6)
    if count <= size and other <= other_size:
        all_cells = measures.log_likelihood(count, size - count, other, other_size - other)
        assert value <= all_cells + 1e-6 * (1 + all_cells)


@given(st.integers(1, 500), st.integers(1, 500))
def test_equal_rates_are_not_key(count, size):
    assert measures.keyness(count, size, 3 * count, 3 * size) == pytest.approx(0, abs=1e-6)
    assert measures.log_ratio(count, size, 3 * count, 3 * size) == pytest.approx(0, abs=1e-9)


def test_log_ratio_by_hand():
    assert measures.log_ratio(8, 1000, 2, 1000) == pytest.approx(2)
    assert measures.log_ratio(8, 1000, 0, 1000) == pytest.approx(4)
    assert measures.log_ratio(1, 1000, 4, 500) == pytest.approx(-3)


@given(counts, sizes, counts, sizes)
def test_log_ratio_changes_its_sign_with_the_sides(count, size, other, other_size):
    value = measures.log_ratio(count, size, other, other_size)
    assert value == pytest.approx(-measures.log_ratio(other, other_size, count, size), abs=1e-9)


def test_log_dice_by_hand():
    assert measures.log_dice(7, 7, 7) == 14
    assert measures.log_dice(1, 16_384, 16_384) == pytest.approx(0)
    assert measures.log_dice(2, 10, 10) - measures.log_dice(1, 10, 10) == pytest.approx(1)


@given(st.data(), st.integers(1, 10_000), st.integers(1, 10_000))
def test_log_dice_is_at_most_14_and_symmetric(data, count, other):
    together = data.draw(st.integers(1, min(count, other)))
    value = measures.log_dice(together, count, other)
    assert value <= 14
    assert value == measures.log_dice(together, other, count)


def test_dispersion_gives_the_figure_of_the_paper():
    assert measures.deviation_of_proportions([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]) == pytest.approx(0.18)


def test_dispersion_of_nothing_and_of_one_part():
    assert measures.deviation_of_proportions([0, 0], [5, 5]) is None
    assert measures.deviation_of_proportions([3], [5]) is None
    assert measures.deviation_of_proportions([], []) is None
    assert measures.deviation_of_proportions([0, 3], [5, 0]) == pytest.approx(1)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 5000)), min_size=2, max_size=30))
def test_dispersion_stays_within_its_bounds(parts):
    found, lengths = [n for n, _size in parts], [size for _n, size in parts]
    value = measures.deviation_of_proportions(found, lengths)
    if not sum(found):
        assert value is None
        return
    assert value is not None
    assert -1e-12 <= value <= 1 - min(lengths) / sum(lengths) + 1e-12
    # Looking less closely never makes it look less even; order does not matter.
    coarse = measures.deviation_of_proportions(
        [found[0] + found[1], *found[2:]], [lengths[0] + lengths[1], *lengths[2:]]
    )
    assert coarse is None or coarse <= value + 1e-12
    assert measures.deviation_of_proportions(found[::-1], lengths[::-1]) == pytest.approx(value)
    assert measures.deviation_of_proportions(lengths, lengths) == pytest.approx(0, abs=1e-12)


@given(st.integers(1, 500).flatmap(lambda length: st.tuples(st.just(length), st.lists(st.integers(0, length - 1)))),
       st.integers(1, 120))  # fmt: skip
def test_bins_hold_every_place_once(case, bins):
    length, places = case
    counts = measures.in_bins(places, length, bins)
    assert len(counts) == bins
    assert sum(counts) == len(places)
    assert measures.in_bins([0, length - 1], length, 1) == (2,)


def test_rates():
    assert measures.per_10000(3, 6000) == 5
    assert measures.per_10000(0, 0) is None
