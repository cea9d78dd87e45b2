"""Which of many pairs differ beyond chance: exact verdicts for all pairs without holding them in memory.

Estimates are sorted, best first, and pairs are visited in blocks of rows. What is kept of a pair is the
square of its normal deviate, which grows as its p falls, so that a correction for the number of pairs comes
down to one threshold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import erfc, inf, isinf, sqrt
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from reliability.records import Estimate

if TYPE_CHECKING:
    import numpy as np

    Array: TypeAlias = np.ndarray[Any, Any]

Correction = Literal["holm", "benjamini-hochberg"]
CORRECTIONS: tuple[Correction, ...] = ("holm", "benjamini-hochberg")
"""Holm (1979) bounds the chance of any false difference, Benjamini and Hochberg (1995) the share of false
ones among those reported."""
LEVEL: Final = 0.10
"""The chance, or the share, of false differences among all pairs of one measure and period."""
_CELLS: Final = 1 << 15
"""Pairs of a block: 256 kB an array, which a processor's cache holds."""
_BINS: Final = 1024
_SMALLEST: Final = 2.5
"""A smaller square has p above `LEVEL`, which no correction accepts."""
_MOST: Final = 0.9
"""Share of pairs apart up to which Holm's threshold is searched among large squares only, which are few."""
_PER_UNIT: Final = 16
"""Bins of the histogram of squares, up to 64: beyond, p is below 1e-15, lower than needed for 1e13 pairs."""


class Sorted(NamedTuple):
    """Estimates in falling order: values, squared errors, and these squared by degrees of freedom."""

    values: Array
    variances: Array
    spreads: Array


class Separation(NamedTuple):
    """For each of the sorted estimates: those apart from it above and below, and the nearest such above.

    `least` is the smallest square of a pair that is apart, `nearest` is −1 without one.
    """

    above: Array
    below: Array
    nearest: Array
    least: float


def arranged(estimates: Sequence[Estimate]) -> Sorted:
    """`estimates`, which are in falling order, as arrays."""
    import numpy as np

    values, errors, freedoms = (np.array(column, float) for column in zip(*estimates, strict=True))
    variances = errors**2
    return Sorted(values, variances, np.where(np.isinf(freedoms), 0.0, variances**2 / freedoms))


def squares(first: Sorted, second: Sorted, least: float = 0.0, *, once: bool = False) -> tuple[Array, Array]:
    """Return which pairs (rows `first`, columns `second`) may have a square of `least` or more, and it.

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
    wanted = variance * (least - _ROUNDING)
    places = np.flatnonzero(ratio >= wanted)
    variance = variance.ravel().take(places)
    if not variance.all():
        places = places[variance > 0]
        variance = variance[variance > 0]
    ratio = ratio.ravel().take(places)
    ratio /= variance
    if first.spreads.any() or second.spreads.any():
        spread = (first.spreads[:, None] + second.spreads).ravel().take(places)
        variance *= variance
        known = np.full_like(spread, _MANY)
        return places, _normal(ratio, np.divide(variance, spread, out=known, where=spread > 0))
    return places, ratio


_ROUNDING: Final = 1e-6
"""More than arithmetic loses between a ratio and its square of a normal deviate, which is never larger."""
_MANY: Final = 1e9
"""Degrees of freedom that are as good as infinitely many."""


def _normal(ratio: Array, freedom: Array) -> Array:
    """Squares of t with so many degrees of freedom as squares of a normal deviate (Wallace 1959)."""
    import numpy as np

    ratio /= freedom
    np.log1p(ratio, out=ratio)
    ratio *= freedom
    ratio *= (1 - 2 / (8 * freedom + 3)) ** 2
    return ratio


def probability(square: float) -> float:
    """The probability that the higher of two estimates is the higher in truth."""
    return 1 - erfc(sqrt(square / 2)) / 2


def separated(estimates: Sequence[Estimate], correction: Correction = "holm") -> Separation:
    """Every pair's verdict, counted for each of `estimates`, which are in falling order."""
    import numpy as np

    count = len(estimates)
    above, below, nearest = (np.full(count, start, np.int64) for start in (0, 0, -1))
    if count < 2:
        return Separation(above, below, nearest, inf)
    given = arranged(estimates)
    least = threshold(given, correction)
    if isinf(least):
        return Separation(above, below, nearest, least)
    for block in _blocks(given, least):
        apart = np.zeros((block.rows, count - block.start), bool)
        apart.ravel()[block.places[block.squares >= least]] = True
        below[block.start : block.start + block.rows] = apart.sum(axis=1)
        above[block.start :] += apart.sum(axis=0)
        some = apart.any(axis=0)
        last = block.start + block.rows - 1 - apart[::-1].argmax(axis=0)
        nearest[block.start :][some] = last[some]
    return Separation(above, below, nearest, least)


