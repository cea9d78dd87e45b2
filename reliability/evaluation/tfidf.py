"""The baseline of our scores: word 1-2-gram tf-idf with ridge regression over outlets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from reliability.scoring.examples import Array, Examples

_PENALTY = 0.1
"""The best of 0.1, 0.3 and 1 on the folds that it is compared on: an advantage to the simple system."""
_MIN_ARTICLES = 5
"""Articles in which a word must occur to be used."""
_FEATURES = 60_000
"""Most frequent words and pairs of words that are counted: bounds memory."""


_HALF_WEIGHT = 10
"""Articles at which an outlet weighs half, as in `Recipe`."""


class Tfidf:
    """Counts made once; document frequencies, vocabulary and weights are learned from the articles given."""

    def __init__(self, texts: Sequence[str]) -> None:
        from sklearn.feature_extraction.text import CountVectorizer

        vectorizer = CountVectorizer(ngram_range=(1, 2), min_df=_MIN_ARTICLES, max_features=_FEATURES)
        self.counts: Any = vectorizer.fit_transform(texts)
        self.counts.data = 1.0 + _log(self.counts.data)
        self.holds: Any = self.counts > 0

    def fit(self, examples: Examples, trains: Array) -> Rule:
        """Learn from the articles `trains` (a mask)."""
        import numpy as np
        from sklearn.kernel_ridge import KernelRidge
        from sklearn.preprocessing import normalize

        rows = self.rows(trains)
        counts = examples.counts(trains)
        outlets = np.flatnonzero(counts)
        weight = counts[outlets] / (counts[outlets] + _HALF_WEIGHT)
        share = weight / weight.sum()
        columns = normalize(_sums(rows, examples, trains)[outlets])
        level, rated = columns.T @ share, examples.ratings[outlets]
        ridge = KernelRidge(alpha=_PENALTY, kernel="precomputed")
        ridge.fit(_products(columns, columns, level), rated - share @ rated, sample_weight=weight)
        return Rule(rows, columns, level, ridge)

    def rows(self, trains: Array) -> Any:
        """Return every article's weighted words, by document frequencies in articles `trains` (a mask)."""
        import numpy as np
        from sklearn.preprocessing import normalize

        frequency = np.asarray(self.holds[trains].sum(axis=0)).ravel()
        rarity = np.where(frequency >= _MIN_ARTICLES, 1 + _log((1 + trains.sum()) / (1 + frequency)), 0.0)
        rows = self.counts.copy()
        rows.data *= rarity[rows.indices]
        return normalize(rows, copy=False)

    def outlets(self, examples: Examples, trains: Array) -> Any:
        """Return the same summed by outlet."""
        import numpy as np
        from sklearn.preprocessing import normalize

        return normalize(_sums(self.rows(trains), examples, np.ones(len(trains), bool)))


class Rule(NamedTuple):
    """A fitted rule: the articles' rows, the training outlets' columns and their mean, the regression."""

    rows: Any
    columns: Any
    level: Array
    ridge: Any

    def points(self, examples: Examples, tested: Array, shown: Array) -> Array:
        """Return points (outlets x targets) of `tested` from the training outlets' mean."""
        from sklearn.preprocessing import normalize

        columns = normalize(_sums(self.rows, examples, shown)[tested])
        points: Array = self.ridge.predict(_products(columns, self.columns, self.level))
        return points


def _products(rows: Any, columns: Any, level: Array) -> Array:
    """Return inner products of rows with rows, both less `level`: ridge regression's intercept, done once."""
    first, second = rows @ level, columns @ level
    products: Array = (rows @ columns.T).toarray() - first[:, None] - second[None] + level @ level
    return products


def _sums(rows: Any, examples: Examples, chosen: Array) -> Any:
    """Return sums of `rows` by outlet over the articles `chosen`."""
    import numpy as np
    from scipy.sparse import csr_matrix

    articles = np.flatnonzero(chosen)
    shape = (len(examples.outlets), rows.shape[0])
    return csr_matrix((np.ones(len(articles)), (examples.outlet[articles], articles)), shape=shape) @ rows


def _log(values: Any) -> Any:
    import numpy as np

    return np.log(values)
