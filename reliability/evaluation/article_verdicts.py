"""Articles that people called hyperpartisan or not (SemEval-2019 task 4), measured."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from reliability import pipeline
from reliability.evaluation.figure import require
from reliability.records import Article, ArticleProfile
from reliability.scoring import article_labels
from reliability.scoring.verdict_fitting import Labels


class Judged(NamedTuple):
    """A measured article and people's verdict on it."""

    profile: ArticleProfile
    hyperpartisan: bool


def judged(data: Path) -> list[Judged]:
    """Return the articles of `data/hyperpartisan/articles.parquet`."""
    import pandas as pd

    table: Any = pd.read_parquet(require(data, "hyperpartisan", "articles.parquet"))
    return [
        Judged(
            pipeline.profile(Article(text=row.text, title=row.title or "", source=row.domain, url=row.url)),
            row.hyperpartisan == "true",
        )
        for row in table.itertuples()
    ]


def labels(articles: Sequence[Judged], measures: Sequence[str]) -> Labels:
    """Return the same as arrays."""
    return article_labels.arrays([(row.profile, float(row.hyperpartisan)) for row in articles], measures)
