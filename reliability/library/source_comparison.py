"""Compare sources: `reliability.compare`, from scores or from a data frame of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from os import PathLike
from typing import TYPE_CHECKING, Any, cast

from reliability.errors import InputError
from reliability.library.article_scoring import loaded_model
from reliability.records import ArticleScore
from reliability.results import Profiles, Scores

if TYPE_CHECKING:
    from pathlib import Path

    from narwhals.typing import IntoDataFrame

    from reliability.scoring import Model
    from reliability.sources import Correction


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
        Compare the sources on the genres they share, in the same proportions in each source.
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

    loaded = loaded_model(model)
    period = Periods(by) if isinstance(by, str) else by
    compared = _article_scores(scores, loaded)
    others_ratings = None if ratings is None else given_ratings.read_any(ratings)
    if same_stories:
        compared = _shared_stories_only(compared)
    profiles = sources.compare(compared, loaded, period, like_with_like=like_with_like, correction=correction)
    return Profiles(others_ratings.add_to(profiles) if others_ratings else profiles)


def _article_scores(scores: Any, model: Model) -> Iterable[ArticleScore]:
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


def _shared_stories_only(scores: Iterable[ArticleScore]) -> Iterable[ArticleScore]:
    """Return the scores of shared stories; raise `InputError` if no article has its text."""
    from reliability.stories import comparable, stories

    listed = list(scores)
    if listed and not any(score.profile.article.text for score in listed):
        raise InputError("same_stories needs the texts of the articles, which a data frame of scores lacks.")
    return comparable(stories(listed))
