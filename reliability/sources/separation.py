"""Which of many pairs differ beyond chance: exact verdicts for all pairs without holding them in memory.

Estimates are sorted, best first, and pairs are visited in blocks of rows. What is kept of a pair is the
square of its normal deviate, which grows as its p falls, so that a correction for the number of pairs comes
down to one threshold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import erfc, inf, isinf, sqrt
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from reliability.records import Estimate
from reliability.significance import LEVEL, Correction, count_significant

if TYPE_CHECKING:
    import numpy as np

    Array: TypeAlias = np.ndarray[Any, Any]

_CELLS: Final = 1 << 15
"""Pairs of a block: 256 kB an array, which a processor's cache holds."""
_BINS: Final = 1024
"""Bins of the histogram of squares: 16 per unit, up to 64."""
_SMALLEST: Final = 2.5
"""A smaller square has p above `LEVEL`, which no correction accepts."""
_MOST: Final = 0.9
"""Share of pairs apart up to which Holm's threshold is searched among large squares only, which are few."""
_PER_UNIT: Final = 16
"""Bins of the histogram of squares, up to 64: beyond, p is below 1e-15, lower than needed for 1e13 pairs."""


class SortedEstimates(NamedTuple):
    """Estimates in falling order: values, squared errors, and these squared by degrees of freedom."""

    values: Array
    variances: Array
    spreads: Array


class Separation(NamedTuple):
    """For each of the sorted estimates, how many differ above and below it, and the nearest such above.

    `least` is the smallest square of a pair that is apart, `nearest` is −1 without one.
    """

    above: Array
    below: Array
    nearest: Array
    least: float


def as_arrays(estimates: Sequence[Estimate]) -> SortedEstimates:
    """Return `estimates`, which are in falling order, as arrays."""
    import numpy as np

    values, errors, freedoms = (np.array(column, float) for column in zip(*estimates, strict=True))
    variances = errors**2
    return SortedEstimates(values, variances, np.where(np.isinf(freedoms), 0.0, variances**2 / freedoms))


def squares(
    first: SortedEstimates, second: SortedEstimates, least: float = 0.0, *, once: bool = False
) -> tuple[Array, Array]:
    """Return the pairs (rows `first`, columns `second`) whose square may be `least` or more, and the squares.

    The square is that of the difference's normal deviate: Welch's t (1947) brought to a normal deviate by
    Wallace (1959), which is right far into the tails. Without any error nothing is known of a pair. With
    `once`, `second` begins with `first`, and only the columns beyond the diagonal count.
    """
    import numpy as np

    variance = first.variances[:, None] + second.variances
    ratio = first.values[:, None] - second.values
    ratio *= ratio
    if once:
        ratio[np.tril_indices(len(ratio))] = -1.0
    smallest = variance * (least - _ROUNDING)
    positions = np.flatnonzero(ratio >= smallest)
    variance = variance.ravel().take(positions)
    if not variance.all():
        positions = positions[variance > 0]
        variance = variance[variance > 0]
    ratio = ratio.ravel().take(positions)
    ratio /= variance
    if first.spreads.any() or second.spreads.any():
        spread = (first.spreads[:, None] + second.spreads).ravel().take(positions)
        variance *= variance
        freedom = np.full_like(spread, _MANY)
        return positions, _normal_squares(ratio, np.divide(variance, spread, out=freedom, where=spread > 0))
    return positions, ratio


_ROUNDING: Final = 1e-6
"""More than arithmetic loses between a ratio and its square of a normal deviate, which is never larger."""
_MANY: Final = 1e9
"""Degrees of freedom that are as good as infinitely many."""


def _normal_squares(ratio: Array, freedom: Array) -> Array:
    """Return squares of t as squares of a normal deviate (Wallace 1959)."""
    import numpy as np

    ratio /= freedom
    np.log1p(ratio, out=ratio)
    ratio *= freedom
    ratio *= (1 - 2 / (8 * freedom + 3)) ** 2
    return ratio


def probability(square: float) -> float:
    """Return the probability that the higher of two estimates belongs to the higher true value."""
    return 1 - erfc(sqrt(square / 2)) / 2


def separate(estimates: Sequence[Estimate], correction: Correction = "holm") -> Separation:
    """Return every pair's verdict, counted for each of `estimates`, which are in falling order."""
    import numpy as np

    count = len(estimates)
    above, below, nearest = (np.full(count, start, np.int64) for start in (0, 0, -1))
    if count < 2:
        return Separation(above, below, nearest, inf)
    arrays = as_arrays(estimates)
    least = threshold(arrays, correction)
    if isinf(least):
        return Separation(above, below, nearest, least)
    for block in _blocks(arrays, least):
        separate_pairs = np.zeros((block.rows, count - block.start), bool)
        separate_pairs.ravel()[block.positions[block.squares >= least]] = True
        below[block.start : block.start + block.rows] = separate_pairs.sum(axis=1)
        above[block.start :] += separate_pairs.sum(axis=0)
        columns = separate_pairs.any(axis=0)
        rows = block.start + block.rows - 1 - separate_pairs[::-1].argmax(axis=0)
        nearest[block.start :][columns] = rows[columns]
    return Separation(above, below, nearest, least)


