"""Score articles: the functions of `reliability` that measure and score one, many or a batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reliability.errors import InputError
from reliability.records import Article, ArticleScore, Measure
from reliability.results import Scores

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow

    from reliability.ingest import Options
    from reliability.ingest.data_frames import Articles
    from reliability.pipeline import Boilerplate
    from reliability.scoring import Model


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

    (complete,) = ingest.articles([_with_fields(article, fields)])
    return pipeline.score(complete, loaded_model(model), boilerplate)


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

    records, loaded = ingest.records(articles, _reading_options(columns)), loaded_model(model)
    if resume is None:
        return ScoreStream(pipeline.score_all(records, loaded, boilerplate))
    from pathlib import Path

    from reliability.engines import kept_profiles

    return ScoreStream(kept_profiles.score_all(records, loaded, boilerplate, Path(resume)))


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
    'Higher means more of the content is presented as uncertain.'
    """
    from reliability import extractors

    return extractors.measures()


def loaded_model(model: str | Path | Model) -> Model:
    """Return the model, loaded if `model` is its name or file."""
    from reliability import scoring

    return model if isinstance(model, scoring.Model) else scoring.load(model)


def _with_fields(
    article: str | Mapping[str, Any] | Article, fields: Mapping[str, str]
) -> str | Mapping[str, Any] | Article:
    if isinstance(article, Article):
        return replace(article, **fields)  # type: ignore[arg-type]
    if not isinstance(article, str | Mapping):
        kind = type(article).__name__
        raise InputError(f"Expected a str, dict or Article, got {kind}. For several articles, use score_all.")
    return {**({"text": article} if isinstance(article, str) else article), **fields}


def _reading_options(columns: Mapping[str, str]) -> Options:
    """Return how records are read; raise `InputError` for an unknown argument."""
    from reliability import ingest
    from reliability.ingest.options import COLUMNS

    arguments = [f"{column}_column" for column in COLUMNS]
    if unknown := [name for name in columns if name not in arguments]:
        allowed = ", ".join(arguments)
        raise InputError(f"score_all has no argument {unknown[0]!r}. Use one of {allowed}.")
    return ingest.Options(**columns)  # type: ignore[arg-type]
