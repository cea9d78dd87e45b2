"""Similar pairs of articles, from an inverted index whose cost is bounded for any input."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from reliability.stories.term_table import UNDATED, TermTable

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_matrix

    Array = np.ndarray[Any, Any]

CANDIDATE: Final = 0.05
"""Similarity below which a pair counts as 0: it could not bring a group to the least similarity."""
_KEY_TERMS: Final = 30
"""Heaviest terms of an article by which candidates are found."""
_ENTRY_ARTICLES: Final = 1000
"""Articles that one entry of the index holds. A term of more articles has several entries, each for so many
articles that follow each other by day: articles about one event are near each other in time."""
_MOST_PARTNERS: Final = 200
"""Candidates kept for an article, those that share most first: bounds memory where all articles are alike."""
_FAR_FACTOR: Final = 0.5
"""Factor of the similarity of two articles that are farther apart than the window: follow-up reports and
wrong dates still meet, but only where they are twice as alike."""
_BLOCK: Final = 500
"""Rows that are compared with all articles at a time: bounds memory."""


class Pairs(NamedTuple):
    """Pairs of rows, each once with `first` < `second`, and their similarities."""

    first: Array
    second: Array
    similarity: Array


def similar_pairs(table: TermTable, days: int | None) -> Pairs:
    """Return the pairs of rows that are similar at all, weighted by the distance of their days."""
    import numpy as np

    blocks = [pair for pair in _blocks(table) if len(pair.first)]
    if not blocks:
        none = np.zeros(0, "int32")
        return Pairs(none, none, np.zeros(0))
    pairs = Pairs(*(np.concatenate(parts) for parts in zip(*blocks, strict=True)))
    weighted = pairs.similarity * _nearness(table.days[pairs.first], table.days[pairs.second], days)
    return pairs._replace(similarity=np.round(weighted, 6))


def _nearness(first: Array, second: Array, days: int | None) -> Array | float:
    """Return factors that fall in equal steps from 1 on the same day to `_FAR_FACTOR` beyond the window."""
    import numpy as np

    if days is None:
        return 1.0
    days_apart = np.minimum(np.abs(first - second), days + 1)
    unknown = (first == UNDATED) | (second == UNDATED)
    return np.where(unknown, 1.0, 1 - (1 - _FAR_FACTOR) * days_apart / (days + 1))


def _blocks(table: TermTable) -> Iterator[Pairs]:
    """Yield the similar pairs of one block of rows after the other."""
    import numpy as np

    weights = table.weights
    index = _inverted_index(weights)
    columns = index.T.tocsr()
    for start in range(0, weights.shape[0], _BLOCK):
        shared = (index[start : start + _BLOCK] @ columns).tocsr()
        rows, partners = _strongest(shared, start)
        similarity = np.asarray(weights[rows].multiply(weights[partners]).sum(axis=1), "float64").ravel()
        strong = similarity >= CANDIDATE
        low, high = np.minimum(rows, partners)[strong], np.maximum(rows, partners)[strong]
        yield Pairs(low.astype("int32"), high.astype("int32"), similarity[strong])


def _strongest(shared: csr_matrix, offset: int) -> tuple[Array, Array]:
    """Return the rows of a block, which begins at `offset`, with the other rows that share most with each."""
    import numpy as np

    rows, partners = [], []
    for row in range(shared.shape[0]):
        start, end = shared.indptr[row], shared.indptr[row + 1]
        columns, values = shared.indices[start:end], shared.data[start:end]
        chosen = np.flatnonzero((values >= CANDIDATE / 2) & (columns != offset + row))
        if len(chosen) > _MOST_PARTNERS:
            order = np.lexsort((columns[chosen], -np.round(values[chosen], 5)))
            chosen = chosen[order[:_MOST_PARTNERS]]
        partners.append(columns[chosen])
        rows.append(np.full(len(chosen), offset + row, "int64"))
    return np.concatenate(rows), np.concatenate(partners).astype("int64")


def _inverted_index(weights: csr_matrix) -> csr_matrix:
    """Return articles by entries of the index: the heaviest terms, the frequent ones in runs of articles."""
    import numpy as np
    from scipy.sparse import csr_matrix

    rows = np.repeat(np.arange(weights.shape[0]), np.diff(weights.indptr))
    order = np.lexsort((weights.indices, -weights.data, rows))
    rank = np.arange(len(rows)) - weights.indptr[rows[order]]
    heavy = np.sort(order[rank < _KEY_TERMS])
    rows, terms, values = rows[heavy], weights.indices[heavy].astype("int64"), weights.data[heavy]
    by_term = np.lexsort((rows, terms))
    begins = np.searchsorted(terms[by_term], terms[by_term])
    run = np.empty(len(rows), "int64")
    run[by_term] = (np.arange(len(rows)) - begins) // _ENTRY_ARTICLES
    _, entries = np.unique(terms * (weights.shape[0] // _ENTRY_ARTICLES + 1) + run, return_inverse=True)
    shape = (weights.shape[0], int(entries.max(initial=0)) + 1)
    return csr_matrix((values, (rows, entries)), shape=shape, dtype="float32")
