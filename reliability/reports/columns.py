"""The columns of every table: a versioned contract, made from the records and `Measure`.

`docs/columns.md` is generated from this file. Adding a column at a measure's place is a new version's right;
renaming, moving or dropping one needs `CONTRACT` raised.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import isnan
from typing import Literal, NamedTuple

from reliability.records import ArticleScore, Interval, Measure, SourceProfile

CONTRACT = 2
"""Version of the columns' contract."""

Cell = str | int | float | None
Row = Mapping[str, Cell]
Put = Callable[[Row], object]
"""Takes a row to where it is written."""
Kind = Literal["text", "whole", "number"]

VALUE_DECIMALS = 4
"""Of measures. Scores are made from values rounded so, which is why tables can be read back without loss."""
RATE_DECIMALS = 2
"""Of a source's mean rates per 1,000 words: their sampling error is larger, even over 1,000 articles."""
POINT_DECIMALS = 1
"""Of scores and levels; a 90 % interval is tens of points wide."""


class Column(NamedTuple):
    """One column: `kind` is the type of its cells, any of which may be empty (null)."""

    name: str
    kind: Kind
    meaning: str


_SCORE = (
    Column("reliability", "number", "predicted expert rating, 0-100; higher: more reliable"),
    Column(
        "reliability_low", "number", "lower end of its 90 % interval, for the expert rating of the outlet"
    ),
    Column("reliability_high", "number", "upper end"),
    Column("bias", "number", "0-100; higher: more one-sided and charged, in whatever direction"),
    Column("bias_low", "number", "lower end of its 90 % interval, for the expert rating of the outlet"),
    Column("bias_high", "number", "upper end"),
    Column("note", "text", "codes separated by `; `, see Notes"),
    Column("model", "text", "model that gave the score"),
    Column("version", "text", "version of this package"),
)
_ARTICLE = (
    Column("article", "text", "the record's id, else the path under INPUT, else `path#n`"),
    Column("source", "text", "who published it"),
    Column("domain", "text", "registered domain of the url or source, where there is one"),
    Column("title", "text", "title of the record"),
    Column("url", "text", "address of the record"),
    Column("published", "text", "ISO 8601 date or time"),
    Column("words", "whole", "words of prose, without boilerplate and headline, quotations included"),
    Column("status", "text", "`scored`, `declined` or `failed`"),
    *_SCORE,
    Column(
        "genre",
        "text",
        "`report`, `opinion`, `live_blog`, `press_release` or `aggregation`; empty where it is unsure",
    ),
    Column("agency", "text", "the news agency that wrote the text, where it is not the source itself"),
)
_SOURCE = (
    Column("source", "text", "who published the articles"),
    Column("domain", "text", "its registered domain, where there is one"),
    Column("articles", "whole", "articles, each text counted once"),
    Column("scored", "whole", "articles that were scored and make the profile"),
    Column("words", "whole", "words of prose of its articles"),
    *_SCORE,
)
_RANK = (
    Column("rank_low", "whole", "best rank that it may have among the scored sources (1: best)"),
    Column("rank_high", "whole", "worst rank that it may have"),
    Column("group", "text", "letters; sources that share one cannot be told apart"),
)
PAIR_COLUMNS = (
    Column("first", "text", "the source that stands higher"),
    Column("second", "text", "the source that stands lower"),
    Column("difference", "number", "reliability of the first less that of the second, in points"),
    Column("probability", "number", "that experts rate the first above the second, 0-1"),
    Column("p", "number", "two-sided p of no difference, not adjusted for the number of pairs"),
    Column(
        "apart",
        "text",
        "`yes` if they differ beyond chance, else `no`: Holm's verdict at 0.10 over all pairs",
    ),
)
"""Columns of `compare --pairs`."""
PASSAGE_COLUMNS = (
    Column("article", "text", "the article's id"),
    Column("source", "text", "who published it"),
    Column("measure", "text", "measure that counted the passage"),
    Column("part", "text", "`title` or `text`"),
    Column("start", "whole", "first code point in that part"),
    Column("end", "whole", "code point after the last"),
    Column("text", "text", "the passage"),
)
"""Columns of `score --evidence`."""
DICTIONARY_COLUMNS = (
    Column("column", "text", "name of a column of the table"),
    Column("type", "text", "`text`, `whole` or `number`; any cell may be empty"),
    Column("meaning", "text", "what its cells mean"),
)
"""Columns of `--dictionary`."""