class _Block(NamedTuple):
    """Some rows from `start` on, with the columns from there: pairs that count, in the flat matrix."""

    start: int
    rows: int
    places: Array
    squares: Array


def _blocks(given: Sorted, least: float) -> Iterator[_Block]:
    """Blocks of rows that hold every pair once, of those whose square may be `least` or more."""
    count, start = len(given.values), 0
    while start < count:
        rows = min(max(_CELLS // (count - start), 1), count - start)
        chosen = Sorted(*(part[start : start + rows] for part in given))
        places, found = squares(chosen, Sorted(*(part[start:] for part in given)), least, once=True)
        yield _Block(start, rows, places, found)
        start += rows


def threshold(given: Sorted, correction: Correction = "holm") -> float:
    """The smallest square that is apart among all pairs; infinite where none is.

    A histogram shows between which bins the threshold lies; only the squares in there are sorted.
    """
    import numpy as np

    pairs = len(given.values) * (len(given.values) - 1) // 2
    smallest = _start(pairs, correction)
    beyond = _histogram((block.squares for block in _blocks(given, smallest)), pairs)
    if beyond[1] > _MOST * pairs and smallest > _SMALLEST:
        smallest = _SMALLEST
        beyond = _histogram((block.squares for block in _blocks(given, smallest)), pairs)
    low, high = _bracket(beyond, pairs, correction)
    if low == _BINS:
        return inf
    near = (block.squares for block in _blocks(given, max(low / _PER_UNIT, smallest)))
    otherwise = max(_edge(high), smallest) if beyond[high] else inf
    inside = [found[(found >= low / _PER_UNIT) & (found < _edge(high))] for found in near]
    return corrected(np.concatenate(inside), int(beyond[high]), pairs, correction, otherwise)


def _start(pairs: int, correction: Correction) -> float:
    """The square below which no pair is apart, as long as at most `_MOST` of them are."""
    from scipy.special import ndtri

    if correction != "holm":
        return _SMALLEST
    p = LEVEL / ((1 - _MOST) * pairs)
    return max(float(ndtri(min(p, 1.0) / 2)) ** 2 - _ROUNDING, _SMALLEST)


def _histogram(blocks: Iterator[Array], pairs: int) -> Array:
    """How many squares are in each bin or a later one, and a 0 at the end."""
    import numpy as np

    bins = np.zeros(_BINS, np.int64)
    for found in blocks:
        bins += np.bincount(np.minimum(found * _PER_UNIT, _BINS - 1).astype(np.int32), minlength=_BINS)
    bins[0] += pairs - bins.sum()  # those that are too small to be looked at
    return np.append(np.cumsum(bins[::-1])[::-1], 0)


def _edge(first: int) -> float:
    return inf if first == _BINS else first / _PER_UNIT


def _bracket(beyond: Array, pairs: int, correction: Correction) -> tuple[int, int]:
    """Bins between which the last rejected pair lies: all from the second on, none before the first.

    In a bin p falls from its value at the lower edge to that at the upper, while ranks rise.
    """
    import numpy as np

    p = np.append(_two_sided(np.arange(_BINS) / _PER_UNIT), 0.0)
    last, first = beyond[:-1], beyond[1:] + 1
    some = last >= first
    if correction == "holm":
        fails = some & (p[:-1] > LEVEL / np.maximum(pairs - first + 1, 1))
        stops = some & (p[1:] > LEVEL / np.maximum(pairs - last + 1, 1))
        return max(_last(stops), 0), _last(fails) + 1
    passes = some & (p[:-1] <= LEVEL * last / pairs)
    might = some & (p[1:] <= LEVEL * last / pairs)
    high = _BINS - 1 - _last(passes[::-1]) if passes.any() else _BINS
    return min(_BINS - 1 - _last(might[::-1]) if might.any() else _BINS, high), high


def _last(mask: Array) -> int:
    """The last place where `mask` is true, −1 where it never is."""
    import numpy as np

    places = np.flatnonzero(mask)
    return int(places[-1]) if len(places) else -1


def corrected(
    found: Array, passed: int, pairs: int, correction: Correction = "holm", otherwise: float = inf
) -> float:
    """Return the smallest square that is apart among `found`, or `otherwise`; `passed` are larger ones."""
    import numpy as np

    ordered = np.sort(found)[::-1]
    p, ranks = _two_sided(ordered), passed + 1 + np.arange(len(found))
    if correction == "holm":
        fails = p > LEVEL / (pairs - ranks + 1)
        rejected = int(np.argmax(fails)) if fails.any() else len(p)
    else:
        rejected = _last(p <= LEVEL * ranks / pairs) + 1
    return float(ordered[rejected - 1]) if rejected else otherwise


def _two_sided(squares: Array) -> Array:
    from scipy.special import erfc as erfcs

    p: Array = erfcs((squares / 2) ** 0.5)
    return p
