"""Labelled articles as arrays."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import nan
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from reliability.errors import TrainingError
from reliability.records import TARGETS, ArticleProfile
from reliability.scoring.eligibility import declines
from reliability.scoring.ratings import Rating

if TYPE_CHECKING:
    import numpy as np

    Array: TypeAlias = np.ndarray[Any, Any]

MIN_OUTLETS = 20
"""Below this a fit says nothing that its cross-validation could show, nor does a correlation."""

SMALLER = "smaller collections together"
MIN_IN_COLLECTION = 15
"""Outlets that a collection needs to be reported, or left out, by itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Articles of rated outlets. `values` is articles x measures, `ratings` outlets x targets (NaN: none).

    `outlet` gives each article's outlet as an index into `outlets`, `collection` where it comes from,
    `order` its position among the profiles. `weight` is how many articles each counts as (None: one).
    """

    measures: tuple[str, ...]
    outlets: tuple[str, ...]
    values: Array
    outlet: Array
    collection: Array
    ratings: Array
    order: Array
    digest: str
    weight: Array | None = None

    def counts(self, chosen: Array | None = None) -> Array:
        """Return each outlet's number of articles, of all or of those `chosen` (a mask over articles)."""
        import numpy as np

        mask = slice(None) if chosen is None else chosen
        weight = None if self.weight is None else self.weight[mask]
        return np.bincount(self.outlet[mask], weight, minlength=len(self.outlets))

    def only(self, chosen: Array) -> Examples:
        """Return the articles `chosen` (a mask), with all outlets."""
        return replace(
            self,
            values=self.values[chosen],
            outlet=self.outlet[chosen],
            collection=self.collection[chosen],
            order=self.order[chosen],
            weight=None if self.weight is None else self.weight[chosen],
        )

    def means(self, values: Array, chosen: Array | None = None) -> Array:
        """Return outlets' means of `values` (articles x columns) over articles `chosen`; 0 without any."""
        import numpy as np

        mask = slice(None) if chosen is None else chosen
        sums = np.zeros((len(self.outlets), values.shape[1]))
        shares = values if self.weight is None else values * self.weight[:, None]
        np.add.at(sums, self.outlet[mask], shares[mask])
        counts = self.counts(chosen)
        return sums / np.where(counts > 0, counts, 1)[:, None]

    def groups(self, least: int) -> dict[str, Array]:
        """Return masks over articles: each collection with enough outlets, and the small ones together.

        An outlet counts in a group with `least` articles or more in it.
        """
        names = sorted(set(self.collection.tolist()))
        masks = {name: self._with_enough(self.collection == name, least) for name in names}
        large = {name: mask for name, mask in masks.items() if self._count_outlets(mask) >= MIN_IN_COLLECTION}
        rest = [name for name in names if name not in large]
        together = self._with_enough(~self._from_collections(large), least)
        if rest and self._count_outlets(together) >= MIN_IN_COLLECTION:
            large[SMALLER] = together
        return large

    def _with_enough(self, chosen: Array, least: int) -> Array:
        enough: Array = chosen & (self.counts(chosen) >= least)[self.outlet]
        return enough

    def _count_outlets(self, chosen: Array) -> int:
        return len(set(self.outlet[chosen].tolist()))

    def _from_collections(self, collections: Iterable[str]) -> Array:
        import numpy as np

        return np.isin(self.collection, list(collections))


class _Row(NamedTuple):
    """An article that can be used: its outlet, and a digest of all that identifies it."""

    outlet: str
    digest: bytes
    collection: str
    values: list[float]
    order: int


def collect(
    profiles: Iterable[ArticleProfile], ratings: Mapping[str, Rating], measures: Sequence[str]
) -> Examples:
    """Return the articles that can be scored, of rated sources. Raises `TrainingError` for too few."""
    rows = sorted(_rows(profiles, ratings, measures), key=lambda row: (row.outlet, row.digest))
    outlets = sorted({row.outlet for row in rows})
    if len(outlets) < MIN_OUTLETS:
        raise TrainingError(
            f"{len(rows)} articles of {len(outlets)} rated sources can be used; at least {MIN_OUTLETS} "
            "sources are needed. Do the names in the ratings match the articles' sources?"
        )
    rated = [[getattr(ratings[name], target) for target in TARGETS] for name in outlets]
    return _examples(rows, outlets, rated, measures)


def _rows(
    profiles: Iterable[ArticleProfile], ratings: Mapping[str, Rating], measures: Sequence[str]
) -> Iterator[_Row]:
    for order, profile in enumerate(profiles):
        name = _rated_name(profile, ratings)
        if name and "duplicate" not in profile.notes and not any(declines(profile)):
            values = [profile.values.get(measure, nan) for measure in measures]
            collection = profile.article.fields.get("collection", "")
            yield _Row(name, _digest(name, profile), collection, values, order)


def _examples(
    rows: Sequence[_Row], outlets: Sequence[str], ratings: list[list[float]], measures: Sequence[str]
) -> Examples:
    import numpy as np

    index = {name: number for number, name in enumerate(outlets)}
    rated = np.array(ratings)
    content = b"".join(row.digest for row in rows) + repr(rated.tolist()).encode()
    return Examples(
        measures=tuple(measures),
        outlets=tuple(outlets),
        values=np.array([row.values for row in rows]),
        outlet=np.array([index[row.outlet] for row in rows]),
        collection=np.array([row.collection for row in rows]),
        ratings=rated,
        order=np.array([row.order for row in rows]),
        digest=hashlib.sha256(content).hexdigest(),
    )


def _rated_name(profile: ArticleProfile, ratings: Mapping[str, Rating]) -> str:
    """Return the source's name in the ratings: its name or its domain; empty without a rating."""
    names = (profile.article.source, profile.article.domain)
    return next((name for name in names if name and name in ratings), "")


def _digest(name: str, profile: ArticleProfile) -> bytes:
    content = f"{name}\0{profile.article.title}\0{profile.article.text}"
    return hashlib.sha256(content.encode("utf-8", "replace")).digest()
