"""The columns of every table: a versioned contract, made from the records and `Measure`.

`docs/columns.md` is generated from this file. Adding a column at a measure's place is a new version's right;
renaming, moving or dropping one needs `CONTRACT` raised.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from math import isnan
from typing import Literal, NamedTuple

from reliability.errors import InputError
from reliability.records import MEASURED, RANKED, ArticleScore, Change, Interval, Measure, Rank, SourceProfile

CONTRACT = 3
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


_HIGHER: Mapping[str, str] = {
    "style": "closer to how highly rated outlets write (fixed weights, learned from expert ratings)",
    "sourcing": "more sourcing",
    "hedging": "more hedging",
    "sentiment": "more positive tone",
    "loaded_wording": "more loaded wording",
}


def _written(among: str, sampling: str) -> tuple[Column, ...]:
    """Style and the dimensions with their intervals."""
    return tuple(
        column
        for name in MEASURED
        for column in (
            Column(name, "number", f"percentile of {_what(name)} among reference {among}, 0-100. Higher "
                                   f"means "
                   f"{_HIGHER[name]}"),
            Column(f"{name}_low", "number", f"lower end of the 90 % interval, {sampling}"),
            Column(f"{name}_high", "number", "upper end"),
        )
    )  # fmt: skip


def _what(name: str) -> str:
    return "the style points" if name == "style" else f"the main measure of {name.replace('_', ' ')}"


_PREDICTED = (
    Column(
        "reliability",
        "number",
        "predicted expert rating of an outlet that writes like this, 0-100. Higher means more reliable",
    ),
    Column("reliability_low", "number", "lower end of the 90 % prediction interval"),
    Column("reliability_high", "number", "upper end"),
    Column("bias", "number", "predicted bias rating, 0-100. Higher means more one-sided, in any direction"),
    Column("bias_low", "number", "lower end of the 90 % prediction interval"),
    Column("bias_high", "number", "upper end"),
    Column("note", "text", "note codes separated by `; `; see Notes"),
    Column("model", "text", "model that gave the scores"),
    Column("version", "text", "version of this package"),
)  # fmt: skip
_ARTICLE = (
    Column("article", "text", "id of the record, or its path below INPUT, or `path#n`"),
    Column("source", "text", "publisher of the article"),
    Column("domain", "text", "registered domain of the URL or source, if known"),
    Column("title", "text", "title"),
    Column("url", "text", "URL"),
    Column("published", "text", "date or time of publication (ISO 8601)"),
    Column("words", "whole", "number of words of prose, with quotations, without boilerplate and headline"),
    Column("status", "text", "`scored`, `declined` or `failed`"),
    *_written("articles", "from the length of the text: sampling only"),
    Column("one_sided", "number", "probability, 0-100, that readers would call the article one-sided"),
    *_PREDICTED,
    Column(
        "genre",
        "text",
        "`report`, `opinion`, `live_blog`, `press_release` or `aggregation`; empty if unclear",
    ),
    Column("agency", "text", "news agency that wrote the text, if it is not the source itself"),
    Column("duplicate_of", "text", "id of the earlier article with the same or nearly the same text, if any"),
)
_SOURCE = (
    Column("source", "text", "publisher of the articles"),
    Column("domain", "text", "its registered domain, if known"),
    Column("articles", "whole", "number of articles; repeated texts count once"),
    Column("scored", "whole", "number of scored articles, on which the profile is based"),
    Column("words", "whole", "number of words of prose in its articles"),
    *_written(
        "outlets, from the mean over its articles", "from the variation between its articles: sampling only"
    ),
    *_PREDICTED,
)
_RANK = tuple(
    column
    for name in RANKED
    for column in (
        Column(f"{name}_rank_low", "whole", f"best plausible rank by `{name}` (1 is the highest value)"),
        Column(f"{name}_rank_high", "whole", "worst plausible rank"),
        Column(f"{name}_group", "text", "letters; sources that share a letter cannot be told apart"),
    )
)  # fmt: skip
_CHANGES = (
    Column(
        "changed",
        "text",
        "with `--by month`, `week` or `year`: scores that changed in this period, with a probability "
        "above .95 over all periods of the source; separated by `; `",
    ),
    *(
        column
        for name in MEASURED
        for column in (
            Column(f"{name}_change", "number", f"`{name}` from this period on, minus `{name}` before"),
            Column(f"{name}_change_low", "number", "lower end of the 90 % interval"),
            Column(f"{name}_change_high", "number", "upper end"),
        )
    ),
)  # fmt: skip
"""Columns of `compare --by`."""
_NOT_MAIN = frozenset(("model", "version", "genre", "agency", "duplicate_of"))
_MAIN_RANKS = _RANK[:3]
PAIR_COLUMNS = (
    Column("first", "text", "the source with the higher value; with `--pairs-with`, the source named there"),
    Column("second", "text", "the other source"),
    Column("measure", "text", "`style`, a dimension, or `reliability`"),
    Column("difference", "number", "value of the first minus that of the second, in points (0-100)"),
    Column("low", "number", "lower end of the 90 % interval of the difference"),
    Column("high", "number", "upper end"),
    Column("probability", "number", "probability that the first is higher, 0-1"),
    Column(
        "apart",
        "text",
        "`yes` if they differ significantly, else `no`: at 0.10 over all pairs of the measure (and period), "
        "corrected by Holm or as `--correction` says",
    ),
)
"""Columns of `compare --pairs`."""
PASSAGE_COLUMNS = (
    Column("article", "text", "the article's id"),
    Column("source", "text", "publisher of the article"),
    Column("measure", "text", "measure that counted the passage"),
    Column("part", "text", "`title` or `text`"),
    Column("start", "whole", "first code point in that part"),
    Column("end", "whole", "code point after the last one"),
    Column("text", "text", "the passage"),
)
"""Columns of `score --evidence`."""
SAME_STORIES_COLUMNS = (
    *PAIR_COLUMNS[:2],
    Column("measure", "text", "`style` or a dimension"),
    Column("stories", "whole", "stories that both sources cover and that have this measure in both"),
    Column("difference", "number", "mean over these stories of the first minus the second, in points"),
    *PAIR_COLUMNS[4:],
)
"""Columns of `compare --same-stories --pairs`."""
DICTIONARY_COLUMNS = (
    Column("column", "text", "name of a column of the table"),
    Column("type", "text", "`text`, `whole` or `number`; any cell may be empty"),
    Column("meaning", "text", "what its cells mean"),
)
"""Columns of `--dictionary`."""


def article_columns(measures: Sequence[Measure]) -> tuple[Column, ...]:
    """Return the columns of the table with one row per article."""
    return (*_ARTICLE, *(Column(m.name, "number", f"{m.meaning.rstrip('.')} ({m.unit})") for m in measures))


PERIOD = Column(
    "period",
    "text",
    "with `--by` only: month, week, year or value of the field; empty if unknown",
)
"""Follows `source` in tables with one row per source and period."""


def source_columns(
    measures: Sequence[Measure], *, by: bool = False, ratings: Iterable[str] = ()
) -> tuple[Column, ...]:
    """Return the columns of the table with one row per source, or per source and period.

    `ratings` are the names of ratings by others, which are at the end.
    """
    means = (
        Column(m.name, "number", f"mean over the scored articles: {m.meaning.rstrip('.')} ({m.unit})")
        for m in measures
    )
    leads = {m.family: m for m in reversed(measures)}
    levels = (
        Column(
            f"{family}_level",
            "number",
            f"percentile of `{leads[family].name}` among the reference outlets, 0-100",
        )
        for family in dict.fromkeys(m.family for m in measures)
    )
    period = (PERIOD,) if by else ()
    changes = _CHANGES if by else ()
    given = (
        Column(f"rating_{name}", "number", f"`{name}` of the ratings given with --ratings, unchanged")
        for name in ratings
    )
    return (_SOURCE[0], *period, *_SOURCE[1:], *changes, *_RANK, *means, *levels, *given)


def chosen(columns: Sequence[Column], wanted: str) -> tuple[Column, ...]:
    """Return the columns that `wanted` names: `main`, `all`, or names separated by commas, in their order.

    Raises `InputError` for an unknown name.
    """
    if wanted == "all":
        return tuple(columns)
    if wanted == "main":
        own = {
            column.name for column in (*_ARTICLE, *_SOURCE, PERIOD, *_CHANGES[:1], *_MAIN_RANKS)
        } - _NOT_MAIN
        return tuple(column for column in columns if column.name in own)
    known = {column.name: column for column in columns}
    names = [name.strip() for name in wanted.split(",") if name.strip()]
    if not names or (unknown := [name for name in names if name not in known]):
        raise InputError(_unknown(unknown[0] if names else wanted, known))
    return tuple(known[name] for name in dict.fromkeys(names))


def _unknown(name: str, known: Mapping[str, Column]) -> str:
    near = get_close_matches(name, known, 1)
    advice = f"Did you mean {near[0]!r}?" if near else "Give main, all, or names listed in docs/columns.md."
    return f"--columns: no column {name!r}. {advice}"


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
        "duplicate_of": profile.article.duplicate_of or None,
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
        **_ranks(profile.ranks),
        **{name: number(value, _mean_decimals(name)) for name, value in profile.values.items()},
        **{f"{family}_level": number(level, POINT_DECIMALS) for family, level in profile.levels.items()},
        **_ranks(profile.ranks),
        **({"period": profile.period} if profile.period else {}),
        **_changes(profile.changes),
        **{f"rating_{name}": number(rating, VALUE_DECIMALS) for name, rating in profile.ratings.items()},
    }


FUNCTION_WORDS = "register_"
"""Measures that count words such as "the" and "I": half of all passages, and hardly ever worth reading."""


def passage_rows(score: ArticleScore, *, every: bool = False) -> Iterator[dict[str, Cell]]:
    """A row for each passage that a measure counted; without those of the register unless `every` is set."""
    article = score.profile.article
    for found in score.profile.evidence:
        if not every and found.measure.startswith(FUNCTION_WORDS):
            continue
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


def _changes(changes: Mapping[str, Change]) -> dict[str, Cell]:
    if not changes:
        return {}
    cells = {
        f"{name}_change{end}": number(value, POINT_DECIMALS)
        for name, change in changes.items()
        for end, value in zip(("", "_low", "_high"), change[:3], strict=True)
    }
    return {"changed": "; ".join(name for name, one in changes.items() if one.flagged) or None, **cells}


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
        **{name: number(value, POINT_DECIMALS) for name, value in one_sided.items()},
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
