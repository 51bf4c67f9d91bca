"""The measures, as their authors define them. All are numbers without a unit; logarithms are natural unless said otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log, log2

_NONE_OF_IT = 0.5
"""What stands for a count of zero in a ratio (Hardie, 2014)."""


def log_likelihood(with_both: int, first_only: int, second_only: int, neither: int) -> float:
    """How surely two things belong together: the likelihood ratio of a table of two by two.

        G² = 2 Σ O ln(O / E),   E = row total × column total / N,   a cell of zero adding nothing

    T. Dunning, “Accurate methods for the statistics of surprise and coincidence”, Computational Linguistics 19(1), 1993. It is
    0 where the two are independent, grows with the evidence, and does not tell attraction from repulsion.
    """
    total = with_both + first_only + second_only + neither
    rows = with_both + first_only, second_only + neither
    columns = with_both + second_only, first_only + neither
    cells = ((with_both, 0, 0), (first_only, 0, 1), (second_only, 1, 0), (neither, 1, 1))
    return _not_negative(2 * sum(n * log(n * total / (rows[i] * columns[j])) for n, i, j in cells if n))


def keyness(count: int, size: int, other_count: int, other_size: int) -> float:
    """How surely a word is more, or less, frequent in one corpus than in another.

        G² = 2 (O₁ ln(O₁ / E₁) + O₂ ln(O₂ / E₂)),   Eᵢ = Nᵢ (O₁ + O₂) / (N₁ + N₂)

    P. Rayson and R. Garside, “Comparing corpora using frequency profiling”, Workshop on Comparing Corpora, ACL 2000. From 15.13
    on p < 0.0001, for a single word that was chosen beforehand.
    """
    share = (count + other_count) / (size + other_size) if size + other_size else 0.0
    pairs = ((count, size * share), (other_count, other_size * share))
    return _not_negative(2 * sum(n * log(n / expected) for n, expected in pairs if n))


def log_ratio(count: int, size: int, other_count: int, other_size: int) -> float:
    """How much more frequent a word is in one corpus than in another: each point doubles.

        log₂ ((O₁ / N₁) / (O₂ / N₂)),   a count of zero taken as one half

    A. Hardie, “Log Ratio: an informal introduction”, CASS, Lancaster University, 2014. The sizes are positive.
    """
    return log2((count or _NONE_OF_IT) / size) - log2((other_count or _NONE_OF_IT) / other_size)


def log_dice(together: int, count: int, other_count: int) -> float:
    """How exclusively two words stand together, whatever the size of the corpus: 14 at most, a point more being twice as often.

        14 + log₂ (2 f(x, y) / (f(x) + f(y)))

    P. Rychlý, “A lexicographer-friendly association score”, RASLAN 2008. `together` is positive and neither count is smaller.
    """
    return 14 + log2(2 * together / (count + other_count))


def deviation_of_proportions(counts: Sequence[int], sizes: Sequence[int]) -> float | None:
    """How unevenly something is spread over parts of a corpus: from 0, as the sizes of the parts would have it, towards 1, all
    in one small part. None where there is nothing, or no more than one part.

        DP = ½ Σ |Oᵢ / ΣO − Nᵢ / ΣN|

    S. Th. Gries, “Dispersions and adjusted frequencies in corpora”, International Journal of Corpus Linguistics 13(4), 2008.
    Chosen over Juilland's D, which asks for parts of equal size: reports and sections are anything but that.
    """
    total, size = sum(counts), sum(sizes)
    if not total or len(sizes) < 2:
        return None
    return sum(abs(n / total - part / size) for n, part in zip(counts, sizes, strict=True)) / 2


def per_10000(count: int, characters: int) -> float | None:
    """A count for each 10,000 characters; None where there are no characters."""
    return count * 10_000 / characters if characters else None


def in_bins(places: Iterable[int], length: int, bins: int) -> tuple[int, ...]:
    """How many of some places, each from 0 to below `length`, fall into each of so many equal stretches."""
    counts = [0] * bins
    for place in places:
        counts[place * bins // length] += 1
    return tuple(counts)


def _not_negative(value: float) -> float:
    """A sum that is no less than 0 but for the rounding of its terms."""
    return max(0.0, value)