def article_columns(measures: Sequence[Measure]) -> tuple[Column, ...]:
    """Columns of one row an article."""
    return (*_ARTICLE, *(Column(m.name, "number", f"{m.meaning} ({m.unit})") for m in measures))


PERIOD = Column(
    "period",
    "text",
    "with `--by` only: the month, week or year, or what the field holds; empty where unknown",
)
"""Follows `source` where there is a row a source and period."""


def source_columns(measures: Sequence[Measure], *, by: bool = False) -> tuple[Column, ...]:
    """Columns of one row a source, or a source and period."""
    means = (
        Column(m.name, "number", f"mean over the scored articles: {m.meaning} ({m.unit})") for m in measures
    )
    leads = {m.family: m for m in reversed(measures)}
    levels = (
        Column(
            f"{family}_level",
            "number",
            f"0-100: where `{leads[family].name}` stands among the reference outlets",
        )
        for family in dict.fromkeys(m.family for m in measures)
    )
    period = (PERIOD,) if by else ()
    return (_SOURCE[0], *period, *_SOURCE[1:], *means, *levels, *_RANK)


def article_row(score: ArticleScore) -> dict[str, Cell]:
    """Cells of one article; undefined and empty ones are None."""
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
        **_values(profile.values),
    }


def source_row(profile: SourceProfile) -> dict[str, Cell]:
    """Cells of one source; undefined and empty ones are None."""
    return {
        "source": profile.source,
        "domain": profile.domain or None,
        "articles": profile.articles,
        "scored": profile.scored,
        "words": profile.words,
        **_points(profile),
        **{name: number(value, _mean_decimals(name)) for name, value in profile.values.items()},
        **{f"{family}_level": number(level, POINT_DECIMALS) for family, level in profile.levels.items()},
        "rank_low": profile.rank_low or None,
        "rank_high": profile.rank_high or None,
        "group": profile.group or None,
        **({"period": profile.period} if profile.period else {}),
    }


def passage_rows(score: ArticleScore) -> Iterator[dict[str, Cell]]:
    """A row for each passage that a measure counted."""
    article = score.profile.article
    for found in score.profile.evidence:
        part = article.title if found.part == "title" else article.text
        yield {
            "article": article.id or None,
            "source": article.source or None,
            "measure": found.measure,
            "part": found.part,
            "start": found.start,
            "end": found.end,
            "text": part[found.start : found.end],
        }


def number(value: float, decimals: int) -> float | None:
    """`value` rounded, None where it is undefined; never minus zero."""
    return None if isnan(value) else round(value, decimals) + 0.0


def _mean_decimals(measure: str) -> int:
    return RATE_DECIMALS if measure.endswith("_per_1000_words") else VALUE_DECIMALS


def _points(scored: ArticleScore | SourceProfile) -> dict[str, Cell]:
    return {
        **_point("reliability", scored.reliability, scored.reliability_interval),
        **_point("bias", scored.bias, scored.bias_interval),
        "note": "; ".join(scored.notes) or None,
        "model": scored.model or None,
        "version": scored.version or None,
    }


def _point(name: str, value: float, interval: Interval) -> dict[str, Cell]:
    cells = {name: value, f"{name}_low": interval[0], f"{name}_high": interval[1]}
    return {key: number(cell, POINT_DECIMALS) for key, cell in cells.items()}


def _values(values: Mapping[str, float]) -> dict[str, Cell]:
    return {name: number(value, VALUE_DECIMALS) for name, value in values.items()}
