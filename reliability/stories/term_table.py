"""The terms of all articles as one sparse matrix, in an order that does not depend on the input's."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from datetime import date
from hashlib import blake2b
from struct import pack
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from reliability.stories.terms import Terms

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_matrix

UNDATED: Final = -1
"""Day of an article without a date."""


class TermTable(NamedTuple):
    """Articles by terms: row n is article `order[n]`, with its day as an ordinal number."""

    order: list[int]
    weights: csr_matrix
    days: np.ndarray[Any, Any]


def term_table(items: Iterable[tuple[Terms, date | None]]) -> TermTable:
    """Return the table of the items, which are read once and not kept: about 1 kB for each.

    Rows are ordered by day and content, columns by term, so that sums come out the same for any order.
    """
    import numpy as np
    from scipy.sparse import csr_matrix

    columns: dict[str, int] = {}
    starts, columns_of_terms, values, days = array("q", [0]), array("i"), array("f"), array("q")
    keys: list[tuple[int, bytes]] = []
    for terms, day in items:
        columns_of_terms.extend(columns.setdefault(term, len(columns)) for term in terms)
        values.extend(terms.values())
        starts.append(len(columns_of_terms))
        days.append(day.toordinal() if day else UNDATED)
        keys.append((days[-1], _digest(terms)))
    order = sorted(range(len(keys)), key=keys.__getitem__)
    ranks = np.empty(len(columns), "int32")
    ranks[[columns[term] for term in sorted(columns)]] = np.arange(len(columns))
    shape = (len(keys), max(len(columns), 1))
    indices = (
        ranks[np.frombuffer(columns_of_terms, "int32")] if len(columns_of_terms) else np.zeros(0, "int32")
    )
    weights = np.frombuffer(values, "float32") if len(values) else np.zeros(0, "float32")
    table = csr_matrix((weights, indices, np.frombuffer(starts, "int64")), shape=shape)[order]
    table.sort_indices()
    return TermTable(order, table, np.array(days, "int64")[order])


def _digest(terms: Terms) -> bytes:
    """Return a short digest of the terms and their weights."""
    digest = blake2b(digest_size=12)
    for term in sorted(terms):
        digest.update(term.encode("utf-8", "surrogatepass"))
        digest.update(pack("<f", terms[term]))
    return digest.digest()
