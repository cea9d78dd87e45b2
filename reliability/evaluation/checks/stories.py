"""Groups of articles by event against stories that people or aggregators made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import nan
from pathlib import Path
from typing import NamedTuple

from reliability.errors import MissingExtraError
from reliability.evaluation.figure import Figure, bootstrap, require
from reliability.records import Article
from reliability.stories.grouping import Item, groups
from reliability.stories.story import day
from reliability.stories.terms import terms
from reliability.text.fingerprints import copies

DAYS = 3
"""The window of `reliability stories`."""


class Grouping(NamedTuple):
    """Articles with the story that people put them in, and the group that we made."""

    stories: Sequence[str]
    groups: Sequence[int]


def check(data: Path) -> list[Figure]:
    """Return B-cubed and pairwise precision, recall and F1 for each set and for all sets in one pool."""
    rows = _rows(data)
    sets = {
        name: [row for row in rows if row["collection"] == name]
        for name in sorted({r["collection"] for r in rows})
    }
    return [
        figure
        for name, chosen in {**sets, "all sets in one pool": rows}.items()
        for figure in _figures(name, chosen)
    ]


def b_cubed(grouping: Grouping) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and F1 (Bagga & Baldwin 1998)."""
    both = Counter(zip(grouping.stories, grouping.groups, strict=True))
    of_story, of_group = Counter(grouping.stories), Counter(grouping.groups)
    count = len(grouping.stories)
    precision = sum(n * n / of_group[group] for (_, group), n in both.items()) / count
    recall = sum(n * n / of_story[story] for (story, _), n in both.items()) / count
    return precision, recall, _f1(precision, recall)


def pairwise(grouping: Grouping) -> tuple[float, float, float]:
    """Return precision, recall and F1 over pairs of articles in one group; NaN without any pair."""
    shared = _pairs(Counter(zip(grouping.stories, grouping.groups, strict=True)))
    ours, theirs = _pairs(Counter(grouping.groups)), _pairs(Counter(grouping.stories))
    precision, recall = (shared / ours if ours else nan), (shared / theirs if theirs else nan)
    return precision, recall, _f1(precision, recall)


def _pairs(counts: Mapping[object, int]) -> int:
    return sum(n * (n - 1) // 2 for n in counts.values())


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else nan


def _rows(data: Path) -> list[dict[str, str]]:
    try:
        from pyarrow import parquet
    except ImportError:
        raise MissingExtraError("The labelled stories need Parquet: pip install '.[parquet]'") from None
    table = parquet.read_table(require(data, "stories", "articles.parquet"))
    return [{name: value or "" for name, value in row.items()} for row in table.to_pylist()]


def grouped(rows: Sequence[Mapping[str, str]]) -> Grouping:
    """Return our groups of these articles: copies first, as in `reliability.stories`."""
    origins = copies(row["text"] for row in rows)
    firsts = [number for number, origin in enumerate(origins) if origin == number]
    items = [_item(rows[number]) for number in firsts]
    group_of = {
        firsts[member]: name for name, members in enumerate(groups(items, DAYS)) for member in members
    }
    stories = [f"{row['collection']} {row['story']}" for row in rows]
    return Grouping(stories, [group_of[origin] for origin in origins])


def _item(row: Mapping[str, str]) -> Item:
    return Item(terms(Article(text=row["text"], title=row["title"])), day(row["date"]))


def _figures(name: str, rows: Sequence[Mapping[str, str]]) -> list[Figure]:
    grouping = grouped(rows)
    named = ("precision", "recall", "F1")
    cubed = [_figure(name, f"B-cubed {what}", at, b_cubed, grouping) for at, what in enumerate(named)]
    return cubed + [
        _figure(name, f"pairwise {what}", at, pairwise, grouping) for at, what in enumerate(named)
    ]


def _figure(name: str, statistic: str, at: int, of: object, grouping: Grouping) -> Figure:
    assert callable(of)
    stories = sorted(set(grouping.stories))
    members = {story: [i for i, other in enumerate(grouping.stories) if other == story] for story in stories}

    def drawn(chosen: Sequence[int]) -> float:
        places = [i for number in chosen for i in members[stories[number]]]
        copy = [
            f"{grouping.stories[i]} {turn}"
            for turn, number in enumerate(chosen)
            for i in members[stories[number]]
        ]
        return float(of(Grouping(copy, [grouping.groups[i] for i in places]))[at])

    interval = bootstrap(stories, drawn, rounds=200) if len(stories) > 2 else (nan, nan)
    return Figure(
        check="stories",
        name=name,
        statistic=statistic,
        value=of(grouping)[at],
        interval=interval,
        cases=len(grouping.stories),
    )
