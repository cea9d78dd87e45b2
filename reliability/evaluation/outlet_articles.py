"""The labelled outlets: their articles, measured, and their ratings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from reliability import pipeline
from reliability.errors import MissingExtraError
from reliability.evaluation.figure import require
from reliability.records import Article, ArticleProfile

SHIPPABLE: Final = ("allsides", "webis16", "hyperpartisan", "opensources")
"""Collections whose licences let a model fitted on them be shipped."""
NON_COMMERCIAL: Final = ("recovery",)
"""CC BY-NC-SA 4.0 (Zhou et al. 2020): for validation, and for a second model so marked."""


def rows(data: Path) -> Iterator[dict[str, Any]]:
    """The articles of `data/outlets/articles.parquet` as records."""
    try:
        from pyarrow import parquet
    except ImportError:
        raise MissingExtraError(
            "The labelled outlets need Parquet: pip install 'news-reliability[parquet]'"
        ) from None
    with parquet.ParquetFile(require(data, "outlets", "articles.parquet")) as file:
        for batch in file.iter_batches(batch_size=256):
            yield from batch.to_pylist()


def article(row: dict[str, Any]) -> Article:
    """One row as an article; its collection and lean are kept in `fields`."""
    fields = {name: row[name] or "" for name in ("collection", "lean")}
    domain = row["domain"]
    return Article(
        text=row["text"] or "", title=row["title"] or "", source=domain, domain=domain, url=row["url"] or "",
        fields=fields,
    )  # fmt: skip


def profiles(data: Path, collections: tuple[str, ...]) -> Iterator[ArticleProfile]:
    """The measured articles of these collections."""
    for row in rows(data):
        if row["collection"] in collections:
            yield pipeline.profile(article(row))
