"""Texts, records and data frames in memory → articles and failures, by the rules for records of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reliability.errors import InputError
from reliability.ingest import data_frames
from reliability.ingest.article_builder import build_article
from reliability.ingest.column_names import find_columns
from reliability.ingest.date_order import with_date_order
from reliability.ingest.file_location import FileLocation
from reliability.ingest.identity import LocatedRecord, identify
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Row
from reliability.records import Article, Failure

if TYPE_CHECKING:
    from reliability.ingest.data_frames import Articles


def articles(items: Articles) -> Iterator[Article]:
    """Yield texts, records, articles or a data frame as articles, by the same rules as records of a file.

    Raises `InputError` for an item without text.
    """
    for number, item in enumerate(records(items), 1):
        if isinstance(item, Failure):
            raise InputError(f"Item {number}: {item.problem}. {item.advice}.")
        yield item


def records(
    items: Articles, options: Options | None = None, *, infer_dates: bool = True
) -> Iterator[Article | Failure]:
    """Yield the same with a failure for each item without text. Without an id, the n-th item is called `#n`.

    `infer_dates`: whether other items may say if 01/02/2026 has the day or the month first. Raises
    `InputError` at once for a single text or record, and for a data frame without a column of text.
    """
    if isinstance(items, str | bytes | Mapping | Article):
        raise InputError(f"Expected a list of articles, got one {type(items).__name__}. Wrap it in a list.")
    rows = map(_row, enumerate(data_frames.iterate(items), 1))
    chosen = options or Options()
    return _records(with_date_order(rows, chosen, undated=1) if infer_dates else rows, chosen)


_NO_FILE = FileLocation("", "")


def _records(rows: Iterator[Row | Article], options: Options) -> Iterator[Article | Failure]:
    for number, row in enumerate(rows, 1):
        if isinstance(row, Article):
            yield _complete(row, number)
        else:
            yield build_article(row, _NO_FILE, options)


def _row(numbered: tuple[int, Any]) -> Row | Article:
    """Return an article unchanged; a text or record as a row."""
    number, item = numbered
    if isinstance(item, Article):
        return item
    record = _record(item)
    if not isinstance(record, Mapping):
        raise InputError(f"Item {number} is of type {type(item).__name__}. Give strings, dicts or Articles.")
    return Row({str(key): value for key, value in record.items()}, number)


def _record(item: object) -> object:
    """Return a text as a record; likewise missing values in lists and arrays (None, NaN)."""
    if isinstance(item, str):
        return {"text": str(item)}
    return {"text": None} if item is None or (isinstance(item, float) and item != item) else item


def _complete(article: Article, number: int) -> Article:
    """Add the id, source and domain that an article made by hand leaves out."""
    values = {"id": article.id, "source": article.source, "url": article.url, "domain": article.domain}
    columns = find_columns(tuple(values), Options())
    identity = identify(LocatedRecord(values, columns, _NO_FILE, number), Options())
    return replace(
        article,
        id=identity.id,
        source=identity.source,
        domain=article.domain or identity.domain,
        notes=tuple(dict.fromkeys((*article.notes, *identity.notes))),
    )
