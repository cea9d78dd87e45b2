"""The labelled outlets: their collections, their articles, measured, and their ratings."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from reliability import pipeline
from reliability.errors import MissingExtraError
from reliability.evaluation.figure import require
from reliability.records import Article, ArticleProfile

_YEAR = re.compile(r"(19|20)\d\d")


class Collection(NamedTuple):
    """Where articles come from, and whether a model that is shipped may be fitted on them."""

    name: str
    period: str
    topic: str
    licence: str
    may_fit: bool

    @property
    def non_commercial(self) -> bool:
        """Return whether the licence allows a model that is marked non-commercial."""
        return "-NC-" in self.licence


Chosen = Callable[[Collection], bool]


def everything(_collection: Collection) -> bool:
    """Choose every collection."""
    return True


def may_fit(collection: Collection) -> bool:
    """Choose the collections that the default model may be fitted on."""
    return collection.may_fit


def collections(data: Path) -> Mapping[str, Collection]:
    """Return the collections of `data/outlets/collections.csv` by name."""
    with require(data, "outlets", "collections.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            Collection(
                row["collection"], row["period"], row["topic"], row["licence"], row["may_fit"] == "yes"
            )
            for row in csv.DictReader(file)
        ]
    return {row.name: row for row in rows}


def rows(data: Path, chosen: Chosen = everything) -> Iterator[dict[str, Any]]:
    """Return the articles of the collections `chosen` as records, without those of unknown collections."""
    try:
        from pyarrow import parquet
    except ImportError:
        raise MissingExtraError(
            "The labelled outlets need Parquet: pip install 'news-reliability[parquet]'"
        ) from None
    known_collections = collections(data)
    with parquet.ParquetFile(require(data, "outlets", "articles.parquet")) as file:
        for batch in file.iter_batches(batch_size=256):
            of_known = (row for row in batch.to_pylist() if row["collection"] in known_collections)
            yield from (row for row in of_known if chosen(known_collections[row["collection"]]))


def article(row: dict[str, Any]) -> Article:
    """Return one row as an article; collection, lean and year are kept in `fields`."""
    fields = {name: row[name] or "" for name in ("collection", "lean")}
    year = _YEAR.search(row.get("date") or "")
    domain = row["domain"]
    return Article(
        text=row["text"] or "", title=row["title"] or "", source=domain, domain=domain, url=row["url"] or "",
        fields={**fields, "year": year[0] if year else ""},
    )  # fmt: skip


def profiles(data: Path, chosen: Chosen = everything) -> Iterator[ArticleProfile]:
    """Return the measured articles of the collections `chosen`."""
    for row in rows(data, chosen):
        yield pipeline.profile(article(row))
