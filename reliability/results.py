"""Sequences of scores and profiles, as data frames and in notebooks; how single records display there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, overload

from reliability.records import ArticleProfile, ArticleScore, SourceProfile, display_with

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from reliability.reports.frames import Table

T = TypeVar("T")


class _Rows(Sequence[T], Generic[T]):
    """An immutable sequence of records that converts to data frames with the columns of the files.

    The libraries are not installed with this package; `MissingExtraError` names one that is missing. Anything
    that reads Arrow streams (`pyarrow.table`, DuckDB) can read it directly if pyarrow is installed.
    """

    __slots__ = ("_items",)

    def __init__(self, items: Iterable[T] = ()) -> None:
        self._items = tuple(items)

    def _table(self) -> Table:
        raise NotImplementedError

    def to_pandas(self) -> pandas.DataFrame:
        """Return a pandas data frame: one row per record, columns of type `string`, `Int64` and `float64`."""
        return self._table().to_pandas()

    def to_polars(self) -> polars.DataFrame:
        """Return a Polars data frame: one row per record."""
        return self._table().to_polars()

    def to_arrow(self) -> pyarrow.Table:
        """Return a pyarrow table: one row per record."""
        return self._table().to_arrow()

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Self: ...
    def __getitem__(self, index: int | slice) -> T | Self:
        return type(self)(self._items[index]) if isinstance(index, slice) else self._items[index]

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._items == getattr(other, "_items", None)

    def __hash__(self) -> int:
        return hash(self._items)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self)})"


class Scores(_Rows[ArticleScore]):
    """Scored articles, in the order of the input.

    Parameters
    ----------
    items : iterable of ArticleScore
        The scores.

    Examples
    --------
    >>> import reliability
    >>> texts = ["The bridge may stay closed.", "The ferry may return, the mayor said."]
    >>> scores = reliability.score_all(texts).collect()
    >>> len(scores), scores[0].status, len(scores[1:])
    (2, 'declined', 1)
    >>> list(scores.to_pandas()["status"])
    ['declined', 'declined']
    """

    __slots__ = ()

    def _table(self) -> Table:
        from reliability.reports import frames

        return frames.scores(self)

    def to_passages(self, *, every: bool = False) -> Table:
        """Return the passages that measures counted, with `to_pandas`, `to_polars` and `to_arrow`.

        Parameters
        ----------
        every : bool
            Include the words counted by the register measures ("the", "I"), half of all passages.
        """
        from reliability.reports import frames

        return frames.passages(self, every=every)

    def _repr_html_(self) -> str:
        from reliability.reports import notebook

        return notebook.scores(self)


class Profiles(_Rows[SourceProfile]):
    """Source profiles, ordered by style from high to low, by period if they have one.

    Parameters
    ----------
    items : iterable of SourceProfile
        The profiles.

    Examples
    --------
    >>> import reliability
    >>> text = " ".join(f"Bridge {n} may stay closed, Ann Lopez told {n} reporters." for n in range(20))
    >>> scores = reliability.score_all([{"text": text, "source": "a.example"}])
    >>> list(reliability.compare(scores).to_pandas()["source"])
    ['a.example']
    """

    __slots__ = ()

    def _table(self) -> Table:
        from reliability.reports import frames

        return frames.profiles(self)

    def _repr_html_(self) -> str:
        from reliability.reports import notebook

        return notebook.sources(self)


def _profile_html(profile: ArticleProfile) -> str:
    from reliability.reports import notebook

    return notebook.profile(profile)


def _score_html(score: ArticleScore) -> str:
    from reliability.reports import notebook

    return notebook.score(score)


def _source_html(profile: SourceProfile) -> str:
    from reliability.reports import notebook

    return notebook.source(profile)


display_with(ArticleProfile, _profile_html)
display_with(ArticleScore, _score_html)
display_with(SourceProfile, _source_html)
