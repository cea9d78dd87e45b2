"""Learn which words set low-rated and one-sided outlets apart from the others, beyond topic and scraper.

The outlet is the unit. A word's rate in an outlet is smoothed towards its rate everywhere (an informative
Dirichlet prior, as in Monroe, Colaresi & Quinn 2008, "Fightin' Words"); its weight is the slope of the log
of that rate on the outlet's rating, both centred within the collection, shrunk by the number of outlets.
It is an effect size, no test statistic: a frequent word is not weighted more for being frequent.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import exp
from typing import TYPE_CHECKING, Any, NamedTuple

from reliability.records import Passage

if TYPE_CHECKING:
    import numpy as np

PRIOR_WORDS = 3_000
"""Strength of the prior in words: an outlet of three or four articles is moved half-way to the mean."""
MIN_OUTLETS = 20
"""Outlets that must use a word; also where its weight is halved."""
LOWER_CASE = 0.8
"""Least share of a word's uses in lower case: below, it is a name or part of names."""
SPREAD = 0.5
"""Least ratio of articles that hold a word to those that would if it fell independently of topic (Church
& Gale 1995, "Poisson mixtures"): words of a topic come in bursts."""


class Usage(NamedTuple):
    """The writer's words of one article, by whether they begin with a capital."""

    outlet: str
    collection: str
    lower: Mapping[str, int]
    capital: Mapping[str, int]


def usage(outlet: str, collection: str, body: Passage) -> Usage:
    """Words outside quotations and boilerplate."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for word, start, quoted in zip(body.words, body.starts, body.quoted, strict=True):
        if not quoted:
            (capital if body.text[start].isupper() else lower)[word] += 1
    return Usage(outlet, collection, lower, capital)


def learn(
    articles: Iterable[Usage], ratings: Mapping[str, float], left_out: frozenset[str] = frozenset()
) -> dict[str, float]:
    """Weights by word: positive where outlets with a high `ratings` (worse) use it more; NaN ratings drop.

    The change of a word's log rate with one standard deviation of the rating. Learn again inside each fold.
    """
    import numpy as np

    rated = [
        article for article in articles if ratings.get(article.outlet, np.nan) == ratings.get(article.outlet)
    ]
    words = _vocabulary(rated, left_out)
    places = sorted({(article.collection, article.outlet) for article in rated})
    if not words or len(places) < MIN_OUTLETS:
        return {}
    counts, sizes = _counts(rated, words, places)
    share = counts.sum(0) / sizes.sum()
    smooth = np.log((counts + PRIOR_WORDS * share) / (sizes[:, None] + PRIOR_WORDS)) - np.log(share)
    trust = sizes / (sizes + PRIOR_WORDS)
    target = np.array([ratings[outlet] for _, outlet in places])
    slopes = _slopes(smooth, target / target.std(), trust, [collection for collection, _ in places])
    users = np.array([len(outlets) for outlets in words.values()])
    weights = slopes * users / (users + MIN_OUTLETS)
    return {word: float(weight) for word, weight in zip(words, weights, strict=True)}


def _vocabulary(articles: list[Usage], left_out: frozenset[str]) -> dict[str, set[str]]:
    """Words fit to be learned, in order, with the outlets that use them."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    holding: Counter[str] = Counter()
    outlets: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        lower.update(article.lower)
        capital.update(article.capital)
        for word in article.lower.keys() | article.capital.keys():
            holding[word] += 1
            outlets[word].add(article.outlet)
    lengths = [sum(article.lower.values()) + sum(article.capital.values()) for article in articles]
    return {
        word: outlets[word]
        for word in sorted(outlets)
        if len(outlets[word]) >= MIN_OUTLETS
        and word not in left_out
        and word.replace("'", "").replace("-", "").isalpha()
        and lower[word] >= LOWER_CASE * (lower[word] + capital[word])
        and holding[word] >= SPREAD * _expected(lower[word] + capital[word], lengths)
    }


def _expected(count: int, lengths: list[int]) -> float:
    """Articles that would hold a word of this count if it fell at random."""
    rate = count / sum(lengths)
    return sum(1 - exp(-rate * length) for length in lengths)


def _counts(
    articles: list[Usage], words: Mapping[str, object], places: list[tuple[str, str]]
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Counts by outlet (in a collection) and word, and the outlets' sizes in words."""
    import numpy as np

    column = {word: index for index, word in enumerate(words)}
    row = {place: index for index, place in enumerate(places)}
    counts, sizes = np.zeros((len(places), len(words))), np.zeros(len(places))
    for article in articles:
        index = row[article.collection, article.outlet]
        for uses in (article.lower, article.capital):
            sizes[index] += sum(uses.values())
            for word, count in uses.items():
                if word in column:
                    counts[index, column[word]] += count
    return counts, sizes


def _slopes(
    rates: np.ndarray[Any, Any],
    target: np.ndarray[Any, Any],
    trust: np.ndarray[Any, Any],
    collections: list[str],
) -> np.ndarray[Any, Any]:
    """Weighted least squares of each column of `rates` on `target`, both centred within collections."""
    import numpy as np

    rates, target, names = rates.copy(), target.copy(), np.array(collections)
    for name in sorted(set(collections)):
        rows = names == name
        rates[rows] -= np.average(rates[rows], axis=0, weights=trust[rows])
        target[rows] -= np.average(target[rows], weights=trust[rows])
    slopes: np.ndarray[Any, Any] = (trust * target) @ rates / (trust * target**2).sum()
    return slopes
