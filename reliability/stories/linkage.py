"""Average linkage over a sparse list of similarities, in rounds of mutually nearest groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from reliability.stories.similar_pairs import Pairs

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_TOLERANCE: Final = 0.005
"""Means that differ by less count as equal, so that a group does not grow by one article in each round
(Dhulipala et al. 2022 bound what such a tolerance can change)."""


class _Edges(NamedTuple):
    """Pairs of groups, each once with `one` < `other`, and the sum of their articles' similarities."""

    one: Array
    other: Array
    total: Array


def linked(count: int, pairs: Pairs, alike: float) -> Array:
    """Return the group of each article: average linkage (Sokal & Michener 1958) down to the mean `alike`.

    Groups that are each other's nearest are joined at the same time, which gives the same groups as joining
    one pair after the other (Benzécri 1982). A pair that is not listed counts as 0.
    """
    import numpy as np

    labels, sizes = np.arange(count), np.ones(count)
    edges = _summed(_Edges(pairs.one.astype("int64"), pairs.other.astype("int64"), pairs.similarity), count,
                    repeated=True)  # fmt: skip
    while True:
        means = edges.total / (sizes[edges.one] * sizes[edges.other])
        edges, means = _open(edges, means, count, alike)
        if not len(means):
            return labels
        joined = _mutual(edges, means, alike, count)
        target = np.arange(count)
        target[edges.other[joined]] = edges.one[joined]
        np.add.at(sizes, edges.one[joined], sizes[edges.other[joined]])
        labels = target[labels]
        edges = _summed(_Edges(target[edges.one], target[edges.other], edges.total), count)


def _open(edges: _Edges, means: Array, count: int, alike: float) -> tuple[_Edges, Array]:
    """The edges between groups that can still grow.

    A group without a partner that is alike enough never gets one: a mean with a joined group lies between
    the means with its parts.
    """
    import numpy as np

    growing = np.zeros(count, bool)
    strong = means >= alike
    growing[edges.one[strong]] = growing[edges.other[strong]] = True
    kept = growing[edges.one] & growing[edges.other]
    return _Edges(*(part[kept] for part in edges)), means[kept]


def _mutual(edges: _Edges, means: Array, alike: float, count: int) -> Array:
    """Places of the edges between groups that are nearest to each other; no group twice."""
    import numpy as np

    strong = np.flatnonzero(means >= alike)
    steps = np.floor(means[strong] / _TOLERANCE).astype("int64")
    nearest = np.full(count, -1)
    for side in (edges.one[strong], edges.other[strong]):
        np.maximum.at(nearest, side, steps)
    best = strong[(steps == nearest[edges.one[strong]]) & (steps == nearest[edges.other[strong]])]
    turn = np.empty(len(best), "int64")
    turn[np.lexsort((edges.other[best], edges.one[best], _scattered(edges.one[best], edges.other[best])))] = (
        np.arange(len(best))
    )
    first = np.full(count, len(best))
    for side in (edges.one[best], edges.other[best]):
        np.minimum.at(first, side, turn)
    chosen: Array = best[(turn == first[edges.one[best]]) & (turn == first[edges.other[best]])]
    return chosen


def _scattered(one: Array, other: Array) -> Array:
    """Numbers without a pattern by which equal edges take turns, so that many can be joined at once."""
    import numpy as np

    mixed = one.astype("uint64") * np.uint64(0x9E3779B97F4A7C15) + other.astype("uint64")
    mixed ^= mixed >> np.uint64(29)
    scattered: Array = mixed * np.uint64(0xBF58476D1CE4E5B9)
    return scattered


def _summed(edges: _Edges, count: int, *, repeated: bool = False) -> _Edges:
    """The edges with one entry for each pair of groups; of `repeated` ones only the first counts."""
    import numpy as np

    low, high = np.minimum(edges.one, edges.other), np.maximum(edges.one, edges.other)
    between = low != high
    keys = low[between] * count + high[between]
    order = np.argsort(keys, kind="stable")
    keys, totals = keys[order], edges.total[between][order]
    begins = np.flatnonzero(np.diff(keys, prepend=-1))
    if not repeated and len(begins):
        totals = np.add.reduceat(totals, begins)
    elif repeated:
        totals = totals[begins]
    return _Edges(keys[begins] // count, keys[begins] % count, totals)
