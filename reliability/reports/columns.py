"""The columns of every table: a versioned contract, made from the records and `Measure`.

`docs/columns.md` is generated from this file. A new version may add columns among those of the measures;
renaming, moving or dropping one raises `CONTRACT`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from reliability.records import MEASURED, RANKED, Measure

CONTRACT = 3
"""Version of the columns' contract."""

Cell = str | int | float | None
Row = Mapping[str, Cell]
Put = Callable[[Row], object]
"""A function that writes a row."""
Kind = Literal["text", "whole", "number"]

VALUE_DECIMALS = 4
"""Decimals of measures. Scores are made from rounded values, so tables can be read back without loss."""
RATE_DECIMALS = 2
"""Decimals of mean rates per 1,000 words: their sampling error is larger, even over 1,000 articles."""
POINT_DECIMALS = 1
"""Decimals of scores and levels; a 90 % interval is tens of points wide."""


class Column(NamedTuple):
    """One column: `kind` is the type of its cells, any of which may be empty (null)."""

    name: str
    kind: Kind
    meaning: str


_HIGHER: Mapping[str, str] = {
    "style": "closer to how highly rated outlets write (fixed weights, learned from expert ratings)",
    "sourcing": "more sourcing",
    "hedging": "more hedging",
    "sentiment": "a more positive tone",
    "loaded_wording": "more loaded wording",
}


def _written_columns(among: str, sampling: str) -> tuple[Column, ...]:
    """Return the columns of style and the dimensions with their intervals."""
    return tuple(
        column
        for name in MEASURED
        for column in (
            Column(name, "number", f"percentile of {_quantity(name)} among reference {among}, 0-100. Higher "
                                   f"means "
                   f"{_HIGHER[name]}"),
            Column(f"{name}_low", "number", f"lower end of the 90 % interval, {sampling}"),
            Column(f"{name}_high", "number", "upper end"),
        )
    )  # fmt: skip


def _quantity(name: str) -> str:
    return "the style points" if name == "style" else f"the main measure of {name.replace('_', ' ')}"


_PREDICTED = (
    Column(
        "reliability",
        "number",
        "predicted expert rating of an outlet that writes like this, 0-100. Higher means more reliable",
    ),
    Column("reliability_low", "number", "lower end of the 90 % prediction interval"),
    Column("reliability_high", "number", "upper end"),
    Column(
        "bias", "number", "predicted bias rating, 0-100. Higher means more one-sided, in either direction"
    ),
    Column("bias_low", "number", "lower end of the 90 % prediction interval"),
    Column("bias_high", "number", "upper end"),
    Column("note", "text", "note codes separated by `; `; see Notes"),
    Column("model", "text", "model that made the scores"),
    Column("version", "text", "version of this package"),
)  # fmt: skip
_ARTICLE = (
    Column("article", "text", "id of the record, or its path below INPUT, or `path#n`"),
    Column("source", "text", "publisher of the article"),
    Column("domain", "text", "registered domain of the URL or source, if known"),
    Column("title", "text", "title"),
    Column("url", "text", "URL"),
    Column("published", "text", "date or time of publication (ISO 8601)"),
    Column(
        "words", "whole", "number of words of prose, including quotations, without boilerplate and headline"
    ),
    Column("status", "text", "`scored`, `declined` or `failed`"),
    *_written_columns("articles", "which depends on the length of the text (sampling only)"),
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
    *_written_columns(
        "outlets, from the mean over its articles",
        "which depends on the variation between its articles (sampling only)",
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
PERIOD = Column(
    "period",
    "text",
    "with `--by` only: month, week, year or value of the field; empty if unknown",
)
"""Follows `source` in tables with one row per source and period."""
_RANK_BY_STYLE = _RANK[:3]
_NOT_MAIN = frozenset(("model", "version", "genre", "agency", "duplicate_of"))
MAIN_COLUMNS: frozenset[str] = (
    frozenset(column.name for column in (*_ARTICLE, *_SOURCE, PERIOD, *_CHANGES[:1], *_RANK_BY_STYLE))
    - _NOT_MAIN
)
"""Names of the columns that a screen shows."""
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
        "`yes` if they differ significantly, otherwise `no`: at 0.10 over all pairs of the measure (and "
        "period), corrected by Holm or as `--correction` says",
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
    main_measures = {m.family: m for m in reversed(measures)}
    levels = (
        Column(
            f"{family}_level",
            "number",
            f"percentile of `{main_measures[family].name}` among the reference outlets, 0-100",
        )
        for family in dict.fromkeys(m.family for m in measures)
    )
    period = (PERIOD,) if by else ()
    changes = _CHANGES if by else ()
    others_ratings = (
        Column(f"rating_{name}", "number", f"`{name}` of the ratings given with --ratings, unchanged")
        for name in ratings
    )
    return (_SOURCE[0], *period, *_SOURCE[1:], *changes, *_RANK, *means, *levels, *others_ratings)
