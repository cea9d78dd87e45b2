"""The rows of every table: the cells of an article, a source or a passage, by the name of their column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isnan

from reliability.records import MEASURED, RANKED, ArticleScore, Change, Interval, Rank, SourceProfile
from reliability.reports.article_parts import part_text
from reliability.reports.columns import POINT_DECIMALS, RATE_DECIMALS, VALUE_DECIMALS, Cell

FUNCTION_WORDS = "register_"
"""Measures that count words such as "the" and "I": half of all passages, and hardly ever worth reading."""


def article_row(score: ArticleScore) -> dict[str, Cell]:
    """Return the cells of one article; undefined and empty ones are None."""
    article, profile = score.profile.article, score.profile
    return {
        "article": article.id or None,
        "source": article.source or None,
        "domain": article.domain or None,
        "title": article.title or None,
        "url": article.url or None,
        "published": article.published or None,
        "words": None if score.status == "failed" else profile.words,
        "status": score.status,
        **_points(score),
        "genre": profile.genre or None,
        "agency": profile.agency or None,
        "duplicate_of": profile.article.duplicate_of or None,
        **_values(profile.values),
    }


def source_row(profile: SourceProfile) -> dict[str, Cell]:
    """Return the cells of one source; undefined and empty ones are None."""
    return {
        "source": profile.source,
        "domain": profile.domain or None,
        "articles": profile.articles,
        "scored": profile.scored,
        "words": profile.words,
        **_points(profile),
        **_ranks(profile.ranks),
        **{name: rounded(value, _mean_decimals(name)) for name, value in profile.values.items()},
        **{f"{family}_level": rounded(level, POINT_DECIMALS) for family, level in profile.levels.items()},
        **_ranks(profile.ranks),
        **({"period": profile.period} if profile.period else {}),
        **_changes(profile.changes),
        **{f"rating_{name}": rounded(rating, VALUE_DECIMALS) for name, rating in profile.ratings.items()},
    }


def passage_rows(score: ArticleScore, *, every: bool = False) -> Iterator[dict[str, Cell]]:
    """Yield a row for each passage that a measure counted, with function words only if `every` is set."""
    article = score.profile.article
    for passage in score.profile.evidence:
        if not every and passage.measure.startswith(FUNCTION_WORDS):
            continue
        yield {
            "article": article.id or None,
            "source": article.source or None,
            "measure": passage.measure,
            "part": passage.part,
            "start": passage.start,
            "end": passage.end,
            "text": part_text(article, passage.part)[passage.start : passage.end],
        }


def rounded(value: float, decimals: int) -> float | None:
    """Return `value` rounded, None if it is undefined; never minus zero."""
    return None if isnan(value) else round(value, decimals) + 0.0


def _mean_decimals(measure: str) -> int:
    return RATE_DECIMALS if measure.endswith("_per_1000_words") else VALUE_DECIMALS


def _changes(changes: Mapping[str, Change]) -> dict[str, Cell]:
    if not changes:
        return {}
    cells = {
        f"{name}_change{end}": rounded(value, POINT_DECIMALS)
        for name, change in changes.items()
        for end, value in zip(("", "_low", "_high"), change[:3], strict=True)
    }
    return {"changed": "; ".join(name for name, change in changes.items() if change.flagged) or None, **cells}


def _ranks(ranks: Mapping[str, Rank]) -> dict[str, Cell]:
    return {
        f"{name}_{part}": cell
        for name in RANKED
        for part, cell in zip(("rank_low", "rank_high", "group"), ranks.get(name, (None,) * 3), strict=True)
    }


def _points(scored: ArticleScore | SourceProfile) -> dict[str, Cell]:
    one_sided = {"one_sided": scored.one_sided} if isinstance(scored, ArticleScore) else {}
    return {
        **{
            key: cell
            for name in MEASURED
            for key, cell in _point(name, getattr(scored, name), getattr(scored, f"{name}_interval")).items()
        },
        **{name: rounded(value, POINT_DECIMALS) for name, value in one_sided.items()},
        **_point("reliability", scored.reliability, scored.reliability_interval),
        **_point("bias", scored.bias, scored.bias_interval),
        "note": "; ".join(scored.notes) or None,
        "model": scored.model or None,
        "version": scored.version or None,
    }


def _point(name: str, value: float, interval: Interval) -> dict[str, Cell]:
    cells = {name: value, f"{name}_low": interval[0], f"{name}_high": interval[1]}
    return {key: rounded(cell, POINT_DECIMALS) for key, cell in cells.items()}


def _values(values: Mapping[str, float]) -> dict[str, Cell]:
    return {name: rounded(value, VALUE_DECIMALS) for name, value in values.items()}
