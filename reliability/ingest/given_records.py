"""Texts, records and data frames in memory → articles and failures, by the rules for records of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reliability.errors import InputError
from reliability.ingest import frames
from reliability.ingest.article_builder import build_article
from reliability.ingest.columns import columns
from reliability.ingest.date_order import with_date_order
from reliability.ingest.file_location import FileLocation
from reliability.ingest.identity import identity
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Row
from reliability.records import Article, Failure

if TYPE_CHECKING:
    from reliability.ingest.frames import Articles


def articles(items: Articles) -> Iterator[Article]:
    """Texts, records, articles or a data frame as articles, lazily, by the same rules as records of a file.

    Raises `InputError` for what has no text.
    """
    for number, found in enumerate(records(items), 1):
        if isinstance(found, Failure):
            raise InputError(f"Item {number}: {found.problem}. {found.advice}.")
        yield found


def records(
    items: Articles, options: Options | None = None, *, infer_dates: bool = True
) -> Iterator[Article | Failure]:
    """The same with a failure in the place of what has no text. Without an id the n-th is called `#n`.

    `infer_dates`: whether other items may say if 01/02/2026 has the day or the month first. Raises
    `InputError` at once for a single text or record, and for a data frame without a column of text.
    """
    if isinstance(items, str | bytes | Mapping | Article):
        raise InputError(f"Expected a list of articles, got one {type(items).__name__}. Wrap it in a list.")
    given = map(_item, enumerate(frames.each(items), 1))
    chosen = options or Options()
    return _records(with_date_order(given, chosen, undated=1) if infer_dates else given, chosen)


def _records(items: Iterator[Row | Article], options: Options) -> Iterator[Article | Failure]:
    nowhere = FileLocation("", "")
    for number, item in enumerate(items, 1):
        if isinstance(item, Article):
            yield _completed(item, number)
        else:
            yield build_article(item, nowhere, options)


def _item(numbered: tuple[int, Any]) -> Row | Article:
    """An article as it is; a text or record as a row."""
    number, item = numbered
    if isinstance(item, Article):
        return item
    record = _record(item)
    if not isinstance(record, Mapping):
        raise InputError(f"Item {number} is a {type(item).__name__}. Give strings, dicts or Articles.")
    return Row({str(key): value for key, value in record.items()}, number)


def _record(item: object) -> object:
    """Return a text as a record; likewise missing values in lists and arrays (None, NaN)."""
    if isinstance(item, str):
        return {"text": str(item)}
    return {"text": None} if item is None or (isinstance(item, float) and item != item) else item


def _completed(given: Article, number: int) -> Article:
    """An article made by hand, with the id, source and domain it leaves out."""
    record = {"id": given.id, "source": given.source, "url": given.url, "domain": given.domain}
    who = identity(record, columns(tuple(record), Options()), FileLocation("", ""), number, Options())
    notes = tuple(dict.fromkeys((*given.notes, *who.notes)))
    return replace(given, id=who.id, source=who.source, domain=given.domain or who.domain, notes=notes)