class _Block(NamedTuple):
    """Rows from `start` on with the columns from there: pairs by position in the flat matrix, and squares."""

    start: int
    rows: int
    positions: Array
    squares: Array


def _blocks(arrays: SortedEstimates, least: float) -> Iterator[_Block]:
    """Yield blocks of rows that hold every pair once whose square may be `least` or more."""
    count, start = len(arrays.values), 0
    while start < count:
        rows = min(max(_CELLS // (count - start), 1), count - start)
        chosen = SortedEstimates(*(part[start : start + rows] for part in arrays))
        positions, values = squares(
            chosen, SortedEstimates(*(part[start:] for part in arrays)), least, once=True
        )
        yield _Block(start, rows, positions, values)
        start += rows


def threshold(arrays: SortedEstimates, correction: Correction = "holm") -> float:
    """Return the smallest significant square among all pairs; infinite if none is significant.

    A histogram shows between which bins the threshold lies; only the squares in there are sorted.
    """
    import numpy as np

    pairs = len(arrays.values) * (len(arrays.values) - 1) // 2
    smallest = _first_threshold(pairs, correction)
    beyond = _histogram((block.squares for block in _blocks(arrays, smallest)), pairs)
    if beyond[1] > _MOST * pairs and smallest > _SMALLEST:
        smallest = _SMALLEST
        beyond = _histogram((block.squares for block in _blocks(arrays, smallest)), pairs)
    low, high = _bracket(beyond, pairs, correction)
    if low == _BINS:
        return inf
    near = (block.squares for block in _blocks(arrays, max(low / _PER_UNIT, smallest)))
    larger = max(_edge(high), smallest) if beyond[high] else inf
    between = [values[(values >= low / _PER_UNIT) & (values < _edge(high))] for values in near]
    return corrected_threshold(np.concatenate(between), int(beyond[high]), pairs, correction, larger)


def _first_threshold(pairs: int, correction: Correction) -> float:
    """Return the square below which no pair is significant, as long as at most `_MOST` of them are."""
    from scipy.special import ndtri

    if correction != "holm":
        return _SMALLEST
    p = LEVEL / ((1 - _MOST) * pairs)
    return max(float(ndtri(min(p, 1.0) / 2)) ** 2 - _ROUNDING, _SMALLEST)


def _histogram(blocks: Iterator[Array], pairs: int) -> Array:
    """Return how many squares are in each bin or a later one, and a 0 at the end."""
    import numpy as np

    bins = np.zeros(_BINS, np.int64)
    for values in blocks:
        bins += np.bincount(np.minimum(values * _PER_UNIT, _BINS - 1).astype(np.int32), minlength=_BINS)
    bins[0] += pairs - bins.sum()  # those that are too small to be looked at
    return np.append(np.cumsum(bins[::-1])[::-1], 0)


def _edge(first: int) -> float:
    return inf if first == _BINS else first / _PER_UNIT


def _bracket(beyond: Array, pairs: int, correction: Correction) -> tuple[int, int]:
    """Return the bins that hold the last significant pair: all from the second on, none before the first.

    In a bin p falls from its value at the lower edge to that at the upper, while ranks rise.
    """
    import numpy as np

    p = np.append(_two_sided(np.arange(_BINS) / _PER_UNIT), 0.0)
    last, first = beyond[:-1], beyond[1:] + 1
    occupied = last >= first
    if correction == "holm":
        fails = occupied & (p[:-1] > LEVEL / np.maximum(pairs - first + 1, 1))
        stops = occupied & (p[1:] > LEVEL / np.maximum(pairs - last + 1, 1))
        return max(_last_true(stops), 0), _last_true(fails) + 1
    passes = occupied & (p[:-1] <= LEVEL * last / pairs)
    might = occupied & (p[1:] <= LEVEL * last / pairs)
    high = _BINS - 1 - _last_true(passes[::-1]) if passes.any() else _BINS
    return min(_BINS - 1 - _last_true(might[::-1]) if might.any() else _BINS, high), high


def _last_true(mask: Array) -> int:
    """Return the last position where `mask` is true, −1 if there is none."""
    import numpy as np

    positions = np.flatnonzero(mask)
    return int(positions[-1]) if len(positions) else -1


def corrected_threshold(
    candidates: Array, larger: int, pairs: int, correction: Correction = "holm", otherwise: float = inf
) -> float:
    """Return the smallest significant square among `candidates`, or `otherwise`.

    All of the `larger` other squares are larger, and significant.
    """
    import numpy as np

    ordered = np.sort(candidates)[::-1]
    significant = count_significant(_two_sided(ordered), pairs, correction, larger)
    return float(ordered[significant - 1]) if significant else otherwise


def _two_sided(squares: Array) -> Array:
    from scipy.special import erfc as complement

    p: Array = complement((squares / 2) ** 0.5)
    return p
