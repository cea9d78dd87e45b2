"""Groups of articles by event against stories that people or aggregators made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import nan
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

from reliability.errors import MissingExtraError
from reliability.evaluation.figure import CheckFigure, bootstrap, require
from reliability.records import Article
from reliability.stories.grouping import Item, groups
from reliability.stories.story_members import day
from reliability.stories.terms import terms
from reliability.text.fingerprints import copies

DAYS = 3
"""The window of `reliability stories`."""


Statistic = Callable[[Sequence[tuple[float, float]]], float]


class Grouping(NamedTuple):
    """Articles with the story that people put them in, and the group that we made."""

    stories: Sequence[str]
    groups: Sequence[int]


def check(data: Path) -> list[CheckFigure]:
    """Return B-cubed and pairwise precision, recall and F1 for each set and for all sets in one pool."""
    rows = _rows(data)
    names = sorted({row["collection"] for row in rows})
    sets = {name: [row for row in rows if row["collection"] == name] for name in names}
    sets["all sets in one pool"] = rows
    return [figure for name, chosen in sets.items() for figure in _figures(name, grouped(chosen))]


def b_cubed(grouping: Grouping) -> list[tuple[float, float]]:
    """Return the precision and recall of each article's group (Bagga & Baldwin 1998)."""
    shared = Counter(zip(grouping.stories, grouping.groups, strict=True))
    of_story, of_group = Counter(grouping.stories), Counter(grouping.groups)
    return [
        (shared[story, group] / of_group[group], shared[story, group] / of_story[story])
        for story, group in zip(grouping.stories, grouping.groups, strict=True)
    ]


def pairwise(grouping: Grouping) -> tuple[float, float]:
    """Return precision and recall over pairs of articles in one group; NaN without any pair."""
    shared = _pairs(Counter(zip(grouping.stories, grouping.groups, strict=True)))
    group_pairs, story_pairs = _pairs(Counter(grouping.groups)), _pairs(Counter(grouping.stories))
    return (shared / group_pairs if group_pairs else nan), (shared / story_pairs if story_pairs else nan)


def _pairs(counts: Mapping[Any, int]) -> int:
    return sum(n * (n - 1) // 2 for n in counts.values())


def grouped(rows: Sequence[Mapping[str, str]]) -> Grouping:
    """Return our groups of these articles: copies first, as in `reliability.stories`."""
    origins = copies(row["text"] for row in rows)
    firsts = [number for number, origin in enumerate(origins) if origin == number]
    event_groups = groups([_item(rows[number]) for number in firsts], DAYS)
    group_of = {firsts[member]: name for name, members in enumerate(event_groups) for member in members}
    stories = [f"{row['collection']} {row['story']}" for row in rows]
    return Grouping(stories, [group_of[origin] for origin in origins])


def _item(row: Mapping[str, str]) -> Item:
    return Item(terms(Article(text=row["text"], title=row["title"])), day(row["date"]))


def _rows(data: Path) -> list[dict[str, str]]:
    try:
        from pyarrow import parquet
    except ImportError:
        raise MissingExtraError("The labelled stories need Parquet: pip install '.[parquet]'") from None
    table = parquet.read_table(require(data, "stories", "articles.parquet"))
    return [{name: value or "" for name, value in row.items()} for row in table.to_pylist()]


def _figures(name: str, grouping: Grouping) -> list[CheckFigure]:
    articles = b_cubed(grouping)
    by_story: dict[str, list[tuple[float, float]]] = {}
    for story, shares in zip(grouping.stories, articles, strict=True):
        by_story.setdefault(story, []).append(shares)
    stories = list(by_story.values())
    named: Mapping[str, Statistic] = {"precision": _precision, "recall": _recall, "F1": _f1}
    b_cubed_figures = [
        _b_cubed_figure(name, statistic, measure, stories) for statistic, measure in named.items()
    ]
    pairs = pairwise(grouping)
    values = (*pairs, _harmonic(*pairs))
    return b_cubed_figures + [
        CheckFigure("stories", name, f"pairwise {statistic}", value, (nan, nan), len(articles))
        for statistic, value in zip(named, values, strict=True)
    ]


def _b_cubed_figure(
    name: str, statistic: str, measure: Statistic, stories: Sequence[Sequence[tuple[float, float]]]
) -> CheckFigure:
    articles = [shares for story in stories for shares in story]
    interval = bootstrap(stories, lambda chosen: measure(_articles_of(stories, chosen)))
    return CheckFigure("stories", name, f"B-cubed {statistic}", measure(articles), interval, len(articles))


def _articles_of(
    stories: Sequence[Sequence[tuple[float, float]]], chosen: Sequence[int]
) -> list[tuple[float, float]]:
    return [shares for number in chosen for shares in stories[number]]


def _precision(articles: Sequence[tuple[float, float]]) -> float:
    return fmean(precision for precision, _ in articles)


def _recall(articles: Sequence[tuple[float, float]]) -> float:
    return fmean(recall for _, recall in articles)


def _f1(articles: Sequence[tuple[float, float]]) -> float:
    return _harmonic(_precision(articles), _recall(articles))


def _harmonic(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else nan
