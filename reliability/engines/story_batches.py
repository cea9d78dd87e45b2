"""Stories from batches of records: workers reduce each article to what grouping needs, the driver groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reliability import text
from reliability.engines.batch import items_of
from reliability.records import Article, Failure
from reliability.stories.story_members import Brief, arrange, brief
from reliability.stories.terms import Terms, terms
from reliability.text.fingerprints import Fingerprint

if TYPE_CHECKING:
    import pyarrow

BRIEF_COLUMNS = (
    "article string, source string, published string, title string, digest string, words bigint, "
    "fingerprint binary, sketch array<bigint>, terms array<string>, weights array<double>"
)
"""Columns of `brief_batch`, as Spark names their types."""
STORY_COLUMNS = (
    "story", "story_title", "article", "source", "published", "copy_of", "copies", "first_by_date",
)  # fmt: skip
"""Columns of `story_rows`, with the meanings that they have in `reliability stories`."""


def brief_batch(batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
    """Return what grouping needs of each record: one row in, one row out."""
    import pyarrow

    return pyarrow.RecordBatch.from_pylist([_brief_row(item) for item in items_of(batch)], _brief_schema())


def story_rows(briefs: pyarrow.Table, *, days: int | None = 3, min_sources: int = 2) -> pyarrow.Table:
    """Return one row per article of `briefs` (made by `brief_batch`): its story, or none."""
    import pyarrow

    columns = {name: briefs.column(name) for name in briefs.column_names}
    listed = [_brief(row) for row in briefs.drop_columns(["terms", "weights"]).to_pylist()]

    def terms_of(number: int) -> Terms:
        names, weights = columns["terms"][number].as_py(), columns["weights"][number].as_py()
        return dict(zip(names, weights, strict=True))

    grouped = arrange(listed, terms_of, days=days, min_sources=min_sources)
    rows = [
        _row(
            listed[member.number], story.id, story.title, member.copy_of, member.copies, member.first_by_date
        )
        for story in grouped.stories
        for member in story.versions
    ]
    rows += [_row(listed[number], None, None, "", 0, None) for number in grouped.alone]
    return pyarrow.Table.from_pylist(rows, _story_schema())


def _brief_row(item: Article | Failure) -> dict[str, Any]:
    if isinstance(item, Failure):
        item = Article(text="", id=item.id, source=item.source)
    document = text.read(item)
    made = brief(item, document.boilerplate, len(document.body.words))
    weights = terms(item, document.boilerplate)
    return {
        **made._asdict(), "fingerprint": made.fingerprint.digest, "sketch": list(made.fingerprint.sketch),
        "terms": list(weights), "weights": list(weights.values()),
    }  # fmt: skip


def _brief(row: dict[str, Any]) -> Brief:
    fingerprint = Fingerprint(row.pop("fingerprint"), tuple(row.pop("sketch")))
    return Brief(**row, fingerprint=fingerprint)


def _row(brief: Brief, *values: Any) -> dict[str, Any]:
    story, title, copy_of, copies, first = values
    return {
        "story": story, "story_title": title, "article": brief.article, "source": brief.source,
        "published": brief.published or None, "copy_of": copy_of or None, "copies": copies,
        "first_by_date": None if first is None else int(first),
    }  # fmt: skip


def _brief_schema() -> pyarrow.Schema:
    import pyarrow as pa

    kinds = {
        "string": pa.string(), "bigint": pa.int64(), "binary": pa.binary(),
        "array<bigint>": pa.list_(pa.int64()), "array<string>": pa.list_(pa.string()),
        "array<double>": pa.list_(pa.float64()),
    }  # fmt: skip
    named: Sequence[list[str]] = [column.split() for column in BRIEF_COLUMNS.split(", ")]
    return pa.schema([(name, kinds[kind]) for name, kind in named])


def _story_schema() -> pyarrow.Schema:
    import pyarrow as pa

    whole = ("copies", "first_by_date")
    return pa.schema([(name, pa.int64() if name in whole else pa.string()) for name in STORY_COLUMNS])
