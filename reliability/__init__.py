"""Measure how news is written, and compare articles and sources.

    score = reliability.score("Officials said on Tuesday ...", source="example.com")
    scores = reliability.score_all(articles).collect()
    profiles = reliability.compare(scores)

Importing this loads neither scikit-learn nor textstat; the pipeline is imported at its first use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from reliability._version import __version__ as __version__
from reliability.errors import InputError, ReliabilityError
from reliability.records import (
    Article,
    ArticleProfile,
    ArticleScore,
    Attribution,
    Evidence,
    Failure,
    Measure,
    SourceProfile,
    Span,
)
from reliability.results import Profiles, Scores

if TYPE_CHECKING:
    import pyarrow
    from narwhals.typing import IntoDataFrame

    from reliability import charts, stories
    from reliability.ingest import Options
    from reliability.ingest.data_frames import Articles
    from reliability.pipeline import Boilerplate
    from reliability.scoring import Model
    from reliability.sources import Correction

__all__ = [
    "Article",
    "ArticleProfile",
    "ArticleScore",
    "Attribution",
    "Evidence",
    "Failure",
    "Measure",
    "Profiles",
    "ReliabilityError",
    "ScoreStream",
    "Scores",
    "SourceProfile",
    "Span",
    "charts",
    "compare",
    "measures",
    "score",
    "score_all",
    "score_batch",
    "stories",
]


COLUMN_OPTIONS = (
    "text_column",
    "html_column",
    "id_column",
    "source_column",
    "url_column",
    "title_column",
    "published_column",
)
"""Arguments of `score_all` that name columns."""


def __getattr__(name: str) -> Any:
    """Import `reliability.charts` and `reliability.stories` when they are first used."""
    if name in ("charts", "stories"):
        return import_module(f"reliability.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__doc__", "__name__", "__version__"]


class ScoreStream(Iterator[ArticleScore]):
    """Iterator of scores, computed on demand.

    Parameters
    ----------
    scores : iterator of ArticleScore
        The scores.

    Examples
    --------
    >>> import reliability
    >>> stream = reliability.score_all(["The bridge may stay closed.", "The ferry may return."])
    >>> next(stream).status
    'declined'
    >>> len(stream.collect())  # the rest
    1
    """

    __slots__ = ("_scores",)

    def __init__(self, scores: Iterator[ArticleScore]) -> None:
        self._scores = scores

    def __next__(self) -> ArticleScore:
        return next(self._scores)

    def collect(self) -> Scores:
        """Return all remaining scores as an immutable sequence."""
        return Scores(self)


def score(
    article: str | Mapping[str, Any] | Article,
    *,
    model: str | Path | Model = "default",
    boilerplate: Boilerplate | None = None,
    **fields: str,
) -> ArticleScore:
    """Measure and score one article.

    Parameters
    ----------
    article : str, dict or Article
        Text of the article, or a record with `text` or `html`.
    model : str, Path or Model
        Name or file of the model to score with.
    boilerplate : mapping, optional
        Recurring lines to ignore, by source.
    **fields : str
        Further fields: `source`, `title`, `url`, `published`, `id`.

    Returns
    -------
    ArticleScore
        Scores with their intervals; `profile` has the measures and the passages that were counted.

    Raises
    ------
    InputError
        If the record has no text.

    Examples
    --------
    >>> import reliability
    >>> score = reliability.score("The bridge may stay closed, the mayor said.", source="a.example")
    >>> score.status
    'declined'
    >>> score.notes
    ('too_short',)
    """
    from reliability import ingest, pipeline

    (read,) = ingest.articles([_completed(article, fields)])
    return pipeline.score(read, _model(model), boilerplate)


def score_all(
    articles: Articles,
    *,
    model: str | Path | Model = "default",
    boilerplate: Boilerplate | None = None,
    resume: str | Path | None = None,
    **columns: str,
) -> ScoreStream:
    """Measure and score many articles, lazily and in order.

    Repeated texts in one source are noted `duplicate`; records without text get the status `failed`.

    Parameters
    ----------
    articles : iterable or data frame
        Texts, records or `Article`s; or a data frame (pandas, Polars, Arrow, …) with one row per article.
    model : str, Path or Model
        Name or file of the model to score with.
    boilerplate : mapping, optional
        Recurring lines to ignore, by source.
    resume : str or Path, optional
        File in which measured articles are kept, made if it does not exist. Run again with the same file to
        continue after an interruption, or to measure only articles that are new or changed.
    **columns : str
        Names of columns: `text_column`, `source_column`, `id_column` and so on. All other columns are kept.

    Returns
    -------
    ScoreStream
        An iterator of scores; `collect()` returns all of them.

    Examples
    --------
    >>> import reliability
    >>> texts = [{"lede": "The mayor said that the ferry may return.", "source": "a.example"}]
    >>> scores = reliability.score_all(texts, text_column="lede").collect()
    >>> [(score.profile.article.source, score.notes) for score in scores]
    [('a.example', ('too_short',))]
    """
    from reliability import ingest, pipeline

    items, loaded = ingest.records(articles, _options(columns)), _model(model)
    if resume is None:
        return ScoreStream(pipeline.score_all(items, loaded, boilerplate))
    from reliability.engines import kept_profiles

    return ScoreStream(kept_profiles.score_all(items, loaded, boilerplate, Path(resume)))


def compare(
    scores: Iterable[ArticleScore] | IntoDataFrame,
    *,
    model: str | Path | Model = "default",
    by: str | Callable[[ArticleScore], str] | None = None,
    like_with_like: bool = False,
    same_stories: bool = False,
    correction: Correction = "holm",
    ratings: str | Path | IntoDataFrame | Iterable[Mapping[str, Any]] | None = None,
) -> Profiles:
    """Compare sources: return one profile per source, ordered by style.

    Parameters
    ----------
    scores : iterable of ArticleScore, or data frame
        Scores from `score_all`, or a data frame with the columns of `reliability score`.
    model : str, Path or Model
        The model that the scores were made with.
    by : str or callable, optional
        `month`, `year`, `week`, a field of the records, or a function of a score, for one profile per source
        and period.
    like_with_like : bool
        Compare the sources on the genres they share, in equal proportions.
    same_stories : bool
        Compare the sources on the stories they share with others: other articles, and copies, are left out.
        Needs the texts; see `reliability.stories.paired_differences` for differences story by story.
    correction : str
        Correction for testing many pairs: `holm` or `benjamini-hochberg`.
    ratings : path, data frame or iterable of dicts, optional
        Ratings by others, with a column `domain` or `source` and columns of numbers. They are shown next to
        the scores (`rating_NAME`) and change none.

    Returns
    -------
    Profiles
        An immutable sequence of `SourceProfile`.

    Examples
    --------
    >>> import reliability
    >>> texts = [
    ...     {"text": "The mayor said that the ferry may return. " * 20, "source": "a.example"},
    ...     {"text": "The council voted on Monday to close the bridge. " * 20, "source": "b.example"},
    ... ]
    >>> profiles = reliability.compare(reliability.score_all(texts).collect())
    >>> sorted(profile.source for profile in profiles)
    ['a.example', 'b.example']
    """
    from reliability import sources
    from reliability.evaluation import given_ratings
    from reliability.sources.periods import Periods

    loaded = _model(model)
    period = Periods(by) if isinstance(by, str) else by
    given = _scores(scores, loaded)
    theirs = None if ratings is None else given_ratings.given(ratings)
    if same_stories:
        given = _of_shared_stories(given)
    profiles = sources.compare(given, loaded, period, like_with_like=like_with_like, correction=correction)
    return Profiles(theirs.beside(profiles) if theirs else profiles)


def score_batch(batch: pyarrow.RecordBatch, *, model: str = "default") -> pyarrow.RecordBatch:
    """Measure and score an Arrow batch of records, one row per record, in order.

    A row depends on the record, the model and the version only, so batches can be distributed in any way.
    Repeated texts are not noted across batches.

    Parameters
    ----------
    batch : pyarrow.RecordBatch
        Records with a column `text` or `html`, and if you have them `id`, `source`, `url`, `title` and
        `published`, under any of the names that files may use.
    model : str
        Name or file of the model to score with.

    Returns
    -------
    pyarrow.RecordBatch
        One row per record, with the columns of `reliability score`.

    Examples
    --------
    >>> import pyarrow, reliability
    >>> batch = pyarrow.RecordBatch.from_pydict({"id": ["a"], "text": ["The bridge may stay closed."]})
    >>> reliability.score_batch(batch).column("status").to_pylist()
    ['declined']
    """
    from reliability.engines import batch as engine

    return engine.score_batch(batch, model=model)


def measures() -> tuple[Measure, ...]:
    """Return every measure with its name, unit, meaning, direction and reference.

    Returns
    -------
    tuple of Measure
        The measures of this package, then those of other packages and your own word lists.

    Examples
    --------
    >>> import reliability
    >>> hedges = next(m for m in reliability.measures() if m.name == "hedging_hedges_per_1000_words")
    >>> hedges.direction
    'Higher means more is presented as uncertain.'
    """
    from reliability import extractors

    return extractors.measures()


def _scores(scores: Any, model: Model) -> Iterable[ArticleScore]:
    """Return `scores`, or the scores of the measures in a data frame."""
    from reliability import extractors, ingest, scoring
    from reliability.reports import earlier_scores

    if isinstance(scores, str | PathLike | Mapping | ArticleScore):
        kind = type(scores).__name__
        raise InputError(f"Expected a list of scores from score_all, got one {kind}.")
    rows = None if isinstance(scores, Scores | list) else ingest.data_frames.rows(scores)
    if rows is None:
        return cast("Iterable[ArticleScore]", scores)
    profiles = earlier_scores.from_rows(rows, extractors.measures(), "The data frame")
    return (scoring.score(profile, model) for profile in profiles)


def _of_shared_stories(scores: Iterable[ArticleScore]) -> Iterable[ArticleScore]:
    """Return the scores of shared stories; raise `InputError` if no article has its text."""
    from reliability.stories import comparable, stories

    listed = list(scores)
    if listed and not any(score.profile.article.text for score in listed):
        raise InputError("same_stories needs the texts of the articles, which a data frame of scores lacks.")
    return comparable(stories(listed))


def _options(columns: Mapping[str, str]) -> Options:
    """Return how records are read; raise `InputError` for an unknown argument."""
    from reliability import ingest

    if unknown := [name for name in columns if name not in COLUMN_OPTIONS]:
        known = ", ".join(COLUMN_OPTIONS)
        raise InputError(f"score_all has no argument {unknown[0]!r}. Use one of {known}.")
    return ingest.Options(**columns)  # type: ignore[arg-type]


def _completed(
    article: str | Mapping[str, Any] | Article, fields: Mapping[str, str]
) -> str | Mapping[str, Any] | Article:
    if isinstance(article, Article):
        return replace(article, **fields)  # type: ignore[arg-type]
    if not isinstance(article, str | Mapping):
        kind = type(article).__name__
        raise InputError(f"Expected a str, dict or Article, got {kind}. For several articles, use score_all.")
    return {**({"text": article} if isinstance(article, str) else article), **fields}


def _model(model: str | Path | Model) -> Model:
    from reliability import scoring

    return model if isinstance(model, scoring.Model) else scoring.load(model)
