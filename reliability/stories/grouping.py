"""Which articles report the same event: average linkage over similar pairs from an inverted index."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from reliability.stories.terms import Terms

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

ALIKE: Final = 0.18
"""Mean cosine similarity from which two groups are one story. Chosen on two of the labelled sets and measured
on the third, in turn; see docs/stories.md."""
_CANDIDATE: Final = 0.05
"""Similarity below which a pair counts as 0: it could not bring a group to `ALIKE`."""
_KEY_TERMS: Final = 30
"""Heaviest terms of an article by which candidates are found."""
_LATER: Final = 0.5
"""Factor of the similarity of two articles whose days are farther apart than the window: follow-up reports
and wrong dates are still joined, but only if they are twice as similar."""
_BLOCK: Final = 500
_MOST_PARTNERS: Final = 200
"""Partners kept for an article, the most similar first: bounds memory where a corpus is one giant story."""


class Item(NamedTuple):
    """An article to group: its terms and its day, where that is known."""

    terms: Terms
    day: date | None = None


class _Pair(NamedTuple):
    similarity: float
    one: int
    other: int

    def later(self) -> _Pair:
        """The pair where one article is from another time."""
        return self._replace(similarity=_LATER * self.similarity)


def groups(items: Sequence[Item], days: int | None = 3, alike: float = ALIKE) -> list[list[int]]:
    """Group items about the same event.

    Parameters
    ----------
    items : sequence of Item
        The articles. The result does not depend on their order where their terms differ.
    days : int or None
        Two articles whose days are known and farther apart must be twice as similar; None for no limit.
    alike : float
        Mean cosine similarity (0-1) from which two groups are joined.

    Returns
    -------
    list of list of int
        Indices of `items` by group, each index once; groups and indices in ascending order.
    """
    order = sorted(range(len(items)), key=lambda i: (sorted(items[i].terms.items()), str(items[i].day), i))
    joined = _linked(len(items), _pairs([items[i] for i in order], days), alike)
    return sorted(sorted(order[i] for i in group) for group in joined)


def _pairs(items: Sequence[Item], days: int | None) -> Iterator[_Pair]:
    """The similar pairs, each once."""
    if len(items) < 2:  # a pair needs two
        return
    whole, keys = _matrices(items)
    columns = keys.T.tocsc()
    ordinals = [item.day.toordinal() if item.day else None for item in items]
    for first in range(0, len(items), _BLOCK):
        shared = (keys[first : first + _BLOCK] @ columns).tocsr()
        for row in range(shared.shape[0]):
            one = first + row
            partners = shared.indices[shared.indptr[row] : shared.indptr[row + 1]]
            partners = partners[partners > one]
            for pair in _similar(whole, one, partners):
                yield pair if _near(ordinals[one], ordinals[pair.other], days) else pair.later()


def _near(one: int | None, other: int | None, days: int | None) -> bool:
    return days is None or one is None or other is None or abs(one - other) <= days


def _similar(whole: csr_matrix, one: int, partners: Any) -> Iterator[_Pair]:
    import numpy as np

    if not len(partners):
        return
    values = (whole[partners] @ whole[one].T).toarray()[:, 0]
    strong = np.flatnonzero(values >= _CANDIDATE)
    if len(strong) > _MOST_PARTNERS:
        strong = np.sort(strong[np.argsort(-values[strong], kind="stable")[:_MOST_PARTNERS]])
    for at in strong:
        yield _Pair(round(float(values[at]), 9), one, int(partners[at]))


def _matrices(items: Sequence[Item]) -> tuple[csr_matrix, csr_matrix]:
    """All weights, and those of each article's heaviest terms: articles x terms."""
    columns: dict[str, int] = {}
    for item in items:
        for term in item.terms:
            columns.setdefault(term, len(columns))
    heaviest = [
        dict(sorted(item.terms.items(), key=lambda pair: (-pair[1], pair[0]))[:_KEY_TERMS]) for item in items
    ]
    return _matrix([item.terms for item in items], columns), _matrix(heaviest, columns)


def _matrix(rows: Sequence[Terms], columns: dict[str, int]) -> csr_matrix:
    from scipy.sparse import csr_matrix

    starts, places = [0], list[int]()
    values: list[float] = []
    for row in rows:
        places += [columns[term] for term in row]
        values += row.values()
        starts.append(len(places))
    return csr_matrix((values, places, starts), shape=(len(rows), max(len(columns), 1)), dtype="float32")


def _linked(count: int, pairs: Iterator[_Pair], alike: float) -> list[list[int]]:
    """Average linkage (Sokal & Michener 1958): join the most similar groups while they are similar enough."""
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    queue: list[tuple[float, int, int]] = []
    for similarity, one, other in pairs:
        sums[one][other] = sums[other][one] = similarity
        if similarity >= alike:
            queue.append((-similarity, one, other))
    heapq.heapify(queue)
    members = {number: [number] for number in range(count)}
    created = count
    while queue:
        _, one, other = heapq.heappop(queue)
        if one not in members or other not in members:
            continue
        members[created] = members.pop(one) + members.pop(other)
        for mean, partner in _merge(sums, members, (one, other), created):
            if mean >= alike:
                heapq.heappush(queue, (-mean, partner, created))
        created += 1
    return list(members.values())


def _merge(
    sums: dict[int, dict[int, float]], members: dict[int, list[int]], old: tuple[int, int], new: int
) -> Iterator[tuple[float, int]]:
    """Give the new group the sums of its two parts, and yield its mean similarity to each neighbour."""
    combined = sums.pop(old[0], {})
    for partner, total in sums.pop(old[1], {}).items():
        combined[partner] = combined.get(partner, 0.0) + total
    for part in old:
        combined.pop(part, None)
    sums[new] = combined
    for partner, total in combined.items():
        for part in old:
            sums[partner].pop(part, None)
        sums[partner][new] = total
        yield total / (len(members[new]) * len(members[partner])), partner
