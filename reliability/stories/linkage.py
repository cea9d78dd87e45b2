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
    """Pairs of groups, each once with `first` < `second`, and the sum of their articles' similarities."""

    first: Array
    second: Array
    total: Array


def linked(count: int, pairs: Pairs, alike: float) -> Array:
    """Return the group of each article: average linkage (Sokal & Michener 1958) down to the mean `alike`.

    Groups that are each other's nearest are joined at the same time, which gives the same groups as joining
    one pair after the other (Benzécri 1982). A pair that is not listed counts as 0.
    """
    import numpy as np

    labels, sizes = np.arange(count), np.ones(count)
    edges = _Edges(pairs.first.astype("int64"), pairs.second.astype("int64"), pairs.similarity)
    edges = _sum_edges(edges, count, repeated=True)
    while True:
        means = edges.total / (sizes[edges.first] * sizes[edges.second])
        edges, means = _growing_edges(edges, means, count, alike)
        if not len(means):
            return labels
        joined = _mutually_nearest(edges, means, alike, count)
        target = np.arange(count)
        target[edges.second[joined]] = edges.first[joined]
        np.add.at(sizes, edges.first[joined], sizes[edges.second[joined]])
        labels = target[labels]
        edges = _sum_edges(_Edges(target[edges.first], target[edges.second], edges.total), count)


def _growing_edges(edges: _Edges, means: Array, count: int, alike: float) -> tuple[_Edges, Array]:
    """Return the edges between groups that can still grow.

    A group without a partner that is alike enough never gets one: a mean with a joined group lies between
    the means with its parts.
    """
    import numpy as np

    growing = np.zeros(count, bool)
    strong = means >= alike
    growing[edges.first[strong]] = growing[edges.second[strong]] = True
    between_growing = growing[edges.first] & growing[edges.second]
    return _Edges(*(part[between_growing] for part in edges)), means[between_growing]


def _mutually_nearest(edges: _Edges, means: Array, alike: float, count: int) -> Array:
    """Return positions of the edges between groups that are nearest to each other; no group occurs twice."""
    import numpy as np

    strong = np.flatnonzero(means >= alike)
    steps = np.floor(means[strong] / _TOLERANCE).astype("int64")
    nearest = np.full(count, -1)
    for side in (edges.first[strong], edges.second[strong]):
        np.maximum.at(nearest, side, steps)
    best = strong[(steps == nearest[edges.first[strong]]) & (steps == nearest[edges.second[strong]])]
    turn = np.empty(len(best), "int64")
    turn[
        np.lexsort((edges.second[best], edges.first[best], _scramble(edges.first[best], edges.second[best])))
    ] = np.arange(len(best))
    first = np.full(count, len(best))
    for side in (edges.first[best], edges.second[best]):
        np.minimum.at(first, side, turn)
    chosen: Array = best[(turn == first[edges.first[best]]) & (turn == first[edges.second[best]])]
    return chosen


def _scramble(first: Array, second: Array) -> Array:
    """Return numbers without a pattern that order equal edges, so that many can be joined at once."""
    import numpy as np

    mixed = first.astype("uint64") * np.uint64(0x9E3779B97F4A7C15) + second.astype("uint64")
    mixed ^= mixed >> np.uint64(29)
    scattered: Array = mixed * np.uint64(0xBF58476D1CE4E5B9)
    return scattered


def _sum_edges(edges: _Edges, count: int, *, repeated: bool = False) -> _Edges:
    """Return the edges with one entry for each pair of groups; of `repeated` ones only the first counts."""
    import numpy as np

    low, high = np.minimum(edges.first, edges.second), np.maximum(edges.first, edges.second)
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
