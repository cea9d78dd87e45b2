"""The simple system beside our scores: word 1-2-gram tf-idf with ridge regression over outlets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reliability.scoring.examples import Array, Examples

_PENALTY = 0.1
"""The best of 0.1, 0.3 and 1 on the folds that it is compared on: an advantage to the simple system."""
_MIN_ARTICLES = 5
_FEATURES = 60_000


class Tfidf:
    """Counts made once; document frequencies, vocabulary and weights are learned from the articles given."""

    def __init__(self, texts: Sequence[str]) -> None:
        from sklearn.feature_extraction.text import CountVectorizer

        vectorizer = CountVectorizer(ngram_range=(1, 2), min_df=_MIN_ARTICLES, max_features=_FEATURES)
        self.counts: Any = vectorizer.fit_transform(texts)
        self.counts.data = 1.0 + _log(self.counts.data)

    def predict(self, examples: Examples, trains: Array, tested: Array, shown: Array) -> Array:
        """Ratings (outlets x targets) of `tested` by their articles `shown`, fitted on `trains`."""
        import numpy as np
        from sklearn.linear_model import Ridge
        from sklearn.preprocessing import normalize

        frequency = np.asarray((self.counts[trains] > 0).sum(axis=0)).ravel()
        known = np.flatnonzero(frequency >= _MIN_ARTICLES)
        weight = 1 + _log((1 + trains.sum()) / (1 + frequency[known]))
        rows = normalize(self.counts[:, known].multiply(weight).tocsr())
        counts = examples.counts(trains)
        outlets = np.flatnonzero(counts)
        ridge = Ridge(alpha=_PENALTY).fit(
            normalize(_sums(rows, examples, trains)[outlets]),
            examples.ratings[outlets],
            sample_weight=counts[outlets] / (counts[outlets] + 10),
        )
        found: Array = ridge.predict(normalize(_sums(rows, examples, shown)[tested]))
        return found


def _sums(rows: Any, examples: Examples, chosen: Array) -> Any:
    """Sums of `rows` by outlet over the articles `chosen`."""
    import numpy as np
    from scipy.sparse import csr_matrix

    at = np.flatnonzero(chosen)
    shape = (len(examples.outlets), rows.shape[0])
    return csr_matrix((np.ones(len(at)), (examples.outlet[at], at)), shape=shape) @ rows


def _log(values: Any) -> Any:
    import numpy as np

    return np.log(values)
